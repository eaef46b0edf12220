// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

#include "ui/text/formatter.h"
#include "ui/text/texts.h"
#include "widgets/textfont.h"
#include "widgets/themedicon.h"

#include <QApplication>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace Clawtune
{

namespace
{

QString inFolder(const QString &folder, const QString &file)
{
    return folder.isEmpty() ? QString() : folder + u'/' + file;
}

} // namespace

Application::Application(QApplication &application, WindowOptions options)
    : m_application(application)
    , m_platformFont(QApplication::font())
    , m_preferences(std::make_unique<Preferences>(inFolder(options.configFolder, u"window.conf"_s)))
    , m_sessions(std::make_unique<HostSessions>(
          Remote::HostStore(inFolder(options.configFolder, u"hosts.json"_s)), options.hostOptions))
{
    useLanguage(options.language.isEmpty() ? m_preferences->language() : options.language);
    Widgets::applyTheme(m_application, m_preferences->theme());
    QApplication::setWindowIcon(Widgets::themedIcon(u"pressure"_s, Widgets::Tone::Accent));
    setFormatterTimeZone(m_preferences->usesUtc() ? QTimeZone::utc() : QTimeZone::systemTimeZone());
    m_window = std::make_unique<MainWindow>(*m_sessions, *m_preferences);
    followPreferences();
    m_sessions->setSamplingInterval(m_preferences->samplingInterval());
    const Remote::Result<void> loaded = m_sessions->reload();
    if (!loaded.ok())
        m_window->showProblem(loaded.error());
    openGivenHost(std::move(options));
}

Application::~Application()
{
    m_window.reset();
    m_sessions.reset();
    QApplication::setFont(m_platformFont);
    // Connections that were let go inside their own signals wait for the event loop to delete them.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void Application::useLanguage(const QString &language)
{
    m_language.use(language);
    QApplication::setFont(Widgets::textFont(m_platformFont, QLocale().language()));
}

void Application::followPreferences()
{
    Preferences *preferences = m_preferences.get();
    QObject::connect(preferences, &Preferences::languageChanged, m_window.get(),
                     [this](const QString &language) { useLanguage(language); });
    QObject::connect(preferences, &Preferences::themeChanged, m_window.get(),
                     [this](Widgets::Theme theme) { Widgets::applyTheme(m_application, theme); });
    QObject::connect(
        preferences, &Preferences::samplingIntervalChanged, m_window.get(),
        [this](std::chrono::milliseconds interval) { m_sessions->setSamplingInterval(interval); });
    QObject::connect(preferences, &Preferences::timeZoneChanged, m_window.get(), [this](bool utc) {
        setFormatterTimeZone(utc ? QTimeZone::utc() : QTimeZone::systemTimeZone());
        // Times are text like any other: whoever shows one writes it anew on this event.
        QEvent rewrite(QEvent::LanguageChange);
        QCoreApplication::sendEvent(m_window.get(), &rewrite);
    });
}

void Application::openGivenHost(WindowOptions options)
{
    if (options.host.isEmpty())
        return;
    const Remote::Result<QString> name = m_sessions->addForThisRun(options.host);
    if (!name.ok()) {
        m_problem = name.error();
        return;
    }
    m_givenHost = name.value();
    const Remote::Result<HostSession *> session = m_sessions->session(m_givenHost);
    if (!session.ok()) {
        m_problem = session.error();
        return;
    }
    session.value()->setPostgresAccess(std::move(options.postgres));
    session.value()->giveSecrets(std::move(options.passphrase), std::move(options.sudoPassword));
}

void Application::show()
{
    if (m_givenHost.isEmpty()) {
        m_window->restoreLast();
    } else {
        m_window->showHost(m_givenHost, true);
    }
    m_window->show();
}

int Application::run(QApplication &application, WindowOptions options)
{
    Application clawtune(application, std::move(options));
    if (clawtune.problem()) {
        std::fprintf(stderr, "clawtune: %s\n", qUtf8Printable(errorSentence(*clawtune.problem())));
        return 2;
    }
    clawtune.show();
    return QApplication::exec();
}

} // namespace Clawtune
