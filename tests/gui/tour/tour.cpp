// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour.h"

#include "ui/pages.h"
#include "ui/text/texts.h"

#include <QPainter>
#include <QTest>

#include <cstdio>

using namespace Clawtune;
using namespace Qt::StringLiterals;

namespace GuiTest
{

namespace
{

std::unique_ptr<Application> makeApplication(QApplication &application, const QString &settings)
{
    Preferences(settings + u"/window.conf"_s).setTheme(Widgets::Theme::Light);
    return std::make_unique<Application>(application, ownOptions(settings, u"en"_s));
}

} // namespace

Tour::Tour(QApplication &application, const QString &settings, QString pictures, QSize size)
    : m_application(makeApplication(application, settings))
    , m_driver(m_application->window())
    , m_pictures(std::move(pictures))
{
    m_application->show();
    m_application->window().resize(size);
}

bool Tour::run(const Server &server)
{
    picture(u"welcome-en-light"_s);
    if (!connectTo(server))
        return false;
    lookAtCharts();
    changeSwap(server);
    lookAtQueries(server);
    pictureAllPages();
    m_application->window().close();
    return m_well;
}

bool Tour::connectTo(const Server &server)
{
    say(u"connect to %1 as %2"_s.arg(server.address, server.user));
    if (!step(u"add the host"_s, m_driver.addHost(server)))
        return false;
    QString key;
    const bool shown = m_driver.waitFor(u"the question about the server's key"_s, [&] {
        return m_driver.part<QDialog>(u"fingerprintDialog"_s) != nullptr;
    });
    if (shown)
        picture(u"fingerprint-en-light"_s);
    return step(u"accept the fingerprint"_s, m_driver.acceptFingerprint(&key)) &&
           step(u"connect"_s, m_driver.waitConnected());
}

void Tour::lookAtCharts()
{
    say(u"look at the charts"_s);
    step(u"see a chart move"_s, m_driver.showPage(u"overview"_s) && m_driver.seeChartMove());
    if (m_watch.count() == 0)
        return;
    const Remote::MetricHistory &history =
        m_application->window().currentView()->session().history();
    step(u"watch for a while"_s, m_driver.waitFor(
                                     u"a longer history"_s,
                                     [&] {
                                         return history.latestTime() - history.earliestTime() >=
                                                double(m_watch.count());
                                     },
                                     m_watch + std::chrono::seconds(30)));
}

void Tour::changeSwap(const Server &server)
{
    say(u"apply swap and undo it"_s);
    const QString fails = statusText(Remote::CheckStatus::Fail);
    const QString passes = statusText(Remote::CheckStatus::Pass);
    if (!step(u"find swap in the checklist"_s,
              m_driver.showPage(u"checklist"_s) && m_driver.chooseItem("swap")) ||
        !step(u"become administrator"_s, m_driver.becomeAdministrator(server.password)) ||
        !step(u"see that swap is missing"_s,
              m_driver.waitItemStatus(fails) && m_driver.waitButton(u"applyButton"_s)))
        return;
    picture(u"swap-before-en-light"_s);
    if (!step(u"apply swap"_s, m_driver.pressAndConfirm(u"applyButton"_s) &&
                                   m_driver.waitItemStatus(passes) &&
                                   m_driver.waitButton(u"undoButton"_s)))
        return;
    picture(u"swap-applied-en-light"_s);
    if (step(u"undo swap"_s, m_driver.pressAndConfirm(u"undoButton"_s) &&
                                 m_driver.waitItemStatus(fails) &&
                                 m_driver.waitButton(u"applyButton"_s)))
        picture(u"swap-undone-en-light"_s);
}

void Tour::lookAtQueries(const Server &server)
{
    say(u"look at the slow queries"_s);
    step(u"list the slow queries"_s,
         m_driver.showPage(u"postgresql"_s) && m_driver.waitStatements(server.pgPassword)) &&
        step(u"open a plan"_s, m_driver.openPlan());
}

void Tour::pictureAllPages()
{
    say(u"take a picture of each page"_s);
    Preferences &preferences = m_application->preferences();
    for (const auto theme : {Widgets::Theme::Light, Widgets::Theme::Dark}) {
        for (const QString &language : {u"en"_s, u"ja"_s}) {
            preferences.setTheme(theme);
            preferences.setLanguage(language);
            const QString suffix =
                u"-%1-%2"_s.arg(language, theme == Widgets::Theme::Light ? u"light"_s : u"dark"_s);
            picturePages(suffix);
        }
    }
}

void Tour::picturePages(const QString &suffix)
{
    for (const PageKind &page : pageCatalog()) {
        const QString id = QString::fromLatin1(page.id);
        const bool isLive = id == u"processes" || id == u"containers";
        if (step(u"show "_s + id, m_driver.showPage(id) && m_driver.waitLoaded() &&
                                      (!isLive || m_driver.waitSamples(3))))
            picture(id + suffix);
    }
    step(u"show the overview"_s, m_driver.showPage(u"overview"_s));
    const QString tabs[] = {u"summary"_s, u"cores"_s, u"disks"_s, u"network"_s, u"connections"_s};
    for (const int tab : {1, 2, 3, 4, 0}) {
        if (step(u"show "_s + tabs[tab], m_driver.showOverviewTab(tab)) && tab > 0)
            picture(tabs[tab] + suffix);
    }
    m_application->window().showSettings();
    picture(u"settings"_s + suffix);
    m_application->window().showSettings();
    if (step(u"show all servers"_s, m_driver.showAllServers()))
        picture(u"servers"_s + suffix);
}

void Tour::picture(const QString &name)
{
    MainWindow &window = m_application->window();
    // Everything that waits to be painted, laid out or shown comes first.
    for (int round = 0; round < 5; ++round)
        QCoreApplication::processEvents();
    QPixmap pixmap = window.grab();
    const auto dialogs = window.findChildren<QDialog *>();
    for (QDialog *dialog : dialogs) {
        if (!dialog->isVisible())
            continue;
        QPainter painter(&pixmap);
        painter.fillRect(pixmap.rect(), QColor(0, 0, 0, 60));
        const QPixmap above = dialog->grab();
        const QPoint place((window.width() - dialog->width()) / 2,
                           (window.height() - dialog->height()) / 2);
        painter.drawPixmap(place, above);
    }
    const QString file = m_pictures + u'/' + name + u".png"_s;
    step(u"write "_s + file, pixmap.save(file));
}

bool Tour::step(const QString &what, bool came)
{
    if (came)
        return true;
    m_well = false;
    std::fprintf(stderr, "clawtune_tour: could not %s: %s\n", qUtf8Printable(what),
                 qUtf8Printable(m_driver.problem()));
    return false;
}

void Tour::say(const QString &what)
{
    std::printf("tour: %s\n", qUtf8Printable(what));
    std::fflush(stdout);
}

} // namespace GuiTest
