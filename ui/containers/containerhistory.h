// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/metricframe.h"

#include <QPointF>

#include <deque>

namespace Clawtune
{

/// The last 15 minutes of each container's numbers, as long as somebody looked. Bounded: with very
/// many containers each one keeps less.
class ContainerHistory final
{
public:
    enum Series { Cpu, Memory, Received, Sent, Read, Written, SeriesCount };

    static constexpr double span = 900;               ///< seconds
    static constexpr qsizetype mostSamples = 400'000; ///< of all containers together

    /// A frame whose containers were not read this time leaves everything as it is; one that
    /// misses a container leaves a gap in its lines.
    void append(const Remote::MetricFrame &frame);
    /// A stretch in which nobody looked: a gap.
    void markGap() { m_isGapDue = true; }
    void clear();

    /// Points of one line, x the server's clock, ascending, NaN where there is a gap.
    [[nodiscard]] QList<QPointF> points(const QByteArray &container, Series series) const;
    /// x of the newest frame; 0: none.
    [[nodiscard]] double latestTime() const { return m_latest; }
    [[nodiscard]] qsizetype sampleCount() const { return m_count; }

private:
    struct Sample {
        double time = 0;
        float values[SeriesCount] = {};
    };

    void put(const QByteArray &container, const Sample &sample);
    void trim();

    QHash<QByteArray, std::deque<Sample>> m_samples;
    double m_latest = 0;
    double m_before = 0; ///< time of the frame before
    qsizetype m_count = 0;
    bool m_isGapDue = false;
};

} // namespace Clawtune
