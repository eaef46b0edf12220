// SPDX-License-Identifier: GPL-3.0-or-later
// Every group's parse and derive: a real kernel's files, older kernels after their documents, and
// bytes that no kernel would write.
#include "remote/metrics/disks.h"
#include "remote/metrics/framebuilder.h"
#include "remote/metrics/groups.h"
#include "remote/metrics/network.h"

#include <QFile>
#include <QTest>

#include <cmath>

using Remote::MetricFrame;
using Remote::RawSample;
using namespace Qt::StringLiterals;

namespace
{

QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(TEST_SOURCE_DIR "/fixtures/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no fixture %s", qPrintable(name));
    return file.readAll();
}

constexpr std::pair<const char *, const char *> files[] = {
    {"/proc/stat", "stat"},
    {"/proc/meminfo", "meminfo"},
    {"/proc/loadavg", "loadavg"},
    {"/proc/pressure/cpu", "pressure_cpu"},
    {"/proc/pressure/memory", "pressure_memory"},
    {"/proc/pressure/io", "pressure_io"},
    {"/proc/diskstats", "diskstats"},
    {"/proc/net/dev", "net_dev"},
};

RawSample captured(const QString &folder, double uptime)
{
    RawSample sample;
    sample.uptime = uptime;
    sample.time = 1'795'417'000 + uptime;
    for (const auto &[path, name] : files)
        sample.files.append({path, fixture(folder + u'/' + QString::fromLatin1(name))});
    return sample;
}

/// The frame of one file that changed from `before` to `now` within `seconds`.
MetricFrame frameOf(const QByteArray &path, const QByteArray &before, const QByteArray &now,
                    double seconds = 1)
{
    Remote::FrameBuilder builder;
    RawSample sample;
    sample.uptime = 100;
    sample.files = {{path, before}};
    (void)builder.add(sample);
    sample.uptime += seconds;
    sample.files = {{path, now}};
    const auto frame = builder.add(sample);
    return frame.value_or(MetricFrame());
}

bool isNear(double actual, double expected)
{
    return std::abs(actual - expected) <= 1e-9 * std::max(1., std::abs(expected));
}

/// The number in a row of `free -b`, counted from 0 behind the row's name.
double freeColumn(const QByteArray &text, const QByteArray &row, int column)
{
    for (const QByteArray &line : text.split('\n')) {
        if (line.startsWith(row))
            return line.simplified().split(' ').value(column + 1).toDouble();
    }
    return std::nan("");
}

} // namespace

#define COMPARE_NEAR(actual, expected)                                                             \
    QVERIFY2(isNear(actual, expected), qPrintable(u"%1, not %2"_s.arg(actual).arg(expected)))

class TestMetricGroups final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void catalogIsSound();
    void cpuOfARealKernel();
    void cpuOfAnOldKernel();
    void cpuCountsGuestsOnce();
    void cpuCountersGoingBack();
    void memoryAgreesWithFree();
    void memoryOfAnOldKernel();
    void memoryOfAContainer();
    void loadOfARealKernel();
    void pressureOfARealKernel();
    void disksOfARealKernel();
    void disksOfOldKernels();
    void disksThatAreParts_data();
    void disksThatAreParts();
    void diskCountersGoingBack();
    void networkOfARealKernel();
    void networkOfAnOldKernel();
    void networkCounterWraps();
    void readsEachFileOnce();
    void survivesAnything_data();
    void survivesAnything();

private:
    MetricFrame m_real;
    static constexpr double realSeconds = 4373.07 - 4356.21;
};

void TestMetricGroups::initTestCase()
{
    Remote::FrameBuilder builder;
    QVERIFY(!builder.add(captured(u"linux-6.18/first"_s, 4356.21)));
    const auto frame = builder.add(captured(u"linux-6.18/last"_s, 4373.07));
    QVERIFY(frame);
    m_real = *frame;
    COMPARE_NEAR(m_real.interval, realSeconds);
}

void TestMetricGroups::catalogIsSound()
{
    QSet<QByteArray> ids;
    for (const Remote::Metric &row : Remote::metricCatalog()) {
        const QByteArray id = row.id;
        QVERIFY2(!ids.contains(id), row.id);
        ids.insert(id);
        QVERIFY2(*row.name && *row.meaning, row.id);
        QVERIFY2(QByteArrayView(row.meaning).endsWith('.'), row.id);
        QVERIFY2(*row.source == '/' || id == "own.bytes", row.id);
        QCOMPARE(Remote::findMetric(id), &row);
    }
    QVERIFY(!Remote::findMetric("cpu"));
    QVERIFY(!Remote::findMetric(""));
    for (auto it = m_real.values.keyBegin(); it != m_real.values.keyEnd(); ++it) {
        const Remote::Metric *row = Remote::findMetric(it->metric);
        QVERIFY2(row, it->metric.constData());
        QCOMPARE(row->perInstance, !it->instance.isEmpty());
    }
}

void TestMetricGroups::cpuOfARealKernel()
{
    // cpu 421021 3222 100937 336448 3331 0 1472 3630 -> 423794 3222 101503 336448 3331 0 1477 3639
    COMPARE_NEAR(m_real.value("cpu.user"), 2773. / 3353);
    COMPARE_NEAR(m_real.value("cpu.nice"), 0);
    COMPARE_NEAR(m_real.value("cpu.system"), 566. / 3353);
    COMPARE_NEAR(m_real.value("cpu.iowait"), 0);
    COMPARE_NEAR(m_real.value("cpu.softirq"), 5. / 3353);
    COMPARE_NEAR(m_real.value("cpu.steal"), 9. / 3353);
    COMPARE_NEAR(m_real.value("cpu.busy"), 3344. / 3353);
    COMPARE_NEAR(m_real.value("cpu.count"), 2);
    // cpu0 213589 1484 45886 171754 681 0 94 1544 -> 215047 1484 46102 171754 681 0 94 1548
    COMPARE_NEAR(m_real.value("core.user", "cpu0"), 1458. / 1678);
    COMPARE_NEAR(m_real.value("core.steal", "cpu0"), 4. / 1678);
    QVERIFY(std::isnan(m_real.value("core.user", "cpu2")));
    QVERIFY(std::isnan(m_real.value("cpu.user", "cpu0")));
}

void TestMetricGroups::cpuOfAnOldKernel()
{
    // Before 2.6.11 there is no steal column.
    const MetricFrame frame = frameOf("/proc/stat", "cpu  2255 34 2290 22625563 6290 127 456\n",
                                      "cpu  2265 34 2290 22625643 6300 127 456\n");
    COMPARE_NEAR(frame.value("cpu.user"), 0.1);
    COMPARE_NEAR(frame.value("cpu.iowait"), 0.1);
    COMPARE_NEAR(frame.value("cpu.busy"), 0.1);
    QVERIFY(std::isnan(frame.value("cpu.steal")));
    // Linux 2.4 has the first four columns only.
    const MetricFrame older =
        frameOf("/proc/stat", "cpu  100 0 100 1000\n", "cpu  110 0 120 1070\n");
    COMPARE_NEAR(older.value("cpu.user"), 0.1);
    COMPARE_NEAR(older.value("cpu.system"), 0.2);
    QVERIFY(std::isnan(older.value("cpu.iowait")));
}

void TestMetricGroups::cpuCountsGuestsOnce()
{
    // 50 of the 60 ticks of user were a guest's: they are in user, and not in the sum again.
    const MetricFrame frame = frameOf("/proc/stat", "cpu  100 0 0 100 0 0 0 0 100 0\n",
                                      "cpu  160 0 0 140 0 0 0 0 150 0\n");
    COMPARE_NEAR(frame.value("cpu.user"), 0.6);
    COMPARE_NEAR(frame.value("cpu.busy"), 0.6);
}

void TestMetricGroups::cpuCountersGoingBack()
{
    // iowait may go back a little on any kernel.
    const MetricFrame frame =
        frameOf("/proc/stat", "cpu  100 0 0 100 50 0 0 0 0 0\n", "cpu  150 0 0 150 49 0 0 0 0 0\n");
    QVERIFY(std::isnan(frame.value("cpu.iowait")));
    COMPARE_NEAR(frame.value("cpu.user"), 0.5);
    const MetricFrame reset =
        frameOf("/proc/stat", "cpu  100 1 1 100 50 1 1 1\n", "cpu  10 0 0 15 4 0 0 0\n");
    QVERIFY(std::isnan(reset.value("cpu.user")));
    QVERIFY(std::isnan(reset.value("cpu.busy")));
    const MetricFrame still =
        frameOf("/proc/stat", "cpu  1 1 1 1 1 1 1 1\n", "cpu  1 1 1 1 1 1 1 1\n");
    QVERIFY(std::isnan(still.value("cpu.busy")));
}

void TestMetricGroups::memoryAgreesWithFree()
{
    const QByteArray free = fixture(u"linux-6.18/last/free"_s);
    COMPARE_NEAR(m_real.value("memory.total"), freeColumn(free, "Mem:", 0));
    COMPARE_NEAR(m_real.value("memory.used"), freeColumn(free, "Mem:", 1));
    COMPARE_NEAR(m_real.value("memory.cached"), freeColumn(free, "Mem:", 4));
    COMPARE_NEAR(m_real.value("memory.available"), freeColumn(free, "Mem:", 5));
    COMPARE_NEAR(m_real.value("memory.swap_total"), freeColumn(free, "Swap:", 0));
    COMPARE_NEAR(m_real.value("memory.swap_used"), freeColumn(free, "Swap:", 1));
}

void TestMetricGroups::memoryOfAnOldKernel()
{
    // Documentation/filesystems/proc.txt of 2.6.31, without MemAvailable.
    const QByteArray text = "MemTotal:     16344972 kB\nMemFree:      13634064 kB\n"
                            "Buffers:          3656 kB\nCached:        1195708 kB\n"
                            "SwapCached:          0 kB\nActive:         891636 kB\n"
                            "SwapTotal:        1000 kB\nSwapFree:          400 kB\n"
                            "Slab:           284364 kB\nSReclaimable:   159856 kB\n";
    const MetricFrame frame = frameOf("/proc/meminfo", text, text);
    QVERIFY(std::isnan(frame.value("memory.available")));
    COMPARE_NEAR(frame.value("memory.used"),
                 (16344972. - 13634064 - 3656 - 1195708 - 159856) * 1024);
    COMPARE_NEAR(frame.value("memory.cached"), (3656. + 1195708 + 159856) * 1024);
    COMPARE_NEAR(frame.value("memory.swap_used"), 600. * 1024);
}

void TestMetricGroups::memoryOfAContainer()
{
    // Seen with lxcfs: more available than there is. No number rather than 16 exbibytes.
    const QByteArray text = "MemTotal: 1000 kB\nMemAvailable: 2000 kB\nSwapTotal: 0 kB\n"
                            "SwapFree: 100 kB\n";
    const MetricFrame frame = frameOf("/proc/meminfo", text, text);
    COMPARE_NEAR(frame.value("memory.total"), 1024000);
    QVERIFY(std::isnan(frame.value("memory.used")));
    QVERIFY(std::isnan(frame.value("memory.swap_used")));
}

void TestMetricGroups::loadOfARealKernel()
{
    const QByteArrayList words = fixture(u"linux-6.18/last/loadavg"_s).simplified().split(' ');
    COMPARE_NEAR(m_real.value("load.1"), words.at(0).toDouble());
    COMPARE_NEAR(m_real.value("load.5"), words.at(1).toDouble());
    COMPARE_NEAR(m_real.value("load.15"), words.at(2).toDouble());
    const QByteArray stat = fixture(u"linux-6.18/last/stat"_s);
    const auto running = QByteArray::number(m_real.value("load.running"), 'f', 0);
    QVERIFY(stat.contains(QByteArray("procs_running " + running + '\n')));
    COMPARE_NEAR(m_real.value("load.blocked"), 0);
}

void TestMetricGroups::pressureOfARealKernel()
{
    COMPARE_NEAR(m_real.value("pressure.io_some"), (171076045 - 170089916) / 1e6 / realSeconds);
    COMPARE_NEAR(m_real.value("pressure.io_full"), 0);
    const MetricFrame full =
        frameOf("/proc/pressure/cpu", "some avg10=1.00 avg60=1.00 avg300=1.00 total=1000000\n",
                "some avg10=1.00 avg60=1.00 avg300=1.00 total=2000500\n");
    COMPARE_NEAR(full.value("pressure.cpu_some"), 1); // a little late, not more than all the time
    const MetricFrame back = frameOf("/proc/pressure/cpu", "some total=10\n", "some total=9\n");
    QVERIFY(std::isnan(back.value("pressure.cpu_some")));
}

void TestMetricGroups::disksOfARealKernel()
{
    // vda 521463 60875 27987730 2832802 426155 309908 74081328 1032149 0 275908 3958852
    //  -> 525402 60915 28177898 2865184 426910 310071 74762512 1040209 10 277668 3999645
    COMPARE_NEAR(m_real.value("disk.reads", "vda"), 3939 / realSeconds);
    COMPARE_NEAR(m_real.value("disk.writes", "vda"), 755 / realSeconds);
    COMPARE_NEAR(m_real.value("disk.read_bytes", "vda"), 190168 * 512 / realSeconds);
    COMPARE_NEAR(m_real.value("disk.write_bytes", "vda"), 681184 * 512. / realSeconds);
    COMPARE_NEAR(m_real.value("disk.read_await", "vda"), 32.382 / 3939);
    COMPARE_NEAR(m_real.value("disk.write_await", "vda"), 8.060 / 755);
    COMPARE_NEAR(m_real.value("disk.queue", "vda"), 40.793 / realSeconds);
    COMPARE_NEAR(m_real.value("disk.util", "vda"), 1.760 / realSeconds);
    COMPARE_NEAR(m_real.value("disk.read_await", "zram0"), 0); // as iostat: none, so 0
    QVERIFY(std::isnan(m_real.value("disk.reads", "loop0")));
}

void TestMetricGroups::disksOfOldKernels()
{
    // Documentation/iostats.txt of 2.6: eleven columns for a disk, four for a partition.
    const QByteArray before =
        "   3    0   hda 446216 784926 9550688 4382310 424847 312726 5922052 19310380 0 3376340 "
        "23705160\n   3    1   hda1 35486 38030 38030 38030\n";
    const QByteArray now =
        "   3    0   hda 446226 784926 9550768 4382410 424847 312726 5922052 19310380 0 3376840 "
        "23705260\n   3    1   hda1 35486 38030 38030 38030\n";
    const MetricFrame frame = frameOf("/proc/diskstats", before, now, 2);
    COMPARE_NEAR(frame.value("disk.reads", "hda"), 5);
    COMPARE_NEAR(frame.value("disk.read_bytes", "hda"), 80 * 512 / 2.);
    COMPARE_NEAR(frame.value("disk.read_await", "hda"), 0.010);
    COMPARE_NEAR(frame.value("disk.util", "hda"), 0.25);
    QVERIFY(std::isnan(frame.value("disk.reads", "hda1")));
}

void TestMetricGroups::disksThatAreParts_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("isPart");
    const QList<std::pair<QByteArray, bool>> rows = {
        {"sda", false},     {"sda1", true},      {"sda15", true},     {"sdaa", false},
        {"vdb2", true},     {"nvme0n1", false},  {"nvme0n1p1", true}, {"nvme0n2", false},
        {"mmcblk0", false}, {"mmcblk0p2", true}, {"dm-1", false},     {"dm-10", false},
        {"md0", false},     {"md0p1", true},     {"xvda1", false},    {"sr0", false},
        {"loop1", false},   {"loop10", false},   {"1", false},        {"p1", false},
    };
    for (const auto &[name, isPart] : rows)
        QTest::newRow(name.constData()) << name << isPart;
}

void TestMetricGroups::disksThatAreParts()
{
    QFETCH(QByteArray, name);
    QFETCH(bool, isPart);
    const QSet<QByteArray> all{"sda",       "sda1",    "sda15",     "sdaa",    "vdb",
                               "vdb2",      "nvme0n1", "nvme0n1p1", "nvme0n2", "mmcblk0",
                               "mmcblk0p2", "dm-1",    "dm-10",     "md0",     "md0p1",
                               "xvda1",     "sr0",     "loop1",     "loop10",  "1"};
    QCOMPARE(Remote::isPartition(name, all), isPart);
}

void TestMetricGroups::diskCountersGoingBack()
{
    const MetricFrame frame =
        frameOf("/proc/diskstats", " 8 0 sda 100 0 800 50 10 0 80 5 0 40 60\n",
                " 8 0 sda 5 0 40 2 11 0 88 6 0 41 61\n");
    QVERIFY(std::isnan(frame.value("disk.reads", "sda")));
    QVERIFY(std::isnan(frame.value("disk.read_bytes", "sda")));
    QVERIFY(std::isnan(frame.value("disk.read_await", "sda")));
    COMPARE_NEAR(frame.value("disk.writes", "sda"), 1);
    // A disk that is new has nothing to compare with.
    const MetricFrame plugged =
        frameOf("/proc/diskstats", "", " 8 16 sdb 5 0 40 2 11 0 88 6 0 41 61\n");
    QVERIFY(std::isnan(plugged.value("disk.reads", "sdb")));
}

void TestMetricGroups::networkOfARealKernel()
{
    COMPARE_NEAR(m_real.value("net.rx_bytes", "lo"), (12854384 - 12844052) / realSeconds);
    COMPARE_NEAR(m_real.value("net.tx_packets", "lo"), (2807 - 2639) / realSeconds);
    COMPARE_NEAR(m_real.value("net.rx_bytes", "eth0"), 0);
    QVERIFY(std::isnan(m_real.value("net.rx_bytes", "face |bytes    packets")));
    QVERIFY(Remote::isVirtualInterface("lo"));
    QVERIFY(Remote::isVirtualInterface("veth12ab"));
    QVERIFY(Remote::isVirtualInterface("br-5f3c"));
    QVERIFY(!Remote::isVirtualInterface("eth0"));
    QVERIFY(!Remote::isVirtualInterface("ens18"));
}

void TestMetricGroups::networkOfAnOldKernel()
{
    // Until 2.6.32 a long number stood right behind the colon.
    const MetricFrame frame =
        frameOf("/proc/net/dev", "  eth0:3456789012 1 2 3 0 0 0 0 100 1 4 5 0 0 0 0\n",
                "  eth0:3456790012 2 2 4 0 0 0 0 300 1 5 5 0 0 0 0\n", 2);
    COMPARE_NEAR(frame.value("net.rx_bytes", "eth0"), 500);
    COMPARE_NEAR(frame.value("net.tx_bytes", "eth0"), 100);
    COMPARE_NEAR(frame.value("net.rx_drops", "eth0"), 0.5);
    COMPARE_NEAR(frame.value("net.tx_errors", "eth0"), 0.5);
}

void TestMetricGroups::networkCounterWraps()
{
    const MetricFrame frame =
        frameOf("/proc/net/dev", "eth0: 4294967000 1 0 0 0 0 0 0 7 1 0 0 0 0 0 0\n",
                "eth0: 500 2 0 0 0 0 0 0 9 1 0 0 0 0 0 0\n");
    QVERIFY(std::isnan(frame.value("net.rx_bytes", "eth0")));
    COMPARE_NEAR(frame.value("net.rx_packets", "eth0"), 1);
    COMPARE_NEAR(frame.value("net.tx_bytes", "eth0"), 2);
}

void TestMetricGroups::readsEachFileOnce()
{
    const auto wanted = Remote::wantedFiles(Remote::Lane::Host | Remote::Lane::Cores);
    QSet<QByteArray> paths;
    for (const Remote::WantedFile &file : wanted) {
        QVERIFY(!paths.contains(file.path));
        paths.insert(file.path);
        QVERIFY(!file.path.contains(' ') && !file.lines.contains('\t'));
    }
    QVERIFY(paths.contains("/proc/stat"));
    QVERIFY(!paths.contains("/proc/diskstats"));
}

void TestMetricGroups::survivesAnything_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("bytes");
    for (const auto &[path, name] : files) {
        const QByteArray whole = fixture(u"linux-6.18/last/"_s + QString::fromLatin1(name));
        // clang 14 captures structured bindings only under a name of their own.
        const auto row = [file = name, from = path](const char *what, const QByteArray &bytes) {
            QTest::addRow("%s, %s", file, what) << QByteArray(from) << bytes;
        };
        row("empty", {});
        row("newlines", "\n\n\n");
        row("spaces", "  \t  \n \t ");
        row("no newline", "cpu");
        row("nul", QByteArray("cpu\0 1 2 3\n", 11));
        row("all bytes", []() -> QByteArray {
            QByteArray all;
            for (int i = 0; i < 256; ++i)
                all.append(char(i));
            return all + all;
        }());
        row("negative", "cpu  -1 -2 -3 -4\n 8 0 sda -1 -2 -3 -4 -5 -6 -7 -8 -9 -1 -2\neth0: -1\n");
        row("too large", "cpu 99999999999999999999 1\nMemTotal: 99999999999999999999 kB\n"
                         "MemFree: 18446744073709551615 kB\nsome total=99999999999999999999\n"
                         "eth0: 99999999999999999999\n99999999999999999999.00 1 1\n");
        row("html", "<html><body>502 Bad Gateway</body></html>\n");
        for (const int size : {1, 7, 40, 41, 42, 43, 100, 333})
            QTest::addRow("%s, first %d", name, size) << QByteArray(path) << whole.left(size);
    }
}

void TestMetricGroups::survivesAnything()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, bytes);
    const MetricFrame frames[] = {frameOf(path, bytes, bytes), frameOf(path, {}, bytes),
                                  frameOf(path, bytes, {})};
    for (const MetricFrame &frame : frames) {
        for (auto it = frame.values.begin(); it != frame.values.end(); ++it) {
            QVERIFY2(std::isfinite(*it) && *it >= 0, it.key().metric.constData());
            const Remote::Metric *row = Remote::findMetric(it.key().metric);
            QVERIFY(row);
            if (row->maximum == 1)
                QVERIFY(*it <= 1);
        }
    }
}

QTEST_GUILESS_MAIN(TestMetricGroups)
#include "tst_metricgroups.moc"
