// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/chartlegend.h"

#include "widgets/theme.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace Widgets
{

namespace
{

constexpr int swatch = 10;
constexpr int inset = 5; ///< between swatch, name and value
constexpr int columnGap = 12;
constexpr int rows = 2; ///< always, so that the charts of neighbouring tiles line up

} // namespace

ChartLegend::ChartLegend(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void ChartLegend::setEntries(const QList<Entry> &entries)
{
    m_entries = entries;
    m_values.resize(entries.size());
    m_valueWidth = 0;
    updateGeometry();
    update();
}

void ChartLegend::setValues(const QStringList &values)
{
    if (values == m_values)
        return;
    m_values = values;
    int widest = m_valueWidth;
    for (const QString &value : values)
        widest = std::max(widest, fontMetrics().horizontalAdvance(value));
    if (widest != m_valueWidth) {
        m_valueWidth = widest;
        updateGeometry();
    }
    update();
}

int ChartLegend::nameWidth(int column, int columns) const
{
    int widest = 0;
    for (qsizetype i = column; i < m_entries.size(); i += columns)
        widest = std::max(widest, fontMetrics().horizontalAdvance(m_entries.at(i).name));
    return widest + 1; // the advance is rounded, and a missing fraction would cost a letter
}

/// One column when the two entries there are do not fit side by side.
int ChartLegend::columns() const
{
    if (m_entries.size() > rows)
        return int(m_entries.size() + rows - 1) / rows;
    const int both = nameWidth(0, 1) + nameWidth(1, rows) + 2 * (swatch + 2 * inset + m_valueWidth);
    return both + columnGap <= width() ? rows : 1;
}

QSize ChartLegend::sizeHint() const
{
    return {2 * (swatch + 2 * inset + nameWidth(0, 1) + m_valueWidth) + columnGap,
            rows * (fontMetrics().height() + 2)};
}

QSize ChartLegend::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void ChartLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int count = columns();
    const int lineHeight = fontMetrics().height() + 2;
    const int fixed = swatch + 2 * inset + m_valueWidth;
    int names = 0;
    for (int column = 0; column < count; ++column)
        names += nameWidth(column, count);
    const int room = width() - count * fixed - (count - 1) * columnGap;
    int left = 0;
    for (int column = 0; column < count; ++column) {
        int nameRoom = nameWidth(column, count);
        if (names > room && names > 0) // what does not fit is shared out
            nameRoom = std::max(0, nameRoom * room / names);
        for (qsizetype i = column; i < m_entries.size(); i += count) {
            const QRect place(left, int(i) / count * lineHeight, nameRoom + fixed, lineHeight);
            drawEntry(painter, i, place, nameRoom);
        }
        left += nameRoom + fixed + columnGap;
    }
}

void ChartLegend::drawEntry(QPainter &painter, qsizetype entry, const QRect &place,
                            int nameWidth) const
{
    const QRect mark(place.left(), place.top() + (place.height() - 3) / 2, swatch, 3);
    painter.fillRect(mark, seriesColor(m_entries.at(entry).color, palette()));
    const QRect name(place.left() + swatch + inset, place.top(), nameWidth, place.height());
    painter.setPen(toneColor(Tone::Muted, palette()));
    painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(m_entries.at(entry).name, Qt::ElideRight, nameWidth));
    const QRect value(name.right() + 1 + inset, place.top(), m_valueWidth, place.height());
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(value, Qt::AlignRight | Qt::AlignVCenter, m_values.value(entry));
}

void ChartLegend::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        m_valueWidth = 0;
        updateGeometry();
    }
    update();
}

} // namespace Widgets
