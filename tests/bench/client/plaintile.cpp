// SPDX-License-Identifier: GPL-3.0-or-later
#include "plaintile.h"

#include "widgets/palette.h"
#include "widgets/theme.h"

#include <QPainter>
#include <QPolygonF>

namespace Bench
{

PlainTile::PlainTile(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void PlainTile::setData(const QList<QList<QPointF>> &lines, double end)
{
    m_lines = lines;
    m_end = end;
    update();
}

void PlainTile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    const QRectF plot = QRectF(rect()).adjusted(48, 32, -8, -56);
    for (int tick = 0; tick <= 4; ++tick) {
        const double y = plot.bottom() - tick * plot.height() / 4;
        painter.setPen(Widgets::separatorColor(palette()));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(QPointF(4, y + 4), QString::number(tick * 25));
    }
    painter.drawText(QPointF(16, 20), QStringLiteral("Title"));
    painter.drawText(QPointF(width() - 64, 20), QStringLiteral("34.5 %"));
    painter.setRenderHint(QPainter::Antialiasing);
    for (qsizetype line = 0; line < m_lines.size(); ++line) {
        QPolygonF polygon;
        polygon.reserve(m_lines.at(line).size());
        for (const QPointF &point : m_lines.at(line))
            polygon.append({plot.right() + (point.x() - m_end) / m_window * plot.width(),
                            plot.bottom() - point.y() * plot.height()});
        painter.setPen(QPen(Widgets::seriesColor(Widgets::SeriesColor(line), palette()), 1.6));
        painter.drawPolyline(polygon);
        const double value = polygon.isEmpty() ? 0 : m_lines.at(line).constLast().y();
        painter.drawText(QPointF(16 + 100. * double(line), height() - 8), QString::number(value));
    }
}

} // namespace Bench
