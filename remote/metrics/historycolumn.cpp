// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/historycolumn.h"

#include <algorithm>

namespace Remote
{

namespace
{

constexpr auto size = size_t(HistoryColumn::chunkSize);

bool isRange(const HistoryBucket &bucket)
{
    return bucket.low != bucket.mean || bucket.high != bucket.mean;
}

} // namespace

void HistoryColumn::Chunk::put(int place, const HistoryBucket &bucket)
{
    const quint64 bit = quint64(1) << place;
    if (!values) {
        // Also while the newest bucket changes as long as it is the only one.
        if ((seen & ~bit) == 0 || bucket == same) {
            seen |= bit;
            same = bucket;
            return;
        }
        makeRoom(isRange(bucket) || isRange(same));
    } else if (!isRanged && isRange(bucket)) {
        makeRoom(true);
    }
    seen |= bit;
    values[size_t(place)] = bucket.mean;
    if (isRanged) {
        values[size + size_t(place)] = bucket.low;
        values[2 * size + size_t(place)] = bucket.high;
    }
}

/// Moves what is there into larger room.
void HistoryColumn::Chunk::makeRoom(bool ranged)
{
    auto room = std::make_unique<float[]>(ranged ? 3 * size : size);
    for (size_t i = 0; i < size; ++i) {
        const HistoryBucket bucket = at(int(i));
        room[i] = bucket.mean;
        if (ranged) {
            room[size + i] = bucket.low;
            room[2 * size + i] = bucket.high;
        }
    }
    values = std::move(room);
    isRanged = ranged;
}

HistoryBucket HistoryColumn::Chunk::at(int place) const
{
    if (!(seen >> place & 1))
        return {};
    if (!values)
        return same;
    const float mean = values[size_t(place)];
    if (!isRanged)
        return {mean, mean, mean};
    return {mean, values[size + size_t(place)], values[2 * size + size_t(place)]};
}

qsizetype HistoryColumn::Chunk::bytes() const
{
    const size_t floats = !values ? 0 : isRanged ? 3 * size : size;
    return qsizetype(sizeof(Chunk) + floats * sizeof(float));
}

void HistoryColumn::put(qint64 number, const HistoryBucket &bucket)
{
    const qint64 chunk = number / chunkSize;
    if (m_chunks.empty())
        m_first = chunk;
    if (chunk < m_first)
        return;
    while (m_first + qint64(m_chunks.size()) <= chunk)
        m_chunks.emplace_back();
    m_chunks[size_t(chunk - m_first)].put(int(number % chunkSize), bucket);
}

HistoryBucket HistoryColumn::at(qint64 number) const
{
    const qint64 place = number / chunkSize - m_first;
    if (place < 0 || place >= qint64(m_chunks.size()))
        return {};
    return m_chunks[size_t(place)].at(int(number % chunkSize));
}

bool HistoryColumn::hasAny(qint64 first, qint64 end) const
{
    for (qsizetype place = 0; place < qsizetype(m_chunks.size()); ++place) {
        const qint64 begin = (m_first + place) * chunkSize;
        const qint64 from = std::clamp<qint64>(first - begin, 0, chunkSize);
        const qint64 to = std::clamp<qint64>(end - begin, 0, chunkSize);
        if (from >= to)
            continue;
        const quint64 wanted = (~quint64(0) >> (64 - (to - from))) << from;
        if (m_chunks[size_t(place)].seen & wanted)
            return true;
    }
    return false;
}

qsizetype HistoryColumn::dropBefore(qint64 number)
{
    const qint64 dropped =
        std::clamp<qint64>(number / chunkSize - m_first, 0, qint64(m_chunks.size()));
    qsizetype freed = 0;
    for (qint64 i = 0; i < dropped; ++i)
        freed += m_chunks[size_t(i)].bytes();
    m_chunks.erase(m_chunks.begin(), m_chunks.begin() + dropped);
    m_first += dropped;
    if (m_chunks.empty())
        m_chunks.shrink_to_fit();
    return freed;
}

qsizetype HistoryColumn::bytes() const
{
    qsizetype sum = qsizetype(m_chunks.capacity() - m_chunks.size()) * qsizetype(sizeof(Chunk));
    for (const Chunk &chunk : m_chunks)
        sum += chunk.bytes();
    return sum;
}

} // namespace Remote
