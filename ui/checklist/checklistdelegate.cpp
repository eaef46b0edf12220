// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checklist/checklistdelegate.h"

#include "ui/checklist/checklistmodel.h"
#include "ui/checklist/statusmark.h"
#include "widgets/themedicon.h"

#include <QApplication>
#include <QPainter>

namespace Clawtune
{

namespace
{

constexpr int margin = 8;
constexpr int iconSize = 20;
constexpr int evidenceLines = 2;

QFont titleFont(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

QRect below(const QRect &line, int height)
{
    return {line.left(), line.bottom() + 3, line.width(), height};
}

} // namespace

void ChecklistDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.text.clear();
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    const bool isSelected = item.state.testFlag(QStyle::State_Selected);
    const auto status =
        static_cast<Remote::CheckStatus>(index.data(ChecklistModel::StatusRole).toInt());
    const StatusMark mark = statusMark(status);
    const QPalette &palette = item.palette;
    const QColor strong =
        palette.color(isSelected ? QPalette::HighlightedText : QPalette::WindowText);
    const QColor muted = isSelected ? strong : toneColor(Widgets::Tone::Muted, palette);

    painter->save();
    const QRect area = item.rect.adjusted(margin, margin, -margin, -margin);
    const QRect iconArea(area.left(), area.top(), iconSize, iconSize);
    Widgets::themedIcon(mark.icon, palette, mark.tone)
        .paint(painter, iconArea, Qt::AlignCenter, isSelected ? QIcon::Selected : QIcon::Normal);

    const int left = iconArea.right() + margin;
    const int lineHeight = item.fontMetrics.height();
    QRect line(left, area.top(), area.right() - left, std::max(lineHeight, iconSize));
    painter->setPen(strong);
    painter->setFont(titleFont(item.font));
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                      index.data(Qt::DisplayRole).toString());
    painter->setFont(item.font);
    line = below(line, lineHeight * evidenceLines);
    painter->drawText(line, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                      index.data(ChecklistModel::EvidenceRole).toString());
    const QString effect = index.data(ChecklistModel::EffectRole).toString();
    line = below(line, lineHeight);
    painter->setPen(muted);
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                      item.fontMetrics.elidedText(effect, Qt::ElideRight, line.width()));
    painter->restore();
}

QSize ChecklistDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int lineHeight = option.fontMetrics.height();
    return {240,
            2 * margin + std::max(lineHeight, iconSize) + (evidenceLines + 1) * lineHeight + 8};
}

} // namespace Clawtune
