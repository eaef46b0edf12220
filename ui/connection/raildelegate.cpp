// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/raildelegate.h"

#include "widgets/theme.h"
#include "widgets/themedicon.h"

#include <QApplication>
#include <QIcon>
#include <QPainter>

namespace Clawtune
{

namespace
{
constexpr int iconSize = 16;
constexpr int margin = 8;
constexpr int radius = 4;
} // namespace

int RailDelegate::rowHeight(const QFontMetrics &metrics)
{
    return std::max(32, metrics.height() + 12);
}

QSize RailDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {80, rowHeight(option.fontMetrics)};
}

void RailDelegate::drawAlert(QPainter &painter, const QString &alert,
                             const QStyleOptionViewItem &option, QRect &textRect)
{
    using namespace Widgets;
    const bool selected = option.state & QStyle::State_Selected;
    // The host's name keeps at least half of the row.
    const int room = textRect.width() / 2 - iconSize - margin / 2;
    const QString word = option.fontMetrics.elidedText(alert, Qt::ElideRight, room);
    const int width = option.fontMetrics.horizontalAdvance(word);
    painter.setPen(selected ? option.palette.color(QPalette::HighlightedText)
                            : toneColor(Tone::Bad, option.palette));
    painter.drawText(textRect, Qt::AlignRight | Qt::AlignVCenter, word);
    const QRect sign(textRect.right() - width - iconSize - margin / 2,
                     textRect.center().y() - iconSize / 2 + 1, iconSize, iconSize);
    themedIcon(QStringLiteral("warning"), Tone::Bad)
        .paint(&painter, sign, Qt::AlignCenter, selected ? QIcon::Selected : QIcon::Normal);
    textRect.setRight(sign.left() - margin);
}

void RailDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const QPalette &palette = option.palette;
    const bool selected = option.state & QStyle::State_Selected;
    const bool hovered = option.state & QStyle::State_MouseOver;
    const QRect row = option.rect.adjusted(0, 1, 0, -1);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    if (selected || hovered) {
        QColor fill = palette.color(selected ? QPalette::Highlight : QPalette::WindowText);
        fill.setAlphaF(selected ? 1.0F : 0.07F);
        painter->setBrush(fill);
        painter->drawRoundedRect(row, radius, radius);
    }
    const QColor ink = palette.color(selected ? QPalette::HighlightedText : QPalette::WindowText);
    const QRect iconRect(row.left() + margin, row.center().y() - iconSize / 2 + 1, iconSize,
                         iconSize);
    index.data(Qt::DecorationRole)
        .value<QIcon>()
        .paint(painter, iconRect, Qt::AlignCenter, selected ? QIcon::Selected : QIcon::Normal);
    QRect textRect = row.adjusted(2 * margin + iconSize, 0, -margin, 0);
    painter->setPen(ink);
    const int count = index.data(countRole).toInt();
    if (count > 0) {
        const QString number = QLocale().toString(count);
        painter->drawText(textRect, Qt::AlignRight | Qt::AlignVCenter, number);
        textRect.adjust(0, 0, -option.fontMetrics.horizontalAdvance(number) - margin, 0);
    }
    const QString alert = index.data(alertRole).toString();
    if (!alert.isEmpty())
        drawAlert(*painter, alert, option, textRect);
    painter->setPen(ink);
    const QString text = index.data(Qt::DisplayRole).toString();
    painter->drawText(textRect, Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(text, Qt::ElideRight, textRect.width()));
    if ((option.state & QStyle::State_HasFocus) &&
        (option.state & QStyle::State_KeyboardFocusChange)) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(palette.color(QPalette::WindowText), 1, Qt::DotLine));
        painter->drawRoundedRect(row.adjusted(1, 1, -1, -1), radius, radius);
    }
    painter->restore();
}

} // namespace Clawtune
