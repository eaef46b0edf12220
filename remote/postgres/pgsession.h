// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/postgres/pgconnection.h"
#include "remote/postgres/pgstatements.h"
#include "remote/postgres/postgresinspector.h"

#include <QHash>

#include <functional>
#include <memory>
#include <vector>

namespace Remote
{

/// All of one login: a few connections, one for each database that was asked about, and what is
/// read through them. Plain and synchronous; it lives in the libpq worker thread (and, in tests,
/// needs nothing but a socket). A connection that ended is opened again by the next call.
class PgSession final
{
public:
    PgSession(PgEndpoint endpoint, Secret password);
    ~PgSession();
    Q_DISABLE_COPY_MOVE(PgSession)

    /// Limits of the calls that follow.
    void setWait(const PgWait &wait) { m_wait = wait; }
    /// The local folder of the tunnel, which may move when the server was connected to again.
    void setFolder(const QString &folder, quint16 port);

    /// Logs in to the endpoint's database, so that what is missing is said at once.
    Result<void> login();
    Result<QStringList> databases();
    Result<QueryReport> queries(QuerySort sort, int top, const QString &database);
    Result<ExplainAnswer> explain(const ExplainRequest &request);

private:
    struct StatementsPlace {
        QString database;
        StatementsView view;
    };

    template <typename T> Result<T> again(const std::function<Result<T>()> &question);
    Result<QStringList> readDatabases();
    Result<QueryReport> readQueries(QuerySort sort, int top, const QString &database);
    Result<ExplainAnswer> readPlan(const ExplainRequest &request);
    Result<PgConnection *> connectionTo(const QString &database);
    Result<StatementsPlace> findStatements();
    Result<StatementsPlace> searchStatements();
    Result<ExplainAnswer> explainIn(const QString &database, const QString &statement,
                                    const QByteArray &role, bool analyze);

    PgEndpoint m_endpoint;
    Secret m_password;
    PgWait m_wait;
    std::vector<std::unique_ptr<PgConnection>> m_connections; ///< last used last
    std::optional<StatementsPlace> m_statements;
};

} // namespace Remote
