// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/connectionlines.h"

#include <QHash>

#include <functional>

namespace Clawtune
{

using Remote::SocketRow;

namespace
{

ConnectionLine lineOf(const SocketRow &row)
{
    ConnectionLine line;
    line.key = QByteArray::number(row.id);
    line.process = row.process;
    line.processName = row.processName;
    line.user = row.user;
    line.hasOwner = row.inode != 0;
    line.container = row.container;
    line.local = row.local;
    line.remote = row.remote;
    line.state = row.state;
    line.sum.add(row);
    line.roundTrip = row.roundTrip;
    line.retransmits = row.retransmits;
    return line;
}

QList<ConnectionLine> byConnection(const Remote::SocketFrame &frame)
{
    QList<ConnectionLine> lines;
    lines.reserve(frame.rows.size());
    for (const SocketRow &row : frame.rows)
        lines.append(lineOf(row));
    return lines;
}

/// Sockets that are closing and belong to no process any more are one line of their own.
QByteArray ownerKey(const SocketRow &row)
{
    const Remote::SocketOwner owner = ownerOf(row);
    return QByteArray::number(owner.process.pid) + ' ' + QByteArray::number(owner.process.start) +
           ' ' + QByteArray::number(owner.user) + ' ' + (row.inode != 0 ? '1' : '0') + ' ' +
           owner.container;
}

QList<ConnectionLine> byProcess(const Remote::SocketFrame &frame)
{
    QHash<QByteArray, ConnectionLine> lines;
    for (const SocketRow &row : frame.rows) {
        ConnectionLine &line = lines[ownerKey(row)];
        line.process = row.process;
        line.processName = row.processName;
        line.user = row.user;
        line.hasOwner = row.inode != 0;
        line.container = row.container;
        line.sum.add(row);
    }
    QList<ConnectionLine> found;
    for (auto it = lines.begin(); it != lines.end(); ++it) {
        it->key = it.key();
        if (it->sum.connections > 0)
            found.append(*it);
    }
    return found;
}

QList<ConnectionLine> fromSums(const QHash<QByteArray, Remote::SocketSum> &sums,
                               const std::function<void(ConnectionLine &)> &name)
{
    QList<ConnectionLine> lines;
    for (auto it = sums.constBegin(); it != sums.constEnd(); ++it) {
        if (it->connections == 0)
            continue;
        ConnectionLine line;
        line.key = it.key();
        line.sum = it.value();
        name(line);
        lines.append(line);
    }
    return lines;
}

QList<ConnectionLine> byState(const Remote::SocketFrame &frame)
{
    const auto sums = sumsByState(frame.rows);
    QList<ConnectionLine> lines;
    for (auto it = sums.constBegin(); it != sums.constEnd(); ++it) {
        ConnectionLine line;
        line.key = tcpStateName(it.key());
        line.state = it.key();
        line.sum = it.value();
        lines.append(line);
    }
    return lines;
}

} // namespace

QList<ConnectionLine> connectionLines(const Remote::SocketFrame &frame, Grouping grouping)
{
    switch (grouping) {
    case Grouping::Processes:
        return byProcess(frame);
    case Grouping::Connections:
        return byConnection(frame);
    case Grouping::RemoteHosts:
        return fromSums(sumsByRemote(frame.rows),
                        [](ConnectionLine &line) { line.remote.address = line.key; });
    case Grouping::Containers:
        return fromSums(sumsByContainer(frame.rows),
                        [](ConnectionLine &line) { line.container = line.key; });
    case Grouping::States:
        return byState(frame);
    }
    return {};
}

} // namespace Clawtune
