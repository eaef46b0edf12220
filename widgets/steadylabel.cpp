// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/steadylabel.h"

#include <QEvent>
#include <QPainter>

namespace Widgets
{

namespace
{

constexpr int signSize = 16;
constexpr int signGap = 4; ///< between sign and text

} // namespace

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

void SteadyLabel::setSign(const QIcon &sign)
{
    m_sign = sign;
    update();
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
    const int room = width() - (m_sign.isNull() ? 0 : signSize + signGap);
    const QString shown =
        m_isElided ? fontMetrics().elidedText(m_text, Qt::ElideRight, room) : m_text;
    painter.drawText(rect(), Qt::AlignRight | Qt::AlignVCenter, shown);
    if (m_sign.isNull())
        return;
    const int left = width() - fontMetrics().horizontalAdvance(shown) - signGap - signSize;
    m_sign.paint(&painter, QRect(left, (height() - signSize) / 2, signSize, signSize));
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
