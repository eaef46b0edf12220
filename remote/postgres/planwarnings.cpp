// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/postgres/planfacts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Remote
{

namespace
{

constexpr double rowsOff = 10;
constexpr double fewRows = 10;
constexpr double tooManyRemoved = 0.9;
constexpr double largeTableRows = 10'000;
constexpr double tooManyFetches = 0.4;
constexpr double manyLoops = 1'000;
constexpr double muchOfTheTime = 0.2;

void warn(PlanFacts &facts, const char *mark, QList<PhraseArgument> arguments = {})
{
    facts.node->warnings.append(Phrase{mark, std::move(arguments)});
}

bool wasRun(const PlanFacts &facts)
{
    return facts.node->loops.value_or(0) > 0;
}

bool isRowsOff(const PlanFacts &facts)
{
    const PlanNode &node = *facts.node;
    if (!node.rowsFactor || facts.mayStopEarly || textOf(*facts.json, "Node Type") == u"Result"_s ||
        std::max(node.planRows, node.actualRows.value_or(0)) < fewRows)
        return false;
    return *node.rowsFactor > rowsOff || *node.rowsFactor < 1 / rowsOff;
}

/// At the lowest node only: what stands above it is wrong for the same reason.
void warnOfRows(PlanList &nodes)
{
    std::vector<bool> below(nodes.size());
    for (size_t i = nodes.size(); i-- > 0;) {
        const bool isOff = isRowsOff(nodes[i]);
        const double factor = nodes[i].node->rowsFactor.value_or(1);
        if (isOff && !below[i] && factor > 1)
            warn(nodes[i],
                 QT_TRANSLATE_NOOP("Remote", "%1 times more rows than planned: run ANALYZE"),
                 {{factor, Unit::None}});
        else if (isOff && !below[i])
            warn(nodes[i],
                 QT_TRANSLATE_NOOP("Remote", "%1 times fewer rows than planned: run ANALYZE"),
                 {{1 / factor, Unit::None}});
        if (nodes[i].parent >= 0 && nodes[i].role == PlanRole::Child && (isOff || below[i]))
            below[size_t(nodes[i].parent)] = true;
    }
}

void warnOfRemovedRows(PlanFacts &facts)
{
    const PlanNode &node = *facts.node;
    const double kept = node.actualRows.value_or(0);
    const double removed = numberOf(*facts.json, "Rows Removed by Filter");
    const double share = removed / std::max(1.0, removed + kept);
    if (share < tooManyRemoved || removed * node.loops.value_or(0) < largeTableRows)
        return;
    const QString type = textOf(*facts.json, "Node Type");
    if (type == u"Seq Scan"_s)
        warn(facts,
             QT_TRANSLATE_NOOP("Remote", "Reads the whole table and drops %1 of its rows: an index "
                                         "may help"),
             {{share, Unit::Share}});
    else if (type.contains(u"Index"_s))
        warn(facts,
             QT_TRANSLATE_NOOP("Remote", "%1 of the rows the index finds are dropped: the index "
                                         "does not fit the condition"),
             {{share, Unit::Share}});
}

void warnOfIndexOnlyScan(PlanFacts &facts)
{
    const double fetches = numberOf(*facts.json, "Heap Fetches");
    const double rows = facts.node->actualRows.value_or(0) * facts.node->loops.value_or(0);
    if (fetches > fewRows && fetches > tooManyFetches * rows)
        warn(facts,
             QT_TRANSLATE_NOOP("Remote", "%1 rows had to be looked up in the table all the same: "
                                         "run VACUUM"),
             {{fetches, Unit::Count}});
}

void warnOfMemory(PlanFacts &facts)
{
    const Json &json = *facts.json;
    if (textOf(json, "Sort Space Type") == u"Disk"_s)
        warn(facts, QT_TRANSLATE_NOOP("Remote", "Sorts on disk (%1): work_mem is too small"),
             {{numberOf(json, "Sort Space Used") * 1024, Unit::Bytes}});
    if (numberOf(json, "Hash Batches") > 1)
        warn(facts, QT_TRANSLATE_NOOP("Remote", "Hashes in %1 batches: work_mem is too small"),
             {{numberOf(json, "Hash Batches"), Unit::Count}});
    if (numberOf(json, "HashAgg Batches") > 1)
        warn(facts, QT_TRANSLATE_NOOP("Remote", "Groups on disk (%1): work_mem is too small"),
             {{numberOf(json, "Disk Usage") * 1024, Unit::Bytes}});
    if (numberOf(json, "Lossy Heap Blocks") > 0)
        warn(facts,
             QT_TRANSLATE_NOOP("Remote",
                               "The bitmap keeps %1 pages without their rows: work_mem is "
                               "too small"),
             {{numberOf(json, "Lossy Heap Blocks"), Unit::Count}});
}

void warnOfWorkers(PlanFacts &facts)
{
    const double planned = numberOf(*facts.json, "Workers Planned");
    const double launched = numberOf(*facts.json, "Workers Launched");
    if (launched < planned)
        warn(facts, QT_TRANSLATE_NOOP("Remote", "Only %1 of %2 parallel workers started"),
             {{launched, Unit::Count}, {planned, Unit::Count}});
}

/// The inner side of a nested loop that was chosen for a few rows and got many.
void warnOfNestedLoop(PlanList &nodes, PlanFacts &facts)
{
    if (facts.parent < 0 || textOf(*facts.json, "Parent Relationship") != u"Inner"_s)
        return;
    const PlanFacts &join = nodes[size_t(facts.parent)];
    const PlanNode &outer = join.node->children.first();
    const double loops = facts.node->loops.value_or(0);
    if (textOf(*join.json, "Node Type") == u"Nested Loop"_s && loops > manyLoops &&
        outer.rowsFactor.value_or(1) > rowsOff)
        warn(facts,
             QT_TRANSLATE_NOOP("Remote", "Runs %1 times because few rows were expected before it"),
             {{loops, Unit::Count}});
}

double jitMs(const Json &top)
{
    const auto jit = top.find("JIT");
    if (jit == top.end() || !jit->is_object() || !jit->contains("Timing"))
        return 0;
    return numberOf((*jit)["Timing"], "Total");
}

double triggerMs(const Json &top)
{
    double sum = 0;
    const auto triggers = top.find("Triggers");
    if (triggers != top.end() && triggers->is_array()) {
        for (const Json &trigger : *triggers)
            sum += numberOf(trigger, "Time");
    }
    return sum;
}

void warnOfThePlan(PlanFacts &root, const Json &top, const Plan &plan)
{
    const double execution = plan.executionMs.value_or(0);
    if (execution <= 0)
        return;
    if (jitMs(top) > muchOfTheTime * execution)
        warn(root, QT_TRANSLATE_NOOP("Remote", "Compiling (JIT) took %1 of the time"),
             {{jitMs(top) / execution, Unit::Share}});
    if (triggerMs(top) > muchOfTheTime * execution)
        warn(root,
             QT_TRANSLATE_NOOP("Remote", "Triggers took %1 of the time, often for a foreign key "
                                         "without an index"),
             {{triggerMs(top) / execution, Unit::Share}});
    if (plan.planningMs.value_or(0) > execution && plan.planningMs.value_or(0) > 1)
        warn(root, QT_TRANSLATE_NOOP("Remote", "Planning took longer than running (%1)"),
             {{*plan.planningMs, Unit::Milliseconds}});
}

} // namespace

void addPlanWarnings(PlanList &nodes, const Json &top, const Plan &plan)
{
    warnOfThePlan(nodes.front(), top, plan);
    for (PlanFacts &facts : nodes) {
        if (facts.json->contains("Disabled") && (*facts.json)["Disabled"] == true)
            warn(facts, QT_TRANSLATE_NOOP("Remote", "Switched off by a setting, yet the only way"));
        if (!wasRun(facts))
            continue;
        warnOfRemovedRows(facts);
        warnOfIndexOnlyScan(facts);
        warnOfMemory(facts);
        warnOfWorkers(facts);
        warnOfNestedLoop(nodes, facts);
    }
    warnOfRows(nodes);
}

} // namespace Remote
