// SPDX-License-Identifier: GPL-3.0-or-later
// From the files of cgroups, of both versions, to rows of containers.
#include "remote/metrics/framebuilder.h"
#include "rowsamples.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace RowSamples;
using Remote::ContainerRow;
using Remote::Lane;
using Remote::MetricFrame;
using Remote::RawSample;

namespace
{

ContainerRow containerIn(const MetricFrame &frame, const QByteArray &wanted = id)
{
    for (const ContainerRow &row : frame.containers) {
        if (row.id == wanted)
            return row;
    }
    return {};
}

} // namespace

class TestContainerRows final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsVersion2();
    void readsVersion1();
    void containersVanish();
    void limits_data();
    void limits();
};

void TestContainerRows::readsVersion2()
{
    const QByteArray folder = "/sys/fs/cgroup/system.slice/docker-" + id + ".scope";
    Remote::FrameBuilder builder;
    const auto at = [&](double uptime, int factor) {
        const auto count = [factor](int value) { return QByteArray::number(value * factor); };
        auto files = filesOf(
            folder,
            {{"cpu.stat", "usage_usec " + count(1000000) + "\nuser_usec 1\nnr_periods " +
                              count(10) + "\nnr_throttled " + count(4) + '\n'},
             {"memory.current", "104857600\n"},
             {"memory.stat", "inactive_file 4857600\n"},
             {"memory.max", "max\n"},
             {"cpu.max", "150000 100000\n"},
             {"pids.current", "12\n"},
             {"pids.max", "max\n"},
             {"io.stat", "8:0 rbytes=" + count(500) + " wbytes=" + count(100) +
                             " rios=1 wios=1 dbytes=0 dios=0\n8:16 rbytes=" + count(1) +
                             " wbytes=0\n8:32 \n"},
             {"cpu.pressure", "some avg10=0.00 avg60=0.00 avg300=0.00 total=" + count(250000) +
                                  "\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=9\n"},
             {"memory.pressure", "some avg10=0.00 avg60=0.00 avg300=0.00 total=0\n"},
             {"memory.events", "low 0\noom 3\noom_kill 2\n"},
             {"cgroup.procs", "4711\n"},
             {"something.new", "7\n"}});
        files.append({"/proc/4711/net/dev",
                      "Inter-| Receive\n face |bytes\n    lo: 9 9 9 9 9 9 9 9 9 9\n  eth0: " +
                          count(3000) + " 1 0 0 0 0 0 0 " + count(700) + " 1 0\n eth1:" + count(1) +
                          " 1 0 0 0 0 0 0 0 1 0\n"});
        return builder.add(sampleAt(uptime, files));
    };
    at(100, 1);
    const auto frame = at(102, 2);
    QVERIFY(frame);
    QCOMPARE(frame->containers.size(), 1);
    const ContainerRow row = containerIn(*frame);
    QCOMPARE(row.cgroup, QByteArray("/system.slice/docker-" + id + ".scope"));
    QCOMPARE(row.pid, 4711);
    QCOMPARE(row.cpu, 0.5);
    QCOMPARE(row.cpuLimit, 1.5);
    QCOMPARE(row.throttled, 0.4);
    QCOMPARE(row.memory, 100e6);
    QVERIFY(std::isinf(row.memoryLimit));
    QCOMPARE(row.readBytes, 250.5);
    QCOMPARE(row.writeBytes, 50.);
    QCOMPARE(row.rxBytes, 1500.5);
    QCOMPARE(row.txBytes, 350.);
    QCOMPARE(row.processes, 12.);
    QVERIFY(std::isinf(row.processLimit));
    QCOMPARE(row.cpuPressure, 0.125);
    QCOMPARE(row.memoryPressure, 0.);
    QVERIFY(std::isnan(row.ioPressure));
    QCOMPARE(row.oomKills, 2.);
}

void TestContainerRows::readsVersion1()
{
    Remote::FrameBuilder builder;
    const auto at = [&](double uptime, quint64 nanoseconds, int read) {
        QList<RawSample::File> files;
        const QList<std::pair<QByteArray, QByteArray>> all = {
            {"cpuacct/docker/" + id + "/cpuacct.usage", QByteArray::number(nanoseconds) + '\n'},
            {"cpu/docker/" + id + "/cpu.stat", "nr_periods 0\nnr_throttled 0\nthrottled_time 0\n"},
            {"cpu/docker/" + id + "/cpu.cfs_quota_us", "-1\n"},
            {"cpu/docker/" + id + "/cpu.cfs_period_us", "100000\n"},
            {"memory/docker/" + id + "/memory.usage_in_bytes", "5000000\n"},
            {"memory/docker/" + id + "/memory.stat",
             "inactive_file 1\ntotal_inactive_file 1000000\n"},
            {"memory/docker/" + id + "/memory.limit_in_bytes", "9223372036854771712\n"},
            {"memory/docker/" + id + "/memory.oom_control",
             "oom_kill_disable 0\nunder_oom 0\noom_kill 1\n"},
            {"blkio/docker/" + id + "/blkio.throttle.io_service_bytes",
             "8:0 Read " + QByteArray::number(read) +
                 "\n8:0 Write 7\n8:0 Sync 1\n8:0 Total 99\nTotal 99\n"},
            {"pids/docker/" + id + "/pids.current", "3\n"},
            {"pids/docker/" + id + "/pids.max", "100\n"},
        };
        for (const auto &[path, bytes] : all)
            files.append({"/sys/fs/cgroup/" + path, bytes});
        return builder.add(sampleAt(uptime, files));
    };
    at(100, 5'000'000'000, 0);
    const auto frame = at(102, 8'000'000'000, 1024);
    QVERIFY(frame);
    QCOMPARE(frame->containers.size(), 1);
    const ContainerRow row = containerIn(*frame);
    QCOMPARE(row.cgroup, QByteArray("/docker/" + id));
    QCOMPARE(row.cpu, 1.5);
    QVERIFY(std::isinf(row.cpuLimit));
    QCOMPARE(row.throttled, 0.);
    QCOMPARE(row.memory, 4e6);
    QVERIFY(std::isinf(row.memoryLimit));
    QCOMPARE(row.readBytes, 512.);
    QCOMPARE(row.writeBytes, 0.);
    QCOMPARE(row.processLimit, 100.);
    QCOMPARE(row.oomKills, 1.);
    QVERIFY(std::isnan(row.cpuPressure) && std::isnan(row.rxBytes));
}

void TestContainerRows::containersVanish()
{
    const auto folder = [](const QByteArray &which) -> QByteArray {
        return "/sys/fs/cgroup/docker/" + which;
    };
    const auto files = [&](const QByteArray &which, const QByteArray &micros) {
        return filesOf(folder(which), {{"cpu.stat", "usage_usec " + micros + '\n'}});
    };
    Remote::FrameBuilder builder;
    builder.add(sampleAt(100, files(id, "5000000") + files(otherId, "1")));
    auto frame = builder.add(sampleAt(101, files(id, "4000000"), {folder(otherId) + '/'}));
    QCOMPARE(frame->containers.size(), 1);
    QVERIFY(std::isnan(containerIn(*frame).cpu)); // it went back: another of the same name
    RawSample whole = sampleAt(102, files(otherId, "7"));
    whole.rowsAreAll = true;
    frame = builder.add(whole);
    QCOMPARE(frame->containers.size(), 1);
    QCOMPARE(frame->containers.first().id, otherId);
}

void TestContainerRows::limits_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<double>("cpu");
    QTest::addColumn<double>("memory");
    const double none = std::numeric_limits<double>::infinity();
    const double unknown = std::nan("");
    QTest::newRow("quota") << "cpu.max"_ba
                           << "50000 100000\n"_ba << 0.5 << unknown;
    QTest::newRow("no quota") << "cpu.max"_ba
                              << "max 100000\n"_ba << none << unknown;
    QTest::newRow("no period") << "cpu.max"_ba
                               << "50000\n"_ba << unknown << unknown;
    QTest::newRow("cut short") << "cpu.max"_ba
                               << "5000"_ba << unknown << unknown;
    QTest::newRow("memory") << "memory.max"_ba
                            << "1048576\n"_ba << unknown << 1048576.;
    QTest::newRow("zero memory") << "memory.max"_ba
                                 << "0\n"_ba << unknown << 0.;
    QTest::newRow("nonsense") << "memory.max"_ba
                              << "-5 MB\n"_ba << unknown << unknown;
    QTest::newRow("over 64 bits") << "memory.max"_ba
                                  << "99999999999999999999\n"_ba << unknown << unknown;
    QTest::newRow("empty") << "memory.max"_ba
                           << ""_ba << unknown << unknown;
}

void TestContainerRows::limits()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, bytes);
    QFETCH(double, cpu);
    QFETCH(double, memory);
    Remote::FrameBuilder builder;
    const QByteArray folder = "/sys/fs/cgroup/docker/" + id;
    builder.add(sampleAt(100, {}));
    const auto frame = builder.add(sampleAt(101, filesOf(folder, {{name, bytes}})));
    QVERIFY(frame);
    const auto isSame = [](double a, double b) {
        return a == b || (std::isnan(a) && std::isnan(b));
    };
    QVERIFY(isSame(containerIn(*frame).cpuLimit, cpu));
    QVERIFY(isSame(containerIn(*frame).memoryLimit, memory));
}

QTEST_GUILESS_MAIN(TestContainerRows)
#include "tst_containerrows.moc"
