// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/palette.h"
#include "widgets/scale.h"

#include <QChartView>
#include <QPointer>

#include <functional>
#include <limits>

class QLineSeries;
class QValueAxis;

namespace Widgets
{

class HoverGroup;

/// Lines over time. The horizontal axis is fixed ("seconds before the end") so that nothing but
/// the lines moves; the vertical one starts at 0. NaN points are gaps. Texts are given, already
/// translated. A chart that cannot be seen keeps its data and draws nothing.
class TimeSeriesChart final : public QChartView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimeSeriesChart)
public:
    explicit TimeSeriesChart(QWidget *parent = nullptr);

    /// One colour a line; more or fewer lines than before clear the data.
    void setColors(const QList<SeriesColor> &colors);
    void setWindow(double seconds); ///< width of the axis
    /// Words below the two ends of the horizontal axis.
    void setEndTexts(const QString &left, const QString &right);
    void setCounting(Counting counting);
    /// The axis ends there for good; NaN: as high as the data, at least `floor`.
    void setTop(double top, double floor = 1);
    /// How the numbers of the vertical axis are written.
    void setTickText(std::function<QString(double)> text);
    /// How the instant at the cursor is written below it; without it, nothing is.
    void setTimeText(std::function<QString(double)> text);
    void setHoverGroup(HoverGroup *group);

    /// All points at once, a list a line, x in seconds since any fixed point, ascending; `end` is
    /// the x of the right end.
    void setData(const QList<QList<QPointF>> &lines, double end);
    [[nodiscard]] const QList<QList<QPointF>> &data() const { return m_lines; }
    /// What lines are drawn from where that is more than their points, such as the lowest and the
    /// highest value at each x. Cursor, table and values keep to the points. Before setData(); an
    /// empty list (or one for a line): the points themselves.
    void setDrawnData(const QList<QList<QPointF>> &lines);
    [[nodiscard]] double end() const { return m_end; }
    /// The values at the cursor, or the latest ones without a cursor; NaN where there is none.
    [[nodiscard]] QList<double> shownValues() const;
    /// x of the cursor; NaN without one.
    [[nodiscard]] double cursorTime() const;

Q_SIGNALS:
    void cursorMoved();
    void pauseRequested(); ///< Space
    void liveRequested();  ///< Escape, when there is no cursor to drop
    /// A click, or Enter at the keyboard's cursor; the cursor is pinned there.
    void clicked(double time);

protected:
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void applyData();
    void applyLine(qsizetype line, double step);
    void applyScale();
    void layOut();
    void recolor();
    void moveCursor(int samples);
    void pin(double time);
    [[nodiscard]] const QList<QPointF> &drawnLine(qsizetype line) const;
    void drawCursor(QPainter &painter);
    void drawCursorTime(QPainter &painter, double x);
    [[nodiscard]] double valueAt(qsizetype line, double time) const;
    [[nodiscard]] double xOf(double secondsBefore) const;
    [[nodiscard]] double yOf(double value) const;

    QList<SeriesColor> m_colors;
    QList<QList<QLineSeries *>> m_series; ///< of each line, one a run between gaps
    QValueAxis *m_xAxis;
    QValueAxis *m_yAxis;
    QList<QList<QPointF>> m_lines;
    QList<QList<QPointF>> m_drawn;
    double m_end = 0;
    double m_window = 300;
    Counting m_counting = Counting::Decimal;
    double m_top = std::numeric_limits<double>::quiet_NaN();
    double m_floor = 1;
    Scale m_scale;
    QString m_leftText;
    QString m_rightText;
    std::function<QString(double)> m_tickText;
    std::function<QString(double)> m_timeText;
    QPointer<HoverGroup> m_group;
    QRectF m_plot;
    bool m_dirty = false;
};

} // namespace Widgets
