// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/containerrow.h"
#include "remote/metrics/metric.h"
#include "remote/metrics/processrow.h"

#include <QHash>
#include <QList>

#include <cmath>

namespace Remote
{

/// Of one value that stands for several.
struct ValueRange {
    double low = 0;
    double high = 0;

    friend bool operator==(const ValueRange &, const ValueRange &) = default;
};

/// All values of one instant. Rates are over `interval`, measured by the server's own monotonic
/// clock, so a slow line does not bend them. A value that this server cannot tell is absent.
struct MetricFrame {
    double time = 0;     ///< the server's wall clock, seconds since 1970
    double uptime = 0;   ///< the server's monotonic clock, seconds (/proc/uptime)
    double interval = 0; ///< seconds since the frame before
    QHash<MetricKey, double> values;
    /// Of a history or a recording, where the value is a mean of several that differ: the lowest
    /// and the highest of them.
    QHash<MetricKey, ValueRange> ranges{};

    /// Seconds that the rates of the rows below are over; 0: rows were not read this time (their
    /// lanes are off, or their turn is later), which is not the same as there being none.
    double rowsInterval = 0;
    QList<ProcessRow> processes;    ///< Lane::Processes: all of them, in no order
    QList<ContainerRow> containers; ///< Lane::Containers

    /// NaN where absent.
    [[nodiscard]] double value(const QByteArray &metric, const QByteArray &instance = {}) const
    {
        return values.value({metric, instance}, std::nan(""));
    }
};

} // namespace Remote
