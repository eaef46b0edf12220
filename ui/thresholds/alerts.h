// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connection/hostsessions.h"
#include "ui/settings/preferences.h"

namespace Clawtune
{

class AlertNotifier;

/// The thresholds of all servers of a window: who hears that one was crossed, and where they are
/// chosen. GUI thread.
class Alerts final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Alerts)
public:
    /// All outlive it.
    Alerts(HostSessions &sessions, Preferences &preferences, QWidget &window);

    /// Opens the dialog for one server.
    void edit(const QString &host);

Q_SIGNALS:
    void changed(); ///< what is crossed on any server

private:
    void follow(HostSession &session);

    HostSessions &m_sessions;
    QWidget &m_window;
    AlertNotifier *m_notifier;
};

} // namespace Clawtune
