// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/processrow.h"
#include "remote/ssh/remoteshell.h"

#include <QHash>
#include <QList>

#include <optional>

namespace Remote
{

/// What the list of processes needs to know once a connection: who is who, and what is our own.
struct ProcessFacts {
    QHash<quint32, QByteArray> users; ///< names by user id, hostile bytes
    std::optional<quint32> login;     ///< user id of the login
    QList<qint32> own;                ///< this connection's own processes, from a shell upwards
    qint32 listener = 0;              ///< what lets new logins in; 0: not known
    int cores = 0;                    ///< CPUs in use; 0: not known
    bool hidesOthers = false;         ///< /proc shows a login its own processes only (hidepid)
};

RemoteCommand processFactsCommand(const QByteArray &marker);
/// Nullopt where the answer is not whole.
std::optional<ProcessFacts> parseProcessFacts(const QByteArray &out, const QByteArray &marker);

/// Reads the proportional memory (PSS) of `ids`: the slow lane, some milliseconds a process.
RemoteCommand processMemoryCommand(const QList<ProcessId> &ids, const QByteArray &marker,
                                   Privilege privilege);
/// Bytes. What may not be read is not in it.
QHash<ProcessId, double> parseProcessMemory(const QByteArray &out, const QByteArray &marker);

} // namespace Remote
