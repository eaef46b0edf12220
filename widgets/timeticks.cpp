// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeticks.h"

#include <cmath>

namespace Widgets
{

namespace
{

constexpr double steps[] = {1,      2,      5,      10,     15,      30,     60,
                            120,    300,    600,    900,    1800,    3600,   7200,
                            10'800, 21'600, 43'200, 86'400, 172'800, 604'800};

} // namespace

TimeTicks timeTicks(double from, double to, int most, double offset)
{
    if (!(to > from) || most < 1 || !std::isfinite(to - from))
        return {};
    for (const double step : steps) {
        const double first = std::ceil((from + offset) / step);
        const double last = std::floor((to + offset) / step);
        if (last - first >= most)
            continue;
        TimeTicks ticks{step, {}};
        for (double i = first; i <= last; ++i)
            ticks.times.append(i * step - offset);
        return ticks;
    }
    return {};
}

} // namespace Widgets
