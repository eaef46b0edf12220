// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/overview/tilespec.h"

#include <QAbstractTableModel>

namespace Clawtune
{

/// A column of the table of disks or interfaces: a row of the metric catalogue.
struct InstanceColumn {
    const char *metric;
    Remote::Unit unit;
    double factor = 1;
};

/// Disks or interfaces, a row each, with their values of the moment. Rows come and go one by one,
/// so that the selection stays.
class InstancesModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InstancesModel)
public:
    static constexpr int SortRole = Qt::UserRole; ///< the raw value

    explicit InstancesModel(QList<InstanceColumn> columns, QObject *parent = nullptr);

    void refresh(const Remote::MetricHistory &history, const HistoryView &view);
    void retranslate();
    [[nodiscard]] QByteArray nameAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Row {
        QByteArray name;
        QList<double> values;
    };
    void takeNames(const QList<QByteArray> &names);

    QList<InstanceColumn> m_columns;
    QList<Row> m_rows;
};

} // namespace Clawtune
