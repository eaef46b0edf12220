// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/metricframe.h"

#include <QList>
#include <QPointF>

#include <chrono>
#include <functional>
#include <memory>

namespace Remote
{

/// What a series was around one instant. A gap is a point whose numbers are NaN.
struct HistoryPoint {
    double time = 0; ///< seconds since 1970, the server's wall clock
    double mean = 0;
    double low = 0;
    double high = 0;
};

/// What was seen of one server, bounded in memory: 1 s buckets for 15 minutes, 10 s buckets for
/// 6 hours, 60 s buckets for 7 days, each with the lowest, the mean and the highest value. Frames
/// may come at any interval; one that is longer than a bucket is a bucket of its own. GUI thread.
/// A gap (reconnect, pause) is a point with NaN, never a zero or a joining line.
class MetricHistory final
{
public:
    /// How much room there is. `seconds`: of 1 s buckets. `bytes`: of values; what is more takes
    /// the oldest hours of disks, interfaces and cores away, never those of the machine. `series`:
    /// a server decides how many disks and interfaces it has; nobody looks at more than this.
    struct Limits {
        std::chrono::seconds seconds{900};
        qsizetype bytes = qsizetype(64) * 1024 * 1024;
        qsizetype series = 4000; ///< of metrics with instances
    };
    MetricHistory();
    explicit MetricHistory(Limits limits);
    ~MetricHistory();
    Q_DISABLE_COPY_MOVE(MetricHistory)

    /// With the frame's ranges, where it has some.
    void append(const MetricFrame &frame);
    /// The connection was lost: what follows is not joined with what came before.
    void markGap();

    /// x: seconds since 1970 (server clock), y: the mean; oldest first; within `window` before
    /// `end` (0: the latest frame). A bucket stands at its last frame. Uses the finest resolution
    /// that covers the window and reaches back far enough.
    [[nodiscard]] QList<QPointF> points(const MetricKey &key, std::chrono::seconds window,
                                        double end = 0) const;
    /// The same with the lowest and the highest value of each bucket, so that a spike of one second
    /// can be seen in a view of days.
    [[nodiscard]] QList<HistoryPoint> buckets(const MetricKey &key, std::chrono::seconds window,
                                              double end = 0) const;
    /// Seconds that a point of points() stands for.
    [[nodiscard]] std::chrono::seconds resolution(std::chrono::seconds window,
                                                  double end = 0) const;

    [[nodiscard]] double latest(const MetricKey &key) const;
    /// The mean of the finest bucket that is at `time` or was last before it; NaN in a gap.
    [[nodiscard]] double valueAt(const MetricKey &key, double time) const;
    [[nodiscard]] double latestTime() const;   ///< 0 before the first frame
    [[nodiscard]] double earliestTime() const; ///< the same
    /// Instances of a metric seen in the latest frame that had any, in a stable order.
    [[nodiscard]] QList<QByteArray> instances(const QByteArray &metric) const;
    /// Those with a value within `window` before `end` (0: the latest frame), also where they have
    /// vanished since; in the same order.
    [[nodiscard]] QList<QByteArray> instances(const QByteArray &metric, std::chrono::seconds window,
                                              double end = 0) const;

    /// What is held of the time from `from` to `to` as frames, oldest first, each instant in the
    /// finest resolution that there still is of it, without rows. Values are means, with their
    /// ranges. A gap shows in their intervals alone. Ends early when `visitor` returns false.
    void visit(double from, double to,
               const std::function<bool(const MetricFrame &)> &visitor) const;

    [[nodiscard]] qsizetype seriesCount() const;
    /// Values of the latest frame that are not kept, as a server told more than there is room for
    /// (4000 with an instance): those that are looked at least.
    [[nodiscard]] qsizetype leftOut() const;
    [[nodiscard]] qsizetype bytes() const; ///< that the values take

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Remote
