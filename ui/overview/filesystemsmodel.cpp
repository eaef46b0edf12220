// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/filesystemsmodel.h"

#include "remote/base/quote.h"
#include "ui/text/filled.h"
#include "ui/text/formatter.h"
#include "ui/text/texts.h"

#include <algorithm>
#include <cmath>

namespace Clawtune
{

using Remote::FileSystemRow;
using Remote::Unit;

namespace
{

constexpr int nameLength = 80;

double number(const FileSystemRow &row, int column)
{
    switch (column) {
    case FileSystemsModel::UsedShare:
        return row.usedShare();
    case FileSystemsModel::Used:
        return row.used;
    case FileSystemsModel::Available:
        return row.available;
    case FileSystemsModel::Size:
        return row.size;
    case FileSystemsModel::InodesUsed:
        return row.inodesUsedShare();
    default:
        return FileSystemRow::unknown;
    }
}

bool isNumeric(int column)
{
    return column > FileSystemsModel::Place && column < FileSystemsModel::Type;
}

bool isShare(int column)
{
    return column == FileSystemsModel::UsedShare || column == FileSystemsModel::InodesUsed;
}

const QByteArray &name(const FileSystemRow &row, int column)
{
    if (column == FileSystemsModel::Place)
        return row.mount.mountPoint;
    return column == FileSystemsModel::Type ? row.mount.type : row.mount.source;
}

const char *metricOf(int column)
{
    switch (column) {
    case FileSystemsModel::UsedShare:
        return "fs.used";
    case FileSystemsModel::Available:
        return "fs.available";
    case FileSystemsModel::Size:
        return "fs.size";
    case FileSystemsModel::InodesUsed:
        return "fs.inodes_used";
    default:
        return "";
    }
}

} // namespace

/// Both lists are in the order of the server's own list, so rows that stay keep their order.
void FileSystemsModel::setRows(const QList<FileSystemRow> &rows)
{
    const auto isSame = [](const FileSystemRow &a, const FileSystemRow &b) {
        return a.mount.mountPoint == b.mount.mountPoint;
    };
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        const bool stays = std::any_of(rows.begin(), rows.end(), [&](const FileSystemRow &one) {
            return isSame(one, m_rows.at(row));
        });
        if (stays)
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < int(rows.size()); ++row) {
        if (row < m_rows.size() && isSame(m_rows.at(row), rows.at(row))) {
            m_rows[row] = rows.at(row);
            continue;
        }
        beginInsertRows({}, row, row);
        m_rows.insert(row, rows.at(row));
        endInsertRows();
    }
    if (m_rows.size() > rows.size()) { // the order changed: what is left over stands twice
        beginRemoveRows({}, int(rows.size()), int(m_rows.size()) - 1);
        m_rows.resize(rows.size());
        endRemoveRows();
    }
    retranslate();
}

void FileSystemsModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

int FileSystemsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int FileSystemsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant FileSystemsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const FileSystemRow &row = m_rows.at(index.row());
    const int column = index.column();
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
    if (role == ShareRole)
        return isShare(column) && std::isfinite(number(row, column)) ? number(row, column)
                                                                     : QVariant();
    if (role == SortRole)
        return isNumeric(column) ? QVariant(number(row, column)) : QVariant(name(row, column));
    if (role == Qt::ToolTipRole && !isNumeric(column))
        return Remote::displayText(name(row, column)).toHtmlEscaped();
    if (role != Qt::DisplayRole)
        return {};
    if (column == UsedShare && !row.isAnswering)
        return tr("not answering");
    if (isShare(column))
        return formattedWholeShare(number(row, column));
    if (isNumeric(column))
        return formatted(number(row, column), Unit::Bytes);
    const QString text = Remote::displayText(name(row, column), nameLength);
    return column == Place && row.mount.isReadOnly ? filled(tr("%1 (read-only)"), {text}) : text;
}

QVariant FileSystemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((isNumeric(section) ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
    const Remote::Metric *metric = Remote::findMetric(metricOf(section));
    if (role == Qt::ToolTipRole && metric)
        return QString(markText(metric->meaning) + u'\n' + QString::fromLatin1(metric->source));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Place:
        return tr("Mounted on");
    case UsedShare:
        return tr("In use");
    case Used:
        return tr("Used");
    case Available:
        return tr("Available");
    case Size:
        return tr("Size");
    case InodesUsed:
        return tr("Inodes in use");
    case Type:
        return tr("Type");
    case Source:
        return tr("File system");
    default:
        return {};
    }
}

} // namespace Clawtune
