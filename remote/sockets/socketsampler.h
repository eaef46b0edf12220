// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/sockets/socketsums.h"
#include "remote/ssh/remoteshell.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace Remote
{

/// Network per process and per connection: asks one long-lived program on the server (perl, reading
/// INET_DIAG) for its TCP sockets tick by tick, over a channel of its own. It runs only while
/// somebody watches and the server can be reached. Ticks are asked for by us, one at a time; where
/// there are so many sockets that looking would cost more than a twentieth of a core, they come
/// less often. Only TCP is counted, with root's rights (SudoStreams) also that of other users'
/// processes and in containers, and a connection shorter than a tick is not seen. Owner's
/// thread.
class SocketSampler final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SocketSampler)
public:
    explicit SocketSampler(RemoteShell &shell, QObject *parent = nullptr);
    ~SocketSampler() override;

    void setInterval(std::chrono::milliseconds interval); ///< 500 ms to 60 s; default 1 s
    /// Runs as long as there are watchers; one that is destroyed watches no more. Calling it twice
    /// for the same object is the same as once.
    void watch(QObject *watcher);
    void unwatch(QObject *watcher);
    /// Whether the connection is up. It is down at first.
    void setReachable(bool reachable);
    /// After failed(): tries again, if somebody watches.
    void retry();
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] bool isWatched() const;
    /// What the pace is now: the interval, or longer where looking costs too much.
    [[nodiscard]] std::chrono::milliseconds pace() const;

Q_SIGNALS:
    /// The first comes at once, without rates.
    void frameReady(const Remote::SocketFrame &frame);
    /// With each frame that has rates: what every process that has TCP sockets receives and sends.
    void trafficReady(const QHash<Remote::ProcessId, Remote::Traffic> &traffic);
    /// It ended by itself, and starts again only by retry() or with the next connection.
    /// Unsupported with subject "perl": this server has none.
    void failed(const Remote::Error &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Remote
