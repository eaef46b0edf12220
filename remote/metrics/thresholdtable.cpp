// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/thresholds.h"

#include <QCoreApplication>

using namespace std::chrono_literals;

namespace Remote
{

namespace
{

// Busy and full are told early enough to act, and only when they last: a backup that keeps a disk
// busy for a minute is nobody's business. Steal and stalls harm at far smaller shares.
QList<ThresholdRule> machineRules()
{
    return {
        {.id = "cpu-busy",
         .name = QT_TRANSLATE_NOOP("Remote", "CPU"),
         .metric = "cpu.busy",
         .value = 0.9},
        {.id = "cpu-steal",
         .name = QT_TRANSLATE_NOOP("Remote", "CPU taken by the host"),
         .metric = "cpu.steal",
         .value = 0.1},
        {.id = "cpu-pressure",
         .name = QT_TRANSLATE_NOOP("Remote", "Waiting for the CPU"),
         .metric = "pressure.cpu_some",
         .value = 0.6},
        {.id = "load",
         .name = QT_TRANSLATE_NOOP("Remote", "Load"),
         .metric = "load.1",
         .value = 8,
         .duration = 5min},
        {.id = "memory-available",
         .name = QT_TRANSLATE_NOOP("Remote", "Memory available"),
         .metric = "memory.available",
         .isUpper = false,
         .value = 0.1,
         .whole = "memory.total"},
        {.id = "memory-stall",
         .name = QT_TRANSLATE_NOOP("Remote", "Standstill for memory"),
         .metric = "pressure.memory_full",
         .value = 0.1,
         .duration = 1min},
        {.id = "swap-used",
         .name = QT_TRANSLATE_NOOP("Remote", "Swap"),
         .metric = "memory.swap_used",
         .value = 0.8,
         .whole = "memory.swap_total",
         .duration = 5min},
    };
}

QList<ThresholdRule> storageRules()
{
    return {
        {.id = "disk-busy",
         .name = QT_TRANSLATE_NOOP("Remote", "Disk"),
         .metric = "disk.util",
         .instances = "*",
         .value = 0.9},
        {.id = "io-stall",
         .name = QT_TRANSLATE_NOOP("Remote", "Standstill for disks"),
         .metric = "pressure.io_full",
         .value = 0.4},
        {.id = "space-used",
         .name = QT_TRANSLATE_NOOP("Remote", "Disk space"),
         .metric = "fs.used",
         .instances = "*",
         .value = 0.9,
         .duration = 1min},
        {.id = "inodes-used",
         .name = QT_TRANSLATE_NOOP("Remote", "Inodes"),
         .metric = "fs.inodes_used",
         .instances = "*",
         .value = 0.9,
         .duration = 1min},
    };
}

QList<ThresholdRule> otherRules()
{
    return {
        {.id = "retransmits",
         .name = QT_TRANSLATE_NOOP("Remote", "Retransmitted share"),
         .metric = "tcp.retransmit_share",
         .value = 0.05},
        {.id = "temperature",
         .name = QT_TRANSLATE_NOOP("Remote", "Temperature"),
         .metric = "sensor.temperature",
         .instances = "*",
         .value = 85,
         .duration = 1min},
    };
}

} // namespace

const QList<ThresholdRule> &defaultThresholds()
{
    static const QList<ThresholdRule> rules = machineRules() + storageRules() + otherRules();
    return rules;
}

} // namespace Remote
