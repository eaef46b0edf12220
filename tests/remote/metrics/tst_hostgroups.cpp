// SPDX-License-Identifier: GPL-3.0-or-later
// The groups behind vmstat, ss -s and iostat -x: numbers worked out by hand, kernels of several
// ages, bytes that no kernel writes, and servers with thousands of devices.
#include "remote/metrics/framebuilder.h"
#include "remote/metrics/groups.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <cmath>

using Remote::MetricFrame;
using Remote::RawSample;
using namespace Qt::StringLiterals;

namespace
{

RawSample sampleOf(const QByteArray &path, const QByteArray &bytes, double uptime)
{
    RawSample sample;
    sample.uptime = uptime;
    sample.files = {{path, bytes}};
    return sample;
}

/// The frame of one file that changed from `before` to `now` within `seconds`.
MetricFrame frameOf(const QByteArray &path, const QByteArray &before, const QByteArray &now,
                    double seconds = 1)
{
    Remote::FrameBuilder builder;
    (void)builder.add(sampleOf(path, before, 100));
    MetricFrame frame = builder.add(sampleOf(path, now, 100 + seconds)).value_or(MetricFrame());
    frame.values.remove({"own.bytes", {}}); // always there
    return frame;
}

void compareNear(double actual, double expected, int line)
{
    QVERIFY2(std::abs(actual - expected) <= 1e-9 * std::max(1., std::abs(expected)),
             qPrintable(u"line %1: %2, not %3"_s.arg(line).arg(actual).arg(expected)));
}

/// One disk's line: "sda" followed by these columns.
QByteArray diskLine(const QByteArray &name, const QList<quint64> &columns)
{
    QByteArray line = "   8       0 " + name;
    for (const quint64 column : columns)
        line += ' ' + QByteArray::number(column);
    return line + '\n';
}

} // namespace

#define COMPARE_NEAR(actual, expected) compareNear(actual, expected, __LINE__)

class TestHostGroups final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void kernelCounts();
    void pagingCounts();
    void pagingOfOldKernels();
    void pressureOfCpuAndInterrupts();
    void memoryOnItsWay();
    void tcpCounts();
    void tcpOfOldKernels();
    void tcpSurvivesCutTexts_data();
    void tcpSurvivesCutTexts();
    void disksAsIostat();
    void disksByColumns_data();
    void disksByColumns();
    void partitionsAreNotDisks();
    void diskCountersWrap();
    void disksComeAndGo();
    void patternsKeepWhatIsParsed_data();
    void patternsKeepWhatIsParsed();
    void thousandsOfDisks();
    void thousandsOfInterfaces();
};

void TestHostGroups::kernelCounts()
{
    const QByteArray before = "intr 1000 5 0 0 7\nctxt 5000\nbtime 1795400000\nprocesses 300\n";
    const QByteArray now = "intr 1400 9 0 0 9\nctxt 9000\nbtime 1795400000\nprocesses 310\n";
    const MetricFrame frame = frameOf("/proc/stat", before, now, 2);
    COMPARE_NEAR(frame.value("kernel.switches"), 2000);
    COMPARE_NEAR(frame.value("kernel.interrupts"), 200);
    COMPARE_NEAR(frame.value("kernel.forks"), 5);
    const MetricFrame back = frameOf("/proc/stat", now, before);
    QVERIFY(std::isnan(back.value("kernel.switches")));
    const MetricFrame cut = frameOf("/proc/stat", "intr\nctxt x\nprocesses -1\n", "intr \nctxt\n");
    QVERIFY(cut.values.isEmpty());
}

void TestHostGroups::pagingCounts()
{
    const QByteArray before = "nr_free_pages 1\npgpgin 1000\npgpgout 2000\npswpin 10\npswpout 20\n"
                              "pgfault 5000\npgmajfault 100\noom_kill 1\n";
    const QByteArray now = "nr_free_pages 1\npgpgin 1200\npgpgout 2400\npswpin 12\npswpout 24\n"
                           "pgfault 6000\npgmajfault 200\noom_kill 2\n";
    const MetricFrame frame = frameOf("/proc/vmstat", before, now, 2);
    COMPARE_NEAR(frame.value("paging.swap_in"), 4096);
    COMPARE_NEAR(frame.value("paging.swap_out"), 8192);
    COMPARE_NEAR(frame.value("paging.blocks_in"), 102400);
    COMPARE_NEAR(frame.value("paging.blocks_out"), 204800);
    COMPARE_NEAR(frame.value("paging.major_faults"), 50);
    COMPARE_NEAR(frame.value("paging.minor_faults"), 450);
    COMPARE_NEAR(frame.value("paging.oom_kills"), 2);
}

void TestHostGroups::pagingOfOldKernels()
{
    // oom_kill came with Linux 4.13.
    const MetricFrame frame =
        frameOf("/proc/vmstat", "pswpin 0\npgfault 10\n", "pswpin 0\npgfault 30\n");
    COMPARE_NEAR(frame.value("paging.swap_in"), 0);
    QVERIFY(std::isnan(frame.value("paging.oom_kills")));
    QVERIFY(std::isnan(frame.value("paging.minor_faults"))); // not known without the major ones
}

void TestHostGroups::pressureOfCpuAndInterrupts()
{
    const MetricFrame cpu = frameOf("/proc/pressure/cpu", "some total=0\nfull total=0\n",
                                    "some total=500000\nfull total=250000\n");
    COMPARE_NEAR(cpu.value("pressure.cpu_some"), 0.5);
    COMPARE_NEAR(cpu.value("pressure.cpu_full"), 0.25);
    const MetricFrame irq = frameOf("/proc/pressure/irq", "full avg10=0.00 total=0\n",
                                    "full avg10=0.00 total=100000\n");
    COMPARE_NEAR(irq.value("pressure.irq_full"), 0.1);
    QCOMPARE(irq.values.size(), 1);
}

void TestHostGroups::memoryOnItsWay()
{
    const QByteArray text = "MemTotal: 1000 kB\nDirty: 30 kB\nWriteback: 4 kB\n"
                            "WritebackTmp: 99 kB\nZswap: 5 kB\nZswapped: 20 kB\n";
    const MetricFrame frame = frameOf("/proc/meminfo", text, text);
    COMPARE_NEAR(frame.value("memory.dirty"), 30 * 1024);
    COMPARE_NEAR(frame.value("memory.writeback"), 4 * 1024);
    COMPARE_NEAR(frame.value("memory.zswap"), 5 * 1024);
    COMPARE_NEAR(frame.value("memory.zswapped"), 20 * 1024);
}

void TestHostGroups::tcpCounts()
{
    const QByteArray names =
        "Ip: Forwarding DefaultTTL\nIp: 1 64\n"
        "Tcp: RtoAlgorithm RtoMin RtoMax MaxConn ActiveOpens PassiveOpens AttemptFails EstabResets "
        "CurrEstab InSegs OutSegs RetransSegs InErrs OutRsts InCsumErrors\n";
    const QByteArray udp = "Udp: InDatagrams NoPorts InErrors OutDatagrams RcvbufErrors\n";
    const MetricFrame frame =
        frameOf("/proc/net/snmp",
                names + "Tcp: 1 200 120000 -1 10 20 30 40 5 1000 1000 50 1 2 0\n" + udp +
                    "Udp: 1 2 3 4 5\n",
                names + "Tcp: 1 200 120000 -1 14 26 32 44 7 2000 1980 70 1 4 0\n" + udp +
                    "Udp: 9 4 7 8 5\n",
                2);
    COMPARE_NEAR(frame.value("tcp.established"), 7);
    COMPARE_NEAR(frame.value("tcp.opened"), 2);
    COMPARE_NEAR(frame.value("tcp.accepted"), 3);
    COMPARE_NEAR(frame.value("tcp.failed"), 1);
    COMPARE_NEAR(frame.value("tcp.resets"), 2);
    COMPARE_NEAR(frame.value("tcp.resets_sent"), 1);
    COMPARE_NEAR(frame.value("tcp.retransmits"), 10);
    COMPARE_NEAR(frame.value("tcp.retransmit_share"), 0.02);
    COMPARE_NEAR(frame.value("tcp.errors"), 0);
    COMPARE_NEAR(frame.value("udp.received"), 4);
    COMPARE_NEAR(frame.value("udp.unwanted"), 1);
    COMPARE_NEAR(frame.value("udp.errors"), 2);
    COMPARE_NEAR(frame.value("udp.sent"), 2);
    const QByteArray ext = "TcpExt: SyncookiesSent ListenOverflows ListenDrops\nTcpExt: 0 ";
    const MetricFrame listen = frameOf("/proc/net/netstat", ext + "5 6\n", ext + "9 12\n", 2);
    COMPARE_NEAR(listen.value("tcp.listen_overflows"), 2);
    COMPARE_NEAR(listen.value("tcp.listen_drops"), 3);
    const QByteArray sockets = "sockets: used 200\nTCP: inuse 11 orphan 1 tw 30 alloc 15 mem 3\n"
                               "UDP: inuse 2 mem 0\n";
    const MetricFrame states = frameOf("/proc/net/sockstat", sockets, sockets);
    COMPARE_NEAR(states.value("tcp.in_use"), 11);
    COMPARE_NEAR(states.value("tcp.orphans"), 1);
    COMPARE_NEAR(states.value("tcp.time_wait"), 30);
}

void TestHostGroups::tcpOfOldKernels()
{
    // Linux 2.6.18 has fewer columns: found by name, not by place.
    const MetricFrame frame = frameOf("/proc/net/snmp", "Tcp: CurrEstab RetransSegs\nTcp: 3 10\n",
                                      "Tcp: RetransSegs CurrEstab\nTcp: 15 4\n");
    COMPARE_NEAR(frame.value("tcp.established"), 4);
    COMPARE_NEAR(frame.value("tcp.retransmits"), 5);
    QVERIFY(std::isnan(frame.value("tcp.retransmit_share")));
}

void TestHostGroups::tcpSurvivesCutTexts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("names only") << QByteArray("Tcp: CurrEstab RetransSegs\n");
    QTest::newRow("another's numbers") << QByteArray("Tcp: CurrEstab\nUdp: 1\n");
    QTest::newRow("no colon") << QByteArray("Tcp CurrEstab\nTcp 1\n");
    QTest::newRow("no numbers") << QByteArray("Tcp: CurrEstab\nTcp: x\n");
    QTest::newRow("too large") << QByteArray("Tcp: CurrEstab\nTcp: 99999999999999999999\n");
    QTest::newRow("negative") << QByteArray("Tcp: CurrEstab\nTcp: -1\n");
}

void TestHostGroups::tcpSurvivesCutTexts()
{
    QFETCH(QByteArray, text);
    for (const char *path : {"/proc/net/snmp", "/proc/net/netstat", "/proc/net/sockstat"})
        QVERIFY(frameOf(path, text, text).values.isEmpty());
}

void TestHostGroups::disksAsIostat()
{
    //                   r   rm  rs   rms  w   wm ws   wms  fl busy wght d dm ds dms f fms
    const MetricFrame frame = frameOf(
        "/proc/diskstats", diskLine("sda", {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}),
        diskLine("sda", {40, 10, 640, 80, 20, 60, 960, 100, 1, 1000, 3000, 4, 0, 8192, 12, 10, 50}),
        2);
    COMPARE_NEAR(frame.value("disk.reads", "sda"), 20);
    COMPARE_NEAR(frame.value("disk.reads_merged", "sda"), 5);
    COMPARE_NEAR(frame.value("disk.reads_merged_share", "sda"), 0.2);
    COMPARE_NEAR(frame.value("disk.read_size", "sda"), 8192);
    COMPARE_NEAR(frame.value("disk.writes_merged", "sda"), 30);
    COMPARE_NEAR(frame.value("disk.writes_merged_share", "sda"), 0.75);
    COMPARE_NEAR(frame.value("disk.write_size", "sda"), 24576);
    COMPARE_NEAR(frame.value("disk.write_await", "sda"), 0.005);
    COMPARE_NEAR(frame.value("disk.discards", "sda"), 2);
    COMPARE_NEAR(frame.value("disk.discard_bytes", "sda"), 8192 * 512 / 2.);
    COMPARE_NEAR(frame.value("disk.discard_await", "sda"), 0.003);
    COMPARE_NEAR(frame.value("disk.flushes", "sda"), 5);
    COMPARE_NEAR(frame.value("disk.flush_await", "sda"), 0.005);
    COMPARE_NEAR(frame.value("disk.queue", "sda"), 1.5);
    COMPARE_NEAR(frame.value("disk.util", "sda"), 0.5);
}

void TestHostGroups::disksByColumns_data()
{
    QTest::addColumn<int>("columns");
    QTest::addColumn<bool>("hasDisk");
    QTest::addColumn<bool>("hasDiscards");
    QTest::addColumn<bool>("hasFlushes");
    QTest::newRow("cut short") << 10 << false << false << false;
    QTest::newRow("Linux 2.6 to 4.17: 14 fields") << 11 << true << false << false;
    QTest::newRow("Linux 4.18: 18 fields") << 15 << true << true << false;
    QTest::newRow("Linux 5.5: 20 fields") << 17 << true << true << true;
    QTest::newRow("a later one") << 30 << true << true << true;
}

void TestHostGroups::disksByColumns()
{
    QFETCH(int, columns);
    const QByteArray line = diskLine("vda", QList<quint64>(columns, 7));
    const MetricFrame frame = frameOf("/proc/diskstats", line, line);
    QTEST(!std::isnan(frame.value("disk.util", "vda")), "hasDisk");
    QTEST(!std::isnan(frame.value("disk.discard_await", "vda")), "hasDiscards");
    QTEST(!std::isnan(frame.value("disk.flush_await", "vda")), "hasFlushes");
}

void TestHostGroups::partitionsAreNotDisks()
{
    const QList<quint64> none(17, 0);
    const QList<quint64> ten(17, 10);
    const MetricFrame frame = frameOf(
        "/proc/diskstats", diskLine("vda", none) + diskLine("vda1", none) + diskLine("dm-0", none),
        diskLine("vda", ten) + diskLine("vda1", ten) + diskLine("dm-0", ten));
    COMPARE_NEAR(frame.value("part.reads", "vda1"), 10);
    COMPARE_NEAR(frame.value("part.read_await", "vda1"), 0.001);
    COMPARE_NEAR(frame.value("disk.reads", "dm-0"), 10);
    QVERIFY(std::isnan(frame.value("disk.reads", "vda1")));
    QVERIFY(std::isnan(frame.value("part.reads", "vda")));
}

void TestHostGroups::diskCountersWrap()
{
    // Times are 32 bits wide in the kernel's own text: back to 0 after 49 days of work.
    QList<quint64> before(17, 100);
    QList<quint64> now(17, 110);
    before[10] = 4'294'967'000;
    now[10] = 500;
    const MetricFrame frame =
        frameOf("/proc/diskstats", diskLine("sda", before), diskLine("sda", now));
    QVERIFY(std::isnan(frame.value("disk.queue", "sda")));
    COMPARE_NEAR(frame.value("disk.reads", "sda"), 10);
}

void TestHostGroups::disksComeAndGo()
{
    Remote::FrameBuilder builder;
    const auto add = [&builder](const QByteArray &text, double uptime) {
        return builder.add(sampleOf("/proc/diskstats", text, uptime)).value_or(MetricFrame());
    };
    const QByteArray one = diskLine("sda", QList<quint64>(17, 1));
    const QByteArray two = diskLine("sdb", QList<quint64>(17, 5));
    (void)add(one, 1);
    QVERIFY(std::isnan(add(one + two, 2).value("disk.reads", "sdb")));
    COMPARE_NEAR(add(one + two, 3).value("disk.reads", "sdb"), 0);
    QVERIFY(std::isnan(add(one, 4).value("disk.reads", "sdb")));
    // Another disk under the old name: its counters start anew.
    QVERIFY(std::isnan(
        add(one + diskLine("sdb", QList<quint64>(17, 0)), 5).value("disk.reads", "sdb")));
}

void TestHostGroups::patternsKeepWhatIsParsed_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArrayList>("kept");
    QTest::addColumn<QByteArrayList>("dropped");
    QTest::newRow("vmstat") << QByteArray("/proc/vmstat")
                            << QByteArrayList{"pswpin 1",  "pswpout 1",    "pgpgin 1",  "pgpgout 1",
                                              "pgfault 1", "pgmajfault 1", "oom_kill 1"}
                            << QByteArrayList{"nr_free_pages 1", "pgfree 1", "pswpinx 1",
                                              "drop_pagecache 1"};
    QTest::newRow("stat") << QByteArray("/proc/stat")
                          << QByteArrayList{"cpu  1 2",       "cpu0 1 2",    "intr 5 6",
                                            "ctxt 1",         "processes 1", "procs_running 1",
                                            "procs_blocked 1"}
                          << QByteArrayList{"btime 1", "softirq 1 2", "page 1 2"};
    QTest::newRow("meminfo") << QByteArray("/proc/meminfo")
                             << QByteArrayList{"MemTotal: 1 kB",  "Dirty: 1 kB",
                                               "Writeback: 1 kB", "Zswap: 1 kB",
                                               "Zswapped: 1 kB",  "SwapFree: 1 kB"}
                             << QByteArrayList{"WritebackTmp: 1 kB", "Mapped: 1 kB",
                                               "SwapCached: 1 kB"};
    QTest::newRow("snmp") << QByteArray("/proc/net/snmp") << QByteArrayList{"Tcp: a", "Udp: a"}
                          << QByteArrayList{"UdpLite: a", "Ip: a", "Icmp: a"};
}

/// The patterns only save bytes: what a group parses must pass.
void TestHostGroups::patternsKeepWhatIsParsed()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArrayList, kept);
    QFETCH(QByteArrayList, dropped);
    const auto files = Remote::wantedFiles(Remote::Lanes(Remote::Lane::Host) | Remote::Lane::Cores |
                                           Remote::Lane::Kernel | Remote::Lane::Network |
                                           Remote::Lane::Disks | Remote::Lane::Tcp);
    QByteArray pattern;
    for (const Remote::WantedFile &file : files) {
        if (file.path == path)
            pattern = file.lines;
    }
    const QRegularExpression lines(QString::fromLatin1(pattern));
    QVERIFY(lines.isValid() && !pattern.isEmpty());
    for (const QByteArray &line : std::as_const(kept))
        QVERIFY2(lines.match(QString::fromLatin1(line)).hasMatch(), line.constData());
    for (const QByteArray &line : std::as_const(dropped))
        QVERIFY2(!lines.match(QString::fromLatin1(line)).hasMatch(), line.constData());
}

void TestHostGroups::thousandsOfDisks()
{
    Remote::FrameBuilder builder;
    const auto text = [](quint64 number) {
        QByteArray all;
        for (int i = 0; i < 5000; ++i)
            all += diskLine("sd" + QByteArray::number(i) + 'x', QList<quint64>(17, number));
        return all;
    };
    QElapsedTimer clock;
    clock.start();
    (void)builder.add(sampleOf("/proc/diskstats", text(1), 1));
    const auto frame = builder.add(sampleOf("/proc/diskstats", text(2), 2));
    const qint64 took = clock.elapsed();
    QVERIFY(frame);
    QCOMPARE(frame->values.size(), 5000 * 19 + 1); // and own.bytes
    qInfo("two samples of 5000 disks: %lld ms", took);
    QVERIFY2(took < 4000, qPrintable(QString::number(took)));
}

void TestHostGroups::thousandsOfInterfaces()
{
    Remote::FrameBuilder builder;
    const auto text = [](int number) {
        QByteArray all;
        const QByteArray columns = QByteArray(' ' + QByteArray::number(number)).repeated(16);
        for (int i = 0; i < 5000; ++i)
            all += "veth" + QByteArray::number(i) + ':' + columns + '\n';
        return all;
    };
    QElapsedTimer clock;
    clock.start();
    (void)builder.add(sampleOf("/proc/net/dev", text(1), 1));
    const auto frame = builder.add(sampleOf("/proc/net/dev", text(2), 2));
    const qint64 took = clock.elapsed();
    QCOMPARE(frame->values.size(), 5000 * 8 + 1); // and own.bytes
    qInfo("two samples of 5000 interfaces: %lld ms", took);
    QVERIFY2(took < 3000, qPrintable(QString::number(took)));
}

QTEST_GUILESS_MAIN(TestHostGroups)
#include "tst_hostgroups.moc"
