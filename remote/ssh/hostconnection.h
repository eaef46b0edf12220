// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/secret.h"
#include "remote/ssh/hostkey.h"
#include "remote/ssh/remoteshell.h"
#include "remote/ssh/sshparameters.h"

#include <optional>

namespace Remote
{

enum class ConnectionState {
    Closed, ///< not opened, or closed by us
    Connecting,
    AwaitingHostKey,    ///< hostKeyPresented() was sent; acceptHostKey() or close() goes on
    AwaitingPassphrase, ///< passphraseWanted() was sent; supplyPassphrase() or close() goes on
    Connected,
    Waiting, ///< lost; the next attempt is at nextAttempt()
    Failed,  ///< lastError() says why; will not be tried again by itself
};

/// Whether this connection can run commands as root.
enum class Administration {
    None,   ///< not asked for yet
    Root,   ///< the login itself is root
    Sudo,   ///< a root shell through sudo is open
    Denied, ///< asked for and refused
};

/// Where a tunnel ends on the server.
struct TunnelTarget {
    QString address{}; ///< TCP address as seen from the server, or empty
    quint16 port = 0;
    QString socketPath{}; ///< unix socket on the server, or empty

    friend bool operator==(const TunnelTarget &, const TunnelTarget &) = default;
};

struct TrafficCounters {
    quint64 bytesReceived = 0;
    quint64 bytesSent = 0;
};

/// One server over one SSH session: the only door to it. The session lives in a named worker
/// thread of its own and never leaves it; this object lives in the owner's thread, and every call
/// and every signal happens there. Commands, streams and tunnels share the session as channels.
/// A connection that is lost after it was once up is tried again with growing pauses (1 s to
/// 60 s), never after the server refused the keys.
class HostConnection final : public QObject, public RemoteShell
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HostConnection)
public:
    class Private; ///< the owner's side of the session thread (hostowner.h)

    explicit HostConnection(SshParameters parameters, QObject *parent = nullptr);
    ~HostConnection() override;

    [[nodiscard]] const SshParameters &parameters() const;
    [[nodiscard]] ConnectionState state() const;
    /// Valid in Failed and Waiting.
    [[nodiscard]] Error lastError() const;
    /// The key of the server on the other side, once seen.
    [[nodiscard]] std::optional<HostKey> hostKey() const;
    [[nodiscard]] std::chrono::milliseconds untilNextAttempt() const;
    [[nodiscard]] TrafficCounters traffic() const;

    void open();
    /// Ends everything; requests under way answer Cancelled.
    void close();
    /// In Waiting: try now.
    void retryNow();
    /// In AwaitingHostKey: writes the key to known_hosts and goes on. A failed write is Failed.
    void acceptHostKey();
    void supplyPassphrase(Secret passphrase);

    [[nodiscard]] Administration administration() const;
    /// The most that a command may ask for at present.
    [[nodiscard]] Privilege privilege() const;
    /// Opens the root shell through `sudo -S -p <random marker>`. The password is sent only after
    /// sudo asked for it, so one given in vain reaches no command. Root logins succeed at once.
    void becomeAdministrator(Secret password, QObject *context,
                             std::function<void(Result<void>)> done);
    void dropAdministrator();

    /// A unix socket in a 0700 folder on this computer that leads to `target`; it stays until the
    /// connection closes. The same target gives the same socket. A target that refuses shows as a
    /// connection closed at once, and as ForwardingRefused when the server forbids forwarding.
    void openTunnel(const TunnelTarget &target, QObject *context,
                    std::function<void(Result<QString>)> done);

    RequestId run(const RemoteCommand &command, QObject *context, Done done) override;
    void cancel(RequestId id) override;
    std::unique_ptr<RemoteStream> openStream(const RemoteCommand &command,
                                             const QByteArray &interpreter = "sh") override;

Q_SIGNALS:
    void stateChanged(Remote::ConnectionState state);
    void hostKeyPresented(const Remote::HostKey &key);
    void passphraseWanted(const QString &keyFile, bool previousWasWrong);
    void administrationChanged(Remote::Administration administration);

private:
    std::unique_ptr<Private> d;
};

} // namespace Remote
