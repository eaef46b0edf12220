// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/sockets/socketreader.h"

#include <vector>

namespace Remote
{

/// Keeps what the server has told of its sockets and makes frames of it: rates out of counters,
/// names out of process numbers. No I/O.
///
/// A counter that has gone back belongs to a new connection: its bytes count from zero. A socket
/// that was not there at the answer before has all its bytes since then; one that was not seen then
/// (the first answer, a namespace just found) has no rate yet.
class SocketBook final
{
public:
    void reset();
    SocketFrame apply(const RawSockets &raw);

private:
    struct Entry {
        SocketRow row;
        RawCounters counters;
        quint32 nameSpace = 0;
        qint32 pid = 0;
    };
    void takeBorn(const RawSockets::Born &born, double interval);
    void takeChanged(const RawSockets::Changed &changed, double interval);
    void fill(Entry &entry) const;

    QHash<quint32, Entry> m_entries;
    QHash<qint32, RawSockets::Process> m_processes;
    QHash<quint32, QByteArray> m_namespaces; ///< number to container
    double m_uptime = 0;
    std::optional<quint64> m_ownNanoseconds;
    bool m_hasBegun = false;
};

} // namespace Remote
