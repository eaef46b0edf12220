// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QWidget>

namespace Bench
{

/// The least that shows the same: one widget, lines and words drawn with QPainter, no layout, no
/// cursor, no legend that can be clicked. The floor that our tiles are measured against.
class PlainTile final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlainTile)
public:
    explicit PlainTile(QWidget *parent = nullptr);

    void setData(const QList<QList<QPointF>> &lines, double end);
    void setWindow(double seconds) { m_window = seconds; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<QList<QPointF>> m_lines;
    double m_end = 0;
    double m_window = 300;
};

} // namespace Bench
