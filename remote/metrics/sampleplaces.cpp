// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/sampleplaces.h"

#include <QByteArray>

namespace Remote
{

namespace
{

/// What does not simply follow from the id of a metric.
struct Exception {
    const char *id;
    const char *field;
    int place;
};

constexpr Exception exceptions[] = {
    {"load.1", "load", 0},           {"load.5", "load", 1},
    {"load.15", "load", 2},          {"load.running", "run_queue", -1},
    {"load.blocked", "blocked", -1},
};

PlacedMetric rowsOf(const Metric &metric, const std::string &prefix, const std::string &field)
{
    if (prefix == "core")
        return {&metric, "cpu", "cores", field};
    if (prefix == "net")
        return {&metric, {}, "network", field};
    if (prefix == "part")
        return {&metric, {}, "partitions", field};
    if (prefix == "fs")
        return {&metric, {}, "file_systems", field};
    return {&metric, {}, prefix + 's', field};
}

PlacedMetric placed(const Metric &metric)
{
    const std::string id = metric.id;
    const auto dot = id.find('.');
    const std::string prefix = id.substr(0, dot);
    const std::string field = dot == std::string::npos ? id : id.substr(dot + 1);
    for (const Exception &one : exceptions) {
        if (id == one.id)
            return {&metric, {}, {}, one.field, one.place};
    }
    if (metric.perInstance)
        return rowsOf(metric, prefix, field);
    if (prefix == "load") // that name is taken by the three averages
        return {&metric, {}, {}, "load_" + field};
    return {&metric, prefix, {}, field};
}

} // namespace

const std::vector<PlacedMetric> &placedMetrics()
{
    static const std::vector<PlacedMetric> all = [] {
        std::vector<PlacedMetric> list;
        for (const Metric &metric : metricCatalog())
            list.push_back(placed(metric));
        return list;
    }();
    return all;
}

} // namespace Remote
