// SPDX-License-Identifier: GPL-3.0-or-later
#include "plaintile.h"

#include "widgets/palette.h"
#include "widgets/theme.h"

#include <QLineF>
#include <QPainter>

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
        // Apart, not as one polyline: its outline, wide and full of turns, costs many times as
        // much.
        QList<QLineF> pieces;
        pieces.reserve(m_lines.at(line).size());
        QPointF before;
        for (const QPointF &point : m_lines.at(line)) {
            const QPointF place(plot.right() + (point.x() - m_end) / m_window * plot.width(),
                                plot.bottom() - point.y() * plot.height());
            if (!before.isNull())
                pieces.append({before, place});
            before = place;
        }
        painter.setPen(QPen(Widgets::seriesColor(Widgets::SeriesColor(line), palette()), 1));
        painter.drawLines(pieces);
        const double value = pieces.isEmpty() ? 0 : m_lines.at(line).constLast().y();
        painter.drawText(QPointF(16 + 100. * double(line), height() - 8), QString::number(value));
    }
}

} // namespace Bench
