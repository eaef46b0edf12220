// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checklist/facttable.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>

#include <numeric>

namespace Clawtune
{

FactTable::FactTable(QWidget *parent)
    : QTreeWidget(parent)
{
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    setAllColumnsShowFocus(true);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTextElideMode(Qt::ElideRight);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    header()->setStretchLastSection(true);
    header()->setSectionsMovable(false);
    setTabKeyNavigation(false);
}

void FactTable::setHeadings(const QStringList &headings)
{
    setColumnCount(int(headings.size()));
    setHeaderLabels(headings);
    spread();
}

QTreeWidgetItem *FactTable::addRow(const QStringList &texts)
{
    auto *item = new QTreeWidgetItem(this, texts);
    for (int column = 0; column < texts.size(); ++column) {
        if (!texts[column].isEmpty())
            item->setToolTip(column, texts[column].toHtmlEscaped());
    }
    return item;
}

void FactTable::setShares(const QList<int> &shares)
{
    m_shares = shares;
    spread();
}

void FactTable::spread()
{
    if (m_shares.size() != columnCount())
        return;
    const int sum = std::accumulate(m_shares.begin(), m_shares.end(), 0);
    int left = viewport()->width();
    for (int column = 0; column < columnCount(); ++column) {
        if (m_shares[column] == 0) {
            resizeColumnToContents(column);
            left -= columnWidth(column);
        }
    }
    for (int column = 0; column + 1 < columnCount(); ++column) {
        if (m_shares[column] > 0)
            setColumnWidth(column, left * m_shares[column] / sum);
    }
}

void FactTable::resizeEvent(QResizeEvent *event)
{
    QTreeWidget::resizeEvent(event);
    spread();
}

void FactTable::keyPressEvent(QKeyEvent *event)
{
    if (!event->matches(QKeySequence::Copy) || !currentItem()) {
        QTreeWidget::keyPressEvent(event);
        return;
    }
    QStringList texts;
    for (int column = 0; column < columnCount(); ++column) {
        if (!currentItem()->text(column).isEmpty())
            texts.append(currentItem()->text(column));
    }
    QGuiApplication::clipboard()->setText(texts.join(u'\t'));
}

} // namespace Clawtune
