// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

#include <optional>

namespace Remote
{

/// What statements are ranked by.
enum class QuerySort { Total, Mean, Calls, Io, Temp, Wal };

/// One row of pg_stat_statements. Times in milliseconds, as the view has them. Columns a server
/// does not have are empty.
struct QueryStats {
    QString queryId; ///< decimal text; empty when not permitted to see
    QString query;   ///< normalised; hostile text; may be "<insufficient privilege>"
    QString user;
    QString database;
    double calls = 0;
    double totalMs = 0;
    double meanMs = 0;
    double share = 0; ///< 0..1 of total execution time of all rows of the report
    double rows = 0;
    bool topLevel = true;              ///< false: ran inside a function (14 and later)
    QMap<QByteArray, double> counters; ///< every further numeric column under its own name
};

struct QueryReport {
    QString since;            ///< ISO 8601, when counting began; empty: unknown
    double totalMs = 0;       ///< of all statements, also those not listed
    double evictions = -1;    ///< pg_stat_statements_info.dealloc; -1: unknown
    bool textsHidden = false; ///< other users' statements are not visible to this role
    QList<QueryStats> rows;
};

} // namespace Remote
