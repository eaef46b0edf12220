// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointF>
#include <QRectF>
#include <QString>

class QPainter;
class QPalette;

namespace Widgets
{

/// What a marker looks like: each kind has its own shape, so that none needs its colour.
enum class MarkerKind {
    Flag,  ///< something was done
    Start, ///< something started anew: a triangle
    Gap,   ///< nothing is known of a while: two bars
};

/// Something that happened, for all charts that share an axis.
struct ChartMarker {
    double time = 0; ///< as in the charts' data
    QString text;    ///< plain; one line
    MarkerKind kind = MarkerKind::Flag;

    friend bool operator==(const ChartMarker &, const ChartMarker &) = default;
};

/// Draws one: its shape at the top of the plot and, but for a gap, a thin line through it at x.
void drawMarker(QPainter &painter, MarkerKind kind, double x, const QRectF &plot,
                const QPalette &palette);
/// Texts of the markers whose shape is at `position`, one a line; empty when there is none. `xOf`
/// is the place of each of `markers`.
QString markerTextsAt(const QList<ChartMarker> &markers, const QList<double> &xOf,
                      const QPointF &position, const QRectF &plot);

} // namespace Widgets
