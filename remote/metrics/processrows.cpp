// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/processrows.h"

#include "remote/metrics/scan.h"

#include <algorithm>

namespace Remote
{

namespace
{

/// The process and the file of "/proc/PID/file"; 0 when it is none.
qint32 pidOf(QByteArrayView path, QByteArrayView &file)
{
    if (!path.startsWith("/proc/"))
        return 0;
    const QByteArrayView rest = path.sliced(6);
    const qsizetype slash = rest.indexOf('/');
    const auto pid = slash < 0 ? std::nullopt : wholeNumber(rest.first(slash));
    if (!pid || *pid > quint64(std::numeric_limits<qint32>::max()))
        return 0;
    file = rest.sliced(slash + 1);
    return qint32(*pid);
}

/// Of processes that are gone at once. A server could tell of rings and endless chains.
constexpr int mostGenerations = 32;

/// Nothing where the counter went back: no number is better than a wrong one. `told` of what it
/// rose by is not new.
double rate(quint64 before, quint64 now, double seconds, quint64 told = 0)
{
    if (now < before)
        return ProcessRow::unknown;
    const quint64 rise = now - before;
    return double(rise - std::min(told, rise)) / seconds;
}

/// The kernel ends the arguments by NUL; the fallback program ends each of its lines.
QByteArray commandLineOf(const QByteArray &bytes)
{
    QByteArray line = bytes;
    if (line.endsWith('\n') && line.contains('\0'))
        line.chop(1);
    return line;
}

} // namespace

void ProcessRows::add(const RawSample &sample)
{
    m_ticks = double(sample.ticksPerSecond);
    m_pageSize = double(sample.pageSize);
    m_now = sample.uptime + sample.startsAhead;
    m_started = sample.time - m_now;
    for (Process &process : m_processes)
        process.isSeen = !sample.rowsAreAll;
    for (const QByteArray &path : sample.goneRows)
        takeGone(path);
    for (const RawSample::File &file : sample.rowFiles)
        takeFile(file);
    m_processes.removeIf([this](const auto &entry) {
        if (!entry.value().isSeen)
            keepGone(entry.value());
        return !entry.value().isSeen;
    });
}

void ProcessRows::keepGone(const Process &process)
{
    if (const auto &before = process.before)
        m_gone.insert(process.stat.id.pid,
                      {process.stat.parent, before->cpuTicks + before->endedChildrenTicks,
                       before->io.value_or(ProcessIo{})});
}

void ProcessRows::leave(qint32 pid)
{
    if (const auto found = m_processes.find(pid); found != m_processes.end()) {
        keepGone(*found);
        m_processes.erase(found);
    }
}

/// When a process has waited for a child, the kernel adds to it all that the child used in its
/// life (wait_task_zombie() of kernel/exit.c), most of which may have been told as the child's own.
/// By process that lives: that part of its children, and of theirs where those are gone too.
QHash<qint32, ProcessRows::Gone> ProcessRows::toldOfChildren() const
{
    QHash<qint32, Gone> told;
    for (const Gone &one : m_gone) {
        qint32 heir = one.parent;
        for (int i = 0; i < mostGenerations && m_gone.contains(heir); ++i)
            heir = m_gone.value(heir).parent;
        Gone &sum = told[heir];
        sum.cpuTicks += one.cpuTicks;
        sum.io.read += one.io.read;
        sum.io.written += one.io.written;
    }
    return told;
}

void ProcessRows::takeGone(const QByteArray &path)
{
    QByteArrayView file;
    const qint32 pid = pidOf(path, file);
    if (pid && file.isEmpty())
        leave(pid);
    else if (const auto found = m_processes.find(pid); pid && found != m_processes.end())
        found->io.reset(); // the only file that goes by itself
}

void ProcessRows::takeFile(const RawSample::File &file)
{
    QByteArrayView name;
    const qint32 pid = pidOf(file.path, name);
    if (!pid)
        return;
    if (name == "stat") {
        takeStat(pid, file.bytes);
        return;
    }
    const auto found = m_processes.find(pid);
    if (found == m_processes.end())
        return;
    if (name == "io") {
        found->io = parseProcessIo(file.bytes);
    } else if (name == "status") {
        found->user = parseProcessUser(file.bytes).value_or(found->user);
    } else if (name == "cmdline") {
        found->commandLine = commandLineOf(file.bytes);
    } else if (name == "cgroup") {
        found->cgroup = parseProcessCgroup(file.bytes);
        if (pid == 1) {
            const QList<QByteArray> ids = containerIds(found->cgroup);
            m_outside = QSet<QByteArray>(ids.begin(), ids.end());
        }
        found->container = containerOf(found->cgroup, m_outside);
    }
}

void ProcessRows::takeStat(qint32 pid, const QByteArray &bytes)
{
    const auto stat = parseProcessStat(bytes);
    if (!stat || stat->id.pid != pid) {
        leave(pid);
        return;
    }
    if (const auto found = m_processes.constFind(pid);
        found != m_processes.constEnd() && !(found->stat.id == stat->id))
        leave(pid); // another has its number
    Process &process = m_processes[pid];
    process.stat = *stat;
    process.isSeen = true;
}

QList<ProcessRow> ProcessRows::rows(double seconds) const
{
    const QHash<qint32, Gone> told = toldOfChildren();
    QList<ProcessRow> rows;
    rows.reserve(m_processes.size());
    for (const Process &process : m_processes)
        rows.append(rowOf(process, told.value(process.stat.id.pid), seconds));
    return rows;
}

ProcessRow ProcessRows::rowOf(const Process &process, const Gone &told, double seconds) const
{
    const ProcessStat &stat = process.stat;
    ProcessRow row;
    row.id = stat.id;
    row.parent = stat.parent;
    row.name = stat.name;
    row.commandLine = process.commandLine;
    row.user = process.user;
    row.state = stat.state;
    row.nice = stat.nice;
    row.priority = stat.priority;
    row.threads = stat.threads;
    row.started = m_started + double(stat.id.start) / m_ticks;
    row.rss = double(stat.residentPages) * m_pageSize;
    row.virtualSize = double(stat.virtualSize);
    row.cgroup = process.cgroup;
    row.container = process.container;
    row.isKernelThread = stat.isKernelThread;
    takeRates(process, told, seconds, row);
    return row;
}

void ProcessRows::takeRates(const Process &process, const Gone &told, double seconds,
                            ProcessRow &row) const
{
    // One that started since the rows were read before had used nothing then.
    const double age = m_now - double(process.stat.id.start) / m_ticks;
    std::optional<Counters> before = process.before;
    if (!before && age <= seconds + 1 / m_ticks)
        before = Counters{0, 0, ProcessIo{}};
    if (!before || seconds <= 0)
        return;
    const ProcessStat &stat = process.stat;
    row.cpu = rate(before->cpuTicks, stat.cpuTicks, seconds) / m_ticks;
    row.endedChildrenCpu =
        rate(before->endedChildrenTicks, stat.endedChildrenTicks, seconds, told.cpuTicks) / m_ticks;
    if (process.io && before->io) {
        row.readBytes = rate(before->io->read, process.io->read, seconds, told.io.read);
        row.writeBytes = rate(before->io->written, process.io->written, seconds, told.io.written);
    }
}

void ProcessRows::settle()
{
    for (Process &process : m_processes)
        process.before =
            Counters{process.stat.cpuTicks, process.stat.endedChildrenTicks, process.io};
    m_gone.clear();
}

} // namespace Remote
