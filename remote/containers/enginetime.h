// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace Remote
{

/// RFC 3339 with up to nine decimals, as engines write it: nanoseconds since 1970. nullopt for
/// what is no time and for the zero time 0001-01-01 that stands for never.
[[nodiscard]] std::optional<qint64> parseEngineTime(const QByteArray &text);

} // namespace Remote
