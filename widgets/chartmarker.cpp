// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/chartmarker.h"

#include "widgets/theme.h"

#include <QPainter>
#include <QPolygonF>
#include <QStringList>

#include <cmath>

namespace Widgets
{

namespace
{

constexpr double size = 8;  ///< of the shape
constexpr double reach = 6; ///< pixels around its middle in which the pointer hits it

} // namespace

void drawMarker(QPainter &painter, MarkerKind kind, double x, const QRectF &plot,
                const QPalette &palette)
{
    const double left = std::round(x);
    const double top = plot.top();
    const QColor ink = toneColor(kind == MarkerKind::Flag ? Tone::Accent : Tone::Muted, palette);
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (kind != MarkerKind::Gap) { // whose line would run through nothing
        painter.setPen(QPen(ink, 1, Qt::DotLine));
        painter.drawLine(QPointF(left, top), QPointF(left, plot.bottom()));
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    switch (kind) {
    case MarkerKind::Flag:
        painter.drawRect(QRectF(left, top, 1, size + 4));
        painter.drawPolygon(
            QPolygonF({{left, top}, {left + size, top + size / 2}, {left, top + size}}));
        return;
    case MarkerKind::Start:
        painter.drawPolygon(
            QPolygonF({{left - size / 2, top + size}, {left + size / 2, top + size}, {left, top}}));
        return;
    case MarkerKind::Gap:
        painter.drawRect(QRectF(left - 3, top, 2, size));
        painter.drawRect(QRectF(left + 1, top, 2, size));
        return;
    }
}

QString markerTextsAt(const QList<ChartMarker> &markers, const QList<double> &xOf,
                      const QPointF &position, const QRectF &plot)
{
    if (position.y() < plot.top() - reach || position.y() > plot.top() + size + reach)
        return {};
    QStringList texts;
    for (qsizetype i = 0; i < markers.size() && i < xOf.size(); ++i) {
        const double x = xOf.at(i);
        if (x >= plot.left() && x <= plot.right() && std::abs(x - position.x()) <= reach)
            texts.append(markers.at(i).text);
    }
    return texts.join(u'\n');
}

} // namespace Widgets
