// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/seriestable.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMap>

#include <algorithm>
#include <cmath>

namespace Widgets
{

SeriesTableModel::SeriesTableModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void SeriesTableModel::setTexts(const QString &timeTitle, const QStringList &names,
                                std::function<QString(double)> timeText,
                                std::function<QString(double)> valueText)
{
    beginResetModel();
    m_timeTitle = timeTitle;
    m_names = names;
    m_timeText = std::move(timeText);
    m_valueText = std::move(valueText);
    m_rows.clear();
    endResetModel();
}

QList<SeriesTableModel::Row> SeriesTableModel::rowsOf(const QList<QList<QPointF>> &lines) const
{
    QMap<double, QList<double>> byTime;
    for (qsizetype line = 0; line < lines.size() && line < m_names.size(); ++line) {
        for (const QPointF &point : lines.at(line)) {
            if (!std::isfinite(point.y()))
                continue;
            QList<double> &values = byTime[point.x()];
            values.resize(m_names.size(), std::nan(""));
            values[line] = point.y();
        }
    }
    QList<Row> rows;
    rows.reserve(byTime.size());
    for (auto it = byTime.constEnd(); it != byTime.constBegin();) {
        --it;
        rows.append({it.key(), it.value()});
    }
    return rows;
}

bool SeriesTableModel::Row::operator==(const Row &other) const
{
    const auto same = [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); };
    return time == other.time &&
           std::equal(values.begin(), values.end(), other.values.begin(), other.values.end(), same);
}

void SeriesTableModel::setData(const QList<QList<QPointF>> &lines)
{
    QList<Row> rows = rowsOf(lines);
    const auto known = std::find_if(rows.begin(), rows.end(), [this](const Row &row) {
        return !m_rows.isEmpty() && row == m_rows.first();
    });
    // Another resolution or another stretch of time is another table.
    const auto common = std::min(m_rows.size(), qsizetype(rows.end() - known));
    if (known == rows.end() || !std::equal(known, known + common, m_rows.begin())) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    const auto added = int(known - rows.begin());
    if (added > 0) {
        beginInsertRows({}, 0, added - 1);
        m_rows = rows.mid(0, added) + m_rows;
        endInsertRows();
    }
    if (m_rows.size() > rows.size()) {
        beginRemoveRows({}, int(rows.size()), int(m_rows.size()) - 1);
        m_rows.resize(rows.size());
        endRemoveRows();
    } else if (m_rows.size() < rows.size()) { // the window grew into the past
        beginInsertRows({}, int(m_rows.size()), int(rows.size()) - 1);
        m_rows += rows.mid(m_rows.size());
        endInsertRows();
    }
}

int SeriesTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int SeriesTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_names.size()) + 1;
}

QVariant SeriesTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const Row &row = m_rows.at(index.row());
    return index.column() == 0 ? m_timeText(row.time)
                               : m_valueText(row.values.value(index.column() - 1));
}

QVariant SeriesTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == 0 ? m_timeTitle : m_names.value(section - 1);
}

SeriesTable::SeriesTable(QWidget *parent)
    : QTableView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 4);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
}

void SeriesTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copySelection();
    else
        QTableView::keyPressEvent(event);
}

void SeriesTable::copySelection() const
{
    QMap<int, QMap<int, QString>> cells;
    const QModelIndexList indexes = selectionModel()->selectedIndexes();
    for (const QModelIndex &index : indexes)
        cells[index.row()][index.column()] = index.data().toString();
    QStringList lines;
    for (const auto &row : std::as_const(cells))
        lines.append(QStringList(row.values()).join(u'\t'));
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace Widgets
