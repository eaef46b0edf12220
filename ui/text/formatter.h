// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/unit.h"

#include <QString>
#include <QTimeZone>

namespace Clawtune
{

/// The one place that turns a number and its unit into text: three significant digits (digits
/// before the point are never rounded away), the locale's separators, a no-break space before the
/// unit where the language has one; "–" for NaN. Uses QLocale's default.
QString formatted(double value, Remote::Unit unit);
/// The same without decimals that are only zeros, for numbers that a person chose: "75 %", not
/// "75.0 %".
QString formattedRound(double value, Remote::Unit unit);
/// The number and the unit apart, for tiles and table columns.
struct FormattedParts {
    QString number;
    QString unit;
};
FormattedParts formattedParts(double value, Remote::Unit unit);
/// A share in whole per cent, rounded up as df does: what is nearly full is not called less full.
QString formattedWholeShare(double share);
/// "2 h 5 min", "2時間5分": the two largest parts. "–" for NaN and below zero.
QString formattedDuration(double seconds);
/// A point in time in the time zone that the person chose (system, UTC).
QString formattedTime(double secondsSinceEpoch, bool withDate = false);
/// The same as ISO 8601 with milliseconds and the zone's distance from UTC, for files.
QString isoTime(double secondsSinceEpoch);
/// The same for an axis whose marks are `step` seconds apart: no more than tells them apart. The
/// start of a day among hours is written as the day.
QString formattedTimeTick(double secondsSinceEpoch, double step);
/// That zone's distance from UTC at an instant, in seconds, above 0 in the east.
double timeZoneOffset(double secondsSinceEpoch);
/// Sets that zone for the whole program; at first it is the system's. GUI thread.
void setFormatterTimeZone(const QTimeZone &zone);

} // namespace Clawtune
