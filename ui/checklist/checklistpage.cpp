// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checklist/checklistpage.h"

#include "ui/checklist/checklistview.h"
#include "ui/connection/hostsession.h"

#include <QVBoxLayout>

namespace Clawtune
{

using Remote::ConnectionState;

ChecklistPage::ChecklistPage(HostSession &session, QWidget *parent)
    : Page(parent)
    , m_session(session)
    , m_controller(
          {session.connection(), session.changes(), [&session] { return session.privilege(); }})
    , m_view(new ChecklistView(m_controller, session.host().name, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    m_view->setConnection(session.connection().state());

    connect(&session.connection(), &Remote::HostConnection::stateChanged, this,
            [this](ConnectionState state) {
                m_view->setConnection(state);
                m_isOutdated = m_isOutdated || state == ConnectionState::Connected;
                lookIfNeeded();
            });
    connect(&session.connection(), &Remote::HostConnection::administrationChanged, this, [this] {
        m_isOutdated = true;
        lookIfNeeded();
    });
    connect(m_view, &ChecklistView::administratorWanted, this, &ChecklistPage::becomeAdministrator);
    connect(&m_controller, &ChecklistController::changed, this, [this] {
        const int waiting = waitingCount();
        if (std::exchange(m_waiting, waiting) != waiting)
            Q_EMIT waitingCountChanged(waiting);
    });
}

void ChecklistPage::activate()
{
    m_active = true;
    lookIfNeeded();
}

void ChecklistPage::deactivate()
{
    m_active = false;
}

void ChecklistPage::lookAhead()
{
    if (m_active || m_controller.lookTime() > 0 || m_controller.isLooking())
        return;
    m_isOutdated = false;
    m_controller.look();
}

void ChecklistPage::refresh()
{
    m_isOutdated = true;
    lookIfNeeded();
}

void ChecklistPage::focusFilter()
{
    m_view->focusList();
}

void ChecklistPage::showItem(const QByteArray &id)
{
    m_view->select(id);
}

int ChecklistPage::waitingCount() const
{
    return m_controller.waitingCount();
}

void ChecklistPage::lookIfNeeded()
{
    if (!m_active || !m_isOutdated || m_session.connection().state() != ConnectionState::Connected)
        return;
    m_isOutdated = false;
    m_controller.look();
}

void ChecklistPage::becomeAdministrator()
{
    // The window asks for the password; success shows itself as administrationChanged().
    m_session.becomeAdministrator(this, [](const Remote::Result<void> &) {});
}

} // namespace Clawtune
