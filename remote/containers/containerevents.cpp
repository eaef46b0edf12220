// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/containers/containerevents.h"

#include "remote/base/quote.h"
#include "remote/containers/enginecommand.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Remote
{

namespace
{

constexpr auto pollPause = 3s;
constexpr qsizetype longestLine = 1024 * 1024; ///< labels can be long, but not that long

} // namespace

ContainerEvents::ContainerEvents(RemoteShell &shell, QObject *parent)
    : QObject(parent)
    , m_shell(shell)
{
    m_pollTimer.setSingleShot(true);
    m_pollTimer.setInterval(pollPause);
    connect(&m_pollTimer, &QTimer::timeout, this, &ContainerEvents::poll);
}

ContainerEvents::~ContainerEvents()
{
    stop();
}

void ContainerEvents::start(const ContainerEngine &engine, qint64 since)
{
    stop();
    m_engine = engine;
    m_since = since;
    m_isRunning = true;
    m_unfinished.clear();
    m_lastWords.clear();
    if (m_shell.canStream(engine.privilege))
        openStream();
    else
        m_pollTimer.start();
}

void ContainerEvents::stop()
{
    m_isRunning = false;
    m_pollTimer.stop();
    closeStream();
    if (m_request != 0)
        m_shell.cancel(std::exchange(m_request, 0));
}

void ContainerEvents::openStream()
{
    m_stream = m_shell.openStream(
        engineCommand(m_engine, "clawtune_follow " + QByteArray::number(m_since)));
    connect(m_stream.get(), &RemoteStream::received, this, &ContainerEvents::takeBytes);
    connect(m_stream.get(), &RemoteStream::receivedError, this, [this](const QByteArray &bytes) {
        m_lastWords = m_lastWords.append(bytes).right(2000);
    });
    connect(m_stream.get(), &RemoteStream::finished, this,
            [this](const Result<CommandOutput> &result) {
                fail(result ? Error{ErrorCode::CommandFailed, u"events"_s, m_lastWords}
                            : result.error());
            });
}

void ContainerEvents::closeStream()
{
    if (!m_stream)
        return;
    m_stream->disconnect(this);
    m_stream.release()->deleteLater(); // it may be the one that is calling us
}

void ContainerEvents::poll()
{
    m_mark = randomToken(8);
    m_request = m_shell.run(
        engineCommand(m_engine, "clawtune_happened " + QByteArray::number(m_since), 15s, m_mark),
        this, [this](const Result<CommandOutput> &answer) { takeAnswer(answer); });
}

void ContainerEvents::takeAnswer(const Result<CommandOutput> &answer)
{
    m_request = 0;
    if (!m_isRunning)
        return;
    if (!answer || answer->exitCode != 0) {
        fail(answer ? Error{ErrorCode::CommandFailed, u"events"_s, answer->err.right(2000)}
                    : answer.error());
        return;
    }
    const QByteArray head = m_mark + " until ";
    for (const QByteArray &line : answer->out.split('\n')) {
        if (line.startsWith(head))
            m_since = std::max(m_since, line.mid(head.size()).trimmed().toLongLong());
        else
            takeLine(line);
    }
    if (m_isRunning)
        m_pollTimer.start();
}

void ContainerEvents::takeBytes(const QByteArray &bytes)
{
    m_unfinished += bytes;
    QByteArrayList lines = m_unfinished.split('\n');
    m_unfinished = lines.takeLast();
    if (m_unfinished.size() > longestLine)
        m_unfinished.clear(); // its rest will be no event
    for (const QByteArray &line : std::as_const(lines)) {
        if (m_isRunning)
            takeLine(line);
    }
}

void ContainerEvents::takeLine(const QByteArray &line)
{
    const std::optional<ContainerEvent> event = parseContainerEvent(line);
    if (event && changesContainer(*event))
        Q_EMIT happened(*event);
}

void ContainerEvents::fail(const Error &error)
{
    stop();
    Q_EMIT ended(error);
}

} // namespace Remote

#include "moc_containerevents.cpp"
