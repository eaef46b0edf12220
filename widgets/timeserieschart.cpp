// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeserieschart.h"

#include "widgets/chartaccessible.h"
#include "widgets/decimate.h"
#include "widgets/hovergroup.h"
#include "widgets/timeview.h"

#include <QEvent>
#include <QLineSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace Widgets
{

namespace
{

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
/// Up to one pixel Qt has a path of its own that is several times as fast as that for wider lines.
constexpr double penWidth = 1;
constexpr int gap = 8; ///< of the 8-pixel grid

} // namespace

TimeSeriesChart::TimeSeriesChart(QWidget *parent)
    : QChartView(parent)
    , m_xAxis(new QValueAxis(this))
    , m_yAxis(new QValueAxis(this))
    , m_scale(scaleFor(1, 1, Counting::Decimal))
    , m_tickText([](double value) { return QString::number(value); })
{
    ChartAccessible::install();
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumSize(160, 96);
    setCacheMode(QGraphicsView::CacheBackground);
    // All lines change at each tick: what is dirty need not be worked out, nor found in an index.
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    setOptimizationFlag(QGraphicsView::DontSavePainterState);
    setOptimizationFlag(QGraphicsView::DontAdjustForAntialiasing);
    scene()->setItemIndexMethod(QGraphicsScene::NoIndex);
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
        m_hidden = QList<bool>(colors.size(), false);
    }
    m_colors = colors;
    recolor();
}

void TimeSeriesChart::setLineShown(qsizetype line, bool shown)
{
    if (line < 0 || line >= m_hidden.size() || m_hidden.at(line) != shown)
        return;
    m_hidden[line] = !shown;
    m_dirty = true;
    if (isVisible())
        applyData();
    viewport()->update();
}

void TimeSeriesChart::setWindow(double seconds)
{
    if (m_window == seconds)
        return;
    m_window = seconds;
    m_xAxis->setRange(-seconds, 0);
    redrawBackground();
}

void TimeSeriesChart::setEndTexts(const QString &left, const QString &right)
{
    if (m_leftText == left && m_rightText == right)
        return;
    m_leftText = left;
    m_rightText = right;
    redrawBackground();
}

void TimeSeriesChart::setTimeTickTexts(std::function<QString(double, double)> text,
                                       std::function<double(double)> offset)
{
    m_timeTickText = std::move(text);
    m_offset = std::move(offset);
    redrawBackground();
}

void TimeSeriesChart::setTimeTicksShown(bool shown)
{
    if (m_ticksShown == shown)
        return;
    m_ticksShown = shown;
    redrawBackground();
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

void TimeSeriesChart::setLimits(const QList<ChartLimit> &limits)
{
    if (m_limits == limits)
        return;
    m_limits = limits;
    redrawBackground();
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

void TimeSeriesChart::setTimeView(TimeView *view)
{
    m_view = view;
    connect(view, &TimeView::markersChanged, this, [this] { viewport()->update(); });
}

void TimeSeriesChart::setData(const QList<QList<QPointF>> &lines, double end)
{
    m_lines = lines.mid(0, m_colors.size());
    m_lines.resize(m_colors.size());
    if (m_ticksShown && end != m_end)
        redrawBackground();
    m_end = end;
    measureSpacing();
    m_dirty = true;
    if (isVisible())
        applyData();
}

void TimeSeriesChart::setDrawnData(const QList<QList<QPointF>> &lines)
{
    m_drawn = lines;
}

const QList<QPointF> &TimeSeriesChart::drawnLine(qsizetype line) const
{
    const bool isGiven = line < m_drawn.size() && !m_drawn.at(line).isEmpty();
    return isGiven ? m_drawn.at(line) : m_lines.at(line);
}

QList<QList<QPointF>> TimeSeriesChart::shownData() const
{
    QList<QList<QPointF>> shown;
    for (const QList<QPointF> &line : m_lines) {
        shown.append(QList<QPointF>());
        for (const QPointF &point : line) {
            if (point.x() >= m_end - m_window && point.x() <= m_end)
                shown.last().append(point);
        }
    }
    return shown;
}

TimeSeriesChart::Extremes TimeSeriesChart::shownExtremes() const
{
    Extremes extremes;
    const QList<QList<QPointF>> shown = shownData();
    if (std::all_of(m_drawn.begin(), m_drawn.end(),
                    [](const auto &line) { return line.isEmpty(); }))
        return extremes;
    for (qsizetype line = 0; line < shown.size(); ++line) {
        extremes.lows.append(shown.at(line));
        extremes.highs.append(shown.at(line));
        const QList<QPointF> &drawn = drawnLine(line);
        auto at = drawn.begin();
        for (qsizetype i = 0; i < shown.at(line).size(); ++i) {
            QPointF &low = extremes.lows.last()[i];
            QPointF &high = extremes.highs.last()[i];
            for (; at != drawn.end() && at->x() <= low.x(); ++at) {
                if (at->x() < low.x())
                    continue;
                low.setY(std::fmin(low.y(), at->y()));
                high.setY(std::fmax(high.y(), at->y()));
            }
        }
    }
    return extremes;
}

/// The middle one of the first distances: a gap or a late sample among them does not count.
void TimeSeriesChart::measureSpacing()
{
    constexpr qsizetype enough = 15;
    QList<double> distances;
    for (const QList<QPointF> &line : std::as_const(m_lines)) {
        for (qsizetype i = 1; i < line.size() && distances.size() < enough; ++i) {
            if (std::isfinite(line.at(i).y()) && std::isfinite(line.at(i - 1).y()))
                distances.append(line.at(i).x() - line.at(i - 1).x());
        }
    }
    std::sort(distances.begin(), distances.end());
    m_spacing = distances.isEmpty() ? 1 : distances.at(distances.size() / 2);
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
    QList<QList<QPointF>> runs;
    if (!m_hidden.at(line))
        runs = segments(decimated(drawnLine(line), step));
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

/// The axis grows at once and shrinks only by half or more: a scale that twitches cannot be read.
void TimeSeriesChart::applyScale()
{
    Scale scale;
    if (std::isfinite(m_top)) {
        scale = fixedScale(m_top, m_counting);
    } else {
        double highest = 0;
        for (qsizetype line = 0; line < m_lines.size(); ++line) {
            if (m_hidden.at(line))
                continue;
            for (const QPointF &point : drawnLine(line)) {
                if (point.x() >= m_end - m_window && point.x() <= m_end &&
                    point.y() > highest) // false for NaN
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
    const QRectF wanted = plot.isValid() ? plot : QRectF(left, 0, 1, 1);
    if (wanted != m_plot) {
        m_plot = wanted;
        chart()->setPlotArea(m_plot);
    }
    redrawBackground();
}

void TimeSeriesChart::recolor()
{
    for (qsizetype line = 0; line < m_series.size(); ++line) {
        for (QLineSeries *series : std::as_const(m_series[line]))
            series->setPen(QPen(seriesColor(m_colors.at(line), palette()), penWidth));
    }
    redrawBackground();
}

/// What drawBackground() paints is kept as a picture: grid, words and limits stand still while the
/// lines move.
void TimeSeriesChart::redrawBackground()
{
    resetCachedContent();
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

double TimeSeriesChart::timeAt(double x) const
{
    return m_end - (m_plot.right() - x) / m_plot.width() * m_window;
}

QList<double> TimeSeriesChart::markerPlaces() const
{
    QList<double> places;
    if (!m_view)
        return places;
    for (const ChartMarker &marker : m_view->markers())
        places.append(xOf(m_end - marker.time));
    return places;
}

QString TimeSeriesChart::markerTexts(const QPointF &position) const
{
    return m_view ? markerTextsAt(m_view->markers(), markerPlaces(), position, m_plot) : QString();
}

QString TimeSeriesChart::markerTextsAtCursor() const
{
    QStringList texts;
    if (m_view) {
        for (const ChartMarker &marker : m_view->markers()) {
            // NaN without a cursor: nothing is near it.
            if (std::abs(marker.time - cursorTime()) <= std::max(m_spacing, 1.))
                texts.append(marker.text);
        }
    }
    return texts.join(u'\n');
}

/// The sample nearest to `time`, if it is no further away than samples are apart; else nullptr.
const QPointF *TimeSeriesChart::pointAt(qsizetype line, double time) const
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
    const double reach = std::max(1.5, 0.75 * m_spacing);
    return nearest && std::abs(nearest->x() - time) <= reach ? nearest : nullptr;
}

double TimeSeriesChart::cursorTime() const
{
    const auto before = m_group ? m_group->before(m_end) : std::nullopt;
    return before ? m_end - *before : notANumber;
}

QList<double> TimeSeriesChart::shownValues() const
{
    const double time = cursorTime();
    QList<double> values;
    for (qsizetype line = 0; line < m_lines.size(); ++line) {
        const QPointF *point = pointAt(line, std::isfinite(time) ? time : m_end);
        values.append(point ? point->y() : notANumber);
    }
    return values;
}

QList<double> TimeSeriesChart::shownPeaks() const
{
    QList<double> peaks(m_lines.size(), notANumber);
    const double time = cursorTime();
    for (qsizetype line = 0; line < m_lines.size() && std::isfinite(time); ++line) {
        const QPointF *point = pointAt(line, time);
        if (!point)
            continue;
        double peak = point->y();
        const QList<QPointF> &drawn = drawnLine(line);
        for (auto at = std::lower_bound(
                 drawn.begin(), drawn.end(), point->x(),
                 [](const QPointF &one, double wanted) { return one.x() < wanted; });
             at != drawn.end() && at->x() == point->x(); ++at)
            peak = std::fmax(peak, at->y());
        if (peak > point->y())
            peaks[line] = peak;
    }
    return peaks;
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

} // namespace Widgets
