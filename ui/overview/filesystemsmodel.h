// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/filesystems.h"

#include <QAbstractTableModel>

namespace Clawtune
{

/// The file systems of a server, a row each, as df shows them. Rows come and go one by one, so that
/// the selection stays.
class FileSystemsModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileSystemsModel)
public:
    enum Column { Place, UsedShare, Used, Available, Size, InodesUsed, Type, Source, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole, ///< number or text, for comparing
        ShareRole,               ///< 0..1, for the bar; columns with a share only
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(const QList<Remote::FileSystemRow> &rows);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    QList<Remote::FileSystemRow> m_rows;
};

} // namespace Clawtune
