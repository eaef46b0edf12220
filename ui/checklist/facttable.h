// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeWidget>

namespace Clawtune
{

/// A read-only table of short facts: rows can be copied, long texts show whole as a tooltip.
class FactTable final : public QTreeWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FactTable)
public:
    explicit FactTable(QWidget *parent = nullptr);

    void setHeadings(const QStringList &headings);
    /// A row of plain text; hostile text must have gone through displayText().
    QTreeWidgetItem *addRow(const QStringList &texts);
    /// Shares of the width, one for each column; 0: as wide as its content.
    void setShares(const QList<int> &shares);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void spread();

    QList<int> m_shares;
};

} // namespace Clawtune
