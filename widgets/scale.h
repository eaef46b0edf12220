// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace Widgets
{

/// How the numbers of an axis are counted: steps of 1, 2, 5 and tens, or of powers of two for
/// sizes in KiB and MiB.
enum class Counting { Decimal, Binary };

/// Where a vertical axis ends and where its lines are: from 0, at round numbers, at most five.
struct Scale {
    double top = 1;
    QList<double> ticks;

    friend bool operator==(const Scale &, const Scale &) = default;
};

/// The smallest scale with a round top that holds `maximum` (at least `floor`, which is above 0).
[[nodiscard]] Scale scaleFor(double maximum, double floor, Counting counting);
/// A scale that ends exactly at `top`, with its lines at round numbers; shares get quarters.
[[nodiscard]] Scale fixedScale(double top, Counting counting);

} // namespace Widgets
