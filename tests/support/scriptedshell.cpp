// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scriptedshell.h"

using namespace Remote;

void ScriptedStream::write(const QByteArray &bytes)
{
    if (m_finished)
        return;
    m_written += bytes;
    Q_EMIT wasWritten(bytes);
}

void ScriptedStream::finish(const Result<CommandOutput> &result)
{
    if (m_finished)
        return;
    m_finished = true;
    Q_EMIT finished(result);
}

void ScriptedShell::expect(const QByteArray &fragment, Answer answer)
{
    m_expectations.append({fragment, std::move(answer), false});
}

void ScriptedShell::always(const QByteArray &fragment, Answer answer)
{
    m_expectations.append({fragment, std::move(answer), true});
}

void ScriptedShell::hold(const QByteArray &fragment)
{
    m_expectations.append({fragment, std::nullopt, false});
}

void ScriptedShell::release(const Answer &answer)
{
    Q_ASSERT(!m_held.isEmpty());
    answerLater(m_held.takeFirst(), answer);
}

int ScriptedShell::unusedCount() const
{
    int count = 0;
    for (const Expectation &expectation : m_expectations)
        count += expectation.stays ? 0 : 1;
    return count;
}

ScriptedShell::Answer ScriptedShell::output(const QByteArray &out, int exitCode,
                                            const QByteArray &err)
{
    return CommandOutput{exitCode, out, err, std::chrono::milliseconds(1)};
}

RequestId ScriptedShell::run(const RemoteCommand &command, QObject *context, Done done)
{
    const RequestId id = ++m_lastId;
    m_commands.append(command);
    m_requests.insert(id, {context, std::move(done)});
    if (m_handler) {
        if (const std::optional<Answer> answer = m_handler(command)) {
            answerLater(id, *answer);
            return id;
        }
    }
    for (qsizetype i = 0; i < m_expectations.size(); ++i) {
        if (!command.script.contains(m_expectations[i].fragment))
            continue;
        const Expectation found = m_expectations[i];
        if (!found.stays)
            m_expectations.removeAt(i);
        if (found.answer)
            answerLater(id, *found.answer);
        else
            m_held.append(id);
        return id;
    }
    m_unexpected.append(command.script);
    answerLater(id, Error{ErrorCode::CommandFailed, {}, "unexpected command: " + command.script});
    return id;
}

void ScriptedShell::cancel(RequestId id)
{
    m_held.removeAll(id);
    if (isPending(id))
        answerLater(id, Error{ErrorCode::Cancelled, {}, {}});
}

void ScriptedShell::answerLater(RequestId id, const Answer &answer)
{
    const auto deliver = [this, id, answer] {
        const Request request = m_requests.take(id);
        if (request.done && request.context)
            request.done(answer);
    };
    QMetaObject::invokeMethod(this, deliver, Qt::QueuedConnection);
}

std::unique_ptr<RemoteStream> ScriptedShell::openStream(const RemoteCommand &command,
                                                        const QByteArray &interpreter)
{
    auto stream = std::make_unique<ScriptedStream>(command, interpreter);
    m_streams.append(stream.get());
    ScriptedStream *opened = stream.get();
    QMetaObject::invokeMethod(
        opened, [this, opened] { Q_EMIT streamOpened(opened); }, Qt::QueuedConnection);
    return stream;
}
