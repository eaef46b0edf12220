// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/steadylabel.h"

#include <QEvent>
#include <QPainter>

namespace Widgets
{

SteadyLabel::SteadyLabel(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
}

void SteadyLabel::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    setAccessibleName(text);
    const int width = fontMetrics().horizontalAdvance(text);
    if (width > m_width) {
        m_width = width;
        if (!m_isElided)
            updateGeometry();
    }
    update();
}

void SteadyLabel::setElided(bool elided)
{
    m_isElided = elided;
    setSizePolicy(elided ? QSizePolicy::Ignored : QSizePolicy::Fixed, QSizePolicy::Preferred);
}

QSize SteadyLabel::sizeHint() const
{
    return {m_width, fontMetrics().height()};
}

QSize SteadyLabel::minimumSizeHint() const
{
    return {m_isElided ? 0 : m_width, fontMetrics().height()};
}

void SteadyLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(rect(), Qt::AlignRight | Qt::AlignVCenter,
                     m_isElided ? fontMetrics().elidedText(m_text, Qt::ElideRight, width())
                                : m_text);
}

void SteadyLabel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        m_width = fontMetrics().horizontalAdvance(m_text);
        updateGeometry();
    }
}

} // namespace Widgets
