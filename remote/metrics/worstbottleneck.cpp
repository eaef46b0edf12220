// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/worstbottleneck.h"

#include <algorithm>
#include <tuple>

namespace Remote
{

namespace
{

bool isSame(const Bottleneck &a, const Bottleneck &b)
{
    return a.kind == b.kind && a.subject == b.subject && a.since == b.since;
}

bool isWorse(const BottleneckEvidence &a, const BottleneckEvidence &b)
{
    if (!(a.key == b.key))
        return false;
    return a.comparison == Comparison::AtLeast ? a.value > b.value : a.value < b.value;
}

std::tuple<Severity, double> weight(const Bottleneck &one)
{
    return {one.severity, one.time - one.since};
}

} // namespace

void WorstBottleneck::add(const Bottleneck &now)
{
    if (now.evidence.isEmpty()) {
        m_running = now;
        if (m_worst.kind == BottleneckKind::Unknown)
            m_worst = now;
        return;
    }
    if (!isSame(m_running, now)) {
        m_running = now;
    } else {
        if (isWorse(now.evidence.first(), m_running.evidence.first())) {
            m_running.evidence = now.evidence;
            m_running.culprit = now.culprit;
        }
        m_running.severity = std::max(m_running.severity, now.severity);
        m_running.time = now.time;
    }
    if (m_worst.evidence.isEmpty() || weight(m_running) > weight(m_worst))
        m_worst = m_running;
}

} // namespace Remote
