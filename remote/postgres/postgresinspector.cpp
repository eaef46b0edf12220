// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/postgres/postgresinspector.h"

#include "remote/base/quote.h"
#include "remote/postgres/pgfinder.h"
#include "remote/postgres/pgthread.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace Remote
{

namespace
{

constexpr std::chrono::milliseconds probeLimit{20'000};
constexpr std::chrono::milliseconds loginLimit{10'000};
constexpr std::chrono::milliseconds requestLimit{20'000};

/// How telling an error is, of several servers that all refused: a wrong password says more of
/// what to do than a port nobody answers on.
int weight(ErrorCode code)
{
    switch (code) {
    case ErrorCode::PgPasswordNeeded:
    case ErrorCode::PgPasswordWrong:
        return 3;
    case ErrorCode::PgDatabaseMissing:
    case ErrorCode::PgRoleMissing:
        return 2;
    case ErrorCode::ForwardingRefused:
        return 1;
    default:
        return 0;
    }
}

void answerLater(QObject *context, const std::function<void()> &answer)
{
    QMetaObject::invokeMethod(context, answer, Qt::QueuedConnection);
}

} // namespace

/// The state in the owner's thread: which servers are tried, what is logged in to.
class PostgresInspector::Private final
{
public:
    using Connected = std::function<void(Result<PostgresServer>)>;

    struct Attempt {
        PostgresAccess access;
        QList<PostgresServer> left;
        std::optional<Error> error;
        QPointer<QObject> context;
        Connected done;
    };

    Private(PostgresInspector *inspector, HostConnection &host)
        : q(inspector)
        , connection(host)
        , thread(u"postgres "_s + host.parameters().name)
    {
    }

    void tryNext(const std::shared_ptr<Attempt> &attempt);
    void tryServer(const std::shared_ptr<Attempt> &attempt, PostgresServer candidate);
    void failed(const std::shared_ptr<Attempt> &attempt, const Error &error);
    Result<PgEndpoint> endpointFor(const QString &path);
    Result<QList<PostgresServer>> sighted(const PostgresSighting &sighting) const;
    template <typename T>
    void ask(QObject *context, PgThread::Question<T> question, PgThread::Done<T> done);

    PostgresInspector *q;
    HostConnection &connection;
    PgThread thread;
    std::unique_ptr<QTemporaryDir> folder;
    std::optional<PostgresServer> server;
    QString socket; ///< this computer's end of the server's tunnel
};

/// libpq wants its socket to be called .s.PGSQL.<port>: another name gets a link of that name.
Result<PgEndpoint> PostgresInspector::Private::endpointFor(const QString &path)
{
    static const QRegularExpression usual(u"^\\.s\\.PGSQL\\.(\\d{1,5})$"_s);
    const QFileInfo file(path);
    PgEndpoint endpoint;
    endpoint.ownListener = true;
    const auto match = usual.match(file.fileName());
    if (match.hasMatch()) {
        endpoint.folder = file.path();
        endpoint.port = match.captured(1).toUShort();
        return endpoint;
    }
    if (!folder)
        folder = std::make_unique<QTemporaryDir>(); // 0700
    const QString link = folder->filePath(u".s.PGSQL.5432"_s);
    QFile::remove(link);
    if (!folder->isValid() || !QFile::link(path, link))
        return Error{ErrorCode::FileUnwritable, link};
    endpoint.folder = folder->path();
    return endpoint;
}

void PostgresInspector::Private::tryNext(const std::shared_ptr<Attempt> &attempt)
{
    if (!attempt->context)
        return;
    if (attempt->left.isEmpty())
        attempt->done(attempt->error.value_or(Error{ErrorCode::PgNotFound}));
    else
        tryServer(attempt, attempt->left.takeFirst());
}

void PostgresInspector::Private::failed(const std::shared_ptr<Attempt> &attempt, const Error &error)
{
    if (!attempt->error || weight(error.code) > weight(attempt->error->code))
        attempt->error = error;
    if (error.code == ErrorCode::Cancelled)
        attempt->left.clear();
    tryNext(attempt);
}

void PostgresInspector::Private::tryServer(const std::shared_ptr<Attempt> &attempt,
                                           PostgresServer candidate)
{
    const PostgresAccess &access = attempt->access;
    if (!access.user.isEmpty())
        candidate.user = access.user;
    if (!access.database.isEmpty())
        candidate.database = access.database;
    if (candidate.database.isEmpty())
        candidate.database = u"postgres"_s;
    connection.openTunnel(candidate.target, q, [=, this](const Result<QString> &opened) {
        const auto endpoint = opened ? endpointFor(*opened) : Result<PgEndpoint>(opened.error());
        if (!endpoint)
            return failed(attempt, endpoint.error());
        PgEndpoint login = *endpoint;
        login.user = candidate.user;
        login.database = candidate.database;
        thread.logIn(login, attempt->access.password.clone(), loginLimit, q,
                     [=, this](const Result<void> &result) {
                         if (!result)
                             return failed(attempt, result.error());
                         server = candidate;
                         socket = *opened;
                         attempt->access.password.clear();
                         if (attempt->context)
                             attempt->done(candidate);
                     });
    });
}

/// Host sockets: the server sees the SSH user, so that is the role peer authentication knows.
Result<QList<PostgresServer>>
PostgresInspector::Private::sighted(const PostgresSighting &sighting) const
{
    if (sighting.servers.isEmpty())
        return Error{sighting.dockerDenied ? ErrorCode::AdministratorNeeded : ErrorCode::PgNotFound,
                     sighting.dockerDenied ? u"docker"_s : connection.parameters().name};
    QList<PostgresServer> servers = sighting.servers;
    for (PostgresServer &one : servers) {
        if (one.user.isEmpty())
            one.user = connection.parameters().user;
    }
    return servers;
}

/// A tunnel outlives a lost connection but not a closed one: then it is opened again.
template <typename T>
void PostgresInspector::Private::ask(QObject *context, PgThread::Question<T> question,
                                     PgThread::Done<T> done)
{
    if (!server) {
        answerLater(context, [done] { done(Error{ErrorCode::PgRefused, {}, "not logged in"}); });
        return;
    }
    if (!socket.isEmpty() && QFile::exists(socket))
        return thread.ask<T>(requestLimit, context, question, done);
    const QPointer<QObject> receiver(context);
    connection.openTunnel(server->target, q, [=, this](const Result<QString> &opened) {
        if (!receiver)
            return;
        const auto endpoint = opened ? endpointFor(*opened) : Result<PgEndpoint>(opened.error());
        if (!endpoint)
            return done(endpoint.error());
        socket = *opened;
        const auto placed = [question, at = *endpoint](PgSession &session) {
            session.setFolder(at.folder, at.port);
            return question(session);
        };
        thread.ask<T>(requestLimit, receiver, placed, done);
    });
}

PostgresInspector::PostgresInspector(HostConnection &connection, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, connection))
{
}

PostgresInspector::~PostgresInspector() = default;

void PostgresInspector::find(QObject *context,
                             std::function<void(Result<QList<PostgresServer>>)> done)
{
    const QByteArray marker = randomToken();
    RemoteCommand command{postgresProbe(marker)};
    command.privilege = d->connection.privilege();
    command.deadline = probeLimit;
    d->connection.run(command, context, [this, marker, done](const Result<CommandOutput> &output) {
        done(output ? d->sighted(parsePostgresProbe(output->out, marker))
                    : Result<QList<PostgresServer>>(output.error()));
    });
}

void PostgresInspector::connectTo(PostgresAccess access, QObject *context,
                                  std::function<void(Result<PostgresServer>)> done)
{
    auto attempt = std::make_shared<Private::Attempt>();
    attempt->access = std::move(access);
    attempt->context = context;
    attempt->done = std::move(done);
    d->server.reset();
    const QString address = attempt->access.address;
    if (address.isEmpty())
        return find(this, [this, attempt](const Result<QList<PostgresServer>> &servers) {
            if (!servers)
                return d->failed(attempt, servers.error());
            attempt->left = *servers;
            d->tryNext(attempt);
        });
    const auto target = parsePostgresAddress(address);
    if (!target)
        return answerLater(this, [this, attempt, target] { d->failed(attempt, target.error()); });
    PostgresServer given{PostgresServer::Place::Given, address, *target, {}, {}};
    given.user = target->socketPath.isEmpty() ? u"postgres"_s : d->connection.parameters().user;
    attempt->left = {given};
    d->tryNext(attempt);
}

bool PostgresInspector::isConnected() const
{
    return d->server.has_value();
}

void PostgresInspector::databases(QObject *context, std::function<void(Result<QStringList>)> done)
{
    d->ask<QStringList>(
        context, [](PgSession &session) { return session.databases(); }, std::move(done));
}

void PostgresInspector::queries(QuerySort sort, int top, const QString &database, QObject *context,
                                std::function<void(Result<QueryReport>)> done)
{
    d->ask<QueryReport>(
        context, [=](PgSession &session) { return session.queries(sort, top, database); },
        std::move(done));
}

void PostgresInspector::explain(const ExplainRequest &request, QObject *context,
                                std::function<void(Result<ExplainAnswer>)> done)
{
    d->ask<ExplainAnswer>(
        context, [=](PgSession &session) { return session.explain(request); }, std::move(done));
}

void PostgresInspector::cancel()
{
    d->thread.cancel();
}

} // namespace Remote
