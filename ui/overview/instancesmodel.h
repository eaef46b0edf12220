// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/overview/tilespec.h"

#include <QAbstractTableModel>

#include <functional>

namespace Clawtune
{

/// A column of the table of disks or interfaces: a row of the metric catalogue.
struct InstanceColumn {
    const char *metric;
    Remote::Unit unit;
    double factor = 1;
    const char *part = nullptr; ///< the same number of a partition, where that is told
};

/// Disks or interfaces, a row each, with their values of the moment; also those that have vanished
/// since, as long as their past is in view. Rows come and go one by one, so that the selection
/// stays.
class InstancesModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InstancesModel)
public:
    static constexpr int SortRole = Qt::UserRole; ///< the raw value

    /// What stands behind an instance's name, such as what a device-mapper disk is called.
    using NameNote = std::function<QString(const QByteArray &)>;

    explicit InstancesModel(QList<InstanceColumn> columns, QObject *parent = nullptr);

    void setNameNote(NameNote note) { m_note = std::move(note); }
    /// Whether partitions have rows too, behind their disks.
    void setPartsShown(bool shown) { m_partsShown = shown; }
    void refresh(const Remote::MetricHistory &history, const HistoryView &view);
    void retranslate();
    [[nodiscard]] QByteArray nameAt(int row) const;
    [[nodiscard]] bool isPart(int row) const;
    [[nodiscard]] bool isGone(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Row {
        QByteArray name;
        bool isPart = false;
        bool isGone = false;
        QList<double> values{};
    };
    [[nodiscard]] QList<Row> rowsIn(const Remote::MetricHistory &history,
                                    const HistoryView &view) const;
    void takeRows(const QList<Row> &rows);

    QList<InstanceColumn> m_columns;
    QList<Row> m_rows;
    NameNote m_note;
    bool m_partsShown = false;
};

} // namespace Clawtune
