// SPDX-License-Identifier: GPL-3.0-or-later
// From the files of processes to rows: what each field means, rates over gaps, and
// what is left out when a server does not tell or tells nonsense.
#include "remote/metrics/framebuilder.h"
#include "rowsamples.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace RowSamples;
using Remote::Lane;
using Remote::MetricFrame;
using Remote::ProcessRow;
using Remote::RawSample;

namespace
{

struct Stat {
    int pid = 7;
    QByteArray name = "worker";
    int user = 30;
    int system = 10;
    int children = 0;
    int parent = 1;
    quint64 start = 5000;
    QByteArray flags = "4194560";
    QByteArray priority = "20";
    QByteArray nice = "0";
};

QByteArray statText(const Stat &stat)
{
    return QByteArray::number(stat.pid) + " (" + stat.name + ") S " +
           QByteArray::number(stat.parent) + " 7 7 0 -1 " + stat.flags + " 100 0 3 0 " +
           QByteArray::number(stat.user) + ' ' + QByteArray::number(stat.system) + ' ' +
           QByteArray::number(stat.children) + " 0 " + stat.priority + ' ' + stat.nice + " 3 0 " +
           QByteArray::number(stat.start) +
           " 8192000 250 18446744073709551615 1 1 0 0 0 0 0 4096 0 0 0 0 17 1 0 0 0 0 0\n";
}

RawSample::File statFile(const Stat &stat)
{
    return {"/proc/" + QByteArray::number(stat.pid) + "/stat", statText(stat)};
}

RawSample::File ioFile(int pid, int read, int written)
{
    return {"/proc/" + QByteArray::number(pid) + "/io",
            "rchar: 999\nread_bytes: " + QByteArray::number(read) +
                "\nwrite_bytes: " + QByteArray::number(written) + "\ncancelled_write_bytes: 5\n"};
}

/// The row of a process; one of pid 0 when there is none.
ProcessRow processIn(const MetricFrame &frame, int pid = 7)
{
    for (const ProcessRow &row : frame.processes) {
        if (row.id.pid == pid)
            return row;
    }
    return {};
}

} // namespace

class TestRows final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsStat();
    void readsNames_data();
    void readsNames();
    void refusesStat_data();
    void refusesStat();
    void readsDetails();
    void ratesCoverTheGap();
    void ratesOfNewcomers();
    void numbersUsedAgain();
    void countersGoingBack();
    void processesVanish();
    void endedChildrenCountOnce();
    void clockJumps();
    void findsContainers_data();
    void findsContainers();
    void serverInAContainer();
    void thousandsOfRows();
};

void TestRows::readsStat()
{
    const auto stat = Remote::parseProcessStat(statText({.priority = "-51", .nice = "-5"}));
    QVERIFY(stat);
    QCOMPARE(stat->id, (Remote::ProcessId{7, 5000}));
    QCOMPARE(stat->state, 'S');
    QCOMPARE(stat->parent, 1);
    QCOMPARE(stat->cpuTicks, 40U);
    QCOMPARE(stat->priority, -51);
    QCOMPARE(stat->nice, -5);
    QCOMPARE(stat->threads, 3);
    QCOMPARE(stat->virtualSize, 8192000U);
    QCOMPARE(stat->residentPages, 250U);
    QVERIFY(!stat->isKernelThread);
    const auto kernel = Remote::parseProcessStat(statText({.flags = "69238880"}));
    QVERIFY(kernel && kernel->isKernelThread);
}

void TestRows::readsNames_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("plain") << "postgres"_ba;
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("brackets") << ") S 1 ("_ba;
    QTest::newRow("another stat") << "a) R 1 2 3 4"_ba;
    QTest::newRow("newline") << "a\nb) S"_ba;
    QTest::newRow("quotes") << "\"'`$(x)"_ba;
    QTest::newRow("escape sequence") << "\x1b[31mred"_ba;
    QTest::newRow("not UTF-8") << "\xff\xfe\x80"_ba;
    QTest::newRow("right to left") << "\u202egpj.exe"_ba;
    QTest::newRow("equals and spaces") << " a = b "_ba;
}

void TestRows::readsNames()
{
    QFETCH(QByteArray, name);
    const auto stat = Remote::parseProcessStat(statText({.name = name}));
    QVERIFY(stat);
    QCOMPARE(stat->name, name);
    QCOMPARE(stat->cpuTicks, 40U);
}

void TestRows::refusesStat_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray whole = statText({});
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("cut in the name") << whole.left(8);
    QTest::newRow("cut before the last field") << whole.left(whole.indexOf(" 250 ") + 1);
    QTest::newRow("no process") << QByteArray("0" + whole.mid(1));
    QTest::newRow("number beyond reason") << QByteArray("99999999999" + whole);
    QTest::newRow("no name") << QByteArray(whole).replace("(worker)", "worker");
    QTest::newRow("brackets turned") << QByteArray(whole).replace("(worker)", ")worker(");
    QTest::newRow("no number") << QByteArray(whole).replace(" 5000 ", " x ");
    QTest::newRow("negative time") << QByteArray(whole).replace(" 30 ", " -30 ");
    QTest::newRow("long state") << QByteArray(whole).replace(") S ", ") SS ");
}

void TestRows::refusesStat()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!Remote::parseProcessStat(bytes));
}

void TestRows::readsDetails()
{
    Remote::FrameBuilder builder;
    RawSample sample =
        sampleAt(100, {statFile({}),
                       {"/proc/7/status", "Name:\tx\nUid:\t1000\t33\t33\t33\n"},
                       {"/proc/7/cmdline", "a\0b c\0\n"_ba},
                       {"/proc/7/cgroup", "0::/system.slice/docker-" + id + ".scope\n"}});
    sample.startsAhead = 10;
    sample.pageSize = 16384;
    sample.ticksPerSecond = 250;
    builder.add(sample);
    sample.uptime = 101;
    sample.time += 1;
    const auto frame = builder.add(sample);
    QVERIFY(frame);
    const ProcessRow row = processIn(*frame);
    QCOMPARE(row.user, 33U);
    QCOMPARE(row.commandLine, "a\0b c\0"_ba);
    QCOMPARE(row.container, id);
    QCOMPARE(row.cgroup, QByteArray("/system.slice/docker-" + id + ".scope"));
    QCOMPARE(row.rss, 250. * 16384);
    QCOMPARE(row.started, 1'795'000'000. - 10 + 5000 / 250.);
    QVERIFY(std::isnan(row.readBytes)); // its io was not told
}

void TestRows::ratesCoverTheGap()
{
    Remote::FrameBuilder builder;
    builder.add(sampleAt(100, {statFile({}), ioFile(7, 1000, 2000)}));
    RawSample without = sampleAt(101, {});
    without.rows = {};
    const auto between = builder.add(without);
    QVERIFY(between);
    QCOMPARE(between->rowsInterval, 0.);
    QVERIFY(between->processes.isEmpty());
    const auto frame = builder.add(
        sampleAt(110, {statFile({.user = 530, .children = 200}), ioFile(7, 11000, 2500)}));
    QVERIFY(frame);
    QCOMPARE(frame->interval, 9.);
    QCOMPARE(frame->rowsInterval, 10.);
    const ProcessRow row = processIn(*frame);
    QCOMPARE(row.cpu, 0.5);
    QCOMPARE(row.endedChildrenCpu, 0.2);
    QCOMPARE(row.readBytes, 1000.);
    QCOMPARE(row.writeBytes, 50.);
    const auto idle = builder.add(sampleAt(112, {})); // nothing new of it
    QVERIFY(idle);
    QCOMPARE(processIn(*idle).cpu, 0.);
    QCOMPARE(processIn(*idle).readBytes, 0.);
}

void TestRows::ratesOfNewcomers()
{
    Remote::FrameBuilder builder;
    builder.add(sampleAt(100, {}));
    const auto frame =
        builder.add(sampleAt(110, {statFile({.start = 10500}), ioFile(7, 5000, 0),
                                   statFile({.pid = 8, .user = 400, .start = 9000})}));
    QVERIFY(frame);
    QCOMPARE(processIn(*frame, 7).cpu, 0.04); // since its start, over the interval
    QCOMPARE(processIn(*frame, 7).readBytes, 500.);
    QVERIFY(std::isnan(processIn(*frame, 8).cpu)); // it is older than what we know
}

void TestRows::numbersUsedAgain()
{
    Remote::FrameBuilder builder;
    builder.add(sampleAt(
        100, {statFile({.user = 5000}), ioFile(7, 9000, 9000), {"/proc/7/cmdline", "old\0"_ba}}));
    const auto frame = builder.add(sampleAt(102, {statFile({.user = 90, .start = 10100})}));
    QVERIFY(frame);
    const ProcessRow row = processIn(*frame);
    QCOMPARE(row.cpu, 0.5);
    QVERIFY(row.commandLine.isEmpty());
    QVERIFY(std::isnan(row.readBytes));
}

void TestRows::countersGoingBack()
{
    Remote::FrameBuilder builder;
    builder.add(sampleAt(100, {statFile({.user = 500}), ioFile(7, 9000, 10)}));
    const auto frame = builder.add(sampleAt(101, {statFile({.user = 100}), ioFile(7, 8000, 20)}));
    QVERIFY(frame);
    QVERIFY(std::isnan(processIn(*frame).cpu));
    QVERIFY(std::isnan(processIn(*frame).readBytes));
    QCOMPARE(processIn(*frame).writeBytes, 10.);
}

void TestRows::processesVanish()
{
    Remote::FrameBuilder builder;
    builder.add(sampleAt(100, {statFile({}), statFile({.pid = 70}), ioFile(7, 1, 1)}));
    auto frame = builder.add(sampleAt(101, {}, {"/proc/7/"}));
    QVERIFY(frame);
    QCOMPARE(frame->processes.size(), 1);
    QCOMPARE(frame->processes.first().id.pid, 70);
    frame = builder.add(sampleAt(102, {ioFile(7, 2, 2)})); // of one that is not there
    QCOMPARE(frame->processes.size(), 1);
    RawSample whole = sampleAt(103, {statFile({.pid = 71})});
    whole.rowsAreAll = true;
    frame = builder.add(whole);
    QCOMPARE(frame->processes.size(), 1);
    QCOMPARE(frame->processes.first().id.pid, 71);
    frame = builder.add(sampleAt(104, {ioFile(71, 5, 5)}));
    frame = builder.add(sampleAt(105, {}, {"/proc/71/io"})); // it may not be read any more
    QVERIFY(std::isnan(processIn(*frame, 71).readBytes));
    QCOMPARE(processIn(*frame, 71).cpu, 0.);
}

/// The kernel adds to the parent all that a child used in its life, once the parent has waited for
/// it; a child's child comes with it.
void TestRows::endedChildrenCountOnce()
{
    const Stat parent{.user = 100, .children = 50};
    const Stat child{.pid = 8, .user = 3000, .system = 0, .parent = 7};
    const Stat grandchild{.pid = 9, .user = 800, .system = 0, .parent = 8};
    Remote::FrameBuilder builder;
    builder.add(sampleAt(100, {statFile(parent), ioFile(7, 10, 10), statFile(child),
                               ioFile(8, 6000, 0), statFile(grandchild), ioFile(9, 0, 900)}));
    Stat later = parent;
    later.children = 50 + 3000 + 40 + 800 + 20; // 0.6 s of it since
    const auto frame = builder.add(sampleAt(
        102, {statFile(later), ioFile(7, 10 + 6000 + 50, 10 + 900)}, {"/proc/8/", "/proc/9/"}));
    QVERIFY(frame);
    QCOMPARE(processIn(*frame).endedChildrenCpu, 0.3);
    QCOMPARE(processIn(*frame).readBytes, 25.);
    QCOMPARE(processIn(*frame).writeBytes, 0.);
    later.children += 100; // one that lived between two readings
    const auto next = builder.add(sampleAt(104, {statFile(later)}));
    QVERIFY(next);
    QCOMPARE(processIn(*next).endedChildrenCpu, 0.5);
}

/// Only the monotonic clock counts for rates.
void TestRows::clockJumps()
{
    Remote::FrameBuilder builder;
    builder.add(sampleAt(100, {statFile({})}));
    RawSample back = sampleAt(102, {statFile({.user = 130})});
    back.time -= 86400;
    const auto frame = builder.add(back);
    QVERIFY(frame);
    QCOMPARE(processIn(*frame).cpu, 0.5);
    QCOMPARE(frame->rowsInterval, 2.);
}

void TestRows::findsContainers_data()
{
    QTest::addColumn<QByteArray>("cgroup");
    QTest::addColumn<QByteArray>("container");
    const auto row = [](const char *name, const QByteArray &cgroup, const QByteArray &container) {
        QTest::newRow(name) << cgroup << container;
    };
    row("docker, systemd", "0::/system.slice/docker-" + id + ".scope\n", id);
    row("docker, cgroupfs", "4:memory:/docker/" + id + "\n0::/\n", id);
    row("podman", "0::/machine.slice/libpod-" + id + ".scope/container\n", id);
    row("podman's watcher", "0::/machine.slice/libpod-conmon-" + id + ".scope\n", {});
    row("kubernetes",
        "0::/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod0123_4567.slice/"
        "cri-containerd-" +
            id + ".scope\n",
        id);
    row("one in another", "0::/docker/" + id + "/docker/" + otherId + '\n', id);
    row("below other folders", "9:name=systemd:/\n4:cpu,memory:/vps/a.b/docker/" + id + '\n', id);
    row("none", "0::/user.slice/user-0.slice/session-1.scope\n", {});
    row("too long", "0::/docker/" + id + "0\n", {});
    row("too short", "0::/docker/" + id.left(63) + '\n', {});
    row("capitals", "0::/docker/" + id.toUpper() + '\n', {});
    row("nonsense", "\xff::", {});
}

void TestRows::findsContainers()
{
    QFETCH(QByteArray, cgroup);
    QFETCH(QByteArray, container);
    QCOMPARE(Remote::containerOf(Remote::parseProcessCgroup(cgroup), {}), container);
}

/// What all processes of a server lie in, the first of them too, is the server itself.
void TestRows::serverInAContainer()
{
    Remote::FrameBuilder builder;
    const QByteArray outer = "0::/docker/" + otherId;
    builder.add(sampleAt(100, {}));
    const auto frame =
        builder.add(sampleAt(101, {statFile({.pid = 1}),
                                   {"/proc/1/cgroup", outer + "/init.scope\n"},
                                   statFile({}),
                                   {"/proc/7/cgroup", outer + "/docker/" + id + '\n'},
                                   statFile({.pid = 8}),
                                   {"/proc/8/cgroup", outer + "/system.slice\n"}}));
    QVERIFY(frame);
    QCOMPARE(processIn(*frame, 7).container, id);
    QVERIFY(processIn(*frame, 8).container.isEmpty());
    QVERIFY(processIn(*frame, 1).container.isEmpty());
}

void TestRows::thousandsOfRows()
{
    QList<RawSample::File> files;
    for (int pid = 1; pid <= 5000; ++pid)
        files.append(statFile({.pid = pid}));
    for (int i = 0; i < 200; ++i) {
        const QByteArray one = id.left(60) + QByteArray::number(1000 + i);
        files.append(filesOf("/sys/fs/cgroup/docker/" + one, {{"pids.current", "1\n"}}));
    }
    Remote::FrameBuilder builder;
    builder.add(sampleAt(100, files));
    const auto frame = builder.add(sampleAt(101, {}));
    QVERIFY(frame);
    QCOMPARE(frame->processes.size(), 5000);
    QCOMPARE(frame->containers.size(), 200);
}

QTEST_GUILESS_MAIN(TestRows)
#include "tst_rows.moc"
