// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/connectionstab.h"

#include "ui/text/filled.h"
#include "ui/text/formatter.h"
#include "ui/text/texts.h"
#include "widgets/barsdelegate.h"
#include "widgets/emptystate.h"
#include "widgets/themedicon.h"

#include <QAction>
#include <QButtonGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Clawtune
{

namespace
{

constexpr int gap = 8;
constexpr int widest = 260;      ///< of a column, at first
constexpr int rowsMeasured = 60; ///< for the widths
/// Longer than a late answer on a slow line, shorter than people take to wonder.
constexpr auto staleAfter = 5s;

} // namespace

ConnectionsTab::ConnectionsTab(HostSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new ConnectionsModel(this))
    , m_groupings(new QButtonGroup(this))
    , m_filter(new QLineEdit)
    , m_count(new QLabel)
    , m_notes(new QLabel)
    , m_table(new QTableView)
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap);
    m_states = new Widgets::StateStack(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_states);
    setUpBar();
    setUpTable();
    column->addWidget(m_table, 1);
    m_notes->setTextFormat(Qt::PlainText);
    m_notes->setWordWrap(true);
    m_notes->setObjectName(u"connectionNotes"_s);
    column->addWidget(m_notes);
    const Remote::SocketSampler &sockets = session.sockets();
    connect(&sockets, &Remote::SocketSampler::frameReady, this, &ConnectionsTab::takeFrame);
    connect(&sockets, &Remote::SocketSampler::failed, this, [this](const Remote::Error &error) {
        m_error = error;
        updateState();
    });
    connect(&session.connection(), &Remote::HostConnection::stateChanged, this,
            &ConnectionsTab::updateState);
    connect(m_states, &Widgets::StateStack::actionTriggered, this, [this] {
        m_error.reset();
        updateState();
        m_session.sockets().retry();
    });
    setContainerNames([this](const QByteArray &id) { return m_session.containerName(id); });
    connect(&session.containers(), &Remote::ContainerList::changed, m_model,
            &ConnectionsModel::refreshNames);
    m_ageTimer.setInterval(1s);
    connect(&m_ageTimer, &QTimer::timeout, this, &ConnectionsTab::updateAge);
    retranslate();
    setGrouping(Grouping::Processes);
}

void ConnectionsTab::setUpBar()
{
    auto *bar = new QHBoxLayout;
    bar->setSpacing(gap);
    for (const Grouping grouping :
         {Grouping::Processes, Grouping::Connections, Grouping::RemoteHosts, Grouping::Containers,
          Grouping::States}) {
        auto *button = new QToolButton;
        button->setCheckable(true);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        m_groupings->addButton(button, int(grouping));
        bar->addWidget(button);
    }
    connect(m_groupings, &QButtonGroup::idClicked, this,
            [this](int grouping) { setGrouping(Grouping(grouping)); });
    m_filter->setObjectName(u"connectionFilter"_s);
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(Widgets::themedIcon(u"search"_s, Widgets::Tone::Muted),
                        QLineEdit::LeadingPosition);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setFilter(text);
        updateNotes();
    });
    bar->addWidget(m_filter, 1);
    m_count->setTextFormat(Qt::PlainText);
    bar->addWidget(m_count);
    static_cast<QVBoxLayout *>(m_states->content()->layout())->addLayout(bar);
}

void ConnectionsTab::setUpTable()
{
    auto *bars = new Widgets::BarsDelegate(ConnectionsModel::ShareRole, this);
    m_table->setObjectName(u"connectionTable"_s);
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(ConnectionsModel::Received, bars);
    m_table->setItemDelegateForColumn(ConnectionsModel::Sent, bars);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + gap);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setHighlightSections(false);
    header->setSortIndicator(m_model->sortColumn(), m_model->sortOrder());
    m_table->installEventFilter(this);
    connect(header, &QHeaderView::sectionClicked, this, &ConnectionsTab::onHeaderClicked);
    connect(m_table, &QWidget::customContextMenuRequested, this, &ConnectionsTab::showMenu);
}

void ConnectionsTab::onHeaderClicked(int column)
{
    const bool again = m_model->sortColumn() == column;
    const bool wasDescending = m_model->sortOrder() == Qt::DescendingOrder;
    // Amounts read best from the largest down.
    const bool descending = again ? !wasDescending : column >= ConnectionsModel::Received;
    m_model->sort(column, descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    m_table->horizontalHeader()->setSortIndicator(column, m_model->sortOrder());
    m_table->scrollTo(m_table->currentIndex());
}

void ConnectionsTab::setGrouping(Grouping grouping)
{
    m_groupings->button(int(grouping))->setChecked(true);
    m_model->setGrouping(grouping);
    for (int column = 0; column < ConnectionsModel::ColumnCount; ++column)
        m_table->setColumnHidden(column, !m_model->isShown(column));
    if (!m_model->isShown(m_model->sortColumn()))
        m_model->sort(ConnectionsModel::Received, Qt::DescendingOrder);
    m_table->horizontalHeader()->setSortIndicator(m_model->sortColumn(), m_model->sortOrder());
    fitColumns();
    updateNotes();
}

void ConnectionsTab::setContainerNames(std::function<QString(QByteArray)> names)
{
    m_model->setContainerNames(std::move(names));
}

/// The column with the longest texts has the room that is left; where there are too many columns
/// for that, each is as wide as what it holds.
int ConnectionsTab::widestColumn() const
{
    switch (m_model->grouping()) {
    case Grouping::Processes:
        return ConnectionsModel::Process;
    case Grouping::Connections:
        return -1;
    case Grouping::RemoteHosts:
        return ConnectionsModel::RemoteAddress;
    case Grouping::Containers:
        return ConnectionsModel::Container;
    case Grouping::States:
        return ConnectionsModel::State;
    }
    return -1;
}

void ConnectionsTab::fitColumns()
{
    QHeaderView *header = m_table->horizontalHeader();
    const int rows = std::min(m_model->rowCount(), rowsMeasured);
    const int rest = widestColumn();
    // Rates grow and shrink every second.
    const int rateWidth = fontMetrics().horizontalAdvance(u"99.9 Mbit/s"_s) + 2 * gap;
    for (int column = 0; column < ConnectionsModel::ColumnCount; ++column) {
        header->setSectionResizeMode(column, column == rest ? QHeaderView::Stretch
                                                            : QHeaderView::Interactive);
        const bool isRate =
            column == ConnectionsModel::Received || column == ConnectionsModel::Sent;
        int width = std::max(header->sectionSizeHint(column), isRate ? rateWidth : 0);
        for (int row = 0; row < rows; ++row)
            width = std::max(width, m_table->sizeHintForIndex(m_model->index(row, column)).width());
        header->resizeSection(column, std::min(width, widest) + gap);
    }
}

void ConnectionsTab::setFrozen(bool frozen)
{
    m_frozen = frozen;
    updateAge();
}

void ConnectionsTab::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void ConnectionsTab::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_error.reset();
    m_session.sockets().retry();
    m_session.sockets().watch(this);
    m_ageTimer.start();
    updateState();
}

void ConnectionsTab::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_ageTimer.stop();
    m_session.sockets().unwatch(this);
}

void ConnectionsTab::takeFrame(const Remote::SocketFrame &frame)
{
    if (!isVisible())
        return;
    const bool isFirst = !m_sinceFrame.isValid();
    m_error.reset();
    m_sinceFrame.start();
    if (!m_frozen) {
        m_frame = frame;
        m_frame.rows.clear();
        m_model->setFrame(frame);
        updateNotes();
    }
    if (isFirst)
        fitColumns();
    updateState();
}

void ConnectionsTab::copy(bool wholeRow) const
{
    const QModelIndex at = m_table->currentIndex();
    if (!at.isValid())
        return;
    QStringList cells;
    for (int column = 0; column < ConnectionsModel::ColumnCount; ++column) {
        if (wholeRow ? m_model->isShown(column) : column == at.column())
            cells.append(at.siblingAtColumn(column).data().toString());
    }
    QGuiApplication::clipboard()->setText(cells.join(u'\t'));
}

void ConnectionsTab::showMenu(const QPoint &place)
{
    if (!m_table->currentIndex().isValid())
        return;
    QMenu menu(this);
    connect(menu.addAction(tr("Copy cell")), &QAction::triggered, this, [this] { copy(false); });
    connect(menu.addAction(tr("Copy row")), &QAction::triggered, this, [this] { copy(true); });
    menu.exec(m_table->viewport()->mapToGlobal(place));
}

bool ConnectionsTab::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_table || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->matches(QKeySequence::Copy)) {
        copy(true);
        return true;
    }
    if (key->key() == Qt::Key_Space && key->modifiers() == Qt::NoModifier) {
        Q_EMIT freezeRequested();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

/// Old lines stay in sight, marked as old; only where there have never been any, or cannot be, does
/// a sentence take their place.
void ConnectionsTab::updateState()
{
    const bool hasNone = m_error && m_error->code == Remote::ErrorCode::Unsupported;
    if (m_sinceFrame.isValid() && !hasNone) {
        m_states->showContent();
        updateAge();
        return;
    }
    Widgets::EmptyState &state = m_states->state();
    if (hasNone)
        state.showEmpty(u"network"_s,
                        tr("There is no perl on this server, so its connections cannot be read."),
                        tr("Install the package perl-base on the server."), tr("Try again"));
    else if (m_error)
        state.showFailed(errorSentence(*m_error), errorDetail(*m_error));
    else
        state.showLoading(tr("Reading the sockets of the server"));
    m_states->showState();
}

void ConnectionsTab::updateAge()
{
    if (!m_states->showsContent() || !m_sinceFrame.isValid())
        return;
    const std::chrono::milliseconds age(m_sinceFrame.elapsed());
    if (age < std::max<std::chrono::milliseconds>(staleAfter, 2 * m_session.sockets().pace())) {
        m_states->setStale({});
        return;
    }
    const bool connected = m_session.connection().state() == Remote::ConnectionState::Connected;
    const QString old = formattedDuration(double(age.count()) / 1000);
    m_states->setStale(connected ? tr("%1 old, waiting for the server").arg(old)
                                 : tr("%1 old, reconnecting").arg(old));
}

QStringList ConnectionsTab::notes() const
{
    QStringList notes{tr("TCP only.")};
    if (!m_sinceFrame.isValid())
        return notes;
    if (m_frame.source == Remote::SocketSource::ProcTables)
        notes.append(tr("The kernel of this server gives no bytes (inet_diag is missing), so only "
                        "states and queues are shown."));
    if (!m_frame.seesEveryProcess())
        notes.append(tr("Processes of other users cannot be named, and connections inside "
                        "containers cannot be seen. Become administrator to see both."));
    if (m_frame.namespacesRefused > 0)
        notes.append(tr("%n container network(s) could not be entered: no bytes from there.",
                        nullptr, m_frame.namespacesRefused));
    if (m_frame.notListed > 0)
        notes.append(tr("%n further socket(s) without traffic are not listed.", nullptr,
                        int(std::min<quint32>(m_frame.notListed, 2'000'000'000))));
    const std::chrono::milliseconds pace = m_session.sockets().pace();
    if (pace >= 2s)
        notes.append(filled(tr("Read every %1 only, as reading so many sockets costs the server "
                               "time."),
                            {formattedDuration(double(pace.count()) / 1000)}));
    return notes;
}

void ConnectionsTab::updateNotes()
{
    m_notes->setText(notes().join(u' '));
    const int shown = m_model->rowCount();
    const auto all = int(m_model->lineCount());
    m_count->setText(shown == all ? tr("%n line(s)", nullptr, all)
                                  : filled(tr("%1 of %2"), {formatted(shown, Remote::Unit::Count),
                                                            formatted(all, Remote::Unit::Count)}));
}

void ConnectionsTab::retranslate()
{
    m_groupings->button(int(Grouping::Processes))->setText(tr("By process"));
    m_groupings->button(int(Grouping::Connections))->setText(tr("Connections"));
    m_groupings->button(int(Grouping::RemoteHosts))->setText(tr("By remote host"));
    m_groupings->button(int(Grouping::Containers))->setText(tr("By container"));
    m_groupings->button(int(Grouping::States))->setText(tr("By state"));
    m_filter->setPlaceholderText(tr("Filter by process, address, port or state"));
    m_filter->setAccessibleName(tr("Filter"));
    m_table->setAccessibleName(tr("Connections"));
    m_notes->setToolTip(tr("Connections shorter than a tick are not seen, nor are the last bytes "
                           "of one that ends. UDP is not counted.")
                            .toHtmlEscaped());
    m_model->retranslate();
    updateNotes();
    updateState();
}

} // namespace Clawtune
