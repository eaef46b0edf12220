// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <limits>
#include <memory>
#include <vector>

namespace Remote
{

/// What a series was in one stretch of time. NaN: nobody saw it. float: seven digits are more than
/// a chart shows, and half the memory.
struct HistoryBucket {
    float mean = std::numeric_limits<float>::quiet_NaN();
    float low = std::numeric_limits<float>::quiet_NaN();
    float high = std::numeric_limits<float>::quiet_NaN();

    friend bool operator==(const HistoryBucket &, const HistoryBucket &) = default;
};

/// The buckets of one series in one resolution, numbered from 0 for ever; old ones are dropped.
/// Memory is taken in pieces of 60 buckets, and only for what needs it: a piece in which nothing
/// was seen takes none, one whose values are all the same a few bytes, one whose buckets hold a
/// single value each a third of the whole.
class HistoryColumn final
{
public:
    static constexpr qint64 chunkSize = 60;

    /// `number` is the newest or one after it; numbers may be left out.
    void put(qint64 number, const HistoryBucket &bucket);
    [[nodiscard]] HistoryBucket at(qint64 number) const;
    /// Whether anything was seen from `first` to before `end`.
    [[nodiscard]] bool hasAny(qint64 first, qint64 end) const;
    /// Forgets whole pieces that end at `number` or before. The bytes that this gave back.
    qsizetype dropBefore(qint64 number);
    [[nodiscard]] bool isEmpty() const { return m_chunks.empty(); }
    [[nodiscard]] qsizetype bytes() const;

private:
    struct Chunk {
        quint64 seen = 0;                ///< a bit a bucket
        HistoryBucket same;              ///< of all of them, while there are no values
        std::unique_ptr<float[]> values; ///< means; when isRanged then also lows, then highs
        bool isRanged = false;

        void put(int place, const HistoryBucket &bucket);
        [[nodiscard]] HistoryBucket at(int place) const;
        void makeRoom(bool ranged);
        [[nodiscard]] qsizetype bytes() const;
    };

    qint64 m_first = 0; ///< number of the first chunk that is held
    std::vector<Chunk> m_chunks;
};

} // namespace Remote
