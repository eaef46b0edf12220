// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/postgresql/querystatsmodel.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QTableView;

namespace Clawtune
{

/// The list of statements: what to rank by, a filter, and the table with the share of load as
/// bars. Every column can be sorted by, with the mouse on its heading or with the "Sort by" box.
class StatementsTable final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatementsTable)
public:
    explicit StatementsTable(QWidget *parent = nullptr);

    /// Replaces the rows; sorting, filter and, where it is still there, the current row stay.
    void setReport(Remote::QueryReport report);
    [[nodiscard]] const QueryStatsModel &model() const { return *m_model; }
    /// The current row's statement; nullptr: none.
    [[nodiscard]] const Remote::QueryStats *current() const;
    void sortBy(int column, Qt::SortOrder order);
    void focusFilter();
    void focusTable();

Q_SIGNALS:
    void currentChanged();
    void planWanted(); ///< Enter or a double click on a row

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setUpBar();
    void setUpTable();
    void retranslate();
    void onHeaderClicked(int column);
    void updateCount();
    void copyCurrent(bool wholeRow) const;
    void selectStatement(const QString &queryId, const QString &database, const QString &user);

    QueryStatsModel *m_model;
    QSortFilterProxyModel *m_proxy;
    QLabel *m_sortLabel;
    QComboBox *m_sort;
    QLineEdit *m_filter;
    QLabel *m_count;
    QTableView *m_table;
};

} // namespace Clawtune
