// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace Clawtune
{

/// A row of the rail: icon, text, and a count at the right where something waits.
class RailDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RailDelegate)
public:
    static constexpr int countRole = Qt::UserRole + 1;
    static constexpr int alertRole = Qt::UserRole + 2; ///< a word beside a warning sign

    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] static int rowHeight(const QFontMetrics &metrics);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    /// At the right of `textRect`, which it makes narrower.
    static void drawAlert(QPainter &painter, const QString &alert,
                          const QStyleOptionViewItem &option, QRect &textRect);
};

} // namespace Clawtune
