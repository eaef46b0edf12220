// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/ssh/authenticator.h"
#include "remote/ssh/hostkey.h"
#include "remote/ssh/knownhosts.h"
#include "remote/ssh/sshhandles.h"
#include "remote/ssh/tcpconnector.h"

#include <atomic>

namespace Remote
{

class SshChannel;

/// Bytes of all transports of one connection; written by the session thread, read by the owner.
struct TrafficTotals {
    std::atomic<quint64> received = 0;
    std::atomic<quint64> sent = 0;
};

/// One SSH session from the name of the server to channels. Every call returns at once: libssh is
/// used in non-blocking mode on a socket that stays non-blocking, and all deadlines are ours.
/// Lives in the session thread.
class SshTransport final
{
    Q_DISABLE_COPY_MOVE(SshTransport)
public:
    enum class Phase {
        Reaching,
        KeyExchange,
        AwaitingHostKey, ///< hostKey() is new; acceptHostKey() goes on
        Authenticating,
        AwaitingPassphrase,
        Ready,
        Dead,
    };

    /// `interrupt`: readable when a wait for the agent should end.
    SshTransport(const SshParameters &parameters, KeyRing &keys, TrafficTotals &traffic,
                 int interrupt);
    ~SshTransport();

    [[nodiscard]] Phase phase() const { return m_phase; }
    /// In Dead.
    [[nodiscard]] Error error() const { return m_error; }
    [[nodiscard]] const std::optional<HostKey> &hostKey() const { return m_hostKey; }
    [[nodiscard]] bool isWaitingForPerson() const;
    /// In Dead: the server hung up while a person was asked; their answer is kept, try again.
    [[nodiscard]] bool wantsRestart() const
    {
        return m_hungUp && m_error.code == ErrorCode::ConnectionLost;
    }
    [[nodiscard]] QString keyFile() const;
    [[nodiscard]] bool previousWasWrong() const;

    /// Does all that can be done now; true if something moved.
    bool step(TimePoint now);
    void addPollDescriptors(std::vector<pollfd> &descriptors) const;
    [[nodiscard]] TimePoint wakeAt() const;

    /// Writes the key to known_hosts and goes on.
    void acceptHostKey(TimePoint now);
    void supplyPassphrase(const Secret &passphrase, TimePoint now);
    /// A channel in Ready; the transport must outlive it.
    [[nodiscard]] std::unique_ptr<SshChannel> newChannel();
    /// The server is OpenSSH, as direct-streamlocal wants.
    [[nodiscard]] bool isOpenSsh() const;

private:
    bool stepReaching(TimePoint now);
    bool startSession(UniqueFd socket);
    bool stepKeyExchange(TimePoint now);
    bool checkHostKey(TimePoint now);
    bool stepAuthentication(TimePoint now);
    bool pumpPackets();
    void hangUp(const QByteArray &detail);
    void keepAlive(TimePoint now);
    void countBytes(TimePoint now);
    void enterAuthentication(TimePoint now);
    void die(ErrorCode code, const QByteArray &detail = {});
    void die(const Error &error);
    [[nodiscard]] QString knownHostsFile() const;
    [[nodiscard]] Result<KnownHosts> readKnownHosts() const;
    [[nodiscard]] QByteArray hostKeyTypes() const;

    const SshParameters &m_parameters;
    KeyRing &m_keys;
    TrafficTotals &m_traffic;
    const int m_interrupt;
    Phase m_phase = Phase::Reaching;
    Error m_error;
    std::unique_ptr<TcpConnector> m_connector;
    SshSessionPtr m_session;
    ssh_event m_event = nullptr;
    std::unique_ptr<Authenticator> m_authenticator;
    std::optional<HostKey> m_hostKey;
    int m_socket = -1; ///< owned by the session
    bool m_heard = false;
    bool m_hungUp = false;
    ssh_counter_struct m_in{};
    ssh_counter_struct m_out{};
    quint64 m_seenIn = 0;
    quint64 m_seenOut = 0;
    TimePoint m_deadline; ///< of the present phase
    TimePoint m_lastReceived;
    TimePoint m_lastKeepAlive;
};

} // namespace Remote
