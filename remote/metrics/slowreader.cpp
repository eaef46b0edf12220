// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/slowreader.h"

using namespace std::chrono_literals;

namespace Remote
{

namespace
{

constexpr auto shownInterval = 30s;
constexpr auto hiddenInterval = 60s;
/// Two rounds that did not come: then it is not known any more.
constexpr auto validity = 150s;

} // namespace

SlowReader::SlowReader(RemoteShell &shell, QObject *parent)
    : QObject(parent)
    , m_shell(shell)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &SlowReader::readNow);
}

void SlowReader::start()
{
    if (m_running)
        return;
    m_running = true;
    readNow();
}

void SlowReader::stop()
{
    m_running = false;
    m_next.stop();
    m_reading = false;
    if (m_request)
        m_shell.cancel(*std::exchange(m_request, std::nullopt));
}

void SlowReader::setShown(bool shown)
{
    if (m_shown == shown)
        return;
    m_shown = shown;
    if (!m_running || m_reading)
        return;
    const bool isOld = !m_sinceRead.isValid() ||
                       m_sinceRead.hasExpired(std::chrono::milliseconds(shownInterval).count());
    if (shown && isOld)
        readNow();
    else
        plan();
}

void SlowReader::readNow()
{
    if (!m_running || m_reading)
        return;
    m_next.stop();
    m_reading = true;
    read();
}

void SlowReader::ask(const QByteArray &script, std::chrono::milliseconds deadline, Then then)
{
    RemoteCommand command{script};
    command.deadline = deadline;
    command.outputLimit = 4 * 1024 * 1024;
    m_request = m_shell.run(command, this,
                            [this, next = std::move(then)](const Result<CommandOutput> &result) {
                                m_request.reset();
                                if (!m_reading)
                                    return; // stop() was faster
                                if (!result)
                                    fail(result.error());
                                else
                                    next(result->out);
                            });
}

void SlowReader::finish()
{
    m_reading = false;
    m_error.reset();
    m_sinceRead.start();
    plan();
    Q_EMIT changed();
}

void SlowReader::fail(const Error &error)
{
    m_reading = false;
    m_error = error;
    plan();
    Q_EMIT changed();
}

void SlowReader::plan()
{
    if (m_running)
        m_next.start(m_shown ? shownInterval : hiddenInterval);
}

void SlowReader::addTo(MetricFrame &frame) const
{
    if (m_sinceRead.isValid() &&
        !m_sinceRead.hasExpired(std::chrono::milliseconds(validity).count()))
        addValues(frame);
}

} // namespace Remote
