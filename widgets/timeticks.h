// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace Widgets
{

/// Round instants of a time axis and how far apart they are.
struct TimeTicks {
    double step = 0; ///< seconds; 0: there are none
    QList<double> times;

    friend bool operator==(const TimeTicks &, const TimeTicks &) = default;
};

/// At most `most` instants between `from` and `to` at which a clock shows round numbers: seconds,
/// minutes and hours by 1, 2, 5, 10, 15, 30 or the like, whole days beyond. Times are seconds since
/// 1970; `offset` is the clock's distance from UTC in seconds, above 0 in the east.
[[nodiscard]] TimeTicks timeTicks(double from, double to, int most, double offset);

} // namespace Widgets
