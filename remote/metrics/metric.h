// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/unit.h"

#include <QByteArray>
#include <QFlags>
#include <QHashFunctions>
#include <QString>

#include <limits>
#include <span>

namespace Remote
{

/// A group of values that is only read while somebody looks at it.
enum class Lane {
    Host = 1 << 0, ///< CPU, memory, load, pressure: always on
    Disks = 1 << 1,
    Network = 1 << 2,
    Cores = 1 << 3,      ///< per-core CPU
    Processes = 1 << 4,  ///< a row for each process
    Containers = 1 << 5, ///< a row for each container
    Kernel = 1 << 12,    ///< interrupts, paging: numbers of vmstat
    Tcp = 1 << 13,       ///< what only the long /proc/net/netstat tells
    /// Not asked for tick by tick: SlowReader reads them now and then, on a channel of its own.
    Slow = 1 << 14,
};
Q_DECLARE_FLAGS(Lanes, Lane)

/// One row of the catalogue: what a number is called, where it comes from, how it is written.
struct Metric {
    const char *id;      ///< such as "cpu.user"; stable, used in files and options
    const char *name;    ///< QT_TRANSLATE_NOOP("Remote", …): short label
    const char *meaning; ///< QT_TRANSLATE_NOOP("Remote", …): one sentence for the tooltip
    const char *source;  ///< the kernel file, shown as it is
    Unit unit;
    Lane lane;
    bool perInstance = false; ///< one value for each disk, interface or core
    double maximum = std::numeric_limits<double>::quiet_NaN(); ///< NaN: no fixed end of the scale
};

/// All metrics, in the order in which they are shown.
std::span<const Metric> metricCatalog();
/// nullptr when there is no such metric.
const Metric *findMetric(QByteArrayView id);

/// One series: a metric and, where it is per instance, which one ("sda", "eth0", "cpu3").
struct MetricKey {
    QByteArray metric;
    QByteArray instance{};

    friend bool operator==(const MetricKey &, const MetricKey &) = default;
    friend size_t qHash(const MetricKey &key, size_t seed = 0)
    {
        return qHashMulti(seed, key.metric, key.instance);
    }
};

/// The order in which people count: cpu2 before cpu10.
bool instanceBefore(QByteArrayView a, QByteArrayView b);

} // namespace Remote

Q_DECLARE_OPERATORS_FOR_FLAGS(Remote::Lanes)
