// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/historyclock.h"

#include <algorithm>
#include <cmath>

namespace Remote
{

HistoryClock::Step HistoryClock::advance(const MetricFrame &frame)
{
    if (!std::isfinite(frame.time) || !std::isfinite(frame.uptime))
        return Step::Unusable;
    const bool isFirst = std::isnan(m_now);
    const bool restarted = !isFirst && frame.uptime < m_uptime;
    if (isFirst) {
        m_offset = frame.time - frame.uptime;
    } else if (restarted) {
        // How long the server was away, only its wall clock knows; where that went back (no
        // battery, another time zone), what came before still came before.
        const double awake = m_now + std::max(1., frame.interval);
        m_offset = std::max(awake, axisTime(frame.time)) - frame.uptime;
    }
    const double time = frame.uptime + m_offset;
    if (!isFirst && !(time > m_now))
        return Step::Unusable;
    m_now = time;
    m_uptime = frame.uptime;
    m_shift = frame.time - time;
    return isFirst || restarted ? Step::Restarted : Step::Continues;
}

} // namespace Remote
