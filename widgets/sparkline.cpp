// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sparkline.h"

#include "widgets/decimate.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace Widgets
{

namespace
{
constexpr float shade = 0.16F;
} // namespace

Sparkline::Sparkline(SeriesColor color, QWidget *parent)
    : QWidget(parent)
    , m_color(color)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Sparkline::setTop(double top, double floor)
{
    const bool isSame =
        m_floor == floor && (m_top == top || (std::isnan(m_top) && std::isnan(top)));
    m_top = top;
    m_floor = floor;
    if (!isSame)
        update();
}

void Sparkline::setData(const QList<QPointF> &points, double from, double to)
{
    if (m_from == from && m_to == to && m_points == points)
        return;
    m_points = points;
    m_from = from;
    m_to = to;
    update();
}

double Sparkline::upperEnd() const
{
    if (m_top > 0)
        return m_top;
    double highest = m_floor;
    for (const QPointF &point : m_points) {
        if (point.x() >= m_from && std::isfinite(point.y()))
            highest = std::max(highest, point.y());
    }
    return highest;
}

void Sparkline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRectF area = QRectF(rect()).adjusted(0.5, 1.5, -0.5, -1);
    painter.fillRect(QRectF(0, height() - 1, width(), 1), separatorColor(palette()));
    if (!(m_to > m_from) || m_points.isEmpty())
        return;
    const double perPixel = (m_to - m_from) / std::max(1., area.width());
    const double top = upperEnd();
    const QColor color =
        isEnabled() ? seriesColor(m_color, palette()) : toneColor(Tone::Muted, palette());
    QColor fill = color;
    fill.setAlphaF(shade);
    painter.setRenderHint(QPainter::Antialiasing);
    const QList<QList<QPointF>> runs = segments(decimated(m_points, perPixel));
    for (const QList<QPointF> &run : runs) {
        QPolygonF line;
        for (const QPointF &point : run) {
            if (point.x() < m_from || point.x() > m_to)
                continue;
            const double share = std::clamp(point.y() / top, 0., 1.);
            line.append({area.left() + (point.x() - m_from) / perPixel,
                         area.bottom() - share * area.height()});
        }
        if (line.isEmpty())
            continue;
        if (line.size() == 1)
            line.append(line.first() + QPointF(1, 0));
        QPolygonF below = line;
        below.append({line.last().x(), area.bottom()});
        below.append({line.first().x(), area.bottom()});
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawPolygon(below);
        painter.setPen(QPen(color, 1.3));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(line);
    }
}

void Sparkline::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::EnabledChange || event->type() == QEvent::PaletteChange)
        update();
    QWidget::changeEvent(event);
}

} // namespace Widgets
