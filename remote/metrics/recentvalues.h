// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/metricframe.h"

#include <QSet>

namespace Remote
{

/// The last minute of the numbers that the bottleneck rules look at, with those that are worked
/// out of others ("memory.available_share", "container.throttled"…). Small: whatever is in no rule
/// is not kept. Seconds are those of the server's monotonic clock.
class RecentValues final
{
public:
    static constexpr double length = 60;

    /// `wanted`: the metrics to keep.
    explicit RecentValues(QSet<QByteArray> wanted);

    /// A gap before the frame, or a clock that went back, drops what was there.
    void add(const MetricFrame &frame);
    void clear();

    [[nodiscard]] double newest() const { return m_newest; } ///< uptime of the newest frame
    /// How long it has been watched without a gap, at most `length`.
    [[nodiscard]] double covered() const;
    /// Mean over the last `seconds`, weighted by how long each value stands for; NaN unless most of
    /// that time is known.
    [[nodiscard]] double mean(const MetricKey &key, double seconds) const;
    /// How far a counter or size rose within the last `seconds`; NaN when it is not known.
    [[nodiscard]] double increase(const MetricKey &key, double seconds) const;
    /// When the value last began to be at least (or, `below`, at most) `limit` and stayed so,
    /// single values left aside; uptime.
    [[nodiscard]] double since(const MetricKey &key, double limit, bool below) const;
    /// Instances seen within the last minute, in a stable order; {""} for a metric of the machine.
    [[nodiscard]] QList<QByteArray> instances(const QByteArray &metric) const;

private:
    struct Point {
        double uptime;
        float value;
        float interval;
    };
    void put(const MetricKey &key, double value, const MetricFrame &frame);
    void putMachine(const MetricFrame &frame);
    void putRows(const MetricFrame &frame);
    void putInterfaces(const MetricFrame &frame);
    void prune();

    QSet<QByteArray> m_wanted;
    QHash<MetricKey, QList<Point>> m_points;
    double m_newest = 0;
    double m_oldest = 0; ///< start of the time that is covered
};

} // namespace Remote
