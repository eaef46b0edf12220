// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/groups.h"
#include "remote/metrics/scan.h"

#include <QtGlobal>

#include <algorithm>
#include <cmath>

namespace Remote
{

namespace
{

/// Ticks of /proc/stat in the order of its columns. Those of guests come after and are left out:
/// the kernel has counted them in user and nice already.
struct Column {
    const char *field;
    const char *total; ///< id for the whole machine; nullptr: only part of the sum
    const char *core;  ///< id for one core
};
constexpr Column columns[] = {
    {"user", "cpu.user", "core.user"},          {"nice", "cpu.nice", "core.nice"},
    {"system", "cpu.system", "core.system"},    {"idle", nullptr, nullptr},
    {"iowait", "cpu.iowait", "core.iowait"},    {"irq", "cpu.irq", "core.irq"},
    {"softirq", "cpu.softirq", "core.softirq"}, {"steal", "cpu.steal", "core.steal"},
};

constexpr auto busyName = QT_TRANSLATE_NOOP("Remote", "Busy");
constexpr auto busyMeaning = QT_TRANSLATE_NOOP(
    "Remote", "Time in which the CPU ran something. Waiting for disks and time taken by the "
              "hypervisor are not in it.");
constexpr auto userName = QT_TRANSLATE_NOOP("Remote", "User");
constexpr auto userMeaning = QT_TRANSLATE_NOOP("Remote", "Time spent in programs.");
constexpr auto niceName = QT_TRANSLATE_NOOP("Remote", "Nice");
constexpr auto niceMeaning =
    QT_TRANSLATE_NOOP("Remote", "Time spent in programs that run with lowered priority.");
constexpr auto systemName = QT_TRANSLATE_NOOP("Remote", "System");
constexpr auto systemMeaning =
    QT_TRANSLATE_NOOP("Remote", "Time spent in the kernel on behalf of programs.");
constexpr auto iowaitName = QT_TRANSLATE_NOOP("Remote", "I/O wait");
constexpr auto iowaitMeaning = QT_TRANSLATE_NOOP(
    "Remote", "Time in which the CPU had nothing to run while a program waited for a disk.");
constexpr auto irqName = QT_TRANSLATE_NOOP("Remote", "Interrupts");
constexpr auto irqMeaning = QT_TRANSLATE_NOOP("Remote", "Time spent on hardware interrupts.");
constexpr auto softirqName = QT_TRANSLATE_NOOP("Remote", "Soft interrupts");
constexpr auto softirqMeaning = QT_TRANSLATE_NOOP(
    "Remote", "Time spent on work put off by interrupts, such as network packets.");
constexpr auto stealName = QT_TRANSLATE_NOOP("Remote", "Steal");
constexpr auto stealMeaning = QT_TRANSLATE_NOOP(
    "Remote", "Time in which the hypervisor gave the CPU to another virtual machine.");
constexpr auto file = "/proc/stat";
constexpr double ticksPerSecond = 100; ///< USER_HZ, the same on every architecture of today

constexpr Metric rows[] = {
    {"cpu.busy", busyName, busyMeaning, file, Unit::Share, Lane::Host, false, 1},
    {"cpu.user", userName, userMeaning, file, Unit::Share, Lane::Host, false, 1},
    {"cpu.nice", niceName, niceMeaning, file, Unit::Share, Lane::Host, false, 1},
    {"cpu.system", systemName, systemMeaning, file, Unit::Share, Lane::Host, false, 1},
    {"cpu.iowait", iowaitName, iowaitMeaning, file, Unit::Share, Lane::Host, false, 1},
    {"cpu.irq", irqName, irqMeaning, file, Unit::Share, Lane::Host, false, 1},
    {"cpu.softirq", softirqName, softirqMeaning, file, Unit::Share, Lane::Host, false, 1},
    {"cpu.steal", stealName, stealMeaning, file, Unit::Share, Lane::Host, false, 1},
    {"cpu.count", QT_TRANSLATE_NOOP("Remote", "CPUs"),
     QT_TRANSLATE_NOOP("Remote", "How many CPUs the kernel counts time for."), file, Unit::Count,
     Lane::Host},
    {"core.busy", busyName, busyMeaning, file, Unit::Share, Lane::Cores, true, 1},
    {"core.user", userName, userMeaning, file, Unit::Share, Lane::Cores, true, 1},
    {"core.nice", niceName, niceMeaning, file, Unit::Share, Lane::Cores, true, 1},
    {"core.system", systemName, systemMeaning, file, Unit::Share, Lane::Cores, true, 1},
    {"core.iowait", iowaitName, iowaitMeaning, file, Unit::Share, Lane::Cores, true, 1},
    {"core.irq", irqName, irqMeaning, file, Unit::Share, Lane::Cores, true, 1},
    {"core.softirq", softirqName, softirqMeaning, file, Unit::Share, Lane::Cores, true, 1},
    {"core.steal", stealName, stealMeaning, file, Unit::Share, Lane::Cores, true, 1},
};

constexpr MetricSource sources[] = {
    {file, Lane::Host, "^cpu "},
    {file, Lane::Cores, "^cpu[0-9]"},
};

void parse(QByteArrayView, QByteArrayView bytes, Readings &out)
{
    Scan scan(bytes);
    QByteArrayView line;
    while (scan.line(line)) {
        Scan words(line);
        QByteArrayView name;
        if (!words.word(name) || !name.startsWith("cpu"))
            continue;
        const bool isTotal = name.size() == 3;
        if (!isTotal && !wholeNumber(name.sliced(3)))
            continue;
        const QByteArray instance = isTotal ? QByteArray() : name.toByteArray();
        for (const Column &column : columns) {
            const auto ticks = words.number();
            if (!ticks)
                break;
            out.insert({literal(column.field), instance}, *ticks);
        }
    }
}

/// Shares are of the ticks that went by in all columns, as top and vmstat count them.
void deriveOne(const ReadingsChange &change, const QByteArray &instance, MetricFrame &out)
{
    quint64 sum = 0;
    for (const Column &column : columns)
        sum += change.counted(column.field, instance).value_or(0);
    if (sum == 0)
        return;
    if (instance.isEmpty()) {
        const double cpus = std::round(double(sum) / (change.seconds * ticksPerSecond));
        out.values.insert({"cpu.count"}, std::max(cpus, 1.0));
    }
    quint64 busy = 0;
    bool complete = true;
    for (const Column &column : columns) {
        if (!column.total)
            continue;
        const auto ticks = change.counted(column.field, instance);
        if (ticks) {
            const char *id = instance.isEmpty() ? column.total : column.core;
            out.values.insert({literal(id), instance}, double(*ticks) / double(sum));
        }
        const QByteArrayView field(column.field);
        if (field != "iowait" && field != "steal") {
            busy += ticks.value_or(0);
            complete = complete && ticks;
        }
    }
    if (complete) {
        const char *id = instance.isEmpty() ? "cpu.busy" : "core.busy";
        out.values.insert({literal(id), instance}, double(busy) / double(sum));
    }
}

void derive(const ReadingsChange &change, MetricFrame &out)
{
    for (auto it = change.now.keyBegin(); it != change.now.keyEnd(); ++it) {
        if (it->metric == "user")
            deriveOne(change, it->instance, out);
    }
}

} // namespace

constinit const MetricGroup cpuGroup{rows, sources, parse, derive};

} // namespace Remote
