// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checklist/checklistdelegate.h"

#include "ui/checklist/checklistmodel.h"
#include "ui/checklist/statusmark.h"
#include "widgets/themedicon.h"

#include <QApplication>
#include <QPainter>
#include <QTextLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Clawtune
{

namespace
{

constexpr int margin = 8;
constexpr int iconSize = 20;
constexpr int gap = 3;
constexpr int evidenceLines = 2;
constexpr int effectLines = 2;

QFont titleFont(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

/// Of a line with Latin and Japanese letters: the fonts that stand in for each other differ.
int lineHeight(const QFont &font)
{
    QTextLayout layout(u"Ag国語"_s, font);
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();
    return int(std::ceil(line.height()));
}

/// Draws `text` in at most `lines` lines from the top of `area`; what does not fit is elided.
void drawLines(QPainter &painter, const QRect &area, const QString &text, const QFont &font,
               int lines)
{
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    const int height = lineHeight(font);
    for (int number = 0; number < lines; ++number) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(area.width());
        const QRect row(area.left(), area.top() + number * height, area.width(), height);
        const bool isLast = number == lines - 1;
        const QString part =
            isLast ? text.mid(line.textStart()) : text.mid(line.textStart(), line.textLength());
        painter.drawText(
            row, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetrics(font).elidedText(part.trimmed(), Qt::ElideRight, area.width()));
    }
    layout.endLayout();
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
    const int height = lineHeight(item.font);
    QRect rest(left, area.top(), area.right() - left, std::max(height, iconSize));
    painter->setPen(strong);
    painter->setFont(titleFont(item.font));
    painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                      index.data(Qt::DisplayRole).toString());
    painter->setFont(item.font);
    rest.setTop(rest.bottom() + gap);
    rest.setHeight(evidenceLines * height);
    drawLines(*painter, rest, index.data(ChecklistModel::EvidenceRole).toString(), item.font,
              evidenceLines);
    rest.setTop(rest.bottom() + gap);
    painter->setPen(muted);
    drawLines(*painter, rest, index.data(ChecklistModel::EffectRole).toString(), item.font,
              effectLines);
    painter->restore();
}

QSize ChecklistDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int height = lineHeight(option.font);
    return {240, 2 * (margin + gap) + std::max(height, iconSize) +
                     (evidenceLines + effectLines) * height};
}

} // namespace Clawtune
