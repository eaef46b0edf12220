// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/postgresql/statementstable.h"

#include "remote/base/quote.h"
#include "ui/text/filled.h"
#include "ui/text/formatter.h"
#include "widgets/barsdelegate.h"
#include "widgets/themedicon.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Clawtune
{

namespace
{
constexpr int gap = 8;
constexpr int widest = 180; // of a column that is not the statement
} // namespace

StatementsTable::StatementsTable(QWidget *parent)
    : QWidget(parent)
    , m_model(new QueryStatsModel(this))
    , m_proxy(new QSortFilterProxyModel(this))
    , m_sortLabel(new QLabel(this))
    , m_sort(new QComboBox(this))
    , m_filter(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_table(new QTableView(this))
{
    m_proxy->setSourceModel(m_model);
    m_proxy->setSortRole(QueryStatsModel::SortRole);
    m_proxy->setFilterRole(QueryStatsModel::FilterRole);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    setUpBar();
    setUpTable();
    layout->addWidget(m_table, 1);
    retranslate();
    sortBy(QueryStatsModel::Share, Qt::DescendingOrder);
}

void StatementsTable::setUpBar()
{
    auto *bar = new QHBoxLayout;
    bar->setSpacing(gap);
    m_sort->setObjectName(u"sortBox"_s);
    m_sortLabel->setBuddy(m_sort);
    m_filter->setObjectName(u"filterEdit"_s);
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(Widgets::themedIcon(u"search"_s, Widgets::Tone::Muted),
                        QLineEdit::LeadingPosition);
    m_count->setTextFormat(Qt::PlainText);
    bar->addWidget(m_sortLabel);
    bar->addWidget(m_sort);
    bar->addWidget(m_filter, 1);
    bar->addWidget(m_count);
    static_cast<QVBoxLayout *>(layout())->addLayout(bar);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_proxy->setFilterFixedString(text);
        updateCount();
    });
    connect(m_sort, &QComboBox::activated, this, [this](int column) {
        sortBy(column,
               QueryStatsModel::isNumeric(column) ? Qt::DescendingOrder : Qt::AscendingOrder);
    });
}

void StatementsTable::setUpTable()
{
    m_table->setObjectName(u"statementsTable"_s);
    m_table->setModel(m_proxy);
    m_table->setItemDelegateForColumn(QueryStatsModel::Share,
                                      new Widgets::BarsDelegate(QueryStatsModel::ShareRole, this));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setMinimumHeight(120);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 10);
    QHeaderView *header = m_table->horizontalHeader();
    header->setObjectName(u"statementsHeader"_s);
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->setMinimumSectionSize(48);
    m_table->installEventFilter(this);
    connect(header, &QHeaderView::sectionClicked, this, &StatementsTable::onHeaderClicked);
    connect(m_table, &QTableView::doubleClicked, this, &StatementsTable::planWanted);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &StatementsTable::currentChanged);
}

void StatementsTable::onHeaderClicked(int column)
{
    const bool again = m_proxy->sortColumn() == column;
    const bool wasDescending = m_proxy->sortOrder() == Qt::DescendingOrder;
    const bool descending = again ? !wasDescending : QueryStatsModel::isNumeric(column);
    sortBy(column, descending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void StatementsTable::sortBy(int column, Qt::SortOrder order)
{
    m_proxy->sort(column, order);
    m_table->horizontalHeader()->setSortIndicator(column, order);
    m_sort->setCurrentIndex(column);
    m_table->scrollTo(m_table->currentIndex());
}

void StatementsTable::setReport(Remote::QueryReport report)
{
    const Remote::QueryStats *before = current();
    const QString id = before ? before->queryId : QString();
    const QString database = before ? before->database : QString();
    const QString user = before ? before->user : QString();
    const bool isFirst = m_model->rowCount() == 0;
    {
        const QSignalBlocker blocker(m_table->selectionModel());
        m_model->setReport(std::move(report));
        selectStatement(id, database, user);
    }
    for (int column = 0; column < QueryStatsModel::ColumnCount; ++column)
        m_table->setColumnHidden(column, !m_model->isColumnUseful(column));
    if (isFirst) {
        m_table->resizeColumnsToContents();
        for (int column = 0; column < QueryStatsModel::Statement; ++column)
            m_table->setColumnWidth(column, qMin(m_table->columnWidth(column) + gap, widest));
    }
    updateCount();
    m_table->viewport()->update();
    Q_EMIT currentChanged();
}

void StatementsTable::selectStatement(const QString &queryId, const QString &database,
                                      const QString &user)
{
    int wanted = 0;
    for (int row = 0; row < m_proxy->rowCount() && !queryId.isEmpty(); ++row) {
        const auto &stats = m_model->stats(m_proxy->mapToSource(m_proxy->index(row, 0)).row());
        if (stats.queryId == queryId && stats.database == database && stats.user == user) {
            wanted = row;
            break;
        }
    }
    m_table->setCurrentIndex(m_proxy->index(wanted, 0));
}

const Remote::QueryStats *StatementsTable::current() const
{
    const QModelIndex source = m_proxy->mapToSource(m_table->currentIndex());
    return source.isValid() ? &m_model->stats(source.row()) : nullptr;
}

void StatementsTable::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void StatementsTable::focusTable()
{
    m_table->setFocus();
}

void StatementsTable::copyCurrent(bool wholeRow) const
{
    const QModelIndex at = m_table->currentIndex();
    QStringList cells;
    for (int column = 0; column < QueryStatsModel::ColumnCount; ++column) {
        if (wholeRow || column == at.column())
            cells.append(at.siblingAtColumn(column).data().toString());
    }
    QGuiApplication::clipboard()->setText(cells.join(u'\t'));
}

bool StatementsTable::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_table || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        Q_EMIT planWanted();
        return true;
    }
    if (key->matches(QKeySequence::Copy)) {
        copyCurrent(true);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void StatementsTable::updateCount()
{
    const int shown = m_proxy->rowCount();
    const int all = m_model->rowCount();
    m_count->setText(shown == all ? tr("%n statement(s)", nullptr, all)
                                  : filled(tr("%1 of %2"), {formatted(shown, Remote::Unit::Count),
                                                            formatted(all, Remote::Unit::Count)}));
}

void StatementsTable::retranslate()
{
    m_sortLabel->setText(tr("&Sort by"));
    m_filter->setPlaceholderText(tr("Filter by words, database or role"));
    m_filter->setAccessibleName(tr("Filter"));
    m_table->setAccessibleName(tr("Statements"));
    m_sort->setAccessibleName(tr("Sort by"));
    const int column = qMax(0, m_sort->currentIndex());
    m_sort->clear();
    for (int i = 0; i < QueryStatsModel::ColumnCount; ++i)
        m_sort->addItem(m_model->headerData(i, Qt::Horizontal, Qt::DisplayRole).toString());
    m_sort->setCurrentIndex(column);
    updateCount();
}

void StatementsTable::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_model->retranslate();
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace Clawtune
