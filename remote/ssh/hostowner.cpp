// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/hostowner.h"

#include "remote/ssh/hostchannelstream.h"

#include <pthread.h>

namespace Remote
{
using namespace Qt::StringLiterals;

namespace
{

/// As top -H shows it; the kernel keeps 15 bytes.
void nameThisThread(const QByteArray &name)
{
    pthread_setname_np(pthread_self(), name.left(15).constData());
}

} // namespace

HostConnection::Private::Private(HostConnection &connection, SshParameters parameters)
    : q(connection)
    , m_parameters(std::move(parameters))
    , m_notifier(m_news.fd(), QSocketNotifier::Read)
    , m_worker(m_parameters, *this, m_traffic, m_interrupt.fd())
{
    QObject::connect(&m_notifier, &QSocketNotifier::activated, &m_notifier, [this] { takeNews(); });
    m_thread = std::thread([this] {
        nameThisThread("ssh " + m_parameters.name.toUtf8());
        m_worker.loop();
    });
}

HostConnection::Private::~Private()
{
    m_interrupt.post({});
    post([this] { m_worker.stop(); });
    m_thread.join();
    for (HostStream *stream : std::as_const(m_streams))
        stream->connectionGone();
}

void HostConnection::Private::open()
{
    if (m_state != ConnectionState::Closed && m_state != ConnectionState::Failed)
        return;
    const quint64 generation = ++m_generation;
    post([this, generation] { m_worker.open(generation); });
    setState(ConnectionState::Connecting);
}

void HostConnection::Private::close()
{
    ++m_generation;
    m_interrupt.post({});
    post([this] {
        m_worker.close();
        [[maybe_unused]] const auto done = m_interrupt.take();
    });
    setState(ConnectionState::Closed);
}

RequestId HostConnection::Private::run(const RemoteCommand &command, QObject *context, Done done)
{
    const RequestId id = ++m_lastId;
    const auto forget = [this, id] {
        m_requests.remove(id);
        post([this, id] { m_worker.cancel(id); });
    };
    const auto watch = QObject::connect(context, &QObject::destroyed, &m_notifier, forget);
    m_requests.insert(id, {context, watch, std::move(done)});
    post([this, request = ExecRequest{id, command}] { m_worker.run(request); });
    return id;
}

std::unique_ptr<RemoteStream> HostConnection::Private::openStream(const RemoteCommand &command,
                                                                  const QByteArray &interpreter)
{
    const RequestId id = ++m_lastId;
    auto inFlight = std::make_shared<std::atomic<qsizetype>>(0);
    auto stream = std::make_unique<HostStream>(*this, id, inFlight);
    m_streams.insert(id, stream.get());
    ExecRequest request{id, command, true, interpreter, inFlight};
    request.command.privilege = Privilege::Login; // see canStream()
    post([this, request] { m_worker.run(request); });
    return stream;
}

void HostConnection::Private::becomeAdministrator(Secret password, QObject *context,
                                                  std::function<void(Result<void>)> done)
{
    m_administratorRequests.append({context, std::move(done)});
    // A task must be copyable; the secret is not.
    auto shared = std::make_shared<Secret>(std::move(password));
    post([this, shared] { m_worker.becomeAdministrator(std::move(*shared)); });
}

void HostConnection::Private::administratorAnswered(const Result<void> &result)
{
    m_news.post([this, result] { takeAdministratorAnswer(result); });
}

void HostConnection::Private::takeAdministratorAnswer(const Result<void> &result)
{
    const QPointer<HostConnection> alive(&q);
    const QList<AdministratorRequest> requests = std::exchange(m_administratorRequests, {});
    if (result) {
        const bool isRoot = m_parameters.user == u"root"_s;
        setAdministration(isRoot ? Administration::Root : Administration::Sudo);
    } else if (m_administration == Administration::None &&
               result.error().code != ErrorCode::ConnectionLost &&
               result.error().code != ErrorCode::Cancelled) {
        setAdministration(Administration::Denied);
    }
    for (const AdministratorRequest &request : requests) {
        if (alive && request.context)
            request.done(result);
    }
}

void HostConnection::Private::administratorLost()
{
    m_news.post([this] {
        if (m_administration == Administration::Sudo)
            setAdministration(Administration::None);
    });
}

void HostConnection::Private::dropAdministrator()
{
    post([this] { m_worker.dropAdministrator(); });
    if (m_administration != Administration::Root)
        setAdministration(Administration::None);
}

void HostConnection::Private::setAdministration(Administration administration)
{
    if (administration == m_administration)
        return;
    m_administration = administration;
    Q_EMIT q.administrationChanged(administration);
}

void HostConnection::Private::openTunnel(const TunnelTarget &target, QObject *context,
                                         std::function<void(Result<QString>)> done)
{
    const quint64 ticket = ++m_lastId;
    m_tunnelRequests.insert(ticket, {context, std::move(done)});
    post([this, ticket, target] { m_worker.openTunnel(ticket, target); });
}

void HostConnection::Private::tunnelAnswered(quint64 ticket, const Result<QString> &path)
{
    m_news.post([this, ticket, path] {
        const TunnelRequest request = m_tunnelRequests.take(ticket);
        if (request.done && request.context)
            request.done(path);
    });
}

void HostConnection::Private::streamGone(RequestId id)
{
    if (m_streams.remove(id) > 0)
        post([this, id] { m_worker.cancel(id); });
}

void HostConnection::Private::takeNews()
{
    // Whoever hears the news may destroy the connection.
    const QPointer<HostConnection> alive(&q);
    const std::vector<TaskQueue::Task> news = m_news.take();
    for (const TaskQueue::Task &task : news) {
        task();
        if (!alive)
            return;
    }
}

void HostConnection::Private::setState(ConnectionState state)
{
    const QPointer<HostConnection> alive(&q);
    m_state = state;
    const bool isRoot = state == ConnectionState::Connected && m_parameters.user == u"root"_s;
    setAdministration(isRoot ? Administration::Root : Administration::None);
    if (alive)
        Q_EMIT alive->stateChanged(state);
}

void HostConnection::Private::stateReached(quint64 generation, ConnectionState state,
                                           const Error &error, TimePoint nextAttempt)
{
    m_news.post([this, generation, state, error, nextAttempt] {
        if (generation != m_generation)
            return;
        m_error = error;
        m_nextAttempt = nextAttempt;
        if (state != m_state || state == ConnectionState::Waiting)
            setState(state);
    });
}

void HostConnection::Private::hostKeySeen(quint64 generation, const HostKey &key)
{
    m_news.post([this, generation, key] {
        if (generation == m_generation)
            m_hostKey = key;
    });
}

void HostConnection::Private::hostKeyOffered(quint64 generation, const HostKey &key)
{
    m_news.post([this, generation, key] {
        if (generation == m_generation)
            Q_EMIT q.hostKeyPresented(key);
    });
}

void HostConnection::Private::passphraseNeeded(quint64 generation, const QString &file,
                                               bool wasWrong)
{
    m_news.post([this, generation, file, wasWrong] {
        if (generation == m_generation)
            Q_EMIT q.passphraseWanted(file, wasWrong);
    });
}

void HostConnection::Private::jobFinished(RequestId id, const Result<CommandOutput> &result)
{
    m_news.post([this, id, result] { answer(id, result); });
}

void HostConnection::Private::answer(RequestId id, const Result<CommandOutput> &result)
{
    if (HostStream *stream = m_streams.take(id)) {
        stream->end(result);
        return;
    }
    const Request request = m_requests.take(id);
    QObject::disconnect(request.watch);
    if (request.done && request.context)
        request.done(result);
}

void HostConnection::Private::streamReceived(RequestId id, const QByteArray &bytes, bool isError)
{
    m_news.post([this, id, bytes, isError] { deliver(id, bytes, isError); });
}

void HostConnection::Private::deliver(RequestId id, const QByteArray &bytes, bool isError)
{
    if (HostStream *stream = m_streams.value(id))
        stream->deliver(bytes, isError);
}

} // namespace Remote
