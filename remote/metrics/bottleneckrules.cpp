// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/bottleneckrules.h"

#include "remote/metrics/disks.h"
#include "remote/metrics/network.h"
#include "remote/metrics/scan.h"

#include <QtGlobal>

#include <algorithm>
#include <iterator>

namespace Remote
{

namespace
{

using enum Comparison;
using Conditions = BottleneckCondition;

constexpr double mebibyte = 1024. * 1024;

// Pressure (PSI) is the best witness there is: the share of time in which somebody wanted the thing
// and did not get it. "some" from about 0.1 to 0.2 on is felt by people, "full" (everybody waits)
// from 0.05 on. Kernels before 4.20 and those built without it do not tell; then queues and waiting
// times speak in its place. Leaving takes clearly less than entering.

/// Writes fail at the end, so it is no matter of speed. 5 % of a large file system are many bytes,
/// but the last one or two per cent never are on a small server.
constexpr Conditions diskFull[] = {{"fs.used", AtLeast, 0.98, 0.97}};

/// Pages go out and come back: memory is short now. A single burst that moves idle pages out is
/// healthy, so it must go on, and somebody must wait for it.
constexpr Conditions swapping[] = {
    {"swap.moved", AtLeast, 1 * mebibyte, 0.3 * mebibyte},
    {"memory.swap_used", AtLeast, 64 * mebibyte, 16 * mebibyte, true, Quantity::Increase},
    {"pressure.memory_some", AtLeast, 0.1, 0.04},
    {"memory.available_share", AtMost, 0.15, 0.2, true},
};

/// Little left is no harm by itself (caches fill memory on purpose, and those count as available);
/// it is when the kernel has to search for pages while programs wait.
constexpr Conditions memory[] = {
    {"memory.available_share", AtMost, 0.12, 0.18},
    {"pressure.memory_some", AtLeast, 0.05, 0.02},
    {"memory.available_share", AtMost, 0.04, 0.06, true},
};

/// At its limit a container reclaims from itself, however much the machine has. Killing is the
/// clearest sign, but a restarted container starts its count anew; so what it holds decides.
constexpr Conditions containerMemory[] = {
    {"container.memory_of_limit", AtLeast, 0.9, 0.85},
    {"container.memory_pressure", AtLeast, 0.1, 0.04},
    {"container.memory_of_limit", AtLeast, 0.96, 0.92, true},
};
constexpr Conditions containerKilled[] = {
    {"container.oom_kills", AtLeast, 1, 1, false, Quantity::Increase},
};

/// Providers call up to some per cent usual; from 10 % on a program on one core notices. Steal only
/// counts time in which we wanted to run.
constexpr Conditions steal[] = {{"cpu.steal", AtLeast, 0.1, 0.07}};

/// Busy alone says little (a disk that serves in parallel is at 100 % and has room), so somebody
/// must wait for it. And it need not be at 100 %: between synchronous writes a virtual disk rests.
constexpr Conditions diskBusy[] = {
    {"disk.util", AtLeast, 0.7, 0.5},
    {"pressure.io_some", AtLeast, 0.25, 0.12, false, Quantity::Mean, true},
    {"cpu.iowait", AtLeast, 0.1, 0.05, true, Quantity::Mean, true},
    {"load.blocked", AtLeast, 1, 0.5, true, Quantity::Mean, true},
};

/// Waiting that cannot be interrupted while no disk has work: a network mount that does not answer,
/// a frozen file system, a lock of the kernel.
constexpr Conditions blocked[] = {
    {"processes.blocked", AtLeast, 4, 2},
    {"load.blocked", AtLeast, 4, 2, true},
    {"disk.busiest", AtMost, 0.3, 0.5},
};

/// Busy to the brim, and somebody waits for a turn.
constexpr Conditions cpu[] = {
    {"cpu.busy", AtLeast, 0.9, 0.82},
    {"pressure.cpu_some", AtLeast, 0.25, 0.12},
    {"load.per_core", AtLeast, 1.5, 1.1, true},
    {"cpu.busy", AtLeast, 0.97, 0.92, true},
};

/// The scheduler holds it back in a quarter of its periods or more, and it is near its limit: a
/// short burst within an idle second throttles too.
constexpr Conditions containerCpu[] = {
    {"container.cpu_of_limit", AtLeast, 0.8, 0.65},
    {"container.throttled", AtLeast, 0.25, 0.15},
};

/// Only where the interface knows its speed, which most virtual ones do not.
constexpr Conditions network[] = {{"net.used_share", AtLeast, 0.9, 0.8}};

/// From about 2 % on, TCP over a distance slows down a lot; a few segments again on an idle line
/// are no evidence.
constexpr Conditions networkLoss[] = {
    {"tcp.retransmit_share", AtLeast, 0.02, 0.01},
    {"tcp.retransmits", AtLeast, 5, 2},
};

constexpr BottleneckRule rules[] = {
    {BottleneckKind::DiskFull, 5, 0.999, diskFull, true},
    {BottleneckKind::Swapping, 10, 20 * mebibyte, swapping},
    {BottleneckKind::Memory, 10, 0.03, memory},
    {BottleneckKind::ContainerMemoryLimit, 30, 3, containerKilled, true},
    {BottleneckKind::ContainerMemoryLimit, 10, 0.99, containerMemory, true},
    {BottleneckKind::Steal, 20, 0.3, steal},
    {BottleneckKind::DiskBusy, 15, 0.98, diskBusy, true, isStackedDisk},
    {BottleneckKind::Blocked, 15, 20, blocked},
    {BottleneckKind::Cpu, 15, 0.99, cpu},
    {BottleneckKind::ContainerCpuLimit, 15, 0.98, containerCpu, true},
    {BottleneckKind::Network, 15, 0.97, network, true, isVirtualInterface},
    {BottleneckKind::NetworkLoss, 15, 0.1, networkLoss},
};

/// Numbers that RecentValues works out; the rest are rows of the catalogue.
constexpr EvidenceMetric workedOut[] = {
    {"swap.moved", QT_TRANSLATE_NOOP("Remote", "Moved to and from swap"), "/proc/vmstat",
     Unit::BytesPerSecond},
    {"memory.available_share", QT_TRANSLATE_NOOP("Remote", "Available memory"), "/proc/meminfo",
     Unit::Share},
    {"container.memory_of_limit", QT_TRANSLATE_NOOP("Remote", "Memory, of its limit"),
     "memory.current, memory.max", Unit::Share},
    {"container.memory_pressure", QT_TRANSLATE_NOOP("Remote", "Memory pressure in the container"),
     "memory.pressure", Unit::Share},
    {"container.oom_kills", QT_TRANSLATE_NOOP("Remote", "Killed for lack of memory"),
     "memory.events", Unit::Count},
    {"disk.busiest", QT_TRANSLATE_NOOP("Remote", "Busiest disk"), "/proc/diskstats", Unit::Share},
    {"processes.blocked", QT_TRANSLATE_NOOP("Remote", "Processes that wait in the kernel"),
     "/proc/PID/stat", Unit::None},
    {"load.per_core", QT_TRANSLATE_NOOP("Remote", "Run queue for each core"), "/proc/stat",
     Unit::None},
    {"container.cpu_of_limit", QT_TRANSLATE_NOOP("Remote", "CPU, of its limit"),
     "cpu.stat, cpu.max", Unit::Share},
    {"container.throttled", QT_TRANSLATE_NOOP("Remote", "Periods in which it was held back"),
     "cpu.stat", Unit::Share},
    {"net.used_share", QT_TRANSLATE_NOOP("Remote", "Interface used"), "/proc/net/dev, speed",
     Unit::Share},
};

} // namespace

std::span<const BottleneckRule> bottleneckRules()
{
    return rules;
}

QSet<QByteArray> bottleneckMetrics()
{
    QSet<QByteArray> metrics;
    for (const BottleneckRule &rule : rules) {
        for (const BottleneckCondition &condition : rule.conditions)
            metrics.insert(literal(condition.metric));
    }
    return metrics;
}

std::optional<EvidenceMetric> evidenceMetric(QByteArrayView id)
{
    const auto found = std::find_if(std::begin(workedOut), std::end(workedOut),
                                    [id](const EvidenceMetric &row) { return id == row.id; });
    if (found != std::end(workedOut))
        return *found;
    const Metric *metric = findMetric(id);
    if (!metric)
        return std::nullopt;
    return EvidenceMetric{metric->id, metric->name, metric->source, metric->unit};
}

} // namespace Remote
