// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/postgres/pgexplain.h"

#include "remote/postgres/pgerror.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Remote
{

namespace
{

constexpr std::chrono::seconds analyzeLimit{30};
constexpr int largestStatement = 1024 * 1024;
constexpr int genericPlanVersion = 160000;
constexpr int readAllDataVersion = 140000;

/// Makes sure nothing of an explanation stays in the session, whichever way it ends.
class ReadOnlyTransaction final
{
public:
    explicit ReadOnlyTransaction(PgConnection &connection)
        : m_connection(connection)
    {
    }
    ~ReadOnlyTransaction()
    {
        if (m_begun && m_connection.isAlive())
            (void)m_connection.simple("ROLLBACK; DEALLOCATE ALL").ok();
    }
    Q_DISABLE_COPY_MOVE(ReadOnlyTransaction)

    Result<void> begin()
    {
        if (auto begun = m_connection.simple("BEGIN READ ONLY"); !begun)
            return begun.error();
        m_begun = true;
        if (auto set = m_connection.simple("SET LOCAL lock_timeout = '200ms'"); !set)
            return set.error();
        return {};
    }

private:
    PgConnection &m_connection;
    bool m_begun = false;
};

/// Errors that say something of the connection or of us stay; the rest is about the statement.
Error planError(const Error &error)
{
    const QByteArray state = sqlStateOf(error);
    if (error.code == ErrorCode::PgPermissionDenied || error.code == ErrorCode::Cancelled ||
        state.isEmpty())
        return error;
    if (state == "25006") // read-only transaction
        return {ErrorCode::BadArgument, u"--analyze"_s, error.detail};
    return {ErrorCode::PgPlanUnavailable, error.subject, error.detail};
}

/// search_path as the role that ran the statement has it by ALTER ROLE or ALTER DATABASE; null
/// when it has none of its own.
Result<QByteArray> searchPathOf(PgConnection &connection, const QByteArray &role)
{
    auto rows = connection.query(
        "SELECT pg_catalog.substr(c.setting, 13) AS path FROM pg_catalog.pg_db_role_setting s"
        " CROSS JOIN LATERAL pg_catalog.unnest(s.setconfig) AS c(setting)"
        " LEFT JOIN pg_catalog.pg_roles r ON r.oid = s.setrole"
        " LEFT JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase"
        " WHERE c.setting LIKE 'search\\_path=%' AND (s.setrole = 0 OR r.rolname = $1)"
        " AND (s.setdatabase = 0 OR d.datname = pg_catalog.current_database())"
        " ORDER BY s.setrole <> 0 DESC, s.setdatabase <> 0 DESC LIMIT 1",
        {role});
    if (!rows)
        return rows.error();
    return rows->value(0, "path");
}

/// Names in a statement of another role resolve as they do for that role.
Result<void> useSearchPath(PgConnection &connection, const QByteArray &role)
{
    if (role.isEmpty())
        return {};
    auto path = searchPathOf(connection, role);
    if (!path)
        return path.error();
    const QByteArray usual = "\"" + QByteArray(role).replace('"', "\"\"") + "\", public";
    auto set = connection.query("SELECT pg_catalog.set_config('search_path', $1, true)",
                                {path->isNull() ? usual : *path});
    if (!set)
        return set.error();
    return {};
}

Result<QByteArray> onlyValue(const Result<PgRows> &rows)
{
    if (!rows)
        return planError(rows.error());
    if (rows->rows.size() != 1 || rows->columns.size() != 1)
        return Error{ErrorCode::ParseFailed, u"EXPLAIN"_s};
    return rows->rows.at(0).at(0);
}

/// Before GENERIC_PLAN: a prepared statement that is held to its generic plan. Without that, NULLs
/// in the parameters' places would be folded into a plan that reads nothing.
Result<QByteArray> explainPrepared(PgConnection &connection, const QByteArray &sql, int parameters)
{
    const QByteArray nulls = QByteArray("NULL, ").repeated(parameters).chopped(2);
    if (auto set = connection.simple("SET LOCAL plan_cache_mode = force_generic_plan"); !set)
        return set.error();
    if (auto named = connection.simple("PREPARE clawtune_plan AS " + sql); !named)
        return planError(named.error());
    return onlyValue(
        connection.simple("EXPLAIN (VERBOSE, FORMAT JSON) EXECUTE clawtune_plan(" + nulls + ")"));
}

Result<QByteArray> explainParameters(PgConnection &connection, const QByteArray &sql,
                                     int parameters)
{
    if (connection.serverVersion() < genericPlanVersion)
        return explainPrepared(connection, sql, parameters);
    return onlyValue(
        connection.simple("EXPLAIN (GENERIC_PLAN, VERBOSE, SETTINGS, FORMAT JSON) " + sql));
}

Result<void> prepareToRun(PgConnection &connection)
{
    const auto limit = QByteArray::number(qint64(std::chrono::milliseconds(analyzeLimit).count()));
    QByteArray settings = "SET LOCAL statement_timeout = " + limit;
    if (connection.isSuperuser() && connection.serverVersion() >= readAllDataVersion)
        settings += "; SET LOCAL ROLE pg_read_all_data";
    if (auto set = connection.simple(settings); !set)
        return set.error();
    return {};
}

Result<QByteArray> explainAnalyze(PgConnection &connection, const QByteArray &sql, int parameters)
{
    static const QByteArrayList allowed{"SELECT", "WITH", "VALUES", "TABLE"};
    if (!allowed.contains(leadingKeyword(sql)))
        return Error{ErrorCode::BadArgument, u"--analyze"_s, leadingKeyword(sql)};
    if (parameters > 0)
        return Error{ErrorCode::PgPlanUnavailable, u"--analyze"_s, "the statement has parameters"};
    if (auto ready = prepareToRun(connection); !ready)
        return ready.error();
    // The extended protocol: whatever the parser above thought of it, one statement runs.
    return onlyValue(
        connection.query("EXPLAIN (ANALYZE, BUFFERS, VERBOSE, SETTINGS, FORMAT JSON) " + sql));
}

} // namespace

QByteArray leadingKeyword(const QByteArray &sql)
{
    static const QRegularExpression pattern(
        u"^(?:\\s|\\(|--[^\\n]*(?:\\n|$)|/\\*.*?\\*/)*+([A-Za-z]+)"_s,
        QRegularExpression::DotMatchesEverythingOption);
    return pattern.match(QString::fromUtf8(sql.left(4096))).captured(1).toUpper().toLatin1();
}

QByteArray withCastsForTypedParameters(const QByteArray &sql)
{
    static const QRegularExpression pattern(
        u"\\b(interval|timestamptz|timestamp|date|time)\\s+(\\$\\d+)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    return QString::fromUtf8(sql).replace(pattern, u"\\2::\\1"_s).toUtf8();
}

Result<QByteArray> explainJson(PgConnection &connection, const ExplainOrder &order)
{
    if (order.sql.trimmed().isEmpty() || order.sql.size() > largestStatement ||
        order.sql.contains('\0'))
        return Error{ErrorCode::BadArgument, u"--sql"_s};
    ReadOnlyTransaction transaction(connection);
    if (auto begun = transaction.begin(); !begun)
        return begun.error();
    if (auto path = useSearchPath(connection, order.searchPathOf); !path)
        return path.error();
    if (auto saved = connection.simple("SAVEPOINT clawtune_text"); !saved)
        return saved.error();
    QByteArray sql = order.sql;
    auto prepared = connection.prepare(sql);
    if (!prepared && sqlStateOf(prepared.error()) == "42601" &&
        sql != withCastsForTypedParameters(sql)) {
        sql = withCastsForTypedParameters(sql);
        if (auto back = connection.simple("ROLLBACK TO SAVEPOINT clawtune_text"); !back)
            return back.error();
        prepared = connection.prepare(sql);
    }
    if (!prepared)
        return planError(prepared.error());
    if (order.analyze)
        return explainAnalyze(connection, sql, prepared->parameters);
    if (prepared->parameters > 0)
        return explainParameters(connection, sql, prepared->parameters);
    return onlyValue(connection.query("EXPLAIN (VERBOSE, SETTINGS, FORMAT JSON) " + sql));
}

} // namespace Remote
