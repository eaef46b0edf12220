// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/decimate.h"

#include <cmath>
#include <utility>

namespace Widgets
{

namespace
{

/// The extremes of one column while it is being filled.
struct Column {
    double number = 0;
    QPointF low;
    QPointF high;
    bool isEmpty = true;

    void add(const QPointF &point)
    {
        if (isEmpty || point.y() < low.y())
            low = point;
        if (isEmpty || point.y() > high.y())
            high = point;
        isEmpty = false;
    }
    void flushTo(QList<QPointF> &out)
    {
        if (isEmpty)
            return;
        const bool lowFirst = low.x() <= high.x();
        out.append(lowFirst ? low : high);
        if (low != high)
            out.append(lowFirst ? high : low);
        isEmpty = true;
    }
};

} // namespace

QList<QPointF> decimated(const QList<QPointF> &points, double step)
{
    if (!(step > 0))
        return points;
    QList<QPointF> out;
    out.reserve(points.size());
    Column column;
    for (const QPointF &point : points) {
        if (!std::isfinite(point.y())) {
            column.flushTo(out);
            if (!out.isEmpty() && std::isfinite(out.constLast().y()))
                out.append({point.x(), std::nan("")});
            continue;
        }
        const double number = std::floor(point.x() / step);
        if (number != column.number)
            column.flushTo(out);
        column.number = number;
        column.add(point);
    }
    column.flushTo(out);
    return out;
}

QList<QList<QPointF>> segments(const QList<QPointF> &points)
{
    QList<QList<QPointF>> runs;
    QList<QPointF> run;
    for (const QPointF &point : points) {
        if (std::isfinite(point.y()))
            run.append(point);
        else if (!run.isEmpty())
            runs.append(std::exchange(run, {}));
    }
    if (!run.isEmpty())
        runs.append(run);
    return runs;
}

} // namespace Widgets
