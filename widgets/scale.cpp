// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/scale.h"

#include <algorithm>
#include <cmath>

namespace Widgets
{

namespace
{

constexpr int intervals = 4; ///< at most, so five lines with the one at 0

/// The smallest round step of which `intervals` reach `maximum`.
double stepFor(double maximum, Counting counting)
{
    const double least = maximum / intervals;
    if (counting == Counting::Binary)
        return std::exp2(std::ceil(std::log2(least) - 1e-9));
    const double ten = std::pow(10, std::floor(std::log10(least) + 1e-9));
    for (const double factor : {1., 2., 2.5, 5.}) {
        if (ten * factor >= least * (1 - 1e-9))
            return ten * factor;
    }
    return ten * 10;
}

} // namespace

Scale scaleFor(double maximum, double floor, Counting counting)
{
    const double wanted = std::isfinite(maximum) ? std::max(maximum, floor) : floor;
    const double step = stepFor(wanted, counting);
    Scale scale;
    scale.top = std::ceil(wanted / step - 1e-9) * step;
    for (int i = 0; i * step <= scale.top * (1 + 1e-9); ++i)
        scale.ticks.append(i * step);
    return scale;
}

Scale fixedScale(double top, Counting counting)
{
    if (!(top > 0) || !std::isfinite(top))
        return fixedScale(1, counting);
    const double step = stepFor(top, counting);
    Scale scale;
    scale.top = top;
    for (int i = 0; i * step <= top * (1 + 1e-9); ++i)
        scale.ticks.append(i * step);
    return scale;
}

} // namespace Widgets
