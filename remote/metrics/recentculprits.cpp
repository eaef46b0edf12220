// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/bottleneck.h"
#include "remote/metrics/usual.h"

#include <algorithm>
#include <cmath>

namespace Remote
{

namespace
{

constexpr double fadeSeconds = 15;
constexpr qsizetype counted = 12; ///< of each frame; further ones do not decide
constexpr double forgotten = 0.01;
constexpr double clearlyMore = 1.5;
/// Of one core. Whoever uses less does not keep a whole machine busy; then it is somebody whom we
/// do not see, as on a server that shares its kernel with others.
constexpr double leastCpu = 0.15;

constexpr Resource resources[] = {Resource::Cpu, Resource::Memory, Resource::Disk,
                                  Resource::Network};

bool areTogether(const Culprit &a, const Culprit &b)
{
    return a.name == b.name && a.container == b.container && a.isContainer() == b.isContainer();
}

/// The first of a frame by name and container, with what the others of that name use. Memory that
/// processes share counts for each of them, so there the largest stands for its name.
QList<Culprit> byName(const QList<Culprit> &top, Resource resource)
{
    QList<Culprit> named;
    for (const Culprit &one : top) {
        const auto found = std::find_if(named.begin(), named.end(), [&one](const Culprit &other) {
            return areTogether(one, other);
        });
        if (found == named.end())
            named.append(one);
        else if (resource != Resource::Memory)
            found->amount += one.amount;
    }
    return named;
}

/// What all disks moved in a frame, infinite where nobody tells. Nobody can have used more; but a
/// process is given at once all that a child ever read and wrote, of which nothing was told before
/// where the child's own numbers may not be read.
double disksMoved(const MetricFrame &frame)
{
    const double moved = diskTraffic(frame);
    return std::isnan(moved) ? HUGE_VAL : moved;
}

} // namespace

void RecentCulprits::fade(Scores &scores, double keep)
{
    for (Culprit &one : scores)
        one.amount *= keep;
    double most = 0;
    for (const Culprit &one : std::as_const(scores))
        most = std::max(most, one.amount);
    scores.removeIf([most](const Culprit &one) { return !(one.amount > most * forgotten); });
}

Culprit &RecentCulprits::entry(Scores &scores, const Culprit &culprit)
{
    auto found = std::find_if(scores.begin(), scores.end(),
                              [&culprit](const Culprit &one) { return areTogether(one, culprit); });
    if (found == scores.end()) {
        scores.append(culprit);
        found = std::prev(scores.end());
        found->amount = 0;
    }
    found->process = culprit.process;
    return *found;
}

void RecentCulprits::add(const MetricFrame &frame)
{
    if (!(frame.rowsInterval > 0))
        return;
    const double keep = std::exp(-frame.rowsInterval / fadeSeconds);
    for (const Resource resource : resources) {
        Scores &scores = m_scores[int(resource)];
        fade(scores, keep);
        QList<Culprit> top = topProcesses(frame, resource, counted);
        // Where nobody tells about processes, containers are known still; whose processes' sockets
        // were seen moved less than a container if those of others were not.
        const QList<Culprit> containers = topContainers(frame, resource, counted);
        const bool isLess = resource == Resource::Network && !top.isEmpty() &&
                            !containers.isEmpty() &&
                            containers.first().amount > clearlyMore * top.first().amount;
        if (top.isEmpty() || isLess)
            top = containers;
        const double most = resource == Resource::Disk ? disksMoved(frame) : HUGE_VAL;
        const QList<Culprit> named = byName(top, resource);
        for (const Culprit &one : named) {
            Culprit &known = entry(scores, one);
            // Who takes much memory at once is not to wait for a mean; rates jump, so they are.
            if (resource == Resource::Memory)
                known.amount = std::max(known.amount, one.amount);
            else
                known.amount += std::min(one.amount, most) * (1 - keep);
        }
    }
    fade(m_blocked, keep);
    for (const ProcessRow &row : frame.processes) {
        if (row.state == 'D')
            entry(m_blocked, {row.name, row.id, row.container, 1}).amount += 1 - keep;
    }
}

void RecentCulprits::clear()
{
    *this = RecentCulprits();
}

std::optional<Culprit> RecentCulprits::most(Resource resource, const QByteArray &container,
                                            const std::optional<Culprit> &before) const
{
    std::optional<Culprit> found;
    std::optional<Culprit> former;
    for (const Culprit &one : m_scores[int(resource)]) {
        if (!container.isEmpty() && one.container != container)
            continue;
        if (!found || one.amount > found->amount)
            found = one;
        if (before && areTogether(one, *before))
            former = one;
    }
    if (found && resource == Resource::Cpu && container.isEmpty() && found->amount < leastCpu)
        return std::nullopt;
    return former && found->amount < clearlyMore * former->amount ? former : found;
}

std::optional<Culprit> RecentCulprits::mostBlocked() const
{
    const auto most =
        std::max_element(m_blocked.begin(), m_blocked.end(),
                         [](const Culprit &a, const Culprit &b) { return a.amount < b.amount; });
    return most == m_blocked.end() ? std::nullopt : std::optional(*most);
}

} // namespace Remote
