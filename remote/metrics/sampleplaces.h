// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/metric.h"

#include <string>
#include <vector>

namespace Remote
{

/// Where a metric's values stand in the JSON of a sample: "disk.reads" in the rows of `disks`,
/// "cpu.user" in the object `cpu`.
struct PlacedMetric {
    const Metric *metric;
    std::string object; ///< that it stands in; empty: the sample itself
    std::string list;   ///< in that object, of rows with a name; empty: it is no list
    std::string field;
    int place = -1; ///< in an array of numbers: the load averages

    [[nodiscard]] bool isInList() const { return !list.empty(); }
};

/// Of all metrics of the catalogue, in its order.
const std::vector<PlacedMetric> &placedMetrics();

} // namespace Remote
