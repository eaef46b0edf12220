// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/bottleneckrules.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace Remote
{

namespace
{

/// What holds keeps holding until the mean over so long says that it does not.
constexpr double leaveSeconds = 10;
/// Before so much has been seen, nobody can say that nothing limits.
constexpr double leastSeen = 10;

/// A rule that holds, for one instance.
struct Verdict {
    QByteArray instance;
    QList<BottleneckEvidence> evidence;
};

Resource resourceOf(BottleneckKind kind)
{
    switch (kind) {
    case BottleneckKind::Swapping:
    case BottleneckKind::Memory:
    case BottleneckKind::ContainerMemoryLimit:
        return Resource::Memory;
    case BottleneckKind::DiskFull:
    case BottleneckKind::DiskBusy:
        return Resource::Disk;
    case BottleneckKind::Network:
    case BottleneckKind::NetworkLoss:
        return Resource::Network;
    case BottleneckKind::Unknown:
    case BottleneckKind::None:
    case BottleneckKind::Steal:
    case BottleneckKind::Blocked:
    case BottleneckKind::Cpu:
    case BottleneckKind::ContainerCpuLimit:
        break;
    }
    return Resource::Cpu;
}

bool isOfContainer(BottleneckKind kind)
{
    return kind == BottleneckKind::ContainerMemoryLimit ||
           kind == BottleneckKind::ContainerCpuLimit;
}

bool isBeyond(double value, double limit, Comparison comparison)
{
    return comparison == Comparison::AtLeast ? value >= limit : value <= limit;
}

/// The number of one condition; `value` NaN: not known. Only a mean may speak for a shorter time.
BottleneckEvidence looked(const RecentValues &values, const BottleneckCondition &condition,
                          const BottleneckRule &rule, const QByteArray &instance, bool holdsNow)
{
    const bool isMean = condition.quantity == Quantity::Mean;
    BottleneckEvidence found;
    found.key = {condition.metric, condition.ofMachine ? QByteArray() : instance};
    found.comparison = condition.comparison;
    found.threshold = holdsNow ? condition.leave : condition.enter;
    found.seconds = holdsNow && isMean ? leaveSeconds : rule.seconds;
    found.value =
        isMean ? values.mean(found.key, found.seconds) : values.increase(found.key, found.seconds);
    return found;
}

/// All conditions, of alternatives the first that is known; nothing when one does not hold or
/// nobody tells.
std::optional<Verdict> judged(const RecentValues &values, const BottleneckRule &rule,
                              const QByteArray &instance, bool holdsNow)
{
    Verdict verdict{instance, {}};
    bool isKnown = true;
    for (const BottleneckCondition &condition : rule.conditions) {
        if (condition.isOther && isKnown)
            continue;
        if (!condition.isOther && !isKnown)
            return std::nullopt;
        BottleneckEvidence found = looked(values, condition, rule, instance, holdsNow);
        isKnown = !std::isnan(found.value);
        if (!isKnown)
            continue;
        if (!isBeyond(found.value, found.threshold, found.comparison))
            return std::nullopt;
        found.threshold = condition.enter; // what people are told does not depend on the moment
        verdict.evidence.append(found);
    }
    return isKnown ? std::optional(verdict) : std::nullopt;
}

/// `holding`: the instance for which the rule holds already; it goes first. Else the worst one.
std::optional<Verdict> judged(const RecentValues &values, const BottleneckRule &rule,
                              const std::optional<QByteArray> &holding)
{
    if (holding) {
        if (auto verdict = judged(values, rule, *holding, true))
            return verdict;
    }
    if (!rule.byInstance)
        return judged(values, rule, QByteArray(), false);
    std::optional<Verdict> worst;
    const QList<QByteArray> instances = values.instances(rule.conditions.front().metric);
    for (const QByteArray &instance : instances) {
        if (rule.leavesOut && rule.leavesOut(instance))
            continue;
        auto verdict = judged(values, rule, instance, false);
        if (verdict && (!worst || verdict->evidence.first().value > worst->evidence.first().value))
            worst = std::move(verdict);
    }
    return worst;
}

double startOf(const RecentValues &values, const BottleneckRule &rule, const Verdict &verdict)
{
    const BottleneckEvidence &first = verdict.evidence.first();
    const BottleneckCondition &condition = rule.conditions.front();
    if (condition.quantity == Quantity::Increase || first.key.metric != condition.metric)
        return values.newest() - rule.seconds;
    return values.since(first.key, condition.leave, condition.comparison == Comparison::AtMost);
}

bool knowsTheMachine(const RecentValues &values)
{
    return values.covered() >= leastSeen && !std::isnan(values.mean({"cpu.busy"}, leastSeen));
}

/// `before`: who was named by the same verdict so far.
std::optional<Culprit> culpritOf(const RecentCulprits &culprits, const Bottleneck &bottleneck,
                                 const std::optional<Culprit> &before)
{
    switch (bottleneck.kind) {
    case BottleneckKind::Blocked:
        return culprits.mostBlocked();
    // Whoever fills a file system, takes our CPU from outside or loses packets is not in our rows.
    case BottleneckKind::Steal:
    case BottleneckKind::DiskFull:
    case BottleneckKind::NetworkLoss:
        return std::nullopt;
    default:
        break;
    }
    if (bottleneck.evidence.first().key.metric == "container.oom_kills")
        return std::nullopt; // who was killed is gone; the one who is left did not do it
    return culprits.most(resourceOf(bottleneck.kind),
                         isOfContainer(bottleneck.kind) ? bottleneck.subject : QByteArray(),
                         before);
}

} // namespace

const Bottleneck &BottleneckWatch::add(const MetricFrame &frame)
{
    m_values.add(frame);
    m_culprits.add(frame);
    const auto rules = bottleneckRules();
    const auto before = m_rule;
    std::optional<Verdict> verdict;
    m_rule = -1;
    for (size_t i = 0; i < rules.size() && !verdict; ++i) {
        const bool holds = int(i) == before;
        verdict =
            judged(m_values, rules[i], holds ? std::optional(m_current.subject) : std::nullopt);
        if (verdict)
            m_rule = int(i);
    }
    const double wall = frame.time - frame.uptime;
    Bottleneck next;
    next.time = frame.time;
    if (!verdict) {
        next.kind = knowsTheMachine(m_values) ? BottleneckKind::None : BottleneckKind::Unknown;
        m_current = next;
        return m_current;
    }
    const BottleneckRule &rule = rules[size_t(m_rule)];
    next.kind = rule.kind;
    next.subject = verdict->instance;
    next.evidence = verdict->evidence;
    const BottleneckCondition &first = rule.conditions.front();
    next.severity = next.evidence.first().key.metric == first.metric &&
                            isBeyond(next.evidence.first().value, rule.halts, first.comparison)
                        ? Severity::Halts
                        : Severity::Slows;
    const bool goesOn = m_current.kind == next.kind && m_current.subject == next.subject;
    next.since = goesOn ? m_current.since : wall + startOf(m_values, rule, *verdict);
    // While it ebbs away, whoever it was may be gone; who is left did not do it.
    const bool ebbs = goesOn && !judged(m_values, rule, verdict->instance, false);
    next.culprit = ebbs ? m_current.culprit
                        : culpritOf(m_culprits, next, goesOn ? m_current.culprit : std::nullopt);
    m_current = next;
    return m_current;
}

void BottleneckWatch::clear()
{
    m_values.clear();
    m_culprits.clear();
    m_current = {};
    m_rule = -1;
}

BottleneckWatch::BottleneckWatch()
    : m_values(bottleneckMetrics())
{
}

} // namespace Remote
