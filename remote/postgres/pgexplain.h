// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/result.h"
#include "remote/postgres/pgconnection.h"

#include <QByteArray>

namespace Remote
{

/// Which plan is wanted of which text.
struct ExplainOrder {
    QByteArray sql;
    bool analyze = false;
    QByteArray searchPathOf{}; ///< role whose search_path makes its names resolve; empty: our own
};

/// The JSON that EXPLAIN printed. The text is first parsed and described by the server without
/// running it, which refuses several statements; texts with $n get a generic plan. Everything
/// happens in a read-only transaction that is rolled back, with a 200 ms lock limit. Analyze runs
/// the statement: only SELECT with values, 30 s at most, without superuser's rights where the
/// server can do that. PgPlanUnavailable (detail: SQLSTATE and message), BadArgument,
/// PgPermissionDenied, Cancelled.
Result<QByteArray> explainJson(PgConnection &connection, const ExplainOrder &order);

/// The first word of a statement, upper case, behind comments and opening brackets.
QByteArray leadingKeyword(const QByteArray &sql);

/// `interval $1` as pg_stat_statements writes it cannot be parsed back: as `$1::interval`.
QByteArray withCastsForTypedParameters(const QByteArray &sql);

} // namespace Remote
