// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

namespace Clawtune
{

class HostSessions;

/// The dialogs that change the list of hosts, over the window. What ends a connection asks first
/// while a change is under way there.
class HostEditing final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HostEditing)
public:
    /// Both outlive it.
    HostEditing(HostSessions &sessions, QWidget &window);

    void add();
    void edit(const QString &name);
    void remove(const QString &name);
    /// Ends the connection; the host stays in the list.
    void leave(const QString &name);

Q_SIGNALS:
    void added(const QString &name);
    void edited(const QString &name); ///< the name it has now

private:
    void unlessChanging(const QString &name, std::function<void()> goOn);
    void showEditDialog(const QString &name);
    void showRemoveDialog(const QString &name);

    HostSessions &m_sessions;
    QWidget &m_window;
};

} // namespace Clawtune
