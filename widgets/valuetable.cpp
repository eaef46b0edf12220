// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/valuetable.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QSortFilterProxyModel>

#include <algorithm>

namespace Widgets
{

namespace
{

constexpr int gap = 8;
/// Rows that are measured for the width of a column: more would cost time and change nothing.
constexpr int rowsMeasured = 50;

} // namespace

ValueTable::ValueTable(QWidget *parent)
    : QTableView(parent)
{
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setResizeContentsPrecision(rowsMeasured);
    horizontalHeader()->setStretchLastSection(false);
    updateRowHeight();
}

void ValueTable::showModel(QAbstractItemModel *model, int sortRole)
{
    auto *sorted = new QSortFilterProxyModel(this);
    sorted->setSourceModel(model);
    sorted->setSortRole(sortRole);
    setModel(sorted);
    setSortingEnabled(true);
    // No column at first: the model's own order.
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    sorted->sort(-1);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ValueTable::chosenRowChanged);
}

void ValueTable::setMostRows(int rows)
{
    if (m_mostRows == rows)
        return;
    m_mostRows = rows;
    fit();
}

int ValueTable::chosenRow() const
{
    const auto *sorted = static_cast<const QSortFilterProxyModel *>(model());
    return sorted ? sorted->mapToSource(currentIndex()).row() : -1;
}

void ValueTable::chooseRow(int sourceRow)
{
    const auto *sorted = static_cast<const QSortFilterProxyModel *>(model());
    selectRow(sorted->mapFromSource(sorted->sourceModel()->index(sourceRow, 0)).row());
}

void ValueTable::fit()
{
    if (!model())
        return;
    for (int column = 0; column < model()->columnCount(); ++column) {
        // Only ever wider: a column that breathes with its numbers cannot be read.
        const int wanted =
            std::max(sizeHintForColumn(column), horizontalHeader()->sectionSizeHint(column));
        if (wanted + gap > columnWidth(column))
            setColumnWidth(column, wanted + gap);
    }
    const int rows = std::clamp(model()->rowCount(), 1, m_mostRows);
    int height = horizontalHeader()->sizeHint().height() +
                 rows * verticalHeader()->defaultSectionSize() + 2 * frameWidth();
    if (horizontalHeader()->length() > viewport()->width())
        height += horizontalScrollBar()->sizeHint().height();
    setFixedHeight(height);
}

void ValueTable::updateRowHeight()
{
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + gap);
}

void ValueTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copySelection();
    else
        QTableView::keyPressEvent(event);
}

void ValueTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        updateRowHeight();
        fit();
    }
}

void ValueTable::copySelection() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    if (rows.isEmpty())
        return;
    std::sort(rows.begin(), rows.end());
    const auto line = [this](auto cell) {
        QStringList cells;
        for (int column = 0; column < model()->columnCount(); ++column) {
            if (!isColumnHidden(column))
                cells.append(cell(column));
        }
        return cells.join(u'\t');
    };
    QStringList lines;
    if (rows.size() > 1)
        lines.append(line(
            [this](int column) { return model()->headerData(column, Qt::Horizontal).toString(); }));
    for (const QModelIndex &row : std::as_const(rows))
        lines.append(
            line([&row](int column) { return row.siblingAtColumn(column).data().toString(); }));
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace Widgets
