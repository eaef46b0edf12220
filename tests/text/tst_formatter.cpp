// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/formatter.h"

#include <QLocale>
#include <QTest>

#include <cmath>
#include <limits>

using Clawtune::formatted;
using Remote::Unit;

namespace
{
constexpr double kib = 1024;
constexpr double mib = 1024 * kib;
constexpr double gib = 1024 * mib;
const double absent = std::nan("");
} // namespace

class FormatterTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void writesNumbersWithTheirUnits_data();
    void writesNumbersWithTheirUnits();
    void usesTheSeparatorsOfTheLocale();
    void givesNumberAndUnitApart();
    void roundsSharesUpAsDf();
    void writesDurations_data();
    void writesDurations();
    void writesTimesInTheChosenZone();
};

void FormatterTest::init()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void FormatterTest::writesNumbersWithTheirUnits_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<Unit>("unit");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, double value, Unit unit, const char *text) {
        QTest::newRow(name) << value << unit << QString::fromUtf8(text).replace(u' ', QChar::Nbsp);
    };
    row("absent", absent, Unit::Bytes, "–");
    row("infinite", std::numeric_limits<double>::infinity(), Unit::Share, "–");
    row("setting", 60, Unit::None, "60");
    row("load", 0.516, Unit::None, "0.52");
    row("large plain number", 1234.6, Unit::None, "1,235");
    row("count keeps every digit", 65536, Unit::Count, "65,536");
    row("share", 0.345, Unit::Share, "34.5 %");
    row("whole per cent keeps its width", 0.34, Unit::Share, "34.0 %");
    row("frequency", 2.4e9, Unit::Hertz, "2.40 GHz");
    row("temperature", -4.5, Unit::Celsius, "-4.50 °C");
    row("fan", 1200, Unit::PerMinute, "1,200 /min");
    row("small share", 0.00126, Unit::Share, "0.13 %");
    row("no share", 0, Unit::Share, "0 %");
    row("all", 1, Unit::Share, "100 %");
    row("nearly all", 0.9997, Unit::Share, "100 %");
    row("bytes", 512, Unit::Bytes, "512 B");
    row("zero bytes", 0, Unit::Bytes, "0 B");
    row("last below a KiB", 1023, Unit::Bytes, "1,023 B");
    row("a KiB", 1024, Unit::Bytes, "1 KiB");
    row("memory of 3991 MiB", 3991 * mib, Unit::Bytes, "3.90 GiB");
    row("rounds up into the next unit", 1023.7 * kib, Unit::Bytes, "1.00 MiB");
    row("four digits below 1024", 1000 * mib, Unit::Bytes, "1,000 MiB");
    row("4 GiB", 4 * gib, Unit::Bytes, "4 GiB");
    row("12.3 MiB", 12.34 * mib, Unit::Bytes, "12.3 MiB");
    row("disk", 12.34 * mib, Unit::BytesPerSecond, "12.3 MiB/s");
    row("network", 999, Unit::BitsPerSecond, "999 bit/s");
    row("network is decimal", 1000, Unit::BitsPerSecond, "1 kbit/s");
    row("megabits", 12.34e6, Unit::BitsPerSecond, "12.3 Mbit/s");
    row("gigabits", 1.5e9, Unit::BitsPerSecond, "1.50 Gbit/s");
    row("rate", 12.5, Unit::PerSecond, "12.5 /s");
    row("seconds", 30, Unit::Seconds, "30 s");
    row("part of a second", 0.00321, Unit::Seconds, "3.21 ms");
    row("no time", 0, Unit::Seconds, "0 s");
    row("milliseconds", 3.21, Unit::Milliseconds, "3.21 ms");
    row("many milliseconds", 12345, Unit::Milliseconds, "12.3 s");
    row("microseconds", 0.0421, Unit::Milliseconds, "42.1 µs");
    row("a thousand microseconds", 0.001, Unit::Seconds, "1 ms");
    row("below zero", -2048, Unit::Bytes, "-2 KiB");
    row("rounds to zero from below", -0.0001, Unit::None, "0.00");
}

void FormatterTest::writesNumbersWithTheirUnits()
{
    QFETCH(double, value);
    QFETCH(Unit, unit);
    QTEST(formatted(value, unit), "text");
}

void FormatterTest::usesTheSeparatorsOfTheLocale()
{
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    QCOMPARE(formatted(3.9 * gib, Unit::Bytes), QStringLiteral("3,90\u00a0GiB"));
    QCOMPARE(formatted(65536, Unit::Count), QStringLiteral("65.536"));
}

void FormatterTest::roundsSharesUpAsDf()
{
    const auto text = [](const char *utf8) {
        return QString::fromUtf8(utf8).replace(u' ', QChar::Nbsp);
    };
    QCOMPARE(Clawtune::formattedWholeShare(0.25602), text("26 %"));
    QCOMPARE(Clawtune::formattedWholeShare(0.29), text("29 %"));
    QCOMPARE(Clawtune::formattedWholeShare(0.9999999), text("100 %"));
    QCOMPARE(Clawtune::formattedWholeShare(0), text("0 %"));
    QCOMPARE(Clawtune::formattedWholeShare(absent), text("–"));
}

void FormatterTest::givesNumberAndUnitApart()
{
    const auto parts = Clawtune::formattedParts(12.34 * mib, Unit::BytesPerSecond);
    QCOMPARE(parts.number, QStringLiteral("12.3"));
    QCOMPARE(parts.unit, QStringLiteral("MiB/s"));
    QVERIFY(Clawtune::formattedParts(absent, Unit::Bytes).unit.isEmpty());
}

void FormatterTest::writesDurations_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << 0. << QStringLiteral("0 s");
    QTest::newRow("seconds") << 59.4 << QStringLiteral("59 s");
    QTest::newRow("rounded up") << 59.6 << QStringLiteral("1 min");
    QTest::newRow("two parts") << 125. << QStringLiteral("2 min 5 s");
    QTest::newRow("hours") << 7500. << QStringLiteral("2 h 5 min");
    QTest::newRow("no small change") << 7203. << QStringLiteral("2 h");
    QTest::newRow("days") << 90061. << QStringLiteral("1 d 1 h");
    QTest::newRow("absent") << absent << QStringLiteral("–");
    QTest::newRow("negative") << -5. << QStringLiteral("–");
}

void FormatterTest::writesDurations()
{
    QFETCH(double, seconds);
    QTEST(Clawtune::formattedDuration(seconds), "text");
}

void FormatterTest::writesTimesInTheChosenZone()
{
    // `TZ=Asia/Tokyo date -d @1700000000 '+%F %T'` says 2023-11-15 07:13:20
    Clawtune::setFormatterTimeZone(QTimeZone("Asia/Tokyo"));
    QCOMPARE(Clawtune::formattedTime(1700000000, true), QStringLiteral("2023-11-15 07:13:20"));
    Clawtune::setFormatterTimeZone(QTimeZone::utc());
    QCOMPARE(Clawtune::formattedTime(1700000000.9), QStringLiteral("22:13:20"));
    QCOMPARE(Clawtune::formattedTime(absent), QStringLiteral("–"));
    QCOMPARE(Clawtune::formattedTime(1e300), QStringLiteral("–"));
}

QTEST_GUILESS_MAIN(FormatterTest)
#include "tst_formatter.moc"
