// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/checkjson.h"
#include "app/cli/clicontext.h"
#include "app/cli/clitext.h"
#include "app/cli/commands.h"
#include "app/cli/findingtext.h"
#include "remote/base/quote.h"
#include "remote/changes/changerunner.h"
#include "ui/text/filled.h"
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

/// Says first what became of a change that nobody watched, where its journal may be read.
void finishWithNews(CliContext &context, int exitCode)
{
    if (context.output().isJson() || context.privilege() != Remote::Privilege::Root) {
        context.finish(exitCode);
        return;
    }
    auto *changes = new Remote::ChangeRunner(context.connection(), {}, &context);
    changes->journal([&context,
                      exitCode](const Remote::Result<QList<Remote::JournalEntry>> &journal) {
        if (journal && Remote::unfinishedChange(*journal))
            context.output().note(
                filled(Cli::tr("A change is not finished, or the server took it back by itself. "
                               "See: clawtune journal %1"),
                       {Remote::displayText(context.options().hostName().toUtf8())}));
        context.finish(exitCode);
    });
}

void report(CliContext &context, const QList<CheckResult> &results)
{
    CliOutput &output = context.output();
    if (output.isJson()) {
        Remote::Json json;
        json["host"] = Remote::jsonText(context.options().hostName());
        json["user"] = Remote::jsonText(context.connection().parameters().user);
        json["version"] = CLAWTUNE_VERSION;
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
    finishWithNews(context, allWell ? 0 : 1);
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
