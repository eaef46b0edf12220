// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/culprits.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace Remote
{

namespace
{

/// NaN counts as nothing.
double known(double value)
{
    return std::isnan(value) ? 0 : value;
}

double amountOf(const ProcessRow &row, Resource resource)
{
    switch (resource) {
    case Resource::Cpu:
        return known(row.cpu) + known(row.endedChildrenCpu);
    case Resource::Memory:
        return known(row.rss);
    case Resource::Disk:
        return known(row.readBytes) + known(row.writeBytes);
    case Resource::Network:
        return known(row.rxBytes) + known(row.txBytes);
    }
    return 0;
}

double amountOf(const ContainerRow &row, Resource resource)
{
    switch (resource) {
    case Resource::Cpu:
        return known(row.cpu);
    case Resource::Memory:
        return known(row.memory);
    case Resource::Disk:
        return known(row.readBytes) + known(row.writeBytes);
    case Resource::Network:
        return known(row.rxBytes) + known(row.txBytes);
    }
    return 0;
}

Culprit culprit(const ProcessRow &row, double amount)
{
    return {row.name, row.id, row.container, amount};
}

Culprit culprit(const ContainerRow &row, double amount)
{
    return {{}, {}, row.id, amount};
}

template <typename Row>
QList<Culprit> top(const QList<Row> &rows, Resource resource, qsizetype most)
{
    std::vector<std::pair<double, const Row *>> ranked;
    for (const Row &row : rows) {
        if (const double amount = amountOf(row, resource); amount > 0)
            ranked.emplace_back(amount, &row);
    }
    const auto kept = std::min(ranked.size(), size_t(std::max<qsizetype>(0, most)));
    std::partial_sort(ranked.begin(), ranked.begin() + std::ptrdiff_t(kept), ranked.end(),
                      [](const auto &a, const auto &b) { return a.first > b.first; });
    QList<Culprit> found;
    for (size_t i = 0; i < kept; ++i)
        found.append(culprit(*ranked[i].second, ranked[i].first));
    return found;
}

} // namespace

QList<Culprit> topProcesses(const MetricFrame &frame, Resource resource, qsizetype most)
{
    return top(frame.processes, resource, most);
}

QList<Culprit> topContainers(const MetricFrame &frame, Resource resource, qsizetype most)
{
    return top(frame.containers, resource, most);
}

} // namespace Remote
