// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connection/hostsessions.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QListWidgetItem;
class QToolButton;

namespace Clawtune
{

/// The left rail: the servers with their state, the pages of the chosen one, the settings. It shows
/// and reports what a person picks; the window decides what follows.
class HostRail final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HostRail)
public:
    HostRail(HostSessions &sessions, QWidget *parent = nullptr);

    /// `name` empty: no host is chosen, the pages are hidden.
    void showHost(const QString &name);
    /// -1: none of the pages.
    void showPage(int page);
    void showSettings(bool shown);
    void showFleet(bool shown);
    void setCount(int page, int count);
    void updateStates();

Q_SIGNALS:
    void hostChosen(const QString &name);    ///< to look at, as with the arrow keys
    void hostActivated(const QString &name); ///< to connect to: a click or Enter
    void pageChosen(int page);
    void settingsChosen();
    void fleetChosen();
    void addHostWanted();
    void openRecordingWanted();
    void closeRecordingWanted(const QString &name);
    void editHostWanted(const QString &name);
    void removeHostWanted(const QString &name);
    void thresholdsWanted(const QString &name);
    void connectionToggleWanted(const QString &name);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void setUpHosts();
    void setUpPages();
    void rebuildHosts();
    void showAlerts(QListWidgetItem &item, HostSession *session, QString words);
    void retranslate();
    void showHostMenu(const QPoint &position);
    [[nodiscard]] QListWidgetItem *itemOf(const QString &name) const;
    void fitHeights();

    HostSessions &m_sessions;
    QList<int> m_counts;
    QToolButton *m_fleet;
    QLabel *m_hostsTitle;
    QListWidget *m_hosts;
    QToolButton *m_add;
    QToolButton *m_open;
    QLabel *m_pagesTitle;
    QListWidget *m_pages;
    QToolButton *m_settings;
};

} // namespace Clawtune
