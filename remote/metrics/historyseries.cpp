// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/historyseries.h"

#include "remote/metrics/disks.h"
#include "remote/metrics/network.h"

#include <algorithm>

namespace Remote
{

namespace
{

constexpr int leastUsed = 3;

/// Metrics with instances that are looked at more than others; the rest only fills tables.
struct Use {
    const char *metric;
    int rank; ///< 0: used most
};
constexpr Use uses[] = {
    {"disk.util", 0},          {"disk.read_bytes", 0},    {"disk.write_bytes", 0},
    {"net.rx_bytes", 0},       {"net.tx_bytes", 0},       {"fs.used", 0},
    {"core.busy", 0},          {"disk.reads", 1},         {"disk.writes", 1},
    {"disk.read_await", 1},    {"disk.write_await", 1},   {"net.rx_packets", 1},
    {"net.tx_packets", 1},     {"net.rx_errors", 1},      {"net.tx_errors", 1},
    {"net.rx_drops", 1},       {"net.tx_drops", 1},       {"fs.inodes_used", 1},
    {"sensor.fan", 1},         {"sensor.temperature", 1}, {"memory.zram_used", 1},
    {"memory.zram_stored", 1},
};

/// Whatever sums leave out comes after what they take in.
int rankOf(const MetricKey &key)
{
    const auto *const use = std::find_if(std::begin(uses), std::end(uses), [&key](const Use &one) {
        return key.metric == one.metric;
    });
    if (use == std::end(uses))
        return leastUsed;
    const bool isBeside = (key.metric.startsWith("disk.") && isStackedDisk(key.instance)) ||
                          (key.metric.startsWith("net.") && isVirtualInterface(key.instance));
    return use->rank + (isBeside ? 1 : 0);
}

/// Whether `a` is to be held rather than `b`.
bool isUsedMore(const HistorySeries *a, const HistorySeries *b)
{
    if (a->rank != b->rank)
        return a->rank < b->rank;
    if (a->isNew != b->isNew)
        return b->isNew;
    if (a->key.instance != b->key.instance)
        return instanceBefore(a->key.instance, b->key.instance);
    return a->key.metric < b->key.metric;
}

bool hasInstance(const HistorySeries &one)
{
    return !one.key.instance.isEmpty();
}

} // namespace

HistorySeries::HistorySeries(MetricKey itsKey)
    : key(std::move(itsKey))
    , rank(rankOf(key))
{
}

bool HistorySeries::isEmpty() const
{
    return std::all_of(columns.begin(), columns.end(),
                       [](const HistoryColumn &column) { return column.isEmpty(); });
}

const std::vector<HistorySeries *> &HistorySeriesList::follow(const MetricFrame &frame, double now)
{
    m_hasChanged = m_order.size() != size_t(frame.values.size());
    m_order.resize(size_t(frame.values.size()), nullptr);
    bool isNew = false;
    size_t place = 0;
    for (auto it = frame.values.keyBegin(); it != frame.values.keyEnd(); ++it, ++place) {
        HistorySeries *&one = m_order[place];
        if (one && one->key == *it)
            continue;
        one = m_index.value(*it);
        m_hasChanged = true;
        isNew = isNew || !one;
    }
    if (isNew)
        addNew(frame, now);
    if (m_hasChanged)
        m_leftOut = std::count_if(m_order.begin(), m_order.end(),
                                  [](const HistorySeries *one) { return !one->isHeld; });
    return m_order;
}

void HistorySeriesList::addNew(const MetricFrame &frame, double now)
{
    // First, so that none of this frame's series is forgotten to make room.
    for (HistorySeries *one : m_order) {
        if (one)
            one->seen = now;
    }
    const auto added = std::count(m_order.begin(), m_order.end(), nullptr);
    if (m_held + added > m_most)
        forgetVanished(now);
    size_t place = 0;
    for (auto it = frame.values.keyBegin(); it != frame.values.keyEnd(); ++it, ++place) {
        if (m_order[place])
            continue;
        m_series.push_back(std::make_unique<HistorySeries>(*it));
        HistorySeries &one = *m_series.back();
        one.seen = now;
        m_held += hasInstance(one) ? 1 : 0;
        m_index.insert(*it, &one);
        m_order[place] = &one;
    }
    if (m_held > m_most)
        holdMostUsed();
    for (HistorySeries *one : m_order)
        one->isNew = false;
    if (m_series.size() > 16 * size_t(m_most)) // names without end, none of which has values
        remove([now](const HistorySeries &one) { return !one.isHeld && one.seen != now; });
    m_isGrouped = false;
}

/// Half of the room, those first that vanished first; but none that was there a minute ago.
void HistorySeriesList::forgetVanished(double now)
{
    std::vector<double> times;
    for (const auto &one : m_series) {
        if (hasInstance(*one) && one->isHeld && !(one->seen > now - 60))
            times.push_back(one->seen);
    }
    if (times.empty())
        return;
    const auto kept = times.begin() + ptrdiff_t(std::min(times.size() - 1, size_t(m_most / 2)));
    std::nth_element(times.begin(), kept, times.end());
    remove([last = *kept](const HistorySeries &one) {
        return hasInstance(one) && !(one.seen > last);
    });
}

void HistorySeriesList::holdMostUsed()
{
    std::vector<HistorySeries *> held;
    for (const auto &one : m_series) {
        if (hasInstance(*one) && one->isHeld)
            held.push_back(one.get());
    }
    const auto end = held.begin() + ptrdiff_t(m_most);
    std::nth_element(held.begin(), end, held.end(), isUsedMore);
    for (auto it = end; it != held.end(); ++it) {
        (*it)->isHeld = false;
        (*it)->columns = {};
        (*it)->sums = {};
    }
    m_held = m_most;
}

template <typename Which> void HistorySeriesList::remove(Which which)
{
    for (HistorySeries *&one : m_order) {
        if (one && which(*one))
            one = nullptr;
    }
    const auto gone = std::stable_partition(m_series.begin(), m_series.end(),
                                            [&which](const auto &one) { return !which(*one); });
    for (auto it = gone; it != m_series.end(); ++it) {
        m_held -= (*it)->isHeld && hasInstance(**it) ? 1 : 0;
        m_index.remove((*it)->key);
    }
    m_series.erase(gone, m_series.end());
    m_byMetric.clear();
    m_isGrouped = false;
}

void HistorySeriesList::tidy()
{
    remove([](const HistorySeries &one) { return one.isEmpty(); });
}

const HistorySeries *HistorySeriesList::find(const MetricKey &key) const
{
    const HistorySeries *found = m_index.value(key);
    return found && found->isHeld ? found : nullptr;
}

qsizetype HistorySeriesList::heldCount() const
{
    return std::count_if(m_series.begin(), m_series.end(),
                         [](const auto &one) { return one->isHeld; });
}

const std::vector<const HistorySeries *> &
HistorySeriesList::ofMetric(const QByteArray &metric) const
{
    if (!m_isGrouped) {
        m_byMetric.clear();
        for (const auto &one : m_series) {
            if (one->isHeld)
                m_byMetric[one->key.metric].push_back(one.get());
        }
        for (auto &group : m_byMetric) {
            std::sort(group.begin(), group.end(), [](const auto *a, const auto *b) {
                return instanceBefore(a->key.instance, b->key.instance);
            });
        }
        m_isGrouped = true;
    }
    static const std::vector<const HistorySeries *> none;
    const auto found = m_byMetric.constFind(metric);
    return found == m_byMetric.constEnd() ? none : *found;
}

} // namespace Remote
