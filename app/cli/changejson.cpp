// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/changejson.h"

#include "app/cli/checkjson.h"
#include "app/cli/clitext.h"
#include "remote/base/quote.h"
#include "ui/text/filled.h"
#include "ui/text/texts.h"

namespace Clawtune
{

using namespace Qt::StringLiterals;
using Remote::Json;

namespace
{

constexpr int longestCommand = 8000;

Json stepResults(const QList<Remote::StepResult> &steps)
{
    Json list = Json::array();
    for (const Remote::StepResult &step : steps) {
        Json json;
        json["name"] = Remote::jsonText(markText(step.name.constData()));
        json["command"] = Remote::jsonBytes(step.command);
        json["exit_code"] = step.exitCode;
        json["output"] = step.output.toStdString();
        list.push_back(json);
    }
    return list;
}

Json findingOrNull(const std::optional<Remote::Finding> &finding)
{
    return finding ? findingJson(*finding) : Json(nullptr);
}

} // namespace

QString stepCommand(const Remote::ChangeStep &step)
{
    QStringList parts;
    if (step.file) {
        const QString path = Remote::displayText(step.file->path);
        parts.append(filled(step.file->after ? Cli::tr("# replaces %1, see the difference")
                                             : Cli::tr("# removes %1"),
                            {path}));
    }
    if (!step.apply.isEmpty())
        parts.append(Remote::displayText(step.apply, longestCommand, true).trimmed());
    if (!step.validate.isEmpty())
        parts.append(Remote::displayText(step.validate, longestCommand, true).trimmed());
    return parts.join(u'\n');
}

Json planJson(const Remote::ChangePlan &plan)
{
    Json json;
    json["item"] = plan.item.toStdString();
    json["steps"] = Json::array();
    for (const Remote::ChangeStep &step : plan.steps) {
        Json row;
        row["name"] = Remote::jsonText(markText(step.name));
        row["command"] = Remote::jsonText(stepCommand(step));
        json["steps"].push_back(row);
    }
    json["diff"] = Remote::jsonText(Remote::unifiedDiff(plan));
    json["risk"] = Remote::jsonText(phraseText(plan.risk));
    json["restarts"] = Json::array();
    for (const QString &service : plan.restarts)
        json["restarts"].push_back(service.toStdString());
    json["confirm"] = plan.confirm;
    return json;
}

Json outcomeJson(const Remote::ChangeOutcome &outcome)
{
    Json json;
    json["change"] = Remote::jsonBytes(outcome.change);
    json["item"] = Remote::jsonBytes(outcome.item);
    json["state"] = stateWord(outcome.state).toStdString();
    json["before"] = findingOrNull(outcome.before);
    json["after"] = findingOrNull(outcome.after);
    json["steps"] = stepResults(outcome.steps);
    return json;
}

Json journalJson(const Remote::JournalEntry &entry)
{
    Json json;
    json["change"] = Remote::jsonBytes(entry.change);
    json["item"] = Remote::jsonBytes(entry.item);
    json["state"] = stateWord(entry.state).toStdString();
    json["time"] = entry.time;
    json["confirm_until"] = entry.confirmUntil > 0 ? Json(entry.confirmUntil) : Json(nullptr);
    json["user"] = Remote::jsonText(entry.user);
    json["steps"] = stepResults(entry.steps);
    json["unattended"] = entry.unattended;
    json["reason"] = entry.error ? Remote::jsonText(errorSentence(*entry.error)) : Json(nullptr);
    return json;
}

} // namespace Clawtune
