// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/containers/containerspage.h"

#include "remote/base/quote.h"
#include "ui/containers/containerdetail.h"
#include "ui/containers/containerstable.h"
#include "ui/settings/preferences.h"
#include "ui/text/filled.h"
#include "ui/text/formatter.h"
#include "ui/text/texts.h"
#include "widgets/emptystate.h"

#include <QApplication>
#include <QDateTime>
#include <QEvent>
#include <QKeyEvent>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Clawtune
{

using Remote::ConnectionState;
using Remote::ContainerInfo;
using Remote::Lane;
using Outcome = Remote::ContainerList::Outcome;

namespace
{

constexpr int gap = 8;

} // namespace

ContainersPage::ContainersPage(HostSession &session, QWidget *parent)
    : Page(parent)
    , m_session(session)
    , m_list(session.containers())
    , m_actions(session.connection())
    , m_table(new ContainersTable)
    , m_detail(new ContainerDetail(
          {session, session.shell(), m_actions, [this] { return serverTime(); }}))
    , m_states(nullptr)
{
    auto *halves = new QSplitter(Qt::Vertical);
    halves->setObjectName(u"containersSplitter"_s);
    halves->setChildrenCollapsible(false);
    halves->setHandleWidth(gap);
    halves->addWidget(m_table);
    halves->addWidget(m_detail);
    halves->setStretchFactor(0, 3);
    halves->setStretchFactor(1, 2);
    halves->setSizes({330, 270}); // the list first: the charts would take more
    m_states = new Widgets::StateStack(halves, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * gap, gap, 2 * gap, 2 * gap);
    layout->addWidget(m_states);
    joinParts();
    updateState();
}

void ContainersPage::joinParts()
{
    m_age.setInterval(1s);
    connect(&m_age, &QTimer::timeout, this, &ContainersPage::updateStale);
    connect(&m_list, &Remote::ContainerList::changed, this, &ContainersPage::onListChanged);
    connect(&m_session, &HostSession::sampled, this, &ContainersPage::takeFrame);
    connect(&m_session.connection(), &Remote::HostConnection::stateChanged, this,
            &ContainersPage::onConnectionState);
    connect(&m_session.connection(), &Remote::HostConnection::administrationChanged, this, [this] {
        const bool isConcerned = m_list.outcome() == Outcome::NotPermitted ||
                                 m_list.engine().privilege == Remote::Privilege::Root;
        if (m_isActive && isConcerned && isConnected())
            m_list.follow();
    });
    connect(m_table, &ContainersTable::currentChanged, this,
            [this] { m_detail->setContainer(m_table->current(), m_list); });
    connect(m_table, &ContainersTable::menuWanted, m_detail, &ContainerDetail::addActionsTo);
    connect(m_detail, &ContainerDetail::actionEnded, &m_list, &Remote::ContainerList::lookAt);
    connect(m_states, &Widgets::StateStack::actionTriggered, this, &ContainersPage::act);
    connect(m_states, &Widgets::StateStack::staleActionTriggered, this, &ContainersPage::act);
}

void ContainersPage::setPreferences(Preferences &preferences)
{
    constexpr QLatin1StringView key("containers/columns");
    m_table->restoreColumnState(preferences.viewState(key));
    connect(m_table, &ContainersTable::columnsChanged, this,
            [this, &preferences, key] { preferences.setViewState(key, m_table->columnState()); });
}

bool ContainersPage::isConnected() const
{
    return m_session.connection().state() == ConnectionState::Connected;
}

double ContainersPage::serverTime() const
{
    if (m_serverTime > 0)
        return m_serverTime + double(m_sinceFrame.elapsed()) / 1000;
    return double(QDateTime::currentSecsSinceEpoch());
}

QString ContainersPage::hostName() const
{
    return Remote::displayText(m_session.host().name.toUtf8(), 60);
}

QString ContainersPage::engineName() const
{
    return m_list.engine().kind == Remote::ContainerEngine::Kind::Podman ? u"Podman"_s
                                                                         : u"Docker"_s;
}

void ContainersPage::activate()
{
    m_isActive = true;
    m_sinceNumbers.invalidate();
    m_table->clearRows(); // of some time ago
    m_session.sampler().subscribe(this, Lane::Containers);
    m_age.start();
    if (isConnected())
        m_list.follow();
    m_detail->setActive(isConnected());
    updateState();
}

void ContainersPage::deactivate()
{
    m_isActive = false;
    m_session.sampler().subscribe(this, {});
    m_age.stop();
    m_list.unfollow();
    m_detail->setActive(false);
}

void ContainersPage::refresh()
{
    if (m_isActive && isConnected())
        m_list.follow();
}

void ContainersPage::focusFilter()
{
    const QWidget *focus = QApplication::focusWidget();
    if (focus && m_detail->isAncestorOf(focus) && m_detail->focusSearch())
        return;
    m_table->focusFilter();
}

void ContainersPage::showItem(const QByteArray &id)
{
    m_wanted = id;
    if (m_list.find(id)) {
        m_table->select(id);
        m_wanted.clear();
    }
}

void ContainersPage::onListChanged()
{
    if (m_list.outcome() != Outcome::Unknown) {
        m_table->setContainers(m_list.containers());
        m_table->setEngine(m_list.engine());
    }
    if (!m_wanted.isEmpty() && !m_list.isLooking())
        showItem(m_wanted);
    countWaiting();
    updateState();
}

void ContainersPage::onConnectionState()
{
    if (!isConnected())
        m_list.unfollow();
    else if (m_isActive)
        m_list.follow();
    m_detail->setActive(m_isActive && isConnected());
    updateState();
}

void ContainersPage::takeFrame(const Remote::MetricFrame &frame)
{
    m_serverTime = frame.time;
    m_sinceFrame.start();
    if (!m_isActive)
        return;
    if (frame.rowsInterval <= 0) {
        m_table->setTime(frame.time);
        return;
    }
    m_sinceNumbers.start();
    m_table->setRows(frame.containers, frame.time);
    m_detail->refreshCharts();
    updateStale();
}

void ContainersPage::becomeAdministrator()
{
    m_session.becomeAdministrator(this, [this](const Remote::Result<void> &result) {
        if (result)
            m_list.follow();
    });
}

/// The one button of whatever stands there.
void ContainersPage::act()
{
    if (m_list.isLooking())
        m_list.cancel();
    else if (m_list.outcome() == Outcome::NotPermitted)
        becomeAdministrator();
    else
        refresh();
}

/// What is known stays in sight, marked as old; only where nothing is known does a sentence take
/// its place.
void ContainersPage::updateState()
{
    if (!m_list.containers().isEmpty()) {
        if (!m_states->showsContent())
            m_states->showContent();
        updateStale();
        return;
    }
    Widgets::EmptyState &state = m_states->state();
    m_states->setStale({});
    if (!isConnected())
        state.showLoading(connectionText(m_session.connection().state()));
    else if (m_list.isLooking() || m_list.outcome() == Outcome::Unknown)
        state.showLoading(filled(tr("Asking %1 for its containers"), {hostName()}), tr("Cancel"));
    else if (m_list.outcome() == Outcome::Listed)
        state.showEmpty(u"containers"_s, filled(tr("No container on %1."), {hostName()}),
                        filled(tr("%1 runs, and has none yet. They appear here as they are made."),
                               {engineName()}));
    else
        showProblem();
    m_states->showState();
}

void ContainersPage::showProblem()
{
    Widgets::EmptyState &state = m_states->state();
    const QString detail = errorDetail(m_list.error());
    switch (m_list.outcome()) {
    case Outcome::NoEngine:
        state.showEmpty(u"containers"_s, tr("No container engine here."),
                        filled(tr("Neither Docker nor Podman was found on %1."), {hostName()}),
                        tr("Look again"));
        break;
    case Outcome::NotPermitted: {
        const QString user =
            Remote::displayText(m_session.connection().parameters().user.toUtf8(), 60);
        state.showNotPermitted(
            filled(tr("%1 may not ask Docker on %2."), {user, hostName()}),
            filled(tr("Become administrator, or let the user into the group docker with "
                      "“sudo usermod -aG docker %1” and connect again. Who is in that group can do "
                      "whatever root can."),
                   {user}),
            tr("Become administrator"));
        break;
    }
    case Outcome::Stopped:
        state.showFailed(filled(tr("%1 does not run on %2."), {engineName(), hostName()}), detail);
        break;
    case Outcome::Hanging:
        state.showFailed(filled(tr("%1 on %2 does not answer."), {engineName(), hostName()}),
                         detail);
        break;
    case Outcome::Unknown:
    case Outcome::Listed:
    case Outcome::Failed:
        state.showFailed(
            m_list.error().code == Remote::ErrorCode::CommandFailed
                ? filled(tr("%1 on %2 gave no list of its containers."), {engineName(), hostName()})
                : errorSentence(m_list.error()),
            detail);
        break;
    }
}

/// The worst that is not as usual, in one line.
void ContainersPage::updateStale()
{
    if (!m_states->showsContent())
        return;
    const auto age = std::chrono::milliseconds(
        m_sinceNumbers.isValid() && m_isActive ? m_sinceNumbers.elapsed() : 0);
    const QString old = formattedDuration(double(age.count()) / 1000);
    if (!isConnected() && !m_sinceNumbers.isValid())
        m_states->setStale(tr("The connection is lost. What you see is from before."));
    else if (!isConnected())
        m_states->setStale(filled(tr("%1 old, reconnecting"), {old}));
    else if (m_list.outcome() == Outcome::Stopped)
        m_states->setStale(filled(tr("%1 does not run on %2. What you see is from before."),
                                  {engineName(), hostName()}),
                           tr("Look again"));
    else if (m_list.outcome() == Outcome::Hanging || m_list.outcome() == Outcome::Failed)
        m_states->setStale(filled(tr("%1 on %2 does not answer. What you see is from before."),
                                  {engineName(), hostName()}),
                           tr("Look again"));
    else if (age >= m_session.staleAfter())
        m_states->setStale(filled(tr("%1 old, waiting for the server"), {old}));
    else
        m_states->setStale({});
}

void ContainersPage::countWaiting()
{
    const auto &all = m_list.containers();
    const auto count = std::count_if(all.begin(), all.end(), [](const ContainerInfo &info) {
        const bool isUnhealthy = info.state == Remote::ContainerState::Running &&
                                 info.health == Remote::ContainerHealth::Unhealthy;
        return isUnhealthy || info.state == Remote::ContainerState::Restarting ||
               info.state == Remote::ContainerState::Dead;
    });
    if (int(count) == m_waiting)
        return;
    m_waiting = int(count);
    Q_EMIT waitingCountChanged(m_waiting);
}

/// Whatever has the focus: the wheel and the pointer reach charts that have not.
void ContainersPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape || !m_detail->leave())
        Page::keyPressEvent(event);
}

void ContainersPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        updateState();
}

} // namespace Clawtune
