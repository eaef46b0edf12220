// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/groups.h"
#include "remote/metrics/scan.h"

#include <QtGlobal>

#include <limits>

namespace Remote
{

namespace
{

constexpr auto file = "/proc/meminfo";

constexpr Metric rows[] = {
    {"memory.total", QT_TRANSLATE_NOOP("Remote", "Total memory"),
     QT_TRANSLATE_NOOP("Remote", "Memory that the kernel can hand out."), file, Unit::Bytes,
     Lane::Host},
    {"memory.available", QT_TRANSLATE_NOOP("Remote", "Available"),
     QT_TRANSLATE_NOOP("Remote", "What programs can still get without swapping, caches that would "
                                 "be given up included."),
     file, Unit::Bytes, Lane::Host},
    {"memory.used", QT_TRANSLATE_NOOP("Remote", "Used"),
     QT_TRANSLATE_NOOP("Remote", "Total less available, as the command free counts."), file,
     Unit::Bytes, Lane::Host},
    {"memory.cached", QT_TRANSLATE_NOOP("Remote", "Cached"),
     QT_TRANSLATE_NOOP("Remote", "Files kept in memory, as the column buff/cache of free."), file,
     Unit::Bytes, Lane::Host},
    {"memory.swap_total", QT_TRANSLATE_NOOP("Remote", "Total swap"),
     QT_TRANSLATE_NOOP("Remote", "Space to which memory can be moved out."), file, Unit::Bytes,
     Lane::Host},
    {"memory.swap_used", QT_TRANSLATE_NOOP("Remote", "Swap used"),
     QT_TRANSLATE_NOOP("Remote", "Memory that was moved out to swap."), file, Unit::Bytes,
     Lane::Host},
    {"memory.dirty", QT_TRANSLATE_NOOP("Remote", "Dirty"),
     QT_TRANSLATE_NOOP("Remote", "Changed file data that waits to be written to a disk."), file,
     Unit::Bytes, Lane::Host},
    {"memory.writeback", QT_TRANSLATE_NOOP("Remote", "Writeback"),
     QT_TRANSLATE_NOOP("Remote", "Changed file data that is being written to a disk."), file,
     Unit::Bytes, Lane::Host},
    {"memory.zswap", QT_TRANSLATE_NOOP("Remote", "Compressed swap"),
     QT_TRANSLATE_NOOP("Remote", "Memory that zswap takes for pages it keeps compressed."), file,
     Unit::Bytes, Lane::Host},
    {"memory.zswapped", QT_TRANSLATE_NOOP("Remote", "Kept compressed"),
     QT_TRANSLATE_NOOP("Remote", "Size, before compression, of the pages that zswap keeps."), file,
     Unit::Bytes, Lane::Host},
};

constexpr MetricSource sources[] = {
    {file, Lane::Host,
     "^(?:Mem(?:Total|Free|Available)|Buffers|Cached|SReclaimable|Swap(?:Total|Free)|Dirty|"
     "Writeback|Zswap(?:ped)?):"},
};

constexpr const char *fields[] = {"MemTotal", "MemFree",      "MemAvailable", "Buffers",
                                  "Cached",   "SReclaimable", "SwapTotal",    "SwapFree",
                                  "Dirty",    "Writeback",    "Zswap",        "Zswapped"};

void parse(QByteArrayView, QByteArrayView bytes, Readings &out)
{
    Scan scan(bytes);
    QByteArrayView line;
    while (scan.line(line)) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 0)
            continue;
        const QByteArrayView name = line.first(colon);
        for (const char *field : fields) {
            if (name != field)
                continue;
            Scan words(line.sliced(colon + 1));
            const auto kibibytes = words.number();
            QByteArrayView unit;
            if (kibibytes && *kibibytes <= std::numeric_limits<quint64>::max() / 1024 &&
                words.word(unit) && unit == "kB")
                out.insert({literal(field), {}}, *kibibytes * 1024);
        }
    }
}

/// Total less available; before Linux 3.14, which does not tell available, what is neither free
/// nor cache. In some containers the parts exceed the whole: then nothing.
std::optional<quint64> used(const ReadingsChange &change, quint64 total)
{
    if (const auto available = change.gauge("MemAvailable"))
        return *available <= total ? std::optional(total - *available) : std::nullopt;
    const auto free = change.gauge("MemFree");
    const auto cached = change.gauge("Cached");
    if (!free || !cached)
        return std::nullopt;
    const quint64 rest = *free + *cached + change.gauge("Buffers").value_or(0) +
                         change.gauge("SReclaimable").value_or(0);
    return rest <= total ? std::optional(total - rest) : std::nullopt;
}

void derive(const ReadingsChange &change, MetricFrame &out)
{
    const auto put = [&out](const char *id, std::optional<quint64> bytes) {
        if (bytes)
            out.values.insert({literal(id), {}}, double(*bytes));
    };
    const auto total = change.gauge("MemTotal");
    put("memory.total", total);
    put("memory.available", change.gauge("MemAvailable"));
    if (total)
        put("memory.used", used(change, *total));
    if (const auto cached = change.gauge("Cached"))
        put("memory.cached", *cached + change.gauge("Buffers").value_or(0) +
                                 change.gauge("SReclaimable").value_or(0));
    put("memory.dirty", change.gauge("Dirty"));
    put("memory.writeback", change.gauge("Writeback"));
    put("memory.zswap", change.gauge("Zswap"));
    put("memory.zswapped", change.gauge("Zswapped"));
    const auto swapTotal = change.gauge("SwapTotal");
    const auto swapFree = change.gauge("SwapFree");
    put("memory.swap_total", swapTotal);
    if (swapTotal && swapFree && *swapFree <= *swapTotal)
        put("memory.swap_used", *swapTotal - *swapFree);
}

} // namespace

constinit const MetricGroup memoryGroup{rows, sources, parse, derive};

} // namespace Remote
