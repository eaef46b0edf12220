// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/thresholds/alertgate.h"

#include <algorithm>

namespace Clawtune
{

namespace
{

constexpr double leastQuiet = 60; ///< seconds

} // namespace

bool AlertGate::pass(const QString &host, const Remote::ThresholdStatus &status, double now)
{
    // Names of disks come from servers: what is over is not kept for ever.
    m_quietUntil.removeIf([now](const auto &entry) { return entry.value() <= now; });
    const Key key{host, status.rule.id, status.instance};
    if (m_quietUntil.contains(key))
        return false;
    m_quietUntil.insert(key, now + std::max(leastQuiet, double(status.rule.duration.count())));
    return true;
}

} // namespace Clawtune
