// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/metricframe.h"

#include <limits>

namespace Remote
{

/// The time axis of a history. It follows the server's monotonic clock, so that setting the wall
/// clock moves all points together instead of tearing the line, and it never goes back: a reboot
/// starts the monotonic clock anew and is a new piece of the same axis. Two clocks that are given
/// the same frames agree.
class HistoryClock final
{
public:
    enum class Step {
        Unusable,  ///< not later than the frame before, or no time at all: leave it out
        Continues, ///< the server ran on since the frame before
        Restarted, ///< the first frame, or the first after a reboot
    };
    Step advance(const MetricFrame &frame);

    /// Of the newest frame, on the axis; NaN before the first.
    [[nodiscard]] double now() const { return m_now; }
    /// Seconds since 1970, as the server's wall clock is set now, of a time on the axis; and back.
    [[nodiscard]] double wallTime(double axisTime) const { return axisTime + m_shift; }
    [[nodiscard]] double axisTime(double wallTime) const { return wallTime - m_shift; }

private:
    double m_now = std::numeric_limits<double>::quiet_NaN();
    double m_uptime = 0; ///< of the newest frame
    double m_offset = 0; ///< from the monotonic clock to the axis
    double m_shift = 0;  ///< from the axis to the wall clock
};

} // namespace Remote
