// SPDX-License-Identifier: GPL-3.0-or-later
// Monitoring of servers that are not as they should be: without perl, with nothing but BusyBox, in
// Japanese, German and Russian, with samplers that are killed, behind a thin and long line.
#include "remote/metrics/metrichistory.h"
#include "remote/metrics/sampler.h"
#include "remote/sockets/socketsampler.h"
#include "remote/ssh/hostconnection.h"
#include "tests/support/thinrelay.h"
#include "tests/support/vps.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace Remote;

namespace
{

const QString awkward = u"awkward"_s;
constexpr auto lastCleanUp =
    "chmod a+x /usr/bin/perl; rm -f /etc/ssh/sshd_config.d/awkward.conf; systemctl restart ssh\n"
    "userdel -rf awkward 2>/dev/null; rm -rf /opt/busybox; :";

/// A user whose sessions have this environment and this login shell. After a restart sshd listens
/// when systemctl returns; after a reload it closes its port at some later moment for a while.
QByteArray userScript(const QByteArray &environment, const QByteArray &shell)
{
    return "set -e\nuseradd -m -s " + shell + " awkward 2>/dev/null || usermod -s " + shell +
           " awkward\n"
           "install -d -o awkward -m 700 ~awkward/.ssh\n"
           "install -o awkward -m 600 ~plain/.ssh/authorized_keys ~awkward/.ssh/\n"
           "printf 'Match User awkward\\n  SetEnv " +
           environment +
           "\\n' > /etc/ssh/sshd_config.d/awkward.conf\n"
           "sshd -t && systemctl restart ssh\n";
}

} // namespace

class TestBadServers final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup();
    void tellsWhatItCan_data();
    void tellsWhatItCan();
    void startsAgainAfterKill();
    void slowsDownOnAThinLine();

private:
    void checkFrames(const QSignalSpy &frames, double memory);
};

void TestBadServers::cleanup()
{
    Vps::onServer(lastCleanUp);
}

void TestBadServers::tellsWhatItCan_data()
{
    QTest::addColumn<QByteArray>("setUp");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QByteArray>("question"); ///< answered "yes" where the row is what it says
    QTest::addColumn<bool>("hasPerl");
    QTest::newRow("no perl") << QByteArray("chmod a-x /usr/bin/perl") << u"root"_s
                             << QByteArray("perl -e 1 2>/dev/null || echo yes") << false;
    const QByteArray busybox =
        "mkdir -p /opt/busybox && busybox --install -s /opt/busybox && chmod 755 /opt/busybox\n" +
        userScript("PATH=/opt/busybox", "/opt/busybox/ash");
    QTest::newRow("nothing but BusyBox")
        << busybox << awkward << QByteArray("grep --help 2>&1 | grep -q BusyBox && echo yes")
        << false;
    for (const QByteArray locale : {"ja_JP", "de_DE", "ru_RU"}) {
        const QByteArray name = locale + ".UTF-8";
        QTest::newRow(locale) << QByteArray(
                                     "localedef -i " + locale + " -f UTF-8 " + name + '\n' +
                                     userScript("LANG=" + name + " LC_ALL=" + name, "/bin/bash"))
                              << awkward
                              << QByteArray("tr '\\0' '\\n' < /proc/$$/environ |"
                                            " grep -q LC_ALL=" +
                                            name + " && locale -a | grep -q " + locale +
                                            " && echo yes")
                              << true;
    }
}

void TestBadServers::checkFrames(const QSignalSpy &frames, double memory)
{
    for (const auto &one : frames) {
        const auto frame = one.first().value<MetricFrame>();
        const double busy = frame.value("cpu.busy");
        QVERIFY2(busy >= 0 && busy <= 1, qPrintable(QString::number(busy)));
        QCOMPARE(frame.value("memory.total"), memory);
        QVERIFY(frame.value("memory.available") > 0);
        QVERIFY(frame.value("load.1") >= 0);
        QVERIFY(frame.interval > 0.5 && frame.interval < 10);
        QVERIFY(std::abs(frame.time - double(QDateTime::currentSecsSinceEpoch())) < 60);
    }
}

void TestBadServers::tellsWhatItCan()
{
    QFETCH(QByteArray, setUp);
    QFETCH(QString, user);
    QFETCH(QByteArray, question);
    QFETCH(bool, hasPerl);
    const double memory =
        Vps::onServer("awk '/^MemTotal/ { print $2 }' /proc/meminfo").trimmed().toDouble() * 1024;
    Vps::onServer(setUp);
    HostConnection connection(Vps::parameters(user));
    connection.open();
    QTRY_COMPARE_WITH_TIMEOUT(connection.state(), ConnectionState::Connected, 30'000);
    QByteArray answer;
    connection.run({.script = question}, this, [&answer](const Result<CommandOutput> &result) {
        answer = result ? result->out.trimmed() : "failed";
    });
    QTRY_COMPARE_WITH_TIMEOUT(answer, QByteArray("yes"), 20'000);
    MetricsSampler sampler(connection);
    sampler.setLanes(Lanes(Lane::Disks) | Lane::Network);
    QSignalSpy frames(&sampler, &MetricsSampler::frameReady);
    QSignalSpy failures(&sampler, &MetricsSampler::failed);
    sampler.start();
    SocketSampler sockets(connection);
    QSignalSpy socketFrames(&sockets, &SocketSampler::frameReady);
    QSignalSpy socketFailures(&sockets, &SocketSampler::failed);
    sockets.watch(this);
    sockets.setReachable(true);
    QTRY_VERIFY_WITH_TIMEOUT(frames.size() >= 4 || failures.size(), 40'000);
    QVERIFY(failures.isEmpty());
    checkFrames(frames, memory);
    QTRY_VERIFY_WITH_TIMEOUT(socketFrames.size() >= 3 || socketFailures.size(), 20'000);
    QCOMPARE(socketFailures.isEmpty(), hasPerl);
    if (!hasPerl)
        QCOMPARE(socketFailures.first().first().value<Error>().code, ErrorCode::Unsupported);
    sampler.stop();
    sockets.unwatch(this);
    QCOMPARE(connection.state(), ConnectionState::Connected);
}

/// As the kernel does when memory runs out: it is said, and started again, and what was not
/// measured meanwhile is a gap.
void TestBadServers::startsAgainAfterKill()
{
    HostConnection connection(Vps::parameters());
    connection.open();
    QTRY_COMPARE_WITH_TIMEOUT(connection.state(), ConnectionState::Connected, 30'000);
    MetricsSampler sampler(connection);
    MetricHistory history;
    QSignalSpy frames(&sampler, &MetricsSampler::frameReady);
    QSignalSpy failures(&sampler, &MetricsSampler::failed);
    connect(&sampler, &MetricsSampler::frameReady, this,
            [&history](const MetricFrame &frame) { history.append(frame); });
    connect(&sampler, &MetricsSampler::failed, this, [&] {
        history.markGap();
        sampler.start();
    });
    sampler.start();
    SocketSampler sockets(connection);
    QSignalSpy socketFrames(&sockets, &SocketSampler::frameReady);
    QSignalSpy socketFailures(&sockets, &SocketSampler::failed);
    connect(&sockets, &SocketSampler::failed, this, [&sockets] { sockets.retry(); });
    sockets.watch(this);
    sockets.setReachable(true);
    QTRY_VERIFY_WITH_TIMEOUT(frames.size() >= 2 && socketFrames.size() >= 2, 40'000);
    Vps::onServer("pkill -9 -f '^clawtune-s(ampler|ockets)'");
    QTRY_VERIFY_WITH_TIMEOUT(failures.size() == 1 && socketFailures.size() == 1, 20'000);
    const auto said = [](const QSignalSpy &spy) { return spy.first().first().value<Error>().code; };
    QVERIFY(said(failures) == ErrorCode::CommandFailed ||
            said(failures) == ErrorCode::CommandKilled);
    QVERIFY(said(socketFailures) == ErrorCode::CommandFailed ||
            said(socketFailures) == ErrorCode::CommandKilled);
    const auto soFar = frames.size();
    const auto socketsSoFar = socketFrames.size();
    QTRY_VERIFY_WITH_TIMEOUT(frames.size() >= soFar + 2 && socketFrames.size() >= socketsSoFar + 2,
                             40'000);
    QCOMPARE(failures.size(), 1);
    QCOMPARE(socketFailures.size(), 1);
    const QList<QPointF> points = history.points({"cpu.busy", {}}, 300s, 0);
    QVERIFY(std::any_of(points.begin(), points.end(),
                        [](const QPointF &point) { return std::isnan(point.y()); }));
}

/// 56 kbit/s with 600 ms there and back: ticks come later, nothing piles up, nobody is cut off.
void TestBadServers::slowsDownOnAThinLine()
{
    SshParameters far = Vps::parameters();
    ThinRelay relay(far.address, far.port, 56'000 / 8, 300ms);
    QTemporaryDir folder;
    far.address = u"127.0.0.1"_s;
    far.port = relay.port();
    far.knownHostsFile = folder.filePath(u"known_hosts"_s);
    far.acceptNewHostKey = true;
    far.connectTimeout = 30s;
    HostConnection connection(far);
    QList<ConnectionState> states;
    connect(&connection, &HostConnection::stateChanged, this,
            [&states](ConnectionState state) { states.append(state); });
    connection.open();
    QTRY_COMPARE_WITH_TIMEOUT(connection.state(), ConnectionState::Connected, 60'000);
    const auto changes = states.size();
    MetricsSampler sampler(connection);
    sampler.setInterval(500ms);
    sampler.setLanes(Lanes(Lane::Disks) | Lane::Network | Lane::Cores);
    QSignalSpy frames(&sampler, &MetricsSampler::frameReady);
    QSignalSpy failures(&sampler, &MetricsSampler::failed);
    sampler.start();
    SocketSampler sockets(connection);
    sockets.setInterval(500ms);
    QSignalSpy socketFrames(&sockets, &SocketSampler::frameReady);
    QSignalSpy socketFailures(&sockets, &SocketSampler::failed);
    sockets.watch(this);
    sockets.setReachable(true);
    QTRY_VERIFY_WITH_TIMEOUT((frames.size() >= 10 && socketFrames.size() >= 10) ||
                                 failures.size() || socketFailures.size(),
                             120'000);
    QVERIFY(failures.isEmpty() && socketFailures.isEmpty());
    double seconds = 0;
    for (const auto &one : frames)
        seconds += one.first().value<MetricFrame>().interval;
    const double pace = seconds / double(frames.size());
    qInfo("%.2f s a tick on the thin line, %lld bytes in all", pace,
          static_cast<long long>(relay.passed()));
    QVERIFY2(pace >= 0.6 && pace < 12, qPrintable(QString::number(pace)));
    QCOMPARE(states.size(), changes);
    QCOMPARE(connection.state(), ConnectionState::Connected);
}

QTEST_GUILESS_MAIN(TestBadServers)
#include "tst_badservers_vps.moc"
