// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/metricframe.h"

#include <QList>
#include <QPointF>

#include <chrono>
#include <memory>

namespace Remote
{

/// What was seen of one server, bounded in memory: 1 s steps for 15 minutes, 10 s steps for 6 h.
/// GUI thread. A gap (reconnect, pause) is a point with NaN, never a zero or a joining line.
class MetricHistory final
{
public:
    MetricHistory();
    ~MetricHistory();
    Q_DISABLE_COPY_MOVE(MetricHistory)

    void append(const MetricFrame &frame);
    /// The connection was lost: what follows is not joined with what came before.
    void markGap();

    /// x: seconds since 1970 (server clock), y: the value; oldest first; within `window` before
    /// `end` (0: the latest frame). Uses the finest resolution that covers the window.
    [[nodiscard]] QList<QPointF> points(const MetricKey &key, std::chrono::seconds window,
                                        double end = 0) const;
    [[nodiscard]] double latest(const MetricKey &key) const;
    [[nodiscard]] double latestTime() const;
    /// Instances of a metric seen in the latest frame that had any, in a stable order.
    [[nodiscard]] QList<QByteArray> instances(const QByteArray &metric) const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Remote
