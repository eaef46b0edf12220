// SPDX-License-Identifier: GPL-3.0-or-later
// What TimeSeriesChart paints around and over the lines.
#include "widgets/hovergroup.h"
#include "widgets/theme.h"
#include "widgets/timeserieschart.h"
#include "widgets/timeview.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace Widgets
{

namespace
{

constexpr int gap = 8; ///< of the 8-pixel grid
constexpr int mostTicks = 5;
constexpr float tint = 0.09F;  ///< of the side that a crossed limit is on
constexpr float quiet = 0.55F; ///< of the line of one that is not

} // namespace

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
    drawTimeAxis(*painter);
    drawLimits(*painter);
    painter->setRenderHint(QPainter::Antialiasing, true);
}

/// As many as there is room for.
TimeTicks TimeSeriesChart::ticks() const
{
    if (!m_ticksShown || !m_timeTickText || !m_offset)
        return {};
    const auto fitting = [this](double step) {
        const int label = fontMetrics().horizontalAdvance(m_timeTickText(m_end, step)) + gap;
        const int most = std::clamp(int(m_plot.width()) / std::max(1, label), 1, mostTicks);
        return timeTicks(m_end - m_window, m_end, most, m_offset(m_end));
    };
    constexpr double minute = 60;
    const TimeTicks marks = fitting(minute);
    return marks.step < minute ? fitting(1) : marks; // with seconds, labels are wider
}

void TimeSeriesChart::drawTimeAxis(QPainter &painter)
{
    const QFontMetrics metrics = fontMetrics();
    const QRectF below(m_plot.left(), m_plot.bottom() + 4, m_plot.width(), metrics.height());
    const QColor text = toneColor(Tone::Muted, palette());
    painter.setPen(text);
    painter.drawText(below, Qt::AlignLeft | Qt::AlignVCenter, m_leftText);
    painter.drawText(below, Qt::AlignRight | Qt::AlignVCenter, m_rightText);
    const double right = m_rightText.isEmpty()
                             ? m_plot.right() + 4
                             : m_plot.right() - metrics.horizontalAdvance(m_rightText) - gap;
    const TimeTicks marks = ticks();
    for (const double time : marks.times) {
        const double x = std::round(xOf(m_end - time));
        painter.setPen(separatorColor(palette()));
        painter.drawLine(QPointF(x, m_plot.top()), QPointF(x, m_plot.bottom() + 4));
        const QString label = m_timeTickText(time, marks.step);
        const double width = metrics.horizontalAdvance(label) + 2;
        const double left = std::max(m_plot.left() - gap, x - width / 2);
        if (left + width > right)
            continue; // no room beside the word at the end
        painter.setPen(text);
        painter.drawText(QRectF(left, below.top(), width, below.height()), Qt::AlignCenter, label);
    }
}

void TimeSeriesChart::drawLimits(QPainter &painter)
{
    for (const ChartLimit &limit : std::as_const(m_limits)) {
        if (!(limit.value >= 0 && limit.value <= m_scale.top))
            continue;
        const double y = std::round(yOf(limit.value));
        QColor ink = toneColor(limit.isCrossed ? Tone::Bad : Tone::Muted, palette());
        if (!limit.isCrossed)
            ink.setAlphaF(quiet);
        painter.setPen(QPen(ink, 1, limit.isCrossed ? Qt::SolidLine : Qt::DashLine));
        painter.drawLine(QPointF(m_plot.left(), y), QPointF(m_plot.right(), y));
        if (!limit.isCrossed)
            continue;
        ink.setAlphaF(tint);
        const double edge = limit.isUpper ? m_plot.top() : m_plot.bottom();
        painter.fillRect(QRectF(QPointF(m_plot.left(), std::min(y, edge)),
                                QPointF(m_plot.right(), std::max(y, edge))),
                         ink);
    }
}

void TimeSeriesChart::drawForeground(QPainter *painter, const QRectF &)
{
    if (m_view && !m_view->markers().isEmpty())
        drawMarkers(*painter);
    if (m_group && m_group->hasCursor())
        drawCursor(*painter);
    if (hasFocus()) {
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setPen(QPen(palette().color(QPalette::Highlight), 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(m_plot.adjusted(0, -2, 0, 1));
    }
}

void TimeSeriesChart::drawMarkers(QPainter &painter)
{
    const QList<double> places = markerPlaces();
    for (qsizetype i = 0; i < places.size(); ++i) {
        if (places.at(i) >= m_plot.left() && places.at(i) <= m_plot.right())
            drawMarker(painter, m_view->markers().at(i).kind, places.at(i), m_plot, palette());
    }
}

void TimeSeriesChart::drawCursor(QPainter &painter)
{
    const double before = *m_group->before(m_end);
    if (before < 0 || before > m_window)
        return;
    const double x = std::round(xOf(before));
    painter.setRenderHint(QPainter::Antialiasing, false);
    const Tone tone = m_group->isPinned() ? Tone::Accent : Tone::Muted;
    painter.setPen(QPen(toneColor(tone, palette()), m_group->isPinned() ? 2 : 1));
    painter.drawLine(QPointF(x, m_plot.top()), QPointF(x, m_plot.bottom()));
    if (m_timeText)
        drawCursorTime(painter, x);
    painter.setRenderHint(QPainter::Antialiasing, true);
    for (qsizetype line = 0; line < m_lines.size(); ++line) {
        const QPointF *point = m_hidden.at(line) ? nullptr : pointAt(line, m_end - before);
        if (!point || !std::isfinite(point->y()))
            continue;
        painter.setPen(QPen(palette().color(QPalette::Base), 1));
        painter.setBrush(seriesColor(m_colors.at(line), palette()));
        painter.drawEllipse(QPointF(x, yOf(std::min(point->y(), m_scale.top))), 3.5, 3.5);
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

} // namespace Widgets
