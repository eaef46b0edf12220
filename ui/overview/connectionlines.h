// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/sockets/socketsums.h"

#include <QString>

namespace Clawtune
{

/// What one line of the table of connections is.
enum class Grouping { Processes, Connections, RemoteHosts, Containers, States };

/// One line, whatever it stands for. Fields that mean nothing for it are empty, 0 or NaN.
struct ConnectionLine {
    QByteArray key; ///< the same as long as the thing is there
    Remote::ProcessId process;
    QByteArray processName; ///< hostile bytes
    quint32 user = 0;       ///< whose sockets they are, where the process is not known
    bool hasOwner = false;  ///< some process has it open, known or not
    QByteArray container;
    Remote::SocketEnd local;
    Remote::SocketEnd remote;
    Remote::TcpState state = Remote::TcpState::Unknown;
    Remote::SocketSum sum;
    double roundTrip = Remote::SocketRow::unknown; ///< seconds
    double retransmits = Remote::SocketRow::unknown;
};

/// The lines of a frame, in no order. Who only listens is a line of Grouping::Connections,
/// and counted under its state.
QList<ConnectionLine> connectionLines(const Remote::SocketFrame &frame, Grouping grouping);

} // namespace Clawtune
