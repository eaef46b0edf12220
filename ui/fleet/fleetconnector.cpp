// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/fleetconnector.h"

#include <algorithm>

namespace Clawtune
{

using Remote::ConnectionState;

namespace
{

bool isUnderWay(ConnectionState state)
{
    return state == ConnectionState::Connecting || state == ConnectionState::AwaitingHostKey ||
           state == ConnectionState::AwaitingPassphrase;
}

} // namespace

FleetConnector::FleetConnector(HostSessions &sessions,
                               std::function<HostSession *(const QString &name)> open,
                               QObject *parent)
    : QObject(parent)
    , m_sessions(sessions)
    , m_open(std::move(open))
{
    m_clock.start();
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &FleetConnector::pump);
    connect(&m_sessions, &HostSessions::changed, this, [this] {
        m_queue.removeIf([this](const QString &name) { return !m_sessions.find(name); });
        Q_EMIT progressed();
    });
}

void FleetConnector::connectAll()
{
    for (const Remote::SavedHost &host : m_sessions.hosts()) {
        HostSession *session = m_sessions.existing(host.name);
        // Who was refused would only be refused again, and servers count that.
        const bool isClosed = !session || session->connection().state() == ConnectionState::Closed;
        if (isClosed && !m_queue.contains(host.name))
            m_queue.append(host.name);
    }
    pump();
}

void FleetConnector::connectOne(const QString &name)
{
    m_queue.removeAll(name);
    if (m_open(name))
        m_started.append(name);
    Q_EMIT progressed();
}

void FleetConnector::stop()
{
    m_queue.clear();
    m_timer.stop();
    Q_EMIT progressed();
}

int FleetConnector::underWay() const
{
    return int(std::count_if(m_started.begin(), m_started.end(), [this](const QString &name) {
        HostSession *session = m_sessions.existing(name);
        return session && isUnderWay(session->connection().state());
    }));
}

std::chrono::milliseconds FleetConnector::untilDue(const QString &name) const
{
    const Remote::SavedHost *host = m_sessions.find(name);
    const auto last = host ? m_lastByAddress.constFind(host->address) : m_lastByAddress.constEnd();
    if (last == m_lastByAddress.constEnd())
        return std::chrono::milliseconds(0);
    const std::chrono::milliseconds passed(m_clock.elapsed() - *last);
    return std::max(std::chrono::milliseconds(0), sameAddressPause - passed);
}

/// Opens the first that is due, then comes back after the pause; at most one at a time.
void FleetConnector::pump()
{
    Q_EMIT progressed();
    if (m_queue.isEmpty())
        return;
    if (underWay() >= atOnce) {
        m_timer.start(pause);
        return;
    }
    const auto due = std::find_if(m_queue.begin(), m_queue.end(), [this](const QString &name) {
        return untilDue(name).count() == 0;
    });
    if (due != m_queue.end()) {
        const QString name = *due;
        m_queue.erase(due);
        if (const Remote::SavedHost *host = m_sessions.find(name))
            m_lastByAddress.insert(host->address, m_clock.elapsed());
        if (m_open(name))
            m_started.append(name);
        Q_EMIT progressed();
    }
    m_timer.start(pause);
}

} // namespace Clawtune
