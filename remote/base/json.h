// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/result.h"

#include <QByteArray>

#include <nlohmann/json.hpp>

namespace Remote
{

/// Keys keep the order in which they were set: what a person reads should not be shuffled.
using Json = nlohmann::ordered_json;

/// The one way in: never throws. Depth and size are the caller's to bound beforehand (size) and
/// bounded here (256 levels). ParseFailed with `subject` when the bytes are not JSON.
Result<Json> parseJson(const QByteArray &bytes, const QString &subject);

/// The one way out, on one line: bytes that are not UTF-8 become U+FFFD, never an exception.
QByteArray dumpJson(const Json &json);
/// The same over many lines, two spaces a level: for people.
QByteArray prettyJson(const Json &json);

/// JSON string of a QString.
Json jsonText(const QString &text);
/// JSON string of bytes; null when there are none.
Json jsonBytes(const QByteArray &bytes);

/// `object[key]` when it is a string / number, else the fallback. Never throws, whatever the type.
QString textOf(const Json &object, const char *key, const QString &fallback = {});
double numberOf(const Json &object, const char *key, double fallback = 0);
/// `object[key]`, whatever it is; null where there is none or `object` is no object.
const Json &memberOf(const Json &object, const char *key);

} // namespace Remote
