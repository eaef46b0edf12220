// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/planning.h"

#include "app/cli/changejson.h"
#include "app/cli/clitext.h"
#include "remote/base/quote.h"
#include "ui/text/filled.h"
#include "ui/text/texts.h"

namespace Clawtune
{

using namespace Qt::StringLiterals;
using Remote::Check;
using Remote::Error;
using Remote::ErrorCode;

Remote::Result<const Check *> plannedCheck(const CliOptions &options)
{
    const QString id = options.arguments.value(1);
    const Check *check = Remote::findCheck(id.toUtf8());
    if (!check)
        return Error{ErrorCode::UnknownName, id, {}};
    if (!check->plan)
        return Error{ErrorCode::Unsupported, id, {}};
    return check;
}

void makePlan(CliContext &context, const Check &check, std::function<void(const Planning &)> then)
{
    const Check *const checks[] = {&check};
    Remote::runChecks(
        context.connection(), checks, context.privilege(), &context,
        [&context, &check, then = std::move(then)](const auto &results) {
            if (!results) {
                context.fail(results.error());
                return;
            }
            const Remote::CheckResult seen = results->value(0);
            then({seen, Remote::boundPlan(check, seen.probe, context.options().settings)});
        });
}

void printPlan(CliOutput &output, const Remote::ChangePlan &plan)
{
    int number = 0;
    for (const Remote::ChangeStep &step : plan.steps) {
        output.line(filled(Cli::tr("%1. %2"), {QString::number(++number), markText(step.name)}));
        const QStringList commands = stepCommand(step).split(u'\n', Qt::SkipEmptyParts);
        for (const QString &command : commands)
            output.line(u"     "_s + command);
    }
    const QString diff = Remote::unifiedDiff(plan);
    if (!diff.isEmpty())
        output.line(u'\n' + Remote::displayText(diff.toUtf8(), 200'000, true).trimmed() + u'\n');
    if (!plan.risk.isEmpty())
        output.line(filled(Cli::tr("Risk: %1"), {phraseText(plan.risk)}));
    if (!plan.restarts.isEmpty())
        output.line(filled(Cli::tr("Stops for a moment: %1"),
                           {Remote::displayText(plan.restarts.join(u", "_s).toUtf8())}));
    if (plan.confirm)
        output.line(Cli::tr("The server takes this change back by itself unless it is kept."));
}

} // namespace Clawtune
