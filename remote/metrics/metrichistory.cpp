// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/metrichistory.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

using namespace std::chrono_literals;

namespace Remote
{

namespace
{

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr size_t fineSlots = 900;    ///< 15 min of 1 s
constexpr size_t coarseSlots = 2160; ///< 6 h of 10 s
constexpr double coarseStep = 10;
/// A server decides how many disks and interfaces it has; nobody looks at more than this.
constexpr qsizetype seriesLimit = 4000;

/// Values of one series in a ring that shares its places with all series of the same step. float:
/// seven digits are more than a chart shows, and half the memory.
class Ring
{
public:
    void put(size_t slot, size_t slots, float value)
    {
        if (m_values.empty())
            m_values.assign(slots, std::nanf(""));
        m_values[slot] = value;
    }
    [[nodiscard]] double at(size_t slot) const
    {
        return m_values.empty() ? notANumber : double(m_values[slot]);
    }
    [[nodiscard]] bool isEmpty() const
    {
        return std::all_of(m_values.begin(), m_values.end(),
                           [](float value) { return std::isnan(value); });
    }

private:
    std::vector<float> m_values;
};

struct Series {
    Ring fine;
    Ring coarse;
    double sum = 0; ///< of the coarse step under way
    int count = 0;
};

/// When each slot was, and whether it follows the slot before it without a gap.
struct Axis {
    explicit Axis(size_t slots)
        : times(slots, notANumber)
        , joined(slots, false)
    {
    }
    [[nodiscard]] size_t size() const { return times.size(); }
    size_t push(double time, bool isJoined)
    {
        const size_t slot = next;
        next = (next + 1) % size();
        used = std::min(used + 1, size());
        times[slot] = time;
        joined[slot] = isJoined;
        return slot;
    }
    /// Slot of the n-th oldest entry.
    [[nodiscard]] size_t slot(size_t n) const { return (next + size() - used + n) % size(); }

    std::vector<double> times;
    std::vector<bool> joined;
    size_t next = 0;
    size_t used = 0;
};

} // namespace

class MetricHistory::Private
{
public:
    double axisTime(const MetricFrame &frame);
    void clear();
    void closeCoarseStep();
    void putFine(const MetricFrame &frame, bool isJoined);
    void addToCoarse(const MetricFrame &frame, double time, bool isJoined);
    void prune();
    template <typename Values>
    void collect(QList<QPointF> &out, const Axis &axis, double from, double to, Values value) const;

    QHash<MetricKey, Series> series;
    Axis fine{fineSlots};
    Axis coarse{coarseSlots};
    MetricFrame latestFrame;
    QHash<QByteArray, QList<QByteArray>> latestInstances;
    double offset = notANumber; ///< from the server's monotonic clock to our axis
    double shift = 0;           ///< from our axis to the server's wall clock, as it is set now
    double latest = notANumber; ///< on our axis
    double coarseEnd = notANumber;
    bool coarseJoined = false;
    bool gapMarked = true;
};

/// The axis follows the monotonic clock, so that setting the wall clock moves all points together
/// instead of tearing the line. A reboot starts the monotonic clock anew: then a new offset.
double MetricHistory::Private::axisTime(const MetricFrame &frame)
{
    const bool restarted = frame.uptime < latestFrame.uptime;
    if (std::isnan(offset) || restarted) {
        offset = frame.time - frame.uptime - shift;
        gapMarked = true;
    }
    double time = frame.uptime + offset;
    if (!(time > latest) && !std::isnan(latest)) {
        clear();
        offset = frame.time - frame.uptime;
        time = frame.time;
    }
    shift = frame.time - time;
    return time;
}

void MetricHistory::Private::clear()
{
    series.clear();
    fine = Axis(fineSlots);
    coarse = Axis(coarseSlots);
    shift = 0;
    latest = coarseEnd = notANumber;
    gapMarked = true;
}

void MetricHistory::Private::putFine(const MetricFrame &frame, bool isJoined)
{
    const size_t slot = fine.push(latest, isJoined);
    for (auto it = series.begin(); it != series.end(); ++it) {
        const double value = frame.values.value(it.key(), notANumber);
        it->fine.put(slot, fineSlots, float(value));
        if (!std::isnan(value)) {
            it->sum += value;
            ++it->count;
        }
    }
}

void MetricHistory::Private::closeCoarseStep()
{
    const size_t slot = coarse.push(coarseEnd, coarseJoined);
    for (Series &one : series) {
        one.coarse.put(slot, coarseSlots, one.count ? float(one.sum / one.count) : std::nanf(""));
        one.sum = 0;
        one.count = 0;
    }
    if (slot % (coarseSlots / 6) == 0)
        prune();
}

/// Interfaces of containers come and go with new names for ever.
void MetricHistory::Private::prune()
{
    series.removeIf([](const auto &entry) {
        return entry.value().fine.isEmpty() && entry.value().coarse.isEmpty();
    });
}

template <typename Values>
void MetricHistory::Private::collect(QList<QPointF> &out, const Axis &axis, double from, double to,
                                     Values value) const
{
    for (size_t n = 0; n < axis.used; ++n) {
        const size_t slot = axis.slot(n);
        const double time = axis.times[slot];
        if (time < from || time > to)
            continue;
        if (!axis.joined[slot] && !out.isEmpty())
            out.append({(out.constLast().x() + time + shift) / 2, notANumber});
        out.append({time + shift, value(slot)});
    }
}

MetricHistory::MetricHistory()
    : d(std::make_unique<Private>())
{
}

MetricHistory::~MetricHistory() = default;

void MetricHistory::append(const MetricFrame &frame)
{
    if (!std::isfinite(frame.time) || !std::isfinite(frame.uptime))
        return;
    const double time = d->axisTime(frame);
    // A frame covers its whole interval: a late one is no gap, one after a reconnect is.
    const bool isJoined = !d->gapMarked && time - frame.interval <= d->latest + frame.interval / 2;
    const double step = std::floor(time / coarseStep) * coarseStep + coarseStep;
    if (!std::isnan(d->coarseEnd) && step != d->coarseEnd)
        d->closeCoarseStep();
    if (std::isnan(d->coarseEnd) || step != d->coarseEnd) {
        d->coarseEnd = step;
        d->coarseJoined = isJoined;
    }
    d->latest = time;
    d->gapMarked = false;
    QHash<QByteArray, QList<QByteArray>> instances;
    for (auto it = frame.values.keyBegin(); it != frame.values.keyEnd(); ++it) {
        if (d->series.size() < seriesLimit && !d->series.contains(*it))
            d->series.insert(*it, {});
        instances[it->metric].append(it->instance);
    }
    for (auto it = instances.begin(); it != instances.end(); ++it) {
        std::sort(it->begin(), it->end(), instanceBefore);
        d->latestInstances.insert(it.key(), *it);
    }
    d->putFine(frame, isJoined);
    d->latestFrame = frame;
}

void MetricHistory::markGap()
{
    d->gapMarked = true;
}

QList<QPointF> MetricHistory::points(const MetricKey &key, std::chrono::seconds window,
                                     double end) const
{
    QList<QPointF> points;
    const auto found = d->series.constFind(key);
    if (found == d->series.constEnd())
        return points;
    const double to = end == 0 ? d->latest : end - d->shift;
    const double from = to - double(window.count());
    if (window <= std::chrono::seconds(fineSlots)) {
        d->collect(points, d->fine, from, to, [&](size_t slot) { return found->fine.at(slot); });
        return points;
    }
    d->collect(points, d->coarse, from, to, [&](size_t slot) { return found->coarse.at(slot); });
    if (found->count && d->latest <= to) { // the step under way, as far as it has come
        if (!d->coarseJoined && !points.isEmpty())
            points.append({(points.constLast().x() + d->latest + d->shift) / 2, notANumber});
        points.append({d->latest + d->shift, found->sum / found->count});
    }
    return points;
}

double MetricHistory::latest(const MetricKey &key) const
{
    return d->latestFrame.values.value(key, notANumber);
}

double MetricHistory::latestTime() const
{
    return std::isnan(d->latest) ? 0 : d->latest + d->shift;
}

QList<QByteArray> MetricHistory::instances(const QByteArray &metric) const
{
    return d->latestInstances.value(metric);
}

} // namespace Remote
