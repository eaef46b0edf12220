// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/whohistory.h"

#include <QAbstractTableModel>

namespace Clawtune
{

/// The processes, or the containers, that used most of a resource, most first.
class WhoModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WhoModel)
public:
    enum class Kind { Processes, Containers };
    enum Column { Name, Amount, Pid, Container, columnCountOfProcesses };
    static constexpr int ShareRole = Qt::UserRole; ///< of the strongest, for the bar

    explicit WhoModel(Kind kind, QObject *parent = nullptr);

    struct Row {
        Remote::Culprit culprit;
        QString name;      ///< harmless
        QString container; ///< the name of a process's container; empty: none
    };
    void setRows(const QList<Row> &rows, Remote::Resource resource);
    void retranslate();
    [[nodiscard]] const QList<Row> &rows() const { return m_rows; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    Kind m_kind;
    QList<Row> m_rows;
    Remote::Resource m_resource = Remote::Resource::Cpu;
};

} // namespace Clawtune
