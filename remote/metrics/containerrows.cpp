// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/containerrows.h"

#include "remote/metrics/processfiles.h"
#include "remote/metrics/scan.h"

#include <cmath>

namespace Remote
{

namespace
{

using Count = std::optional<quint64> ContainerReading::*;

constexpr QByteArrayView networkFile = "/net/dev";

/// Below the mount of its hierarchy; of version 1 that lies one folder deeper.
QByteArray cgroupOf(QByteArrayView folder)
{
    constexpr QByteArrayView root = "/sys/fs/cgroup";
    if (!folder.startsWith(root))
        return folder.toByteArray();
    QByteArrayView path = folder.sliced(root.size());
    for (const char *controller : {"/memory/", "/cpuacct/", "/cpu/", "/blkio/", "/pids/",
                                   "/cpu,cpuacct/", "/cpuacct,cpu/", "/unified/"}) {
        if (path.startsWith(controller))
            return path.sliced(path.indexOf('/', 1)).toByteArray();
    }
    return path.toByteArray();
}

/// The process of "/proc/PID/net/dev"; 0: it is another path.
qint32 networkPid(QByteArrayView path)
{
    constexpr QByteArrayView proc = "/proc/";
    if (!path.startsWith(proc) || !path.endsWith(networkFile))
        return 0;
    const auto pid = wholeNumber(path.sliced(proc.size()).chopped(networkFile.size()));
    return pid && *pid <= quint64(std::numeric_limits<qint32>::max()) ? qint32(*pid) : 0;
}

double rate(const ContainerReading &before, const ContainerReading &now, Count count,
            double seconds)
{
    if (!(before.*count) || !(now.*count) || *(now.*count) < *(before.*count))
        return ContainerRow::unknown;
    return double(*(now.*count) - *(before.*count)) / seconds;
}

/// Of the periods that went by; without a limit none does, and then nothing was held back.
double throttledShare(const ContainerReading &before, const ContainerReading &now)
{
    const double periods = rate(before, now, &ContainerReading::periods, 1);
    const double throttled = rate(before, now, &ContainerReading::throttledPeriods, 1);
    return periods == 0 ? 0 : std::min(1., throttled / periods);
}

void takeRates(const ContainerReading &before, const ContainerReading &now, double seconds,
               ContainerRow &row)
{
    const auto of = [&](Count count) { return rate(before, now, count, seconds); };
    row.cpu = of(&ContainerReading::cpuNanoseconds) / 1e9;
    row.throttled = throttledShare(before, now);
    row.readBytes = of(&ContainerReading::readBytes);
    row.writeBytes = of(&ContainerReading::writeBytes);
    row.rxBytes = of(&ContainerReading::rxBytes);
    row.txBytes = of(&ContainerReading::txBytes);
    row.cpuPressure = of(&ContainerReading::cpuWaitMicroseconds) / 1e6;
    row.memoryPressure = of(&ContainerReading::memoryWaitMicroseconds) / 1e6;
    row.ioPressure = of(&ContainerReading::ioWaitMicroseconds) / 1e6;
}

ContainerRow rowOf(const QByteArray &id, const QByteArray &cgroup, const ContainerReading &now)
{
    ContainerRow row;
    row.id = id;
    row.cgroup = cgroup;
    row.pid = now.pid;
    row.cpuLimit = std::isinf(now.cpuQuota) ? now.cpuQuota : now.cpuQuota / now.cpuPeriod;
    // Docker leaves out what the kernel drops first; it may be told a moment later than the sum.
    row.memory = std::isnan(now.inactiveFile) || now.inactiveFile > now.memoryUsed
                     ? now.memoryUsed
                     : now.memoryUsed - now.inactiveFile;
    row.memoryLimit = now.memoryLimit;
    row.processes = now.processes;
    row.processLimit = now.processLimit;
    row.oomKills = now.oomKills;
    return row;
}

} // namespace

void ContainerRows::add(const RawSample &sample)
{
    for (Container &container : m_containers)
        container.isSeen = !sample.rowsAreAll;
    for (const QByteArray &path : sample.goneRows) {
        const QList<QByteArray> ids = containerIds(path);
        if (!ids.isEmpty() && path.endsWith('/'))
            m_containers.remove(ids.constLast());
    }
    for (const RawSample::File &file : sample.rowFiles)
        takeFile(file);
    m_containers.removeIf([](const auto &entry) { return !entry.value().isSeen; });
    m_byPid.removeIf([this](const auto &entry) { return !m_containers.contains(entry.value()); });
}

void ContainerRows::takeFile(const RawSample::File &file)
{
    if (const qint32 pid = networkPid(file.path)) {
        const auto found = m_containers.find(m_byPid.value(pid));
        if (found != m_containers.end())
            parseContainerNetwork(file.bytes, found->now);
        return;
    }
    const qsizetype slash = file.path.lastIndexOf('/');
    const QByteArrayView folder = QByteArrayView(file.path).first(qMax<qsizetype>(0, slash));
    const QList<QByteArray> ids =
        file.path.startsWith("/proc/") ? QList<QByteArray>() : containerIds(folder);
    if (ids.isEmpty())
        return;
    const QByteArray &id = ids.constLast();
    Container &container = m_containers[id];
    container.isSeen = true;
    if (container.cgroup.isEmpty())
        container.cgroup = cgroupOf(folder);
    const qint32 pid = container.now.pid;
    parseContainerFile(QByteArrayView(file.path).sliced(slash + 1), file.bytes, container.now);
    if (pid == container.now.pid)
        return;
    m_byPid.remove(pid);
    m_byPid.insert(container.now.pid, id);
    container.now.rxBytes.reset();
    container.now.txBytes.reset();
}

QList<ContainerRow> ContainerRows::rows(double seconds) const
{
    QList<ContainerRow> rows;
    rows.reserve(m_containers.size());
    for (auto it = m_containers.cbegin(); it != m_containers.cend(); ++it) {
        ContainerRow row = rowOf(it.key(), it->cgroup, it->now);
        if (it->before && seconds > 0)
            takeRates(*it->before, it->now, seconds, row);
        rows.append(row);
    }
    return rows;
}

void ContainerRows::settle()
{
    for (Container &container : m_containers)
        container.before = container.now;
}

} // namespace Remote
