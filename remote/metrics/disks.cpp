// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/disks.h"

#include "remote/metrics/groups.h"
#include "remote/metrics/scan.h"

#include <QSet>
#include <QtGlobal>

#include <algorithm>

namespace Remote
{

namespace
{

constexpr auto file = "/proc/diskstats";
/// The unit of diskstats, whatever the disk's own sectors are.
constexpr double sectorBytes = 512;

constexpr Metric rows[] = {
    {"disk.reads", QT_TRANSLATE_NOOP("Remote", "Reads"),
     QT_TRANSLATE_NOOP("Remote", "Read requests completed, as r/s of iostat."), file,
     Unit::PerSecond, Lane::Disks, true},
    {"disk.writes", QT_TRANSLATE_NOOP("Remote", "Writes"),
     QT_TRANSLATE_NOOP("Remote", "Write requests completed, as w/s of iostat."), file,
     Unit::PerSecond, Lane::Disks, true},
    {"disk.read_bytes", QT_TRANSLATE_NOOP("Remote", "Read"),
     QT_TRANSLATE_NOOP("Remote", "Bytes read from the disk, as rkB/s of iostat."), file,
     Unit::BytesPerSecond, Lane::Disks, true},
    {"disk.write_bytes", QT_TRANSLATE_NOOP("Remote", "Written"),
     QT_TRANSLATE_NOOP("Remote", "Bytes written to the disk, as wkB/s of iostat."), file,
     Unit::BytesPerSecond, Lane::Disks, true},
    {"disk.read_await", QT_TRANSLATE_NOOP("Remote", "Read latency"),
     QT_TRANSLATE_NOOP("Remote", "Mean time of a read request, waiting included, as r_await of "
                                 "iostat. 0 when there was none."),
     file, Unit::Seconds, Lane::Disks, true},
    {"disk.write_await", QT_TRANSLATE_NOOP("Remote", "Write latency"),
     QT_TRANSLATE_NOOP("Remote", "Mean time of a write request, waiting included, as w_await of "
                                 "iostat. 0 when there was none."),
     file, Unit::Seconds, Lane::Disks, true},
    {"disk.queue", QT_TRANSLATE_NOOP("Remote", "Queue"),
     QT_TRANSLATE_NOOP("Remote", "Mean number of requests under way, as aqu-sz of iostat."), file,
     Unit::None, Lane::Disks, true},
    {"disk.util", QT_TRANSLATE_NOOP("Remote", "Busy"),
     QT_TRANSLATE_NOOP("Remote", "Time in which the disk had at least one request, as %util of "
                                 "iostat."),
     file, Unit::Share, Lane::Disks, true, 1},
};

constexpr MetricSource sources[] = {
    {file, Lane::Disks, "^(?! *[0-9]+ +[0-9]+ (?:loop|ram)[0-9]+ 0 0 0 0 0 0 0 )"},
};

/// The columns behind the name, up to the last one that Linux 2.6 has too.
constexpr const char *columns[] = {
    "reads",           "reads merged", "sectors read", "read ms", "writes",      "writes merged",
    "sectors written", "write ms",     "in flight",    "busy ms", "weighted ms",
};

struct Row {
    QByteArrayView name;
    quint64 values[std::size(columns)];
};

bool parseRow(QByteArrayView line, Row &row)
{
    Scan words(line);
    if (!words.number() || !words.number() || !words.word(row.name))
        return false;
    for (quint64 &value : row.values) {
        const auto number = words.number();
        if (!number)
            return false;
        value = *number;
    }
    return true;
}

bool isIdleMemoryDevice(const Row &row)
{
    return (row.name.startsWith("loop") || row.name.startsWith("ram")) && row.values[0] == 0 &&
           row.values[4] == 0;
}

void parse(QByteArrayView, QByteArrayView bytes, Readings &out)
{
    QList<Row> disks;
    QSet<QByteArray> names;
    Scan scan(bytes);
    QByteArrayView line;
    Row row;
    while (scan.line(line)) {
        if (!parseRow(line, row))
            continue;
        names.insert(row.name.toByteArray());
        if (!isIdleMemoryDevice(row))
            disks.append(row);
    }
    for (const Row &disk : std::as_const(disks)) {
        const QByteArray name = disk.name.toByteArray();
        if (isPartition(name, names))
            continue;
        for (size_t i = 0; i < std::size(columns); ++i)
            out.insert({literal(columns[i]), name}, disk.values[i]);
    }
}

void deriveOne(const ReadingsChange &change, const QByteArray &disk, MetricFrame &out)
{
    const auto put = [&](const char *id, std::optional<double> value) {
        if (value)
            out.values.insert({literal(id), disk}, *value);
    };
    const auto rate = [&](const char *field, double scale) -> std::optional<double> {
        const auto count = change.counted(field, disk);
        return count ? std::optional(double(*count) * scale / change.seconds) : std::nullopt;
    };
    const auto mean = [&](const char *time, const char *field) -> std::optional<double> {
        const auto milliseconds = change.counted(time, disk);
        const auto count = change.counted(field, disk);
        if (!milliseconds || !count)
            return std::nullopt;
        return *count ? double(*milliseconds) / 1e3 / double(*count) : 0;
    };
    put("disk.reads", rate("reads", 1));
    put("disk.writes", rate("writes", 1));
    put("disk.read_bytes", rate("sectors read", sectorBytes));
    put("disk.write_bytes", rate("sectors written", sectorBytes));
    put("disk.read_await", mean("read ms", "reads"));
    put("disk.write_await", mean("write ms", "writes"));
    put("disk.queue", rate("weighted ms", 1e-3));
    if (const auto busy = rate("busy ms", 1e-3))
        put("disk.util", std::min(*busy, 1.0));
}

void derive(const ReadingsChange &change, MetricFrame &out)
{
    for (auto it = change.now.keyBegin(); it != change.now.keyEnd(); ++it) {
        if (it->metric == columns[0])
            deriveOne(change, it->instance, out);
    }
}

} // namespace

bool isPartition(const QByteArray &name, const QSet<QByteArray> &all)
{
    const auto isDigit = [](char byte) { return byte >= '0' && byte <= '9'; };
    qsizetype end = name.size();
    while (end > 0 && isDigit(name[end - 1]))
        --end;
    if (end == name.size() || end == 0)
        return false;
    if (all.contains(name.first(end)))
        return true; // sda1 of sda
    const bool isNumbered = name[end - 1] == 'p' && end > 1 && isDigit(name[end - 2]);
    return isNumbered && all.contains(name.first(end - 1)); // nvme0n1p1 of nvme0n1
}

bool isStackedDisk(const QByteArray &name)
{
    for (const char *prefix : {"dm-", "md", "loop", "ram", "zram", "drbd", "bcache"}) {
        if (name.startsWith(prefix))
            return true;
    }
    return false;
}

constinit const MetricGroup diskGroup{rows, sources, parse, derive};

} // namespace Remote
