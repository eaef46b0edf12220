// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/changejson.h"
#include "app/cli/commands.h"
#include "app/cli/planning.h"
#include "ui/text/texts.h"

namespace Clawtune
{

namespace
{

void report(CliContext &context, const Planning &planning)
{
    CliOutput &output = context.output();
    const bool nothingToDo =
        !planning.plan && planning.plan.error().code == Remote::ErrorCode::NothingToDo;
    if (!planning.plan && !nothingToDo) {
        context.fail(planning.plan.error());
        return;
    }
    Remote::ChangePlan plan;
    plan.item = planning.seen.check->id;
    if (planning.plan)
        plan = *planning.plan;
    if (output.isJson())
        output.object(planJson(plan));
    else if (nothingToDo)
        output.line(errorSentence(planning.plan.error()));
    else
        printPlan(output, plan);
    context.finish(0);
}

} // namespace

void runPlan(CliContext &context)
{
    const auto check = plannedCheck(context.options());
    if (!check) {
        context.fail(check.error());
        return;
    }
    context.connectHost(Administrator::IfGiven, [&context, check = *check] {
        makePlan(context, *check,
                 [&context](const Planning &planning) { report(context, planning); });
    });
}

} // namespace Clawtune
