// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/processrow.h"

#include <QHash>
#include <QList>
#include <QMetaType>

#include <optional>

namespace Remote
{

/// The kernel's numbers (include/net/tcp_states.h).
enum class TcpState {
    Unknown = 0,
    Established = 1,
    SynSent,
    SynReceived,
    FinWait1,
    FinWait2,
    TimeWait,
    Close,
    CloseWait,
    LastAck,
    Listen,
    Closing
};

/// As ss writes it: "ESTAB", "LISTEN"…; "?" for Unknown.
const char *tcpStateName(TcpState state);

/// One end of a connection. An IPv4 address that came mapped into IPv6 is written as IPv4; a
/// link-local one has its interface's number, "fe80::1%2". Made by us, so harmless text.
struct SocketEnd {
    QByteArray address;
    quint16 port = 0; ///< 0: any

    friend bool operator==(const SocketEnd &, const SocketEnd &) = default;
};

/// Bytes a second in each direction; NaN: the kernel does not tell, or it is the first look.
struct Traffic {
    static constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    double rx = unknown; ///< received
    double tx = unknown; ///< sent and acknowledged

    friend bool operator==(const Traffic &, const Traffic &) = default;
};

enum class SocketProtocol { Tcp4, Tcp6 };

/// One TCP socket at one instant (INET_DIAG, struct tcp_info). NaN: not told.
struct SocketRow {
    static constexpr double unknown = Traffic::unknown;

    quint32 id = 0; ///< the same as long as the connection lives, within one run of the sampler
    SocketProtocol protocol = SocketProtocol::Tcp4;
    SocketEnd local;
    SocketEnd remote; ///< address "0.0.0.0" or "::", port 0: none
    TcpState state = TcpState::Unknown;
    quint32 user = 0;  ///< user id that owns it
    quint64 inode = 0; ///< 0: no process has it open (any more)
    /// pid 0: not known, because it is another user's and we are not root, or no process's.
    ProcessId process;
    QByteArray processName;       ///< comm: hostile bytes
    QByteArray container;         ///< id, 64 hexadecimal digits; empty: none
    Traffic rate;                 ///< over SocketFrame::interval
    double rxBytes = unknown;     ///< since the connection began
    double txBytes = unknown;     ///< the same; its opening counts as one byte
    double roundTrip = unknown;   ///< seconds, smoothed
    double retransmits = unknown; ///< segments since the connection began
    double receiveQueue = 0;      ///< bytes not yet read; of LISTEN: connections not yet accepted
    double sendQueue = 0;         ///< bytes not yet acknowledged; of LISTEN: the most that may wait

    [[nodiscard]] bool isListening() const { return state == TcpState::Listen; }
};

/// Where the numbers come from.
enum class SocketSource {
    Netlink,    ///< INET_DIAG: everything
    ProcTables, ///< /proc/net/tcp and tcp6: states and queues only
};

/// All TCP sockets of one instant that the server has told of. Rates are by the server's own
/// monotonic clock.
struct SocketFrame {
    double uptime = 0;   ///< the server's monotonic clock, seconds
    double interval = 0; ///< seconds since the frame before; 0: the first, without rates
    SocketSource source = SocketSource::Netlink;
    quint32 reader = 0;        ///< user id that looked; only 0 sees every process
    quint32 total = 0;         ///< sockets there are
    quint32 notListed = 0;     ///< of these, without traffic and not (yet) among the rows
    int namespacesEntered = 0; ///< network namespaces beside the server's own, of containers mostly
    int namespacesRefused = 0; ///< seen through /proc only, so without bytes
    bool isWhole = true;       ///< the kernel's answer was complete
    std::optional<double> ownCpu; ///< share of one core that looking has cost, 1 is one core
    qint64 wireBytes = 0;         ///< of this answer
    QList<SocketRow> rows;        ///< in no order

    [[nodiscard]] bool seesEveryProcess() const { return reader == 0; }
};

} // namespace Remote

Q_DECLARE_METATYPE(Remote::SocketFrame)
