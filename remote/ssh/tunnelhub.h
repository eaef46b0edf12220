// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/ssh/hostconnection.h"
#include "remote/ssh/sshtransport.h"
#include "remote/ssh/tunnellink.h"

#include <list>

namespace Remote
{

/// Who asked for a tunnel. Called in the session thread.
class TunnelListener
{
public:
    TunnelListener() = default;
    virtual ~TunnelListener() = default;
    Q_DISABLE_COPY_MOVE(TunnelListener)
    virtual void tunnelAnswered(quint64 ticket, const Result<QString> &path) = 0;
};

/// The tunnels of one connection: unix sockets in a 0700 folder of ours, each leading to one
/// target on the server. Only processes of this user get through. Session thread.
class TunnelHub final
{
    Q_DISABLE_COPY_MOVE(TunnelHub)
public:
    explicit TunnelHub(TunnelListener &listener);
    ~TunnelHub();

    /// Listens, and tries the target once; the channel of that try serves the first client.
    void open(quint64 ticket, const TunnelTarget &target);
    /// `transport` is null while there is none in Ready.
    bool step(SshTransport *transport, TimePoint now);
    void addPollDescriptors(std::vector<pollfd> &descriptors) const;
    [[nodiscard]] TimePoint wakeAt() const;
    /// Before the transport is destroyed: links end, the sockets stay for the next one.
    void connectionLost();
    /// Ends everything.
    void close();

private:
    struct Probe {
        quint64 ticket = 0;
        std::unique_ptr<TunnelLink> link{}; ///< without a client yet
        TimePoint deadline = TimePoint::max();
    };
    struct Tunnel {
        TunnelTarget target;
        QString path;
        UniqueFd listener{};
        std::list<Probe> probes{};
        std::unique_ptr<TunnelLink> spare{}; ///< opened by a probe, for the first client
        TimePoint spareUntil = TimePoint::max();
        std::list<std::unique_ptr<TunnelLink>> links{};
    };
    Result<QString> listen(Tunnel &tunnel);
    bool stepProbes(Tunnel &tunnel, SshTransport &transport, TimePoint now);
    bool acceptClients(Tunnel &tunnel, SshTransport *transport);
    Result<QString> folder();

    TunnelListener &m_listener;
    QString m_folder;
    std::list<Tunnel> m_tunnels;
};

} // namespace Remote
