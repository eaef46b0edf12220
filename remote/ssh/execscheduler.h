// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/ssh/execjob.h"
#include "remote/ssh/sshtransport.h"

#include <list>

namespace Remote
{

/// Shares the session channels of the transports among commands and streams. A server allows only
/// so many at once on one connection (MaxSessions): what it refuses waits here until a channel is
/// free again or another transport is added. Session thread.
class ExecScheduler final
{
    Q_DISABLE_COPY_MOVE(ExecScheduler)
public:
    explicit ExecScheduler(ExecListener &listener)
        : m_listener(listener)
    {
    }

    void add(ExecRequest request);
    void cancel(RequestId id);
    void write(RequestId id, const QByteArray &bytes);

    /// A transport in Ready; removed before it is destroyed. What was begun on it then ends, what
    /// was not waits on.
    void addTransport(SshTransport &transport);
    void removeTransport(const SshTransport &transport);
    /// Something waits though a server has refused it a channel on every transport there is.
    [[nodiscard]] bool wantsTransport() const;
    /// Nothing runs on it since that time; max() if something does.
    [[nodiscard]] TimePoint idleSince(const SshTransport &transport) const;

    bool step(TimePoint now);
    [[nodiscard]] TimePoint wakeAt() const;
    /// Ends everything with one answer, begun or not.
    void abortAll(const Error &error);

private:
    struct Closing {
        std::unique_ptr<SshChannel> channel;
        TimePoint until;
    };
    struct Lane {
        SshTransport *transport = nullptr;
        int limit = 10; ///< sshd's usual MaxSessions; less once the server says so
        int barren = 0; ///< refusals in a row though nothing was open
        TimePoint retryAt = TimePoint::max();
        TimePoint idleSince{};
        std::list<Closing> closing{}; ///< still counted by the server
    };
    struct Item {
        std::unique_ptr<ExecJob> job;
        Lane *lane = nullptr;
        TimePoint giveUpAt =
            TimePoint::max(); ///< of a queued one: if no channel is freed until then
    };
    bool startQueued(TimePoint now);
    void takeRefusal(Item &item, TimePoint now);
    bool sweep(TimePoint now);
    [[nodiscard]] int openOn(const Lane &lane) const;
    [[nodiscard]] Lane *laneWithRoom();
    [[nodiscard]] ExecJob *find(RequestId id) const;

    ExecListener &m_listener;
    std::list<Lane> m_lanes;
    std::list<Item> m_items;
};

} // namespace Remote
