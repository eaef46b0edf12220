// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/metrichistory.h"

#include "remote/metrics/historyclock.h"
#include "remote/metrics/historyseries.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace Remote
{

namespace
{

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr size_t middleBuckets = 2160;  ///< 6 h of 10 s
constexpr size_t coarseBuckets = 10080; ///< 7 days of 60 s
constexpr size_t levelCount = HistorySeries::levels;
constexpr size_t middle = 1;

} // namespace

class MetricHistory::Private
{
public:
    explicit Private(const Limits &limits)
        : levels{HistoryLevel(1, size_t(limits.seconds.count()), false),
                 HistoryLevel(10, middleBuckets, true), HistoryLevel(60, coarseBuckets, true)}
        , byteLimit(limits.bytes)
        , series(limits.series)
    {
    }

    using Numbers = std::array<qint64, levelCount>;
    Numbers addBuckets(double time, double interval, bool joined);
    void takeValues(const MetricFrame &frame, const Numbers &numbers);
    void listInstances();
    void keepHouse();
    void fitIntoBytes();

    struct Stretch {
        const HistoryLevel *level;
        size_t place;
        qint64 first;
        qint64 end; ///< number after the last bucket
    };
    [[nodiscard]] Stretch stretch(std::chrono::seconds window, double end) const;
    [[nodiscard]] size_t levelFor(double from, double window) const;
    template <typename Add> void walk(const Stretch &of, Add add) const;
    [[nodiscard]] MetricFrame frameOf(size_t place, qint64 number, double previous) const;

    std::array<HistoryLevel, levelCount> levels;
    qsizetype byteLimit;
    HistoryClock clock;
    HistorySeriesList series;
    QHash<QByteArray, QList<QByteArray>> latestInstances;
    QHash<MetricKey, double> latestValues;
    bool gapMarked = true;
};

MetricHistory::Private::Numbers MetricHistory::Private::addBuckets(double time, double interval,
                                                                   bool joined)
{
    Numbers numbers{};
    for (size_t i = 0; i < levelCount; ++i) {
        const qint64 oldest = levels[i].first();
        const qint64 newest = levels[i].end();
        numbers[i] = levels[i].add(time, interval, joined);
        if (levels[i].first() != oldest && levels[i].first() % HistoryColumn::chunkSize == 0) {
            for (const auto &one : series.all())
                one->columns[i].dropBefore(levels[i].first());
        }
        if (i == middle && numbers[i] == newest && newest % HistoryColumn::chunkSize == 0)
            keepHouse();
    }
    return numbers;
}

void MetricHistory::Private::takeValues(const MetricFrame &frame, const Numbers &numbers)
{
    const double seconds = frame.interval > 0 ? frame.interval : 1;
    auto place = series.follow(frame, clock.now()).begin();
    for (auto it = frame.values.cbegin(); it != frame.values.cend(); ++it, ++place) {
        HistorySeries &one = **place;
        const double value = it.value();
        if (!one.isHeld || !std::isfinite(value))
            continue;
        one.seen = clock.now();
        ValueRange range{value, value};
        if (!frame.ranges.isEmpty())
            range = frame.ranges.value(it.key(), range);
        for (size_t i = 0; i < levelCount; ++i)
            one.columns[i].put(numbers[i], one.sums[i].add(numbers[i], value, range, seconds));
    }
    latestValues = frame.values;
    if (series.hasChanged())
        listInstances();
}

void MetricHistory::Private::listInstances()
{
    QHash<QByteArray, QList<QByteArray>> found;
    for (auto it = latestValues.keyBegin(); it != latestValues.keyEnd(); ++it)
        found[it->metric].append(it->instance);
    for (auto it = found.begin(); it != found.end(); ++it) {
        std::sort(it->begin(), it->end(), instanceBefore);
        latestInstances.insert(it.key(), *it);
    }
}

/// Every ten minutes: containers and their interfaces come and go with new names for ever.
void MetricHistory::Private::keepHouse()
{
    series.tidy();
    fitIntoBytes();
}

void MetricHistory::Private::fitIntoBytes()
{
    qsizetype held = 0;
    for (const auto &one : series.all()) {
        for (const HistoryColumn &column : one->columns)
            held += column.bytes();
    }
    for (size_t i = levelCount; i-- > middle;) {
        const qint64 size = HistoryColumn::chunkSize;
        for (qint64 chunk = levels[i].first() / size; chunk < levels[i].end() / size; ++chunk) {
            if (held <= byteLimit)
                return;
            for (const auto &one : series.all()) {
                if (!one->key.instance.isEmpty())
                    held -= one->columns[i].dropBefore((chunk + 1) * size);
            }
        }
    }
}

size_t MetricHistory::Private::levelFor(double from, double window) const
{
    for (size_t i = 0; i + 1 < levelCount; ++i) {
        if (window <= levels[i].span() && levels[i].reaches(from))
            return i;
    }
    return levelCount - 1;
}

MetricHistory::Private::Stretch MetricHistory::Private::stretch(std::chrono::seconds window,
                                                                double end) const
{
    const double to = end == 0 ? clock.now() : clock.axisTime(end);
    const double from = to - double(window.count());
    const size_t place = levelFor(from, double(window.count()));
    const HistoryLevel &level = levels[place];
    // A hair of tolerance: times on the axis are sums of others.
    return {&level, place, level.from(from - 1e-6), level.from(to + 1e-6)};
}

/// Calls add(time, number) for each bucket, with -1 for a gap between two.
template <typename Add> void MetricHistory::Private::walk(const Stretch &of, Add add) const
{
    for (qint64 number = of.first; number < of.end; ++number) {
        const HistoryLevel::Bucket &bucket = of.level->at(number);
        if (!bucket.joined && number > of.first)
            add(clock.wallTime((of.level->at(number - 1).time + bucket.time) / 2), qint64(-1));
        add(clock.wallTime(bucket.time), number);
    }
}

/// One bucket of every series; `previous` is the time on the axis of the frame before, NaN for
/// none.
MetricFrame MetricHistory::Private::frameOf(size_t place, qint64 number, double previous) const
{
    const HistoryLevel::Bucket &bucket = levels[place].at(number);
    MetricFrame frame;
    frame.time = clock.wallTime(bucket.time);
    frame.uptime = bucket.time;
    frame.interval =
        bucket.joined && !std::isnan(previous) ? bucket.time - previous : bucket.covered;
    for (const auto &one : series.all()) {
        const HistoryBucket values = one->columns[place].at(number);
        if (std::isnan(values.mean))
            continue;
        frame.values.insert(one->key, double(values.mean));
        if (values.low < values.high)
            frame.ranges.insert(one->key, {double(values.low), double(values.high)});
    }
    return frame;
}

MetricHistory::MetricHistory()
    : MetricHistory(Limits())
{
}

MetricHistory::MetricHistory(Limits limits)
    : d(std::make_unique<Private>(limits))
{
}

MetricHistory::~MetricHistory() = default;

void MetricHistory::append(const MetricFrame &frame)
{
    const double before = d->clock.now();
    const HistoryClock::Step step = d->clock.advance(frame);
    if (step == HistoryClock::Step::Unusable)
        return;
    const double interval = std::isfinite(frame.interval) ? std::max(0., frame.interval) : 0;
    const double time = d->clock.now();
    // A frame covers its whole interval: a late one is no gap, one after a reconnect is.
    const bool joined = step == HistoryClock::Step::Continues && !d->gapMarked &&
                        time - interval <= before + interval / 2;
    d->gapMarked = false;
    d->takeValues(frame, d->addBuckets(time, interval, joined));
}

void MetricHistory::markGap()
{
    d->gapMarked = true;
}

QList<QPointF> MetricHistory::points(const MetricKey &key, std::chrono::seconds window,
                                     double end) const
{
    QList<QPointF> points;
    const HistorySeries *series = d->series.find(key);
    if (!series)
        return points;
    const Private::Stretch stretch = d->stretch(window, end);
    const HistoryColumn &column = series->columns[stretch.place];
    points.reserve(stretch.end - stretch.first);
    d->walk(stretch, [&points, &column](double x, qint64 number) {
        points.append({x, number < 0 ? notANumber : double(column.at(number).mean)});
    });
    return points;
}

QList<HistoryPoint> MetricHistory::buckets(const MetricKey &key, std::chrono::seconds window,
                                           double end) const
{
    QList<HistoryPoint> points;
    const HistorySeries *series = d->series.find(key);
    if (!series)
        return points;
    const Private::Stretch stretch = d->stretch(window, end);
    const HistoryColumn &column = series->columns[stretch.place];
    points.reserve(stretch.end - stretch.first);
    d->walk(stretch, [&points, &column](double x, qint64 number) {
        const HistoryBucket bucket = number < 0 ? HistoryBucket() : column.at(number);
        points.append({x, double(bucket.mean), double(bucket.low), double(bucket.high)});
    });
    return points;
}

std::chrono::seconds MetricHistory::resolution(std::chrono::seconds window, double end) const
{
    return std::chrono::seconds(qint64(d->stretch(window, end).level->step()));
}

double MetricHistory::latest(const MetricKey &key) const
{
    return d->latestValues.value(key, notANumber);
}

double MetricHistory::valueAt(const MetricKey &key, double time) const
{
    const HistorySeries *series = d->series.find(key);
    if (!series)
        return notANumber;
    const double wanted = d->clock.axisTime(time) + 1e-6;
    const size_t place = d->levelFor(wanted, 0);
    const HistoryLevel &level = d->levels[place];
    // The bucket that ends at or after it holds it, unless that one began later.
    qint64 number = level.from(wanted);
    if (number == level.end() || level.at(number).start > wanted)
        --number;
    if (number < level.first())
        return notANumber;
    const HistoryLevel::Bucket &bucket = level.at(number);
    const double reach = 1.5 * std::max(level.step(), bucket.covered);
    if (wanted - bucket.time > reach)
        return notANumber;
    return double(series->columns[place].at(number).mean);
}

double MetricHistory::latestTime() const
{
    return std::isnan(d->clock.now()) ? 0 : d->clock.wallTime(d->clock.now());
}

double MetricHistory::earliestTime() const
{
    const HistoryLevel &level = d->levels[levelCount - 1];
    return level.isEmpty() ? 0 : d->clock.wallTime(level.at(level.first()).start);
}

QList<QByteArray> MetricHistory::instances(const QByteArray &metric) const
{
    return d->latestInstances.value(metric);
}

QList<QByteArray> MetricHistory::instances(const QByteArray &metric, std::chrono::seconds window,
                                           double end) const
{
    const Private::Stretch stretch = d->stretch(window, end);
    QList<QByteArray> found;
    for (const HistorySeries *one : d->series.ofMetric(metric)) {
        if (one->columns[stretch.place].hasAny(stretch.first, stretch.end))
            found.append(one->key.instance);
    }
    return found;
}

void MetricHistory::visit(double from, double to,
                          const std::function<bool(const MetricFrame &)> &visitor) const
{
    double previous = notANumber;
    for (size_t i = levelCount; i-- > 0;) {
        const HistoryLevel &level = d->levels[i];
        // Up to where the next finer level begins.
        double end = d->clock.axisTime(to) + 1e-6;
        if (i > 0 && !d->levels[i - 1].isEmpty())
            end = std::min(end, d->levels[i - 1].at(d->levels[i - 1].first()).start);
        const qint64 last = level.from(end);
        for (qint64 n = level.from(d->clock.axisTime(from) - 1e-6); n < last; ++n) {
            if (!visitor(d->frameOf(i, n, previous)))
                return;
            previous = level.at(n).time;
        }
    }
}

qsizetype MetricHistory::seriesCount() const
{
    return d->series.heldCount();
}

qsizetype MetricHistory::leftOut() const
{
    return d->series.leftOut();
}

qsizetype MetricHistory::bytes() const
{
    qsizetype sum = 0;
    for (const auto &one : d->series.all()) {
        for (const HistoryColumn &column : one->columns)
            sum += column.bytes();
    }
    return sum;
}

} // namespace Remote
