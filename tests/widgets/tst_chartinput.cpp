// SPDX-License-Identifier: GPL-3.0-or-later
// Zoom, pan, cursor, legend, markers: what a person does with charts.
#include "widgets/charttile.h"
#include "widgets/hovergroup.h"
#include "widgets/legendentry.h"
#include "widgets/timeticks.h"
#include "widgets/timeview.h"

#include <QAccessible>
#include <QApplication>
#include <QLineSeries>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cmath>

using namespace Widgets;
using namespace Qt::StringLiterals;

namespace
{

/// A chart with its axis and cursor, fed with a sample a second as a page would.
class Bench final
{
public:
    Bench()
    {
        tile.setLines({{u"User"_s, SeriesColor::Blue}, {u"System"_s, SeriesColor::Orange}});
        chart().setHoverGroup(&hover);
        chart().setTimeView(&view);
        QObject::connect(&view, &TimeView::changed, &tile, [this] { feed(); });
        QObject::connect(&chart(), &TimeSeriesChart::liveRequested, &view, &TimeView::goLive);
        tile.resize(500, 300);
        tile.show();
        view.setNewest(1000);
        feed();
    }
    TimeSeriesChart &chart() { return tile.chart(); }
    void feed()
    {
        QList<QPointF> user;
        QList<QPointF> system;
        for (double t = view.end() - view.window() - 5; t <= view.newest(); ++t) {
            user.append({std::floor(t), std::floor(t)});
            system.append({std::floor(t), 1});
        }
        chart().setWindow(view.window());
        tile.setData({user, system}, view.end());
    }
    [[nodiscard]] QPoint at(double share)
    {
        const QRectF plot = chart().plotArea();
        return QPointF(plot.left() + share * plot.width(), plot.center().y()).toPoint();
    }
    void wheel(double share, int turn)
    {
        const QPointF place = at(share);
        QWheelEvent event(place, chart().viewport()->mapToGlobal(place), {}, {0, turn},
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(chart().viewport(), &event);
    }
    /// The pointer moves, with the left button up or down.
    void move(double share, Qt::MouseButtons buttons = Qt::NoButton)
    {
        const QPointF place = at(share);
        QMouseEvent event(QEvent::MouseMove, place, chart().viewport()->mapToGlobal(place),
                          Qt::NoButton, buttons, Qt::NoModifier);
        QApplication::sendEvent(chart().viewport(), &event);
    }
    /// Drawn points of a line, whichever series hold them.
    [[nodiscard]] qsizetype drawn()
    {
        qsizetype count = 0;
        const auto all = chart().chart()->series();
        for (QAbstractSeries *series : all)
            count += static_cast<QLineSeries *>(series)->count();
        return count;
    }

    TimeView view;
    HoverGroup hover;
    ChartTile tile;
};

} // namespace

class TestChartInput final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void zoomKeepsTheAnchor();
    void zoomEndsAtItsLimits();
    void smallStepsAddUp();
    void panPauses();
    void panEndsAtItsLimits();
    void liveFollowsTheNewest();
    void wheelZoomsAroundThePointer();
    void dragPansAndIsNoClick();
    void clickPinsTheCursor();
    void doubleClickGoesLive();
    void keysZoomAndMove();
    void keyboardCursorStaysAtItsSample();
    void legendHidesLines();
    void legendIsReachedByKeys();
    void hiddenLinesDoNotScale();
    void markersAreHit();
    void readersHearTheCursor();
    void ticks_data();
    void ticks();
    void limitsDoNotMoveTheScale();
};

void TestChartInput::zoomKeepsTheAnchor()
{
    TimeView view;
    view.setNewest(10'000);
    view.pan(-1000);
    QCOMPARE(view.end(), 9000.);
    const double anchored = view.end() - 0.75 * view.window();
    view.zoom(0.5, 0.25);
    QCOMPARE(view.window(), 150.);
    QCOMPARE(view.end() - 0.75 * view.window(), anchored);
    view.zoom(4, 0.25);
    QCOMPARE(view.window(), 600.);
    QCOMPARE(view.end() - 0.75 * view.window(), anchored);
    TimeView live;
    live.setNewest(10'000);
    live.zoom(0.5, 0.95); // near the end means the end
    QVERIFY(live.isLive());
    live.zoom(3, 0.1); // would end in the future
    QVERIFY(live.isLive());
    live.zoom(0.5, 0.5);
    QVERIFY(!live.isLive());
    QVERIFY(live.end() < 10'000);
}

void TestChartInput::zoomEndsAtItsLimits()
{
    TimeView view;
    view.setNewest(1e9);
    for (int i = 0; i < 100; ++i)
        view.zoom(0.7, 0.5);
    QCOMPARE(view.window(), TimeView::shortest);
    for (int i = 0; i < 100; ++i)
        view.zoom(1.4, 0.5);
    QCOMPARE(view.window(), TimeView::longest);
    QVERIFY(view.end() <= 1e9);
    QSignalSpy changed(&view, &TimeView::changed);
    for (const double nonsense : {0., -1., std::nan(""), HUGE_VAL}) {
        view.zoom(nonsense);
        view.setWindow(nonsense);
    }
    view.pan(std::nan(""));
    QCOMPARE(changed.size(), 0);
}

void TestChartInput::smallStepsAddUp()
{
    TimeView view;
    view.setNewest(1000);
    view.setWindow(60);
    for (int i = 0; i < 20; ++i)
        view.zoom(1.005); // a third of a second each
    QCOMPARE(view.window(), 66.);
}

void TestChartInput::panPauses()
{
    TimeView view;
    view.setNewest(1000);
    QSignalSpy changed(&view, &TimeView::changed);
    view.pan(50); // nothing is known of the future
    QVERIFY(view.isLive());
    QCOMPARE(changed.size(), 0);
    view.pan(-30);
    QVERIFY(!view.isLive());
    QCOMPARE(view.end(), 970.);
    view.setNewest(1010);
    QCOMPARE(view.end(), 970.);
    view.goLive();
    QCOMPARE(view.end(), 1010.);
    QCOMPARE(changed.size(), 2);
}

void TestChartInput::panEndsAtItsLimits()
{
    TimeView view;
    view.setNewest(1e9);
    view.pan(-1e12);
    QCOMPARE(view.end(), 1e9 - TimeView::longest + view.window());
    view.pan(1e12);
    QCOMPARE(view.end(), 1e9);
    QVERIFY(!view.isLive());
}

void TestChartInput::liveFollowsTheNewest()
{
    TimeView view;
    QSignalSpy changed(&view, &TimeView::changed);
    view.setNewest(1000);
    QCOMPARE(view.end(), 1000.);
    view.setNewest(1001);
    QCOMPARE(view.end(), 1001.);
    QCOMPARE(changed.size(), 0); // new data draw themselves
    view.pause();
    view.pause();
    QCOMPARE(changed.size(), 1);
}

void TestChartInput::wheelZoomsAroundThePointer()
{
    Bench bench;
    bench.view.pan(-100);
    const double before = bench.view.end() - 0.5 * bench.view.window();
    bench.wheel(0.5, 120);
    QCOMPARE(bench.view.window(), 240.);
    QVERIFY(std::abs(bench.view.end() - 0.5 * bench.view.window() - before) < 1);
    bench.wheel(0.5, -120);
    QCOMPARE(bench.view.window(), 300.);
    bench.wheel(0.5, 30); // a touchpad's part of a notch
    QVERIFY(bench.view.window() < 300 && bench.view.window() > 270);
}

void TestChartInput::dragPansAndIsNoClick()
{
    Bench bench;
    QSignalSpy clicked(&bench.chart(), &TimeSeriesChart::clicked);
    QWidget *viewport = bench.chart().viewport();
    QTest::mousePress(viewport, Qt::LeftButton, {}, bench.at(0.5));
    bench.move(0.6, Qt::LeftButton);
    bench.move(0.75, Qt::LeftButton);
    QVERIFY(!bench.view.isLive());
    QVERIFY(std::abs(bench.view.end() - (1000 - 75)) < 2); // the same instant below the pointer
    QTest::mouseRelease(viewport, Qt::LeftButton, {}, bench.at(0.75));
    QCOMPARE(clicked.size(), 0);
    QVERIFY(!bench.hover.isPinned());
    QTest::keyClick(&bench.chart(), Qt::Key_Escape);
    QVERIFY(bench.view.isLive());
}

void TestChartInput::clickPinsTheCursor()
{
    Bench bench;
    QSignalSpy clicked(&bench.chart(), &TimeSeriesChart::clicked);
    QTest::mouseClick(bench.chart().viewport(), Qt::LeftButton, {}, bench.at(0.5));
    QCOMPARE(clicked.size(), 1);
    const double time = clicked.first().first().toDouble();
    QVERIFY(std::abs(time - 850) < 2);
    QVERIFY(bench.hover.isPinned() && bench.view.isLive());
    bench.move(0.9);
    QCOMPARE(bench.chart().cursorTime(), time); // it stays, whatever the pointer does
    bench.view.setNewest(1020);
    bench.feed();
    QCOMPARE(bench.chart().cursorTime(), time); // and while time goes on
    QVERIFY(std::abs(bench.chart().shownValues().first() - time) <= 1);
    QTest::mouseClick(bench.chart().viewport(), Qt::LeftButton, {}, bench.at(0.2));
    QVERIFY(bench.chart().cursorTime() < time);
    QTest::keyClick(&bench.chart(), Qt::Key_Escape);
    QVERIFY(!bench.hover.hasCursor());
    QTest::mouseClick(bench.chart().viewport(), Qt::LeftButton, {}, QPoint(1, 50));
    QCOMPARE(clicked.size(), 2); // beside the plot is no instant
}

void TestChartInput::doubleClickGoesLive()
{
    Bench bench;
    bench.view.pan(-200);
    QTest::mouseDClick(bench.chart().viewport(), Qt::LeftButton, {}, bench.at(0.5));
    QVERIFY(bench.view.isLive());
    QVERIFY(!bench.hover.hasCursor());
}

void TestChartInput::keysZoomAndMove()
{
    Bench bench;
    QTest::keyClick(&bench.chart(), Qt::Key_Equal);
    QCOMPARE(bench.view.window(), 200.);
    QVERIFY(bench.view.isLive());
    QTest::keyClick(&bench.chart(), Qt::Key_Home);
    const double cursor = bench.chart().cursorTime();
    QCOMPARE(cursor, 800.);
    QTest::keyClick(&bench.chart(), Qt::Key_Plus); // around the cursor
    QCOMPARE(bench.view.end() - bench.view.window(), cursor);
    QTest::keyClick(&bench.chart(), Qt::Key_PageUp);
    QVERIFY(bench.view.end() < 900);
    QTest::keyClick(&bench.chart(), Qt::Key_PageDown);
    QTest::keyClick(&bench.chart(), Qt::Key_PageDown);
    QVERIFY(!bench.view.isLive());
    QSignalSpy clicked(&bench.chart(), &TimeSeriesChart::clicked);
    QTest::keyClick(&bench.chart(), Qt::Key_End);
    QTest::keyClick(&bench.chart(), Qt::Key_Return);
    QCOMPARE(clicked.size(), 1);
    QVERIFY(bench.hover.isPinned());
}

void TestChartInput::keyboardCursorStaysAtItsSample()
{
    Bench bench;
    QTest::keyClick(&bench.chart(), Qt::Key_Left);
    QCOMPARE(bench.chart().cursorTime(), 999.);
    bench.view.setNewest(1010);
    bench.feed();
    QCOMPARE(bench.chart().cursorTime(), 999.);
    bench.move(0.5); // the pointer takes over
    QVERIFY(!bench.hover.time());
    QVERIFY(std::abs(bench.chart().cursorTime() - 860) < 2);
}

void TestChartInput::legendHidesLines()
{
    Bench bench;
    const auto entries = bench.tile.findChildren<LegendEntry *>();
    QCOMPARE(entries.size(), 2);
    const qsizetype both = bench.drawn();
    QTest::mouseClick(entries.at(0), Qt::LeftButton);
    QVERIFY(!bench.chart().isLineShown(0) && bench.chart().isLineShown(1));
    QVERIFY(bench.drawn() < both && bench.drawn() > 0);
    QCOMPARE(bench.tile.legend().values().first(), u"1000"_s); // still told
    QTest::mouseClick(entries.at(1), Qt::LeftButton);          // the last one stays
    QVERIFY(bench.chart().isLineShown(1) && entries.at(1)->isChecked());
    QTest::keyClick(entries.at(0), Qt::Key_Space);
    QVERIFY(bench.chart().isLineShown(0));
    QCOMPARE(bench.drawn(), both);
    QTest::keyClick(entries.at(1), Qt::Key_Space);
    bench.tile.setLines({{u"利用者"_s, SeriesColor::Blue}, {u"系"_s, SeriesColor::Orange}});
    QVERIFY(!bench.tile.legend().isShown(1)); // another language hides the same line
}

void TestChartInput::legendIsReachedByKeys()
{
    Bench bench;
    bench.tile.activateWindow();
    const auto entries = bench.tile.findChildren<LegendEntry *>();
    QVERIFY(entries.at(0)->focusPolicy() & Qt::TabFocus);
    QVERIFY(!(entries.at(1)->focusPolicy() & Qt::TabFocus));
    entries.at(0)->setFocus();
    QTest::keyClick(entries.at(0), Qt::Key_Right);
    QCOMPARE(bench.tile.focusWidget(), entries.at(1));
    QTest::keyClick(entries.at(1), Qt::Key_Right);
    QCOMPARE(bench.tile.focusWidget(), entries.at(1));
    QTest::keyClick(entries.at(1), Qt::Key_Up);
    QCOMPARE(bench.tile.focusWidget(), entries.at(0));
    QAccessibleInterface *entry = QAccessible::queryAccessibleInterface(entries.at(0));
    QVERIFY(entry && entry->state().checkable && entry->state().checked);
    QCOMPARE(entry->text(QAccessible::Name), u"User"_s);
}

void TestChartInput::hiddenLinesDoNotScale()
{
    Bench bench;
    QVERIFY(bench.chart().top() >= 1000);
    bench.chart().setLineShown(0, false);
    QVERIFY(bench.chart().top() <= 2);
    bench.chart().setLineShown(7, false); // there is none
    bench.chart().setLineShown(0, true);
    QVERIFY(bench.chart().top() >= 1000);
}

void TestChartInput::markersAreHit()
{
    Bench bench;
    QSignalSpy changed(&bench.view, &TimeView::markersChanged);
    const QList<ChartMarker> markers{{850, u"<b>Swap</b> applied"_s, MarkerKind::Flag},
                                     {850.5, u"restarted"_s, MarkerKind::Start},
                                     {100, u"long ago"_s, MarkerKind::Gap}};
    bench.view.setMarkers(markers);
    bench.view.setMarkers(markers);
    QCOMPARE(changed.size(), 1);
    const QRectF plot = bench.chart().plotArea();
    const QPointF flag(plot.left() + plot.width() / 2, plot.top() + 4);
    QCOMPARE(bench.chart().markerTexts(flag), u"<b>Swap</b> applied\nrestarted"_s);
    QVERIFY(bench.chart().markerTexts(flag + QPointF(40, 0)).isEmpty());
    QVERIFY(bench.chart().markerTexts(flag + QPointF(0, 60)).isEmpty());
    QVERIFY(bench.chart().markerTexts(QPointF(plot.left(), plot.top())).isEmpty()); // out of view
    QVERIFY(bench.chart().markerTextsAtCursor().isEmpty());
    bench.hover.setTime(850);
    QCOMPARE(bench.chart().markerTextsAtCursor(), u"<b>Swap</b> applied\nrestarted"_s);
    QVERIFY(!bench.tile.grab().isNull());
}

void TestChartInput::readersHearTheCursor()
{
    Bench bench;
    bench.view.setMarkers({{999, u"Swap applied"_s, MarkerKind::Flag}});
    bench.tile.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&bench.tile));
    bench.chart().setFocus();
    QTRY_VERIFY(bench.chart().hasFocus());
    QTest::keyClick(&bench.chart(), Qt::Key_Left);
    QCOMPARE(bench.chart().accessibleDescription(), u"999, User 999, System 1, Swap applied"_s);
    QTest::keyClick(&bench.chart(), Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(bench.chart().accessibleDescription(), u"989, User 989, System 1"_s);
    QAccessibleInterface *chart = QAccessible::queryAccessibleInterface(&bench.chart());
    QVERIFY(chart && chart->role() == QAccessible::Chart && chart->valueInterface());
    QCOMPARE(chart->text(QAccessible::Description), bench.chart().accessibleDescription());
    QCOMPARE(chart->valueInterface()->currentValue().toDouble(), 989.);
    bench.chart().setLineShown(0, false);
    QCOMPARE(chart->valueInterface()->currentValue().toDouble(), 1.);
}

void TestChartInput::ticks_data()
{
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::addColumn<double>("offset");
    QTest::addColumn<double>("step");
    QTest::addColumn<QList<double>>("times");
    QTest::newRow("5 minutes") << 3610. << 3910. << 0. << 60.
                               << QList<double>{3660, 3720, 3780, 3840, 3900};
    QTest::newRow("1 hour") << 3600. << 7199. << 0. << 900.
                            << QList<double>{3600, 4500, 5400, 6300};
    QTest::newRow("a day in Tokyo")
        << 0. << 86'399. << 32'400. << 21'600. << QList<double>{10'800, 32'400, 54'000, 75'600};
    QTest::newRow("half an hour off")
        << 0. << 7200. << 1800. << 1800. << QList<double>{0, 1800, 3600, 5400, 7200};
    QTest::newRow("nothing") << 5. << 5. << 0. << 0. << QList<double>();
    QTest::newRow("nonsense") << std::nan("") << 5. << 0. << 0. << QList<double>();
}

void TestChartInput::ticks()
{
    QFETCH(double, from);
    QFETCH(double, to);
    QFETCH(double, offset);
    const TimeTicks ticks = timeTicks(from, to, 5, offset);
    QTEST(ticks.step, "step");
    QTEST(ticks.times, "times");
}

void TestChartInput::limitsDoNotMoveTheScale()
{
    Bench bench;
    const double top = bench.chart().top();
    bench.chart().setLimits({{1e6, true, false}, {900, true, true}, {5, false, true}});
    QCOMPARE(bench.chart().top(), top);
    const QImage before = bench.tile.grab().toImage();
    bench.chart().setLimits({});
    QVERIFY(bench.tile.grab().toImage() != before);
}

QTEST_MAIN(TestChartInput)
#include "tst_chartinput.moc"
