// SPDX-License-Identifier: GPL-3.0-or-later
// Our numbers on a real server beside the kernel's counters and the tools people know, while a
// minute's work runs on the same session.
#include "remote/base/json.h"
#include "remote/metrics/filesystemreader.h"
#include "remote/metrics/sampler.h"
#include "remote/metrics/samplereader.h"
#include "tapshell.h"
#include "tests/support/vps.h"

#include <QHash>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Remote::MetricFrame;

namespace
{

constexpr int windowTicks = 24;
constexpr int attempts = 3; ///< vmstat and iostat start a little later than we: bursts then differ

/// Steady work on CPU, disk and network for a minute; its own output is the network's load.
constexpr auto work =
    "end=$(($(date +%s) + 60))\n"
    "while [ $(date +%s) -lt $end ]; do\n"
    "  dd if=/dev/zero of=/var/tmp/clawtune-load bs=256k count=8 oflag=direct 2>/dev/null\n"
    "  dd if=/var/tmp/clawtune-load of=/dev/null bs=256k iflag=direct 2>/dev/null\n"
    "  head -c 1000000 /dev/urandom | sha256sum >/dev/null\n"
    "  head -c 20000 /dev/zero\n"
    "  sleep 0.1\n"
    "done\n"
    "rm -f /var/tmp/clawtune-load\n";

/// The files of the samples that begin and end the window, whole.
std::pair<Remote::RawSample, Remote::RawSample> samplesAtEnds(const TapShell &shell)
{
    Remote::SampleReader reader(shell.mark);
    reader.feed(shell.heard);
    Remote::RawSample first;
    Remote::RawSample last;
    int ticks = 0;
    for (auto sample = reader.next(); sample && *sample; sample = reader.next()) {
        if (++ticks == 2)
            first = **sample; // that of the first frame, behind which the window begins
        if (ticks <= windowTicks + 2)
            last = **sample;
    }
    return {first, last};
}

/// Column `column` (from 0) of the line that has a word `name`. Cut by spaces alone: no parser of
/// the program is in it.
double counter(const Remote::RawSample &sample, const QByteArray &path, const QByteArray &name,
               int column)
{
    for (const Remote::RawSample::File &file : sample.files) {
        if (file.path != path)
            continue;
        for (QByteArray line : file.bytes.split('\n')) {
            const QByteArrayList words = line.replace(':', " ").simplified().split(' ');
            if (words.contains(name))
                return words.value(column).toDouble();
        }
    }
    return std::nan("");
}

/// Sum of rate x interval.
double summed(const QList<MetricFrame> &frames, const QByteArray &metric,
              const QByteArray &instance = {})
{
    double sum = 0;
    for (const MetricFrame &frame : frames)
        sum += frame.value(metric, instance) * frame.interval;
    return sum;
}

double mean(const QList<MetricFrame> &frames, const QByteArray &metric,
            const QByteArray &instance = {})
{
    double seconds = 0;
    for (const MetricFrame &frame : frames)
        seconds += frame.interval;
    return summed(frames, metric, instance) / seconds;
}

/// Means of the columns of vmstat, by their names; the first line of numbers is since boot.
QHash<QByteArray, double> vmstatMeans(const QByteArray &output)
{
    QHash<QByteArray, double> sums;
    QByteArrayList names;
    int rows = -1;
    for (const QByteArray &line : output.split('\n')) {
        const QByteArrayList words = line.simplified().split(' ');
        if (words.contains("swpd"))
            names = words;
        else if (words.size() == names.size() && !names.isEmpty() && ++rows > 0)
            for (qsizetype i = 0; i < words.size(); ++i)
                sums[names.at(i)] += words.at(i).toDouble();
    }
    for (double &sum : sums)
        sum /= rows;
    return sums;
}

/// Means of iostat's fields for one disk.
QHash<QByteArray, double> iostatMeans(const QByteArray &output, const QByteArray &disk)
{
    QHash<QByteArray, double> sums;
    const auto parsed = Remote::parseJson(output, u"iostat"_s);
    if (!parsed)
        return sums;
    Remote::Json json = *parsed;
    Remote::Json &reports = json["sysstat"]["hosts"][0]["statistics"];
    for (auto &report : reports) {
        for (auto &row : report["disk"]) {
            if (row["disk_device"] != disk.toStdString())
                continue;
            for (const auto &[name, value] : row.items()) {
                if (value.is_number())
                    sums[QByteArray::fromStdString(name)] += value.get<double>();
            }
        }
    }
    for (double &sum : sums)
        sum /= double(reports.size());
    return sums;
}

/// Means of a column of `free`, counted from 0 behind the row's name.
double freeMean(const QByteArray &output, const QByteArray &row, int column)
{
    double sum = 0;
    int rows = 0;
    for (const QByteArray &line : output.split('\n')) {
        const QByteArrayList words = line.simplified().split(' ');
        if (words.first() != row)
            continue;
        ++rows;
        sum += words.value(column + 1).toDouble();
    }
    return sum / rows;
}

QByteArray busiestDisk(const QList<MetricFrame> &frames)
{
    QByteArray busiest;
    double most = -1;
    const MetricFrame &frame = frames.constLast();
    for (auto it = frame.values.keyBegin(); it != frame.values.keyEnd(); ++it) {
        if (it->metric == "disk.util" && mean(frames, "disk.util", it->instance) > most) {
            most = mean(frames, "disk.util", it->instance);
            busiest = it->instance;
        }
    }
    return busiest;
}

} // namespace

class TestSampleVps final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void agreesWithKernelAndTools();
    void agreesWithDf();
    void agreesWithSs();
    void keepsItsPaceBesideLongWork();

private:
    struct Window {
        QList<MetricFrame> frames;
        Remote::RawSample first;
        Remote::RawSample last;
        QByteArray vmstat;
        QByteArray iostat;
        QByteArray free;
    };
    void watch(Window &window);
    void compareWithKernel(const Window &window);
    QList<Pair> toolPairs(const Window &window);

    std::unique_ptr<Remote::HostConnection> m_connection;
    Remote::Lanes m_lanes =
        Remote::Lanes(Remote::Lane::Disks) | Remote::Lane::Network | Remote::Lane::Kernel;
};

void TestSampleVps::initTestCase()
{
    m_connection = std::make_unique<Remote::HostConnection>(Vps::parameters());
    m_connection->open();
    QTRY_COMPARE_WITH_TIMEOUT(m_connection->state(), Remote::ConnectionState::Connected, 30000);
}

void TestSampleVps::watch(Window &window)
{
    TapShell shell(*m_connection);
    Remote::MetricsSampler sampler(shell);
    sampler.setLanes(m_lanes);
    QSignalSpy frames(&sampler, &Remote::MetricsSampler::frameReady);
    QSignalSpy failures(&sampler, &Remote::MetricsSampler::failed);
    int waiting = 3;
    const auto keep = [&waiting](QByteArray &into) {
        return [&waiting, &into](const Remote::Result<Remote::CommandOutput> &result) {
            into = result ? result->out : QByteArray();
            --waiting;
        };
    };
    const auto count = QByteArray::number(windowTicks);
    connect(
        &sampler, &Remote::MetricsSampler::frameReady, this,
        [&] {
            m_connection->run({.script = "exec vmstat -n 1 " + QByteArray::number(windowTicks + 1),
                               .deadline = 120s},
                              &sampler, keep(window.vmstat));
            m_connection->run({.script = "exec iostat -x -y -o JSON 1 " + count, .deadline = 120s},
                              &sampler, keep(window.iostat));
            m_connection->run({.script = "exec free -b -s 1 -c " + count, .deadline = 120s},
                              &sampler, keep(window.free));
        },
        Qt::SingleShotConnection);
    connect(&sampler, &Remote::MetricsSampler::frameReady, this, [&] {
        if (frames.size() > windowTicks)
            sampler.stop();
    });
    sampler.start();
    QTRY_VERIFY_WITH_TIMEOUT(frames.size() > windowTicks || failures.size(), 60000);
    QVERIFY2(failures.isEmpty(), "the sampler failed");
    QTRY_COMPARE_WITH_TIMEOUT(waiting, 0, 60000);
    for (int i = 1; i <= windowTicks; ++i)
        window.frames.append(frames.at(i).first().value<MetricFrame>());
    std::tie(window.first, window.last) = samplesAtEnds(shell);
}

/// The raw counters of the window's first and last tick against rate x interval, summed.
void TestSampleVps::compareWithKernel(const Window &window)
{
    const QByteArray disk = busiestDisk(window.frames);
    const auto raw = [&window](const char *file, const QByteArray &name, int column) {
        return counter(window.last, file, name, column) - counter(window.first, file, name, column);
    };
    const auto disks = [&](int column) { return raw("/proc/diskstats", disk, column); };
    double ticks = 0;
    for (int column = 1; column <= 8; ++column)
        ticks += raw("/proc/stat", "cpu", column);
    double seconds = 0;
    for (const MetricFrame &frame : window.frames)
        seconds += frame.interval;
    QVERIFY2(seconds >= 20, "too short a window");
    // An emulated machine loses ticks of its clock, so that seconds do not weigh alike.
    const double shares = Vps::isContainer() ? 0.002 : 0.03;
    const Pair pairs[] = {
        {"reads", summed(window.frames, "disk.reads", disk), disks(3), 0.005, 0.01},
        {"bytes read", summed(window.frames, "disk.read_bytes", disk), disks(5) * 512, 0.005, 1},
        {"writes", summed(window.frames, "disk.writes", disk), disks(7), 0.005, 0.01},
        {"bytes written", summed(window.frames, "disk.write_bytes", disk), disks(9) * 512, 0.005,
         1},
        {"busy", summed(window.frames, "disk.util", disk), disks(12) / 1e3, 0.005, 0.01},
        {"queue", summed(window.frames, "disk.queue", disk), disks(13) / 1e3, 0.005, 0.01},
        {"user", mean(window.frames, "cpu.user"), raw("/proc/stat", "cpu", 1) / ticks, 0.005,
         shares},
        {"system", mean(window.frames, "cpu.system"), raw("/proc/stat", "cpu", 3) / ticks, 0.005,
         shares},
        {"I/O wait", mean(window.frames, "cpu.iowait"), raw("/proc/stat", "cpu", 5) / ticks, 0.005,
         shares},
        {"received", summed(window.frames, "net.rx_bytes", "lo"), raw("/proc/net/dev", "lo", 1),
         0.005, 1},
    };
    qInfo("what                                      ours      kernel");
    QCOMPARE(differences({std::begin(pairs), std::end(pairs)}), QByteArrayList());
    QVERIFY2(summed(window.frames, "disk.write_bytes", disk) > 1e6, "no load to speak of");
}

QList<Pair> TestSampleVps::toolPairs(const Window &window)
{
    const auto &frames = window.frames;
    const QByteArray disk = busiestDisk(frames);
    const auto vmstat = vmstatMeans(window.vmstat);
    const auto iostat = iostatMeans(window.iostat, disk);
    const double kernelRounding = 1; // whole numbers a second, or KiB
    // vmstat writes whole per cents, iostat hundredths; each line may be off by half of that.
    return {
        {"us", (mean(frames, "cpu.user") + mean(frames, "cpu.nice")) * 100, vmstat["us"], 0.02,
         0.5},
        {"sy",
         (mean(frames, "cpu.system") + mean(frames, "cpu.irq") + mean(frames, "cpu.softirq")) * 100,
         vmstat["sy"], 0.02, 0.5},
        {"wa", mean(frames, "cpu.iowait") * 100, vmstat["wa"], 0.02, 0.5},
        {"st", mean(frames, "cpu.steal") * 100, vmstat["st"], 0.02, 0.5},
        {"cs", mean(frames, "kernel.switches"), vmstat["cs"], 0.02, kernelRounding},
        {"in", mean(frames, "kernel.interrupts"), vmstat["in"], 0.02, kernelRounding},
        {"bi", mean(frames, "paging.blocks_in") / 1024, vmstat["bi"], 0.02, kernelRounding},
        {"bo", mean(frames, "paging.blocks_out") / 1024, vmstat["bo"], 0.02, kernelRounding},
        {"free: used", mean(frames, "memory.used"), freeMean(window.free, "Mem:", 1), 0.02, 1},
        {"free: available", mean(frames, "memory.available"), freeMean(window.free, "Mem:", 5),
         0.02, 1},
        {"free: swap used", mean(frames, "memory.swap_used"), freeMean(window.free, "Swap:", 1),
         0.02, 1},
        {"r/s", mean(frames, "disk.reads", disk), iostat["r/s"], 0.02, 0.01},
        {"w/s", mean(frames, "disk.writes", disk), iostat["w/s"], 0.02, 0.01},
        {"rkB/s", mean(frames, "disk.read_bytes", disk) / 1024, iostat["rkB/s"], 0.02, 0.01},
        {"wkB/s", mean(frames, "disk.write_bytes", disk) / 1024, iostat["wkB/s"], 0.02, 0.01},
        {"util", mean(frames, "disk.util", disk) * 100, iostat["util"], 0.02, 0.01},
        {"aqu-sz", mean(frames, "disk.queue", disk), iostat["aqu-sz"], 0.02, 0.01},
    };
}

void TestSampleVps::agreesWithKernelAndTools()
{
    QByteArrayList wrong;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        const Remote::RequestId load =
            m_connection->run({.script = work, .deadline = 90s}, this, [](const auto &) {});
        Window window;
        watch(window);
        m_connection->cancel(load);
        if (QTest::currentTestFailed())
            return;
        compareWithKernel(window);
        if (QTest::currentTestFailed())
            return;
        qInfo("what                                      ours        tool");
        wrong = differences(toolPairs(window));
        if (wrong.isEmpty())
            return;
    }
    QFAIL(wrong.join("; ").constData());
}

/// Sizes to the block, shares as df rounds them: up.
void TestSampleVps::agreesWithDf()
{
    Remote::FileSystemReader reader(*m_connection);
    reader.start();
    QTRY_VERIFY_WITH_TIMEOUT(reader.hasRead(), 30000);
    MetricFrame frame;
    reader.addTo(frame);
    int compared = 0;
    const QByteArray df =
        Vps::onServer("df -B1 --output=target,size,avail,pcent,ipcent -l 2>/dev/null\n");
    for (const QByteArray &line : df.split('\n')) {
        const QByteArrayList words = line.simplified().split(' ');
        if (words.size() != 5 || std::isnan(frame.value("fs.size", words.at(0))))
            continue;
        ++compared;
        const Pair pairs[] = {
            {"size " + words.at(0), frame.value("fs.size", words.at(0)), words.at(1).toDouble(), 0,
             0},
            {"avail " + words.at(0), frame.value("fs.available", words.at(0)),
             words.at(2).toDouble(), 0.02, 4096},
            {"Use% " + words.at(0), frame.value("fs.used", words.at(0)) * 100 + 0.5,
             words.at(3).chopped(1).toDouble(), 0, 0.51},
        };
        QCOMPARE(differences({std::begin(pairs), std::end(pairs)}), QByteArrayList());
    }
    QVERIFY2(compared > 0 && !std::isnan(frame.value("fs.used", "/")), df.constData());
}

/// Connections come and go, so the two are asked until they meet.
void TestSampleVps::agreesWithSs()
{
    Remote::MetricsSampler sampler(*m_connection);
    sampler.setInterval(500ms);
    sampler.setLanes(m_lanes);
    QSignalSpy frames(&sampler, &Remote::MetricsSampler::frameReady);
    sampler.start();
    const auto meet = [&] {
        if (frames.isEmpty())
            return false;
        const auto before = frames.constLast().first().value<MetricFrame>();
        const QByteArray ss = Vps::onServer("ss -taH state established state close-wait | wc -l\n");
        const double established = ss.trimmed().toDouble();
        qInfo("established: %g, ss: %g", before.value("tcp.established"), established);
        return established > 0 && before.value("tcp.established") == established;
    };
    QTRY_VERIFY_WITH_TIMEOUT(meet(), 30000);
}

void TestSampleVps::keepsItsPaceBesideLongWork()
{
    Remote::MetricsSampler sampler(*m_connection);
    QSignalSpy frames(&sampler, &Remote::MetricsSampler::frameReady);
    QSignalSpy failures(&sampler, &Remote::MetricsSampler::failed);
    sampler.start();
    QTRY_COMPARE_WITH_TIMEOUT(frames.size(), 1, 20000);
    int exitCode = -1;
    m_connection->run({.script = work, .deadline = 120s}, this, [&exitCode](const auto &result) {
        exitCode = result ? result->exitCode : 1000;
    });
    QTRY_VERIFY_WITH_TIMEOUT(exitCode != -1, 100000);
    sampler.stop();
    QCOMPARE(exitCode, 0);
    QVERIFY(failures.isEmpty());
    double longest = 0;
    double seconds = 0;
    for (const auto &one : frames) {
        const auto frame = one.first().value<MetricFrame>();
        longest = std::max(longest, frame.interval);
        seconds += frame.interval;
    }
    QVERIFY2(seconds >= 58, qPrintable(QString::number(seconds)));
    QVERIFY2(double(frames.size()) >= 0.95 * seconds, qPrintable(QString::number(frames.size())));
    QVERIFY2(longest < 2, qPrintable(QString::number(longest)));
}

QTEST_GUILESS_MAIN(TestSampleVps)
#include "tst_sample_vps.moc"
