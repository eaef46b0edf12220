// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/ssh/hostconnection.h"
#include "remote/ssh/hostworker.h"

#include <QHash>
#include <QPointer>
#include <QSocketNotifier>

#include <thread>

namespace Remote
{

class HostStream;

/// The owner's side of a connection: keeps who asked for what, and carries the session thread's
/// news over. The functions of HostListener run in the session thread and only post; all else
/// runs in the owner's thread.
class HostConnection::Private final : public HostListener
{
public:
    Private(HostConnection &connection, SshParameters parameters);
    ~Private() override;
    Q_DISABLE_COPY_MOVE(Private)

    [[nodiscard]] const SshParameters &parameters() const { return m_parameters; }
    [[nodiscard]] ConnectionState state() const { return m_state; }
    [[nodiscard]] Error lastError() const { return m_error; }
    [[nodiscard]] std::optional<HostKey> hostKey() const { return m_hostKey; }
    [[nodiscard]] TimePoint nextAttempt() const { return m_nextAttempt; }
    [[nodiscard]] const TrafficTotals &traffic() const { return m_traffic; }
    [[nodiscard]] HostWorker &worker() { return m_worker; }
    void post(TaskQueue::Task task) { m_worker.tasks().post(std::move(task)); }

    void open();
    void close();
    RequestId run(const RemoteCommand &command, QObject *context, Done done);
    std::unique_ptr<RemoteStream> openStream(const RemoteCommand &command,
                                             const QByteArray &interpreter);
    void streamGone(RequestId id);
    [[nodiscard]] Administration administration() const { return m_administration; }
    void becomeAdministrator(Secret password, QObject *context,
                             std::function<void(Result<void>)> done);
    void dropAdministrator();
    void openTunnel(const TunnelTarget &target, QObject *context,
                    std::function<void(Result<QString>)> done);

    // In the session thread.
    void stateReached(quint64 generation, ConnectionState state, const Error &error,
                      TimePoint nextAttempt) override;
    void hostKeySeen(quint64 generation, const HostKey &key) override;
    void hostKeyOffered(quint64 generation, const HostKey &key) override;
    void passphraseNeeded(quint64 generation, const QString &file, bool wasWrong) override;
    void administratorAnswered(const Result<void> &result) override;
    void administratorLost() override;
    void tunnelAnswered(quint64 ticket, const Result<QString> &path) override;
    void jobFinished(RequestId id, const Result<CommandOutput> &result) override;
    void streamReceived(RequestId id, const QByteArray &bytes, bool isError) override;

private:
    struct AdministratorRequest {
        QPointer<QObject> context;
        std::function<void(Result<void>)> done;
    };
    struct TunnelRequest {
        QPointer<QObject> context;
        std::function<void(Result<QString>)> done;
    };
    struct Request {
        QPointer<QObject> context;
        QMetaObject::Connection watch;
        Done done;
    };
    void takeNews();
    void setState(ConnectionState state);
    void answer(RequestId id, const Result<CommandOutput> &result);
    void takeAdministratorAnswer(const Result<void> &result);
    void setAdministration(Administration administration);
    void deliver(RequestId id, const QByteArray &bytes, bool isError);

    HostConnection &q;
    const SshParameters m_parameters;
    TrafficTotals m_traffic;
    ConnectionState m_state = ConnectionState::Closed;
    Error m_error;
    std::optional<HostKey> m_hostKey;
    Administration m_administration = Administration::None;
    TimePoint m_nextAttempt;
    quint64 m_generation = 0;
    RequestId m_lastId = 0;
    QHash<RequestId, Request> m_requests;
    QHash<quint64, TunnelRequest> m_tunnelRequests;
    QList<AdministratorRequest> m_administratorRequests;
    QHash<RequestId, HostStream *> m_streams;
    TaskQueue m_news;
    TaskQueue m_interrupt; ///< wakes waits of the session thread that tasks cannot
    QSocketNotifier m_notifier;
    HostWorker m_worker;
    /// Not a QThread, whose wait() may return before the thread's own storage is gone: libcrypto
    /// keeps state there, and must not be torn down by the end of the program first.
    std::thread m_thread;
};

} // namespace Remote
