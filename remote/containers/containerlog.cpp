// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/containers/containerlog.h"

#include "remote/containers/enginecommand.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Remote
{

namespace
{

/// Its two streams arrive apart; within this time they are put in order.
constexpr auto gatherTime = 60ms;
constexpr auto pollPause = 2s;
constexpr qint64 nanosecond = 1'000'000'000;
constexpr qint64 pollLimit = 64 * 1024 * 1024;

/// Seconds with decimals, as both engines read them.
QByteArray engineTime(qint64 nanoseconds)
{
    return QByteArray::number(nanoseconds / nanosecond) + '.' +
           QByteArray::number(nanoseconds % nanosecond).rightJustified(9, '0');
}

} // namespace

ContainerLog::ContainerLog(RemoteShell &shell, QObject *parent)
    : QObject(parent)
    , m_shell(shell)
{
    m_flush.setSingleShot(true);
    m_flush.setInterval(gatherTime);
    connect(&m_flush, &QTimer::timeout, this, &ContainerLog::flush);
    m_poll.setSingleShot(true);
    m_poll.setInterval(pollPause);
    connect(&m_poll, &QTimer::timeout, this, &ContainerLog::poll);
}

ContainerLog::~ContainerLog()
{
    stop();
}

void ContainerLog::start(const ContainerEngine &engine, const QByteArray &id, qint64 since)
{
    stop();
    if (!isContainerId(id))
        return;
    m_engine = engine;
    m_id = id;
    m_since = m_lastTime = since;
    m_out = LogReader(false);
    m_err = LogReader(true);
    m_lastWords.clear();
    m_isRunning = true;
    if (m_shell.canStream(engine.privilege))
        openStream();
    else
        poll();
    m_flush.start();
}

void ContainerLog::stop()
{
    m_isRunning = false;
    m_flush.stop();
    m_poll.stop();
    m_gathered.clear();
    closeStream();
    if (m_request != 0)
        m_shell.cancel(std::exchange(m_request, 0));
}

QByteArray ContainerLog::call(bool follows) const
{
    QByteArray text = follows ? "clawtune_run=clawtune_until_eof clawtune_log " : "clawtune_log ";
    text += m_id;
    if (follows)
        text += " --follow";
    text += " --tail " + QByteArray::number(mostEarlier);
    if (m_lastTime > 0)
        text += " --since " + engineTime(m_lastTime);
    return text;
}

void ContainerLog::openStream()
{
    m_stream = m_shell.openStream(engineCommand(m_engine, call(true)));
    connect(m_stream.get(), &RemoteStream::received, this,
            [this](const QByteArray &bytes) { gather(m_out.feed(bytes)); });
    connect(m_stream.get(), &RemoteStream::receivedError, this, [this](const QByteArray &bytes) {
        m_lastWords = m_lastWords.append(bytes).right(2000);
        gather(m_err.feed(bytes));
    });
    connect(m_stream.get(), &RemoteStream::finished, this,
            [this](const Result<CommandOutput> &result) {
                gather(m_out.finish() + m_err.finish());
                if (!result)
                    end(result.error());
                else if (result->exitCode != 0)
                    end(Error{ErrorCode::CommandFailed, u"logs"_s, m_lastWords});
                else
                    end({});
            });
}

void ContainerLog::closeStream()
{
    if (!m_stream)
        return;
    m_stream->disconnect(this);
    m_stream.release()->deleteLater(); // it may be the one that is calling us
}

void ContainerLog::poll()
{
    RemoteCommand command = engineCommand(m_engine, call(false));
    command.outputLimit = pollLimit;
    m_request = m_shell.run(command, this, [this](const Result<CommandOutput> &answer) {
        m_request = 0;
        if (m_isRunning)
            takeAnswer(answer);
    });
}

void ContainerLog::takeAnswer(const Result<CommandOutput> &answer)
{
    if (!answer || answer->exitCode != 0) {
        end(answer ? Error{ErrorCode::CommandFailed, u"logs"_s, answer->err.right(2000)}
                   : answer.error());
        return;
    }
    gather(m_out.feed(answer->out) + m_err.feed(answer->err));
    flush();
    m_poll.start();
}

void ContainerLog::gather(const QList<LogLine> &lines)
{
    for (const LogLine &line : lines) {
        if (line.time == 0 || line.time > m_since)
            m_gathered.append(line);
    }
    if (!m_flush.isActive() && !m_gathered.isEmpty())
        m_flush.start();
}

void ContainerLog::flush()
{
    m_flush.stop();
    if (m_gathered.size() > mostEarlier)
        m_gathered.remove(0, m_gathered.size() - mostEarlier);
    std::stable_sort(m_gathered.begin(), m_gathered.end(),
                     [](const LogLine &a, const LogLine &b) { return a.time < b.time; });
    for (const LogLine &line : std::as_const(m_gathered))
        m_lastTime = std::max(m_lastTime, line.time);
    if (!m_stream)
        m_since = m_lastTime; // the next answer begins there
    Q_EMIT received(std::exchange(m_gathered, {}));
}

void ContainerLog::end(const Result<void> &result)
{
    if (!m_gathered.isEmpty())
        flush();
    stop();
    Q_EMIT ended(result);
}

} // namespace Remote

#include "moc_containerlog.cpp"
