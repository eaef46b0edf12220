// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/metrichistory.h"

namespace Remote
{

/// What containers used, kept like what the server did (MetricHistory): series of
/// "container.cpu" (cores), "container.memory" (bytes), "container.rx_bytes",
/// "container.tx_bytes", "container.read_bytes" and "container.write_bytes" (a second), their
/// instances ids of containers. Bounded however many come and go. GUI thread.
class ContainerHistory final
{
public:
    ContainerHistory();

    /// A frame whose rows were not read this time changes nothing: the next that has them stands
    /// for the time between.
    void append(const MetricFrame &frame);
    [[nodiscard]] const MetricHistory &series() const { return m_series; }

private:
    MetricHistory m_series;
};

} // namespace Remote
