// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/sockets/socketrow.h"

namespace Remote
{

/// Connections taken together. A rate that no connection of them has is NaN.
struct SocketSum {
    Traffic rate;
    double rxBytes = Traffic::unknown; ///< of the connections that are open now
    double txBytes = Traffic::unknown;
    int connections = 0; ///< without listening sockets
    int listening = 0;

    void add(const SocketRow &row);
};

/// Whose sockets are taken together: a process, or all those of a user whose process is not known.
struct SocketOwner {
    ProcessId process; ///< pid 0: not known
    quint32 user = 0;  ///< of the sockets; 0 where the process is known
    QByteArray container{};

    friend bool operator==(const SocketOwner &, const SocketOwner &) = default;
    friend size_t qHash(const SocketOwner &owner, size_t seed = 0)
    {
        return qHashMulti(seed, owner.process, owner.user, owner.container);
    }
};

SocketOwner ownerOf(const SocketRow &row);

QHash<SocketOwner, SocketSum> sumsByOwner(const QList<SocketRow> &rows);
/// By the other end's address; without listening sockets.
QHash<QByteArray, SocketSum> sumsByRemote(const QList<SocketRow> &rows);
/// By container id; the empty one is what belongs to none.
QHash<QByteArray, SocketSum> sumsByContainer(const QList<SocketRow> &rows);
/// By state; LISTEN has listening sockets only.
QHash<TcpState, SocketSum> sumsByState(const QList<SocketRow> &rows);
/// What each process receives and sends, for a table of processes. Processes without any TCP
/// socket are not in it.
QHash<ProcessId, Traffic> trafficByProcess(const QList<SocketRow> &rows);

} // namespace Remote
