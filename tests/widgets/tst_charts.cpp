// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charttile.h"
#include "widgets/decimate.h"
#include "widgets/hovergroup.h"
#include "widgets/scale.h"
#include "widgets/seriestable.h"
#include "widgets/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QLineSeries>
#include <QSignalSpy>
#include <QTest>
#include <QValueAxis>

#include <cmath>

using namespace Widgets;
using namespace Qt::StringLiterals;

namespace
{

const double gap = std::nan("");

QList<QPointF> line(std::initializer_list<double> values)
{
    QList<QPointF> points;
    for (const double value : values)
        points.append({double(points.size()), value});
    return points;
}

/// Lines that QtCharts has been given something to draw for.
int drawnLines(TimeSeriesChart &chart)
{
    int count = 0;
    const auto all = chart.chart()->series();
    for (QAbstractSeries *series : all)
        count += static_cast<QLineSeries *>(series)->count() > 0 ? 1 : 0;
    return count;
}

} // namespace

class TestCharts final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void decimationKeepsPeaks();
    void decimationKeepsGaps();
    void decimationStandsStill();
    void spikesAreDrawnAtAnyZoom();
    void segmentsEndAtGaps();
    void scales_data();
    void scales();
    void colorsCanBeSeen();
    void gapsAreNotDrawn();
    void hiddenChartsDrawNothing();
    void cursorIsCommon();
    void keysMoveTheCursor();
    void axisStandsStill();
    void tableFollows();
    void tableFollowsTheZoom();
    void peaksCanBeReadOff();
};

void TestCharts::decimationKeepsPeaks()
{
    QList<QPointF> points;
    for (int i = 0; i < 100'000; ++i)
        points.append({i / 100., i == 50'000 ? 99. : i == 70'000 ? -5. : std::sin(i)});
    const auto few = decimated(points, 2);
    QVERIFY(few.size() <= 2 * 501);
    QVERIFY(few.contains(points.at(50'000)));
    QVERIFY(few.contains(points.at(70'000)));
    for (qsizetype i = 1; i < few.size(); ++i)
        QVERIFY(few.at(i).x() > few.at(i - 1).x());
    QCOMPARE(decimated(points, 0).size(), points.size());
    QCOMPARE(decimated(points, gap).size(), points.size());
    QVERIFY(decimated({}, 1).isEmpty());
}

void TestCharts::decimationKeepsGaps()
{
    const auto few = decimated(line({gap, 1, 2, gap, gap, 3, 4, gap}), 100);
    QCOMPARE(segments(few), QList<QList<QPointF>>({{{1, 1}, {2, 2}}, {{5, 3}, {6, 4}}}));
}

void TestCharts::decimationStandsStill()
{
    QList<QPointF> points;
    for (int i = 0; i < 1000; ++i)
        points.append({double(i), std::sin(i * 1.7)});
    const auto before = decimated(points, 10);
    const auto after = decimated(points.mid(10), 10); // the window moved by one column
    QCOMPARE(after, before.mid(before.size() - after.size()));
}

/// What reaches QtCharts, not only what decimation gives: a second at full load among 1 800 quiet
/// ones, with gaps and lone samples around it.
void TestCharts::spikesAreDrawnAtAnyZoom()
{
    QList<QPointF> points;
    for (int i = 0; i < 1800; ++i)
        points.append({double(i), i == 1234 ? 97. : i % 100 == 50 ? gap : 1.});
    points[1300].setY(gap);
    points[1302].setY(gap); // 1301 stands alone
    TimeSeriesChart chart;
    chart.setColors({SeriesColor::Blue});
    chart.setTop(100);
    chart.resize(240, 160);
    chart.show();
    for (const double window : {60., 300., 1000., 1800., 100'000.}) {
        chart.setWindow(window);
        chart.setData({points}, 1240);
        double highest = 0;
        bool hasLone = false;
        const auto all = chart.chart()->series();
        for (QAbstractSeries *series : all) {
            const auto drawn = static_cast<QLineSeries *>(series)->points();
            for (const QPointF &point : drawn)
                highest = std::max(highest, point.y());
            hasLone |= drawn.size() == 2 && drawn.first().x() < 61 && drawn.last().x() > 61;
        }
        QCOMPARE(highest, 97.);
        QVERIFY(hasLone);
    }
    // A bucket of a minute whose mean says nothing of the second that its highest value tells of.
    chart.setDrawnData({{{0, 1}, {60, 2.6}, {60, 1}, {60, 97}, {60, 2.6}, {120, 1}}});
    chart.setWindow(200);
    chart.setData({QList<QPointF>{{0, 1}, {60, 2.6}, {120, 1}}}, 120);
    double highest = 0;
    const auto all = chart.chart()->series();
    for (QAbstractSeries *series : all) {
        const auto drawn = static_cast<QLineSeries *>(series)->points();
        for (const QPointF &point : drawn)
            highest = std::max(highest, point.y());
    }
    QCOMPARE(highest, 97.);
    QCOMPARE(chart.shownData().first().size(), 3);
    const TimeSeriesChart::Extremes extremes = chart.shownExtremes();
    QCOMPARE(extremes.lows, QList<QList<QPointF>>({{{0, 1}, {60, 1}, {120, 1}}}));
    QCOMPARE(extremes.highs, QList<QList<QPointF>>({{{0, 1}, {60, 97}, {120, 1}}}));
}

void TestCharts::segmentsEndAtGaps()
{
    QCOMPARE(segments(line({1, gap, 2, 3})), QList<QList<QPointF>>({{{0, 1}}, {{2, 2}, {3, 3}}}));
    QVERIFY(segments(line({gap, gap})).isEmpty());
    QVERIFY(segments({}).isEmpty());
}

void TestCharts::scales_data()
{
    QTest::addColumn<Scale>("scale");
    QTest::addColumn<double>("top");
    QTest::addColumn<QList<double>>("ticks");
    const auto decimal = Counting::Decimal;
    const auto binary = Counting::Binary;
    QTest::newRow("shares") << fixedScale(1, decimal) << 1. << QList<double>{0, 0.25, 0.5, 0.75, 1};
    QTest::newRow("memory") << fixedScale(7.75, binary) << 7.75 << QList<double>{0, 2, 4, 6};
    QTest::newRow("8 GiB") << fixedScale(8, binary) << 8. << QList<double>{0, 2, 4, 6, 8};
    QTest::newRow("7 of load") << scaleFor(7, 2, decimal) << 8. << QList<double>{0, 2, 4, 6, 8};
    QTest::newRow("nothing") << scaleFor(0, 2, decimal) << 2. << QList<double>{0, 0.5, 1, 1.5, 2};
    QTest::newRow("no data") << scaleFor(gap, 2, decimal) << 2. << QList<double>{0, 0.5, 1, 1.5, 2};
    QTest::newRow("1000") << scaleFor(1000, 1, decimal) << 1000.
                          << QList<double>{0, 250, 500, 750, 1000};
    QTest::newRow("1001") << scaleFor(1001, 1, decimal) << 1500.
                          << QList<double>{0, 500, 1000, 1500};
    QTest::newRow("5 KiB") << scaleFor(5000, 1, binary) << 6144.
                           << QList<double>{0, 2048, 4096, 6144};
    QTest::newRow("no top") << fixedScale(0, decimal) << 1. << QList<double>{0, 0.25, 0.5, 0.75, 1};
}

void TestCharts::scales()
{
    QFETCH(Scale, scale);
    QTEST(scale.top, "top");
    QTEST(scale.ticks, "ticks");
}

void TestCharts::colorsCanBeSeen()
{
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
        applyTheme(*qApp, theme);
        const QPalette palette = QApplication::palette();
        QSet<QRgb> seen;
        for (int i = 0; i <= int(SeriesColor::Grey); ++i) {
            const QColor color = seriesColor(SeriesColor(i), palette);
            QVERIFY2(contrastRatio(color, palette.color(QPalette::Base)) >= 3,
                     qPrintable(color.name()));
            seen.insert(color.rgb());
        }
        QCOMPARE(seen.size(), int(SeriesColor::Grey) + 1);
    }
    applyTheme(*qApp, Theme::System);
}

void TestCharts::gapsAreNotDrawn()
{
    TimeSeriesChart chart;
    chart.setColors({SeriesColor::Blue, SeriesColor::Orange});
    chart.resize(400, 200);
    chart.show();
    chart.setData({line({1, 2, gap, 3, 4, gap, 5}), line({1, 2, 3, 4, 5, 6, 7})}, 6);
    QCOMPARE(drawnLines(chart), 4);
    chart.setData({line({1, 2, 3}), {}}, 2);
    QCOMPARE(drawnLines(chart), 1);
    QCOMPARE(chart.shownValues().first(), 3.);
    QVERIFY(std::isnan(chart.shownValues().last()));
}

void TestCharts::hiddenChartsDrawNothing()
{
    TimeSeriesChart chart;
    chart.setColors({SeriesColor::Blue});
    chart.setData({line({1, 2, 3})}, 2);
    QCOMPARE(drawnLines(chart), 0);
    QCOMPARE(chart.data().first().size(), 3);
    chart.show();
    QCOMPARE(drawnLines(chart), 1);
}

void TestCharts::cursorIsCommon()
{
    HoverGroup group;
    TimeSeriesChart first;
    TimeSeriesChart second;
    for (TimeSeriesChart *chart : {&first, &second}) {
        chart->setColors({SeriesColor::Blue});
        chart->setHoverGroup(&group);
        chart->setWindow(10);
        chart->resize(400, 200);
        chart->show();
    }
    first.setData({line({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10})}, 10);
    second.setData({line({0, 10, 20, 30, 40, 50, 60, 70, gap, 90, 100})}, 10);
    QCOMPARE(second.shownValues().first(), 100.);
    QSignalSpy moved(&second, &TimeSeriesChart::cursorMoved);
    group.setPosition(3.2);
    QCOMPARE(moved.size(), 1);
    QCOMPARE(first.shownValues().first(), 7.);
    QCOMPARE(second.shownValues().first(), 70.);
    group.setPosition(2);
    QVERIFY(std::isnan(second.shownValues().first()));
    QTest::mouseMove(first.viewport(), QPoint(200, 100));
    group.setPosition(std::nullopt);
    QCOMPARE(first.shownValues().first(), 10.);
}

void TestCharts::keysMoveTheCursor()
{
    HoverGroup group;
    TimeSeriesChart chart;
    chart.setColors({SeriesColor::Blue});
    chart.setHoverGroup(&group);
    chart.setWindow(10);
    chart.show();
    QTest::keyClick(&chart, Qt::Key_Left); // nothing there yet
    QVERIFY(!group.hasCursor());
    chart.setData({line({0, 1, 2, 3, 4})}, 4);
    QTest::keyClick(&chart, Qt::Key_Left);
    QCOMPARE(chart.cursorTime(), 3.);
    QTest::keyClick(&chart, Qt::Key_Home);
    QCOMPARE(chart.cursorTime(), 0.);
    QTest::keyClick(&chart, Qt::Key_Left);
    QCOMPARE(chart.cursorTime(), 0.);
    QTest::keyClick(&chart, Qt::Key_End);
    QCOMPARE(chart.cursorTime(), 4.);
    QSignalSpy live(&chart, &TimeSeriesChart::liveRequested);
    QSignalSpy pause(&chart, &TimeSeriesChart::pauseRequested);
    QTest::keyClick(&chart, Qt::Key_Escape);
    QVERIFY(!group.hasCursor());
    QCOMPARE(live.size(), 0);
    QTest::keyClick(&chart, Qt::Key_Escape);
    QTest::keyClick(&chart, Qt::Key_Space);
    QCOMPARE(live.size(), 1);
    QCOMPARE(pause.size(), 1);
}

/// The vertical axis grows at once and shrinks only when half of it is empty.
void TestCharts::axisStandsStill()
{
    TimeSeriesChart chart;
    chart.setColors({SeriesColor::Blue});
    chart.show();
    const auto top = [&chart] {
        const auto axes = chart.chart()->axes(Qt::Vertical);
        return static_cast<QValueAxis *>(axes.first())->max();
    };
    chart.setData({line({10, 70})}, 1);
    QCOMPARE(top(), 80.);
    chart.setData({line({10, 50})}, 1);
    QCOMPARE(top(), 80.);
    chart.setData({line({10, 20})}, 1);
    QCOMPARE(top(), 20.);
    chart.setData({line({10, 81})}, 1);
    QCOMPARE(top(), 100.);
}

void TestCharts::tableFollows()
{
    SeriesTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto text = [](double value) {
        return std::isnan(value) ? u"–"_s : QString::number(value);
    };
    model.setTexts(u"Time"_s, {u"A"_s, u"B"_s}, text, text);
    model.setData({line({1, 2, gap, 4}), line({5, 6, gap})});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(0, 0).data().toString(), u"3"_s);
    QCOMPARE(model.index(0, 1).data().toString(), u"4"_s);
    QCOMPARE(model.index(0, 2).data().toString(), u"–"_s);
    QCOMPARE(model.index(2, 2).data().toString(), u"5"_s);
    const QPersistentModelIndex newest = model.index(0, 0);
    model.setData({line({gap, 2, gap, 4, 5}), line({gap, 6})});
    QCOMPARE(newest.row(), 1); // one came, one went, the others moved
    QCOMPARE(model.rowCount(), 3);
    SeriesTable table;
    table.setModel(&model);
    table.selectRow(2);
    QTest::keySequence(&table, QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"1\t2\t6"_s);
}

void TestCharts::tableFollowsTheZoom()
{
    SeriesTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto text = [](double value) { return QString::number(value); };
    model.setTexts(u"Time"_s, {u"A"_s, u"B"_s}, text, text);
    const QList<QPointF> fine{{1, 1}, {2, 2}, {3, 3}, {4, 4}};
    const QList<QPointF> coarse{{2, 1.5}, {4, 4}};
    model.setData({fine, {}});
    model.setData({coarse, {}}); // the newest row is the same, those below are not
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(1, 1).data().toString(), u"1.5"_s);
    const QPersistentModelIndex newest = model.index(0, 0);
    model.setData({QList<QPointF>{{0, 9}} + coarse, {}}); // more of the past
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(newest.isValid());
    QCOMPARE(model.index(2, 1).data().toString(), u"9"_s);
    model.setData({QList<QPointF>{{0, 9}}, {}}); // panned away
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, 1).data().toString(), u"9"_s);

    ChartTile tile;
    tile.setLines({{u"A"_s, SeriesColor::Blue}});
    tile.chart().setWindow(2);
    tile.setData({line({0, 1, 2, 3, 4, 5})}, 4);
    tile.setTableShown(true);
    QCOMPARE(tile.findChild<SeriesTable *>()->model()->rowCount(), 3); // 2, 3, 4
}

/// What the line draws, the legend tells at the cursor and the table in columns of its own.
void TestCharts::peaksCanBeReadOff()
{
    ChartTile tile;
    HoverGroup group;
    tile.chart().setHoverGroup(&group);
    tile.chart().setWindow(200);
    tile.setTextMakers([](double value) { return QString::number(value, 'f', 0); },
                       [](double time) { return QString::number(time); },
                       [](double value) { return QString::number(value); });
    tile.setLines({{u"User"_s, SeriesColor::Blue}, {u"System"_s, SeriesColor::Green}});
    ChartTile::Texts texts;
    texts.timeTitle = u"Time"_s;
    texts.lowestTitle = u"%1, lowest"_s;
    texts.highestTitle = u"%1, highest"_s;
    tile.setTexts(texts);
    const QList<QPointF> user{{0, 1}, {60, 3}, {120, 1}};
    const QList<QPointF> system{{0, 5}, {60, 5.1}, {120, 5}};
    tile.chart().setDrawnData({{{0, 1}, {60, 3}, {60, 1}, {60, 97}, {60, 3}, {120, 1}},
                               {{0, 5}, {60, 5.1}, {60, 5}, {60, 5.2}, {60, 5.1}, {120, 5}}});
    tile.setData({user, system}, 120);
    QCOMPARE(tile.legend().values(), QStringList({u"1"_s, u"5"_s}));
    group.setTime(60);
    QCOMPARE(tile.legend().values(), QStringList({u"3 ↑97"_s, u"5"_s})); // 5.2 reads as 5
    group.setTime(0);
    QCOMPARE(tile.legend().values(), QStringList({u"1"_s, u"5"_s}));
    tile.setTableShown(true);
    const QAbstractItemModel *model = tile.findChild<SeriesTable *>()->model();
    const auto row = [model](int number) {
        QStringList cells;
        for (int column = 0; column < model->columnCount(); ++column)
            cells.append(model->index(number, column).data().toString());
        return cells.join(u' ');
    };
    QCOMPARE(model->columnCount(), 7);
    QCOMPARE(model->headerData(3, Qt::Horizontal).toString(), u"User, highest"_s);
    QCOMPARE(row(1), u"60 3 1 97 5 5 5"_s);
    tile.chart().setDrawnData({}); // back in a short view
    tile.setData({user, system}, 120);
    QCOMPARE(model->columnCount(), 3);
    QCOMPARE(row(1), u"60 3 5"_s);
}

QTEST_MAIN(TestCharts)
#include "tst_charts.moc"
