// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace Widgets
{

/// A read-only table to compare rows: columns as wide as their contents, at most `mostRows` high,
/// Ctrl+C copies the selected rows (tab-separated, with the headings when there are several).
class ValueTable final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ValueTable)
public:
    explicit ValueTable(QWidget *parent = nullptr);

    /// Sorted by `sortRole`, at first in the model's own order. Takes no ownership.
    void showModel(QAbstractItemModel *model, int sortRole);
    /// Rows shown without scrolling; the height follows the number of rows up to it.
    void setMostRows(int rows);
    /// Row of the model given to showModel(), -1 when nothing is chosen.
    [[nodiscard]] int chosenRow() const;
    void chooseRow(int sourceRow);
    /// Fits height and widths to the contents; call it when rows came or went.
    void fit();

Q_SIGNALS:
    void chosenRowChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void copySelection() const;
    void updateRowHeight();

    int m_mostRows = 6;
};

} // namespace Widgets
