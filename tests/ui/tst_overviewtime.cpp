// SPDX-License-Identifier: GPL-3.0-or-later
// The common time axis of the Overview: zoom, pan, pause, what is marked and what is crossed.
#include "tests/ui/overviewbench.h"
#include "ui/text/formatter.h"
#include "widgets/timeview.h"

#include <QLocale>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <cmath>

using namespace Clawtune;
using namespace Qt::StringLiterals;
using Remote::MetricFrame;

namespace
{

constexpr double start = 1'795'400'000;
constexpr double gibibyte = 1024. * 1024 * 1024;

MetricFrame frameAt(double uptime)
{
    MetricFrame frame;
    frame.time = start + uptime;
    frame.uptime = uptime;
    frame.interval = 1;
    const auto put = [&frame](const char *id, double value) {
        frame.values.insert({id, {}}, value);
    };
    put("cpu.user", 0.3 + 0.2 * std::sin(uptime / 9));
    put("cpu.busy", 0.4 + 0.2 * std::sin(uptime / 9));
    put("memory.total", 8 * gibibyte);
    put("memory.available", 4 * gibibyte);
    put("memory.used", (3 + std::sin(uptime / 60)) * gibibyte);
    return frame;
}

class Bench final : public OverviewBench
{
public:
    void feed(double from, double to)
    {
        for (double t = from; t <= to; ++t) {
            session.history().append(frameAt(t));
            session.events().takeFrame(frameAt(t));
            session.thresholds().take(frameAt(t));
        }
        Q_EMIT session.sampled(frameAt(to));
    }
};

} // namespace

class TestOverviewTime final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void saysThatItIsPaused();
    void zoomsAllCharts();
    void pansIntoThePast();
    void marksWhatHappened();
    void showsCrossedThresholds();
};

void TestOverviewTime::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestOverviewTime::saysThatItIsPaused()
{
    Bench bench;
    bench.feed(1, 50);
    auto *pause = bench.page.findChild<QToolButton *>(u"pauseButton"_s);
    QCOMPARE(pause->text(), u"Pause"_s);
    pause->click();
    QVERIFY(bench.page.isPaused() && pause->isChecked());
    QVERIFY(pause->text().contains(formattedTime(start + 50)));
    bench.feed(51, 60);
    QVERIFY(pause->text().contains(formattedTime(start + 50)));
    pause->click();
    QVERIFY(!bench.page.isPaused() && !pause->isChecked());
    QCOMPARE(pause->text(), u"Pause"_s);
    QCOMPARE(bench.tile(u"CPU"_s)->chart().end(), start + 60);
}

void TestOverviewTime::zoomsAllCharts()
{
    Bench bench;
    bench.feed(1, 400);
    Widgets::TimeSeriesChart &cpu = bench.tile(u"CPU"_s)->chart();
    Widgets::TimeSeriesChart &memory = bench.tile(u"Memory"_s)->chart();
    QTest::keyClick(&cpu, Qt::Key_Plus);
    QCOMPARE(bench.page.timeView().window(), 200.);
    QVERIFY(!bench.page.isPaused());
    QCOMPARE(memory.shownData().first().size(), 201);
    QCOMPARE(memory.end(), start + 400);
    const auto buttons = bench.page.findChildren<QToolButton *>();
    for (QToolButton *button : buttons) // none of the ranges is it
        QVERIFY(!(button->isChecked() && button->text() == formattedDuration(300)));
    QTest::keyClick(&memory, Qt::Key_Minus);
    QCOMPARE(bench.page.timeView().window(), 300.);
}

void TestOverviewTime::pansIntoThePast()
{
    Bench bench;
    bench.feed(1, 800);
    Widgets::TimeSeriesChart &cpu = bench.tile(u"CPU"_s)->chart();
    Widgets::TimeSeriesChart &memory = bench.tile(u"Memory"_s)->chart();
    QTest::keyClick(&cpu, Qt::Key_PageUp);
    QVERIFY(bench.page.isPaused());
    QCOMPARE(memory.end(), start + 650);
    QCOMPARE(memory.shownData().first().last().x(), start + 650);
    QVERIFY(memory.data().first().last().x() > start + 650);
    const double used = frameAt(650).value("memory.used");
    QVERIFY(std::abs(memory.shownValues().first() / used - 1) < 1e-6);
    const QString number = QLocale().toString(used / gibibyte, 'f', 2);
    QCOMPARE(bench.tile(u"Memory"_s)->headline(), QString(number + u" GiB"));
    QTest::keyClick(&bench.page, Qt::Key_Escape); // wherever the focus is
    QVERIFY(!bench.page.isPaused());
    QCOMPARE(cpu.end(), start + 800);
}

void TestOverviewTime::marksWhatHappened()
{
    Bench bench;
    bench.feed(1, 50);
    QVERIFY(bench.page.timeView().markers().isEmpty());
    bench.session.history().markGap();
    bench.feed(110, 200);
    Remote::JournalEntry entry;
    entry.change = "c1";
    entry.item = "swap";
    entry.time = qint64(start) + 150;
    Q_EMIT bench.session.changes().journalRead({entry});
    auto markers = bench.page.timeView().markers();
    QCOMPARE(markers.size(), 2);
    QCOMPARE(markers.at(0).kind, Widgets::MarkerKind::Gap);
    QCOMPARE(markers.at(0).time, start + 79.5);
    QVERIFY(markers.at(0).text.contains(formattedDuration(59)));
    QCOMPARE(markers.at(1).kind, Widgets::MarkerKind::Flag);
    QCOMPARE(markers.at(1).time, start + 150);
    entry.state = Remote::ChangeState::Undone; // we saw it done, so it was undone now
    Q_EMIT bench.session.changes().journalRead({entry});
    markers = bench.page.timeView().markers();
    QCOMPARE(markers.size(), 3);
    QCOMPARE(markers.at(2).time, start + 200);
    Q_EMIT bench.session.changes().journalRead({entry}); // once
    QCOMPARE(bench.page.timeView().markers().size(), 3);
    MetricFrame rebooted = frameAt(20); // its clock says 180 s later
    rebooted.time = start + 400;
    bench.session.events().takeFrame(rebooted);
    markers = bench.page.timeView().markers();
    QCOMPARE(markers.last().kind, Widgets::MarkerKind::Start);
    QCOMPARE(markers.last().time, start + 380);
}

void TestOverviewTime::showsCrossedThresholds()
{
    Bench bench;
    bench.feed(1, 10);
    Widgets::ChartTile *cpu = bench.tile(u"CPU"_s);
    QVERIFY(cpu->alert().isEmpty());
    QSignalSpy crossed(&bench.session.thresholds(), &ThresholdWatch::crossed);
    for (int t = 11; t <= 131; ++t) {
        MetricFrame frame = frameAt(t);
        frame.values.insert({"cpu.busy"}, 0.97);
        bench.session.thresholds().take(frame);
    }
    QCOMPARE(crossed.size(), 1);
    QCOMPARE(cpu->alert(), u"CPU: over 90\u00a0%"_s);
    QVERIFY(bench.tile(u"Network"_s)->alert().isEmpty());
    for (int t = 132; t <= 170; ++t) {
        MetricFrame frame = frameAt(t);
        frame.values.insert({"cpu.busy"}, 0.1);
        bench.session.thresholds().take(frame);
    }
    QVERIFY(cpu->alert().isEmpty());
}

QTEST_MAIN(TestOverviewTime)
#include "tst_overviewtime.moc"
