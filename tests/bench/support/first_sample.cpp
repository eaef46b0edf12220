// SPDX-License-Identifier: GPL-3.0-or-later
// From the click on a server to the first sample that is drawn, against `ssh HOST true`, on the
// test VPS (CLAWTUNE_VPS_*). The two take turns; the middle one of each counts.
//   bench_first_sample [TIMES]
#include "tests/bench/support/benchrow.h"
#include "tests/bench/support/benchwindow.h"
#include "widgets/charttile.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

namespace
{

constexpr double goal = 1.3;

QString variable(const char *name)
{
    const QString value = qEnvironmentVariable(name);
    if (value.isEmpty())
        qFatal("%s is not set: run this through tests/vps/on", name);
    return value;
}

/// Notes when a chart with a value in it is painted for the first time.
class FirstPaint final : public QObject
{
public:
    bool isSeen = false;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        auto *tile = qobject_cast<Widgets::ChartTile *>(watched);
        if (tile && event->type() == QEvent::Paint && tile->isVisible() &&
            !tile->headline().startsWith(u"–"_s) && !tile->headline().isEmpty())
            isSeen = true;
        return false;
    }
};

double ofSsh(const Remote::SavedHost &host, const QString &knownHosts)
{
    QElapsedTimer clock;
    clock.start();
    const int code = QProcess::execute(
        u"ssh"_s, {u"-F"_s, u"none"_s, u"-i"_s, host.identityFile, u"-o"_s, u"IdentitiesOnly=yes"_s,
                   u"-o"_s, u"UserKnownHostsFile=%1"_s.arg(knownHosts), u"-p"_s,
                   QString::number(host.port), u"%1@%2"_s.arg(host.user, host.address), u"true"_s});
    if (code != 0)
        qFatal("ssh cannot reach the test VPS");
    return double(clock.nsecsElapsed()) / 1e6;
}

double ofWindow(BenchWindow &bench, int number)
{
    FirstPaint paint;
    qApp->installEventFilter(&paint);
    QElapsedTimer clock;
    clock.start();
    bench.window().showHost(BenchWindow::name(number), true);
    if (!QTest::qWaitFor([&] { return paint.isSeen; }, 30'000))
        qFatal("no sample was drawn");
    const double time = double(clock.nsecsElapsed()) / 1e6;
    bench.application().sessions().existing(BenchWindow::name(number))->close();
    return time;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const int times = argc > 1 ? std::max(1, std::atoi(argv[1])) : 7;
    Remote::SavedHost host;
    host.address = variable("CLAWTUNE_VPS_ADDRESS");
    host.port = quint16(variable("CLAWTUNE_VPS_PORT").toUInt());
    host.user = variable("CLAWTUNE_VPS_USER");
    host.identityFile = variable("CLAWTUNE_VPS_KEY");
    const QString knownHosts = variable("CLAWTUNE_VPS_KNOWN_HOSTS");
    BenchWindow bench(times + 1, host, knownHosts);
    bench.window().resize(1280, 720);
    bench.window().show();
    QList<double> ours;
    QList<double> peers;
    for (int i = 1; i <= times + 1; ++i) {
        const double ssh = ofSsh(host, knownHosts);
        const double window = ofWindow(bench, i);
        if (i == 1)
            continue; // the program's own first time, with nothing loaded yet
        peers.append(ssh);
        ours.append(window);
    }
    return print({"first_sample", median(ours), median(peers), "ms", goal}) ? 0 : 1;
}
