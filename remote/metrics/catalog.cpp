// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/groups.h"
#include "remote/metrics/scan.h"

#include <algorithm>
#include <vector>

namespace Remote
{

namespace
{

// An explicit list: an object that registered itself would be dropped from a static library.
constexpr const MetricGroup *groups[] = {
    &cpuGroup,  &memoryGroup,  &loadGroup, &kernelGroup,     &pagingGroup, &pressureGroup,
    &diskGroup, &networkGroup, &tcpGroup,  &fileSystemGroup, &deviceGroup, &ownGroup,
};

std::vector<Metric> allRows()
{
    std::vector<Metric> rows;
    for (const MetricGroup *group : groups)
        rows.insert(rows.end(), group->metrics.begin(), group->metrics.end());
    return rows;
}

} // namespace

std::span<const MetricGroup *const> metricGroups()
{
    return groups;
}

std::span<const Metric> metricCatalog()
{
    static const std::vector<Metric> rows = allRows();
    return rows;
}

const Metric *findMetric(QByteArrayView id)
{
    const auto rows = metricCatalog();
    const auto found =
        std::find_if(rows.begin(), rows.end(), [id](const Metric &row) { return id == row.id; });
    return found == rows.end() ? nullptr : &*found;
}

bool instanceBefore(QByteArrayView a, QByteArrayView b)
{
    const auto parts = [](QByteArrayView name) {
        qsizetype end = name.size();
        while (end > 0 && name[end - 1] >= '0' && name[end - 1] <= '9')
            --end;
        return std::pair(name.first(end), wholeNumber(name.sliced(end)));
    };
    const auto [wordOfA, numberOfA] = parts(a);
    const auto [wordOfB, numberOfB] = parts(b);
    if (const int order = wordOfA.compare(wordOfB))
        return order < 0;
    return numberOfA == numberOfB ? a < b : numberOfA < numberOfB;
}

std::optional<quint64> ReadingsChange::gauge(const char *field, const QByteArray &instance) const
{
    const auto found = now.constFind({literal(field), instance});
    return found == now.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<quint64> ReadingsChange::counted(const char *field, const QByteArray &instance) const
{
    const MetricKey key{literal(field), instance};
    const auto first = before.constFind(key);
    const auto last = now.constFind(key);
    if (first == before.constEnd() || last == now.constEnd() || *last < *first)
        return std::nullopt;
    return *last - *first;
}

} // namespace Remote
