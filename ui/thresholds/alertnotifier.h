// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/thresholds/alertgate.h"

#include <QElapsedTimer>
#include <QObject>

class QSystemTrayIcon;

namespace Clawtune
{

/// Tells the desktop of thresholds that were crossed, while switched on: over
/// org.freedesktop.Notifications, else by an icon in the system tray. Where there is neither,
/// nothing is said. Never waits for an answer. GUI thread.
class AlertNotifier final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AlertNotifier)
public:
    explicit AlertNotifier(QObject *parent = nullptr);
    ~AlertNotifier() override;

    void setOn(bool on);
    [[nodiscard]] bool isOn() const { return m_isOn; }
    void tell(const QString &host, const Remote::ThresholdStatus &status);

Q_SIGNALS:
    /// What was sent; plain text.
    void told(const QString &title, const QString &body);

private:
    void send(const QString &title, const QString &body);
    void showInTray(const QString &title, const QString &body);

    AlertGate m_gate;
    QElapsedTimer m_clock;
    QSystemTrayIcon *m_tray = nullptr;
    bool m_isOn = false;
};

} // namespace Clawtune
