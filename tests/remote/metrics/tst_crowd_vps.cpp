// SPDX-License-Identifier: GPL-3.0-or-later
// A server with five thousand processes and two hundred containers more than usual, which come and
// go while it is watched.
#include "remote/metrics/sampler.h"
#include "tests/support/vps.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Remote;
using namespace std::chrono_literals;

namespace
{

/// Control groups as Docker makes them, so that no engine has to start two hundred containers; each
/// holds one of the processes.
const QByteArray come = R"sh(
perl -e '$0 = "clawtune-crowd"; setpgrp; for (1..5000) { next if fork; $0 = "clawtune-member"; sleep 300; exit }
    sleep 300' >/dev/null 2>&1 </dev/null &
n=0
until [ $n -ge 5000 ]; do n=$(pgrep -c -x clawtune-member); sleep 0.2; done
set -- $(pgrep -x clawtune-member)
for c in cpu cpuacct memory blkio pids; do
    [ -d /sys/fs/cgroup/$c/docker ] || continue
    i=0
    for p in $(printf '%s\n' "$@" | head -200); do
        i=$((i + 1))
        g=/sys/fs/cgroup/$c/docker/$(printf 'c1a%061d' $i)
        mkdir $g && echo $p >$g/cgroup.procs
    done
done
echo there
)sh";

const QByteArray go = R"sh(
pkill -9 -x clawtune-crowd
pkill -9 -x clawtune-member
while pgrep -x clawtune-member >/dev/null; do sleep 0.2; done
rmdir /sys/fs/cgroup/*/docker/c1a0*
:
)sh";

// Ours alone are counted: others of a server come and go as they like.
qsizetype members(const MetricFrame &frame)
{
    return std::count_if(frame.processes.begin(), frame.processes.end(), [](const ProcessRow &row) {
        return row.name.startsWith("clawtune-member");
    });
}

qsizetype contained(const MetricFrame &frame)
{
    return std::count_if(frame.processes.begin(), frame.processes.end(),
                         [](const ProcessRow &row) { return row.container.startsWith("c1a0"); });
}

qsizetype groups(const MetricFrame &frame)
{
    return std::count_if(frame.containers.begin(), frame.containers.end(),
                         [](const ContainerRow &row) { return row.id.startsWith("c1a0"); });
}

} // namespace

class TestCrowdVps final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { Vps::onServer(go); }
    void everyOneIsSeen();
};

void TestCrowdVps::everyOneIsSeen()
{
    HostConnection connection(Vps::parameters());
    connection.open();
    QTRY_COMPARE_WITH_TIMEOUT(connection.state(), ConnectionState::Connected, 30'000);
    MetricsSampler sampler(connection);
    sampler.setLanes(Lanes(Lane::Disks) | Lane::Network | Lane::Processes | Lane::Containers);
    QSignalSpy frames(&sampler, &MetricsSampler::frameReady);
    QSignalSpy failures(&sampler, &MetricsSampler::failed);
    const auto newest = [&frames] { return frames.constLast().first().value<MetricFrame>(); };
    sampler.start();
    QTRY_VERIFY_WITH_TIMEOUT(frames.size() >= 2, 20'000);
    QCOMPARE(Vps::onServer(come), QByteArray("there\n"));
    QTRY_VERIFY_WITH_TIMEOUT(members(newest()) == 5'000 || failures.size(), 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(groups(newest()) == 200 || failures.size(), 60'000);
    // Details are told over some ticks.
    QTRY_VERIFY_WITH_TIMEOUT(contained(newest()) == 200 || failures.size(), 60'000);
    QVERIFY(failures.isEmpty());
    const MetricFrame crowded = newest();
    for (const ContainerRow &row : crowded.containers) {
        if (row.id.startsWith("c1a0"))
            QVERIFY(row.memory >= 0 && row.cpu >= 0 && row.processes == 1);
    }
    qInfo("%lld processes, %lld containers, one frame in %.2f s, own cost %.2f %% of a core",
          qlonglong(crowded.processes.size()), qlonglong(crowded.containers.size()),
          crowded.interval, crowded.value("own.cpu") * 100);

    Vps::onServer(go);
    QTRY_VERIFY_WITH_TIMEOUT(members(newest()) == 0 || failures.size(), 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(groups(newest()) == 0 || failures.size(), 60'000);
    QVERIFY(failures.isEmpty());
    QCOMPARE(connection.state(), ConnectionState::Connected);
}

QTEST_GUILESS_MAIN(TestCrowdVps)
#include "tst_crowd_vps.moc"
