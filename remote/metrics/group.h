// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/metricframe.h"

#include <QHash>

#include <optional>
#include <span>

namespace Remote
{

/// A kernel file that a group reads, and while which lane is on.
struct MetricSource {
    const char *path;
    Lane lane;
    /// Perl pattern of the lines wanted, "" for all: what nobody needs is not sent. Only a saving:
    /// the fallback without perl sends every line.
    const char *lines = "";
};

/// Whole numbers of one group as the kernel gives them: counters and sizes, by field and instance.
using Readings = QHash<MetricKey, quint64>;

/// Two instants of the same server and what lies between them.
struct ReadingsChange {
    const Readings &before;
    const Readings &now;
    double seconds; ///< by the server's clock; above 0

    /// A gauge; nothing when the server does not tell it.
    [[nodiscard]] std::optional<quint64> gauge(const char *field,
                                               const QByteArray &instance = {}) const;
    /// How far a counter went; nothing when it is missing on either side, or went back or round
    /// (a reset device, a 32-bit counter at its end): no number is better than a wrong one.
    [[nodiscard]] std::optional<quint64> counted(const char *field,
                                                 const QByteArray &instance = {}) const;
};

/// One file of remote/metrics: its rows, what it reads, how that becomes values. Both functions are
/// pure; input may be cut short or be anything at all, and what is not understood stays absent.
struct MetricGroup {
    std::span<const Metric> metrics;
    std::span<const MetricSource> sources;
    void (*parse)(QByteArrayView path, QByteArrayView bytes, Readings &out);
    void (*derive)(const ReadingsChange &change, MetricFrame &out);
};

/// All groups: the one list to which a new file adds its line.
std::span<const MetricGroup *const> metricGroups();

} // namespace Remote
