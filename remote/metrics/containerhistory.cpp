// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/containerhistory.h"

#include "remote/metrics/scan.h"

namespace Remote
{

namespace
{

struct Kept {
    const char *metric;
    double ContainerRow::*value;
};
constexpr Kept kept[] = {
    {"container.cpu", &ContainerRow::cpu},
    {"container.memory", &ContainerRow::memory},
    {"container.rx_bytes", &ContainerRow::rxBytes},
    {"container.tx_bytes", &ContainerRow::txBytes},
    {"container.read_bytes", &ContainerRow::readBytes},
    {"container.write_bytes", &ContainerRow::writeBytes},
};

/// A thousand containers at a time.
constexpr MetricHistory::Limits limits{std::chrono::seconds(900), qsizetype(32) * 1024 * 1024,
                                       1000 * qsizetype(std::size(kept))};

} // namespace

ContainerHistory::ContainerHistory()
    : m_series(limits)
{
}

void ContainerHistory::append(const MetricFrame &frame)
{
    if (frame.rowsInterval <= 0)
        return;
    MetricFrame own;
    own.time = frame.time;
    own.uptime = frame.uptime;
    own.interval = frame.rowsInterval;
    own.values.reserve(frame.containers.size() * qsizetype(std::size(kept)));
    for (const Kept &one : kept) {
        const QByteArray metric = literal(one.metric);
        for (const ContainerRow &row : frame.containers)
            own.values.insert({metric, row.id}, row.*one.value);
    }
    m_series.append(own);
}

} // namespace Remote
