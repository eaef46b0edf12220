// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/processes/detailstable.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>

namespace Clawtune
{

class DetailsTable::Model final : public QAbstractTableModel
{
public:
    Model(QList<int> rightAligned, QObject *parent)
        : QAbstractTableModel(parent)
        , m_rightAligned(std::move(rightAligned))
    {
    }

    void setHeadings(const QStringList &headings)
    {
        beginResetModel();
        m_headings = headings;
        endResetModel();
    }
    void setRows(const QList<QStringList> &rows)
    {
        if (rows.size() == m_rows.size() && !rows.isEmpty()) {
            m_rows = rows;
            Q_EMIT dataChanged(index(0, 0), index(int(rows.size()) - 1, columnCount() - 1));
            return;
        }
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }
    [[nodiscard]] const QList<QStringList> &rows() const { return m_rows; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_headings.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const QString text = m_rows.at(index.row()).value(index.column());
        switch (role) {
        case Qt::DisplayRole:
            return text;
        case Qt::ToolTipRole:
            return text.toHtmlEscaped();
        case Qt::TextAlignmentRole:
            return int(Qt::AlignVCenter | alignment(index.column()));
        default:
            return {};
        }
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override
    {
        if (orientation != Qt::Horizontal)
            return {};
        if (role == Qt::DisplayRole)
            return m_headings.value(section);
        return role == Qt::TextAlignmentRole ? QVariant(int(Qt::AlignVCenter | alignment(section)))
                                             : QVariant();
    }

private:
    [[nodiscard]] Qt::AlignmentFlag alignment(int column) const
    {
        return m_rightAligned.contains(column) ? Qt::AlignRight : Qt::AlignLeft;
    }

    QStringList m_headings;
    QList<QStringList> m_rows;
    QList<int> m_rightAligned;
};

DetailsTable::DetailsTable(QList<int> rightAligned, QWidget *parent)
    : QTableView(parent)
    , m_model(new Model(std::move(rightAligned), this))
{
    setModel(m_model);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    setTextElideMode(Qt::ElideMiddle);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
}

DetailsTable::~DetailsTable() = default;

void DetailsTable::setHeadings(const QStringList &headings)
{
    m_model->setHeadings(headings);
}

void DetailsTable::setRows(const QList<QStringList> &rows)
{
    m_model->setRows(rows);
    for (int column = 0; column < m_model->columnCount() - 1; ++column)
        setColumnWidth(column, qMin(sizeHintForColumn(column) + 16, 360));
}

QList<QStringList> DetailsTable::rows() const
{
    return m_model->rows();
}

void DetailsTable::keyPressEvent(QKeyEvent *event)
{
    if (!event->matches(QKeySequence::Copy)) {
        QTableView::keyPressEvent(event);
        return;
    }
    QStringList lines;
    const QModelIndexList selected = selectionModel()->selectedRows();
    for (const QModelIndex &index : selected)
        lines.append(m_model->rows().at(index.row()).join(u'\t'));
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace Clawtune
