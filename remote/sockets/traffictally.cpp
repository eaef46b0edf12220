// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/sockets/traffictally.h"

#include "remote/sockets/socketsums.h"

namespace Remote
{

namespace
{

constexpr double lingerSeconds = 10;
constexpr double longestSeconds = 60;
constexpr double restFactor = 2;

/// NaN adds nothing, but NaN alone stays that.
void addMoved(double &moved, double rate, double seconds)
{
    if (!std::isnan(rate))
        moved = (std::isnan(moved) ? 0 : moved) + rate * seconds;
}

} // namespace

void TrafficTally::add(const SocketFrame &frame)
{
    // Tables of /proc tell of no bytes.
    if (!(frame.interval > 0) || frame.source != SocketSource::Netlink)
        return;
    m_seconds += frame.interval;
    const QHash<ProcessId, Traffic> traffic = trafficByProcess(frame.rows);
    for (auto it = traffic.cbegin(); it != traffic.cend(); ++it) {
        Traffic &moved = m_moved[it.key()];
        addMoved(moved.rx, it->rx, frame.interval);
        addMoved(moved.tx, it->tx, frame.interval);
    }
}

void TrafficTally::giveTo(MetricFrame &frame)
{
    if (!(frame.rowsInterval > 0))
        return;
    if (m_seconds > 0) {
        for (ProcessRow &row : frame.processes) {
            const auto moved = m_moved.constFind(row.id);
            if (moved == m_moved.constEnd())
                continue;
            row.rxBytes = moved->rx / m_seconds;
            row.txBytes = moved->tx / m_seconds;
        }
    }
    clear();
}

bool TrafficPacing::wantsSockets(const MetricFrame &frame)
{
    if (frame.uptime < m_uptime) // it started anew
        reset();
    m_uptime = frame.uptime;
    const bool isHigh = isClearlyMoreTraffic(m_network, frame);
    if (isHigh)
        m_highAt = frame.uptime;
    if (!m_isOn) {
        m_isOn = isHigh && frame.uptime >= m_restsUntil;
        m_began = frame.uptime;
        return m_isOn;
    }
    const double lasted = frame.uptime - m_began;
    m_isOn = frame.uptime - m_highAt < lingerSeconds && lasted < longestSeconds;
    if (!m_isOn)
        m_restsUntil = frame.uptime + restFactor * lasted;
    return m_isOn;
}

} // namespace Remote
