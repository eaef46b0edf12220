// SPDX-License-Identifier: GPL-3.0-or-later
// What one server more costs the window, against the first one: 50 connected to an sshd on the
// loopback, sampled at once. The first is on show in the Overview, as it is for most people; the
// others are in the background, or all are on show in the overview of all servers.
//   bench_fleet [HOSTS [SECONDS]]
#include "tests/bench/support/benchrow.h"
#include "tests/bench/support/benchwindow.h"
#include "tests/support/loopbacksshd.h"
#include "ui/fleet/fleetpage.h"

#include <QApplication>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr double goal = 0.3;

struct Cost {
    double cpu; ///< ms a second
    double memory;
    double samples; ///< a second, of all servers
};

Cost measured(BenchWindow &bench, std::chrono::seconds time)
{
    live(6s); // what came with the change is over
    int samples = 0;
    QObject context;
    const auto sessions = bench.application().sessions().openSessions();
    for (Clawtune::HostSession *session : sessions)
        QObject::connect(session, &Clawtune::HostSession::sampled, &context, [&] { ++samples; });
    const double before = ownCpu();
    live(time);
    return {(ownCpu() - before) / double(time.count()), ownMemory(),
            samples / double(time.count())};
}

bool connectAll(BenchWindow &bench, int hosts)
{
    auto *fleet = bench.window().findChild<Clawtune::FleetPage *>(u"fleetPage"_s);
    fleet->connector().connectAll();
    return QTest::qWaitFor([&] { return bench.connected() == hosts; }, 180'000);
}

void tell(const char *what, const Cost &cost)
{
    std::fprintf(stderr, "%-40s %7.2f ms/s %7.1f MiB %6.1f samples/s\n", what, cost.cpu,
                 cost.memory, cost.samples);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const int hosts = argc > 1 ? std::max(2, std::atoi(argv[1])) : 50;
    const std::chrono::seconds time(argc > 2 ? std::max(1, std::atoi(argv[2])) : 20);
    const QTemporaryDir home; // no shell set-up of whoever runs this
    LoopbackSshd sshd({u"MaxStartups 200"_s, u"SetEnv HOME="_s + home.path()});
    if (!sshd.start())
        qFatal("sshd does not start");
    const QString key = sshd.makeKey(u"user"_s);
    const Remote::SshParameters reached = sshd.parameters(u"user"_s);
    Remote::SavedHost host;
    host.address = reached.address;
    host.port = reached.port;
    host.user = reached.user;
    host.identityFile = key;
    BenchWindow bench(hosts, host, reached.knownHostsFile);
    bench.window().resize(1920, 1080);
    bench.window().show();
    tell("no server", measured(bench, 5s));
    bench.window().showHost(BenchWindow::name(1), true);
    if (!QTest::qWaitFor([&] { return bench.connected() == 1; }, 60'000))
        qFatal("the first server cannot be reached");
    const Cost first = measured(bench, time);
    tell("the first, in the Overview", first);
    if (!connectAll(bench, hosts))
        qFatal("not every server can be reached");
    const Cost unseen = measured(bench, time);
    tell("all, the first in the Overview", unseen);
    bench.window().showFleet();
    const Cost seen = measured(bench, time);
    tell("all, in the overview of all", seen);
    // One a second of the first; of each other one every five.
    const double due = 1 + (hosts - 1) / 5.;
    if (first.samples < 0.7 || unseen.samples < 0.7 * due || seen.samples < 0.7 * hosts / 5.)
        qFatal("fewer samples came than were asked for");
    const double more = hosts - 1;
    bool met =
        print({"fleet_cpu", std::max(0., unseen.cpu - first.cpu) / more, first.cpu, "ms/s", goal});
    met &= print(
        {"fleet_cpu_shown", std::max(0., seen.cpu - first.cpu) / more, first.cpu, "ms/s", goal});
    met &= print({"fleet_memory", (seen.memory - first.memory) / more, first.memory, "MiB", goal});
    return met ? 0 : 1;
}
