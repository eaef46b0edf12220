// SPDX-License-Identifier: GPL-3.0-or-later
// What one server more costs the window, against the first one: 50 connected to an sshd on the
// loopback, sampled at once. The first is on show in the Overview, as it is for most people; the
// others are in the background, or all are on show in the overview of all servers.
//   clawtune_bench_fleet [HOSTS [SECONDS]]
#include "../support/benchrow.h"
#include "../support/benchwindow.h"
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
};

Cost measured(std::chrono::seconds time)
{
    live(6s); // what came with the change is over
    const double before = ownCpu();
    live(time);
    return {(ownCpu() - before) / double(time.count()), ownMemory()};
}

bool connectAll(BenchWindow &bench, int hosts)
{
    auto *fleet = bench.window().findChild<Clawtune::FleetPage *>(u"fleetPage"_s);
    fleet->connector().connectAll();
    return QTest::qWaitFor([&] { return bench.connected() == hosts; }, 180'000);
}

void tell(const char *what, const Cost &cost)
{
    std::fprintf(stderr, "%-40s %7.2f ms/s %7.1f MiB\n", what, cost.cpu, cost.memory);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const int hosts = argc > 1 ? std::max(2, std::atoi(argv[1])) : 50;
    const std::chrono::seconds time(argc > 2 ? std::max(1, std::atoi(argv[2])) : 20);
    LoopbackSshd sshd({u"MaxStartups 200"_s});
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
    tell("no server", measured(5s));
    bench.window().showHost(BenchWindow::name(1), true);
    if (!QTest::qWaitFor([&] { return bench.connected() == 1; }, 60'000))
        qFatal("the first server cannot be reached");
    const Cost first = measured(time);
    tell("the first, in the Overview", first);
    if (!connectAll(bench, hosts))
        qFatal("not every server can be reached");
    const Cost unseen = measured(time);
    tell("all, the first in the Overview", unseen);
    bench.window().showFleet();
    const Cost seen = measured(time);
    tell("all, in the overview of all", seen);
    const double more = hosts - 1;
    bool met =
        print({"fleet_cpu", std::max(0., unseen.cpu - first.cpu) / more, first.cpu, "ms/s", goal});
    met &= print(
        {"fleet_cpu_shown", std::max(0., seen.cpu - first.cpu) / more, first.cpu, "ms/s", goal});
    met &= print({"fleet_memory", (seen.memory - first.memory) / more, first.memory, "MiB", goal});
    return met ? 0 : 1;
}
