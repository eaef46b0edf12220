// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchwindow.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace Clawtune;
using namespace Qt::StringLiterals;

BenchWindow::BenchWindow(int hosts, const Remote::SavedHost &like, const QString &knownHosts)
{
    Remote::HostStore store(m_folder.filePath(u"hosts.json"_s));
    for (int i = 1; i <= hosts; ++i) {
        Remote::SavedHost host = like;
        host.name = name(i);
        if (!store.save(host).ok())
            qFatal("the host list cannot be written");
    }
    WindowOptions options;
    options.configFolder = m_folder.path();
    options.language = u"en"_s;
    options.hostOptions.knownHostsFile = knownHosts;
    options.hostOptions.sshConfigFile = m_folder.filePath(u"ssh_config"_s); // empty
    if (!QFile(options.hostOptions.sshConfigFile).open(QIODevice::WriteOnly))
        qFatal("the folder cannot be written");
    m_application = std::make_unique<Application>(*qApp, std::move(options));
}

QString BenchWindow::name(int number)
{
    return u"host-%1"_s.arg(number);
}

int BenchWindow::connected() const
{
    int count = 0;
    for (HostSession *session : m_application->sessions().openSessions())
        count += session->connection().state() == Remote::ConnectionState::Connected;
    return count;
}

void live(std::chrono::milliseconds time)
{
    QElapsedTimer clock;
    clock.start();
    const auto isOver = [&] { return clock.elapsed() >= time.count(); };
    if (!QTest::qWaitFor(isOver, int(time.count()) + 60'000))
        qFatal("the clock stands still");
}
