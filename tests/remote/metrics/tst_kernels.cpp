// SPDX-License-Identifier: GPL-3.0-or-later
// What recorded kernels say (fixtures/README.md), read by the groups, against what the tools of the
// same machines said at the same time.
#include "remote/metrics/devices.h"
#include "remote/metrics/filesystems.h"
#include "remote/metrics/framebuilder.h"

#include <QDir>
#include <QTest>

#include <cmath>

using Remote::MetricFrame;
using Remote::RawSample;
using namespace Qt::StringLiterals;

namespace
{

QString folderOf(const QString &kernel)
{
    return QStringLiteral(TEST_SOURCE_DIR "/fixtures/") + kernel;
}

QByteArray text(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

constexpr std::pair<const char *, const char *> files[] = {
    {"/proc/stat", "stat"},
    {"/proc/meminfo", "meminfo"},
    {"/proc/vmstat", "vmstat"},
    {"/proc/loadavg", "loadavg"},
    {"/proc/pressure/cpu", "pressure_cpu"},
    {"/proc/pressure/memory", "pressure_memory"},
    {"/proc/pressure/io", "pressure_io"},
    {"/proc/pressure/irq", "pressure_irq"},
    {"/proc/diskstats", "diskstats"},
    {"/proc/net/dev", "net_dev"},
    {"/proc/net/snmp", "net_snmp"},
    {"/proc/net/netstat", "net_netstat"},
    {"/proc/net/sockstat", "net_sockstat"},
    {"/proc/net/sockstat6", "net_sockstat6"},
};

RawSample sampleOf(const QString &folder, double uptime)
{
    RawSample sample;
    sample.uptime = uptime;
    sample.time = 1'795'400'000 + uptime;
    for (const auto &[path, name] : files) {
        if (QFile::exists(folder + u'/' + QString::fromLatin1(name)))
            sample.files.append({path, text(folder + u'/' + QString::fromLatin1(name))});
    }
    return sample;
}

double uptimeIn(const QString &folder)
{
    return text(folder + u"/uptime"_s).split(' ').first().toDouble();
}

MetricFrame frameOf(const QString &kernel, double first, double last)
{
    Remote::FrameBuilder builder;
    (void)builder.add(sampleOf(folderOf(kernel) + u"/first"_s, first));
    return builder.add(sampleOf(folderOf(kernel) + u"/last"_s, last)).value_or(MetricFrame());
}

MetricFrame recordedFrame(const QString &kernel)
{
    const QString folder = folderOf(kernel);
    return frameOf(kernel, uptimeIn(folder + u"/first"_s), uptimeIn(folder + u"/last"_s));
}

QByteArrayList wordsOf(const QByteArray &line)
{
    return line.simplified().split(' ');
}

/// A number under a heading, in the line that starts with `row`, or in the last line for "".
double column(const QByteArray &table, const QByteArray &heading, const QByteArray &row = {})
{
    QByteArrayList headings;
    double value = std::nan("");
    for (const QByteArray &line : table.split('\n')) {
        const QByteArrayList words = wordsOf(line);
        if (words.contains(heading))
            headings = words;
        else if (!headings.isEmpty() && (row.isEmpty() ? words.size() > 1 : words.first() == row))
            value = words.value(headings.indexOf(heading)).toDouble();
    }
    return value;
}

/// Within a share of what is expected, and within how the tool rounds.
void compareClose(const char *what, double actual, double expected, double share, double rounding)
{
    QVERIFY2(
        std::abs(actual - expected) <= std::abs(expected) * share + rounding,
        qPrintable(u"%1: %2, not %3"_s.arg(QLatin1StringView(what)).arg(actual).arg(expected)));
}

QStringList recordedKernels()
{
    QStringList kernels;
    const QDir fixtures(folderOf({}));
    for (const QString &name : fixtures.entryList({u"linux-*"_s}, QDir::Dirs, QDir::Name)) {
        if (QFile::exists(fixtures.filePath(name + u"/iostat"_s)))
            kernels.append(name);
    }
    return kernels;
}

/// Whose scripts were recorded: "sh" with Debian's tools, "busyboxsh" with nothing but BusyBox.
QStringList shellsOf(const QString &kernel)
{
    QStringList shells;
    for (const QString &shell : {u"sh"_s, u"busyboxsh"_s}) {
        if (QFile::exists(folderOf(kernel) + u"/filesystems-"_s + shell))
            shells.append(shell);
    }
    return shells;
}

} // namespace

class TestKernels final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void areThere();
    void agreeWithVmstat_data() { kernels(); }
    void agreeWithVmstat();
    void agreeWithIostat_data() { kernels(); }
    void agreeWithIostat();
    void agreeWithFree_data() { kernels(); }
    void agreeWithFree();
    void agreeWithDf_data() { kernels(); }
    void agreeWithDf();
    void tellEverything_data() { kernels(); }
    void tellEverything();
    void linux310();
    void lxcGuest();

private:
    static void kernels();
};

void TestKernels::kernels()
{
    QTest::addColumn<QString>("kernel");
    for (const QString &kernel : recordedKernels())
        QTest::newRow(qPrintable(kernel)) << kernel;
}

void TestKernels::areThere()
{
    // Debian 11, 12 and 13.
    const QStringList kernels = recordedKernels();
    for (const QString &version : {u"linux-5.10"_s, u"linux-6.1."_s, u"linux-6.12"_s})
        QVERIFY2(kernels.join(u' ').contains(version), qPrintable(version));
    QStringList shells;
    for (const QString &kernel : kernels) {
        QVERIFY2(shellsOf(kernel).contains(u"sh"_s), qPrintable(kernel));
        shells += shellsOf(kernel);
    }
    QVERIFY(shells.contains(u"busyboxsh"_s));
}

void TestKernels::agreeWithVmstat()
{
    QFETCH(QString, kernel);
    const MetricFrame frame = recordedFrame(kernel);
    const QByteArray vmstat = text(folderOf(kernel) + u"/vmstat"_s);
    const double seconds = frame.interval;
    // vmstat ran a little shorter than our interval, and rounds to whole numbers.
    compareClose("cs", frame.value("kernel.switches"), column(vmstat, "cs"), 0.1, 1);
    compareClose("in", frame.value("kernel.interrupts"), column(vmstat, "in"), 0.1, 1);
    const double stretch = seconds / 20;
    compareClose("bi", frame.value("paging.blocks_in") * stretch / 1024, column(vmstat, "bi"), 0.05,
                 1);
    compareClose("bo", frame.value("paging.blocks_out") * stretch / 1024, column(vmstat, "bo"),
                 0.05, 1);
    compareClose("si", frame.value("paging.swap_in") / 1024, column(vmstat, "si"), 0.05, 1);
    compareClose("us", (frame.value("cpu.user") + frame.value("cpu.nice")) * 100,
                 column(vmstat, "us"), 0.1, 1.5);
    compareClose("wa", frame.value("cpu.iowait") * 100, column(vmstat, "wa"), 0.1, 1.5);
}

void TestKernels::agreeWithIostat()
{
    QFETCH(QString, kernel);
    const MetricFrame frame = recordedFrame(kernel);
    const QByteArray iostat = text(folderOf(kernel) + u"/iostat"_s);
    const double stretch = frame.interval / 20;
    struct Row {
        const char *heading;
        const char *metric;
        double unit; ///< of iostat's column, in ours
        bool isRate;
        double rounding;
    };
    const Row rows[] = {
        {"r/s", "disk.reads", 1, true, 0.02},
        {"rkB/s", "disk.read_bytes", 1024, true, 0.02},
        {"rrqm/s", "disk.reads_merged", 1, true, 0.02},
        {"%rrqm", "disk.reads_merged_share", 0.01, false, 0.01},
        {"r_await", "disk.read_await", 1e-3, false, 0.01},
        {"rareq-sz", "disk.read_size", 1024, false, 0.02},
        {"w/s", "disk.writes", 1, true, 0.02},
        {"wkB/s", "disk.write_bytes", 1024, true, 0.02},
        {"wrqm/s", "disk.writes_merged", 1, true, 0.02},
        {"%wrqm", "disk.writes_merged_share", 0.01, false, 0.01},
        {"w_await", "disk.write_await", 1e-3, false, 0.01},
        {"wareq-sz", "disk.write_size", 1024, false, 0.02},
        {"d/s", "disk.discards", 1, true, 0.02},
        {"f/s", "disk.flushes", 1, true, 0.02},
        {"f_await", "disk.flush_await", 1e-3, false, 0.01},
        {"aqu-sz", "disk.queue", 1, true, 0.02},
        {"%util", "disk.util", 0.01, true, 0.1},
    };
    for (const Row &row : rows) {
        const double expected = column(iostat, row.heading, "vda");
        QVERIFY2(!std::isnan(expected), row.heading);
        const double ours = frame.value(row.metric, "vda") / row.unit * (row.isRate ? stretch : 1);
        compareClose(row.heading, ours, expected, 0.02, row.rounding);
    }
    QVERIFY(!std::isnan(frame.value("part.reads", "vda1")));
}

void TestKernels::agreeWithFree()
{
    QFETCH(QString, kernel);
    const MetricFrame frame = recordedFrame(kernel);
    const QByteArray free = text(folderOf(kernel) + u"/last/free"_s);
    // Read one after the other, so a little memory may have moved.
    constexpr double moved = 3e6;
    const QByteArrayList lines = free.split('\n');
    const auto number = [&lines](int line, int word) {
        return wordsOf(lines.value(line)).value(word).toDouble();
    };
    compareClose("total", frame.value("memory.total"), number(1, 1), 0, 0);
    compareClose("cached", frame.value("memory.cached"), number(1, 5) + number(1, 6), 0, moved);
    compareClose("available", frame.value("memory.available"), number(1, 7), 0, moved);
    compareClose("used", frame.value("memory.used"), number(1, 1) - number(1, 7), 0, moved);
    compareClose("swap", frame.value("memory.swap_total"), number(2, 1), 0, 0);
    QVERIFY(number(2, 1) > 0);
}

void TestKernels::agreeWithDf()
{
    QFETCH(QString, kernel);
    const auto mounts = Remote::parseMounts(text(folderOf(kernel) + u"/mountinfo"_s));
    const QByteArray df = text(folderOf(kernel) + u"/df"_s);
    const QByteArray inodes = text(folderOf(kernel) + u"/df-i"_s);
    const auto place = [](const char *path) {
        return Remote::Mount{"8:1", "/", path, "ext4", "/dev/vda1"};
    };
    for (const QString &shell : shellsOf(kernel)) {
        const QByteArray answers = text(folderOf(kernel) + u"/filesystems-"_s + shell);
        const auto rows = Remote::parseFileSystems(
            {place("/mnt/data"), place("/dev/shm"), place("/none")}, answers);
        QVERIFY2(rows.size() == 2, answers.constData());
        const QByteArrayList lines = df.trimmed().split('\n');
        const QByteArrayList inodeLines = inodes.trimmed().split('\n');
        for (int i = 0; i < 2; ++i) {
            const QByteArrayList words = wordsOf(lines.value(i + 1));
            QCOMPARE(rows.at(i).size, words.value(1).toDouble() * 1024);
            QCOMPARE(rows.at(i).used, words.value(2).toDouble() * 1024);
            QCOMPARE(rows.at(i).available, words.value(3).toDouble() * 1024);
            QCOMPARE(std::ceil(rows.at(i).usedShare() * 100 - 1e-9),
                     words.value(4).chopped(1).toDouble());
            const QByteArrayList counts = wordsOf(inodeLines.value(i + 1));
            QCOMPARE(rows.at(i).inodes, counts.value(1).toDouble());
            QCOMPARE(rows.at(i).inodes - rows.at(i).inodesFree, counts.value(2).toDouble());
        }
        const auto facts = Remote::parseDevices(text(folderOf(kernel) + u"/devices-"_s + shell));
        QVERIFY(facts.interfaces.contains("lo") && facts.interfaces.size() >= 2);
        QVERIFY(facts.values.value({"cpu.frequency", {}}) > 1e8);
    }
    QVERIFY(std::any_of(mounts.begin(), mounts.end(), [](const Remote::Mount &mount) {
        return mount.mountPoint == "/mnt/data" && mount.source == "/dev/vda1";
    }));
    // Bound to a second place: one file system, not two.
    QVERIFY(std::none_of(mounts.begin(), mounts.end(), [](const Remote::Mount &mount) {
        return mount.mountPoint == "/mnt/with space";
    }));
}

/// Every row of the catalogue that a virtual machine with one disk can have.
void TestKernels::tellEverything()
{
    QFETCH(QString, kernel);
    const MetricFrame frame = recordedFrame(kernel);
    QSet<QByteArray> told;
    for (auto it = frame.values.keyBegin(); it != frame.values.keyEnd(); ++it)
        told.insert(it->metric);
    const QByteArrayList later{"pressure.cpu_full", "pressure.irq_full", "memory.zswap",
                               "memory.zswapped", "own.cpu"};
    for (const Remote::Metric &row : Remote::metricCatalog()) {
        const bool isExpected = row.lane != Remote::Lane::Slow && !later.contains(row.id);
        QVERIFY2(!isExpected || told.contains(row.id), row.id);
    }
}

/// Written after the documents of that kernel: no MemAvailable, no pressure, fourteen columns.
void TestKernels::linux310()
{
    const MetricFrame frame = frameOf(u"written-linux-3.10"_s, 1000, 1010);
    const auto near = [&frame](const char *metric, double expected, const QByteArray &of = {}) {
        compareClose(metric, frame.value(metric, of), expected, 1e-9, 1e-9);
    };
    near("cpu.count", 2);
    near("cpu.user", 500. / 2000);
    near("cpu.busy", 700. / 2000);
    near("cpu.iowait", 100. / 2000);
    near("kernel.switches", 2000);
    near("kernel.interrupts", 1000);
    near("kernel.forks", 2);
    near("load.running", 3);
    near("memory.used", (3882020. - 182360 - 12648 - 2530012 - 127560) * 1024);
    near("paging.swap_in", 20 * 4096 / 10.);
    near("paging.major_faults", 1);
    near("disk.reads", 10, "sda");
    near("disk.read_await", 0.003, "sda");
    near("net.rx_bytes", 1000, "eth0");
    near("tcp.established", 9);
    near("tcp.retransmits", 2);
    QVERIFY(std::isnan(frame.value("memory.available")));
    QVERIFY(std::isnan(frame.value("disk.discards", "sda")));
    QVERIFY(std::isnan(frame.value("part.reads", "sr0")));
    QVERIFY(std::isnan(frame.value("pressure.cpu_some")));
    QVERIFY(std::isnan(frame.value("paging.oom_kills")));
}

/// Written after lxcfs' own documents: CPU and memory of the container, counters of the host, no
/// disks at all.
void TestKernels::lxcGuest()
{
    const MetricFrame frame = frameOf(u"written-lxcfs"_s, 1000, 1010);
    compareClose("busy", frame.value("cpu.busy"), 300. / 2000, 1e-9, 0);
    compareClose("core", frame.value("core.busy", "cpu1"), 150. / 1000, 1e-9, 0);
    compareClose("used", frame.value("memory.used"), 262144. * 1024, 1e-9, 0);
    compareClose("rx", frame.value("net.rx_bytes", "eth0"), 100, 1e-9, 0);
    QCOMPARE(frame.value("kernel.switches"), 0.);
    for (auto it = frame.values.keyBegin(); it != frame.values.keyEnd(); ++it)
        QVERIFY(!it->metric.startsWith("disk."));
}

QTEST_GUILESS_MAIN(TestKernels)
#include "tst_kernels.moc"
