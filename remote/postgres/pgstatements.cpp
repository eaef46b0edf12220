// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/postgres/pgstatements.h"

#include "remote/postgres/pgerror.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace Remote
{

namespace
{

constexpr const char *extensionSql =
    "SELECT n.nspname, EXISTS (SELECT 1 FROM pg_catalog.pg_class i"
    " WHERE i.relnamespace = n.oid AND i.relname = 'pg_stat_statements_info') AS info"
    " FROM pg_catalog.pg_extension e"
    " JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace"
    " WHERE e.extname = 'pg_stat_statements'";

constexpr const char *columnsSql =
    "SELECT a.attname, a.atttypid IN (20, 21, 23, 700, 701, 1700) AS numeric"
    " FROM pg_catalog.pg_attribute a"
    " JOIN pg_catalog.pg_class c ON c.oid = a.attrelid"
    " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
    " WHERE c.relname = 'pg_stat_statements' AND n.nspname = $1"
    " AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum";

/// Columns with a place of their own in QueryStats.
const QSet<QByteArray> placed{"userid",     "dbid",           "queryid",  "query",
                              "calls",      "rows",           "toplevel", "total_exec_time",
                              "total_time", "mean_exec_time", "mean_time"};

/// "s.a + s.b" of those that the view has.
QByteArray sumOf(const StatementsView &view, const QByteArrayList &columns)
{
    QByteArrayList present;
    for (const QByteArray &column : columns) {
        if (view.columns.contains(column))
            present.append("s." + column);
    }
    return present.join(" + ");
}

QByteArray isoTime(const QByteArray &expression)
{
    return "pg_catalog.to_char(" + expression +
           " AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')";
}

/// What stands beside the rows: the same for all, computed before LIMIT cuts.
QByteArray totalsOf(const StatementsView &view)
{
    QByteArray sql = ", pg_catalog.sum(s." + view.totalColumn() +
                     ") OVER () AS clawtune_total"
                     ", pg_catalog.bool_or(s.queryid IS NULL) OVER () AS clawtune_hidden";
    if (view.has("stats_since"))
        sql += ", " + isoTime("pg_catalog.min(s.stats_since) OVER ()") + " AS clawtune_since";
    return sql;
}

QByteArray reportSql(const StatementsView &view, const QByteArray &rank, int top, bool filtered)
{
    QByteArrayList columns;
    for (const QByteArray &column : view.numeric)
        columns.append("s." + column);
    if (view.has("toplevel"))
        columns.append("s.toplevel");
    QByteArray sql = "SELECT " + columns.join(", ") +
                     ", s.query, r.rolname AS clawtune_user, d.datname AS clawtune_database" +
                     totalsOf(view) + " FROM " + view.name() +
                     " s"
                     " LEFT JOIN pg_catalog.pg_roles r ON r.oid = s.userid"
                     " LEFT JOIN pg_catalog.pg_database d ON d.oid = s.dbid";
    if (filtered)
        sql += " WHERE d.datname = $1";
    sql += " ORDER BY (" + rank + ") DESC NULLS LAST, s." + view.totalColumn() +
           " DESC, s.queryid, s.userid, s.dbid";
    if (top > 0)
        sql += " LIMIT " + QByteArray::number(top);
    return sql;
}

double number(const QByteArray &value)
{
    return value.toDouble();
}

/// Where each column of the answer goes, found once.
class RowReader final
{
public:
    RowReader(const PgRows &rows, const StatementsView &view)
        : m_rows(rows)
        , m_view(view)
    {
        for (qsizetype column = 0; column < rows.columns.size(); ++column)
            m_index.insert(rows.columns.at(column), column);
    }

    [[nodiscard]] QByteArray value(qsizetype row, const QByteArray &column) const
    {
        const qsizetype index = m_index.value(column, -1);
        return index < 0 ? QByteArray() : m_rows.rows.at(row).at(index);
    }

    [[nodiscard]] QueryStats read(qsizetype row, double total) const
    {
        QueryStats stats;
        stats.queryId = QString::fromLatin1(value(row, "queryid"));
        stats.query = QString::fromUtf8(value(row, "query"));
        stats.user = QString::fromUtf8(value(row, "clawtune_user"));
        stats.database = QString::fromUtf8(value(row, "clawtune_database"));
        stats.calls = number(value(row, "calls"));
        stats.totalMs = number(value(row, m_view.totalColumn()));
        stats.meanMs = number(value(row, m_view.meanColumn()));
        stats.rows = number(value(row, "rows"));
        stats.share = total > 0 ? stats.totalMs / total : 0;
        stats.topLevel = value(row, "toplevel") != "f";
        for (const QByteArray &column : m_view.numeric) {
            const QByteArray text = value(row, column);
            if (!placed.contains(column) && !text.isNull())
                stats.counters.insert(column, number(text));
        }
        return stats;
    }

private:
    const PgRows &m_rows;
    const StatementsView &m_view;
    QHash<QByteArray, qsizetype> m_index;
};

/// When counting began and how often entries were thrown out.
Result<void> readInfo(PgConnection &connection, const StatementsView &view, QueryReport &report)
{
    if (!view.hasInfo)
        return {};
    auto info = connection.query("SELECT dealloc, " + isoTime("stats_reset") + " AS since FROM " +
                                 view.schema + ".pg_stat_statements_info");
    if (!info)
        return info.error();
    report.since = QString::fromLatin1(info->value(0, "since"));
    report.evictions = number(info->value(0, "dealloc"));
    return {};
}

} // namespace

QByteArray StatementsView::totalColumn() const
{
    return has("total_exec_time") ? "total_exec_time" : has("total_time") ? "total_time" : "";
}

QByteArray StatementsView::meanColumn() const
{
    return has("mean_exec_time") ? "mean_exec_time" : has("mean_time") ? "mean_time" : "";
}

Result<StatementsView> findStatementsView(PgConnection &connection)
{
    auto extension = connection.query(extensionSql);
    if (!extension)
        return extension.error();
    if (extension->rows.isEmpty())
        return Error{ErrorCode::PgExtensionMissing, connection.database()};
    const QByteArray schema = extension->value(0, "nspname");
    auto columns = connection.query(columnsSql, {schema});
    if (!columns)
        return columns.error();
    StatementsView view;
    view.schema = connection.identifier(schema);
    view.hasInfo = extension->value(0, "info") == "t";
    for (const QByteArrayList &row : std::as_const(columns->rows)) {
        // A name that needs quoting is none of the extension's.
        const QByteArray quoted = connection.identifier(row.at(0));
        if (quoted != '"' + row.at(0) + '"')
            continue;
        view.columns.append(row.at(0));
        if (row.at(1) == "t" || row.at(0) == "queryid")
            view.numeric.append(row.at(0));
    }
    if (view.totalColumn().isEmpty() || view.meanColumn().isEmpty() || !view.has("queryid"))
        return Error{ErrorCode::Unsupported, u"pg_stat_statements"_s, view.columns.join(' ')};
    return view;
}

QByteArray rankExpression(const StatementsView &view, QuerySort sort)
{
    switch (sort) {
    case QuerySort::Total:
        return "s." + view.totalColumn();
    case QuerySort::Mean:
        return "s." + view.meanColumn();
    case QuerySort::Calls:
        return "s.calls";
    case QuerySort::Io:
        return sumOf(view, {"shared_blks_read", "shared_blks_written", "local_blks_read",
                            "local_blks_written"});
    case QuerySort::Temp:
        return sumOf(view, {"temp_blks_read", "temp_blks_written"});
    case QuerySort::Wal:
        return sumOf(view, {"wal_bytes"});
    }
    return {};
}

Result<QueryReport> readStatements(PgConnection &connection, const StatementsView &view,
                                   QuerySort sort, int top, const QString &database)
{
    const QByteArray rank = rankExpression(view, sort);
    if (rank.isEmpty())
        return Error{ErrorCode::Unsupported, sort == QuerySort::Wal ? u"wal"_s : u"io"_s};
    QueryReport report;
    if (auto info = readInfo(connection, view, report); !info)
        return info.error();
    QByteArrayList parameters;
    if (!database.isEmpty())
        parameters.append(database.toUtf8());
    auto rows = connection.query(reportSql(view, rank, top, !parameters.isEmpty()), parameters);
    if (!rows)
        return rows.error();
    const RowReader reader(*rows, view);
    if (!rows->rows.isEmpty()) {
        report.totalMs = number(reader.value(0, "clawtune_total"));
        report.textsHidden = reader.value(0, "clawtune_hidden") == "t";
        if (report.since.isEmpty())
            report.since = QString::fromLatin1(reader.value(0, "clawtune_since"));
    }
    for (qsizetype row = 0; row < rows->rows.size(); ++row)
        report.rows.append(reader.read(row, report.totalMs));
    return report;
}

Result<StatementText> readStatementText(PgConnection &connection, const StatementsView &view,
                                        const QString &queryId, const QString &database)
{
    bool isNumber = false;
    const qint64 number = queryId.toLongLong(&isNumber);
    if (!isNumber)
        return Error{ErrorCode::BadArgument, u"queryid"_s, queryId.toUtf8()};
    QByteArray sql =
        "SELECT s.query, d.datname, r.rolname FROM " + view.name() +
        " s"
        " JOIN pg_catalog.pg_database d ON d.oid = s.dbid"
        " LEFT JOIN pg_catalog.pg_roles r ON r.oid = s.userid WHERE s.queryid = $1::int8";
    QByteArrayList parameters{QByteArray::number(number)};
    if (!database.isEmpty()) {
        sql += " AND d.datname = $2";
        parameters.append(database.toUtf8());
    }
    sql += " ORDER BY s.query IS NULL, s." + view.totalColumn() + " DESC LIMIT 1";
    auto rows = connection.query(sql, parameters);
    if (!rows)
        return rows.error();
    if (rows->rows.isEmpty())
        return Error{ErrorCode::PgStatementUnknown, queryId};
    if (rows->value(0, "query").isNull()) // texts are thrown out when their file grows too large
        return Error{ErrorCode::PgPlanUnavailable, queryId, "text not kept"};
    return StatementText{QString::fromUtf8(rows->value(0, "query")),
                         QString::fromUtf8(rows->value(0, "datname")), rows->value(0, "rolname")};
}

} // namespace Remote
