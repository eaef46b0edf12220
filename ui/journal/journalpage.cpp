// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/journal/journalpage.h"

#include "ui/connection/hostsession.h"
#include "ui/journal/journalview.h"

#include <QVBoxLayout>

namespace Clawtune
{

using Remote::ConnectionState;

JournalPage::JournalPage(HostSession &session, QWidget *parent)
    : Page(parent)
    , m_session(session)
    , m_controller({session.changes(), [&session] { return session.privilege(); }})
    , m_view(new JournalView(m_controller, session.host().name, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    m_view->setConnection(session.connection().state());
    connect(&session.connection(), &Remote::HostConnection::stateChanged, this,
            [this](ConnectionState state) {
                m_view->setConnection(state);
                readIfShown();
            });
    connect(&session.connection(), &Remote::HostConnection::administrationChanged, this, [this] {
        m_view->setConnection(m_session.connection().state());
        readIfShown();
    });
    connect(m_view, &JournalView::administratorWanted, this, [this] {
        // The window asks for the password; success shows itself as administrationChanged().
        m_session.becomeAdministrator(this, [](const Remote::Result<void> &) {});
    });
}

void JournalPage::activate()
{
    m_active = true;
    readIfShown();
}

void JournalPage::deactivate()
{
    m_active = false;
}

void JournalPage::refresh()
{
    readIfShown();
}

void JournalPage::focusFilter()
{
    m_view->focusTable();
}

void JournalPage::readIfShown()
{
    if (m_active && m_session.connection().state() == ConnectionState::Connected)
        m_controller.read();
}

} // namespace Clawtune
