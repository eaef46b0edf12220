// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/usual.h"

#include "remote/metrics/disks.h"
#include "remote/metrics/network.h"

namespace Remote
{

namespace
{

constexpr double usualSeconds = 60; ///< in which the usual comes most of the way to what is new

/// NaN when there is none.
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

bool UsualLevel::takeAndCompare(double value, double seconds, double factor, double least)
{
    if (std::isnan(value))
        return false;
    const bool isAbove = value > factor * m_usual + least;
    if (std::isnan(m_usual))
        m_usual = value;
    m_usual += (value - m_usual) * -std::expm1(-seconds / usualSeconds);
    return isAbove;
}

double diskTraffic(const MetricFrame &frame)
{
    return sumOf(frame, {"disk.read_bytes", "disk.write_bytes"}, isStackedDisk);
}

bool isClearlyMoreTraffic(UsualLevel &level, const MetricFrame &frame)
{
    constexpr double clearlyMore = 256 * 1024;
    const double traffic = sumOf(frame, {"net.rx_bytes", "net.tx_bytes"}, isVirtualInterface);
    return level.takeAndCompare(traffic, frame.interval, 2, clearlyMore);
}

} // namespace Remote
