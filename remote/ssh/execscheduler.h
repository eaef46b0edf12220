// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/ssh/execjob.h"
#include "remote/ssh/sshtransport.h"

#include <list>

namespace Remote
{

/// Shares the session channels of one transport among commands and streams. A server allows only
/// so many at once (MaxSessions): what it refuses waits here until a channel is free again.
/// Session thread.
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

    /// `transport` is null while there is none in Ready.
    bool step(SshTransport *transport, TimePoint now);
    [[nodiscard]] TimePoint wakeAt() const;
    /// Before the transport is destroyed: what was begun ends, what was not waits on.
    void connectionLost();
    /// Ends everything with one answer, begun or not.
    void abortAll(const Error &error);

private:
    struct Item {
        std::unique_ptr<ExecJob> job;
        TimePoint giveUpAt = TimePoint::max(); ///< while queued on a transport that is ready
    };
    struct Closing {
        std::unique_ptr<SshChannel> channel;
        TimePoint until;
    };
    bool startQueued(SshTransport &transport, TimePoint now);
    bool sweep(TimePoint now);
    [[nodiscard]] int openCount() const;
    [[nodiscard]] ExecJob *find(RequestId id) const;

    ExecListener &m_listener;
    std::list<Item> m_items;
    std::list<Closing> m_closing; ///< still counted by the server
    int m_limit = 10;             ///< sshd's usual MaxSessions; less once the server says so
    TimePoint m_retryAt = TimePoint::max();
};

} // namespace Remote
