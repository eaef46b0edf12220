// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/whohistory.h"

#include "remote/metrics/historyclock.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <vector>

namespace Remote
{

namespace
{

constexpr double patience = 60; ///< seconds: the longest that readings are apart
constexpr Resource resources[] = {Resource::Cpu, Resource::Memory, Resource::Disk,
                                  Resource::Network};

enum Amount { Cpu, Memory, Read, Write, Received, Sent, amountCount };

/// One process or container in one reading. NaN: not told.
struct Used {
    quint32 who = 0; ///< place in the table of those who were seen
    std::array<float, amountCount> amounts{};

    [[nodiscard]] float of(Resource resource) const
    {
        switch (resource) {
        case Resource::Cpu:
            return known(Cpu);
        case Resource::Memory:
            return known(Memory);
        case Resource::Disk:
            return known(Read) + known(Write);
        case Resource::Network:
            break;
        }
        return known(Received) + known(Sent);
    }

private:
    [[nodiscard]] float known(Amount amount) const
    {
        return std::isnan(amounts[amount]) ? 0 : amounts[amount];
    }
};

/// A reading, or the strongest of several.
struct Reading {
    double from = 0; ///< on the axis
    double to = 0;
    std::vector<Used> used{};
    bool hasTraffic = false; ///< of processes

    /// Keeps the highest of each.
    void merge(const Reading &other)
    {
        hasTraffic = hasTraffic || other.hasTraffic;
        from = std::min(from, other.from);
        to = std::max(to, other.to);
        for (const Used &one : other.used) {
            const auto known = std::find_if(
                used.begin(), used.end(), [&one](const Used &mine) { return mine.who == one.who; });
            if (known == used.end()) {
                used.push_back(one);
                continue;
            }
            for (size_t i = 0; i < amountCount; ++i)
                known->amounts[i] = std::fmax(known->amounts[i], one.amounts[i]);
        }
    }
};

struct Level {
    double step;
    size_t most;
    std::deque<Reading> readings{};
    bool hasDropped = false;

    [[nodiscard]] bool reaches(double time) const
    {
        return !hasDropped || readings.front().from <= time;
    }
};

/// Whether a reading belongs to the stretch of one before. Readings come about a second apart: one
/// that is a little early is still its own.
bool joins(const Level &level, const Reading &before, const Reading &reading)
{
    if (level.step == 1)
        return reading.to - before.from < 1.25;
    return std::floor(reading.to / level.step) == std::floor(before.to / level.step);
}

/// A process's or container's name, once, however many readings it is in.
struct Who {
    QByteArray name;
    ProcessId process;
    QByteArray container;

    friend bool operator==(const Who &, const Who &) = default;
    friend size_t qHash(const Who &who, size_t seed = 0)
    {
        return qHashMulti(seed, who.name, who.process, who.container);
    }
    [[nodiscard]] bool isContainer() const { return process.pid == 0; }
};

} // namespace

class WhoHistory::Private
{
public:
    [[nodiscard]] Reading readingOf(const MetricFrame &frame);
    quint32 placeOf(Who who);
    QByteArray word(const QByteArray &bytes);
    void add(const Reading &reading);
    void keepStrongest(Reading &reading) const;
    [[nodiscard]] std::vector<const Used *> strongest(const Reading &reading, Resource resource,
                                                      bool containers) const;
    [[nodiscard]] QList<Culprit> culprits(const Reading &reading, Resource resource,
                                          bool containers) const;
    [[nodiscard]] const Level &levelFor(double from) const;
    void forgetUnused();

    HistoryClock clock;
    std::array<Level, 3> levels{Level{1, 900}, Level{10, 2160}, Level{60, 10080}};
    std::vector<Who> seen;
    QHash<Who, quint32> places;
    QSet<QByteArray> words; ///< names and ids that are many times the same
    size_t seenAfterTidying = 0;
};

QByteArray WhoHistory::Private::word(const QByteArray &bytes)
{
    return bytes.isEmpty() ? QByteArray() : *words.insert(bytes);
}

quint32 WhoHistory::Private::placeOf(Who who)
{
    if (const auto known = places.constFind(who); known != places.constEnd())
        return *known;
    who.name = word(who.name);
    who.container = word(who.container);
    const auto place = quint32(seen.size());
    seen.push_back(who);
    places.insert(std::move(who), place);
    return place;
}

/// Of the rows only those that are among the first in something.
Reading WhoHistory::Private::readingOf(const MetricFrame &frame)
{
    QSet<ProcessId> processes;
    QSet<QByteArray> containers;
    for (const Resource resource : resources) {
        for (const Culprit &one : topProcesses(frame, resource, most))
            processes.insert(one.process);
        for (const Culprit &one : topContainers(frame, resource, most))
            containers.insert(one.container);
    }
    Reading reading{clock.now() - frame.rowsInterval, clock.now()};
    for (const ProcessRow &row : frame.processes) {
        reading.hasTraffic = reading.hasTraffic || !std::isnan(row.rxBytes);
        if (!processes.contains(row.id))
            continue;
        const double children = std::isnan(row.endedChildrenCpu) ? 0 : row.endedChildrenCpu;
        reading.used.push_back({placeOf({row.name, row.id, row.container}),
                                {float(row.cpu + children), float(row.rss), float(row.readBytes),
                                 float(row.writeBytes), float(row.rxBytes), float(row.txBytes)}});
    }
    for (const ContainerRow &row : frame.containers) {
        if (!containers.contains(row.id))
            continue;
        reading.used.push_back({placeOf({{}, {}, row.id}),
                                {float(row.cpu), float(row.memory), float(row.readBytes),
                                 float(row.writeBytes), float(row.rxBytes), float(row.txBytes)}});
    }
    return reading;
}

void WhoHistory::Private::add(const Reading &reading)
{
    for (Level &level : levels) {
        std::deque<Reading> &all = level.readings;
        if (!all.empty() && joins(level, all.back(), reading)) {
            all.back().merge(reading);
            keepStrongest(all.back());
            continue;
        }
        all.push_back(reading);
        if (all.size() > level.most) {
            all.pop_front();
            level.hasDropped = true;
        }
    }
    // Processes come and go for ever.
    if (seen.size() > 2 * seenAfterTidying + 1000)
        forgetUnused();
}

std::vector<const Used *> WhoHistory::Private::strongest(const Reading &reading, Resource resource,
                                                         bool containers) const
{
    std::vector<const Used *> ranked;
    for (const Used &one : reading.used) {
        if (seen[one.who].isContainer() == containers && one.of(resource) > 0)
            ranked.push_back(&one);
    }
    std::stable_sort(ranked.begin(), ranked.end(), [resource](const Used *a, const Used *b) {
        return a->of(resource) > b->of(resource);
    });
    ranked.resize(std::min(ranked.size(), size_t(most)));
    return ranked;
}

void WhoHistory::Private::keepStrongest(Reading &reading) const
{
    std::vector<bool> kept(reading.used.size(), false);
    for (const Resource resource : resources) {
        for (const bool containers : {false, true}) {
            for (const Used *one : strongest(reading, resource, containers))
                kept[size_t(one - reading.used.data())] = true;
        }
    }
    size_t place = 0;
    std::erase_if(reading.used, [&kept, &place](const Used &) { return !kept[place++]; });
    reading.used.shrink_to_fit();
}

QList<Culprit> WhoHistory::Private::culprits(const Reading &reading, Resource resource,
                                             bool containers) const
{
    QList<Culprit> found;
    for (const Used *one : strongest(reading, resource, containers)) {
        const Who &who = seen[one->who];
        found.append({who.name, who.process, who.container, double(one->of(resource))});
    }
    return found;
}

const Level &WhoHistory::Private::levelFor(double from) const
{
    for (const Level &level : levels) {
        if (level.reaches(from))
            return level;
    }
    return levels.back();
}

/// Numbers those anew who are still in a reading.
void WhoHistory::Private::forgetUnused()
{
    std::vector<Who> before = std::exchange(seen, {});
    std::vector<qint64> moved(before.size(), -1);
    places.clear();
    words.clear();
    for (Level &level : levels) {
        for (Reading &reading : level.readings) {
            for (Used &one : reading.used) {
                qint64 &place = moved[one.who];
                if (place < 0)
                    place = placeOf(before[one.who]);
                one.who = quint32(place);
            }
        }
    }
    seenAfterTidying = seen.size();
}

WhoHistory::WhoHistory()
    : d(std::make_unique<Private>())
{
}

WhoHistory::~WhoHistory() = default;

void WhoHistory::append(const MetricFrame &frame)
{
    if (d->clock.advance(frame) == HistoryClock::Step::Unusable || !(frame.rowsInterval > 0))
        return;
    d->add(d->readingOf(frame));
}

Suspects WhoHistory::at(double time, Resource resource, double tolerance) const
{
    const double first = d->clock.axisTime(time) - tolerance;
    const double last = d->clock.axisTime(time) + tolerance;
    const Level &level = d->levelFor(first);
    const auto begin =
        std::lower_bound(level.readings.begin(), level.readings.end(), first - 1e-6,
                         [](const Reading &reading, double wanted) { return reading.to < wanted; });
    Reading found;
    bool isKnown = false;
    for (auto it = begin; it != level.readings.end() && it->from < last - 1e-6; ++it) {
        if (isKnown)
            found.merge(*it);
        else
            found = *it;
        isKnown = true;
    }
    if (!isKnown && begin == level.readings.end() && !level.readings.empty() &&
        first - level.readings.back().to <= patience) {
        found = level.readings.back();
        isKnown = true;
    }
    if (!isKnown)
        return {};
    return {d->clock.wallTime(found.from), d->clock.wallTime(found.to),
            d->culprits(found, resource, false), d->culprits(found, resource, true),
            found.hasTraffic};
}

void WhoHistory::addRows(double from, double to, MetricFrame &frame) const
{
    const double first = d->clock.axisTime(from) + 1e-6;
    const Level &level = d->levelFor(first);
    Reading found;
    for (auto it = std::lower_bound(
             level.readings.begin(), level.readings.end(), first,
             [](const Reading &reading, double wanted) { return reading.to < wanted; });
         it != level.readings.end() && it->to <= d->clock.axisTime(to) + 1e-6; ++it) {
        if (found.to > 0)
            found.merge(*it);
        else
            found = *it;
    }
    if (!(found.to > found.from))
        return;
    frame.rowsInterval = found.to - found.from;
    for (const Used &one : found.used) {
        const Who &who = d->seen[one.who];
        if (who.isContainer()) {
            ContainerRow row;
            row.id = who.container;
            row.cpu = double(one.amounts[Cpu]);
            row.memory = double(one.amounts[Memory]);
            row.readBytes = double(one.amounts[Read]);
            row.writeBytes = double(one.amounts[Write]);
            row.rxBytes = double(one.amounts[Received]);
            row.txBytes = double(one.amounts[Sent]);
            frame.containers.append(row);
        } else {
            ProcessRow row;
            row.id = who.process;
            row.name = who.name;
            row.container = who.container;
            row.cpu = double(one.amounts[Cpu]);
            row.rss = double(one.amounts[Memory]);
            row.readBytes = double(one.amounts[Read]);
            row.writeBytes = double(one.amounts[Write]);
            row.rxBytes = double(one.amounts[Received]);
            row.txBytes = double(one.amounts[Sent]);
            frame.processes.append(row);
        }
    }
}

qsizetype WhoHistory::bytes() const
{
    qsizetype sum = qsizetype(d->seen.size() * 2 * sizeof(Who));
    for (const QByteArray &word : std::as_const(d->words))
        sum += word.size() + 40;
    for (const Level &level : d->levels) {
        for (const Reading &reading : level.readings)
            sum += qsizetype(sizeof(Reading) + reading.used.capacity() * sizeof(Used));
    }
    return sum;
}

} // namespace Remote
