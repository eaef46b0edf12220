// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/banner.h"

#include "widgets/themedicon.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Widgets
{

Banner::Banner(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_first(new QPushButton(this))
    , m_second(new QPushButton(this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setObjectName(u"bannerText"_s);
    m_first->setObjectName(u"bannerFirst"_s);
    m_second->setObjectName(u"bannerSecond"_s);
    m_icon->setFixedSize(18, 18);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 12, 6);
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_first);
    layout->addWidget(m_second);
    connect(m_first, &QPushButton::clicked, this, &Banner::firstTriggered);
    connect(m_second, &QPushButton::clicked, this, &Banner::secondTriggered);
    setVisible(false);
}

void Banner::setMessage(const QString &icon, Tone tone, const QString &text,
                        const QString &firstAction, const QString &secondAction)
{
    m_iconName = icon;
    m_tone = tone;
    m_text->setText(text);
    setAccessibleName(text);
    m_first->setText(firstAction);
    m_first->setVisible(!firstAction.isEmpty());
    m_second->setText(secondAction);
    m_second->setVisible(!secondAction.isEmpty());
    updateIcon();
    update();
}

QString Banner::text() const
{
    return m_text->text();
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor wash = toneColor(m_tone, palette());
    wash.setAlphaF(0.12F);
    painter.fillRect(rect(), wash);
    painter.fillRect(QRect(0, 0, 3, height()), toneColor(m_tone, palette()));
}

void Banner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        updateIcon();
    QWidget::changeEvent(event);
}

void Banner::updateIcon()
{
    m_icon->setPixmap(
        themedIcon(m_iconName, palette(), m_tone).pixmap(m_icon->size(), devicePixelRatioF()));
}

} // namespace Widgets
