// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/postgresjson.h"

#include "ui/text/texts.h"

#include <cmath>

namespace Clawtune
{

using Remote::Json;
using Remote::jsonText;
using Remote::PlanNode;
using Remote::QueryStats;

namespace
{

Json textOrNull(const QString &text)
{
    return text.isEmpty() ? Json() : jsonText(text);
}

/// Whole numbers without a fraction, as psql prints the view's bigint columns.
Json number(double value)
{
    constexpr double exactUpTo = 9007199254740992.0; // 2^53
    if (!std::isfinite(value))
        return {};
    if (std::trunc(value) == value && std::abs(value) <= exactUpTo)
        return static_cast<qint64>(value);
    return value;
}

Json optionalNumber(const std::optional<double> &value)
{
    return value ? number(*value) : Json();
}

Json rowJson(const QueryStats &stats)
{
    Json row{{"queryid", textOrNull(stats.queryId)},
             {"query", jsonText(stats.query)},
             {"user", textOrNull(stats.user)},
             {"database", textOrNull(stats.database)},
             {"toplevel", stats.topLevel},
             {"calls", number(stats.calls)},
             {"total_ms", stats.totalMs},
             {"mean_ms", stats.meanMs},
             {"share", stats.share},
             {"rows", number(stats.rows)}};
    for (auto counter = stats.counters.begin(); counter != stats.counters.end(); ++counter) {
        if (!row.contains(counter.key().toStdString()))
            row[counter.key().toStdString()] = number(counter.value());
    }
    return row;
}

Json warningsJson(const QList<Remote::Phrase> &warnings)
{
    Json list = Json::array();
    for (const Remote::Phrase &warning : warnings)
        list.push_back(jsonText(phraseText(warning)));
    return list;
}

Json nodeJson(const PlanNode &node)
{
    Json json{{"node_type", jsonText(node.type)},
              {"title", jsonText(node.title)},
              {"relation", textOrNull(node.relation)},
              {"alias", textOrNull(node.alias)},
              {"condition", textOrNull(node.condition)},
              {"subplan", textOrNull(node.subplanName)},
              {"startup_cost", number(node.startupCost)},
              {"total_cost", number(node.totalCost)},
              {"plan_rows", number(node.planRows)},
              {"actual_rows", optionalNumber(node.actualRows)},
              {"loops", optionalNumber(node.loops)},
              {"inclusive_ms", optionalNumber(node.inclusiveMs)},
              {"exclusive_ms", optionalNumber(node.exclusiveMs)},
              {"exclusive_blocks", optionalNumber(node.exclusiveBlocks)},
              {"rows_factor", optionalNumber(node.rowsFactor)},
              {"warnings", warningsJson(node.warnings)}};
    Json children = Json::array();
    for (const PlanNode &child : node.children)
        children.push_back(nodeJson(child));
    json["children"] = std::move(children);
    return json;
}

} // namespace

Json queriesJson(const Remote::QueryReport &report)
{
    Json rows = Json::array();
    for (const QueryStats &stats : report.rows)
        rows.push_back(rowJson(stats));
    return {{"since", textOrNull(report.since)},
            {"total_ms", report.totalMs},
            {"evictions", report.evictions < 0 ? Json() : number(report.evictions)},
            {"texts_hidden", report.textsHidden},
            {"rows", std::move(rows)}};
}

Json explainJson(const Remote::Plan &plan)
{
    return {{"analyzed", plan.analyzed},
            {"planning_ms", optionalNumber(plan.planningMs)},
            {"execution_ms", optionalNumber(plan.executionMs)},
            {"plan", nodeJson(plan.root)}};
}

} // namespace Clawtune
