// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/json.h"
#include "remote/postgres/plannode.h"

#include <vector>

namespace Remote
{

/// How a node hangs under its parent, as far as arithmetic cares.
enum class PlanRole {
    Child,    ///< its time lies inside its parent's; also SubPlans
    InitPlan, ///< runs inside the first node that needs its value
    Cte,      ///< runs inside the CTE Scans that read it
};

/// One node while a plan is worked on, in pre-order: a parent comes before its children.
struct PlanFacts {
    PlanNode *node = nullptr;
    const Json *json = nullptr;
    int parent = -1;
    int depth = 0;
    int end = 0; ///< one behind the last node of its subtree
    PlanRole role = PlanRole::Child;
    double processes = 1;      ///< that share the work: 1 outside Gather
    double plannedShare = 1;   ///< processes as the planner divided rows among them
    bool isPartial = false;    ///< planned rows are those of one process
    bool mayStopEarly = false; ///< LIMIT, a semi join… above: fewer rows are no planner's error
};

using PlanList = std::vector<PlanFacts>;

/// Fills exclusiveMs and exclusiveBlocks from inclusive figures: subtracts children, gives
/// InitPlans to the node that first needs them and CTEs to the scans that read them. The sum over
/// all nodes is the root's figure; none is negative.
void computeExclusives(PlanList &nodes);

/// Blocks touched, with all below; empty without BUFFERS.
std::optional<double> inclusiveBlocks(const Json &node);

/// Appends each node's warnings, and the whole plan's to its root.
void addPlanWarnings(PlanList &nodes, const Json &top, const Plan &plan);

} // namespace Remote
