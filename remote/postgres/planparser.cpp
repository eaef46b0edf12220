// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/postgres/planfacts.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Remote
{

namespace
{

constexpr qsizetype largestPlan = 32 * 1024 * 1024;
constexpr int deepestPlan = 120;
constexpr int mostNodes = 10'000;

std::optional<double> optionalNumber(const Json &node, const char *key)
{
    const auto found = node.find(key);
    if (found == node.end() || !found->is_number())
        return std::nullopt;
    return std::max(0.0, found->get<double>());
}

QString joined(const QString &schema, const QString &name)
{
    return schema.isEmpty() || name.isEmpty() ? name : schema + u'.' + name;
}

QString relationOf(const Json &node)
{
    const QString schema = textOf(node, "Schema");
    const QString table = joined(schema, textOf(node, "Relation Name"));
    const QString index = textOf(node, "Index Name");
    if (!table.isEmpty() && !index.isEmpty())
        return table + u" ("_s + index + u')';
    for (const QString &name :
         {table, index, joined(schema, textOf(node, "Function Name")), textOf(node, "CTE Name")}) {
        if (!name.isEmpty())
            return name;
    }
    return {};
}

QString conditionOf(const Json &node)
{
    static constexpr const char *keys[] = {"Index Cond",   "Hash Cond",      "Merge Cond",
                                           "Recheck Cond", "TID Cond",       "Join Filter",
                                           "Filter",       "One-Time Filter"};
    QStringList lines;
    for (const char *key : keys) {
        const QString text = textOf(node, key);
        if (!text.isEmpty())
            lines.append(QLatin1StringView(key) + u": "_s + text);
    }
    return lines.join(u'\n');
}

QString joinTitle(const QString &type, const QString &join)
{
    if (join.isEmpty() || join == u"Inner"_s)
        return type;
    const QString stem = type.endsWith(u" Join"_s) ? type.chopped(5) : type;
    return stem + u' ' + join + u" Join"_s;
}

/// As EXPLAIN's text form names the node: "Parallel Seq Scan", "Hash Left Join", "HashAggregate".
QString titleOf(const Json &node)
{
    QString title = joinTitle(textOf(node, "Node Type"), textOf(node, "Join Type"));
    const QString strategy = textOf(node, "Strategy");
    if (title == u"Aggregate"_s && strategy == u"Hashed"_s)
        title = u"HashAggregate"_s;
    else if (title == u"Aggregate"_s && strategy == u"Sorted"_s)
        title = u"GroupAggregate"_s;
    else if (title == u"ModifyTable"_s)
        title = textOf(node, "Operation", title);
    const QString mode = textOf(node, "Partial Mode");
    if (mode == u"Partial"_s || mode == u"Finalize"_s)
        title = mode + u' ' + title;
    const auto parallel = node.find("Parallel Aware");
    if (parallel != node.end() && *parallel == true)
        title.prepend(u"Parallel "_s);
    return title;
}

PlanNode nodeOf(const Json &json)
{
    PlanNode node;
    node.type = textOf(json, "Node Type");
    node.title = titleOf(json);
    node.relation = relationOf(json);
    node.alias = textOf(json, "Alias");
    node.condition = conditionOf(json);
    node.subplanName = textOf(json, "Subplan Name");
    node.startupCost = numberOf(json, "Startup Cost");
    node.totalCost = numberOf(json, "Total Cost");
    node.planRows = std::max(0.0, numberOf(json, "Plan Rows"));
    node.actualRows = optionalNumber(json, "Actual Rows");
    node.loops = optionalNumber(json, "Actual Loops");
    return node;
}

/// Reads the tree; false when it is no plan, too deep or too large.
bool readNode(const Json &json, int depth, int &count, PlanNode &node)
{
    if (!json.is_object() || textOf(json, "Node Type").isEmpty() || depth > deepestPlan ||
        ++count > mostNodes)
        return false;
    node = nodeOf(json);
    const auto plans = json.find("Plans");
    if (plans == json.end())
        return true;
    if (!plans->is_array())
        return false;
    for (const Json &child : *plans) {
        node.children.append(PlanNode());
        if (!readNode(child, depth + 1, count, node.children.last()))
            return false;
    }
    return true;
}

PlanRole roleOf(const Json &json)
{
    if (textOf(json, "Parent Relationship") != u"InitPlan"_s)
        return PlanRole::Child;
    return textOf(json, "Subplan Name").startsWith(u"CTE "_s) ? PlanRole::Cte : PlanRole::InitPlan;
}

bool endsEarly(const Json &parent, const Json &child)
{
    const QString type = textOf(parent, "Node Type");
    const QString join = textOf(parent, "Join Type");
    if (type == u"Limit"_s || type == u"Merge Join"_s)
        return true;
    return (join == u"Semi"_s || join == u"Anti"_s) &&
           textOf(child, "Parent Relationship") == u"Inner"_s;
}

/// Nodes that read their input to the end before they give a row.
bool readsAll(const Json &json)
{
    const QString type = textOf(json, "Node Type");
    const QString strategy = textOf(json, "Strategy");
    return type == u"Sort"_s || type == u"Hash"_s || type.startsWith(u"Bitmap"_s) ||
           (type == u"Aggregate"_s && strategy != u"Sorted"_s);
}

/// What a node takes over from its parent.
void inherit(PlanFacts &facts, const PlanFacts &parent)
{
    facts.depth = parent.depth + 1;
    facts.mayStopEarly =
        facts.role == PlanRole::Child &&
        (endsEarly(*parent.json, *facts.json) || (parent.mayStopEarly && !readsAll(*parent.json)));
    if (facts.role != PlanRole::Child)
        return; // runs once, in one process
    facts.processes = parent.processes;
    facts.plannedShare = parent.plannedShare;
    if (!textOf(*parent.json, "Node Type").startsWith(u"Gather"_s))
        return;
    const double gatherLoops = parent.node->loops.value_or(0);
    const double loops = facts.node->loops.value_or(0);
    facts.processes = gatherLoops > 0 ? std::max(1.0, loops / gatherLoops) : 1;
    const double workers = numberOf(*parent.json, "Workers Planned");
    facts.plannedShare = workers + std::max(0.0, 1.0 - 0.3 * workers);
}

void flatten(PlanNode &node, const Json &json, int parent, PlanList &list)
{
    const int self = int(list.size());
    PlanFacts facts;
    facts.node = &node;
    facts.json = &json;
    facts.parent = parent;
    facts.role = roleOf(json);
    if (parent >= 0)
        inherit(facts, list[size_t(parent)]);
    const auto parallel = json.find("Parallel Aware");
    facts.isPartial = facts.plannedShare > 1 && parallel != json.end() && *parallel == true;
    list.push_back(facts);
    qsizetype index = 0;
    for (PlanNode &child : node.children)
        flatten(child, json["Plans"][size_t(index++)], self, list);
    list[size_t(self)].end = int(list.size());
}

/// Whatever stands above a partial scan, up to its Gather, is partial as well.
void spreadPartial(PlanList &list)
{
    for (size_t i = list.size(); i-- > 1;) {
        PlanFacts &parent = list[size_t(list[i].parent)];
        if (list[i].isPartial && parent.plannedShare > 1 && list[i].role == PlanRole::Child &&
            !textOf(*list[i].json, "Parent Relationship").startsWith(u"SubPlan"_s))
            parent.isPartial = true;
    }
}

/// Processes that work at the same time do not add to the wall clock.
void computeInclusive(PlanFacts &facts)
{
    PlanNode &node = *facts.node;
    const auto mean = optionalNumber(*facts.json, "Actual Total Time");
    if (!mean || !node.loops)
        return;
    const double total = *mean * *node.loops;
    node.inclusiveMs = total / std::max(1.0, std::min(facts.processes, *node.loops));
}

void computeRowsFactor(PlanFacts &facts)
{
    PlanNode &node = *facts.node;
    static const QStringList withoutRows{u"BitmapAnd"_s, u"BitmapOr"_s, u"ModifyTable"_s};
    if (!node.actualRows || node.loops.value_or(0) <= 0 ||
        withoutRows.contains(textOf(*facts.json, "Node Type")))
        return;
    double actual = *node.actualRows;
    double planned = node.planRows;
    if (facts.isPartial) {
        actual *= facts.processes;
        planned *= facts.plannedShare;
    }
    node.rowsFactor = std::max(1.0, actual) / std::max(1.0, planned);
}

/// psql's frame around the JSON: heading, rules, and a + at the end of each line.
QByteArray withoutPsqlFrame(const QByteArray &text)
{
    static const QRegularExpression lineEnd(u"[ \\t]*\\+?[ \\t\\r]*$"_s,
                                            QRegularExpression::MultilineOption);
    const qsizetype begin = text.indexOf('[');
    const qsizetype end = text.lastIndexOf(']');
    if (begin < 0 || end < begin)
        return text;
    return QString::fromUtf8(text.mid(begin, end - begin + 1)).remove(lineEnd).toUtf8();
}

Result<Json> readJson(const QByteArray &bytes)
{
    if (bytes.size() > largestPlan)
        return Error{ErrorCode::ParseFailed, u"EXPLAIN"_s, "too large"};
    auto json = parseJson(bytes, u"EXPLAIN"_s);
    return json ? json : parseJson(withoutPsqlFrame(bytes), u"EXPLAIN"_s);
}

/// The object with "Plan": bare (auto_explain) or first in an array.
const Json *topObject(const Json &json)
{
    const Json *top = json.is_array() && !json.empty() ? &json.front() : &json;
    return top->is_object() && top->contains("Plan") ? top : nullptr;
}

} // namespace

Result<Plan> parsePlan(const QByteArray &bytes)
{
    auto json = readJson(bytes);
    if (!json)
        return json.error();
    const Json *top = topObject(*json);
    Plan plan;
    int count = 0;
    if (!top || !readNode((*top)["Plan"], 0, count, plan.root))
        return Error{ErrorCode::ParseFailed, u"EXPLAIN"_s, bytes.left(200)};
    plan.planningMs = optionalNumber(*top, "Planning Time");
    plan.executionMs = optionalNumber(*top, "Execution Time");
    plan.analyzed = plan.root.loops.has_value();
    PlanList list;
    flatten(plan.root, (*top)["Plan"], -1, list);
    spreadPartial(list);
    for (PlanFacts &facts : list) {
        computeInclusive(facts);
        computeRowsFactor(facts);
    }
    computeExclusives(list);
    addPlanWarnings(list, *top, plan);
    return plan;
}

} // namespace Remote
