// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/result.h"
#include "remote/postgres/pgconnection.h"
#include "remote/postgres/querystats.h"

#include <optional>

namespace Remote
{

/// The view pg_stat_statements as it is on one server: its schema and columns found by looking,
/// never told from a version, for the extension may be older than its server.
struct StatementsView {
    QByteArray schema;      ///< quoted
    QByteArrayList columns; ///< all, in the view's order
    QByteArrayList numeric; ///< the ones that hold a number
    bool hasInfo = false;   ///< pg_stat_statements_info is there (14 and later)
    [[nodiscard]] bool has(const char *column) const { return columns.contains(column); }
    [[nodiscard]] QByteArray name() const { return schema + ".pg_stat_statements"; }
    [[nodiscard]] QByteArray totalColumn() const; ///< empty: none that we know
    [[nodiscard]] QByteArray meanColumn() const;
};

/// PgExtensionMissing (subject: the database) when the extension is not created there.
Result<StatementsView> findStatementsView(PgConnection &connection);

/// SQL expression over the view `s` to rank by, descending; empty when the view lacks the columns.
QByteArray rankExpression(const StatementsView &view, QuerySort sort);

/// `database` empty: of all; `top` 0: all rows. One statement, so that rows and totals are of the
/// same moment. Unsupported (subject: the column's kind) when the view cannot rank so.
Result<QueryReport> readStatements(PgConnection &connection, const StatementsView &view,
                                   QuerySort sort, int top, const QString &database);

/// The text of one statement and where it ran.
struct StatementText {
    QString query;
    QString database;
    QByteArray user; ///< role that ran it
};

/// The entry of `queryId` with the most time, in `database` if one is named. PgStatementUnknown.
Result<StatementText> readStatementText(PgConnection &connection, const StatementsView &view,
                                        const QString &queryId, const QString &database);

} // namespace Remote
