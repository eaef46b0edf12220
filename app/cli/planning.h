// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/clicontext.h"
#include "remote/checks/checkrunner.h"

#include <functional>

namespace Clawtune
{

/// The item named by the second argument. UnknownName; Unsupported for one that only advises.
Remote::Result<const Remote::Check *> plannedCheck(const CliOptions &options);

/// What looking at the item gave and the plan made of it.
struct Planning {
    Remote::CheckResult seen;
    Remote::Result<Remote::ChangePlan> plan;
};

/// Looks at one item over the open connection and plans with the settings of the command line.
void makePlan(CliContext &context, const Remote::Check &check,
              std::function<void(const Planning &)> then);

/// The plan for people: steps with commands, file differences, risk, what stops.
void printPlan(CliOutput &output, const Remote::ChangePlan &plan);

} // namespace Clawtune
