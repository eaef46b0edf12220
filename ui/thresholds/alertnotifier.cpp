// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/thresholds/alertnotifier.h"

#include "remote/base/quote.h"
#include "ui/text/texts.h"
#include "widgets/themedicon.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QSystemTrayIcon>

using namespace Qt::StringLiterals;

namespace Clawtune
{

namespace
{

constexpr int shownFor = 10'000; ///< milliseconds, in the tray; the desktop's service knows itself

} // namespace

AlertNotifier::AlertNotifier(QObject *parent)
    : QObject(parent)
{
    m_clock.start();
}

AlertNotifier::~AlertNotifier() = default;

void AlertNotifier::setOn(bool on)
{
    m_isOn = on;
    if (!on && m_tray)
        m_tray->hide();
}

void AlertNotifier::tell(const QString &host, const Remote::ThresholdStatus &status)
{
    if (!m_isOn || !m_gate.pass(host, status, double(m_clock.elapsed()) / 1000))
        return;
    const QString title = Remote::displayText(host.toUtf8(), 60);
    const QString body = thresholdSentence(status);
    send(title, body);
    Q_EMIT told(title, body);
}

void AlertNotifier::send(const QString &title, const QString &body)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        showInTray(title, body);
        return;
    }
    QDBusMessage call = QDBusMessage::createMethodCall(
        u"org.freedesktop.Notifications"_s, u"/org/freedesktop/Notifications"_s,
        u"org.freedesktop.Notifications"_s, u"Notify"_s);
    // The body may be markup to the desktop; the title never is.
    call.setArguments({u"Clawtune"_s, 0U, u"dialog-warning"_s, title, body.toHtmlEscaped(),
                       QStringList(), QVariantMap{{u"urgency"_s, QVariant::fromValue(uchar(1))}},
                       -1});
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, title, body] {
        const QDBusPendingReply<uint> reply = *watcher;
        if (reply.isError())
            showInTray(title, body);
        watcher->deleteLater();
    });
}

void AlertNotifier::showInTray(const QString &title, const QString &body)
{
    if (!m_isOn || !QSystemTrayIcon::isSystemTrayAvailable())
        return;
    if (!m_tray)
        m_tray =
            new QSystemTrayIcon(Widgets::themedIcon(u"pressure"_s, Widgets::Tone::Accent), this);
    m_tray->show();
    m_tray->showMessage(title, body, QSystemTrayIcon::Warning, shownFor);
}

} // namespace Clawtune
