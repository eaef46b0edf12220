// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/instancesmodel.h"

#include "remote/base/quote.h"
#include "remote/metrics/scan.h"
#include "ui/text/filled.h"
#include "ui/text/formatter.h"
#include "ui/text/texts.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace Clawtune
{

namespace
{

constexpr int nameLength = 64;

/// Those in view, and live also those without a history; whether they have gone. What leads into a
/// container has another name each time: nobody looks for one that has gone.
QList<std::pair<QByteArray, bool>> namesIn(const Remote::MetricHistory &history,
                                           const QByteArray &metric, const HistoryView &view)
{
    const bool isLive = view.end == 0;
    const QList<QByteArray> inView = history.instances(metric, view.window, view.end);
    const QList<QByteArray> present = isLive ? history.instances(metric) : inView;
    const QSet<QByteArray> there(present.begin(), present.end());
    QList<std::pair<QByteArray, bool>> found;
    for (const QByteArray &name : present)
        found.append({name, false});
    for (const QByteArray &name : inView) {
        if (!there.contains(name) && !name.startsWith("veth"))
            found.append({name, true});
    }
    return found;
}

} // namespace

InstancesModel::InstancesModel(QList<InstanceColumn> columns, QObject *parent)
    : QAbstractTableModel(parent)
    , m_columns(std::move(columns))
{
}

QList<InstancesModel::Row> InstancesModel::rowsIn(const Remote::MetricHistory &history,
                                                  const HistoryView &view) const
{
    const InstanceColumn &first = m_columns.first();
    QList<Row> rows;
    if (!Remote::findMetric(first.metric)->perInstance)
        rows.append(Row{});
    else
        for (const auto &[name, isGone] : namesIn(history, first.metric, view))
            rows.append(Row{name, false, isGone});
    if (m_partsShown && first.part) {
        for (const auto &[name, isGone] : namesIn(history, first.part, view))
            rows.append(Row{name, true, isGone});
    }
    std::sort(rows.begin(), rows.end(),
              [](const Row &a, const Row &b) { return Remote::instanceBefore(a.name, b.name); });
    for (Row &row : rows)
        row.values = QList<double>(m_columns.size(), std::nan(""));
    return rows;
}

/// Both lists are in the order of instanceBefore.
void InstancesModel::takeRows(const QList<Row> &rows)
{
    if (m_rows.isEmpty() && !rows.isEmpty()) { // thousands at once, not one by one
        beginInsertRows({}, 0, int(rows.size()) - 1);
        m_rows = rows;
        endInsertRows();
        return;
    }
    QSet<QByteArray> names;
    for (const Row &row : rows)
        names.insert(row.name);
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (names.contains(m_rows.at(row).name))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < int(rows.size()); ++row) {
        if (row < m_rows.size() && m_rows.at(row).name == rows.at(row).name) {
            m_rows[row].isGone = rows.at(row).isGone;
            continue;
        }
        beginInsertRows({}, row, row);
        m_rows.insert(row, rows.at(row));
        endInsertRows();
    }
}

void InstancesModel::refresh(const Remote::MetricHistory &history, const HistoryView &view)
{
    takeRows(rowsIn(history, view));
    if (m_rows.isEmpty())
        return;
    for (Row &row : m_rows) {
        for (qsizetype i = 0; i < m_columns.size(); ++i) {
            const InstanceColumn &column = m_columns.at(i);
            const char *metric = row.isPart ? column.part : column.metric;
            row.values[i] =
                metric
                    ? valueAtEnd(history, {Remote::literal(metric), row.name}, view) * column.factor
                    : std::nan("");
        }
    }
    Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, int(m_columns.size())));
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

bool InstancesModel::isPart(int row) const
{
    return row >= 0 && row < m_rows.size() && m_rows.at(row).isPart;
}

bool InstancesModel::isGone(int row) const
{
    return row >= 0 && row < m_rows.size() && m_rows.at(row).isGone;
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
    if (column >= 0)
        return formatted(row.values.value(column), m_columns.at(column).unit);
    const QString name = Remote::displayText(row.name, nameLength);
    QString note = m_note && !row.isGone ? m_note(row.name) : QString();
    if (row.isGone)
        //: behind the name of a disk or an interface that was there before
        note = QCoreApplication::translate("Clawtune::Overview", "gone");
    return note.isEmpty()
               ? name
               //: a disk's or interface's name, and what else it is called or its state
               : filled(QCoreApplication::translate("Clawtune::Overview", "%1 (%2)"), {name, note});
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
