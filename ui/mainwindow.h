// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connection/hostsessions.h"
#include "ui/quickfind.h"
#include "ui/settings/preferences.h"

#include <QWidget>

#include <map>

class QSplitter;
class QStackedWidget;

namespace Widgets
{
class Banner;
}

namespace Clawtune
{

class Alerts;
class FleetPage;
class HostEditing;
class HostRail;
class HostView;
class RecordingOpener;
class SettingsPage;
class StatusLine;
class WelcomePage;

/// The window: the rail at the left, one server's view (or the welcome, or the settings) at the
/// right, the status line below. It decides what is on show; everything else is its parts' work.
class MainWindow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)
public:
    /// Both outlive the window.
    MainWindow(HostSessions &sessions, Preferences &preferences, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// The host of the last time (or the first), on the page of the last time; not connected yet.
    void restoreLast();
    /// Shows a host of the list; `connectNow` opens its connection unless it is open.
    void showHost(const QString &name, bool connectNow);
    /// A page of the catalogue by its id, of the host on show.
    void showPage(const QString &id);
    void showSettings();
    void showFleet(); ///< all servers at once
    /// Asks for a file of samples and shows it as a read-only host.
    void openRecording();
    /// Something about the window itself (its hosts cannot be read): one line across the top.
    void showProblem(const Remote::Error &error);
    [[nodiscard]] HostView *currentView() const;
    [[nodiscard]] RecordingOpener &recordings() { return *m_recordings; }

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void setUpParts();
    void setUpRail();
    void setUpEditing();
    void setUpShortcuts();
    void restoreGeometryAndSplitter();
    HostView *ensureView(const QString &name);
    HostSession *openHost(const QString &name);
    void showRow(int page);
    void leaveSettings();
    void updateActive();
    void updateCounts();
    void updateTitle();
    void setUpRecordings();
    void toggleConnection(const QString &name);
    void onSessionEnding(HostSession *session);
    void find();
    void goTo(const QuickFind::Target &target);
    [[nodiscard]] bool mayClose();
    void rememberLayout();

    HostSessions &m_sessions;
    Preferences &m_preferences;
    HostRail *m_rail;
    QSplitter *m_splitter;
    QStackedWidget *m_stack;
    Widgets::Banner *m_problem;
    WelcomePage *m_welcome;
    SettingsPage *m_settings;
    FleetPage *m_fleet;
    StatusLine *m_status;
    Alerts *m_alerts;
    HostEditing *m_editing;
    RecordingOpener *m_recordings;
    std::map<QString, HostView *> m_views;
    QString m_host; ///< the one that is chosen; empty: none
    int m_page = 0;
    bool m_closeConfirmed = false;
};

} // namespace Clawtune
