// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/processes/processtable.h"

#include "ui/processes/processtexts.h"
#include "widgets/barsdelegate.h"
#include "widgets/headerstate.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::ProcessId;

namespace
{

constexpr int gap = 8;
constexpr int treeWidth = 220;

/// Words with some air around them: numbers stand right beside them, and rows close to each other.
class WordDelegate final : public QStyledItemDelegate
{
public:
    WordDelegate(Qt::TextElideMode elide, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_elide(elide)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        const QString text = item.text;
        item.text.clear();
        const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
        style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
        const QRect place = item.rect.adjusted(gap / 2, 0, -gap / 2, 0);
        const auto role =
            item.state & QStyle::State_Selected ? QPalette::HighlightedText : QPalette::Text;
        painter->setFont(item.font);
        style->drawItemText(painter, place, int(item.displayAlignment), item.palette, true,
                            item.fontMetrics.elidedText(text, m_elide, place.width()), role);
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(gap, 6);
    }

private:
    Qt::TextElideMode m_elide;
};

/// As wide as what usually stands in the column.
const char *sampleOf(ProcessColumn column)
{
    switch (column) {
    case ProcessColumn::Name:
        return "openclaw-gateway";
    case ProcessColumn::User:
        return "postgres-data";
    case ProcessColumn::Container:
        return "openclaw-postgres";
    case ProcessColumn::State:
        return "Disk wait";
    case ProcessColumn::Cgroup:
        return "/system.slice/postgresql.service";
    case ProcessColumn::Started:
        return "2026-01-01 00:00:00";
    case ProcessColumn::Running:
        return "12 h 34 min";
    case ProcessColumn::Command:
        return "nginx: worker"; // takes what the others leave, and never less than this
    case ProcessColumn::Read:
    case ProcessColumn::Write:
    case ProcessColumn::Receive:
    case ProcessColumn::Send:
        return "99.9 MiB/s";
    case ProcessColumn::Cpu:
    case ProcessColumn::Memory:
    case ProcessColumn::MemoryShare:
    case ProcessColumn::Pss:
    case ProcessColumn::Virtual:
        return "99.9 MiB";
    default:
        return "4194304";
    }
}

} // namespace

ProcessTable::ProcessTable(ProcessModel &model, QWidget *parent)
    : QTreeView(parent)
    , m_model(model)
{
    setObjectName(u"processTable"_s);
    // Before the view itself hears of it: see forgetCurrent().
    connect(&model, &QAbstractItemModel::rowsAboutToBeRemoved, this, &ProcessTable::forgetCurrent);
    setModel(&model);
    setUniformRowHeights(true);
    setRootIsDecorated(false);
    setItemsExpandable(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTextElideMode(Qt::ElideRight);
    setTabKeyNavigation(false);
    setTreePosition(int(ProcessColumn::Name));
    setIndentation(2 * gap);
    setExpandsOnDoubleClick(false);
    setMinimumHeight(120);
    for (const ProcessColumn column :
         {ProcessColumn::Cpu, ProcessColumn::Memory, ProcessColumn::MemoryShare})
        setItemDelegateForColumn(int(column),
                                 new Widgets::BarsDelegate(ProcessModel::ShareRole, this));
    setItemDelegate(new WordDelegate(Qt::ElideRight, this));
    // Of these both ends say the most: the program, and what it was told.
    for (const ProcessColumn column : {ProcessColumn::Command, ProcessColumn::Cgroup})
        setItemDelegateForColumn(int(column), new WordDelegate(Qt::ElideMiddle, this));
    setUpHeader();
    setUpColumns();
    connect(&model, &ProcessModel::arranged, this, &ProcessTable::onArranged);
    connect(this, &QTreeView::doubleClicked, this, &ProcessTable::detailsWanted);
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex &index) {
        m_collapsed.insert(m_model.entry(index)->row.id);
        m_model.setExpanded(index, false);
    });
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex &index) {
        m_collapsed.remove(m_model.entry(index)->row.id);
        if (!m_expanding)
            m_model.setExpanded(index, true);
    });
    sortBy(ProcessColumn::Cpu, Qt::DescendingOrder);
}

void ProcessTable::setUpHeader()
{
    QHeaderView *heading = header();
    heading->setObjectName(u"processHeader"_s);
    heading->setSectionsClickable(true);
    heading->setSectionsMovable(true);
    heading->setSortIndicatorShown(true);
    heading->setHighlightSections(false);
    heading->setStretchLastSection(true);
    heading->setMinimumSectionSize(40);
    heading->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(heading, &QHeaderView::sectionClicked, this, &ProcessTable::onHeaderClicked);
    connect(heading, &QHeaderView::sectionMoved, this, &ProcessTable::columnsChanged);
    connect(heading, &QWidget::customContextMenuRequested, this, &ProcessTable::showColumnMenu);
}

void ProcessTable::setUpColumns()
{
    for (int i = 0; i < processColumnCount; ++i) {
        const auto column = ProcessColumn(i);
        const int content = fontMetrics().horizontalAdvance(QLatin1StringView(sampleOf(column)));
        setColumnWidth(i, std::max(content + 2 * gap, header()->sectionSizeHint(i)));
        setColumnHidden(i, !isShownAtFirst(column));
    }
}

void ProcessTable::setTree(bool tree)
{
    setRootIsDecorated(tree);
    // What is indented needs more room. A width that somebody chose meanwhile stays.
    const int name = int(ProcessColumn::Name);
    if (tree) {
        m_listWidth = columnWidth(name);
        setColumnWidth(name, std::max(m_listWidth, treeWidth));
    } else if (m_listWidth > 0 && columnWidth(name) == treeWidth) {
        setColumnWidth(name, m_listWidth);
    }
    m_model.setTree(tree);
    scrollTo(currentIndex());
}

void ProcessTable::setFollowing(bool following)
{
    m_following = following;
    if (following)
        scrollTo(currentIndex());
}

void ProcessTable::sortBy(ProcessColumn column, Qt::SortOrder order)
{
    m_model.sort(int(column), order);
    header()->setSortIndicator(int(column), order);
    Q_EMIT columnsChanged();
}

void ProcessTable::onHeaderClicked(int section)
{
    const auto column = ProcessColumn(section);
    const bool again = m_model.sortColumn() == column;
    const bool descending = again ? m_model.sortOrder() != Qt::DescendingOrder : isNumeric(column);
    sortBy(column, descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    scrollToTop();
    if (m_following)
        scrollTo(currentIndex());
}

void ProcessTable::setColumnShown(ProcessColumn column, bool shown)
{
    setColumnHidden(int(column), !shown);
    Q_EMIT columnsChanged();
}

bool ProcessTable::isColumnShown(ProcessColumn column) const
{
    return !isColumnHidden(int(column));
}

void ProcessTable::showColumnMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"columnMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int i = 0; i < processColumnCount; ++i) {
        const auto column = ProcessColumn(i);
        QAction *action = menu->addAction(processColumnTitle(column));
        action->setCheckable(true);
        action->setChecked(isColumnShown(column));
        action->setEnabled(column != ProcessColumn::Name); // without it, rows are mere numbers
        connect(action, &QAction::toggled, this,
                [this, column](bool shown) { setColumnShown(column, shown); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Usual columns")), &QAction::triggered, this, [this] {
        for (int i = 0; i < processColumnCount; ++i)
            header()->moveSection(header()->visualIndex(i), i);
        setUpColumns();
        Q_EMIT columnsChanged();
    });
    menu->popup(header()->mapToGlobal(position));
}

QByteArray ProcessTable::columnState() const
{
    return Widgets::headerState(*header());
}

bool ProcessTable::restoreColumnState(const QByteArray &state)
{
    if (!Widgets::restoreHeaderState(*header(), state))
        return false;
    setColumnHidden(int(ProcessColumn::Name), false);
    const int section = header()->sortIndicatorSection();
    if (section >= 0 && section < processColumnCount)
        sortBy(ProcessColumn(section), header()->sortIndicatorOrder());
    return true;
}

ProcessId ProcessTable::currentProcess() const
{
    const ProcessEntry *entry = m_model.entry(currentIndex());
    return entry ? entry->row.id : ProcessId{};
}

QList<ProcessId> ProcessTable::selectedProcesses() const
{
    QList<ProcessId> ids;
    const QModelIndexList rows = selectionModel()->selectedRows();
    for (const QModelIndex &index : rows) {
        if (const ProcessEntry *entry = m_model.entry(index))
            ids.append(entry->row.id);
    }
    return ids;
}

void ProcessTable::showProcess(const ProcessId &id)
{
    const QModelIndex index = m_model.indexOf(id);
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    scrollTo(index, QAbstractItemView::PositionAtCenter);
}

QList<ProcessId> ProcessTable::visibleProcesses() const
{
    QList<ProcessId> ids;
    for (QModelIndex at = indexAt({1, 1}); at.isValid(); at = indexBelow(at)) {
        if (visualRect(at).top() > viewport()->height())
            break;
        if (const ProcessEntry *entry = m_model.entry(at))
            ids.append(entry->row.id);
    }
    return ids;
}

/// When the current process ends, none is current any more: another one that took its place would
/// be the one that the next press of Del is about.
void ProcessTable::forgetCurrent(const QModelIndex &parent, int first, int last)
{
    const QModelIndex current = currentIndex();
    if (current.isValid() && current.parent() == parent && current.row() >= first &&
        current.row() <= last)
        selectionModel()->clearCurrentIndex();
}

void ProcessTable::onArranged()
{
    if (m_model.isTree())
        expandParents();
    if (m_following && currentIndex().isValid())
        scrollTo(currentIndex());
}

void ProcessTable::expandParents()
{
    m_collapsed.removeIf([this](const ProcessId &id) { return !m_model.entry(id); });
    m_expanding = true;
    // With a layout pending, expanding costs no layout of its own.
    scheduleDelayedItemsLayout();
    const QModelIndexList parents = m_model.parents();
    for (const QModelIndex &index : parents) {
        if (!isExpanded(index) && !m_collapsed.contains(m_model.entry(index)->row.id))
            expand(index);
    }
    m_expanding = false;
    // One that was out of sight meanwhile comes back as it was left.
    const QSet<ProcessId> collapsed = m_collapsed;
    for (const ProcessId &id : collapsed)
        m_model.setExpanded(m_model.indexOf(id), false);
}

void ProcessTable::copySelected() const
{
    QStringList lines;
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [this](const QModelIndex &a, const QModelIndex &b) {
        return visualRect(a).top() < visualRect(b).top();
    });
    for (const QModelIndex &row : std::as_const(rows)) {
        QStringList cells;
        for (int place = 0; place < header()->count(); ++place) {
            const int column = header()->logicalIndex(place);
            if (!isColumnHidden(column))
                cells.append(row.siblingAtColumn(column).data().toString());
        }
        lines.append(cells.join(u'\t'));
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void ProcessTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copySelected();
    else if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier)
        Q_EMIT freezeWanted();
    else if (event->key() == Qt::Key_Escape)
        Q_EMIT liveWanted();
    else if (event->key() == Qt::Key_Delete && event->modifiers() == Qt::NoModifier)
        Q_EMIT endWanted();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT detailsWanted();
    else
        QTreeView::keyPressEvent(event);
}

void ProcessTable::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Keyboard && currentIndex().isValid())
        Q_EMIT menuWanted(viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft()));
    else
        Q_EMIT menuWanted(event->globalPos());
}

void ProcessTable::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_model.retranslate();
        for (int i = 0; i < processColumnCount; ++i) {
            const int needed = header()->sectionSizeHint(i);
            if (!isColumnHidden(i) && columnWidth(i) < needed)
                setColumnWidth(i, needed);
        }
    }
    QTreeView::changeEvent(event);
}

void ProcessTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    if (current.row() != previous.row() || current.parent() != previous.parent())
        Q_EMIT currentProcessChanged();
}

void ProcessTable::selectionChanged(const QItemSelection &selected,
                                    const QItemSelection &deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    Q_EMIT selectedProcessesChanged();
}

} // namespace Clawtune
