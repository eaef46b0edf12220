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
constexpr int inset = 6; ///< between swatch, name and value
constexpr int columnGap = 16;
constexpr int leastRows = 2; ///< so that the charts of neighbouring tiles line up
constexpr int maximumColumns = 2;

} // namespace

ChartLegend::ChartLegend(QWidget *parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
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

int ChartLegend::nameWidth() const
{
    int widest = 0;
    for (const Entry &entry : m_entries)
        widest = std::max(widest, fontMetrics().horizontalAdvance(entry.name));
    return widest;
}

int ChartLegend::columnWidth() const
{
    return swatch + inset + nameWidth() + inset + m_valueWidth;
}

int ChartLegend::columnsIn(int width) const
{
    const int fitting = (width + columnGap) / std::max(1, columnWidth() + columnGap);
    return std::clamp(fitting, 1, maximumColumns);
}

int ChartLegend::heightForWidth(int width) const
{
    const int columns = columnsIn(width);
    const int rows = (int(m_entries.size()) + columns - 1) / columns;
    return std::max(rows, leastRows) * (fontMetrics().height() + 2);
}

QSize ChartLegend::sizeHint() const
{
    const int width = 2 * columnWidth() + columnGap;
    return {width, heightForWidth(width)};
}

QSize ChartLegend::minimumSizeHint() const
{
    return {columnWidth(), leastRows * (fontMetrics().height() + 2)};
}

void ChartLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int columns = columnsIn(width());
    const int lineHeight = fontMetrics().height() + 2;
    const int step = columnWidth() + columnGap;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const int left = int(i) % columns * step;
        const int top = int(i) / columns * lineHeight;
        const QRect mark(left, top + (lineHeight - 3) / 2, swatch, 3);
        painter.fillRect(mark, seriesColor(m_entries.at(i).color, palette()));
        const QRect name(left + swatch + inset, top, nameWidth(), lineHeight);
        painter.setPen(toneColor(Tone::Muted, palette()));
        painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter, m_entries.at(i).name);
        const QRect value(name.right() + 1 + inset, top, m_valueWidth, lineHeight);
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(value, Qt::AlignRight | Qt::AlignVCenter, m_values.value(i));
    }
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
