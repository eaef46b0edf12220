// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace Widgets
{

/// Paints a bar behind a cell's text, as long as the share (0..1) that the model gives under
/// `shareRole`; a cell without one is painted as usual. Looks only: the number is in the text.
class BarsDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BarsDelegate)
public:
    explicit BarsDelegate(int shareRole, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    int m_shareRole;
};

} // namespace Widgets
