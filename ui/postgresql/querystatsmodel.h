// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/postgres/querystats.h"

#include <QAbstractTableModel>

namespace Clawtune
{

/// The statements of one report, a row each. Raw values under SortRole; words and units under
/// DisplayRole only.
class QueryStatsModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QueryStatsModel)
public:
    enum Column {
        Share,
        Total,
        Mean,
        Calls,
        Rows,
        BlocksRead,
        TempBlocks,
        Wal,
        Database,
        Statement,
        ColumnCount
    };
    enum Role {
        SortRole = Qt::UserRole + 1, ///< double or QString, for comparing
        ShareRole,                   ///< 0..1 of the largest share, for the bar; Share column only
        FilterRole,                  ///< all that a person may look for, in any column
    };

    explicit QueryStatsModel(QObject *parent = nullptr);

    void setReport(Remote::QueryReport report);
    [[nodiscard]] const Remote::QueryReport &report() const { return m_report; }
    [[nodiscard]] const Remote::QueryStats &stats(int row) const { return m_report.rows.at(row); }
    /// Whether the server has what this column shows, and any of it is not zero.
    [[nodiscard]] bool isColumnUseful(int column) const;
    /// Numbers read best from the largest down.
    [[nodiscard]] static bool isNumeric(int column) { return column < Database; }
    /// After a change of language: the same data, other words.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QVariant value(const Remote::QueryStats &stats, int column) const;
    [[nodiscard]] QString text(const Remote::QueryStats &stats, int column) const;
    [[nodiscard]] QString toolTip(const Remote::QueryStats &stats, int column) const;

    Remote::QueryReport m_report;
    double m_largestShare = 0;
};

} // namespace Clawtune
