// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/containers/containerstable.h"

#include "remote/base/quote.h"
#include "ui/text/filled.h"
#include "ui/text/formatter.h"
#include "widgets/barsdelegate.h"
#include "widgets/headerstate.h"
#include "widgets/themedicon.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Clawtune
{

namespace
{

constexpr int gap = 8;
constexpr int hiddenAtFirst[] = {ContainersModel::Throttled,      ContainersModel::CpuPressure,
                                 ContainersModel::MemoryPressure, ContainersModel::IoPressure,
                                 ContainersModel::OomKills,       ContainersModel::Processes,
                                 ContainersModel::Ports,          ContainersModel::Image};

/// The widest usual text of a column, so that columns stand still while numbers change.
QString widestText(int column)
{
    using Model = ContainersModel;
    switch (column) {
    case Model::Cpu:
        return u"99.9 % / 99.9 %"_s;
    case Model::Memory:
        return u"99.9 MiB / 999 MiB"_s;
    case Model::NetworkIn:
    case Model::NetworkOut:
        return u"99.9 Mbit/s"_s;
    case Model::DiskRead:
    case Model::DiskWrite:
        return u"99.9 KiB/s"_s;
    case Model::Uptime:
        return formattedDuration(23 * 3600 + 59 * 60);
    default:
        return u"99.9 %"_s;
    }
}

} // namespace

ContainersTable::ContainersTable(QWidget *parent)
    : QWidget(parent)
    , m_model(new ContainersModel(this))
    , m_proxy(new QSortFilterProxyModel(this))
    , m_filter(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_group(new QToolButton(this))
    , m_columns(new QToolButton(this))
    , m_columnMenu(new QMenu(this))
    , m_tree(new QTreeView(this))
{
    m_proxy->setSourceModel(m_model);
    m_proxy->setSortRole(ContainersModel::SortRole);
    m_proxy->setFilterRole(ContainersModel::FilterRole);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_proxy->setRecursiveFilteringEnabled(true);
    m_proxy->setAutoAcceptChildRows(true); // a project by its name shows all of it
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    setUpBar();
    setUpTree();
    setUpColumns();
    layout->addWidget(m_tree, 1);
    retranslate();
}

void ContainersTable::setUpBar()
{
    auto *bar = new QHBoxLayout;
    bar->setSpacing(gap);
    m_filter->setObjectName(u"containerFilter"_s);
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(Widgets::themedIcon(u"search"_s, Widgets::Tone::Muted),
                        QLineEdit::LeadingPosition);
    m_count->setTextFormat(Qt::PlainText);
    m_group->setObjectName(u"groupButton"_s);
    m_group->setCheckable(true);
    m_group->setAutoRaise(true); // so that "on" stands out in any theme
    m_group->setChecked(m_model->isGrouped());
    m_columns->setObjectName(u"columnsButton"_s);
    m_columns->setMenu(m_columnMenu);
    m_columns->setPopupMode(QToolButton::InstantPopup);
    bar->addWidget(m_filter, 1);
    bar->addWidget(m_count);
    bar->addWidget(m_group);
    bar->addWidget(m_columns);
    static_cast<QVBoxLayout *>(layout())->addLayout(bar);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_proxy->setFilterFixedString(text);
        showProjects();
        updateCount();
    });
    connect(m_group, &QToolButton::toggled, this, [this](bool grouped) {
        const Remote::ContainerInfo *before = current();
        const QByteArray id = before ? before->id : QByteArray();
        m_model->setGrouped(grouped);
        showProjects();
        select(id);
    });
}

void ContainersTable::setUpTree()
{
    m_tree->setObjectName(u"containersTree"_s);
    m_tree->setModel(m_proxy);
    for (const int column : {ContainersModel::Cpu, ContainersModel::Memory})
        m_tree->setItemDelegateForColumn(
            column, new Widgets::BarsDelegate(ContainersModel::ShareRole, this));
    m_tree->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_tree->setSelectionMode(QAbstractItemView::SingleSelection);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setSortingEnabled(true);
    m_tree->sortByColumn(ContainersModel::Name, Qt::AscendingOrder);
    m_tree->setIndentation(2 * gap);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setMinimumHeight(120);
    m_tree->installEventFilter(this);
    QHeaderView *header = m_tree->header();
    header->setObjectName(u"containersHeader"_s);
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(40);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this,
            [this, header](const QPoint &at) {
                m_columnMenu->popup(header->viewport()->mapToGlobal(at));
            });
    connect(header, &QHeaderView::sectionResized, this, &ContainersTable::columnsChanged);
    connect(header, &QHeaderView::sectionMoved, this, &ContainersTable::columnsChanged);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &ContainersTable::columnsChanged);
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &ContainersTable::openMenu);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ContainersTable::currentChanged);
}

void ContainersTable::setUpColumns()
{
    for (int column = 0; column < ContainersModel::ColumnCount; ++column) {
        QAction *action = m_columnMenu->addAction(QString());
        action->setCheckable(true);
        const bool isShown = std::find(std::begin(hiddenAtFirst), std::end(hiddenAtFirst),
                                       column) == std::end(hiddenAtFirst);
        action->setChecked(isShown);
        action->setEnabled(column != ContainersModel::Name);
        m_tree->setColumnHidden(column, !isShown);
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            m_tree->setColumnHidden(column, !shown);
            Q_EMIT columnsChanged();
        });
    }
}

QByteArray ContainersTable::columnState() const
{
    return Widgets::headerState(*m_tree->header());
}

void ContainersTable::restoreColumnState(const QByteArray &state)
{
    if (!Widgets::restoreHeaderState(*m_tree->header(), state))
        return;
    m_isFitted = true; // the widths are the person's
    m_tree->header()->setStretchLastSection(false);
    m_tree->setColumnHidden(ContainersModel::Name, false);
    const QList<QAction *> actions = m_columnMenu->actions();
    for (int column = 0; column < ContainersModel::ColumnCount; ++column) {
        const QSignalBlocker blocker(actions.at(column));
        actions.at(column)->setChecked(!m_tree->isColumnHidden(column));
    }
    const int sorted = std::clamp(m_tree->header()->sortIndicatorSection(), 0,
                                  int(ContainersModel::ColumnCount) - 1);
    m_tree->sortByColumn(sorted, m_tree->header()->sortIndicatorOrder());
}

/// As wide as its usual content, whatever that is at the moment.
int ContainersTable::fittingWidth(int column)
{
    constexpr int margins = 14;
    constexpr int widest = 200;
    const int heading = m_tree->header()->sectionSizeHint(column);
    if (!ContainersModel::isNumeric(column)) {
        m_tree->resizeColumnToContents(column);
        return std::max(heading, std::min(m_tree->columnWidth(column), widest));
    }
    QFont font = m_tree->font();
    // Projects are written in bold; they have sums, but no limits.
    font.setBold(column != ContainersModel::Cpu && column != ContainersModel::Memory);
    return std::max(heading, QFontMetrics(font).horizontalAdvance(widestText(column)) + margins);
}

/// Once, when there is something to measure and a width to fit it in; then the widths are the
/// person's. Names give way where that makes all fit.
void ContainersTable::fitColumns()
{
    if (m_isFitted || !isVisible() || m_model->rowCount() == 0)
        return;
    m_isFitted = true;
    int total = 0;
    for (int column = 0; column < ContainersModel::ColumnCount; ++column) {
        const int width = fittingWidth(column);
        m_tree->setColumnWidth(column, width);
        total += m_tree->isColumnHidden(column) ? 0 : width;
    }
    constexpr int shortestName = 130;
    const int missing = total - m_tree->viewport()->width();
    const int name = m_tree->columnWidth(ContainersModel::Name);
    if (missing > 0 && name - missing >= shortestName)
        m_tree->setColumnWidth(ContainersModel::Name, name - missing);
}

void ContainersTable::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // When the layouts around have settled.
    QMetaObject::invokeMethod(this, &ContainersTable::fitColumns, Qt::QueuedConnection);
}

void ContainersTable::setContainers(const QList<Remote::ContainerInfo> &containers)
{
    const bool wasEmpty = m_model->rowCount() == 0;
    m_model->setContainers(containers);
    showProjects();
    fitColumns();
    updateCount();
    if (wasEmpty && !m_tree->currentIndex().isValid()) {
        QModelIndex first = m_proxy->index(0, 0);
        if (m_proxy->hasChildren(first))
            first = m_proxy->index(0, 0, first);
        m_tree->setCurrentIndex(first);
        m_tree->scrollToTop();
    }
    Q_EMIT currentChanged();
}

void ContainersTable::setRows(const QList<Remote::ContainerRow> &rows, double time)
{
    m_model->setRows(rows, time);
}

void ContainersTable::setEngine(const Remote::ContainerEngine &engine)
{
    if (engine == m_engine)
        return;
    m_engine = engine;
    updateCount();
}

/// All open at first and while a filter is set; one that a person closed stays closed otherwise.
void ContainersTable::showProjects()
{
    const bool isFiltered = !m_filter->text().isEmpty();
    bool isGrouped = false;
    for (int row = 0; row < m_proxy->rowCount(); ++row) {
        const QModelIndex index = m_proxy->index(row, 0);
        if (!m_proxy->hasChildren(index))
            continue;
        isGrouped = true;
        const QString project = index.data(ContainersModel::FilterRole).toString();
        const bool isNew = !m_seenProjects.contains(project);
        m_seenProjects.insert(project);
        if (isFiltered || isNew || !m_model->isGrouped())
            m_tree->expand(index);
    }
    m_tree->setRootIsDecorated(isGrouped);
}

const Remote::ContainerInfo *ContainersTable::current() const
{
    return m_model->info(m_proxy->mapToSource(m_tree->currentIndex()));
}

void ContainersTable::select(const QByteArray &id)
{
    const QModelIndex index = m_proxy->mapFromSource(m_model->indexOf(id));
    if (!index.isValid())
        return;
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
}

void ContainersTable::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void ContainersTable::openMenu(const QPoint &position)
{
    const QModelIndex at = m_tree->indexAt(position);
    if (!at.isValid())
        return;
    m_tree->setCurrentIndex(at);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (current())
        Q_EMIT menuWanted(menu);
    menu->addSeparator();
    QAction *cell = menu->addAction(tr("Copy cell"));
    connect(cell, &QAction::triggered, this, [this] { copyCurrent(false); });
    QAction *row = menu->addAction(Widgets::themedIcon(u"copy"_s), tr("Copy row"));
    connect(row, &QAction::triggered, this, [this] { copyCurrent(true); });
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

void ContainersTable::copyCurrent(bool wholeRow) const
{
    const QModelIndex at = m_tree->currentIndex();
    QStringList cells;
    const QHeaderView *header = m_tree->header();
    for (int place = 0; place < header->count(); ++place) {
        const int column = header->logicalIndex(place);
        const bool isWanted = wholeRow ? !m_tree->isColumnHidden(column) : column == at.column();
        if (isWanted)
            cells.append(at.siblingAtColumn(column).data().toString());
    }
    QGuiApplication::clipboard()->setText(cells.join(u'\t'));
}

bool ContainersTable::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_tree && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        copyCurrent(true);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ContainersTable::updateCount()
{
    const auto countOf = [](const QAbstractItemModel &model) {
        int count = 0;
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex index = model.index(row, 0);
            const int children = model.rowCount(index);
            count += index.data(ContainersModel::IdRole).toByteArray().isEmpty() ? children : 1;
        }
        return count;
    };
    const int all = countOf(*m_model);
    const int shown = countOf(*m_proxy);
    QStringList parts{shown == all ? tr("%n container(s)", nullptr, all)
                                   : filled(tr("%1 of %2"), {formatted(shown, Remote::Unit::Count),
                                                             formatted(all, Remote::Unit::Count)})};
    const QString version = Remote::displayText(m_engine.version.section(u'+', 0, 0).toUtf8(), 20);
    if (m_engine.kind != Remote::ContainerEngine::Kind::None)
        parts.append(
            (m_engine.kind == Remote::ContainerEngine::Kind::Podman ? u"Podman "_s : u"Docker "_s) +
            version);
    m_count->setText(parts.join(u" · "_s));
}

void ContainersTable::retranslate()
{
    m_filter->setPlaceholderText(tr("Filter by name, image, project or id"));
    m_filter->setAccessibleName(tr("Filter"));
    m_tree->setAccessibleName(tr("Containers"));
    m_group->setText(tr("By project"));
    m_group->setToolTip(tr("Group the containers by compose project"));
    m_columns->setText(tr("Columns"));
    m_columns->setToolTip(tr("Choose the columns"));
    const QList<QAction *> actions = m_columnMenu->actions();
    for (int column = 0; column < int(actions.size()); ++column)
        actions.at(column)->setText(ContainersModel::title(column));
    updateCount();
}

void ContainersTable::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_model->retranslate();
        retranslate();
        m_isFitted = false;
        fitColumns();
    } else if (event->type() == QEvent::PaletteChange) {
        m_model->retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace Clawtune
