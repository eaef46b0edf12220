// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/barsdelegate.h"

#include "widgets/theme.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace Widgets
{

namespace
{

constexpr int inset = 3;
constexpr qreal opacity = 0.28; // faint enough for the text on it to stay readable

void paintBar(QPainter *painter, const QStyleOptionViewItem &option, double share)
{
    QRectF bar = option.rect.adjusted(inset, inset, -inset, -inset);
    bar.setWidth(std::max(1.0, bar.width() * std::clamp(share, 0.0, 1.0)));
    const bool selected = option.state & QStyle::State_Selected;
    QColor colour = selected ? option.palette.color(QPalette::HighlightedText)
                             : toneColor(Tone::Accent, option.palette);
    colour.setAlphaF(float(opacity));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
    painter->drawRoundedRect(bar, 2, 2);
    painter->restore();
}

} // namespace

BarsDelegate::BarsDelegate(int shareRole, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_shareRole(shareRole)
{
}

void BarsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const QVariant share = index.data(m_shareRole);
    const double value = share.toDouble();
    if (!share.isValid() || !std::isfinite(value) || value <= 0) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);
    paintBar(painter, item, value);
    item.backgroundBrush = Qt::NoBrush;
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, &item, item.widget) + 1;
    const QRect place = item.rect.adjusted(margin, 0, -margin, 0);
    const auto role =
        item.state & QStyle::State_Selected ? QPalette::HighlightedText : QPalette::Text;
    const QString text = item.fontMetrics.elidedText(item.text, item.textElideMode, place.width());
    painter->setFont(item.font);
    style->drawItemText(painter, place, int(item.displayAlignment), item.palette, true, text, role);
    if (item.state & QStyle::State_HasFocus) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(item);
        style->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, item.widget);
    }
}

} // namespace Widgets
