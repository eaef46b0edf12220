// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/thresholdstore.h"

#include "remote/base/configfile.h"
#include "remote/base/json.h"

#include <QFile>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Remote
{

namespace
{

Result<Json> hostsIn(const ConfigFile &file)
{
    const Result<QByteArray> bytes = file.read();
    if (!bytes)
        return bytes.error();
    if (bytes->isNull())
        return Json(Json::object());
    const Result<Json> json = parseJson(*bytes, file.path());
    if (!json)
        return json.error();
    const auto hosts = json->is_object() ? json->find("hosts") : json->end();
    if (!json->is_object() || hosts == json->end() || !hosts->is_object())
        return Error{ErrorCode::ParseFailed, file.path(), {}};
    return Json(*hosts);
}

void choose(ThresholdRule &rule, const Json &choice)
{
    const double value = numberOf(choice, "value", rule.value);
    if (std::isfinite(value) && value > 0)
        rule.value = value;
    const double seconds = numberOf(choice, "seconds", double(rule.duration.count()));
    const auto longest = double(ThresholdStore::longestDuration.count());
    if (seconds >= 0 && seconds <= longest)
        rule.duration = std::chrono::seconds(qint64(seconds));
    const auto on = choice.find("on");
    if (on != choice.end() && on->is_boolean())
        rule.isOn = on->get<bool>();
}

Result<void> writeHosts(const ConfigFile &file, const Json &hosts)
{
    Json json = Json::object();
    json["hosts"] = hosts;
    return file.write(dumpJson(json) + '\n');
}

} // namespace

ThresholdStore::ThresholdStore(QString file)
    : m_file(file.isEmpty() ? ConfigFile::usualPlace(u"thresholds.json"_s) : std::move(file))
{
}

Result<QList<ThresholdRule>> ThresholdStore::rules(const QString &host) const
{
    QList<ThresholdRule> rules = defaultThresholds();
    const Result<Json> hosts = hostsIn(ConfigFile(m_file));
    if (!hosts)
        return hosts.error();
    const auto choices = hosts->find(host.toStdString());
    if (choices == hosts->end() || !choices->is_array())
        return rules;
    for (const Json &choice : *choices) {
        if (!choice.is_object())
            continue;
        const QByteArray id = textOf(choice, "id").toUtf8();
        const auto rule = std::find_if(rules.begin(), rules.end(),
                                       [&id](const ThresholdRule &one) { return one.id == id; });
        if (rule != rules.end())
            choose(*rule, choice);
    }
    return rules;
}

Result<void> ThresholdStore::save(const QString &host, const QList<ThresholdRule> &rules)
{
    const ConfigFile file(m_file);
    const auto lock = file.lock();
    Result<Json> hosts = hostsIn(file);
    if (!hosts)
        return hosts.error();
    Json choices = Json::array();
    for (const ThresholdRule &rule : rules) {
        if (defaultThresholds().contains(rule))
            continue;
        choices.push_back({{"id", rule.id.toStdString()},
                           {"on", rule.isOn},
                           {"value", rule.value},
                           {"seconds", rule.duration.count()}});
    }
    if (choices.empty())
        (*hosts).erase(host.toStdString());
    else
        (*hosts)[host.toStdString()] = choices;
    return writeHosts(file, *hosts);
}

Result<void> ThresholdStore::remove(const QString &host)
{
    const ConfigFile file(m_file);
    if (!QFile::exists(m_file))
        return {}; // no folder is made for nothing
    const auto lock = file.lock();
    Result<Json> hosts = hostsIn(file);
    if (!hosts)
        return hosts.error();
    if ((*hosts).erase(host.toStdString()) == 0)
        return {};
    return writeHosts(file, *hosts);
}

} // namespace Remote
