// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/phrase.h"
#include "remote/base/result.h"

#include <QList>
#include <QString>

#include <optional>

namespace Remote
{

/// One node of EXPLAIN (FORMAT JSON), children by value. Times are milliseconds over all loops;
/// what the plan does not say (no ANALYZE, no BUFFERS) is empty.
struct PlanNode {
    QString type;     ///< "Node Type"
    QString title;    ///< as EXPLAIN's text form calls it: "Parallel Seq Scan", "Hash Left Join"
    QString relation; ///< schema.table, index, CTE or function name; may be empty
    QString alias;
    QString condition; ///< the filter or index condition, for the tooltip
    QString subplanName;
    double startupCost = 0;
    double totalCost = 0;
    double planRows = 0;              ///< a loop
    std::optional<double> actualRows; ///< a loop
    std::optional<double> loops;
    std::optional<double> inclusiveMs;     ///< over all loops
    std::optional<double> exclusiveMs;     ///< without its children; never below 0
    std::optional<double> exclusiveBlocks; ///< shared+local+temp blocks touched by this node alone
    std::optional<double> rowsFactor; ///< actual / planned, >1 too few planned; both at least 1
    QList<Phrase> warnings;
    QList<PlanNode> children;
};

struct Plan {
    PlanNode root;
    std::optional<double> planningMs;
    std::optional<double> executionMs;
    bool analyzed = false;
};

/// Parses what EXPLAIN (… FORMAT JSON) of PostgreSQL 12 to 18 printed. ParseFailed on anything
/// else. Depth is bounded; names are hostile text.
Result<Plan> parsePlan(const QByteArray &json);

} // namespace Remote
