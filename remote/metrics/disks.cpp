// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/disks.h"

#include "remote/metrics/groups.h"
#include "remote/metrics/scan.h"

#include <QSet>
#include <QtGlobal>

#include <algorithm>
#include <array>
#include <limits>

namespace Remote
{

namespace
{

constexpr auto file = "/proc/diskstats";
/// The unit of diskstats, whatever the disk's own sectors are.
constexpr double sectorBytes = 512;

/// The main numbers of a partition have ids of their own, so that nobody who adds up disks counts
/// anything twice.
struct Field {
    const char *disk;
    const char *part; ///< nullptr: not told of partitions
    const char *name;
    const char *meaning;
    Unit unit;
    double maximum = std::numeric_limits<double>::quiet_NaN();
};
constexpr Field fields[] = {
    {"disk.reads", "part.reads", QT_TRANSLATE_NOOP("Remote", "Reads"),
     QT_TRANSLATE_NOOP("Remote", "Read requests completed, as r/s of iostat."), Unit::PerSecond},
    {"disk.writes", "part.writes", QT_TRANSLATE_NOOP("Remote", "Writes"),
     QT_TRANSLATE_NOOP("Remote", "Write requests completed, as w/s of iostat."), Unit::PerSecond},
    {"disk.read_bytes", "part.read_bytes", QT_TRANSLATE_NOOP("Remote", "Read"),
     QT_TRANSLATE_NOOP("Remote", "Bytes read from the disk, as rkB/s of iostat."),
     Unit::BytesPerSecond},
    {"disk.write_bytes", "part.write_bytes", QT_TRANSLATE_NOOP("Remote", "Written"),
     QT_TRANSLATE_NOOP("Remote", "Bytes written to the disk, as wkB/s of iostat."),
     Unit::BytesPerSecond},
    {"disk.read_await", "part.read_await", QT_TRANSLATE_NOOP("Remote", "Read latency"),
     QT_TRANSLATE_NOOP("Remote", "Mean time of a read request, waiting included, as r_await of "
                                 "iostat. 0 when there was none."),
     Unit::Seconds},
    {"disk.write_await", "part.write_await", QT_TRANSLATE_NOOP("Remote", "Write latency"),
     QT_TRANSLATE_NOOP("Remote", "Mean time of a write request, waiting included, as w_await of "
                                 "iostat. 0 when there was none."),
     Unit::Seconds},
    {"disk.queue", "part.queue", QT_TRANSLATE_NOOP("Remote", "Queue"),
     QT_TRANSLATE_NOOP("Remote", "Mean number of requests under way, as aqu-sz of iostat."),
     Unit::None},
    {"disk.util", "part.util", QT_TRANSLATE_NOOP("Remote", "Busy"),
     QT_TRANSLATE_NOOP("Remote", "Time in which the disk had at least one request, as %util of "
                                 "iostat."),
     Unit::Share, 1},
    {"disk.read_size", nullptr, QT_TRANSLATE_NOOP("Remote", "Read size"),
     QT_TRANSLATE_NOOP("Remote", "Mean size of a read request, as rareq-sz of iostat. 0 when there "
                                 "was none."),
     Unit::Bytes},
    {"disk.write_size", nullptr, QT_TRANSLATE_NOOP("Remote", "Write size"),
     QT_TRANSLATE_NOOP("Remote", "Mean size of a write request, as wareq-sz of iostat. 0 when "
                                 "there was none."),
     Unit::Bytes},
    {"disk.reads_merged", nullptr, QT_TRANSLATE_NOOP("Remote", "Reads merged"),
     QT_TRANSLATE_NOOP("Remote", "Read requests that were joined with another one before they were "
                                 "sent, as rrqm/s of iostat."),
     Unit::PerSecond},
    {"disk.writes_merged", nullptr, QT_TRANSLATE_NOOP("Remote", "Writes merged"),
     QT_TRANSLATE_NOOP("Remote", "Write requests that were joined with another one before they "
                                 "were sent, as wrqm/s of iostat."),
     Unit::PerSecond},
    {"disk.reads_merged_share", nullptr, QT_TRANSLATE_NOOP("Remote", "Share of reads merged"),
     QT_TRANSLATE_NOOP("Remote", "Read requests merged, as a share of all, as %rrqm of iostat."),
     Unit::Share, 1},
    {"disk.writes_merged_share", nullptr, QT_TRANSLATE_NOOP("Remote", "Share of writes merged"),
     QT_TRANSLATE_NOOP("Remote", "Write requests merged, as a share of all, as %wrqm of iostat."),
     Unit::Share, 1},
    {"disk.discards", nullptr, QT_TRANSLATE_NOOP("Remote", "Discards"),
     QT_TRANSLATE_NOOP("Remote", "Discard (TRIM) requests completed, as d/s of iostat."),
     Unit::PerSecond},
    {"disk.discard_bytes", nullptr, QT_TRANSLATE_NOOP("Remote", "Discarded"),
     QT_TRANSLATE_NOOP("Remote", "Bytes given back to the disk as unused, as dkB/s of iostat."),
     Unit::BytesPerSecond},
    {"disk.discard_await", nullptr, QT_TRANSLATE_NOOP("Remote", "Discard latency"),
     QT_TRANSLATE_NOOP("Remote", "Mean time of a discard request, waiting included, as d_await of "
                                 "iostat. 0 when there was none."),
     Unit::Seconds},
    {"disk.flushes", nullptr, QT_TRANSLATE_NOOP("Remote", "Flushes"),
     QT_TRANSLATE_NOOP("Remote", "Requests that made the disk write its cache, as f/s of iostat."),
     Unit::PerSecond},
    {"disk.flush_await", nullptr, QT_TRANSLATE_NOOP("Remote", "Flush latency"),
     QT_TRANSLATE_NOOP("Remote", "Mean time of a flush request, waiting included, as f_await of "
                                 "iostat. 0 when there was none."),
     Unit::Seconds},
};
constexpr size_t fieldCount = std::size(fields);
constexpr size_t partFieldCount = size_t(std::count_if(
    std::begin(fields), std::end(fields), [](const Field &field) { return field.part; }));

constexpr std::array<Metric, fieldCount + partFieldCount> makeRows()
{
    std::array<Metric, fieldCount + partFieldCount> made{};
    size_t next = fieldCount;
    for (size_t i = 0; i < fieldCount; ++i) {
        const Field &field = fields[i];
        made[i] = {field.disk, field.name,  field.meaning, file,
                   field.unit, Lane::Disks, true,          field.maximum};
        if (field.part) {
            made[next] = made[i];
            made[next++].id = field.part;
        }
    }
    return made;
}
constexpr auto rows = makeRows();

constexpr MetricSource sources[] = {
    {file, Lane::Disks, "^(?! *[0-9]+ +[0-9]+ (?:loop|ram)[0-9]+ 0 0 0 0 0 0 0 )"},
};

/// The columns behind the name. Linux 2.6 has the first eleven, 4.18 the discards, 5.5 the flushes.
enum Column {
    Reads,
    ReadsMerged,
    SectorsRead,
    ReadMs,
    Writes,
    WritesMerged,
    SectorsWritten,
    WriteMs,
    InFlight,
    BusyMs,
    WeightedMs,
    Discards,
    DiscardsMerged,
    SectorsDiscarded,
    DiscardMs,
    Flushes,
    FlushMs,
    ColumnCount
};
constexpr const char *columns[ColumnCount] = {
    "reads",         "reads merged",    "sectors read",    "read ms",           "writes",
    "writes merged", "sectors written", "write ms",        "in flight",         "busy ms",
    "weighted ms",   "discards",        "discards merged", "sectors discarded", "discard ms",
    "flushes",       "flush ms",
};
constexpr int leastColumns = Discards;
/// A reading without meaning of its own: that this one is a partition.
constexpr auto partitionMark = "is partition";

struct Row {
    QByteArrayView name;
    quint64 values[ColumnCount];
    int count = 0;
};

bool parseRow(QByteArrayView line, Row &row)
{
    Scan words(line);
    if (!words.number() || !words.number() || !words.word(row.name))
        return false;
    for (row.count = 0; row.count < ColumnCount; ++row.count) {
        const auto number = words.number();
        if (!number)
            break;
        row.values[row.count] = *number;
    }
    return row.count >= leastColumns;
}

bool isIdleMemoryDevice(const Row &row)
{
    return (row.name.startsWith("loop") || row.name.startsWith("ram")) && row.values[Reads] == 0 &&
           row.values[Writes] == 0;
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
            out.insert({literal(partitionMark), name}, 1);
        for (int i = 0; i < disk.count; ++i)
            out.insert({literal(columns[i]), name}, disk.values[i]);
    }
}

/// What happened on one disk between two instants, and the numbers that iostat makes of it.
class DiskChange final
{
public:
    DiskChange(const ReadingsChange &change, const QByteArray &disk)
        : m_seconds(change.seconds)
    {
        for (size_t i = 0; i < ColumnCount; ++i)
            m_counts[i] = change.counted(columns[i], disk);
    }

    [[nodiscard]] std::optional<double> rate(Column column, double scale = 1) const
    {
        const auto &count = m_counts[column];
        return count ? std::optional(double(*count) * scale / m_seconds) : std::nullopt;
    }
    /// `column` for each of `requests`; 0 when there were none.
    [[nodiscard]] std::optional<double> mean(Column column, Column requests, double scale) const
    {
        const auto &amount = m_counts[column];
        const auto &count = m_counts[requests];
        if (!amount || !count)
            return std::nullopt;
        return *count ? double(*amount) * scale / double(*count) : 0;
    }
    [[nodiscard]] std::optional<double> mergedShare(Column merged, Column requests) const
    {
        const auto &joined = m_counts[merged];
        const auto &count = m_counts[requests];
        if (!joined || !count)
            return std::nullopt;
        return *joined ? double(*joined) / (double(*joined) + double(*count)) : 0;
    }
    /// In the order of `fields`.
    [[nodiscard]] std::array<std::optional<double>, fieldCount> values() const;

private:
    std::optional<quint64> m_counts[ColumnCount];
    double m_seconds;
};

std::array<std::optional<double>, fieldCount> DiskChange::values() const
{
    auto busy = rate(BusyMs, 1e-3);
    if (busy)
        busy = std::min(*busy, 1.0); // the kernel counts in ticks, which may end a little late
    return {
        rate(Reads),
        rate(Writes),
        rate(SectorsRead, sectorBytes),
        rate(SectorsWritten, sectorBytes),
        mean(ReadMs, Reads, 1e-3),
        mean(WriteMs, Writes, 1e-3),
        rate(WeightedMs, 1e-3),
        busy,
        mean(SectorsRead, Reads, sectorBytes),
        mean(SectorsWritten, Writes, sectorBytes),
        rate(ReadsMerged),
        rate(WritesMerged),
        mergedShare(ReadsMerged, Reads),
        mergedShare(WritesMerged, Writes),
        rate(Discards),
        rate(SectorsDiscarded, sectorBytes),
        mean(DiscardMs, Discards, 1e-3),
        rate(Flushes),
        mean(FlushMs, Flushes, 1e-3),
    };
}

void derive(const ReadingsChange &change, MetricFrame &out)
{
    for (auto it = change.now.keyBegin(); it != change.now.keyEnd(); ++it) {
        if (it->metric != columns[Reads])
            continue;
        const bool isPart = change.gauge(partitionMark, it->instance).has_value();
        const auto values = DiskChange(change, it->instance).values();
        for (size_t i = 0; i < fieldCount; ++i) {
            const char *id = isPart ? fields[i].part : fields[i].disk;
            if (values[i] && id)
                out.values.insert({literal(id), it->instance}, *values[i]);
        }
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
