// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/metricframe.h"

#include <cmath>

namespace Remote
{

/// What a value usually is: a mean that comes most of the way to what is new within a minute, so
/// what lasts becomes usual.
class UsualLevel final
{
public:
    /// Whether it is above `factor` times the usual by more than `least`; NaN is not.
    bool takeAndCompare(double value, double seconds, double factor, double least);

private:
    double m_usual = std::nan("");
};

/// Bytes a second of all disks that are not made of others, reads and writes; NaN when there is
/// none.
double diskTraffic(const MetricFrame &frame);
/// Takes in the traffic of all interfaces that lead outside; whether it is so much more than usual
/// that it is worth looking who it is.
bool isClearlyMoreTraffic(UsualLevel &level, const MetricFrame &frame);

} // namespace Remote
