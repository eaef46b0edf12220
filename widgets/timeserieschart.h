// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/chartmarker.h"
#include "widgets/palette.h"
#include "widgets/scale.h"
#include "widgets/timeticks.h"

#include <QChartView>
#include <QPointer>

#include <functional>
#include <limits>

class QLineSeries;
class QValueAxis;

namespace Widgets
{

class HoverGroup;
class TimeView;

/// A value that the lines should stay below (or above), drawn as a thin line.
struct ChartLimit {
    double value = 0;
    bool isUpper = true;
    bool isCrossed = false; ///< then it is tinted up to the end of the axis

    friend bool operator==(const ChartLimit &, const ChartLimit &) = default;
};

/// Lines over time. The horizontal axis is fixed ("seconds before the end") so that nothing but
/// the lines moves; the vertical one starts at 0. NaN points are gaps. Texts are given, already
/// translated. A chart that cannot be seen keeps its data and draws nothing.
///
/// With a TimeView, the wheel and + and - zoom, dragging and Page Up and Page Down move through
/// time. The chart changes the view and waits for data that fit; whoever gives data listens to it.
class TimeSeriesChart final : public QChartView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimeSeriesChart)
public:
    explicit TimeSeriesChart(QWidget *parent = nullptr);

    /// One colour a line; more or fewer lines than before clear the data and show all.
    void setColors(const QList<SeriesColor> &colors);
    /// A hidden line keeps its data and its values; only nothing of it is drawn.
    void setLineShown(qsizetype line, bool shown);
    [[nodiscard]] bool isLineShown(qsizetype line) const { return !m_hidden.value(line); }
    void setWindow(double seconds); ///< width of the axis
    /// Words below the two ends of the horizontal axis.
    void setEndTexts(const QString &left, const QString &right);
    /// Round instants below the axis: how one is written, given how far they are apart, and the
    /// clock's distance from UTC at an instant, in seconds. Without them, or while not shown, there
    /// are only the words at the ends.
    void setTimeTickTexts(std::function<QString(double time, double step)> text,
                          std::function<double(double time)> offset);
    void setTimeTicksShown(bool shown);
    void setCounting(Counting counting);
    /// The axis ends there for good; NaN: as high as the data, at least `floor`.
    void setTop(double top, double floor = 1);
    void setLimits(const QList<ChartLimit> &limits);
    /// How the numbers of the vertical axis are written.
    void setTickText(std::function<QString(double)> text);
    /// How the instant at the cursor is written below it; without it, nothing is.
    void setTimeText(std::function<QString(double)> text);
    void setHoverGroup(HoverGroup *group);
    void setTimeView(TimeView *view);

    /// All points at once, a list a line, x in seconds since any fixed point, ascending; `end` is
    /// the x of the right end. Points beyond either end let lines run on to the edges.
    void setData(const QList<QList<QPointF>> &lines, double end);
    [[nodiscard]] const QList<QList<QPointF>> &data() const { return m_lines; }
    /// What lines are drawn from where that is more than their points, such as the lowest and the
    /// highest value at each x. Cursor, table and values keep to the points. Before setData(); an
    /// empty list (or one for a line): the points themselves.
    void setDrawnData(const QList<QList<QPointF>> &lines);
    /// The points within the axis only.
    [[nodiscard]] QList<QList<QPointF>> shownData() const;
    /// The same with the lowest and with the highest of what is drawn at their x; both are empty
    /// where lines are drawn from their points alone.
    struct Extremes {
        QList<QList<QPointF>> lows{};
        QList<QList<QPointF>> highs{};
    };
    [[nodiscard]] Extremes shownExtremes() const;
    [[nodiscard]] double end() const { return m_end; }
    /// The values at the cursor, or the latest ones without a cursor; NaN where there is none.
    [[nodiscard]] QList<double> shownValues() const;
    /// The highest that is drawn where shownValues() are; NaN where that is the value itself, and
    /// without a cursor.
    [[nodiscard]] QList<double> shownPeaks() const;
    /// x of the cursor; NaN without one.
    [[nodiscard]] double cursorTime() const;
    /// Texts of the markers at a place of the viewport (those at the cursor without one), one a
    /// line.
    [[nodiscard]] QString markerTexts(const QPointF &position) const;
    [[nodiscard]] QString markerTextsAtCursor() const;
    /// Where the lines are drawn, in the viewport.
    [[nodiscard]] QRectF plotArea() const { return m_plot; }
    /// How high the vertical axis is.
    [[nodiscard]] double top() const { return m_scale.top; }

Q_SIGNALS:
    void cursorMoved();
    void pauseRequested(); ///< Space
    void liveRequested();  ///< Escape, when there is no cursor to drop; double click
    /// A press without a drag, or Enter at the keyboard's cursor; the cursor is pinned there.
    void clicked(double time);

protected:
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    // timeserieschart.cpp
    void applyData();
    void applyLine(qsizetype line, double step);
    void applyScale();
    void layOut();
    void recolor();
    void measureSpacing();
    [[nodiscard]] const QList<QPointF> &drawnLine(qsizetype line) const;
    void redrawBackground();
    [[nodiscard]] const QPointF *pointAt(qsizetype line, double time) const;
    [[nodiscard]] double xOf(double secondsBefore) const;
    [[nodiscard]] double yOf(double value) const;
    [[nodiscard]] double timeAt(double x) const;
    [[nodiscard]] QList<double> markerPlaces() const;

    // timeserieschartdrawing.cpp
    void drawTimeAxis(QPainter &painter);
    void drawLimits(QPainter &painter);
    void drawMarkers(QPainter &painter);
    void drawCursor(QPainter &painter);
    void drawCursorTime(QPainter &painter, double x);
    [[nodiscard]] TimeTicks ticks() const;

    // timeserieschartinput.cpp
    void moveCursor(int samples);
    void dropCursor();
    void drag(double x);
    bool handleCursorKey(const QKeyEvent &event);
    bool handleViewKey(const QKeyEvent &event);
    void zoomAtCursor(double factor);

    QList<SeriesColor> m_colors;
    QList<bool> m_hidden;
    QList<QList<QLineSeries *>> m_series; ///< of each line, one a run between gaps
    QValueAxis *m_xAxis;
    QValueAxis *m_yAxis;
    QList<QList<QPointF>> m_lines;
    QList<QList<QPointF>> m_drawn;
    double m_end = 0;
    double m_window = 300;
    double m_spacing = 1; ///< seconds between samples, as a rule
    Counting m_counting = Counting::Decimal;
    double m_top = std::numeric_limits<double>::quiet_NaN();
    double m_floor = 1;
    Scale m_scale;
    QList<ChartLimit> m_limits;
    QString m_leftText;
    QString m_rightText;
    bool m_ticksShown = false;
    std::function<QString(double, double)> m_timeTickText;
    std::function<double(double)> m_offset;
    std::function<QString(double)> m_tickText;
    std::function<QString(double)> m_timeText;
    QPointer<HoverGroup> m_group;
    QPointer<TimeView> m_view;
    QRectF m_plot;
    bool m_dirty = false;
    double m_pressX = std::numeric_limits<double>::quiet_NaN(); ///< of a press under way
    double m_dragX = 0; ///< up to where a drag has moved the view
    bool m_isDragging = false;
};

} // namespace Widgets
