// SPDX-License-Identifier: GPL-3.0-or-later
// The charts of one container: the same axis, keys, menu and files as those of the Overview.
#include "tests/ui/containerstack.h"
#include "ui/containers/containercharts.h"
#include "ui/overview/chartactions.h"
#include "ui/overview/metrictile.h"
#include "ui/overview/timebar.h"
#include "widgets/banner.h"
#include "widgets/timeview.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLocale>
#include <QMenu>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Clawtune;
using namespace Qt::StringLiterals;
using namespace Stack;

namespace
{

/// Charts of the first of three containers, with as many seconds of numbers as were fed.
class Bench final
{
public:
    Bench()
        : session(named(), {})
        , charts(session)
    {
        charts.setContainer(idOf(1), u"openclaw-postgres"_s);
        charts.resize(1040, 220);
        charts.show();
    }
    static Remote::SavedHost named()
    {
        Remote::SavedHost host;
        host.name = u"web-1"_s;
        return host;
    }
    void feed(int from, int to)
    {
        for (int second = from; second <= to; ++second) {
            Remote::MetricFrame frame;
            frame.time = now + second;
            frame.uptime = second;
            frame.interval = frame.rowsInterval = 1;
            frame.containers = {row(1, second / 1000.), row(2, 3), row(3, 4)};
            session.containerHistory().append(frame);
        }
        charts.refresh();
    }
    MetricTile *tile(qsizetype place) { return charts.findChildren<MetricTile *>().at(place); }
    Widgets::TimeSeriesChart &chart(qsizetype place) { return tile(place)->tile()->chart(); }
    QToolButton *pause() { return charts.findChild<QToolButton *>(u"pauseButton"_s); }

    HostSession session;
    ContainerCharts charts;
};

QByteArray contentOf(const QString &fileName)
{
    QFile file(fileName);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestContainerCharts final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void showsTheChosenOne();
    void zoomsAndPansAll();
    void holdsStillAndGoesBack();
    void crossesAllCharts();
    void choosesRanges();
    void savesWhatItShows();
    void offersAMenu();
    void marksWhatHappened();
    void drawsNothingUnseen();
};

void TestContainerCharts::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestContainerCharts::showsTheChosenOne()
{
    Bench bench;
    bench.feed(1, 100);
    QCOMPARE(bench.chart(0).shownValues(), QList<double>{float(0.1)});
    QCOMPARE(bench.tile(2)->tile()->headline(), u"24 kbit/s"_s); // in and out
    bench.charts.setContainer(idOf(2), u"openclaw-app"_s);
    QCOMPARE(bench.chart(0).shownValues(), QList<double>{3});
    bench.charts.setContainer(idOf(9), u"gone"_s);
    QVERIFY(bench.chart(0).data().first().isEmpty());
}

void TestContainerCharts::zoomsAndPansAll()
{
    Bench bench;
    bench.feed(1, 800);
    QTest::keyClick(&bench.chart(0), Qt::Key_Plus);
    QCOMPARE(bench.charts.timeView().window(), 200.);
    QCOMPARE(bench.chart(3).shownData().first().size(), 201);
    QTest::keyClick(&bench.chart(1), Qt::Key_PageUp);
    QVERIFY(!bench.charts.timeView().isLive());
    QCOMPARE(bench.chart(0).end(), now + 700);
    bench.charts.setContainer(idOf(2), u"openclaw-app"_s); // the axis stays
    QCOMPARE(bench.chart(0).end(), now + 700);
}

void TestContainerCharts::holdsStillAndGoesBack()
{
    Bench bench;
    bench.feed(1, 50);
    QVERIFY(!bench.charts.leave());
    QTest::keyClick(&bench.chart(2), Qt::Key_Space);
    QVERIFY(bench.pause()->isChecked());
    bench.feed(51, 60);
    QCOMPARE(bench.chart(0).end(), now + 50);
    QVERIFY(bench.charts.leave());
    QVERIFY(!bench.pause()->isChecked());
    QCOMPARE(bench.chart(0).end(), now + 60);
    bench.pause()->click();
    QVERIFY(!bench.charts.timeView().isLive());
    QTest::keyClick(&bench.chart(1), Qt::Key_Escape);
    QVERIFY(bench.charts.timeView().isLive());
    bench.pause()->click();
    QTest::mouseDClick(bench.chart(1).viewport(), Qt::LeftButton);
    QVERIFY(bench.charts.timeView().isLive());
}

void TestContainerCharts::crossesAllCharts()
{
    Bench bench;
    bench.feed(1, 100);
    QTest::keyClick(&bench.chart(0), Qt::Key_Left);
    const double time = bench.chart(0).cursorTime();
    QVERIFY(time > 0);
    QCOMPARE(bench.chart(3).cursorTime(), time);
    QVERIFY(bench.charts.leave()); // the cursor first
    QVERIFY(!(bench.chart(3).cursorTime() > 0));
    QVERIFY(!bench.charts.leave());
}

void TestContainerCharts::choosesRanges()
{
    Bench bench;
    bench.feed(1, 100);
    const auto buttons = bench.charts.timeBar()->findChildren<QToolButton *>();
    QCOMPARE(buttons.size(), 5);
    buttons.at(2)->click();
    QCOMPARE(bench.charts.timeView().window(), 3600.);
    QVERIFY(buttons.at(2)->isChecked() && !buttons.at(1)->isChecked());
}

void TestContainerCharts::savesWhatItShows()
{
    Bench bench;
    bench.feed(1, 10);
    const QTemporaryDir folder;
    const QString csv = folder.filePath(u"cpu.csv"_s);
    bench.charts.actions().saveCsv(*bench.tile(0), csv);
    const QByteArray text = contentOf(csv);
    QVERIFY2(text.contains("CPU (0..1)\r\n"), text.constData());
    QCOMPARE(text.count("\r\n"), 11);
    const QString png = folder.filePath(u"cpu.png"_s);
    bench.charts.actions().savePng(*bench.tile(0), png);
    QVERIFY(contentOf(png).startsWith("\x89PNG"));
    QTest::keyClick(&bench.chart(2), Qt::Key_C, Qt::ControlModifier);
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.contains(u"In (bit/s)\tOut (bit/s)\n"_s), qPrintable(copied));
    QVERIFY(copied.contains(u"\t8000\t16000\n"_s));
    bench.tile(1)->tile()->setTableShown(true);
    QVERIFY(bench.tile(1)->tile()->showsTable());
    // What went wrong is said.
    bench.charts.actions().saveCsv(*bench.tile(0), folder.filePath(u"no/such/folder.csv"_s));
    QVERIFY(bench.charts.findChild<Widgets::Banner *>()->isVisible());
}

void TestContainerCharts::offersAMenu()
{
    Bench bench;
    bench.feed(1, 10);
    Q_EMIT bench.tile(0)->tile()->customContextMenuRequested({5, 5});
    auto *menu = bench.charts.findChild<QMenu *>(u"chartMenu"_s);
    QVERIFY(menu);
    QStringList titles;
    for (const QAction *action : menu->actions()) {
        if (!action->isSeparator())
            titles.append(action->text());
    }
    // A recording holds nothing of containers' charts, so none is offered.
    QCOMPARE(titles, (QStringList{u"Copy"_s, u"Save as CSV…"_s, u"Save as PNG…"_s}));
    menu->close();
}

void TestContainerCharts::marksWhatHappened()
{
    Bench bench;
    Remote::JournalEntry entry;
    entry.change = "c1";
    entry.item = "swap";
    entry.time = qint64(now) + 50;
    Q_EMIT bench.session.changes().journalRead({entry});
    QCOMPARE(bench.charts.timeView().markers().size(), 1);
    QCOMPARE(bench.charts.timeView().markers().first().time, now + 50);
}

void TestContainerCharts::drawsNothingUnseen()
{
    Bench bench;
    bench.feed(1, 50);
    bench.charts.hide();
    bench.feed(51, 60);
    QCOMPARE(bench.chart(0).end(), now + 50);
    bench.charts.show();
    QCOMPARE(bench.chart(0).end(), now + 60);
}

QTEST_MAIN(TestContainerCharts)
#include "tst_containercharts.moc"
