// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/fleetpage.h"

#include "ui/fleet/hostcard.h"
#include "widgets/emptystate.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::ConnectionState;

namespace
{

constexpr int gap = 8;
constexpr std::chrono::milliseconds refreshPause{1000};

} // namespace

FleetPage::FleetPage(HostSessions &sessions, std::function<HostSession *(const QString &name)> open,
                     QWidget *parent)
    : QWidget(parent)
    , m_sessions(sessions)
    , m_connector(sessions, std::move(open))
    , m_title(new QLabel(this))
    , m_count(new QLabel(this))
    , m_connectAll(new QPushButton(this))
    , m_content(new QWidget)
    , m_grid(new QGridLayout(m_content))
    , m_scroll(new QScrollArea)
    , m_states(new Widgets::StateStack(m_scroll))
{
    setObjectName(u"fleetPage"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * gap, 12, 2 * gap, 2 * gap);
    layout->setSpacing(gap);
    setUpHeader();
    setUpCards();
    layout->addWidget(m_states, 1);
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(refreshPause);
    connect(&m_refresh, &QTimer::timeout, this, &FleetPage::refreshNow);
    connect(&m_sessions, &HostSessions::changed, this, &FleetPage::rebuild);
    connect(&m_sessions, &HostSessions::sessionEnding, this, [this](HostSession *session) {
        if (HostCard *gone = card(session->host().name))
            gone->setSession(nullptr);
    });
    connect(&m_connector, &FleetConnector::progressed, this, [this] {
        for (HostCard *one : std::as_const(m_cards))
            one->setWaiting(m_connector.isWaiting(one->name()));
        refreshInSight();
    });
    rebuild();
    retranslate();
}

void FleetPage::setUpHeader()
{
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_connectAll->setObjectName(u"connectAllButton"_s);
    connect(m_connectAll, &QPushButton::clicked, this, [this] {
        if (m_connector.waiting() > 0)
            m_connector.stop();
        else
            m_connector.connectAll();
    });
    auto *header = new QHBoxLayout;
    header->setSpacing(2 * gap);
    header->addWidget(m_title);
    header->addWidget(m_count, 1);
    header->addWidget(m_connectAll);
    static_cast<QVBoxLayout *>(layout())->addLayout(header);
}

void FleetPage::setUpCards()
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(gap);
    m_scroll->setWidget(m_content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_content->setAutoFillBackground(false);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, this,
            &FleetPage::refreshInSight);
    connect(m_states, &Widgets::StateStack::actionTriggered, this, &FleetPage::addHostWanted);
}

HostCard *FleetPage::card(const QString &name) const
{
    const auto found = std::find_if(m_cards.begin(), m_cards.end(),
                                    [&name](const HostCard *one) { return one->name() == name; });
    return found == m_cards.end() ? nullptr : *found;
}

HostCard *FleetPage::makeCard(const QString &name)
{
    auto *made = new HostCard(name, m_content);
    connect(made, &HostCard::chosen, this, &FleetPage::hostChosen);
    connect(made, &HostCard::connectWanted, this,
            [this](const QString &host) { m_connector.connectOne(host); });
    connect(made, &HostCard::moveWanted, this, [this, made](int key) { moveFocus(made, key); });
    return made;
}

/// Cards of hosts that stay are kept: they may have the focus.
void FleetPage::rebuild()
{
    QList<HostCard *> cards;
    for (const Remote::SavedHost &host : m_sessions.hosts()) {
        HostCard *kept = card(host.name);
        cards.append(kept ? kept : makeCard(host.name));
    }
    for (HostCard *one : std::as_const(m_cards)) {
        if (!cards.contains(one))
            delete one;
    }
    m_cards = cards;
    m_columns = 0;
    arrange();
    if (m_cards.isEmpty()) {
        m_states->state().showEmpty(u"server"_s, tr("There is no server here yet."),
                                    tr("Add one, and it shows up here with its small charts."),
                                    tr("Add host"));
        m_states->showState();
    } else {
        m_states->showContent();
    }
    refreshInSight();
}

void FleetPage::arrange()
{
    const int width = m_scroll->viewport()->width();
    const int columns = std::max(1, (width + gap) / (HostCard::leastWidth + gap));
    if (columns == m_columns)
        return;
    // Naming a column or row makes it, so how many there are is asked once.
    const int seen = std::max(m_grid->columnCount(), columns);
    for (int i = 0; i < seen; ++i)
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
    for (int i = m_grid->rowCount() - 1; i >= 0; --i)
        m_grid->setRowStretch(i, 0);
    m_columns = columns;
    for (int i = 0; i < int(m_cards.size()); ++i) {
        m_grid->removeWidget(m_cards[i]);
        m_grid->addWidget(m_cards[i], i / columns, i % columns);
        m_cards[i]->show();
    }
    m_grid->setRowStretch(int(m_cards.size()) / columns + 1, 1);
}

/// A session comes with the first connection, whoever asked for it.
void FleetPage::follow(HostCard *card)
{
    HostSession *session = m_sessions.existing(card->name());
    if (!session || session == card->session())
        return;
    card->setSession(session);
    const QString name = card->name();
    connect(session, &HostSession::sampled, this, [this, name] { refreshSoon(name); });
    connect(&session->thresholds(), &ThresholdWatch::changed, this,
            [this, name] { refreshSoon(name); });
    connect(&session->connection(), &Remote::HostConnection::stateChanged, this,
            [this, name] { refreshSoon(name); });
}

void FleetPage::refreshSoon(const QString &name)
{
    if (!isVisible())
        return;
    m_changed.insert(name);
    if (!m_refresh.isActive())
        m_refresh.start();
}

void FleetPage::refreshNow()
{
    for (HostCard *one : std::as_const(m_cards)) {
        if (m_changed.contains(one->name()) && !one->visibleRegion().isEmpty())
            one->refresh();
    }
    m_changed.clear();
    refreshHeader();
}

void FleetPage::refreshInSight()
{
    if (!isVisible())
        return;
    for (HostCard *one : std::as_const(m_cards)) {
        follow(one);
        if (!one->visibleRegion().isEmpty())
            one->refresh();
    }
    refreshHeader();
}

void FleetPage::refreshHeader()
{
    int connected = 0;
    int closed = 0;
    for (const HostCard *one : std::as_const(m_cards)) {
        const ConnectionState state =
            one->session() ? one->session()->connection().state() : ConnectionState::Closed;
        connected += state == ConnectionState::Connected;
        closed += state == ConnectionState::Closed;
    }
    //: how many of all servers are connected
    m_count->setText(tr("%1 of %2 connected")
                         .arg(QLocale().toString(connected), QLocale().toString(m_cards.size())));
    m_count->setVisible(!m_cards.isEmpty());
    const int waiting = m_connector.waiting();
    m_connectAll->setText(waiting > 0 ? tr("Stop (%n waiting)", nullptr, waiting)
                                      : tr("Connect all"));
    m_connectAll->setEnabled(waiting > 0 || closed > 0);
    m_connectAll->setVisible(m_cards.size() > 1);
}

void FleetPage::moveFocus(const HostCard *from, int key)
{
    const auto at = int(m_cards.indexOf(const_cast<HostCard *>(from)));
    const int last = int(m_cards.size()) - 1;
    int to = at;
    switch (key) {
    case Qt::Key_Left:
        to = at - 1;
        break;
    case Qt::Key_Right:
        to = at + 1;
        break;
    case Qt::Key_Up:
        to = at - m_columns;
        break;
    case Qt::Key_Down:
        to = at + m_columns;
        break;
    case Qt::Key_Home:
        to = 0;
        break;
    case Qt::Key_End:
        to = last;
        break;
    default:
        break;
    }
    if (to < 0 || to > last)
        return;
    m_cards[to]->setFocus(Qt::TabFocusReason);
    m_scroll->ensureWidgetVisible(m_cards[to], 0, gap);
}

void FleetPage::retranslate()
{
    m_title->setText(tr("All servers"));
    m_connectAll->setToolTip(tr("Connects to a few servers at a time"));
    refreshHeader();
}

void FleetPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        rebuild();
    }
}

void FleetPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
    refreshInSight();
}

void FleetPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    arrange();
    refreshInSight();
}

} // namespace Clawtune
