// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/rowspacing.h"

#include "remote/metrics/disks.h"
#include "remote/metrics/network.h"

#include <algorithm>

namespace Remote
{

namespace
{

constexpr double quietSeconds = 10;
constexpr double busySeconds = 3;
constexpr double mostCredit = 3;    ///< readings
constexpr double creditSeconds = 8; ///< for one more of them
constexpr double usualSeconds = 60; ///< in which the usual comes most of the way to what is new

/// The sum over what leads outside; NaN when there is none.
double sumOf(const MetricFrame &frame, std::initializer_list<const char *> metrics,
             bool (*isLeftOut)(const QByteArray &))
{
    double sum = std::nan("");
    for (auto it = frame.values.cbegin(); it != frame.values.cend(); ++it) {
        for (const char *metric : metrics) {
            if (it.key().metric == metric && !isLeftOut(it.key().instance))
                sum = std::isnan(sum) ? it.value() : sum + it.value();
        }
    }
    return sum;
}

} // namespace

bool RowsPacing::Level::takeAndCompare(double value, double seconds, double factor, double least)
{
    if (std::isnan(value))
        return false;
    const bool isAbove = value > factor * m_usual + least;
    if (std::isnan(m_usual))
        m_usual = value;
    m_usual += (value - m_usual) * -std::expm1(-seconds / usualSeconds);
    return isAbove;
}

bool RowsPacing::wantsRows(const MetricFrame &frame)
{
    constexpr double clearlyBusier = 0.15; // of the whole machine
    constexpr double clearlyMoreDisk = 1024 * 1024;
    constexpr double clearlyMoreNetwork = 256 * 1024;
    const double seconds = frame.interval;
    const bool busy = m_busy.takeAndCompare(frame.value("cpu.busy"), seconds, 1, clearlyBusier);
    const bool disk =
        m_disk.takeAndCompare(sumOf(frame, {"disk.read_bytes", "disk.write_bytes"}, isStackedDisk),
                              seconds, 2, clearlyMoreDisk);
    const bool network =
        m_network.takeAndCompare(sumOf(frame, {"net.rx_bytes", "net.tx_bytes"}, isVirtualInterface),
                                 seconds, 2, clearlyMoreNetwork);
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
