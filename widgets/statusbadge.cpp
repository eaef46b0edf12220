// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/statusbadge.h"

#include "widgets/themedicon.h"

#include <QEvent>
#include <QPainter>

namespace Widgets
{

namespace
{
constexpr int iconSize = 16;
constexpr int gap = 6;
} // namespace

StatusBadge::StatusBadge(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatusBadge::setStatus(const QString &icon, const QString &word, Tone tone)
{
    m_icon = icon;
    m_word = word;
    m_tone = tone;
    setAccessibleName(word);
    updateGeometry();
    update();
}

QSize StatusBadge::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    return {iconSize + gap + metrics.horizontalAdvance(m_word) + 1,
            std::max(iconSize, metrics.height()) + 2};
}

void StatusBadge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRect iconRect(0, (height() - iconSize) / 2, iconSize, iconSize);
    themedIcon(m_icon, palette(), m_tone).paint(&painter, iconRect);
    painter.setPen(toneColor(m_tone, palette()));
    painter.drawText(rect().adjusted(iconSize + gap, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     m_word);
}

void StatusBadge::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

} // namespace Widgets
