// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/groups.h"
#include "remote/metrics/scan.h"

#include <QtGlobal>

namespace Remote
{

namespace
{

constexpr auto file = "/proc/vmstat";
/// The unit of pswpin and pswpout. Every kernel that a VPS runs on x86 and nearly every one on ARM
/// has such pages, and no file in /proc tells of others.
constexpr double pageBytes = 4096;
/// The unit of pgpgin and pgpgout.
constexpr double blockBytes = 1024;

constexpr Metric rows[] = {
    {"paging.swap_in", QT_TRANSLATE_NOOP("Remote", "Swapped in"),
     QT_TRANSLATE_NOOP("Remote", "Memory brought back from swap, as column si of vmstat."), file,
     Unit::BytesPerSecond, Lane::Kernel},
    {"paging.swap_out", QT_TRANSLATE_NOOP("Remote", "Swapped out"),
     QT_TRANSLATE_NOOP("Remote", "Memory moved out to swap, as column so of vmstat."), file,
     Unit::BytesPerSecond, Lane::Kernel},
    {"paging.blocks_in", QT_TRANSLATE_NOOP("Remote", "Blocks in"),
     QT_TRANSLATE_NOOP("Remote", "Bytes read from all disks, as column bi of vmstat."), file,
     Unit::BytesPerSecond, Lane::Kernel},
    {"paging.blocks_out", QT_TRANSLATE_NOOP("Remote", "Blocks out"),
     QT_TRANSLATE_NOOP("Remote", "Bytes written to all disks, as column bo of vmstat."), file,
     Unit::BytesPerSecond, Lane::Kernel},
    {"paging.minor_faults", QT_TRANSLATE_NOOP("Remote", "Minor page faults"),
     QT_TRANSLATE_NOOP("Remote", "Page faults that needed no disk."), file, Unit::PerSecond,
     Lane::Kernel},
    {"paging.major_faults", QT_TRANSLATE_NOOP("Remote", "Major page faults"),
     QT_TRANSLATE_NOOP("Remote", "Page faults that had to wait for a disk."), file, Unit::PerSecond,
     Lane::Kernel},
    {"paging.oom_kills", QT_TRANSLATE_NOOP("Remote", "OOM kills"),
     QT_TRANSLATE_NOOP("Remote",
                       "Processes that the kernel killed for want of memory since the server's "
                       "start, those of containers included."),
     file, Unit::Count, Lane::Kernel},
};

// Nine of its about two hundred lines.
constexpr MetricSource sources[] = {
    {file, Lane::Kernel, "^(?:pswp(?:in|out)|pgpg(?:in|out)|pg(?:maj)?fault|oom_kill) "},
};

struct Counter {
    const char *name; ///< in the file; also that of the reading
    const char *id;   ///< nullptr: not a row of its own
    double scale;
};
constexpr Counter counters[] = {
    {"pswpin", "paging.swap_in", pageBytes},
    {"pswpout", "paging.swap_out", pageBytes},
    {"pgpgin", "paging.blocks_in", blockBytes},
    {"pgpgout", "paging.blocks_out", blockBytes},
    {"pgmajfault", "paging.major_faults", 1},
    {"pgfault", nullptr, 1},
    {"oom_kill", nullptr, 1},
};

void parse(QByteArrayView, QByteArrayView bytes, Readings &out)
{
    visitNumbers(bytes, [&out](QByteArrayView name, quint64 count) {
        for (const Counter &counter : counters) {
            if (name == counter.name)
                out.insert({literal(counter.name), {}}, count);
        }
    });
}

void derive(const ReadingsChange &change, MetricFrame &out)
{
    const auto put = [&out](const char *id, double value) {
        out.values.insert({literal(id), {}}, value);
    };
    for (const Counter &counter : counters) {
        if (!counter.id)
            continue;
        if (const auto count = change.counted(counter.name))
            put(counter.id, double(*count) * counter.scale / change.seconds);
    }
    // pgfault counts both kinds.
    const auto faults = change.counted("pgfault");
    const auto major = change.counted("pgmajfault");
    if (faults && major && *major <= *faults)
        put("paging.minor_faults", double(*faults - *major) / change.seconds);
    if (const auto kills = change.gauge("oom_kill"))
        put("paging.oom_kills", double(*kills));
}

} // namespace

constinit const MetricGroup pagingGroup{rows, sources, parse, derive};

} // namespace Remote
