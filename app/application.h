// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/language.h"
#include "ui/connection/hostsessions.h"
#include "ui/mainwindow.h"
#include "ui/settings/preferences.h"

#include <QFont>

#include <memory>

class QApplication;

namespace Clawtune
{

/// What the command line says to the window.
struct WindowOptions {
    QString host;     ///< shown and connected at once; empty: the one of the last time
    QString language; ///< empty: what the settings say
    Remote::HostOptions hostOptions{};
    Remote::PostgresAccess postgres{}; ///< for `host`; empty fields are found by looking
    Remote::Secret passphrase{};       ///< of its key; empty: asked for when needed
    Remote::Secret sudoPassword{};     ///< empty: asked for when needed
    QString configFolder{};            ///< empty: the XDG configuration folder's clawtune
};

/// Builds and owns everything of the window. GUI thread.
class Application final
{
public:
    Application(QApplication &application, WindowOptions options);
    ~Application();
    Application(const Application &) = delete;
    Application &operator=(const Application &) = delete;

    /// Shows the window and runs until it is closed. The exit code: 2 with one line on standard
    /// error when the host of the command line cannot be one.
    static int run(QApplication &application, WindowOptions options);

    /// What is wrong with the host of the command line, if something is.
    [[nodiscard]] const std::optional<Remote::Error> &problem() const { return m_problem; }
    [[nodiscard]] MainWindow &window() { return *m_window; }
    [[nodiscard]] HostSessions &sessions() { return *m_sessions; }
    [[nodiscard]] Preferences &preferences() { return *m_preferences; }
    void show();

private:
    void followPreferences();
    void useLanguage(const QString &language);
    void openGivenHost(WindowOptions options);

    QApplication &m_application;
    QFont m_platformFont;
    Language m_language;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<HostSessions> m_sessions;
    std::unique_ptr<MainWindow> m_window;
    QString m_givenHost;
    std::optional<Remote::Error> m_problem;
};

} // namespace Clawtune
