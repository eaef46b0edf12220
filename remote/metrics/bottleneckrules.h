// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/bottleneck.h"

#include <span>

namespace Remote
{

/// How a condition makes one number of the recent values.
enum class Quantity {
    Mean,     ///< over the time that the rule asks for
    Increase, ///< of a counter or size, over that time
};

/// One number that must be beyond a limit.
struct BottleneckCondition {
    const char *metric;
    Comparison comparison;
    double enter;         ///< beyond this it begins to hold
    double leave;         ///< and it holds until it is not even beyond this
    bool isOther = false; ///< stands in for the condition above where the server does not tell that
    Quantity quantity = Quantity::Mean;
    bool ofMachine = false; ///< in a rule by instance: this one is of the whole machine
};

/// One way in which a server is held back: all conditions (of alternatives the first that is known)
/// hold at once for the same instance.
struct BottleneckRule {
    BottleneckKind kind;
    double seconds; ///< how long before it is said
    double halts;   ///< the first number beyond this: Severity::Halts
    std::span<const BottleneckCondition> conditions;
    bool byInstance = false; ///< looked at for each instance of the first metric
    bool (*leavesOut)(const QByteArray &instance) = nullptr;
};

/// Most important first: what would explain the others stands above them.
std::span<const BottleneckRule> bottleneckRules();
/// Every metric that a rule looks at.
QSet<QByteArray> bottleneckMetrics();

} // namespace Remote
