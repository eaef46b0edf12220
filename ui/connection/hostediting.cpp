// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/hostediting.h"

#include "ui/connection/closedialog.h"
#include "ui/connection/hostdialog.h"
#include "ui/connection/hostsessions.h"
#include "ui/connection/removedialog.h"

#include <utility>

namespace Clawtune
{

HostEditing::HostEditing(HostSessions &sessions, QWidget &window)
    : QObject(&window)
    , m_sessions(sessions)
    , m_window(window)
{
}

void HostEditing::add()
{
    auto *dialog = new HostDialog(m_sessions, {}, &m_window);
    connect(dialog, &HostDialog::saved, this, &HostEditing::added);
    dialog->open();
}

void HostEditing::edit(const QString &name)
{
    unlessChanging(name, [this, name] { showEditDialog(name); });
}

void HostEditing::remove(const QString &name)
{
    unlessChanging(name, [this, name] { showRemoveDialog(name); });
}

void HostEditing::leave(const QString &name)
{
    unlessChanging(name, [this, name] {
        if (HostSession *session = m_sessions.existing(name))
            session->close();
    });
}

/// At once, or when a person agrees that the change under way is left to the server.
void HostEditing::unlessChanging(const QString &name, std::function<void()> goOn)
{
    HostSession *session = m_sessions.existing(name);
    const auto changes = session ? ChangesUnderWay::on({session}) : ChangesUnderWay();
    if (changes.isEmpty()) {
        goOn();
        return;
    }
    auto *dialog = new CloseDialog(changes, CloseDialog::Leaving::Server, &m_window);
    connect(dialog, &QDialog::accepted, this, std::move(goOn));
    dialog->open();
}

void HostEditing::showEditDialog(const QString &name)
{
    auto *dialog = new HostDialog(m_sessions, name, &m_window);
    connect(dialog, &HostDialog::saved, this, &HostEditing::edited);
    dialog->open();
}

void HostEditing::showRemoveDialog(const QString &name)
{
    auto *dialog = new RemoveDialog(name, &m_window);
    connect(dialog, &RemoveDialog::confirmed, this, [this, dialog, name] {
        const Remote::Result<void> removed = m_sessions.remove(name);
        if (!removed.ok())
            dialog->showProblem(removed.error());
        else
            dialog->accept();
    });
    dialog->open();
}

} // namespace Clawtune
