// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/journal/journalview.h"

#include "ui/journal/changedetail.h"
#include "ui/text/formatter.h"
#include "ui/text/texts.h"
#include "widgets/emptystate.h"

#include <QDateTime>
#include <QEvent>
#include <QHeaderView>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::ConnectionState;

namespace
{

constexpr int columnGap = 24;    ///< px
constexpr int rowsMeasured = 50; ///< of a long journal the newest will do

} // namespace

JournalView::JournalView(JournalController &controller, QString host, QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_host(std::move(host))
    , m_table(new QTableView(this))
    , m_detail(new ChangeDetail(controller, m_host, this))
    , m_stack(nullptr)
{
    setUpTable();
    layOut();
    m_age.setInterval(1000);
    connect(&m_age, &QTimer::timeout, this, &JournalView::updateState);
    connect(&m_controller, &JournalController::changed, this, [this] {
        chooseFirst();
        updateState();
    });
    updateState();
}

void JournalView::setUpTable()
{
    m_table->setObjectName(u"journalTable"_s);
    m_table->setModel(&m_controller.model());
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionResizeMode(JournalModel::ItemColumn, QHeaderView::Stretch);
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setAccessibleName(tr("Journal"));
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                m_detail->setChange(current.data(JournalModel::ChangeRole).toByteArray());
            });
}

void JournalView::layOut()
{
    auto *panes = new QSplitter(Qt::Vertical);
    panes->setChildrenCollapsible(false);
    auto *above = new QWidget;
    auto *inner = new QVBoxLayout(above);
    inner->setContentsMargins(16, 0, 16, 0);
    inner->addWidget(m_table);
    panes->addWidget(above);
    panes->addWidget(m_detail);
    panes->setStretchFactor(0, 2);
    panes->setStretchFactor(1, 3);
    m_stack = new Widgets::StateStack(panes, this);
    connect(m_stack, &Widgets::StateStack::actionTriggered, this, [this] {
        if (m_controller.isAdministrator())
            m_controller.read();
        else
            Q_EMIT administratorWanted();
    });
    connect(m_stack, &Widgets::StateStack::staleActionTriggered, this,
            [this] { m_controller.read(); });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
}

void JournalView::setConnection(ConnectionState state)
{
    m_connection = state;
    updateState();
}

void JournalView::focusTable()
{
    m_table->setFocus();
}

/// The newest change is the one that people come for.
void JournalView::chooseFirst()
{
    if (!m_table->currentIndex().isValid() && m_controller.model().rowCount() > 0)
        m_table->setCurrentIndex(m_controller.model().index(0, 0));
}

void JournalView::updateState()
{
    if (m_controller.readTime() > 0 && m_controller.model().rowCount() > 0)
        updateFresh();
    else
        updateOther();
    const bool isStale =
        m_connection != ConnectionState::Connected || m_controller.readError().has_value();
    if (m_controller.readTime() > 0 && isStale)
        m_age.start();
    else
        m_age.stop();
}

int JournalView::contentWidth(int column) const
{
    int widest = 0;
    const int rows = std::min(m_controller.model().rowCount(), rowsMeasured);
    for (int row = 0; row < rows; ++row)
        widest = std::max(
            widest, m_table->sizeHintForIndex(m_controller.model().index(row, column)).width());
    return widest;
}

/// As wide as what they hold, and room between them; the item has the rest.
void JournalView::fitColumns()
{
    QHeaderView *header = m_table->horizontalHeader();
    for (const int column :
         {JournalModel::TimeColumn, JournalModel::StateColumn, JournalModel::UserColumn}) {
        const int wanted = std::max(header->sectionSizeHint(column), contentWidth(column));
        header->resizeSection(column, wanted + columnGap);
    }
}

void JournalView::updateFresh()
{
    fitColumns();
    const double age = double(QDateTime::currentMSecsSinceEpoch() - m_controller.readTime()) / 1000;
    m_stack->showContent();
    if (m_connection != ConnectionState::Connected)
        m_stack->setStale(
            tr("%1 old. %2").arg(formattedDuration(age), connectionText(m_connection)));
    else if (const auto &error = m_controller.readError())
        m_stack->setStale(tr("%1 old. %2").arg(formattedDuration(age), errorSentence(*error)),
                          tr("Try again"));
    else
        m_stack->setStale({});
}

void JournalView::updateOther()
{
    Widgets::EmptyState &state = m_stack->state();
    const bool isConnected = m_connection == ConnectionState::Connected;
    const auto &error = m_controller.readError();
    if (!isConnected)
        state.showEmpty(u"journal"_s, tr("The journal of %1 has not been read yet.").arg(m_host),
                        tr("It shows itself as soon as the server is connected."));
    else if (!m_controller.isAdministrator() ||
             (error && error->code == Remote::ErrorCode::AdministratorNeeded))
        state.showNotPermitted(tr("Only an administrator can read the journal."),
                               tr("It lies in /var/lib/clawtune on the server, for root alone."),
                               tr("Become administrator…"));
    else if (error)
        state.showFailed(errorSentence(*error), errorDetail(*error));
    else if (m_controller.readTime() > 0)
        state.showEmpty(u"journal"_s, tr("No changes yet"),
                        tr("Every change that Clawtune makes on %1 is recorded here, with the way "
                           "back. The checklist offers some.")
                            .arg(m_host));
    else
        state.showLoading(tr("Reading the journal of %1…").arg(m_host));
    m_stack->showState();
}

void JournalView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_controller.model().retranslate();
        m_table->setAccessibleName(tr("Journal"));
        updateState();
    }
    QWidget::changeEvent(event);
}

} // namespace Clawtune
