// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/containers/containerinspect.h"

#include "remote/containers/containerparser.h"

using namespace Qt::StringLiterals;

namespace Remote
{

namespace
{

const std::string dots = "••••••";

void maskValue(Json &entry, std::size_t from = 0)
{
    if (!entry.is_string())
        return;
    const auto &text = entry.get_ref<const std::string &>();
    const std::size_t equals = text.find('=', from);
    if (equals != std::string::npos)
        entry = text.substr(0, equals + 1) + dots;
}

void maskEnvironment(Json &config)
{
    const auto list = config.find("Env");
    if (list == config.end() || !list->is_array())
        return;
    for (Json &entry : *list)
        maskValue(entry);
}

/// "-e NAME=VALUE", "--env=NAME=VALUE" and "-eNAME=VALUE" of `podman run`.
void maskCommand(Json &config)
{
    const auto words = config.find("CreateCommand");
    if (words == config.end() || !words->is_array())
        return;
    const std::string longOption = "--env=";
    bool isValueNext = false;
    for (Json &word : *words) {
        if (!word.is_string())
            continue;
        const std::string text = word.get<std::string>();
        if (isValueNext)
            maskValue(word);
        else if (text.rfind(longOption, 0) == 0)
            maskValue(word, longOption.size());
        else if (text.size() > 2 && text.rfind("-e", 0) == 0)
            maskValue(word);
        isValueNext = text == "-e" || text == "--env";
    }
}

} // namespace

Result<Json> parseWholeInspect(const QByteArray &output)
{
    const QList<Json> objects = inspectObjects(output);
    if (objects.isEmpty())
        return Error{ErrorCode::ParseFailed, u"inspect"_s, output.left(200)};
    return objects.constFirst();
}

QByteArray inspectText(const Json &object, bool reveal)
{
    Json shown = object;
    const auto config = shown.find("Config");
    if (!reveal && config != shown.end() && config->is_object()) {
        maskEnvironment(*config);
        maskCommand(*config);
    }
    return prettyJson(shown);
}

} // namespace Remote
