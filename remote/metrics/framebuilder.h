// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/containerrows.h"
#include "remote/metrics/group.h"
#include "remote/metrics/processrows.h"
#include "remote/metrics/rawsample.h"

#include <optional>

namespace Remote
{

/// Turns samples into frames: keeps the readings of the one before, so that counters become rates.
/// Rows have a time before of their own, as they may be read less often. No I/O and no clock.
class FrameBuilder final
{
public:
    /// Nothing for the first sample, and for one that is not later than the one before.
    std::optional<MetricFrame> add(const RawSample &sample);
    /// What the sample that was added last tells by itself: a frame without any rate, interval 0.
    [[nodiscard]] MetricFrame gauges(const RawSample &sample) const;
    void reset();

private:
    void addRows(const RawSample &sample, MetricFrame *frame);

    bool m_hasPrevious = false;
    double m_uptime = 0;
    QList<Readings> m_readings;         ///< by group
    std::optional<double> m_rowsUptime; ///< when rows were read last
    ProcessRows m_processes;
    ContainerRows m_containers;
};

/// What the sampling program is to read for these lanes; no path twice, patterns joined.
struct WantedFile {
    QByteArray path;
    QByteArray lines; ///< perl pattern, empty for all
};
QList<WantedFile> wantedFiles(Lanes lanes);

} // namespace Remote
