// SPDX-License-Identifier: GPL-3.0-or-later
// What our window costs on this computer while the overview is live at 1 Hz, against
// gnome-system-monitor's Resources tab, both at 1920x1080, each under an Xvfb of its own and both
// at the same time. Ours is the whole program: an SSH connection to an sshd on the loopback, the
// real sampler, every chart of the overview.
#include "benchrow.h"
#include "driver.h"
#include "tests/support/loopbacksshd.h"

#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace
{

constexpr int settleSeconds = 8;
constexpr int measuredSeconds = 20;
constexpr int pastSeconds = 400;
constexpr double goal = 1;

/// A virtual screen for one program. An empty display when Xvfb could not be started.
class Screen final
{
public:
    Screen()
    {
        m_server.setStandardErrorFile(QProcess::nullDevice());
        m_server.start(u"Xvfb"_s, {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1920x1080x24"_s,
                                   u"-nolisten"_s, u"tcp"_s});
        if (m_server.waitForStarted() && m_server.waitForReadyRead(20'000))
            m_display = u':' + QString::fromLatin1(m_server.readLine().trimmed());
    }
    ~Screen()
    {
        m_server.terminate();
        m_server.waitForFinished(5000);
    }
    Q_DISABLE_COPY_MOVE(Screen)
    [[nodiscard]] QString display() const { return m_display; }

private:
    QProcess m_server;
    QString m_display;
};

QList<QByteArray> instancesOf(const Remote::Metric &metric)
{
    if (!metric.perInstance)
        return {QByteArray()};
    const bool isDisk = metric.lane == Remote::Lane::Disks;
    const QDir folder(isDisk ? u"/sys/block"_s : u"/sys/class/net"_s);
    QList<QByteArray> names;
    const QStringList entries = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &name : entries)
        names.append(name.toUtf8());
    return names;
}

Remote::MetricFrame frameOf(double time, double uptime)
{
    Remote::MetricFrame frame;
    frame.time = time;
    frame.uptime = uptime;
    frame.interval = 1;
    const double wave = 0.5 + 0.3 * std::sin(uptime / 9) * std::sin(uptime * 2.1);
    for (const Remote::Metric &metric : Remote::metricCatalog()) {
        const QList<QByteArray> instances = instancesOf(metric);
        for (const QByteArray &instance : instances)
            frame.values.insert({metric.id, instance}, wave);
    }
    return frame;
}

/// Charts that are full from the start, as after an hour: the minutes before now, second by second.
void fillPast(Remote::MetricHistory &history)
{
    QFile file(u"/proc/uptime"_s);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const double uptime = file.readAll().split(' ').constFirst().toDouble();
    const double now = double(QDateTime::currentMSecsSinceEpoch()) / 1000;
    for (int second = std::min(pastSeconds, int(uptime) - 1); second > 0; --second)
        history.append(frameOf(now - second, uptime - second));
}

/// The window itself, until it is ended. Says "ready" when samples arrive.
int runWindow(int argc, char **argv)
{
    QApplication application(argc, argv);
    QTemporaryDir folder;
    LoopbackSshd sshd;
    const QString key = sshd.makeKey(u"key"_s);
    if (!sshd.start())
        return 2;
    Clawtune::Application clawtune(application, GuiTest::ownOptions(folder.path(), u"en"_s));
    clawtune.window().resize(1920, 1080);
    clawtune.show();
    GuiTest::Driver driver(clawtune.window());
    const bool added =
        driver.addHost({u"loop"_s, u"127.0.0.1"_s, sshd.port(), LoopbackSshd::currentUser(), key});
    int samples = 0;
    if (added) {
        Clawtune::HostSession &session = clawtune.window().currentView()->session();
        fillPast(session.history());
        QObject::connect(&session, &Clawtune::HostSession::sampled, &clawtune.window(),
                         [&samples] { ++samples; });
    }
    const bool connected = added && driver.acceptFingerprint(nullptr) && driver.waitConnected() &&
                           driver.waitFor(u"samples"_s, [&samples] { return samples >= 2; });
    if (!connected) {
        std::fprintf(stderr, "client_cpu: %s\n", qPrintable(driver.problem()));
        return 2;
    }
    std::puts("ready");
    std::fflush(stdout);
    return QApplication::exec();
}

void prepareMonitor(const QString &folder, QProcessEnvironment &environment)
{
    const QString settings = folder + u"/glib-2.0/settings"_s;
    QDir().mkpath(settings);
    QFile file(settings + u"/keyfile"_s);
    if (file.open(QIODevice::WriteOnly))
        file.write("[org/gnome/gnome-system-monitor]\nwindow-state=(1920, 1080, 0, 0)\n"
                   "current-tab='resources'\n");
    environment.insert(u"GSETTINGS_BACKEND"_s, u"keyfile"_s);
    environment.insert(u"XDG_CONFIG_HOME"_s, folder);
    environment.insert(u"GDK_BACKEND"_s, u"x11"_s);
}

QProcessEnvironment environmentOn(const QString &display)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DISPLAY"_s, display);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    return environment;
}

/// Milliseconds a second of both over the same stretch; false when one of them went away.
bool measureBoth(QProcess &ours, const QProcess &peer, double &oursCost, double &peerCost)
{
    if (ours.waitForFinished(settleSeconds * 1000)) // it should not
        return false;
    const auto oursBefore = cpuOf(ours.processId());
    const auto peerBefore = cpuOf(peer.processId());
    QElapsedTimer clock;
    clock.start();
    if (ours.waitForFinished(measuredSeconds * 1000))
        return false;
    const double seconds = double(clock.elapsed()) / 1000;
    const auto oursAfter = cpuOf(ours.processId());
    const auto peerAfter = cpuOf(peer.processId());
    if (!oursBefore || !peerBefore || !oursAfter || !peerAfter)
        return false;
    oursCost = (*oursAfter - *oursBefore) / seconds;
    peerCost = (*peerAfter - *peerBefore) / seconds;
    return true;
}

void end(QProcess &process)
{
    process.terminate();
    if (!process.waitForFinished(5000))
        process.kill();
    process.waitForFinished(5000);
}

int runBoth()
{
    const Screen first;
    const Screen second;
    if (first.display().isEmpty() || second.display().isEmpty()) {
        std::fputs("client_cpu: Xvfb could not be started\n", stderr);
        return 2;
    }
    QTemporaryDir folder;
    QProcess ours;
    ours.setProcessEnvironment(environmentOn(first.display()));
    ours.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    ours.start(QCoreApplication::applicationFilePath(), {u"--window"_s});
    QProcess peer;
    QProcessEnvironment environment = environmentOn(second.display());
    prepareMonitor(folder.path(), environment);
    peer.setProcessEnvironment(environment);
    peer.setStandardErrorFile(QProcess::nullDevice());
    peer.start(u"gnome-system-monitor"_s, {u"--show-resources-tab"_s});
    double oursCost = 0;
    double peerCost = 0;
    const bool ready = peer.waitForStarted() && ours.waitForReadyRead(60'000);
    const bool measured = ready && measureBoth(ours, peer, oursCost, peerCost) && peerCost > 0;
    end(ours);
    end(peer);
    if (!measured) {
        std::fputs("client_cpu: one of the two windows did not run\n", stderr);
        return 2;
    }
    print({"client_cpu", oursCost, peerCost, "ms/s", goal});
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc > 1 && QByteArray(argv[1]) == "--window")
        return runWindow(argc, argv);
    QCoreApplication application(argc, argv);
    return runBoth();
}
