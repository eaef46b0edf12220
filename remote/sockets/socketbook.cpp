// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/sockets/socketbook.h"

#include <algorithm>

namespace Remote
{

namespace
{

/// More than this a hostile server may tell of, but is not kept.
constexpr qsizetype mostSockets = 100'000;
constexpr qsizetype mostProcesses = 100'000;
constexpr double microsecond = 1e-6;

double known(std::optional<quint64> value)
{
    return value ? double(*value) : SocketRow::unknown;
}

/// Bytes a second; a counter that went back started at zero.
double rateOf(std::optional<quint64> now, std::optional<quint64> before, double interval)
{
    if (!now || !before || interval <= 0)
        return Traffic::unknown;
    return double(*now >= *before ? *now - *before : *now) / interval;
}

void fillCounters(SocketRow &row, const RawCounters &counters)
{
    row.txBytes = known(counters.tx);
    row.rxBytes = known(counters.rx);
    row.roundTrip = known(counters.roundTrip) * microsecond;
    row.retransmits = known(counters.retransmits);
    row.receiveQueue = double(counters.receiveQueue);
    row.sendQueue = double(counters.sendQueue);
}

} // namespace

void SocketBook::reset()
{
    *this = SocketBook();
}

void SocketBook::takeBorn(const RawSockets::Born &born, double interval)
{
    if (m_entries.size() >= mostSockets)
        return;
    Entry &entry = m_entries[born.id];
    entry = {};
    SocketRow &row = entry.row;
    row.id = born.id;
    row.protocol = born.protocol;
    row.local = born.local;
    row.remote = born.remote;
    row.state = born.state;
    row.user = born.user;
    row.inode = born.inode;
    row.rate = {rateOf(born.counters.rx, born.rxBefore, interval),
                rateOf(born.counters.tx, born.txBefore, interval)};
    entry.nameSpace = born.nameSpace;
    entry.counters = born.counters;
    fillCounters(row, born.counters);
}

void SocketBook::takeChanged(const RawSockets::Changed &changed, double interval)
{
    const auto found = m_entries.find(changed.id);
    if (found == m_entries.end())
        return;
    Entry &entry = *found;
    entry.row.state = changed.state;
    entry.row.inode = changed.inode;
    entry.row.rate = {rateOf(changed.counters.rx, entry.counters.rx, interval),
                      rateOf(changed.counters.tx, entry.counters.tx, interval)};
    entry.counters = changed.counters;
    fillCounters(entry.row, changed.counters);
}

/// Who has it open; a process may get another name, and its container is known before a
/// namespace's is.
void SocketBook::fill(Entry &entry) const
{
    SocketRow &row = entry.row;
    const auto process = m_processes.constFind(entry.pid);
    const bool hasProcess = entry.pid != 0 && process != m_processes.constEnd();
    row.process = hasProcess ? process->id : ProcessId();
    row.processName = hasProcess ? process->name : QByteArray();
    row.container = hasProcess ? process->container : m_namespaces.value(entry.nameSpace);
}

SocketFrame SocketBook::apply(const RawSockets &raw)
{
    SocketFrame frame;
    frame.uptime = raw.uptime;
    frame.interval = m_hasBegun ? std::max(0.0, raw.uptime - m_uptime) : 0;
    frame.source = raw.source;
    frame.reader = raw.reader;
    frame.total = raw.total;
    frame.notListed = raw.notListed;
    frame.namespacesEntered = raw.namespacesEntered;
    frame.namespacesRefused = raw.namespacesRefused;
    frame.isWhole = raw.isWhole;
    frame.wireBytes = raw.size;
    if (frame.interval > 0 && raw.ownNanoseconds && m_ownNanoseconds &&
        *raw.ownNanoseconds >= *m_ownNanoseconds)
        frame.ownCpu = double(*raw.ownNanoseconds - *m_ownNanoseconds) / 1e9 / frame.interval;
    for (const RawSockets::Namespace &space : raw.namespaces)
        m_namespaces.insert(space.number, space.container);
    for (const RawSockets::Process &process : raw.processes) {
        if (m_processes.size() >= mostProcesses)
            m_processes.clear();
        m_processes.insert(process.id.pid, process);
    }
    // What is not told of again has not moved since.
    for (Entry &entry : m_entries) {
        entry.row.rate = {rateOf(entry.counters.rx, entry.counters.rx, frame.interval),
                          rateOf(entry.counters.tx, entry.counters.tx, frame.interval)};
    }
    for (const RawSockets::Born &born : raw.born)
        takeBorn(born, frame.interval);
    for (const RawSockets::Changed &changed : raw.changed)
        takeChanged(changed, frame.interval);
    for (const RawSockets::Owner &owner : raw.owners) {
        if (const auto found = m_entries.find(owner.id); found != m_entries.end())
            found->pid = owner.pid;
    }
    for (const quint32 id : raw.gone)
        m_entries.remove(id);
    frame.rows.reserve(m_entries.size());
    for (Entry &entry : m_entries) {
        fill(entry);
        frame.rows.append(entry.row);
    }
    m_uptime = raw.uptime;
    m_ownNanoseconds = raw.ownNanoseconds;
    m_hasBegun = true;
    return frame;
}

} // namespace Remote
