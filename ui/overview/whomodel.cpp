// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/whomodel.h"

#include "ui/overview/whotext.h"

#include <QLocale>

namespace Clawtune
{

WhoModel::WhoModel(Kind kind, QObject *parent)
    : QAbstractTableModel(parent)
    , m_kind(kind)
{
}

/// Row by row, so that a selection stays while somebody moves along a chart.
void WhoModel::setRows(const QList<Row> &rows, Remote::Resource resource)
{
    m_resource = resource;
    const auto before = int(m_rows.size());
    const auto now = int(rows.size());
    if (now > before) {
        beginInsertRows({}, before, now - 1);
        m_rows = rows;
        endInsertRows();
    } else if (now < before) {
        beginRemoveRows({}, now, before - 1);
        m_rows = rows;
        endRemoveRows();
    } else {
        m_rows = rows;
    }
    if (now > 0)
        Q_EMIT dataChanged(index(0, 0), index(now - 1, columnCount() - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

void WhoModel::retranslate()
{
    setRows(QList<Row>(m_rows), m_resource);
}

int WhoModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int WhoModel::columnCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return m_kind == Kind::Processes ? int(columnCountOfProcesses) : int(Amount) + 1;
}

QVariant WhoModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows.at(index.row());
    const int column = index.column();
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = column == Amount || column == Pid;
        return QVariant::fromValue((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role == ShareRole && column == Amount)
        return row.culprit.amount / m_rows.first().culprit.amount;
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Name:
        return row.name;
    case Amount:
        return amountText(row.culprit.amount, m_resource);
    case Pid:
        return QString::number(row.culprit.process.pid);
    case Container:
        return row.container;
    default:
        return {};
    }
}

QVariant WhoModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = section == Amount || section == Pid;
        return QVariant::fromValue((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return m_kind == Kind::Processes ? tr("Process") : tr("Container");
    case Amount:
        return resourceName(m_resource);
    case Pid:
        return tr("PID");
    case Container:
        return tr("Container");
    default:
        return {};
    }
}

} // namespace Clawtune
