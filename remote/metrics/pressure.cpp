// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/groups.h"
#include "remote/metrics/scan.h"

#include <QtGlobal>

#include <algorithm>

namespace Remote
{

namespace
{

constexpr auto cpuFile = "/proc/pressure/cpu";
constexpr auto memoryFile = "/proc/pressure/memory";
constexpr auto ioFile = "/proc/pressure/io";
constexpr auto irqFile = "/proc/pressure/irq";

constexpr Metric rows[] = {
    {"pressure.cpu_some", QT_TRANSLATE_NOOP("Remote", "CPU pressure"),
     QT_TRANSLATE_NOOP("Remote", "Time in which at least one task had to wait for a CPU."), cpuFile,
     Unit::Share, Lane::Host, false, 1},
    {"pressure.cpu_full", QT_TRANSLATE_NOOP("Remote", "CPU stall"),
     QT_TRANSLATE_NOOP("Remote",
                       "Time in which every task had to wait for a CPU. The kernel says 0 "
                       "for a whole machine; in a container it can be more."),
     cpuFile, Unit::Share, Lane::Host, false, 1},
    {"pressure.memory_some", QT_TRANSLATE_NOOP("Remote", "Memory pressure"),
     QT_TRANSLATE_NOOP("Remote", "Time in which at least one task had to wait for memory."),
     memoryFile, Unit::Share, Lane::Host, false, 1},
    {"pressure.memory_full", QT_TRANSLATE_NOOP("Remote", "Memory stall"),
     QT_TRANSLATE_NOOP("Remote", "Time in which every task had to wait for memory."), memoryFile,
     Unit::Share, Lane::Host, false, 1},
    {"pressure.io_some", QT_TRANSLATE_NOOP("Remote", "I/O pressure"),
     QT_TRANSLATE_NOOP("Remote", "Time in which at least one task had to wait for a disk."), ioFile,
     Unit::Share, Lane::Host, false, 1},
    {"pressure.io_full", QT_TRANSLATE_NOOP("Remote", "I/O stall"),
     QT_TRANSLATE_NOOP("Remote", "Time in which every task had to wait for a disk."), ioFile,
     Unit::Share, Lane::Host, false, 1},
    {"pressure.irq_full", QT_TRANSLATE_NOOP("Remote", "Interrupt stall"),
     QT_TRANSLATE_NOOP("Remote", "Time in which every task on a CPU had to wait for interrupts."),
     irqFile, Unit::Share, Lane::Host, false, 1},
};

constexpr MetricSource sources[] = {
    {cpuFile, Lane::Host},
    {memoryFile, Lane::Host},
    {ioFile, Lane::Host},
    {irqFile, Lane::Host}, // since Linux 6.1, where it is built in
};

/// The row of "some" or "full" in a file.
const char *fieldOf(QByteArrayView path, QByteArrayView kind)
{
    const bool some = kind == "some";
    if (!some && kind != "full")
        return nullptr;
    if (path == cpuFile)
        return some ? "pressure.cpu_some" : "pressure.cpu_full";
    if (path == irqFile)
        return some ? nullptr : "pressure.irq_full";
    if (path == memoryFile)
        return some ? "pressure.memory_some" : "pressure.memory_full";
    return some ? "pressure.io_some" : "pressure.io_full";
}

void parse(QByteArrayView path, QByteArrayView bytes, Readings &out)
{
    constexpr QByteArrayView mark("total=");
    Scan scan(bytes);
    QByteArrayView line;
    while (scan.line(line)) {
        Scan words(line);
        QByteArrayView word;
        if (!words.word(word))
            continue;
        const char *field = fieldOf(path, word);
        while (field && words.word(word)) {
            if (!word.startsWith(mark))
                continue;
            if (const auto microseconds = wholeNumber(word.sliced(mark.size())))
                out.insert({literal(field), {}}, *microseconds);
        }
    }
}

/// From the running totals: the kernel's own averages hide what is shorter than ten seconds.
void derive(const ReadingsChange &change, MetricFrame &out)
{
    for (const Metric &row : rows) {
        if (const auto microseconds = change.counted(row.id)) {
            const double share = double(*microseconds) / 1e6 / change.seconds;
            out.values.insert({literal(row.id), {}}, std::min(share, 1.0));
        }
    }
}

} // namespace

constinit const MetricGroup pressureGroup{rows, sources, parse, derive};

} // namespace Remote
