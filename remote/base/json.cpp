// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/base/json.h"

namespace Remote
{

namespace
{
constexpr int maximumDepth = 256;
}

Result<Json> parseJson(const QByteArray &bytes, const QString &subject)
{
    bool tooDeep = false;
    const auto watchDepth = [&tooDeep](int depth, Json::parse_event_t, Json &) {
        tooDeep = tooDeep || depth > maximumDepth;
        return !tooDeep;
    };
    Json json = Json::parse(bytes.begin(), bytes.end(), watchDepth, /*allow_exceptions=*/false);
    if (tooDeep || json.is_discarded())
        return Error{ErrorCode::ParseFailed, subject, bytes.left(200)};
    return json;
}

QByteArray dumpJson(const Json &json)
{
    return QByteArray::fromStdString(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Json jsonText(const QString &text)
{
    return text.toStdString();
}

QString textOf(const Json &object, const char *key, const QString &fallback)
{
    if (!object.is_object())
        return fallback;
    const auto found = object.find(key);
    if (found == object.end() || !found->is_string())
        return fallback;
    return QString::fromStdString(found->get_ref<const std::string &>());
}

double numberOf(const Json &object, const char *key, double fallback)
{
    if (!object.is_object())
        return fallback;
    const auto found = object.find(key);
    return found != object.end() && found->is_number() ? found->get<double>() : fallback;
}

} // namespace Remote
