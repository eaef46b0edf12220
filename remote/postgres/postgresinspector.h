// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/secret.h"
#include "remote/postgres/plannode.h"
#include "remote/postgres/querystats.h"
#include "remote/ssh/hostconnection.h"

#include <QObject>

#include <functional>
#include <memory>

namespace Remote
{

/// A PostgreSQL found on the server, or named by the person.
struct PostgresServer {
    enum class Place { Container, Host, Given };
    Place place = Place::Host;
    QString name{};        ///< container name, or cluster such as "15/main"
    TunnelTarget target{}; ///< container address, unix socket or TCP address
    QString user{};        ///< POSTGRES_USER of the container, or a guess
    QString database{};    ///< POSTGRES_DB of the container, or empty
};

/// How to log in; empty fields are taken from what was found.
struct PostgresAccess {
    QString address{}; ///< "host:port" or a socket path on the server; empty: look for it
    QString user{};
    QString database{};
    Secret password{}; ///< empty: none (peer, trust), or PgPasswordNeeded
};

struct ExplainRequest {
    QString queryId{}; ///< or
    QString sql{};     ///< a statement with values
    QString database{};
    bool analyze = false; ///< really run it: read-only transaction with a time limit, SELECT only
};

struct ExplainAnswer {
    QString statement; ///< what was explained
    QByteArray planJson;
    Plan plan;
};

/// PostgreSQL of one server through the SSH connection: finds it, logs in with libpq over a
/// tunnel, lists statements, explains them. The libpq connection lives in a worker thread of its
/// own (libpq must not wait in the thread that pumps its tunnel); this object and its answers live
/// in the owner's thread. Never writes: read-only sessions, statement and lock time limits.
class PostgresInspector final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PostgresInspector)
public:
    explicit PostgresInspector(HostConnection &connection, QObject *parent = nullptr);
    ~PostgresInspector() override;

    /// Looks for servers: containers (docker, as root if need be), unix sockets, listening ports.
    void find(QObject *context, std::function<void(Result<QList<PostgresServer>>)> done);
    /// Finds (unless an address is given) and logs in. PgNotFound, PgRoleMissing,
    /// PgPasswordNeeded, PgPasswordWrong, PgRefused, ForwardingRefused.
    void connectTo(PostgresAccess access, QObject *context,
                   std::function<void(Result<PostgresServer>)> done);
    [[nodiscard]] bool isConnected() const;
    /// Databases the role may connect to.
    void databases(QObject *context, std::function<void(Result<QStringList>)> done);
    /// `database` empty: statements of all databases. `top` 0: all.
    void queries(QuerySort sort, int top, const QString &database, QObject *context,
                 std::function<void(Result<QueryReport>)> done);
    void explain(const ExplainRequest &request, QObject *context,
                 std::function<void(Result<ExplainAnswer>)> done);
    /// Cancels what runs on the server (PQcancel); its answer is Cancelled.
    void cancel();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Remote
