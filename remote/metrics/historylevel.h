// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/historycolumn.h"
#include "remote/metrics/metricframe.h"

#include <QtGlobal>

#include <algorithm>
#include <cmath>
#include <deque>

namespace Remote
{

/// Makes one bucket of the values of one stretch of time, each weighted with the seconds that it
/// stands for, so that a mean of rates times the time is what was counted.
struct HistorySum {
    double sum = 0;
    double weight = 0;
    float low = 0;
    float high = 0;
    qint64 bucket = -1; ///< number of the bucket under way

    /// `range`: the lowest and the highest where the value stands for several.
    HistoryBucket add(qint64 number, double value, const ValueRange &range, double seconds)
    {
        const bool isNew = bucket != number;
        bucket = number;
        sum = (isNew ? 0 : sum) + value * seconds;
        weight = (isNew ? 0 : weight) + seconds;
        const auto lowest = float(std::min(value, range.low));
        const auto highest = float(std::max(value, range.high));
        low = isNew ? lowest : std::min(low, lowest);
        high = isNew ? highest : std::max(high, highest);
        // What is all the same stays exactly that, without the rounding of a division.
        return {low == high ? low : float(sum / weight), low, high};
    }
};

/// When the buckets of one resolution were: a piece of the axis that all series share. Stretches in
/// which nothing was seen have no bucket, so that a slow interval takes no more room than it needs.
class HistoryLevel final
{
public:
    struct Bucket {
        double start;   ///< time of its first frame
        double time;    ///< of its last frame: where a chart draws it
        double covered; ///< seconds that its frames stand for
        bool joined;    ///< follows the bucket before without a gap
    };

    HistoryLevel(double step, size_t most, bool aligned)
        : m_step(step)
        , m_most(most)
        , m_aligned(aligned)
    {
    }

    /// Takes in a frame: into the bucket under way or into a new one. Its number.
    qint64 add(double time, double interval, bool joined)
    {
        if (m_buckets.empty() || startsBucket(time, joined)) {
            m_buckets.push_back({time, time, interval, joined});
            if (m_buckets.size() > m_most) {
                m_buckets.pop_front();
                ++m_first;
            }
        } else {
            m_buckets.back().time = time;
            m_buckets.back().covered += interval;
        }
        return end() - 1;
    }

    [[nodiscard]] double step() const { return m_step; }
    [[nodiscard]] double span() const { return m_step * double(m_most); }
    [[nodiscard]] bool isEmpty() const { return m_buckets.empty(); }
    /// Numbers of the buckets that are held: from first() to before end().
    [[nodiscard]] qint64 first() const { return m_first; }
    [[nodiscard]] qint64 end() const { return m_first + qint64(m_buckets.size()); }
    [[nodiscard]] const Bucket &at(qint64 number) const
    {
        return m_buckets[size_t(number - m_first)];
    }
    /// The first bucket that is not before `time`; end() when all are.
    [[nodiscard]] qint64 from(double time) const
    {
        const auto found = std::lower_bound(
            m_buckets.begin(), m_buckets.end(), time,
            [](const Bucket &bucket, double wanted) { return bucket.time < wanted; });
        return m_first + (found - m_buckets.begin());
    }
    /// Whether nothing was dropped that reaches to `time`.
    [[nodiscard]] bool reaches(double time) const
    {
        return m_first == 0 || (!m_buckets.empty() && m_buckets.front().start <= time + m_step);
    }

private:
    [[nodiscard]] bool startsBucket(double time, bool joined) const
    {
        const double start = m_buckets.back().start;
        if (m_aligned)
            return std::floor(time / m_step) != std::floor(start / m_step);
        // Frames come about a second apart: one that is a little early must not share a bucket.
        return !joined || time - start >= 0.75 * m_step;
    }

    double m_step;
    size_t m_most;
    bool m_aligned;
    qint64 m_first = 0;
    std::deque<Bucket> m_buckets;
};

} // namespace Remote
