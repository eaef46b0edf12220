// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/base/json.h"

namespace Remote
{

namespace
{

constexpr int maximumDepth = 256;

/// Looked at before parsing: nlohmann's own callback for it walks the whole of an array again
/// after each of its elements.
bool isTooDeep(const QByteArray &bytes)
{
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes.at(i);
        if (inString) {
            i += c == '\\' ? 1 : 0;
            inString = c != '"';
        } else if (c == '"') {
            inString = true;
        } else if (c == '[' || c == '{') {
            if (++depth > maximumDepth)
                return true;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return false;
}

} // namespace

Result<Json> parseJson(const QByteArray &bytes, const QString &subject)
{
    if (isTooDeep(bytes))
        return Error{ErrorCode::ParseFailed, subject, bytes.left(200)};
    Json json = Json::parse(bytes.begin(), bytes.end(), nullptr, /*allow_exceptions=*/false);
    if (json.is_discarded())
        return Error{ErrorCode::ParseFailed, subject, bytes.left(200)};
    return json;
}

QByteArray dumpJson(const Json &json)
{
    return QByteArray::fromStdString(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

QByteArray prettyJson(const Json &json)
{
    return QByteArray::fromStdString(json.dump(2, ' ', false, Json::error_handler_t::replace));
}

Json jsonText(const QString &text)
{
    return text.toStdString();
}

Json jsonBytes(const QByteArray &bytes)
{
    return bytes.isEmpty() ? Json(nullptr) : Json(bytes.toStdString());
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

const Json &memberOf(const Json &object, const char *key)
{
    static const Json nothing;
    if (!object.is_object())
        return nothing;
    const auto found = object.find(key);
    return found == object.end() ? nothing : *found;
}

} // namespace Remote
