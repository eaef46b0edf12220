// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/metric.h"

#include <QHash>

#include <cmath>

namespace Remote
{

/// All values of one instant. Rates are over `interval`, measured by the server's own monotonic
/// clock, so a slow line does not bend them. A value that this server cannot tell is absent.
struct MetricFrame {
    double time = 0;     ///< the server's wall clock, seconds since 1970
    double uptime = 0;   ///< the server's monotonic clock, seconds (/proc/uptime)
    double interval = 0; ///< seconds since the frame before
    QHash<MetricKey, double> values;

    /// NaN where absent.
    [[nodiscard]] double value(const QByteArray &metric, const QByteArray &instance = {}) const
    {
        return values.value({metric, instance}, std::nan(""));
    }
};

} // namespace Remote
