// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/result.h"
#include "remote/sockets/socketrow.h"

namespace Remote
{

/// The counters of one socket as they came; nothing where the kernel does not tell.
struct RawCounters {
    std::optional<quint64> tx;
    std::optional<quint64> rx;
    std::optional<quint64> roundTrip; ///< microseconds
    std::optional<quint64> retransmits;
    quint64 receiveQueue = 0;
    quint64 sendQueue = 0;
};

/// One answer of resources/remote/sockets.pl (the format stands at its head): what has changed.
struct RawSockets {
    struct Process {
        ProcessId id;
        QByteArray container;
        QByteArray name;
    };
    struct Namespace {
        quint32 number = 0;
        QByteArray container;
    };
    struct Born {
        quint32 id = 0;
        quint32 nameSpace = 0;
        SocketProtocol protocol = SocketProtocol::Tcp4;
        TcpState state = TcpState::Unknown;
        quint32 user = 0;
        quint64 inode = 0;
        SocketEnd local;
        SocketEnd remote;
        RawCounters counters;
        std::optional<quint64> txBefore; ///< at the answer before; nothing: not seen then
        std::optional<quint64> rxBefore;
    };
    struct Changed {
        quint32 id = 0;
        TcpState state = TcpState::Unknown;
        quint64 inode = 0;
        RawCounters counters;
    };
    struct Owner {
        quint32 id = 0;
        qint32 pid = 0; ///< 0: no process was found
    };

    double uptime = 0;
    std::optional<quint64> ownNanoseconds; ///< CPU time that looking has used so far
    qint64 size = 0;                       ///< bytes on the wire
    SocketSource source = SocketSource::Netlink;
    quint32 reader = 0;
    quint32 total = 0;
    quint32 notListed = 0;
    int namespacesEntered = 0;
    int namespacesRefused = 0;
    bool isWhole = false;
    QList<Namespace> namespaces;
    QList<Process> processes;
    QList<Born> born;
    QList<Changed> changed;
    QList<Owner> owners;
    QList<quint32> gone;
};

/// The lines of an answer. Whatever the bytes, it ends; a line that is not of the format is left
/// out. Nothing when the line I is missing, as then it is no such answer.
std::optional<RawSockets> parseSockets(QByteArrayView body);

/// Cuts what sockets.pl sends into answers. Bytes before the first mark are a login banner and are
/// dropped, up to 64 KiB.
class SocketReader final
{
public:
    explicit SocketReader(QByteArray mark);

    void feed(const QByteArray &bytes);
    /// The next whole answer; nothing when more bytes are needed. Unsupported with the subject
    /// "perl" when the server has none; ParseFailed when what came can no longer become an answer.
    /// After an error the reader is of no more use.
    Result<std::optional<RawSockets>> next();
    /// Whether the program has said anything.
    [[nodiscard]] bool hasBegun() const { return m_begun; }

private:
    Result<bool> skipBanner();

    QByteArray m_mark;
    QByteArray m_buffer;
    bool m_begun = false;
};

} // namespace Remote
