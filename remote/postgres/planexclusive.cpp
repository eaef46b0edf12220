// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/postgres/planfacts.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Remote
{

namespace
{

using Figures = std::vector<double>;

/// Takes up to `amount` from one node, never below 0; returns what is left to take.
double takeFrom(double &figure, double amount)
{
    const double taken = std::min(std::max(0.0, figure), amount);
    figure -= taken;
    return amount - taken;
}

/// Takes `amount` from the nodes given, the largest first.
void takeFromLargest(Figures &exclusive, const std::vector<int> &indexes, double amount)
{
    while (amount > 0 && !indexes.empty()) {
        const auto largest =
            *std::max_element(indexes.begin(), indexes.end(), [&exclusive](int a, int b) {
                return exclusive[size_t(a)] < exclusive[size_t(b)];
            });
        if (exclusive[size_t(largest)] <= 0)
            return;
        amount = takeFrom(exclusive[size_t(largest)], amount);
    }
}

/// Which nodes name which InitPlan's value in their own expressions (Output, conditions, keys…):
/// as "$2" for "InitPlan 2 (returns $2)" (up to 16), as "(InitPlan 2)" (17 and later).
using Mentions = QHash<QString, std::vector<int>>;

QStringList tokensIn(const QString &text)
{
    static const QRegularExpression token(u"\\$\\d+|\\(InitPlan \\d+\\)"_s);
    QStringList tokens;
    for (auto match = token.globalMatch(text); match.hasNext();)
        tokens.append(match.next().captured());
    return tokens;
}

QStringList tokensOfValue(const Json &value)
{
    if (value.is_string())
        return tokensIn(QString::fromStdString(value.get_ref<const std::string &>()));
    QStringList tokens;
    if (value.is_array()) {
        for (const Json &one : value) {
            if (one.is_string())
                tokens += tokensIn(QString::fromStdString(one.get_ref<const std::string &>()));
        }
    }
    return tokens;
}

Mentions mentionsOf(const PlanList &nodes)
{
    Mentions mentions;
    for (int i = 0; i < int(nodes.size()); ++i) {
        for (const auto &[key, value] : nodes[size_t(i)].json->items()) {
            if (key == "Plans" || key == "Subplan Name")
                continue;
            for (const QString &token : tokensOfValue(value))
                mentions[token].push_back(i);
        }
    }
    return mentions;
}

/// How the value of an InitPlan of this name is written.
QStringList tokensFor(const QString &subplanName)
{
    static const QRegularExpression numbered(u"^InitPlan (\\d+)"_s);
    QStringList tokens = tokensIn(subplanName);
    const auto match = numbered.match(subplanName);
    if (match.hasMatch())
        tokens.append(u"(InitPlan "_s + match.captured(1) + u')');
    return tokens;
}

/// The deepest node under the InitPlan's owner that needs its value; -1: none says so.
int deepestUser(const PlanList &nodes, const Mentions &mentions, int initPlan)
{
    const PlanFacts &plan = nodes[size_t(initPlan)];
    const int end = nodes[size_t(plan.parent)].end;
    int found = -1;
    for (const QString &token : tokensFor(plan.node->subplanName)) {
        const auto users = mentions.constFind(token);
        if (users == mentions.constEnd())
            continue;
        for (const int i : *users) {
            const bool isOwners = i >= plan.parent && i < end && (i < initPlan || i >= plan.end);
            if (isOwners && (found < 0 || nodes[size_t(i)].depth > nodes[size_t(found)].depth))
                found = i;
        }
    }
    return found;
}

/// From the node that first needs the value; what it cannot cover (rounding, workers that stop
/// later) from those above it; the rest, or all when no node names it, from the owner's subtree.
void placeInitPlan(const PlanList &nodes, int user, int initPlan, Figures &exclusive, double amount)
{
    const PlanFacts &plan = nodes[size_t(initPlan)];
    for (int i = user; i >= plan.parent && amount > 0; i = nodes[size_t(i)].parent)
        amount = takeFrom(exclusive[size_t(i)], amount);
    if (amount <= 0)
        return;
    std::vector<int> rest;
    for (int i = plan.parent; i < nodes[size_t(plan.parent)].end; ++i) {
        if (i < initPlan || i >= plan.end)
            rest.push_back(i);
    }
    takeFromLargest(exclusive, rest, amount);
}

/// The CTE that a scan reads: the nearest one of that name hung at a node above it.
int cteOf(const PlanList &nodes, int scan)
{
    const QString wanted = u"CTE "_s + textOf(*nodes[size_t(scan)].json, "CTE Name");
    for (int owner = nodes[size_t(scan)].parent; owner >= 0; owner = nodes[size_t(owner)].parent) {
        for (int i = owner + 1; i < nodes[size_t(owner)].end; i = nodes[size_t(i)].end) {
            if (nodes[size_t(i)].role == PlanRole::Cte &&
                nodes[size_t(i)].node->subplanName == wanted)
                return i;
        }
    }
    return -1;
}

void placeCtes(const PlanList &nodes, Figures &exclusive, const Figures &inclusive)
{
    std::vector<std::vector<int>> scans(nodes.size());
    for (int i = 0; i < int(nodes.size()); ++i) {
        if (textOf(*nodes[size_t(i)].json, "Node Type") != u"CTE Scan"_s)
            continue;
        if (const int cte = cteOf(nodes, i); cte >= 0)
            scans[size_t(cte)].push_back(i);
    }
    for (size_t i = 0; i < nodes.size(); ++i)
        takeFromLargest(exclusive, scans[i], inclusive[i]);
}

Figures exclusiveOf(const PlanList &nodes, const Mentions &mentions, const Figures &inclusive)
{
    Figures exclusive = inclusive;
    for (size_t i = 1; i < nodes.size(); ++i) {
        if (nodes[i].role == PlanRole::Child)
            exclusive[size_t(nodes[i].parent)] -= inclusive[i];
    }
    for (size_t i = 1; i < nodes.size(); ++i) {
        if (nodes[i].role == PlanRole::InitPlan)
            placeInitPlan(nodes, deepestUser(nodes, mentions, int(i)), int(i), exclusive,
                          inclusive[i]);
    }
    placeCtes(nodes, exclusive, inclusive);
    for (double &figure : exclusive)
        figure = std::max(0.0, figure);
    return exclusive;
}

} // namespace

std::optional<double> inclusiveBlocks(const Json &node)
{
    static constexpr const char *keys[] = {"Shared Hit Blocks", "Shared Read Blocks",
                                           "Local Hit Blocks",  "Local Read Blocks",
                                           "Temp Read Blocks",  "Temp Written Blocks"};
    if (!node.contains(keys[0]))
        return std::nullopt;
    double blocks = 0;
    for (const char *key : keys)
        blocks += std::max(0.0, numberOf(node, key));
    return blocks;
}

void computeExclusives(PlanList &nodes)
{
    Figures times(nodes.size());
    Figures blocks(nodes.size());
    for (size_t i = 0; i < nodes.size(); ++i) {
        times[i] = nodes[i].node->inclusiveMs.value_or(0);
        blocks[i] = inclusiveBlocks(*nodes[i].json).value_or(0);
    }
    const bool hasTimes = nodes.front().node->inclusiveMs.has_value();
    const bool hasBlocks = inclusiveBlocks(*nodes.front().json).has_value();
    if (!hasTimes && !hasBlocks)
        return;
    const Mentions mentions = mentionsOf(nodes);
    times = exclusiveOf(nodes, mentions, times);
    blocks = exclusiveOf(nodes, mentions, blocks);
    for (size_t i = 0; i < nodes.size(); ++i) {
        if (hasTimes)
            nodes[i].node->exclusiveMs = times[i];
        if (hasBlocks)
            nodes[i].node->exclusiveBlocks = blocks[i];
    }
}

} // namespace Remote
