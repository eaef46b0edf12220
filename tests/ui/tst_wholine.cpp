// SPDX-License-Identifier: GPL-3.0-or-later
// Who it was: the line below the charts and its panel. With CLAWTUNE_PICTURES set to a folder, it
// also leaves pictures there, for people to look at.
#include "app/language.h"
#include "remote/metrics/metric.h"
#include "tests/ui/overviewbench.h"
#include "tests/ui/samples.h"
#include "ui/overview/wholine.h"
#include "ui/overview/whotext.h"
#include "ui/text/formatter.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace Clawtune;
using namespace Qt::StringLiterals;
using Samples::frameAt;
using Samples::start;

namespace
{

class Bench final : public OverviewBench
{
public:
    explicit Bench(int seconds = 300)
    {
        for (int second = 1; second <= seconds; ++second) {
            session.history().append(frameAt(second));
            session.who().append(frameAt(second));
        }
        Q_EMIT session.sampled(frameAt(seconds));
    }
    WhoLine &line() { return *page.findChild<WhoLine *>(); }
    Widgets::TimeSeriesChart &chart(const QString &title) { return tile(title)->chart(); }
    /// A click at a time, where a person sees it: to the pixel.
    void click(Widgets::TimeSeriesChart &chart, double time)
    {
        // The plot's right end is four pixels from the edge, its left one at the first label.
        const QRectF plot = chart.chart()->plotArea();
        const double share = (chart.end() - time) / 300;
        const QPoint place(qRound(plot.right() - share * plot.width()), int(plot.center().y()));
        QTest::mouseClick(chart.viewport(), Qt::LeftButton, {}, place);
    }
};

QStringList namesOf(const WhoModel &model)
{
    QStringList names;
    for (const WhoModel::Row &row : model.rows())
        names.append(row.name);
    return names;
}

} // namespace

class TestWhoLine final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void saysWhoItIsNow();
    void aClickNamesWhoMadeTheSpike();
    void theKeyboardReachesEverything();
    void eachChartHasItsResource();
    void everyMetricHasAResource();
    void everyTileHasItsResource();
    void pressureAsksForItsHighestLine();
    void containersHaveTheirNames();
    void copiesTheList();
    void saysWhenNobodyLooked();
    void saysWhenNobodyLookedAtTheNetwork();
    void aRiseOfTheNetworkIsLookedAt();
    void saysHowOftenItLooks();
    void aSpikeIsFoundInALongView();
    void speaksJapanese();
    void leavesPictures();
};

void TestWhoLine::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestWhoLine::saysWhoItIsNow()
{
    Bench bench;
    QVERIFY(bench.line().isVisible());
    QVERIFY2(bench.line().sentence().startsWith(u"Who now (CPU):"_s),
             qPrintable(bench.line().sentence()));
    QVERIFY(bench.line().sentence().contains(u"postgres 8"_s));
    QVERIFY(!bench.line().isPanelShown());
}

/// A spike of one second, a hundred seconds ago.
void TestWhoLine::aClickNamesWhoMadeTheSpike()
{
    Bench bench;
    bench.click(bench.chart(u"CPU"_s), start + Samples::spike);
    QVERIFY(bench.line().isPanelShown());
    QCOMPARE(bench.line().processes().rows().first().culprit.process.pid, 12);
    QCOMPARE(bench.line().processes().rows().first().culprit.amount, 0.9F);
    QCOMPARE(bench.line().containers().rows().first().culprit.container, Samples::backup);
    QVERIFY(bench.line().sentence().contains(u"<b>zstd"_s)); // a name, not markup
    QVERIFY(!bench.line().sentence().contains(u'\x1b'));
    // It stays while time goes on and the pointer moves away.
    bench.session.history().append(frameAt(301));
    bench.session.who().append(frameAt(301));
    Q_EMIT bench.session.sampled(frameAt(301));
    QTest::mouseMove(&bench.page, {5, 5});
    QCOMPARE(bench.line().processes().rows().first().culprit.process.pid, 12);
    // Esc lets go.
    QTest::keyClick(bench.line().findChild<QTableView *>(), Qt::Key_Escape);
    QVERIFY(!bench.line().isPanelShown());
    QVERIFY(bench.line().sentence().startsWith(u"Who now"_s));
}

void TestWhoLine::theKeyboardReachesEverything()
{
    Bench bench;
    Widgets::TimeSeriesChart &chart = bench.chart(u"CPU"_s);
    for (int i = 0; i < 100; ++i)
        QTest::keyClick(&chart, Qt::Key_Left);
    QCOMPARE(chart.cursorTime(), start + Samples::spike);
    QVERIFY(bench.line().sentence().startsWith(u"Who at "_s));
    QVERIFY(!bench.line().isPanelShown());
    QTest::keyClick(&chart, Qt::Key_Return);
    QVERIFY(bench.line().isPanelShown());
    QCOMPARE(bench.line().processes().rows().first().culprit.process.pid, 12);
    const auto tables = bench.line().findChildren<QTableView *>();
    QCOMPARE(tables.size(), 2);
    for (QTableView *table : tables) {
        QVERIFY(table->focusPolicy() & Qt::TabFocus);
        QVERIFY(!table->accessibleName().isEmpty());
    }
    auto *toggle = bench.line().findChild<QToolButton *>(u"whoToggle"_s);
    QVERIFY(!toggle->accessibleName().isEmpty());
    toggle->click();
    QVERIFY(!bench.line().isPanelShown());
    toggle->click(); // opened by hand, it also shows who is there now
    QVERIFY(bench.line().isPanelShown());
    QCOMPARE(namesOf(bench.line().processes()), QStringList{u"postgres"_s});
}

void TestWhoLine::eachChartHasItsResource()
{
    Bench bench;
    const double time = start + Samples::spike;
    bench.click(bench.chart(u"Memory"_s), time);
    QCOMPARE(bench.line().processes().headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(),
             u"Memory"_s);
    QCOMPARE(bench.line().processes().rows().first().culprit.amount, 12e6);
    bench.click(bench.chart(u"Disk"_s), time);
    QCOMPARE(bench.line().processes().rows().first().culprit.amount, 9e6);
    bench.click(bench.chart(u"Network"_s), time);
    QVERIFY(bench.line().processes().rows().isEmpty());
    QCOMPARE(bench.line().containers().rows().first().culprit.container, Samples::postgres);
    QCOMPARE(bench.line().containers().index(0, 1).data().toString(),
             formatted(32'000, Remote::Unit::BitsPerSecond));
}

void TestWhoLine::everyMetricHasAResource()
{
    for (const Remote::Metric &metric : Remote::metricCatalog())
        QVERIFY2(resourceOf(QByteArrayView(metric.id)), metric.id);
    QVERIFY(!resourceOf(QByteArrayView("nothing.known")));
    QCOMPARE(resourceOf(QByteArrayView("cpu.iowait")), Remote::Resource::Disk);
    QCOMPARE(resourceOf(QByteArrayView("udp.errors")), Remote::Resource::Network);
    QCOMPARE(resourceOf(QByteArrayView("paging.blocks_out")), Remote::Resource::Disk);
}

/// A tile that is added must be thought about here.
void TestWhoLine::everyTileHasItsResource()
{
    using enum Remote::Resource;
    const QHash<QByteArray, Remote::Resource> expected{
        {"CPU", Cpu},
        {"Memory", Memory},
        {"Disk", Disk},
        {"Pressure", Memory}, // of the values below, its second line is the highest
        {"Network", Network},
        {"Load", Cpu},
        {"Disk, busiest", Disk},
        {"Disk latency, slowest", Disk},
        {"Disk requests", Disk},
        {"Packets", Network},
        {"Standstill", Memory},
        {"Interrupts and low priority", Cpu},
        {"Fullest file system", Disk},
        {"Memory available", Memory},
        {"Swap", Memory},
        {"Swapping", Memory},
        {"Killed for lack of memory", Memory},
        {"All disks, as vmstat counts", Disk},
        {"TCP connections", Network},
        {"Context switches, interrupts", Cpu},
        {"Processes started", Cpu},
        {"Page faults", Memory},
        {"TCP trouble", Network},
        {"Not yet on disk", Disk},
        {"Temperature, highest", Cpu},
        {"CPU frequency", Cpu},
        {"Swap in memory (zram)", Memory},
        {"Swap in memory (zswap)", Memory},
        {"Fan, fastest", Cpu},
    };
    QCOMPARE(summaryTiles().size(), expected.size());
    for (const TileSpec &tile : summaryTiles()) {
        QVERIFY2(expected.contains(tile.title), tile.title);
        QVERIFY2(resourceOf(tile, {1, 2}) == expected.value(tile.title), tile.title);
    }
    for (const TileSpec &tile : coreTiles())
        QCOMPARE(resourceOf(tile, {1, 2}),
                 tile.lines.first().metric == "core.iowait"_ba ? Disk : Cpu);
    for (const TileSpec &tile : diskTiles())
        QCOMPARE(resourceOf(tile, {1, 2}), Disk);
    for (const TileSpec &tile : networkTiles())
        QCOMPARE(resourceOf(tile, {1, 2}), Network);
}

void TestWhoLine::pressureAsksForItsHighestLine()
{
    const auto pressure =
        std::find_if(summaryTiles().begin(), summaryTiles().end(),
                     [](const TileSpec &tile) { return qstrcmp(tile.title, "Pressure") == 0; });
    QVERIFY(pressure != summaryTiles().end());
    const double none = std::nan("");
    QCOMPARE(resourceOf(*pressure, {0.5, 0.1, 0.2}), Remote::Resource::Cpu);
    QCOMPARE(resourceOf(*pressure, {0.1, 0.3, 0.2}), Remote::Resource::Memory);
    QCOMPARE(resourceOf(*pressure, {none, none, 0.2}), Remote::Resource::Disk);
    QCOMPARE(resourceOf(*pressure, {}), Remote::Resource::Cpu);
}

void TestWhoLine::containersHaveTheirNames()
{
    Bench bench;
    bench.click(bench.chart(u"CPU"_s), start + Samples::spike);
    QCOMPARE(namesOf(bench.line().containers()),
             QStringList({u"bbbbbbbbbbbb"_s, u"aaaaaaaaaaaa"_s}));
    bench.session.setContainerNames(
        [](const QByteArray &id) { return id == Samples::backup ? u"backup\u202e"_s : QString(); });
    bench.click(bench.chart(u"CPU"_s), start + Samples::spike);
    QVERIFY(bench.line().containers().rows().first().name.startsWith(u"backup"_s));
    QVERIFY(!bench.line().containers().rows().first().name.contains(QChar(0x202e)));
    QCOMPARE(bench.line().containers().rows().last().name, u"aaaaaaaaaaaa"_s);
}

void TestWhoLine::copiesTheList()
{
    Bench bench;
    bench.click(bench.chart(u"CPU"_s), start + Samples::spike);
    const auto buttons = bench.line().findChildren<QToolButton *>();
    for (QToolButton *button : buttons) {
        if (button->text() == u"Copy"_s)
            button->click();
    }
    const QString text = QApplication::clipboard()->text();
    QVERIFY2(text.contains(u"90.0\u00a0%\t12\t"_s), qPrintable(text));
    auto *table = bench.line().findChild<QTableView *>();
    table->selectRow(0);
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QApplication::clipboard()->text().contains(u"\t12\t"_s));
    QVERIFY(!QApplication::clipboard()->text().contains(u"postgres"_s));
}

void TestWhoLine::saysWhenNobodyLooked()
{
    Bench bench(9); // before the first reading
    QVERIFY(bench.line().sentence().contains(u"have not been read yet"_s));
    bench.click(bench.chart(u"CPU"_s), start + 5);
    QVERIFY(bench.line().sentence().contains(u"were not read at that time"_s));
    QCOMPARE(bench.line().processes().rowCount(), 0);
}

/// Without containers nobody is left to be named, which does not mean that nobody did it.
void TestWhoLine::saysWhenNobodyLookedAtTheNetwork()
{
    OverviewBench bench;
    const auto feed = [&bench](double uptime, double received) {
        Remote::MetricFrame frame = frameAt(int(uptime));
        frame.containers.clear();
        frame.rowsInterval = 1;
        frame.processes = {Samples::process(12, "curl", 0.1, 0)};
        frame.processes.first().rxBytes = received;
        frame.processes.first().txBytes = received;
        bench.session.history().append(frame);
        bench.session.who().append(frame);
        Q_EMIT bench.session.sampled(frame);
    };
    for (int i = 1; i <= 30; ++i)
        feed(i, std::nan(""));
    auto *line = bench.page.findChild<WhoLine *>();
    Widgets::TimeSeriesChart &chart = bench.tile(u"Network"_s)->chart();
    QTest::mouseClick(chart.viewport(), Qt::LeftButton, {},
                      {chart.viewport()->width() - 6, chart.viewport()->height() / 2});
    QVERIFY(line->isPanelShown());
    QVERIFY2(line->sentence().contains(u"network of processes was not measured"_s),
             qPrintable(line->sentence()));
    QVERIFY(!line->sentence().contains(u"nobody"_s));
    QTest::keyClick(line->findChild<QTableView *>(), Qt::Key_Escape);
    for (int i = 31; i <= 35; ++i)
        feed(i, 50'000);
    QTest::mouseClick(chart.viewport(), Qt::LeftButton, {},
                      {chart.viewport()->width() - 6, chart.viewport()->height() / 2});
    QCOMPARE(namesOf(line->processes()), QStringList{u"curl"_s});
    QVERIFY(line->sentence().contains(amountText(100'000, Remote::Resource::Network)));
    for (int i = 36; i <= 60; ++i)
        feed(i, 0);
    QTest::keyClick(line->findChild<QTableView *>(), Qt::Key_Escape);
    QTest::mouseClick(chart.viewport(), Qt::LeftButton, {},
                      {chart.viewport()->width() - 6, chart.viewport()->height() / 2});
    QVERIFY2(line->sentence().contains(u"nobody in particular"_s), qPrintable(line->sentence()));
}

/// Through the session, as the samplers give it.
void TestWhoLine::aRiseOfTheNetworkIsLookedAt()
{
    HostSession session({}, {});
    Remote::SocketSampler &sockets = session.sockets();
    const auto feed = [&session](int from, int to, double received) {
        for (int second = from; second <= to; ++second) {
            Remote::MetricFrame frame = frameAt(second);
            frame.values.insert({"net.rx_bytes", "eth0"}, received);
            Q_EMIT session.sampler().frameReady(frame);
        }
    };
    feed(1, 60, 5000);
    QVERIFY(!sockets.isWatched());
    feed(61, 62, 5e6);
    QVERIFY(sockets.isWatched());
    Remote::SocketFrame seen;
    seen.interval = 1;
    Remote::SocketRow row;
    row.state = Remote::TcpState::Established;
    row.process = {11, 100};
    row.rate = {4e6, 1e5};
    seen.rows = {row};
    Q_EMIT sockets.frameReady(seen);
    feed(63, 70, 5e6); // rows come with the last of these
    const Remote::Suspects suspects = session.who().at(start + 69, Remote::Resource::Network);
    QVERIFY(suspects.hasProcessTraffic);
    QCOMPARE(suspects.processes.size(), 1);
    QCOMPARE(suspects.processes.first().name, QByteArray("postgres"));
    QCOMPARE(suspects.processes.first().amount, double(float(4.1e6)));
    feed(71, 90, 5000);
    QVERIFY(!sockets.isWatched());
    // Where it cannot be done, nobody tries again on this connection.
    feed(91, 260, 5000);
    feed(261, 262, 5e6);
    QVERIFY(sockets.isWatched());
    Q_EMIT sockets.failed({Remote::ErrorCode::Unsupported, u"perl"_s, {}});
    QVERIFY(!sockets.isWatched());
    feed(263, 400, 5000);
    feed(401, 402, 5e6);
    QVERIFY(!sockets.isWatched());
}

void TestWhoLine::saysHowOftenItLooks()
{
    Bench bench;
    const auto tips = [&bench] {
        QStringList all;
        for (const QLabel *label : bench.line().findChildren<QLabel *>())
            all.append(label->toolTip());
        return all.join(u'\n');
    };
    QVERIFY2(tips().contains(u"every 10 seconds"_s), qPrintable(tips()));
    bench.click(bench.chart(u"Network"_s), start + Samples::spike);
    QVERIFY2(tips().contains(u"TCP traffic of processes"_s), qPrintable(tips()));
}

/// In the view of six hours a pixel is half a minute; the spike stands out and can be clicked.
void TestWhoLine::aSpikeIsFoundInALongView()
{
    Bench bench(4000);
    bench.page.setWindow(std::chrono::hours(6));
    Widgets::TimeSeriesChart &chart = bench.chart(u"CPU"_s);
    const QRectF plot = chart.chart()->plotArea();
    const double share = (chart.end() - (start + Samples::spike)) / (6 * 3600);
    const QPoint place(qRound(plot.right() - share * plot.width()), int(plot.center().y()));
    QTest::mouseClick(chart.viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(bench.line().processes().rows().first().culprit.process.pid, 12);
}

void TestWhoLine::speaksJapanese()
{
    Language language;
    Bench bench;
    language.use(u"ja"_s);
    QTRY_VERIFY(bench.line().sentence() != QString());
    language.use(u"en"_s);
    QTRY_VERIFY(bench.line().sentence().startsWith(u"Who now"_s));
}

void TestWhoLine::leavesPictures()
{
    const QString folder = qEnvironmentVariable("CLAWTUNE_PICTURES");
    if (folder.isEmpty())
        return;
    for (const bool dark : {false, true}) {
        Widgets::applyTheme(*qApp, dark ? Widgets::Theme::Dark : Widgets::Theme::Light);
        Bench bench(4000);
        bench.page.setAutoFillBackground(true);
        bench.session.setContainerNames([](const QByteArray &id) {
            return id == Samples::backup ? u"openclaw-backup"_s : u"openclaw-postgres"_s;
        });
        bench.page.resize(1080, 620);
        const QString name = folder + (dark ? u"/who-dark"_s : u"/who-light"_s);
        QVERIFY(QTest::qWaitForWindowExposed(&bench.page));
        QVERIFY(bench.page.grab().save(name + u"-line.png"_s));
        bench.page.setWindow(std::chrono::hours(1) * 6);
        Widgets::TimeSeriesChart &chart = bench.chart(u"CPU"_s);
        const QRectF plot = chart.chart()->plotArea();
        const double share = (chart.end() - (start + Samples::spike)) / (6 * 3600);
        QTest::mouseClick(chart.viewport(), Qt::LeftButton, {},
                          QPoint(qRound(plot.right() - share * plot.width()), 40));
        QCoreApplication::processEvents();
        QVERIFY(bench.page.grab().save(name + u"-panel.png"_s));
    }
    Widgets::applyTheme(*qApp, Widgets::Theme::System);
}

QTEST_MAIN(TestWhoLine)
#include "tst_wholine.moc"
