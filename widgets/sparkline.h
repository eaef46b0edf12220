// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/palette.h"

#include <QList>
#include <QPointF>
#include <QWidget>

#include <limits>

namespace Widgets
{

/// The shape of the last values in a few pixels: no axes, no numbers, no hover. Cheap enough for
/// hundreds in one window: it paints when its data changed, each pixel column its lowest and
/// highest value. Gaps (NaN) stay gaps. Disabled, it is drawn muted.
class Sparkline final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Sparkline)
public:
    explicit Sparkline(SeriesColor color, QWidget *parent = nullptr);

    /// The upper end; NaN: the highest value, but at least `floor`, which is above 0.
    void setTop(double top, double floor = 1);
    /// `points` ascend in x; what is not within `from` and `to` is not drawn.
    void setData(const QList<QPointF> &points, double from, double to);
    [[nodiscard]] const QList<QPointF> &data() const { return m_points; }

    [[nodiscard]] QSize sizeHint() const override { return {120, 28}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {40, 20}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] double upperEnd() const;

    SeriesColor m_color;
    QList<QPointF> m_points;
    double m_from = 0;
    double m_to = 1;
    double m_top = std::numeric_limits<double>::quiet_NaN();
    double m_floor = 1;
};

} // namespace Widgets
