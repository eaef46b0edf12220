// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/checkjson.h"

#include "remote/checks/proberecord.h"
#include "ui/text/texts.h"

namespace Clawtune
{

using Remote::Json;

namespace
{

Json phraseJson(const Remote::Phrase &phrase)
{
    return phrase.isEmpty() ? Json(nullptr) : Remote::jsonText(phraseText(phrase));
}

Json evidenceJson(const Remote::Evidence &evidence)
{
    Json json;
    json["name"] = Remote::jsonText(markText(evidence.name));
    json["value"] = phraseJson(evidence.value);
    json["expected"] = phraseJson(evidence.expected);
    json["source"] = Remote::jsonText(evidence.source);
    json["satisfied"] = evidence.satisfied;
    return json;
}

Json probeJson(const Remote::ProbeRecord &record)
{
    Json json;
    json["name"] = Remote::jsonBytes(record.name);
    json["command"] = Remote::jsonBytes(record.command);
    json["exit_code"] = record.exitCode;
    json["output"] = Remote::jsonBytes(record.output);
    json["sha256"] = Remote::jsonBytes(record.sha256);
    return json;
}

} // namespace

Json findingJson(const Remote::Finding &finding)
{
    Json json;
    json["status"] = statusWord(finding.status).toStdString();
    json["summary"] = phraseJson(finding.summary);
    json["evidence"] = Json::array();
    for (const Remote::Evidence &evidence : finding.evidence)
        json["evidence"].push_back(evidenceJson(evidence));
    json["advice"] = phraseJson(finding.advice);
    return json;
}

Json checkJson(const Remote::CheckResult &result)
{
    Json json;
    json["id"] = result.check->id;
    json["title"] = Remote::jsonText(markText(result.check->title));
    json.update(findingJson(result.finding));
    json["time"] = double(result.time) / 1000;
    json["as_root"] = result.probe.asRoot;
    json["probes"] = Json::array();
    const QList<Remote::ProbeRecord> records = probeRecords(*result.check, result.probe);
    for (const Remote::ProbeRecord &record : records)
        json["probes"].push_back(probeJson(record));
    return json;
}

} // namespace Clawtune
