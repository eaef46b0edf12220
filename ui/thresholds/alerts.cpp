// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/thresholds/alerts.h"

#include "ui/thresholds/alertnotifier.h"
#include "ui/thresholds/thresholdsdialog.h"

#include <QWidget>

namespace Clawtune
{

Alerts::Alerts(HostSessions &sessions, Preferences &preferences, QWidget &window)
    : QObject(&window)
    , m_sessions(sessions)
    , m_window(window)
    , m_notifier(new AlertNotifier(this))
{
    m_notifier->setOn(preferences.notifies());
    connect(&preferences, &Preferences::notifiesChanged, m_notifier, &AlertNotifier::setOn);
    const QList<HostSession *> open = sessions.openSessions();
    for (HostSession *session : open)
        follow(*session);
    connect(&sessions, &HostSessions::sessionMade, this,
            [this](HostSession *session) { follow(*session); });
}

void Alerts::follow(HostSession &session)
{
    const ThresholdWatch *watch = &session.thresholds();
    connect(watch, &ThresholdWatch::changed, this, &Alerts::changed);
    connect(watch, &ThresholdWatch::crossed, m_notifier,
            [this, name = session.host().name](const Remote::ThresholdStatus &status) {
                m_notifier->tell(name, status);
            });
}

void Alerts::edit(const QString &host)
{
    auto *dialog = new ThresholdsDialog(m_sessions.thresholds(), host, &m_window);
    connect(dialog, &ThresholdsDialog::saved, this,
            [this, host](const QList<Remote::ThresholdRule> &rules) {
                if (HostSession *session = m_sessions.existing(host))
                    session->thresholds().setRules(rules);
            });
    dialog->open();
}

} // namespace Clawtune
