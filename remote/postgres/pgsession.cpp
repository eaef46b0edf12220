// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/postgres/pgsession.h"

#include "remote/postgres/pgerror.h"
#include "remote/postgres/pgexplain.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Remote
{

namespace
{

constexpr size_t mostConnections = 4; // a small server's max_connections is not ours to eat
constexpr qsizetype mostDatabasesSearched = 20;

constexpr const char *databasesSql =
    "SELECT datname FROM pg_catalog.pg_database WHERE datallowconn AND NOT datistemplate"
    " AND pg_catalog.has_database_privilege(oid, 'CONNECT') ORDER BY datname";

} // namespace

PgSession::PgSession(PgEndpoint endpoint, Secret password)
    : m_endpoint(std::move(endpoint))
    , m_password(std::move(password))
{
}

PgSession::~PgSession() = default;

void PgSession::setFolder(const QString &folder, quint16 port)
{
    if (folder == m_endpoint.folder && port == m_endpoint.port)
        return;
    m_connections.clear();
    m_endpoint.folder = folder;
    m_endpoint.port = port;
}

Result<void> PgSession::login()
{
    if (auto connection = connectionTo({}); !connection)
        return connection.error();
    return {};
}

/// `database` empty: the one logged in to. The pointer is good until the next call.
Result<PgConnection *> PgSession::connectionTo(const QString &database)
{
    const QString name = database.isEmpty() ? m_endpoint.database : database;
    std::erase_if(m_connections, [](const auto &connection) { return !connection->isAlive(); });
    const auto found = std::find_if(m_connections.begin(), m_connections.end(),
                                    [&name](const auto &one) { return one->database() == name; });
    if (found != m_connections.end()) {
        std::rotate(found, found + 1, m_connections.end());
    } else {
        PgEndpoint endpoint = m_endpoint;
        endpoint.database = name;
        auto opened = PgConnection::open(endpoint, m_password, m_wait);
        if (!opened)
            return opened.error();
        if (m_connections.size() >= mostConnections)
            m_connections.erase(m_connections.begin());
        m_connections.push_back(std::move(*opened));
    }
    m_connections.back()->setWait(m_wait);
    return m_connections.back().get();
}

/// A connection can turn out to be gone only when it is used; what we ask may be asked again.
template <typename T> Result<T> PgSession::again(const std::function<Result<T>()> &question)
{
    const bool hadConnections = !m_connections.empty();
    auto answer = question();
    if (answer.ok() || answer.error().code != ErrorCode::PgRefused || !hadConnections)
        return answer;
    return question();
}

Result<QStringList> PgSession::databases()
{
    return again<QStringList>([this] { return readDatabases(); });
}

Result<QStringList> PgSession::readDatabases()
{
    auto connection = connectionTo({});
    if (!connection)
        return connection.error();
    auto rows = (*connection)->query(databasesSql);
    if (!rows)
        return rows.error();
    QStringList names;
    for (const QByteArrayList &row : std::as_const(rows->rows))
        names.append(QString::fromUtf8(row.at(0)));
    return names;
}

/// The view shows the statements of all databases, so any database that has it will do.
Result<PgSession::StatementsPlace> PgSession::searchStatements()
{
    auto names = readDatabases();
    if (!names)
        return names.error();
    QStringList order = *names;
    order.removeAll(m_endpoint.database);
    order.prepend(m_endpoint.database);
    std::optional<Error> first;
    for (const QString &name : order.first(std::min(order.size(), mostDatabasesSearched))) {
        auto connection = connectionTo(name);
        if (!connection) {
            first = first.value_or(connection.error());
            continue;
        }
        auto view = findStatementsView(**connection);
        if (view)
            return StatementsPlace{name, *view};
        if (view.error().code != ErrorCode::PgExtensionMissing)
            return view.error();
        first = first.value_or(view.error());
    }
    return first.value_or(Error{ErrorCode::PgExtensionMissing, m_endpoint.database});
}

Result<PgSession::StatementsPlace> PgSession::findStatements()
{
    if (m_statements)
        return *m_statements;
    auto place = searchStatements();
    if (place)
        m_statements = *place;
    return place;
}

Result<QueryReport> PgSession::queries(QuerySort sort, int top, const QString &database)
{
    return again<QueryReport>([&] { return readQueries(sort, top, database); });
}

Result<QueryReport> PgSession::readQueries(QuerySort sort, int top, const QString &database)
{
    auto place = findStatements();
    if (!place)
        return place.error();
    auto connection = connectionTo(place->database);
    if (!connection)
        return connection.error();
    auto report = readStatements(**connection, place->view, sort, top, database);
    if (!report)
        m_statements.reset(); // dropped or updated meanwhile: look again next time
    return report;
}

Result<ExplainAnswer> PgSession::explain(const ExplainRequest &request)
{
    return again<ExplainAnswer>([&] { return readPlan(request); });
}

Result<ExplainAnswer> PgSession::readPlan(const ExplainRequest &request)
{
    if (request.queryId.isEmpty())
        return explainIn(request.database, request.sql, {}, request.analyze);
    auto place = findStatements();
    if (!place)
        return place.error();
    auto connection = connectionTo(place->database);
    if (!connection)
        return connection.error();
    auto text = readStatementText(**connection, place->view, request.queryId, request.database);
    if (!text)
        return text.error();
    return explainIn(text->database, text->query, text->user, request.analyze);
}

Result<ExplainAnswer> PgSession::explainIn(const QString &database, const QString &statement,
                                           const QByteArray &role, bool analyze)
{
    if (analyze)
        m_wait.limit = std::max<std::chrono::milliseconds>(m_wait.limit, std::chrono::seconds(40));
    auto connection = connectionTo(database);
    if (!connection)
        return connection.error();
    auto json = explainJson(**connection, {statement.toUtf8(), analyze, role});
    if (!json)
        return json.error();
    auto plan = parsePlan(*json);
    if (!plan)
        return plan.error();
    return ExplainAnswer{statement, *json, *plan};
}

} // namespace Remote
