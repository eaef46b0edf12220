// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/recentvalues.h"

#include "remote/metrics/scan.h"

#include <algorithm>
#include <limits>

namespace Remote
{

namespace
{

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
/// A server decides how many disks and interfaces it has; no rule needs more than this. Values of
/// the machine always have a place.
constexpr qsizetype seriesLimit = 4000;
constexpr double bitsPerByte = 8;
/// Seconds without a value, after which there is no telling.
constexpr double gone = 10;
/// Of the time asked for, how much must be known.
constexpr double enough = 0.7;

/// a / b, or NaN where that is no share of anything.
double share(double a, double b)
{
    return b > 0 && std::isfinite(b) ? a / b : notANumber;
}

} // namespace

RecentValues::RecentValues(QSet<QByteArray> wanted)
    : m_wanted(std::move(wanted))
{
}

void RecentValues::clear()
{
    m_points.clear();
    m_newest = m_oldest = 0;
}

double RecentValues::covered() const
{
    return std::min(m_newest - m_oldest, length);
}

void RecentValues::put(const MetricKey &key, double value, const MetricFrame &frame)
{
    if (!std::isfinite(value) || !m_wanted.contains(key.metric))
        return;
    auto found = m_points.find(key);
    if (found == m_points.end()) {
        if (m_points.size() >= seriesLimit && !key.instance.isEmpty())
            return;
        found = m_points.insert(key, {});
    }
    found->append({frame.uptime, float(value), float(frame.interval)});
}

void RecentValues::add(const MetricFrame &frame)
{
    if (!std::isfinite(frame.uptime) || !(frame.interval > 0))
        return;
    const bool follows =
        frame.uptime > m_newest && frame.uptime - frame.interval <= m_newest + frame.interval / 2;
    if (!follows) {
        clear();
        m_oldest = frame.uptime - frame.interval;
    }
    m_newest = frame.uptime;
    for (auto it = frame.values.cbegin(); it != frame.values.cend(); ++it)
        put(it.key(), it.value(), frame);
    putMachine(frame);
    putInterfaces(frame);
    putRows(frame);
    prune();
}

void RecentValues::putMachine(const MetricFrame &frame)
{
    const double total = frame.value("memory.total");
    double available = frame.value("memory.available");
    if (std::isnan(available)) // before Linux 3.14
        available = total - frame.value("memory.used");
    put({"memory.available_share"}, share(available, total), frame);
    put({"swap.moved"}, frame.value("paging.swap_in") + frame.value("paging.swap_out"), frame);
    put({"load.per_core"}, share(frame.value("load.running"), frame.value("cpu.count")), frame);
    if (frame.rowsInterval > 0 && !frame.processes.isEmpty()) {
        const auto blocked = std::count_if(frame.processes.begin(), frame.processes.end(),
                                           [](const ProcessRow &row) { return row.state == 'D'; });
        put({"processes.blocked"}, double(blocked), frame);
    }
    double busiest = notANumber;
    for (auto it = frame.values.cbegin(); it != frame.values.cend(); ++it) {
        if (it.key().metric == "disk.util")
            busiest = std::isnan(busiest) ? it.value() : std::max(busiest, it.value());
    }
    put({"disk.busiest"}, busiest, frame);
}

/// The fuller direction of each interface whose speed is known.
void RecentValues::putInterfaces(const MetricFrame &frame)
{
    for (auto it = frame.values.cbegin(); it != frame.values.cend(); ++it) {
        if (it.key().metric != "net.speed")
            continue;
        const QByteArray &name = it.key().instance;
        const double bytes =
            std::fmax(frame.value("net.rx_bytes", name), frame.value("net.tx_bytes", name));
        put({"net.used_share", name}, share(bytes * bitsPerByte, it.value()), frame);
    }
}

void RecentValues::putRows(const MetricFrame &frame)
{
    if (!(frame.rowsInterval > 0))
        return;
    for (const ContainerRow &row : frame.containers) {
        put({"container.throttled", row.id}, row.throttled, frame);
        put({"container.cpu_of_limit", row.id}, share(row.cpu, row.cpuLimit), frame);
        put({"container.memory_of_limit", row.id}, share(row.memory, row.memoryLimit), frame);
        put({"container.memory_pressure", row.id}, row.memoryPressure, frame);
        put({"container.oom_kills", row.id}, row.oomKills, frame);
    }
}

void RecentValues::prune()
{
    const double from = m_newest - length;
    m_points.removeIf([from](const auto &entry) {
        QList<Point> &points = entry.value();
        const auto kept = std::find_if(points.begin(), points.end(),
                                       [from](const Point &point) { return point.uptime > from; });
        points.erase(points.begin(), kept);
        return points.isEmpty();
    });
    m_oldest = std::max(m_oldest, from);
}

double RecentValues::mean(const MetricKey &key, double seconds) const
{
    const auto found = m_points.constFind(key);
    if (found == m_points.constEnd())
        return notANumber;
    const double from = m_newest - seconds;
    double sum = 0;
    double known = 0;
    for (const Point &point : *found) {
        const double part = std::min(double(point.interval), point.uptime - from);
        if (part <= 0)
            continue;
        sum += double(point.value) * part;
        known += part;
    }
    return known >= enough * seconds ? sum / known : notANumber;
}

double RecentValues::increase(const MetricKey &key, double seconds) const
{
    const auto found = m_points.constFind(key);
    if (found == m_points.constEnd())
        return notANumber;
    const double from = m_newest - seconds;
    if (found->constLast().uptime < m_newest - gone)
        return notANumber;
    const auto first = std::find_if(found->begin(), found->end(),
                                    [from](const Point &point) { return point.uptime >= from; });
    if (first == found->end())
        return notANumber;
    return double(found->constLast().value) - double(first->value);
}

double RecentValues::since(const MetricKey &key, double limit, bool below) const
{
    const auto found = m_points.constFind(key);
    double start = m_newest;
    if (found == m_points.constEnd())
        return start;
    int misses = 0;
    for (auto it = found->crbegin(); it != found->crend() && misses < 2; ++it) {
        const bool holds = below ? double(it->value) <= limit : double(it->value) >= limit;
        misses = holds ? 0 : misses + 1;
        if (holds)
            start = it->uptime - double(it->interval);
    }
    return start;
}

QList<QByteArray> RecentValues::instances(const QByteArray &metric) const
{
    QList<QByteArray> found;
    for (auto it = m_points.keyBegin(); it != m_points.keyEnd(); ++it) {
        if (it->metric == metric)
            found.append(it->instance);
    }
    std::sort(found.begin(), found.end(), instanceBefore);
    return found;
}

} // namespace Remote
