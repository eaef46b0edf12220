// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "driver.h"

#include <memory>

namespace GuiTest
{

/// The main job once, then every page in both languages and both themes. Says on standard output
/// what it does and on standard error what did not come about.
class Tour final
{
public:
    /// `settings`: a folder of its own for hosts and known_hosts; `pictures`: where they go.
    Tour(QApplication &application, const QString &settings, QString pictures, QSize size);

    /// Whether every step came about. A step that failed does not end the tour: the next page may
    /// still be worth a picture.
    bool run(const Server &server);
    /// How much of the server's time the charts shall hold before anything else happens.
    void setWatch(std::chrono::seconds watch) { m_watch = watch; }

private:
    bool connectTo(const Server &server);
    void lookAtCharts();
    void changeSwap(const Server &server);
    void lookAtQueries(const Server &server);
    void pictureAllPages();
    void picturePages(const QString &suffix);
    void picture(const QString &name);
    bool step(const QString &what, bool came);
    void say(const QString &what);

    std::unique_ptr<Clawtune::Application> m_application;
    Driver m_driver;
    QString m_pictures;
    std::chrono::seconds m_watch{0};
    bool m_well = true;
};

} // namespace GuiTest
