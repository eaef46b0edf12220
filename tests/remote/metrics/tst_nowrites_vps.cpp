// SPDX-License-Identifier: GPL-3.0-or-later
// Watching a server leaves no trace on it but what sshd writes of the one login: five minutes of
// everything that is sampled, or CLAWTUNE_SOAK_SECONDS of it.
#include "remote/containers/containerlist.h"
#include "remote/metrics/devicereader.h"
#include "remote/metrics/filesystemreader.h"
#include "remote/metrics/sampler.h"
#include "remote/sockets/socketsampler.h"
#include "tests/support/vps.h"

#include <QSignalSpy>
#include <QTest>

using namespace Remote;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

/// Of the server itself: pseudo file systems, what sshd, systemd and the stack keep and log; health
/// checks of containers come and go in /tmp.
const QByteArray ofTheServer =
    "! -path '/proc/*' ! -path '/sys/*' ! -path '/dev/*' ! -path '/run*' ! -path '/var/log/*' "
    "! -path '/var/lib/docker/*' ! -path '/var/lib/containerd/*' ! -path '/var/lib/postgresql/*' "
    "! -path '/var/lib/nginx/*' ! -path '/var/lib/systemd/*' ! -path '/opt/openclaw/*' "
    "! -path /tmp ! -path '/tmp/systemd-*' ! -path '/var/tmp/systemd-*'";

const QByteArray logins = "journalctl -q -t sshd --no-pager | grep -c Accepted\n";

/// A line for each of our programs that has a file open for writing, or has written a block.
const QByteArray writers = R"sh(
for p in $(pgrep -f '^clawtune-s'); do
    echo "ours $p"
    awk -v p=$p '$1 == "write_bytes:" && $2 > 0 { print "wrote", p, $2 }' /proc/$p/io
    for f in /proc/$p/fd/*; do
        [ -f "$f" ] || continue
        case $(awk '$1 == "flags:" { print $2 }' /proc/$p/fdinfo/${f##*/}) in
            *[12]) echo "open $p $(readlink "$f")" ;;
        esac
    done
done
:
)sh";

} // namespace

class TestNoWritesVps final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void watchingLeavesNoTrace();
};

void TestNoWritesVps::watchingLeavesNoTrace()
{
    const int seconds = qEnvironmentVariableIntValue("CLAWTUNE_SOAK_SECONDS");
    const auto length = seconds > 0 ? std::chrono::seconds(seconds) : 300s;
    const QByteArrayList before = Vps::onServer("date +%s.%N\n" + logins).trimmed().split('\n');
    QCOMPARE(before.size(), 2);

    HostConnection connection(Vps::parameters());
    connection.open();
    QTRY_COMPARE_WITH_TIMEOUT(connection.state(), ConnectionState::Connected, 30'000);
    MetricsSampler sampler(connection);
    sampler.setLanes(Lanes(Lane::Disks) | Lane::Network | Lane::Cores | Lane::Kernel | Lane::Tcp |
                     Lane::Processes | Lane::Containers);
    SocketSampler sockets(connection);
    FileSystemReader fileSystems(connection);
    DeviceReader devices(connection);
    ContainerList containers(connection, [&connection] { return connection.privilege(); });
    QSignalSpy frames(&sampler, &MetricsSampler::frameReady);
    QSignalSpy failures(&sampler, &MetricsSampler::failed);
    QSignalSpy states(&connection, &HostConnection::stateChanged);
    sampler.start();
    sockets.watch(this);
    sockets.setReachable(true);
    fileSystems.start();
    devices.start();
    containers.follow();
    const qsizetype wanted = length / 1s;
    QVERIFY(QTest::qWaitFor([&] { return frames.size() >= wanted || failures.size(); },
                            int(2 * length / 1ms)));
    QVERIFY(failures.isEmpty() && states.isEmpty());

    const QByteArray ours = Vps::onServer(writers);
    QVERIFY2(ours.count("ours ") >= 2,
             ours.constData()); // the sampler's and the sockets' program
    QVERIFY2(!ours.contains("wrote ") && !ours.contains("open "), ours.constData());
    const QByteArray written =
        Vps::onServer("find / -xdev \\( -newermt @" + before.first() + " -o -newerct @" +
                      before.first() + " \\) " + ofTheServer + " 2>/dev/null\n");
    QCOMPARE(written, QByteArray());
    // One of the sampler's connection, three of the questions beside it.
    const int seen = Vps::onServer(logins).trimmed().toInt() - before.last().toInt();
    QCOMPARE(seen, 1 + 3);
    qInfo("%lld frames in %lld s", qlonglong(frames.size()), qlonglong(length / 1s));
}

QTEST_GUILESS_MAIN(TestNoWritesVps)
#include "tst_nowrites_vps.moc"
