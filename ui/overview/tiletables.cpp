// SPDX-License-Identifier: GPL-3.0-or-later
// What the tiles of the Overview show.
#include "ui/overview/tilespec.h"

#include <QCoreApplication>

namespace Clawtune
{

using Widgets::Counting;
using Widgets::SeriesColor;

namespace
{

constexpr double kibi = 1024;
constexpr double bitsPerByte = 8;

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
             .lines = {{"pressure.cpu_full", SeriesColor::Blue, Scope::Machine, Joining::Sum,
                        QT_TRANSLATE_NOOP("Clawtune::Overview", "CPU")},
                       {"pressure.memory_full", SeriesColor::Purple, Scope::Machine, Joining::Sum,
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

/// What df, free and vmstat tell beside of space.
QList<TileSpec> spaceTiles()
{
    using Remote::Unit;
    return {
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Fullest file system"),
         .lines = {{"fs.used", SeriesColor::Blue, Scope::Every, Joining::Highest},
                   {"fs.inodes_used", SeriesColor::Orange, Scope::Every, Joining::Highest}},
         .unit = Unit::Share,
         .top = 1,
         .headline = Headline::HighestLine},
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Memory available"),
         .lines = {{"memory.available", SeriesColor::Green}},
         .unit = Unit::Bytes,
         .counting = Counting::Binary,
         .floor = kibi * kibi,
         .topMetric = "memory.total",
         .thresholds = {"memory-available"}},
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Swap"),
         .lines = {{"memory.swap_used", SeriesColor::Vermillion}},
         .unit = Unit::Bytes,
         .counting = Counting::Binary,
         .floor = kibi * kibi,
         .topMetric = "memory.swap_total",
         .thresholds = {"swap-used"}},
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Swapping"),
         .lines = {{"paging.swap_in", SeriesColor::Blue}, {"paging.swap_out", SeriesColor::Orange}},
         .unit = Unit::BytesPerSecond,
         .counting = Counting::Binary,
         .floor = 64 * kibi,
         .headline = Headline::SumOfLines},
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Killed for lack of memory"),
         .lines = {{"paging.oom_kills", SeriesColor::Vermillion}},
         .unit = Unit::Count,
         .floor = 4},
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Page faults"),
         .lines = {{"paging.minor_faults", SeriesColor::Blue},
                   {"paging.major_faults", SeriesColor::Vermillion}},
         .unit = Unit::PerSecond,
         .floor = 100,
         .headline = Headline::SumOfLines},
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Not yet on disk"),
         .lines = {{"memory.dirty", SeriesColor::Orange},
                   {"memory.writeback", SeriesColor::Vermillion}},
         .unit = Unit::Bytes,
         .counting = Counting::Binary,
         .floor = kibi * kibi},
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "All disks, as vmstat counts"),
         .lines = {{"paging.blocks_in", SeriesColor::Blue},
                   {"paging.blocks_out", SeriesColor::Orange}},
         .unit = Unit::BytesPerSecond,
         .counting = Counting::Binary,
         .floor = 64 * kibi,
         .headline = Headline::SumOfLines}};
}

/// What vmstat and ss tell beside.
QList<TileSpec> kernelTiles()
{
    using Remote::Unit;
    return {{.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "TCP connections"),
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
            {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "TCP trouble"),
             .lines = {{"tcp.retransmits", SeriesColor::Vermillion},
                       {"tcp.resets", SeriesColor::Purple},
                       {"tcp.failed", SeriesColor::Orange}},
             .unit = Unit::PerSecond,
             .floor = 4,
             .headline = Headline::SumOfLines}};
}

/// What a virtual machine mostly has not.
QList<TileSpec> hardwareTiles()
{
    using Remote::Unit;
    return {
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Temperature, highest"),
         .lines = {{"sensor.temperature", SeriesColor::Vermillion, Scope::Every, Joining::Highest}},
         .unit = Unit::Celsius,
         .floor = 50,
         .isOptional = true},
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "CPU frequency"),
         .lines = {{"cpu.frequency", SeriesColor::Blue}},
         .unit = Unit::Hertz,
         .floor = 1e9,
         .isOptional = true},
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Swap in memory (zram)"),
         .lines = {{"memory.zram_stored", SeriesColor::Blue, Scope::Every},
                   {"memory.zram_used", SeriesColor::Orange, Scope::Every}},
         .unit = Unit::Bytes,
         .counting = Counting::Binary,
         .floor = kibi * kibi,
         .isOptional = true},
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Swap in memory (zswap)"),
         .lines = {{"memory.zswapped", SeriesColor::Blue}, {"memory.zswap", SeriesColor::Orange}},
         .unit = Unit::Bytes,
         .counting = Counting::Binary,
         .floor = kibi * kibi,
         .isOptional = true},
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Fan, fastest"),
         .lines = {{"sensor.fan", SeriesColor::Blue, Scope::Every, Joining::Highest}},
         .unit = Unit::PerMinute,
         .floor = 1000,
         .isOptional = true}};
}

} // namespace

const QList<TileSpec> &summaryTiles()
{
    static const QList<TileSpec> tiles =
        mainTiles() + furtherTiles() + spaceTiles() + kernelTiles() + hardwareTiles();
    return tiles;
}

const QList<TileSpec> &coreTiles()
{
    using Remote::Unit;
    static const QList<TileSpec> tiles{
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Busy"),
         .lines = {{"core.user", SeriesColor::Blue, Scope::Chosen},
                   {"core.system", SeriesColor::Green, Scope::Chosen},
                   {"core.nice", SeriesColor::Orange, Scope::Chosen}},
         .unit = Unit::Share,
         .top = 1,
         .headline = Headline::SumOfLines},
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Kept from work"),
         .lines = {{"core.iowait", SeriesColor::Vermillion, Scope::Chosen},
                   {"core.steal", SeriesColor::Purple, Scope::Chosen}},
         .unit = Unit::Share,
         .top = 1,
         .headline = Headline::SumOfLines},
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Interrupts"),
         .lines = {{"core.irq", SeriesColor::Vermillion, Scope::Chosen},
                   {"core.softirq", SeriesColor::Green, Scope::Chosen}},
         .unit = Unit::Share,
         .top = 1,
         .headline = Headline::SumOfLines},
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Busiest core"),
         .lines = {{"core.busy", SeriesColor::Vermillion, Scope::Every, Joining::Highest}},
         .unit = Unit::Share,
         .top = 1},
    };
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
