// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/checkjson.h"
#include "app/cli/clicontext.h"
#include "app/cli/commands.h"
#include "app/cli/findingtext.h"
#include "ui/text/texts.h"

#include <algorithm>

namespace Clawtune
{

using Remote::Check;
using Remote::CheckResult;
using Remote::CheckStatus;
using Remote::Error;
using Remote::ErrorCode;

namespace
{

/// The items asked for, in the order of the catalogue; all without --item.
Remote::Result<QList<const Check *>> wantedChecks(const QList<QByteArray> &ids)
{
    for (const QByteArray &id : ids) {
        if (!Remote::findCheck(id))
            return Error{ErrorCode::UnknownName, QString::fromUtf8(id), {}};
    }
    QList<const Check *> checks;
    for (const Check &check : Remote::checkCatalog()) {
        if (ids.isEmpty() || ids.contains(check.id))
            checks.append(&check);
    }
    return checks;
}

void report(CliContext &context, const QList<CheckResult> &results)
{
    CliOutput &output = context.output();
    if (output.isJson()) {
        Remote::Json json;
        json["host"] = Remote::jsonText(context.options().hostName());
        json["items"] = Remote::Json::array();
        for (const CheckResult &result : results)
            json["items"].push_back(checkJson(result));
        output.object(json);
    } else {
        for (const CheckResult &result : results)
            printFinding(output, markText(result.check->title), result.finding);
    }
    const bool allWell = std::all_of(results.begin(), results.end(), [](const CheckResult &result) {
        return result.finding.status == CheckStatus::Pass ||
               result.finding.status == CheckStatus::NotApplicable;
    });
    context.finish(allWell ? 0 : 1);
}

} // namespace

void runCheck(CliContext &context)
{
    const auto checks = wantedChecks(context.options().items);
    if (!checks) {
        context.fail(checks.error());
        return;
    }
    context.connectHost(Administrator::IfGiven, [&context, checks = *checks] {
        Remote::runChecks(context.connection(), checks, context.privilege(), &context,
                          [&context](const Remote::Result<QList<CheckResult>> &results) {
                              if (results)
                                  report(context, *results);
                              else
                                  context.fail(results.error());
                          });
    });
}

} // namespace Clawtune
