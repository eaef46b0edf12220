// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/tilespec.h"

#include "remote/metrics/disks.h"
#include "remote/metrics/network.h"

#include <QMap>

#include <algorithm>
#include <cmath>

namespace Clawtune
{

using Widgets::Counting;
using Widgets::SeriesColor;

namespace
{

constexpr double kibi = 1024;
constexpr double bitsPerByte = 8;

QList<QByteArray> without(QList<QByteArray> names, bool (*isLeftOut)(const QByteArray &))
{
    names.removeIf([isLeftOut](const QByteArray &name) { return isLeftOut(name); });
    return names;
}

} // namespace

QList<QByteArray> instancesIn(const Remote::MetricHistory &history, const QByteArray &metric,
                              Scope scope, const QByteArray &chosen)
{
    switch (scope) {
    case Scope::Machine:
        return {QByteArray()};
    case Scope::Disks:
        return without(history.instances(metric), Remote::isStackedDisk);
    case Scope::Interfaces:
        return without(history.instances(metric), Remote::isVirtualInterface);
    case Scope::Chosen:
        return {chosen};
    case Scope::Every:
        return history.instances(metric);
    }
    return {};
}

namespace
{

double joinedValue(double a, double b, Joining joining)
{
    if (std::isnan(a) || std::isnan(b))
        return std::isnan(a) ? b : a;
    return joining == Joining::Sum ? a + b : std::max(a, b);
}

/// Both ascend in x; done once for each disk and tick, so it goes along both instead of searching.
QList<QPointF> joinedTwo(const QList<QPointF> &a, const QList<QPointF> &b, Joining joining)
{
    QList<QPointF> joined;
    joined.reserve(std::max(a.size(), b.size()));
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < a.size() || j < b.size()) {
        if (j == b.size() || (i < a.size() && a.at(i).x() < b.at(j).x()))
            joined.append(a.at(i++));
        else if (i == a.size() || b.at(j).x() < a.at(i).x())
            joined.append(b.at(j++));
        else {
            joined.append({a.at(i).x(), joinedValue(a.at(i).y(), b.at(j).y(), joining)});
            ++i;
            ++j;
        }
    }
    return joined;
}

} // namespace

QList<QPointF> joinedPoints(const QList<QList<QPointF>> &parts, Joining joining)
{
    QList<QPointF> joined = parts.value(0);
    for (qsizetype part = 1; part < parts.size(); ++part)
        joined = joinedTwo(joined, parts.at(part), joining);
    return joined;
}

QList<QPointF> linePoints(const Remote::MetricHistory &history, const LineSpec &line,
                          const QByteArray &chosen, double factor, const HistoryView &view)
{
    QList<QList<QPointF>> parts;
    for (const QByteArray &instance : instancesIn(history, line.metric, line.scope, chosen))
        parts.append(history.points({line.metric, instance}, view.window, view.end));
    QList<QPointF> points = joinedPoints(parts, line.joining);
    if (factor != 1) {
        for (QPointF &point : points)
            point.ry() *= factor;
    }
    return points;
}

namespace
{

QList<Remote::HistoryPoint> joinedBuckets(const Remote::MetricHistory &history,
                                          const LineSpec &line, const QList<QByteArray> &instances,
                                          const HistoryView &view)
{
    const auto join = [&line](double one, double other) {
        return line.joining == Joining::Sum ? one + other : std::max(one, other);
    };
    QMap<double, Remote::HistoryPoint> joined;
    for (const QByteArray &instance : instances) {
        const auto points = history.buckets({line.metric, instance}, view.window, view.end);
        for (const Remote::HistoryPoint &point : points) {
            const auto known = joined.find(point.time);
            if (known == joined.end() || std::isnan(known->mean))
                joined.insert(point.time, point);
            else if (!std::isnan(point.mean))
                *known = {point.time, join(known->mean, point.mean), join(known->low, point.low),
                          join(known->high, point.high)};
        }
    }
    return joined.values();
}

} // namespace

QList<QPointF> drawnPoints(const Remote::MetricHistory &history, const LineSpec &line,
                           const QByteArray &chosen, double factor, const HistoryView &view)
{
    const QList<QByteArray> instances = instancesIn(history, line.metric, line.scope, chosen);
    QList<Remote::HistoryPoint> points;
    if (instances.size() == 1)
        points = history.buckets({line.metric, instances.first()}, view.window, view.end);
    else
        points = joinedBuckets(history, line, instances, view);
    const bool isMore = std::any_of(points.begin(), points.end(),
                                    [](const auto &point) { return point.low < point.high; });
    QList<QPointF> drawn;
    if (!isMore)
        return drawn;
    drawn.reserve(4 * points.size());
    for (const Remote::HistoryPoint &point : std::as_const(points)) {
        drawn.append({point.time, point.mean * factor});
        if (!(point.low < point.high))
            continue;
        drawn.append({point.time, point.low * factor});
        drawn.append({point.time, point.high * factor});
        drawn.append({point.time, point.mean * factor});
    }
    return drawn;
}

double valueAtEnd(const Remote::MetricHistory &history, const Remote::MetricKey &key,
                  const HistoryView &view)
{
    if (view.end == 0)
        return history.latest(key);
    return history.valueAt(key, view.end);
}

namespace
{

QList<TileSpec> mainTiles()
{
    using Remote::Unit;
    return {{.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "CPU"),
             .lines = {{"cpu.user", SeriesColor::Blue},
                       {"cpu.system", SeriesColor::Green},
                       {"cpu.iowait", SeriesColor::Vermillion},
                       {"cpu.steal", SeriesColor::Purple}},
             .unit = Unit::Share,
             .top = 1,
             .headline = Headline::Metric,
             .headlineMetric = "cpu.busy"},
            {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Memory"),
             .lines = {{"memory.used", SeriesColor::Blue},
                       {"memory.cached", SeriesColor::Green},
                       {"memory.swap_used", SeriesColor::Vermillion, Scope::Machine, Joining::Sum,
                        QT_TRANSLATE_NOOP("Clawtune::Overview", "Swap")}},
             .unit = Unit::Bytes,
             .counting = Counting::Binary,
             .floor = kibi * kibi,
             .topMetric = "memory.total",
             .thresholds = {"memory-available"}},
            {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Disk"),
             .lines = {{"disk.read_bytes", SeriesColor::Blue, Scope::Disks},
                       {"disk.write_bytes", SeriesColor::Orange, Scope::Disks}},
             .unit = Unit::BytesPerSecond,
             .counting = Counting::Binary,
             .floor = 64 * kibi,
             .headline = Headline::SumOfLines,
             .namesBusiestDisk = true,
             .thresholds = {"disk-busy"}},
            {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Pressure"),
             .lines = {{"pressure.cpu_some", SeriesColor::Blue, Scope::Machine, Joining::Sum,
                        QT_TRANSLATE_NOOP("Clawtune::Overview", "CPU")},
                       {"pressure.memory_some", SeriesColor::Purple, Scope::Machine, Joining::Sum,
                        QT_TRANSLATE_NOOP("Clawtune::Overview", "Memory")},
                       {"pressure.io_some", SeriesColor::Vermillion, Scope::Machine, Joining::Sum,
                        QT_TRANSLATE_NOOP("Clawtune::Overview", "Disk")}},
             .unit = Unit::Share,
             .top = 1,
             .headline = Headline::HighestLine,
             .thresholds = {"memory-stall", "io-stall"}},
            {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Network"),
             .lines = {{"net.rx_bytes", SeriesColor::Blue, Scope::Interfaces},
                       {"net.tx_bytes", SeriesColor::Orange, Scope::Interfaces}},
             .unit = Unit::BitsPerSecond,
             .factor = bitsPerByte,
             .floor = 10'000,
             .headline = Headline::SumOfLines},
            {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Load"),
             .lines = {{"load.1", SeriesColor::Blue, Scope::Machine, Joining::Sum,
                        QT_TRANSLATE_NOOP("Clawtune::Overview", "Load")},
                       {"load.running", SeriesColor::Green},
                       {"load.blocked", SeriesColor::Vermillion}},
             .unit = Unit::None,
             .floor = 2}};
}

QList<TileSpec> furtherTiles()
{
    using Remote::Unit;
    return {{.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Disk, busiest"),
             .lines = {{"disk.util", SeriesColor::Vermillion, Scope::Disks, Joining::Highest}},
             .unit = Unit::Share,
             .top = 1,
             .namesBusiestDisk = true},
            {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Disk latency, slowest"),
             .lines = {{"disk.read_await", SeriesColor::Blue, Scope::Disks, Joining::Highest},
                       {"disk.write_await", SeriesColor::Orange, Scope::Disks, Joining::Highest}},
             .unit = Unit::Seconds,
             .floor = 0.001,
             .headline = Headline::HighestLine},
            {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Disk requests"),
             .lines = {{"disk.reads", SeriesColor::Blue, Scope::Disks},
                       {"disk.writes", SeriesColor::Orange, Scope::Disks}},
             .unit = Unit::PerSecond,
             .floor = 10,
             .headline = Headline::SumOfLines},
            {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Packets"),
             .lines = {{"net.rx_packets", SeriesColor::Blue, Scope::Interfaces},
                       {"net.tx_packets", SeriesColor::Orange, Scope::Interfaces}},
             .unit = Unit::PerSecond,
             .floor = 10,
             .headline = Headline::SumOfLines},
            {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Standstill"),
             .lines = {{"pressure.memory_full", SeriesColor::Purple, Scope::Machine, Joining::Sum,
                        QT_TRANSLATE_NOOP("Clawtune::Overview", "Memory")},
                       {"pressure.io_full", SeriesColor::Vermillion, Scope::Machine, Joining::Sum,
                        QT_TRANSLATE_NOOP("Clawtune::Overview", "Disk")}},
             .unit = Unit::Share,
             .top = 1,
             .headline = Headline::HighestLine},
            {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Interrupts and low priority"),
             .lines = {{"cpu.irq", SeriesColor::Vermillion},
                       {"cpu.softirq", SeriesColor::Green},
                       {"cpu.nice", SeriesColor::Blue}},
             .unit = Unit::Share,
             .top = 1,
             .headline = Headline::SumOfLines}};
}

/// What vmstat, df and ss tell beside.
QList<TileSpec> kernelTiles()
{
    using Remote::Unit;
    return {
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Fullest file system"),
         .lines = {{"fs.used", SeriesColor::Blue, Scope::Every, Joining::Highest},
                   {"fs.inodes_used", SeriesColor::Orange, Scope::Every, Joining::Highest}},
         .unit = Unit::Share,
         .top = 1,
         .headline = Headline::HighestLine},
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Swapping"),
         .lines = {{"paging.swap_in", SeriesColor::Blue}, {"paging.swap_out", SeriesColor::Orange}},
         .unit = Unit::BytesPerSecond,
         .counting = Counting::Binary,
         .floor = 64 * kibi,
         .headline = Headline::SumOfLines},
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "TCP connections"),
         .lines = {{"tcp.established", SeriesColor::Blue},
                   {"tcp.time_wait", SeriesColor::Green},
                   {"tcp.orphans", SeriesColor::Vermillion}},
         .unit = Unit::Count,
         .floor = 10},
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Context switches, interrupts"),
         .lines = {{"kernel.switches", SeriesColor::Blue},
                   {"kernel.interrupts", SeriesColor::Orange}},
         .unit = Unit::PerSecond,
         .floor = 100},
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Processes started"),
         .lines = {{"kernel.forks", SeriesColor::Blue}},
         .unit = Unit::PerSecond,
         .floor = 4},
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Page faults"),
         .lines = {{"paging.minor_faults", SeriesColor::Blue},
                   {"paging.major_faults", SeriesColor::Vermillion}},
         .unit = Unit::PerSecond,
         .floor = 100,
         .headline = Headline::SumOfLines},
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "TCP trouble"),
         .lines = {{"tcp.retransmits", SeriesColor::Vermillion},
                   {"tcp.resets", SeriesColor::Purple},
                   {"tcp.failed", SeriesColor::Orange}},
         .unit = Unit::PerSecond,
         .floor = 4,
         .headline = Headline::SumOfLines},
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Not yet on disk"),
         .lines = {{"memory.dirty", SeriesColor::Orange},
                   {"memory.writeback", SeriesColor::Vermillion}},
         .unit = Unit::Bytes,
         .counting = Counting::Binary,
         .floor = kibi * kibi}};
}

} // namespace

const QList<TileSpec> &summaryTiles()
{
    static const QList<TileSpec> tiles = mainTiles() + furtherTiles() + kernelTiles();
    return tiles;
}

const QList<TileSpec> &diskTiles()
{
    using Remote::Unit;
    static const QList<TileSpec> tiles{
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Throughput"),
         .lines = {{"disk.read_bytes", SeriesColor::Blue, Scope::Chosen},
                   {"disk.write_bytes", SeriesColor::Orange, Scope::Chosen}},
         .unit = Unit::BytesPerSecond,
         .counting = Counting::Binary,
         .floor = 64 * kibi,
         .headline = Headline::SumOfLines},
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Busy"),
         .lines = {{"disk.util", SeriesColor::Vermillion, Scope::Chosen}},
         .unit = Unit::Share,
         .top = 1},
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Latency"),
         .lines = {{"disk.read_await", SeriesColor::Blue, Scope::Chosen},
                   {"disk.write_await", SeriesColor::Orange, Scope::Chosen}},
         .unit = Unit::Seconds,
         .floor = 0.001,
         .headline = Headline::HighestLine},
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Requests"),
         .lines = {{"disk.reads", SeriesColor::Blue, Scope::Chosen},
                   {"disk.writes", SeriesColor::Orange, Scope::Chosen}},
         .unit = Unit::PerSecond,
         .floor = 10,
         .headline = Headline::SumOfLines},
    };
    return tiles;
}

const QList<TileSpec> &networkTiles()
{
    using Remote::Unit;
    static const QList<TileSpec> tiles{
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Throughput"),
         .lines = {{"net.rx_bytes", SeriesColor::Blue, Scope::Chosen},
                   {"net.tx_bytes", SeriesColor::Orange, Scope::Chosen}},
         .unit = Unit::BitsPerSecond,
         .factor = bitsPerByte,
         .floor = 10'000,
         .headline = Headline::SumOfLines},
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Packets"),
         .lines = {{"net.rx_packets", SeriesColor::Blue, Scope::Chosen},
                   {"net.tx_packets", SeriesColor::Orange, Scope::Chosen}},
         .unit = Unit::PerSecond,
         .floor = 10,
         .headline = Headline::SumOfLines},
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Errors"),
         .lines = {{"net.rx_errors", SeriesColor::Blue, Scope::Chosen},
                   {"net.tx_errors", SeriesColor::Orange, Scope::Chosen}},
         .unit = Unit::PerSecond,
         .floor = 4,
         .headline = Headline::SumOfLines},
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Drops"),
         .lines = {{"net.rx_drops", SeriesColor::Blue, Scope::Chosen},
                   {"net.tx_drops", SeriesColor::Orange, Scope::Chosen}},
         .unit = Unit::PerSecond,
         .floor = 4,
         .headline = Headline::SumOfLines},
    };
    return tiles;
}

} // namespace Clawtune
