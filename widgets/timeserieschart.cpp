// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeserieschart.h"

#include "widgets/decimate.h"
#include "widgets/hovergroup.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLineSeries>
#include <QMouseEvent>
#include <QPainter>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace Widgets
{

namespace
{

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr double penWidth = 1.6;
constexpr int gap = 8; ///< of the 8-pixel grid

} // namespace

TimeSeriesChart::TimeSeriesChart(QWidget *parent)
    : QChartView(parent)
    , m_xAxis(new QValueAxis(this))
    , m_yAxis(new QValueAxis(this))
    , m_scale(scaleFor(1, 1, Counting::Decimal))
    , m_tickText([](double value) { return QString::number(value); })
{
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumSize(160, 96);
    setCacheMode(QGraphicsView::CacheNone);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    chart()->legend()->hide();
    chart()->setBackgroundVisible(false);
    chart()->setMargins({});
    chart()->setAnimationOptions(QChart::NoAnimation);
    // Only their ranges are used: lines and labels are drawn here, fewer and fainter.
    for (QValueAxis *axis : {m_xAxis, m_yAxis})
        axis->setVisible(false);
    chart()->addAxis(m_xAxis, Qt::AlignBottom);
    chart()->addAxis(m_yAxis, Qt::AlignLeft);
    m_xAxis->setRange(-m_window, 0);
    m_yAxis->setRange(0, m_scale.top);
}

void TimeSeriesChart::setColors(const QList<SeriesColor> &colors)
{
    if (colors.size() != m_colors.size()) {
        chart()->removeAllSeries();
        m_series = QList<QList<QLineSeries *>>(colors.size());
        m_lines = QList<QList<QPointF>>(colors.size());
    }
    m_colors = colors;
    recolor();
}

void TimeSeriesChart::setWindow(double seconds)
{
    m_window = seconds;
    m_xAxis->setRange(-seconds, 0);
}

void TimeSeriesChart::setEndTexts(const QString &left, const QString &right)
{
    if (m_leftText == left && m_rightText == right)
        return;
    m_leftText = left;
    m_rightText = right;
    viewport()->update();
}

void TimeSeriesChart::setCounting(Counting counting)
{
    m_counting = counting;
}

void TimeSeriesChart::setTop(double top, double floor)
{
    if (m_top == top && m_floor == floor)
        return;
    m_top = top;
    m_floor = floor;
    applyScale();
}

void TimeSeriesChart::setTickText(std::function<QString(double)> text)
{
    m_tickText = std::move(text);
    layOut();
}

void TimeSeriesChart::setTimeText(std::function<QString(double)> text)
{
    m_timeText = std::move(text);
}

void TimeSeriesChart::setHoverGroup(HoverGroup *group)
{
    m_group = group;
    connect(group, &HoverGroup::moved, this, [this] {
        viewport()->update();
        Q_EMIT cursorMoved();
    });
}

void TimeSeriesChart::setData(const QList<QList<QPointF>> &lines, double end)
{
    m_lines = lines.mid(0, m_colors.size());
    m_lines.resize(m_colors.size());
    m_end = end;
    m_dirty = true;
    if (isVisible())
        applyData();
}

void TimeSeriesChart::setDrawnData(const QList<QList<QPointF>> &lines)
{
    m_drawn = lines;
}

void TimeSeriesChart::applyData()
{
    m_dirty = false;
    applyScale();
    const double step = m_window / std::max(1., m_plot.width());
    for (qsizetype line = 0; line < m_lines.size(); ++line)
        applyLine(line, step);
}

void TimeSeriesChart::applyLine(qsizetype line, double step)
{
    QList<QLineSeries *> &series = m_series[line];
    QList<QList<QPointF>> runs = segments(decimated(drawnLine(line), step));
    while (series.size() < runs.size()) {
        auto *added = new QLineSeries;
        added->setPen(QPen(seriesColor(m_colors.at(line), palette()), penWidth));
        chart()->addSeries(added);
        added->attachAxis(m_xAxis);
        added->attachAxis(m_yAxis);
        series.append(added);
    }
    for (qsizetype i = 0; i < series.size(); ++i) {
        QList<QPointF> points = i < runs.size() ? runs.at(i) : QList<QPointF>();
        for (QPointF &point : points)
            point.rx() -= m_end;
        if (points.size() == 1) // a sample between two gaps is worth a dot
            points = {points.first() - QPointF(step, 0), points.first() + QPointF(step, 0)};
        if (!points.isEmpty() || series.at(i)->count() > 0)
            series.at(i)->replace(points);
    }
}

const QList<QPointF> &TimeSeriesChart::drawnLine(qsizetype line) const
{
    const bool isGiven = line < m_drawn.size() && !m_drawn.at(line).isEmpty();
    return isGiven ? m_drawn.at(line) : m_lines.at(line);
}

/// The axis grows at once and shrinks only by half or more: a scale that twitches cannot be read.
void TimeSeriesChart::applyScale()
{
    Scale scale;
    if (std::isfinite(m_top)) {
        scale = fixedScale(m_top, m_counting);
    } else {
        double highest = 0;
        for (qsizetype line = 0; line < m_lines.size(); ++line) {
            for (const QPointF &point : drawnLine(line)) {
                if (point.x() >= m_end - m_window && point.y() > highest) // false for NaN
                    highest = point.y();
            }
        }
        scale = scaleFor(highest, m_floor, m_counting);
        const bool fits = highest <= m_scale.top && scale.top > m_scale.top / 2;
        if (fits && m_scale.top >= m_floor)
            return;
    }
    if (scale == m_scale)
        return;
    m_scale = scale;
    m_yAxis->setRange(0, scale.top);
    layOut();
}

void TimeSeriesChart::layOut()
{
    const QFontMetrics metrics = fontMetrics();
    int widest = 0;
    for (const double tick : std::as_const(m_scale.ticks))
        widest = std::max(widest, metrics.horizontalAdvance(m_tickText(tick)));
    // In whole steps of the grid, so that the lines do not jump when a label gets a digit more.
    const int left = (widest + 2 * gap) / gap * gap;
    const int lineHeight = metrics.height();
    const QRectF plot(left, lineHeight / 2 + 2, viewport()->width() - left - 4,
                      viewport()->height() - lineHeight / 2 - lineHeight - 6);
    m_plot = plot.isValid() ? plot : QRectF(left, 0, 1, 1);
    chart()->setPlotArea(m_plot);
    viewport()->update();
}

void TimeSeriesChart::recolor()
{
    for (qsizetype line = 0; line < m_series.size(); ++line) {
        for (QLineSeries *series : std::as_const(m_series[line]))
            series->setPen(QPen(seriesColor(m_colors.at(line), palette()), penWidth));
    }
    viewport()->update();
}

double TimeSeriesChart::xOf(double secondsBefore) const
{
    return m_plot.right() - secondsBefore / m_window * m_plot.width();
}

double TimeSeriesChart::yOf(double value) const
{
    return m_plot.bottom() - value / m_scale.top * m_plot.height();
}

void TimeSeriesChart::drawBackground(QPainter *painter, const QRectF &rect)
{
    painter->fillRect(rect, palette().color(QPalette::Base));
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setFont(font());
    const QColor line = separatorColor(palette());
    const QColor text = toneColor(Tone::Muted, palette());
    const QFontMetrics metrics = fontMetrics();
    for (const double tick : std::as_const(m_scale.ticks)) {
        const double y = std::round(yOf(tick));
        painter->setPen(line);
        painter->drawLine(QPointF(m_plot.left(), y), QPointF(m_plot.right(), y));
        painter->setPen(text);
        const QRectF label(0, y - metrics.height() / 2., m_plot.left() - gap, metrics.height());
        painter->drawText(label, Qt::AlignRight | Qt::AlignVCenter, m_tickText(tick));
    }
    const QRectF below(m_plot.left(), m_plot.bottom() + 4, m_plot.width(), metrics.height());
    painter->drawText(below, Qt::AlignLeft | Qt::AlignVCenter, m_leftText);
    painter->drawText(below, Qt::AlignRight | Qt::AlignVCenter, m_rightText);
    painter->setRenderHint(QPainter::Antialiasing, true);
}

void TimeSeriesChart::drawForeground(QPainter *painter, const QRectF &)
{
    if (m_group && m_group->hasCursor())
        drawCursor(*painter);
    if (hasFocus()) {
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setPen(QPen(palette().color(QPalette::Highlight), 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(m_plot.adjusted(0, -2, 0, 1));
    }
}

void TimeSeriesChart::drawCursor(QPainter &painter)
{
    const double before = *m_group->before(m_end);
    if (before < 0 || before > m_window)
        return;
    const double x = std::round(xOf(before));
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(toneColor(Tone::Muted, palette()), 1));
    painter.drawLine(QPointF(x, m_plot.top()), QPointF(x, m_plot.bottom()));
    if (m_timeText)
        drawCursorTime(painter, x);
    painter.setRenderHint(QPainter::Antialiasing, true);
    for (qsizetype line = 0; line < m_lines.size(); ++line) {
        const double value = valueAt(line, m_end - before);
        if (!std::isfinite(value))
            continue;
        painter.setPen(QPen(palette().color(QPalette::Base), 1));
        painter.setBrush(seriesColor(m_colors.at(line), palette()));
        painter.drawEllipse(QPointF(x, yOf(std::min(value, m_scale.top))), 3.5, 3.5);
    }
}

void TimeSeriesChart::drawCursorTime(QPainter &painter, double x)
{
    const QString text = m_timeText(cursorTime());
    const double width = fontMetrics().horizontalAdvance(text) + 2 * gap;
    const double left =
        std::clamp(x - width / 2, m_plot.left(), std::max(m_plot.left(), m_plot.right() - width));
    const QRectF place(left, m_plot.bottom() + 4, width, fontMetrics().height());
    QRectF cleared = place; // of a word at an end that it touches, nothing is left standing
    if (place.right() > m_plot.right() - fontMetrics().horizontalAdvance(m_rightText))
        cleared.setRight(m_plot.right() + 1);
    if (place.left() < m_plot.left() + fontMetrics().horizontalAdvance(m_leftText))
        cleared.setLeft(m_plot.left() - 1);
    painter.fillRect(cleared, palette().color(QPalette::Base));
    painter.setPen(palette().color(QPalette::Text));
    painter.setFont(font());
    painter.drawText(place, Qt::AlignCenter, text);
}

/// The sample nearest to `time`, if it is no further away than samples are apart.
double TimeSeriesChart::valueAt(qsizetype line, double time) const
{
    const QList<QPointF> &points = m_lines.at(line);
    const auto after =
        std::lower_bound(points.begin(), points.end(), time,
                         [](const QPointF &point, double wanted) { return point.x() < wanted; });
    const QPointF *nearest = nullptr;
    if (after != points.end())
        nearest = &*after;
    if (after != points.begin() && (!nearest || time - std::prev(after)->x() < nearest->x() - time))
        nearest = &*std::prev(after);
    const double reach = std::max(1.5, m_window / double(points.size() + 1));
    return nearest && std::abs(nearest->x() - time) <= reach ? nearest->y() : notANumber;
}

double TimeSeriesChart::cursorTime() const
{
    return m_group && m_group->hasCursor() ? m_end - *m_group->before(m_end) : notANumber;
}

QList<double> TimeSeriesChart::shownValues() const
{
    const double time = cursorTime();
    QList<double> values;
    for (qsizetype line = 0; line < m_lines.size(); ++line)
        values.append(valueAt(line, std::isfinite(time) ? time : m_end));
    return values;
}

void TimeSeriesChart::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    layOut();
    m_dirty = true;
    if (isVisible())
        applyData();
}

void TimeSeriesChart::showEvent(QShowEvent *event)
{
    QChartView::showEvent(event);
    if (m_dirty)
        applyData();
}

void TimeSeriesChart::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        recolor();
    else if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        layOut();
}

void TimeSeriesChart::mouseMoveEvent(QMouseEvent *event)
{
    QChartView::mouseMoveEvent(event);
    if (!m_group)
        return;
    const double x = event->position().x();
    if (x < m_plot.left() || x > m_plot.right())
        m_group->setPosition(std::nullopt);
    else
        m_group->setPosition((m_plot.right() - x) / m_plot.width() * m_window);
}

void TimeSeriesChart::leaveEvent(QEvent *event)
{
    QChartView::leaveEvent(event);
    if (m_group)
        m_group->setPosition(std::nullopt);
}

void TimeSeriesChart::mouseReleaseEvent(QMouseEvent *event)
{
    QChartView::mouseReleaseEvent(event);
    const double x = event->position().x();
    if (m_group && event->button() == Qt::LeftButton && x >= m_plot.left() && x <= m_plot.right())
        pin(m_end - (m_plot.right() - x) / m_plot.width() * m_window);
}

void TimeSeriesChart::pin(double time)
{
    m_group->pin(time);
    Q_EMIT clicked(time);
}

/// Moves the cursor over the samples of the first line that has any; from the right end at first.
void TimeSeriesChart::moveCursor(int samples)
{
    const auto line = std::find_if(m_lines.begin(), m_lines.end(),
                                   [](const QList<QPointF> &one) { return !one.isEmpty(); });
    if (!m_group || line == m_lines.end())
        return;
    const double time = m_group->hasCursor() ? cursorTime() : m_end;
    const auto at =
        std::lower_bound(line->begin(), line->end(), time - 1e-6,
                         [](const QPointF &point, double wanted) { return point.x() < wanted; });
    const qsizetype here = at - line->begin();
    const qsizetype wanted = std::clamp<qsizetype>(here + samples, 0, line->size() - 1);
    m_group->setTime(line->at(wanted).x());
}

void TimeSeriesChart::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        moveCursor(event->modifiers() & Qt::ShiftModifier ? -10 : -1);
        return;
    case Qt::Key_Right:
        moveCursor(event->modifiers() & Qt::ShiftModifier ? 10 : 1);
        return;
    case Qt::Key_Home:
        moveCursor(-1'000'000);
        return;
    case Qt::Key_End:
        moveCursor(1'000'000);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_group && m_group->hasCursor())
            pin(cursorTime());
        return;
    case Qt::Key_Space:
        Q_EMIT pauseRequested();
        return;
    case Qt::Key_Escape:
        if (m_group && m_group->hasCursor())
            m_group->clear();
        else
            Q_EMIT liveRequested();
        return;
    default:
        QChartView::keyPressEvent(event);
    }
}

void TimeSeriesChart::focusInEvent(QFocusEvent *event)
{
    QChartView::focusInEvent(event);
    viewport()->update();
}

void TimeSeriesChart::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    viewport()->update();
}

} // namespace Widgets
