// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/sockets/socketsums.h"

#include <cmath>

namespace Remote
{

namespace
{

/// NaN is nothing to add, and stays only where all are.
void add(double &sum, double value)
{
    if (!std::isnan(value))
        sum = std::isnan(sum) ? value : sum + value;
}

} // namespace

const char *tcpStateName(TcpState state)
{
    static constexpr const char *names[] = {"?",          "ESTAB",      "SYN-SENT",  "SYN-RECV",
                                            "FIN-WAIT-1", "FIN-WAIT-2", "TIME-WAIT", "UNCONN",
                                            "CLOSE-WAIT", "LAST-ACK",   "LISTEN",    "CLOSING"};
    const auto index = size_t(state);
    return index < std::size(names) ? names[index] : names[0];
}

void SocketSum::add(const SocketRow &row)
{
    if (row.isListening()) {
        ++listening;
        return;
    }
    ++connections;
    Remote::add(rate.rx, row.rate.rx);
    Remote::add(rate.tx, row.rate.tx);
    Remote::add(rxBytes, row.rxBytes);
    Remote::add(txBytes, row.txBytes);
}

SocketOwner ownerOf(const SocketRow &row)
{
    if (row.process.pid != 0)
        return {row.process, 0, row.container};
    return {{}, row.user, row.container};
}

QHash<SocketOwner, SocketSum> sumsByOwner(const QList<SocketRow> &rows)
{
    QHash<SocketOwner, SocketSum> sums;
    for (const SocketRow &row : rows)
        sums[ownerOf(row)].add(row);
    return sums;
}

QHash<QByteArray, SocketSum> sumsByRemote(const QList<SocketRow> &rows)
{
    QHash<QByteArray, SocketSum> sums;
    for (const SocketRow &row : rows) {
        if (!row.isListening())
            sums[row.remote.address].add(row);
    }
    return sums;
}

QHash<QByteArray, SocketSum> sumsByContainer(const QList<SocketRow> &rows)
{
    QHash<QByteArray, SocketSum> sums;
    for (const SocketRow &row : rows)
        sums[row.container].add(row);
    return sums;
}

QHash<TcpState, SocketSum> sumsByState(const QList<SocketRow> &rows)
{
    QHash<TcpState, SocketSum> sums;
    for (const SocketRow &row : rows)
        sums[row.state].add(row);
    return sums;
}

QHash<ProcessId, Traffic> trafficByProcess(const QList<SocketRow> &rows)
{
    QHash<ProcessId, Traffic> traffic;
    for (const SocketRow &row : rows) {
        if (row.process.pid == 0 || row.isListening())
            continue;
        Traffic &sum = traffic[row.process];
        add(sum.rx, row.rate.rx);
        add(sum.tx, row.rate.tx);
    }
    return traffic;
}

} // namespace Remote
