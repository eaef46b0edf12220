// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/formatter.h"

#include "ui/text/filled.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <cmath>
#include <span>

namespace Clawtune
{

using Remote::Unit;

namespace
{

QString absent()
{
    return QStringLiteral("–");
}

/// One step of a family of units: from `from` base units on, the number is divided by it.
struct Step {
    double from;
    const char *unit;
};

constexpr Step byteSteps[] = {{1, "B"},
                              {1024., "KiB"},
                              {1024. * 1024, "MiB"},
                              {1024. * 1024 * 1024, "GiB"},
                              {1024. * 1024 * 1024 * 1024, "TiB"}};
constexpr Step byteRateSteps[] = {
    {1, "B/s"}, {1024., "KiB/s"}, {1024. * 1024, "MiB/s"}, {1024. * 1024 * 1024, "GiB/s"}};
constexpr Step bitRateSteps[] = {{1, "bit/s"}, {1e3, "kbit/s"}, {1e6, "Mbit/s"}, {1e9, "Gbit/s"}};
constexpr Step hertzSteps[] = {{1, "Hz"}, {1e3, "kHz"}, {1e6, "MHz"}, {1e9, "GHz"}};
constexpr Step secondSteps[] = {{1e-6, "µs"}, {1e-3, "ms"}, {1, "s"}};

int decimalsFor(double value)
{
    const double size = std::abs(value);
    return size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
}

/// Three significant digits; a whole number without decimals unless `keepDecimals`, so that a
/// setting reads "60" and a share that moves keeps its width.
QString numberText(double value, bool keepDecimals)
{
    const int decimals = value == std::round(value) && !keepDecimals ? 0 : decimalsFor(value);
    // No "-0.00" for what rounds to nothing.
    return QLocale().toString(std::abs(value) < 0.005 ? 0. : value, 'f', decimals);
}

/// The largest step whose number, as it would be written, is at least 1.
FormattedParts scaled(double value, std::span<const Step> steps)
{
    const double size = std::abs(value);
    std::size_t chosen = 0;
    while (chosen + 1 < steps.size()) {
        const double here = size / steps[chosen].from;
        // A whole number of them; but 1e-3 / 1e-6 is a little over 1000.
        const double factor = std::round(steps[chosen + 1].from / steps[chosen].from);
        if ((here >= 99.95 ? std::round(here) : here) < factor)
            break;
        ++chosen;
    }
    return {numberText(value / steps[chosen].from, false), QString::fromUtf8(steps[chosen].unit)};
}

FormattedParts secondParts(double seconds)
{
    // Zero is zero seconds, not zero microseconds.
    return scaled(seconds, seconds == 0 ? std::span(secondSteps).last(1) : std::span(secondSteps));
}

FormattedParts shareParts(double share)
{
    const double percent = share * 100;
    const bool atAnEnd = percent == 0 || percent == 100;
    return {numberText(percent, !atAnEnd), QStringLiteral("%")};
}

/// The zone in which people want to read times; a setting of the program, like QLocale's default.
QTimeZone &chosenZone()
{
    static QTimeZone zone = QTimeZone::systemTimeZone();
    return zone;
}

QString joined(const FormattedParts &parts)
{
    if (parts.unit.isEmpty())
        return parts.number;
    //: Number and unit ("12.3 MiB"), or two parts of a duration ("2 h", "5 min").
    const QString pattern = QCoreApplication::translate("Clawtune::Formatter", "%1 %2");
    return filled(pattern, {parts.number, parts.unit}).replace(u' ', QChar(QChar::Nbsp));
}

struct DurationPart {
    qint64 seconds;
    const char *mark;
};

constexpr DurationPart durationParts[] = {
    {86400, QT_TRANSLATE_NOOP("Clawtune::Formatter", "%1 d")},
    {3600, QT_TRANSLATE_NOOP("Clawtune::Formatter", "%1 h")},
    {60, QT_TRANSLATE_NOOP("Clawtune::Formatter", "%1 min")},
    {1, QT_TRANSLATE_NOOP("Clawtune::Formatter", "%1 s")},
};

} // namespace

FormattedParts formattedParts(double value, Unit unit)
{
    if (!std::isfinite(value))
        return {absent(), {}};
    switch (unit) {
    case Unit::None:
        return {numberText(value, false), {}};
    case Unit::Share:
        return shareParts(value);
    case Unit::Count:
        return {QLocale().toString(value, 'f', 0), {}};
    case Unit::Bytes:
        return scaled(value, byteSteps);
    case Unit::BytesPerSecond:
        return scaled(value, byteRateSteps);
    case Unit::BitsPerSecond:
        return scaled(value, bitRateSteps);
    case Unit::PerSecond:
        return {numberText(value, false), QStringLiteral("/s")};
    case Unit::Seconds:
        return secondParts(value);
    case Unit::Milliseconds:
        return secondParts(value / 1000);
    case Unit::Hertz:
        return scaled(value, hertzSteps);
    case Unit::Celsius:
        return {numberText(value, false), QStringLiteral("°C")};
    case Unit::PerMinute:
        return {QLocale().toString(value, 'f', 0), QStringLiteral("/min")};
    }
    return {absent(), {}};
}

QString formatted(double value, Unit unit)
{
    return joined(formattedParts(value, unit));
}

QString formattedWholeShare(double share)
{
    if (!std::isfinite(share))
        return absent();
    // Less a hair: 0.29 * 100 is a little more than 29.
    const double percent = std::ceil(share * 100 - 1e-9);
    return joined({QLocale().toString(percent, 'f', 0), QStringLiteral("%")});
}

QString formattedRound(double value, Unit unit)
{
    QString text = formatted(value, unit);
    const qsizetype point = text.indexOf(QLocale().decimalPoint());
    if (point < 0)
        return text;
    qsizetype end = point + 1;
    while (end < text.size() && text.at(end).isDigit())
        ++end;
    qsizetype last = end;
    while (last > point + 1 && text.at(last - 1) == u'0')
        --last;
    if (last == point + 1)
        last = point;
    return text.remove(last, end - last);
}

QString formattedDuration(double seconds)
{
    if (!std::isfinite(seconds) || seconds < 0)
        return absent();
    auto rest = qint64(std::min(std::round(seconds), 1e15));
    QStringList parts;
    for (const DurationPart &part : durationParts) {
        const qint64 count = rest / part.seconds;
        rest -= count * part.seconds;
        const bool isLast = part.seconds == 1;
        if (count > 0 || (isLast && parts.isEmpty())) {
            parts.append(filled(QCoreApplication::translate("Clawtune::Formatter", part.mark),
                                {QLocale().toString(count)}));
        }
        // Two parts next to each other: "2 h 5 min", but "2 h" rather than "2 h 3 s".
        if (parts.size() == 2 || (parts.size() == 1 && count == 0))
            break;
    }
    const QString pattern = QCoreApplication::translate("Clawtune::Formatter", "%1 %2");
    return parts.size() == 2 ? filled(pattern, parts) : parts.value(0);
}

namespace
{

/// Beyond the year 9999 nothing is a time.
bool isTime(double secondsSinceEpoch)
{
    return std::isfinite(secondsSinceEpoch) && std::abs(secondsSinceEpoch) <= 253402300799.;
}

QDateTime timeInZone(double secondsSinceEpoch)
{
    return QDateTime::fromMSecsSinceEpoch(qint64(secondsSinceEpoch * 1000), chosenZone());
}

} // namespace

QString formattedTime(double secondsSinceEpoch, bool withDate)
{
    if (!isTime(secondsSinceEpoch))
        return absent();
    const QDateTime time = timeInZone(secondsSinceEpoch);
    return time.toString(withDate ? QStringLiteral("yyyy-MM-dd HH:mm:ss")
                                  : QStringLiteral("HH:mm:ss"));
}

QString isoTime(double secondsSinceEpoch)
{
    if (!isTime(secondsSinceEpoch))
        return absent();
    const auto time =
        QDateTime::fromMSecsSinceEpoch(qint64(std::round(secondsSinceEpoch * 1000)), chosenZone());
    return time.toOffsetFromUtc(time.offsetFromUtc()).toString(Qt::ISODateWithMs);
}

QString formattedTimeTick(double secondsSinceEpoch, double step)
{
    if (!isTime(secondsSinceEpoch))
        return absent();
    const QDateTime time = timeInZone(secondsSinceEpoch);
    const bool startsDay = time.time() == QTime(0, 0);
    if (step >= 86400 || (step >= 3600 && startsDay))
        return time.toString(QStringLiteral("MM-dd"));
    return time.toString(step < 60 ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
}

double timeZoneOffset(double secondsSinceEpoch)
{
    return isTime(secondsSinceEpoch) ? timeInZone(secondsSinceEpoch).offsetFromUtc() : 0;
}

void setFormatterTimeZone(const QTimeZone &zone)
{
    chosenZone() = zone.isValid() ? zone : QTimeZone::systemTimeZone();
}

} // namespace Clawtune
