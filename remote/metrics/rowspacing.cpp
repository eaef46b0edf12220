// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/rowspacing.h"

#include <algorithm>

namespace Remote
{

namespace
{

constexpr double quietSeconds = 10;
constexpr double busySeconds = 3;
constexpr double mostCredit = 3;    ///< readings
constexpr double creditSeconds = 8; ///< for one more of them

} // namespace

bool RowsPacing::wantsRows(const MetricFrame &frame)
{
    constexpr double clearlyBusier = 0.15; // of the whole machine
    constexpr double clearlyMoreDisk = 1024 * 1024;
    const double seconds = frame.interval;
    const bool busy = m_busy.takeAndCompare(frame.value("cpu.busy"), seconds, 1, clearlyBusier);
    const bool disk = m_disk.takeAndCompare(diskTraffic(frame), seconds, 2, clearlyMoreDisk);
    const bool network = isClearlyMoreTraffic(m_network, frame);
    const bool isHigh = busy || disk || network;
    const bool hasTurned = isHigh != m_wasHigh;
    m_wasHigh = isHigh;
    m_spent = std::max(0., m_spent - seconds / creditSeconds);
    if (frame.rowsInterval > 0) {
        m_readAt = frame.uptime;
        m_spent = std::min(mostCredit, m_spent + 1);
    }
    if (m_readAt == 0)
        return true;
    // The next tick is an interval from here, more or less.
    const double then = frame.uptime + frame.interval * 1.05 - m_readAt;
    const bool isWorthIt = hasTurned || (isHigh && then >= busySeconds);
    return then >= quietSeconds || (isWorthIt && m_spent <= mostCredit - 1);
}

} // namespace Remote
