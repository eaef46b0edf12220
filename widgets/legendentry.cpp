// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/legendentry.h"

#include "widgets/theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace Widgets
{

namespace
{

constexpr int swatch = 10;
constexpr int inset = 5; ///< between swatch, name and value
static_assert(LegendEntry::fixedWidth == swatch + 2 * inset);

} // namespace

LegendEntry::LegendEntry(const QString &name, SeriesColor color, QWidget *parent)
    : QCheckBox(name, parent)
    , m_color(color)
{
    setChecked(true);
    setAccessibleName(name);
}

void LegendEntry::setValue(const QString &value)
{
    if (m_value == value)
        return;
    m_value = value;
    update();
}

void LegendEntry::setValueWidth(int width)
{
    if (m_valueWidth == width)
        return;
    m_valueWidth = width;
    update();
}

int LegendEntry::nameWidth() const
{
    return fontMetrics().horizontalAdvance(text()) + 1; // a rounded fraction would cost a letter
}

QSize LegendEntry::sizeHint() const
{
    return {fixedWidth + nameWidth() + m_valueWidth, fontMetrics().height() + 2};
}

void LegendEntry::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRect mark(0, (height() - 3) / 2, swatch, 3);
    if (isChecked()) {
        painter.fillRect(mark, seriesColor(m_color, palette()));
    } else {
        painter.setPen(toneColor(Tone::Muted, palette()));
        painter.drawRect(mark.adjusted(0, 0, -1, 0));
    }
    const int room = width() - fixedWidth - m_valueWidth;
    const QRect name(swatch + inset, 0, std::max(0, room), height());
    QFont written = font();
    written.setStrikeOut(!isChecked());
    written.setUnderline(underMouse() && isEnabled());
    painter.setFont(written);
    painter.setPen(toneColor(Tone::Muted, palette()));
    painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(text(), Qt::ElideRight, name.width()));
    painter.setFont(font());
    if (isChecked())
        painter.setPen(palette().color(QPalette::Text));
    const QRect value(name.right() + 1 + inset, 0, m_valueWidth, height());
    painter.drawText(value, Qt::AlignRight | Qt::AlignVCenter, m_value);
    if (hasFocus()) {
        painter.setPen(palette().color(QPalette::Highlight));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void LegendEntry::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up:
        Q_EMIT neighbourWanted(-1);
        return;
    case Qt::Key_Right:
    case Qt::Key_Down:
        Q_EMIT neighbourWanted(1);
        return;
    default:
        QCheckBox::keyPressEvent(event);
    }
}

void LegendEntry::enterEvent(QEnterEvent *event)
{
    QCheckBox::enterEvent(event);
    update();
}

void LegendEntry::leaveEvent(QEvent *event)
{
    QCheckBox::leaveEvent(event);
    update();
}

bool LegendEntry::hitButton(const QPoint &position) const
{
    return rect().contains(position);
}

} // namespace Widgets
