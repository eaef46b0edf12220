// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/instancesmodel.h"

#include "remote/base/quote.h"
#include "ui/text/formatter.h"
#include "ui/text/texts.h"

#include <QCoreApplication>

#include <cmath>

namespace Clawtune
{

InstancesModel::InstancesModel(QList<InstanceColumn> columns, QObject *parent)
    : QAbstractTableModel(parent)
    , m_columns(std::move(columns))
{
}

/// Both lists are in the order of instanceBefore.
void InstancesModel::takeNames(const QList<QByteArray> &names)
{
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (names.contains(m_rows.at(row).name))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < int(names.size()); ++row) {
        if (row < m_rows.size() && m_rows.at(row).name == names.at(row))
            continue;
        beginInsertRows({}, row, row);
        m_rows.insert(row, Row{names.at(row), QList<double>(m_columns.size(), std::nan(""))});
        endInsertRows();
    }
}

void InstancesModel::refresh(const Remote::MetricHistory &history, const HistoryView &view)
{
    takeNames(history.instances(m_columns.first().metric));
    if (m_rows.isEmpty())
        return;
    for (Row &row : m_rows) {
        for (qsizetype i = 0; i < m_columns.size(); ++i) {
            const InstanceColumn &column = m_columns.at(i);
            row.values[i] = valueAtEnd(history, {column.metric, row.name}, view) * column.factor;
        }
    }
    Q_EMIT dataChanged(index(0, 1), index(int(m_rows.size()) - 1, int(m_columns.size())));
}

void InstancesModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, int(m_columns.size()));
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, int(m_columns.size())));
}

QByteArray InstancesModel::nameAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? m_rows.at(row).name : QByteArray();
}

int InstancesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int InstancesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size()) + 1;
}

QVariant InstancesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows.at(index.row());
    const int column = index.column() - 1;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((column < 0 ? Qt::AlignLeft : Qt::AlignRight) |
                                   Qt::AlignVCenter);
    if (role == SortRole)
        return column < 0 ? QVariant(row.name) : QVariant(row.values.value(column));
    if (role != Qt::DisplayRole)
        return {};
    return column < 0 ? Remote::displayText(row.name, 64)
                      : formatted(row.values.value(column), m_columns.at(column).unit);
}

QVariant InstancesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((section == 0 ? Qt::AlignLeft : Qt::AlignRight) |
                                   Qt::AlignVCenter);
    const Remote::Metric *metric =
        section > 0 ? Remote::findMetric(m_columns.at(section - 1).metric) : nullptr;
    if (role == Qt::DisplayRole)
        return metric ? markText(metric->name)
                      : QCoreApplication::translate("Clawtune::Overview", "Name");
    if (role == Qt::ToolTipRole && metric)
        return QString(markText(metric->meaning) + u'\n' + QString::fromLatin1(metric->source));
    return {};
}

} // namespace Clawtune
