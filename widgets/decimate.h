// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointF>

namespace Widgets
{

/// At most two points a column of width `step`: its lowest and its highest, in the order in which
/// they came, so that no peak is lost and nothing is drawn twice into one pixel. Columns stand at
/// whole multiples of `step`, so a moving window does not make the line shimmer. NaN points (gaps)
/// stay where they are, one a gap. `points` ascend in x. A `step` that is not above 0 keeps all.
QList<QPointF> decimated(const QList<QPointF> &points, double step);

/// The runs between NaN points; none is empty.
QList<QList<QPointF>> segments(const QList<QPointF> &points);

} // namespace Widgets
