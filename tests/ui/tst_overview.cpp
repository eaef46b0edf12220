// SPDX-License-Identifier: GPL-3.0-or-later
// The Overview over a history that the test writes. With CLAWTUNE_PICTURES set to a folder, it also
// leaves pictures there, for people to look at.
#include "app/language.h"
#include "tests/ui/overviewbench.h"
#include "ui/overview/instancestab.h"
#include "ui/overview/summarytab.h"
#include "ui/text/formatter.h"
#include "widgets/emptystate.h"
#include "widgets/theme.h"
#include "widgets/timeview.h"

#include <QApplication>
#include <QDir>
#include <QScrollArea>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <cmath>

using namespace Clawtune;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Remote::MetricFrame;

namespace
{

constexpr double start = 1'795'400'000;
constexpr double gibibyte = 1024. * 1024 * 1024;

double wave(double time, double period, double low, double high)
{
    return low + (high - low) * (1 + std::sin(time / period * 6.2832) * std::cos(time / 17)) / 2;
}

void putDisk(MetricFrame &frame, const QByteArray &disk, double t, double weight)
{
    frame.values.insert({"disk.read_bytes", disk}, wave(t, 40, 0, 12e6) * weight);
    frame.values.insert({"disk.write_bytes", disk}, wave(t, 23, 1e6, 4e6) * weight);
    frame.values.insert({"disk.reads", disk}, wave(t, 40, 0, 900) * weight);
    frame.values.insert({"disk.writes", disk}, wave(t, 23, 50, 240) * weight);
    frame.values.insert({"disk.read_await", disk}, wave(t, 31, 0.0004, 0.009));
    frame.values.insert({"disk.write_await", disk}, wave(t, 37, 0.001, 0.004));
    frame.values.insert({"disk.queue", disk}, wave(t, 31, 0, 2.5));
    frame.values.insert({"disk.util", disk}, wave(t, 31, 0.02, 0.9) * weight);
}

void putInterface(MetricFrame &frame, const QByteArray &name, double t, double weight)
{
    frame.values.insert({"net.rx_bytes", name}, wave(t, 50, 1e4, 3e5) * weight);
    frame.values.insert({"net.tx_bytes", name}, wave(t, 61, 4e4, 9e5) * weight);
    frame.values.insert({"net.rx_packets", name}, wave(t, 50, 30, 600) * weight);
    frame.values.insert({"net.tx_packets", name}, wave(t, 61, 30, 800) * weight);
    for (const char *metric : {"net.rx_errors", "net.tx_errors", "net.rx_drops", "net.tx_drops"})
        frame.values.insert({metric, name}, 0);
}

void putMachine(MetricFrame &frame, double t)
{
    const auto put = [&frame](const char *id, double value) {
        frame.values.insert({id, {}}, value);
    };
    put("cpu.user", wave(t, 60, 0.08, 0.55));
    put("cpu.system", wave(t, 45, 0.02, 0.15));
    put("cpu.iowait", wave(t, 31, 0, 0.2));
    put("cpu.steal", wave(t, 90, 0, 0.04));
    put("cpu.busy", wave(t, 60, 0.1, 0.7));
    put("cpu.nice", 0);
    put("cpu.irq", 0);
    put("cpu.softirq", wave(t, 13, 0, 0.02));
    put("memory.total", 7.75 * gibibyte);
    put("memory.used", wave(t, 400, 2.8, 3.4) * gibibyte);
    put("memory.cached", wave(t, 300, 3.2, 3.9) * gibibyte);
    put("memory.swap_used", 0.4 * gibibyte);
    put("pressure.cpu_some", wave(t, 60, 0.01, 0.3));
    put("pressure.memory_some", wave(t, 80, 0, 0.05));
    put("pressure.memory_full", 0);
    put("pressure.io_some", wave(t, 31, 0, 0.6));
    put("pressure.io_full", wave(t, 31, 0, 0.3));
    put("load.1", wave(t, 120, 0.6, 2.4));
    put("load.running", std::round(wave(t, 11, 0, 5)));
    put("load.blocked", std::round(wave(t, 29, 0, 2)));
}

MetricFrame frameAt(double uptime)
{
    MetricFrame frame;
    frame.time = start + uptime;
    frame.uptime = uptime;
    frame.interval = 1;
    putMachine(frame, uptime);
    putDisk(frame, "vda", uptime, 1);
    putDisk(frame, "vdb", uptime, 0.2);
    for (const char *name : {"lo", "docker0", "eth0", "veth01ab"})
        putInterface(frame, name, uptime, qstrcmp(name, "eth0") == 0 ? 1 : 0.3);
    return frame;
}

class Bench final : public OverviewBench
{
public:
    void feed(double from, double to)
    {
        for (double t = from; t <= to; ++t)
            take(frameAt(t));
        Q_EMIT session.sampled(frameAt(to));
        QCoreApplication::processEvents(); // what comes into sight is drawn
    }
    /// As the session does with what the sampler gives.
    void take(const MetricFrame &frame)
    {
        session.history().append(frame);
        session.events().takeFrame(frame);
        session.thresholds().take(frame);
    }
    /// The CPU is busy for so long that it is told.
    void cross()
    {
        for (int t = 1101; t <= 1230; ++t) {
            MetricFrame frame = frameAt(t);
            frame.values.insert({"cpu.busy"}, 0.97);
            session.thresholds().take(frame);
        }
    }
};

} // namespace

class TestOverview final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void saysWhatItWaitsFor();
    void saysWhyThereIsNothing();
    void showsTheNewestValues();
    void pausesAndResumes();
    void switchesRange();
    void drawsWhatIsInSight();
    void showsWhatThisServerHas();
    void sumsWhatIsReal();
    void comparesDisks();
    void speaksJapanese();
    void everyTextIsHarmless();
    void leavesPictures();
};

void TestOverview::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestOverview::saysWhatItWaitsFor()
{
    Bench bench;
    auto *states = bench.page.findChild<Widgets::StateStack *>();
    QVERIFY(states && !states->showsContent());
    QCOMPARE(states->state().sentence(), u"Waiting for the first sample"_s);
    bench.feed(1, 2);
    QVERIFY(states->showsContent());
}

void TestOverview::saysWhyThereIsNothing()
{
    Bench bench;
    Q_EMIT bench.session.samplingFailed({Remote::ErrorCode::ShellUnusable, u"sampler"_s, "no sh"});
    auto *states = bench.page.findChild<Widgets::StateStack *>();
    QVERIFY(!states->showsContent());
    QVERIFY(states->state().sentence() != u"Waiting for the first sample"_s);
    bench.feed(1, 2);
    QVERIFY(states->showsContent());
    Q_EMIT bench.session.samplingFailed({Remote::ErrorCode::ConnectionLost, {}, {}});
    QVERIFY(states->showsContent()); // old values stay in sight
}

void TestOverview::showsTheNewestValues()
{
    Bench bench;
    bench.feed(1, 100);
    Widgets::ChartTile *cpu = bench.tile(u"CPU"_s);
    QVERIFY(cpu && cpu->isVisible());
    const double busy = frameAt(100).value("cpu.busy") * 100;
    QCOMPARE(cpu->headline(), QLocale().toString(busy, 'f', busy < 9.995 ? 2 : 1) + u" %"_s);
    const auto lines = cpu->chart().data();
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines.first().size(), 100);
    QCOMPARE(lines.first().last().y(), double(float(frameAt(100).value("cpu.user"))));
    QCOMPARE(cpu->chart().end(), start + 100);
    Widgets::ChartTile *network = bench.tile(u"Network"_s);
    const double received = frameAt(100).value("net.rx_bytes", "eth0") * 8;
    QVERIFY(std::abs(network->chart().data().first().last().y() / received - 1) < 1e-6);
}

void TestOverview::pausesAndResumes()
{
    Bench bench;
    bench.feed(1, 50);
    Widgets::TimeSeriesChart &chart = bench.tile(u"CPU"_s)->chart();
    QTest::keyClick(&chart, Qt::Key_Space);
    QVERIFY(bench.page.isPaused());
    bench.feed(51, 60);
    QCOMPARE(chart.end(), start + 50);
    QCOMPARE(chart.data().first().size(), 50);
    QTest::keyClick(&chart, Qt::Key_Left);
    QCOMPARE(chart.cursorTime(), start + 49);
    QTest::keyClick(&chart, Qt::Key_Escape); // drops the cursor
    QVERIFY(bench.page.isPaused());
    QTest::keyClick(&chart, Qt::Key_Escape); // goes back to live
    QVERIFY(!bench.page.isPaused());
    QCOMPARE(chart.end(), start + 60);
}

void TestOverview::switchesRange()
{
    Bench bench;
    bench.feed(1, 2000);
    Widgets::TimeSeriesChart &chart = bench.tile(u"CPU"_s)->chart();
    QCOMPARE(chart.shownData().first().size(), 301);
    QVERIFY(chart.data().first().first().x() < start + 1700); // runs on to the edge
    const auto buttons = bench.page.findChildren<QToolButton *>();
    for (QToolButton *button : buttons) {
        if (button->text() == formattedDuration(3600))
            button->click();
    }
    const auto points = chart.shownData().first();
    QCOMPARE(points.last().x() - points.first().x() > 1900, true);
    QVERIFY(points.size() < 900); // coarser
    for (QToolButton *button : buttons) {
        if (button->isCheckable() && button->text() == formattedDuration(7 * 86'400))
            button->click();
    }
    QCOMPARE(bench.page.timeView().window(), 7 * 86'400.);
}

void TestOverview::drawsWhatIsInSight()
{
    Bench bench;
    bench.feed(1, 3);
    Widgets::ChartTile *below = bench.tile(u"Interrupts and low priority"_s);
    QVERIFY(below->visibleRegion().isEmpty());
    QVERIFY(below->chart().data().value(0).isEmpty());
    auto *scroll = bench.page.findChild<SummaryTab *>()->findChild<QScrollArea *>();
    scroll->ensureWidgetVisible(below);
    QVERIFY(!below->visibleRegion().isEmpty());
    QCOMPARE(below->chart().data().value(0).size(), 3);
    // Larger windows show more of them at once, not larger ones.
    bench.page.resize(2360, 1300);
    QTRY_VERIFY(!bench.tile(u"Page faults"_s)->visibleRegion().isEmpty());
    QVERIFY(bench.tile(u"CPU"_s)->height() < 330);
}

void TestOverview::showsWhatThisServerHas()
{
    Bench bench;
    bench.feed(1, 3);
    QVERIFY(bench.tile(u"Temperature, highest"_s)->isHidden());
    MetricFrame frame = frameAt(4);
    frame.values.insert({"sensor.temperature", "coretemp"}, 51);
    bench.take(frame);
    Q_EMIT bench.session.sampled(frame);
    QVERIFY(!bench.tile(u"Temperature, highest"_s)->isHidden());
    QVERIFY(bench.tile(u"Fan, fastest"_s)->isHidden());
    bench.feed(5, 6); // read once in a while
    QVERIFY(!bench.tile(u"Temperature, highest"_s)->isHidden());
}

void TestOverview::sumsWhatIsReal()
{
    Bench bench;
    bench.feed(1, 3);
    const MetricFrame last = frameAt(3);
    const double read = last.value("disk.read_bytes", "vda") + last.value("disk.read_bytes", "vdb");
    const double shown = bench.tile(u"Disk"_s)->chart().data().first().last().y();
    QVERIFY(std::abs(shown / read - 1) < 1e-6);
    const QList<QPointF> first{{1, 1}, {2, std::nan("")}, {3, 5}};
    const QList<QPointF> second{{2, 4}, {3, 2}};
    QCOMPARE(joinedPoints({first, second}, Joining::Sum), QList<QPointF>({{1, 1}, {2, 4}, {3, 7}}));
    QCOMPARE(joinedPoints({first, second}, Joining::Highest),
             QList<QPointF>({{1, 1}, {2, 4}, {3, 5}}));
    QVERIFY(joinedPoints({}, Joining::Sum).isEmpty());
}

void TestOverview::comparesDisks()
{
    Bench bench;
    bench.feed(1, 60);
    auto *tabs = bench.page.findChild<QTabBar *>();
    tabs->setCurrentIndex(2);
    auto *disks = bench.page.findChild<InstancesTab *>(u"disks"_s);
    QVERIFY(disks && disks->isVisible());
    QCOMPARE(disks->chosen(), QByteArray("vda"));
    auto *table = disks->findChild<QTableView *>();
    QCOMPARE(table->model()->rowCount(), 2);
    table->selectRow(1);
    QCOMPARE(disks->chosen(), QByteArray("vdb"));
    const auto shown = disks->tiles().first()->tile()->chart().data();
    QCOMPARE(shown.first().last().y(), double(float(frameAt(60).value("disk.read_bytes", "vdb"))));
    tabs->setCurrentIndex(3);
    QCOMPARE(bench.page.findChild<InstancesTab *>(u"network"_s)->chosen(),
             QByteArray("eth0")); // not docker0, which comes first
}

void TestOverview::speaksJapanese()
{
    Language language;
    Bench bench;
    language.use(u"ja"_s);
    bench.feed(1, 10);
    QTRY_VERIFY(bench.tile(u"メモリ"_s));
    language.use(u"en"_s);
    QTRY_VERIFY(bench.tile(u"Memory"_s));
}

/// Names of disks come from the server.
void TestOverview::everyTextIsHarmless()
{
    Bench bench;
    bench.feed(1, 2);
    MetricFrame frame = frameAt(3);
    putDisk(frame, "<b>\x1b[31m\xff", 3, 2);
    bench.session.history().append(frame);
    Q_EMIT bench.session.sampled(frame);
    bench.page.findChild<QTabBar *>()->setCurrentIndex(2);
    auto *table = bench.page.findChild<InstancesTab *>(u"disks"_s)->findChild<QTableView *>();
    QCOMPARE(table->model()->rowCount(), 3);
    for (int row = 0; row < 3; ++row) {
        const QString name = table->model()->index(row, 0).data().toString();
        QVERIFY(!name.contains(u'\x1b'));
    }
}

void TestOverview::leavesPictures()
{
    const QString folder = qEnvironmentVariable("CLAWTUNE_PICTURES");
    if (folder.isEmpty())
        return;
    Language language;
    for (const QString &code : Language::available()) {
        language.use(code);
        for (const bool dark : {false, true}) {
            Widgets::applyTheme(*qApp, dark ? Widgets::Theme::Dark : Widgets::Theme::Light);
            Bench bench;
            bench.page.setAutoFillBackground(true);
            bench.feed(1, 900);
            bench.session.history().markGap();
            bench.feed(930, 1100);
            Remote::JournalEntry entry;
            entry.item = "swap";
            entry.time = qint64(start) + 980;
            Q_EMIT bench.session.changes().journalRead({entry});
            const QString name = folder + u'/' + code + (dark ? u"-dark"_s : u"-light"_s);
            const auto picture = [&](const QString &part, int width, int height) {
                bench.page.resize(width, height);
                QVERIFY(QTest::qWaitForWindowExposed(&bench.page));
                QCoreApplication::processEvents();
                QVERIFY(bench.page.grab().save(name + u'-' + part + u".png"_s));
            };
            picture(u"summary"_s, 1080, 620);
            picture(u"small"_s, 820, 580);
            picture(u"large"_s, 2360, 1300);
            bench.page.setWindow(1h);
            picture(u"hour"_s, 1080, 620);
            bench.page.setWindow(5min);
            bench.cross();
            QTest::keyClick(&bench.tile(u"CPU"_s)->chart(), Qt::Key_PageUp);
            picture(u"paused"_s, 1080, 620);
            bench.page.setPaused(false);
            bench.tile(language.code() == u"ja"_s ? u"メモリ"_s : u"Memory"_s)->setTableShown(true);
            Widgets::TimeSeriesChart &chart = bench.tile(u"CPU"_s)->chart();
            for (int i = 0; i < 4; ++i)
                QTest::keyClick(&chart, Qt::Key_Left, Qt::ShiftModifier);
            picture(u"hover"_s, 1080, 620);
            bench.page.findChild<QTabBar *>()->setCurrentIndex(2);
            picture(u"disks"_s, 1080, 620);
            bench.page.findChild<QTabBar *>()->setCurrentIndex(3);
            picture(u"network"_s, 1080, 620);
        }
    }
    language.use(u"en"_s);
    Widgets::applyTheme(*qApp, Widgets::Theme::System);
}

QTEST_MAIN(TestOverview)
#include "tst_overview.moc"
