// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/culprits.h"

#include <memory>

namespace Remote
{

/// Who used most of a resource in a stretch of time, most first. Amounts are rates over
/// [from, to], or the highest of several such rates where the stretch is longer than one.
struct Suspects {
    double from = 0; ///< seconds since 1970, the server's wall clock
    double to = 0;   ///< 0: nobody looked at that time
    QList<Culprit> processes{};
    QList<Culprit> containers{};
    /// Whether anybody looked at what processes moved over the network.
    bool hasProcessTraffic = false;

    [[nodiscard]] bool isKnown() const { return to > 0; }
};

/// The strongest processes and containers of each instant, for as long and as fine as
/// MetricHistory keeps the values: each reading for 15 minutes, then the strongest of each 10 s for
/// 6 hours and of each 60 s for 7 days. Rows are not read at each tick, so an instant belongs to
/// the reading whose interval it lies in. GUI thread.
class WhoHistory final
{
public:
    static constexpr qsizetype most = 5; ///< of each resource

    WhoHistory();
    ~WhoHistory();
    Q_DISABLE_COPY_MOVE(WhoHistory)

    /// Every frame, also those without rows: they keep the clock right.
    void append(const MetricFrame &frame);

    /// The strongest within `tolerance` seconds before and after `time` (what a pixel of a chart
    /// stands for). When that is later than the newest reading, that reading, if it is not more
    /// than a minute old.
    [[nodiscard]] Suspects at(double time, Resource resource, double tolerance = 0) const;
    /// Puts the rows of readings that ended after `from` and not after `to` into a frame, with
    /// what is known of them; where there is none, the frame stays as it is.
    void addRows(double from, double to, MetricFrame &frame) const;

    [[nodiscard]] qsizetype bytes() const; ///< that it takes, about

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Remote
