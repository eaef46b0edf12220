// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/ssh/execscheduler.h"
#include "remote/ssh/hostconnection.h"
#include "remote/ssh/rootshell.h"
#include "remote/ssh/taskqueue.h"
#include "remote/ssh/tunnelhub.h"

namespace Remote
{

/// What the session thread has to say. Called there; the owner's side carries it over.
class HostListener : public ExecListener, public TunnelListener
{
public:
    /// `generation` is the one given to open(): news of an earlier one are stale.
    virtual void stateReached(quint64 generation, ConnectionState state, const Error &error,
                              TimePoint nextAttempt) = 0;
    virtual void hostKeySeen(quint64 generation, const HostKey &key) = 0;
    /// The key is new and waits for acceptHostKey().
    virtual void hostKeyOffered(quint64 generation, const HostKey &key) = 0;
    virtual void passphraseNeeded(quint64 generation, const QString &file, bool wasWrong) = 0;
    /// The answer to becomeAdministrator().
    virtual void administratorAnswered(const Result<void> &result) = 0;
    virtual void administratorLost() = 0;
};

/// The session thread's side of a HostConnection: keeps one transport alive, runs what is asked.
/// Every function but tasks() belongs to that thread; others post tasks.
class HostWorker final : private ExecListener, private RootShellHost
{
    Q_DISABLE_COPY_MOVE(HostWorker)
public:
    /// `interrupt`: a descriptor that becomes readable when close() or stop() is on its way, to end
    /// waits for an agent.
    HostWorker(SshParameters parameters, HostListener &listener, TrafficTotals &traffic,
               int interrupt);
    ~HostWorker() override;

    [[nodiscard]] TaskQueue &tasks() { return m_tasks; }
    /// The thread's main function; returns after stop().
    void loop();

    void stop() { m_stopping = true; }
    void open(quint64 generation);
    void close();
    void retryNow();
    void acceptHostKey();
    void supplyPassphrase(const Secret &passphrase);
    void run(ExecRequest request);
    void openTunnel(quint64 ticket, const TunnelTarget &target);
    void becomeAdministrator(Secret password);
    void dropAdministrator() { m_root.close(); }
    void cancel(RequestId id);
    void write(RequestId id, const QByteArray &bytes) { m_execs.write(id, bytes); }

private:
    // What the root shell's own stream says comes here first.
    void jobFinished(RequestId id, const Result<CommandOutput> &result) override;
    void streamReceived(RequestId id, const QByteArray &bytes, bool isError) override;
    void startRootStream(const QByteArray &script) override;
    void writeRootStream(const QByteArray &bytes) override;
    void closeRootStream() override;
    void rootShellAnswered(const Result<void> &result) override;
    void rootShellLost() override;

    [[nodiscard]] bool hasRootLogin() const;
    struct Extra {
        std::unique_ptr<SshTransport> transport;
        bool isReady = false;
    };
    void dropExtras();
    void waitForWork();
    bool stepAll(TimePoint now);
    bool stepTransport(TimePoint now);
    bool stepExtras(TimePoint now);
    void connect();
    void transportDied();
    void dropTransport();
    void report(ConnectionState state);
    [[nodiscard]] TimePoint wakeAt() const;

    const SshParameters m_parameters;
    HostListener &m_listener;
    TrafficTotals &m_traffic;
    const int m_interrupt;
    TaskQueue m_tasks;
    KeyRing m_keys;
    std::unique_ptr<SshTransport> m_transport;
    /// Further connections with the same key, for a server that allows too few channels on one.
    std::list<Extra> m_extras;
    bool m_extrasRefused = false;
    ExecScheduler m_execs;
    RootShell m_root;
    TunnelHub m_tunnels;
    RequestId m_rootStream = 0; ///< 0: none
    quint64 m_rootStreams = 0;
    std::shared_ptr<std::atomic<qsizetype>> m_rootInFlight;
    SshTransport::Phase m_seenPhase = SshTransport::Phase::Reaching;
    ConnectionState m_state = ConnectionState::Closed;
    Error m_error;
    quint64 m_generation = 0;
    bool m_onceConnected = false;
    int m_attempts = 0; ///< in vain since the last success
    TimePoint m_nextAttempt = TimePoint::max();
    bool m_stopping = false;
    bool m_busy = false;
};

} // namespace Remote
