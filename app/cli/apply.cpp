// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/changing.h"
#include "app/cli/clitext.h"
#include "app/cli/commands.h"
#include "app/cli/planning.h"
#include "app/cli/terminal.h"
#include "remote/base/quote.h"
#include "ui/text/filled.h"
#include "ui/text/texts.h"

namespace Clawtune
{

using namespace Qt::StringLiterals;
using Remote::ChangeOutcome;
using Remote::Check;
using Remote::Result;

namespace
{

Remote::ChangeRunner::Done ending(CliContext &context)
{
    return [&context](const Result<ChangeOutcome> &outcome) { finishChange(context, outcome); };
}

/// Shows the plan, asks, and applies exactly what was shown.
void askAndApply(CliContext &context, const Check &check, const Planning &planning)
{
    if (!planning.plan && planning.plan.error().code == Remote::ErrorCode::NothingToDo) {
        ChangeOutcome outcome;
        outcome.item = check.id;
        outcome.state = Remote::ChangeState::Unchanged;
        outcome.before = planning.seen.finding;
        outcome.after = planning.seen.finding;
        finishChange(context, outcome);
        return;
    }
    if (!planning.plan) {
        context.fail(planning.plan.error());
        return;
    }
    printPlan(context.output(), *planning.plan);
    const QString question =
        filled(Cli::tr("Apply %1 on %2? [y/N]"),
               {markText(check.title), Remote::displayText(context.options().hostName().toUtf8())});
    if (!askYesNo(question)) {
        context.fail({Remote::ErrorCode::Cancelled, {}, {}});
        return;
    }
    watchedRunner(context)->applyPlan(check, *planning.plan, context.options().apply,
                                      ending(context));
}

} // namespace

void runApply(CliContext &context)
{
    const CliOptions &options = context.options();
    const auto check = plannedCheck(options);
    if (!check) {
        context.fail(check.error());
        return;
    }
    if (!options.yes && (options.json || !canAsk())) {
        context.output().error(UsageError{
            u"--yes"_s, Cli::tr("The command apply asks before it changes anything, and here it "
                                "cannot ask. Add --yes.")});
        context.finish(2);
        return;
    }
    context.connectHost(Administrator::Needed, [&context, check = *check] {
        const CliOptions &chosen = context.options();
        if (chosen.yes) {
            watchedRunner(context)->apply(*check, chosen.settings, chosen.apply, ending(context));
            return;
        }
        makePlan(context, *check, [&context, check](const Planning &planning) {
            askAndApply(context, *check, planning);
        });
    });
}

} // namespace Clawtune
