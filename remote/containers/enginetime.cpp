// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/containers/enginetime.h"

namespace Remote
{

namespace
{

constexpr qint64 nanosecond = 1'000'000'000;

/// Days since 1970-01-01 of a day of the Gregorian calendar.
qint64 daysFromCivil(qint64 year, int month, int day)
{
    year -= month <= 2 ? 1 : 0;
    const qint64 era = (year >= 0 ? year : year - 399) / 400;
    const qint64 ofEra = year - era * 400;
    const qint64 ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146'097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719'468;
}

/// `digits` decimal digits at `at`; nullopt where there are others.
std::optional<int> numberAt(const QByteArray &text, qsizetype at, int digits)
{
    if (at + digits > text.size())
        return std::nullopt;
    int number = 0;
    for (qsizetype i = at; i < at + digits; ++i) {
        const char c = text.at(i);
        if (c < '0' || c > '9')
            return std::nullopt;
        number = number * 10 + (c - '0');
    }
    return number;
}

/// Seconds east of Greenwich of "Z", "+09:00" or "-0330".
std::optional<qint64> zoneOf(const QByteArray &text)
{
    if (text == "Z")
        return 0;
    if (text.size() < 5 || (text.front() != '+' && text.front() != '-'))
        return std::nullopt;
    const auto hours = numberAt(text, 1, 2);
    const auto minutes = numberAt(text, text.at(3) == ':' ? 4 : 3, 2);
    if (!hours || !minutes)
        return std::nullopt;
    const qint64 seconds = *hours * 3600LL + *minutes * 60LL;
    return text.front() == '-' ? -seconds : seconds;
}

} // namespace

std::optional<qint64> parseEngineTime(const QByteArray &text)
{
    // 2026-11-25T17:49:31.51719189Z; as JSON of a template also with a space for the T.
    constexpr qsizetype secondsEnd = 19;
    const auto year = numberAt(text, 0, 4);
    const auto month = numberAt(text, 5, 2);
    const auto day = numberAt(text, 8, 2);
    const auto hour = numberAt(text, 11, 2);
    const auto minute = numberAt(text, 14, 2);
    const auto second = numberAt(text, 17, 2);
    if (!year || !month || !day || !hour || !minute || !second)
        return std::nullopt;
    if (*year < 1970 || *year > 2260 || *month < 1 || *month > 12 || *day < 1 || *day > 31)
        return std::nullopt;
    qsizetype at = secondsEnd;
    qint64 fraction = 0;
    if (at < text.size() && text.at(at) == '.') {
        qint64 weight = nanosecond / 10;
        for (++at; at < text.size() && text.at(at) >= '0' && text.at(at) <= '9'; ++at) {
            fraction += (text.at(at) - '0') * weight;
            weight /= 10;
        }
    }
    const auto zone = zoneOf(text.mid(at));
    if (!zone)
        return std::nullopt;
    const qint64 seconds = daysFromCivil(*year, *month, *day) * 86'400 + *hour * 3600LL +
                           *minute * 60LL + *second - *zone;
    return seconds * nanosecond + fraction;
}

} // namespace Remote
