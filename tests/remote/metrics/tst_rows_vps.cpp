// SPDX-License-Identifier: GPL-3.0-or-later
// Processes and containers of a real server beside the kernel's counters and the tools people know,
// under load of ours; and what happens when the sampling program is killed or there is no perl.
#include "dockerstats.h"
#include "remote/metrics/sampler.h"
#include "remote/metrics/samplereader.h"
#include "remote/ssh/sudostreams.h"
#include "tapshell.h"
#include "tests/support/vps.h"

#include <QHash>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Remote::ContainerRow;
using Remote::MetricFrame;
using Remote::ProcessRow;

namespace
{

constexpr int windowTicks = 24;
constexpr int attempts = 3; ///< the tools start a little later than we: bursts then differ

/// For a minute: half a core in a container, half a core and a steady writer on the server. A
/// server without the stack makes the container of its own programs.
constexpr auto work =
    "half='$end = time + 60; while (time < $end) { $t = (times)[0] + 0.05; 1 while (times)[0] < $t;"
    " select undef, undef, undef, 0.05 }'\n"
    "perl -e \"$half\" clawtune-half &\n"
    "perl -e 'open F, \">\", \"/var/tmp/clawtune-written\"; unlink \"/var/tmp/clawtune-written\";"
    " $end = time + 60; while (time < $end) { syswrite F, \"x\" x 131072;"
    " select undef, undef, undef, 0.05 }' clawtune-writer &\n"
    "if docker inspect openclaw-postgres >/dev/null 2>&1; then\n"
    "    docker exec openclaw-postgres perl -e \"$half\" clawtune-contained &\n"
    "else\n"
    "    docker run --rm --network none --security-opt apparmor=unconfined -v /usr:/usr:ro"
    " -v /lib:/lib:ro -v /lib64:/lib64:ro -v /bin:/bin:ro clawtune-empty"
    " perl -e \"$half\" clawtune-contained &\n"
    "fi\n"
    "wait\n";

using Files = QHash<QByteArray, QByteArray>; ///< texts of the rows' files at one tick, by path

/// At the ticks that gave the first and the last of the window's frames' ends.
std::pair<Files, Files> filesAtEnds(const TapShell &shell)
{
    Remote::SampleReader reader(shell.mark);
    reader.feed(shell.heard);
    Files now, first;
    int ticks = 0;
    for (auto sample = reader.next(); sample && *sample; sample = reader.next()) {
        for (const Remote::RawSample::File &file : (*sample)->rowFiles)
            now.insert(file.path, file.bytes);
        if (++ticks == 2)
            first = now; // the first frame's: the window begins behind it
        if (ticks == windowTicks + 2)
            break;
    }
    return {first, now};
}

/// User and system time, in ticks. The 14th and 15th word, counted behind the name.
double cpuTicks(const Files &files, int pid)
{
    const QByteArray stat = files.value("/proc/" + QByteArray::number(pid) + "/stat");
    const QByteArrayList words = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    return words.value(11).toDouble() + words.value(12).toDouble();
}

double wordBehind(const QByteArray &text, const QByteArray &name)
{
    const qsizetype at = text.indexOf(name);
    return at < 0 ? std::nan("")
                  : text.mid(at + name.size()).simplified().split(' ').first().toDouble();
}

} // namespace

class TestRowsVps final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void agreesWithKernelAndTools();
    void endedChildrenCountOnce();
    void seesTheSameWithoutPerl();
    void samplerKilledIsSaid();
    void administratorSeesMore();

private:
    struct Window {
        QList<MetricFrame> frames;
        Files first;
        Files last;
        QByteArray top;
        QByteArray pidstat;
        QByteArray docker;
    };
    void watch(Window &window);
    [[nodiscard]] int pidOf(const Window &window, const QByteArray &argument) const;
    QList<Pair> kernelPairs(const Window &window) const;
    QList<Pair> toolPairs(const Window &window) const;

    std::unique_ptr<Remote::HostConnection> m_connection;
};

namespace
{

double secondsOf(const QList<MetricFrame> &frames)
{
    double seconds = 0;
    for (const MetricFrame &frame : frames)
        seconds += frame.rowsInterval;
    return seconds;
}

/// Mean of a rate of one process, over the window's frames.
template <typename Value> double processMean(const QList<MetricFrame> &frames, int pid, Value value)
{
    double sum = 0;
    for (const MetricFrame &frame : frames) {
        for (const ProcessRow &row : frame.processes) {
            if (row.id.pid == pid)
                sum += value(row) * frame.rowsInterval;
        }
    }
    return sum / secondsOf(frames);
}

template <typename Value>
double containerMean(const QList<MetricFrame> &frames, const QByteArray &id, Value value)
{
    double sum = 0;
    for (const MetricFrame &frame : frames) {
        for (const ContainerRow &row : frame.containers) {
            if (row.id == id)
                sum += value(row) * frame.rowsInterval;
        }
    }
    return sum / secondsOf(frames);
}

/// Mean of a column of the lines whose first number is the process, but those of the first list.
double columnMean(const QByteArray &output, int pid, int pidColumn, int column, int lists)
{
    double sum = 0;
    int lines = 0;
    for (const QByteArray &line : output.split('\n')) {
        const QByteArrayList words = line.simplified().split(' ');
        if (words.value(pidColumn).toInt() != pid || words.size() <= column ||
            line.startsWith("Average"))
            continue;
        if (++lines > 1 || lists == windowTicks)
            sum += words.value(column).toDouble();
    }
    return sum / windowTicks;
}

/// Those of the seconds that docker spoke of: it starts late, and each refresh is of the second
/// before it.
QList<MetricFrame> framesWithin(const QList<MetricFrame> &frames, const DockerMeans &docker)
{
    QList<MetricFrame> within;
    for (const MetricFrame &frame : frames) {
        if (frame.time > docker.from - 0.5 && frame.time < docker.to + 0.5)
            within.append(frame);
    }
    return within;
}

} // namespace

void TestRowsVps::initTestCase()
{
    m_connection = std::make_unique<Remote::HostConnection>(Vps::parameters());
    m_connection->open();
    QTRY_COMPARE_WITH_TIMEOUT(m_connection->state(), Remote::ConnectionState::Connected, 30000);
    if (!Vps::isContainer()) // there Docker is installed, but off
        Vps::onServer(
            "systemctl reset-failed docker; systemctl start docker; tar c --files-from /dev/null |"
            " docker import - clawtune-empty\n");
}

void TestRowsVps::cleanupTestCase()
{
    if (!Vps::isContainer())
        Vps::onServer("docker rmi -f clawtune-empty; systemctl stop docker docker.socket\n");
}

void TestRowsVps::watch(Window &window)
{
    TapShell shell(*m_connection);
    Remote::MetricsSampler sampler(shell);
    sampler.setLanes(Remote::Lanes(Remote::Lane::Processes) | Remote::Lane::Containers);
    QSignalSpy frames(&sampler, &Remote::MetricsSampler::frameReady);
    QSignalSpy failures(&sampler, &Remote::MetricsSampler::failed);
    int waiting = 3;
    const auto begin = [&](const QByteArray &script, QByteArray &into) {
        m_connection->run({.script = script, .deadline = 120s}, &sampler,
                          [&](const Remote::Result<Remote::CommandOutput> &result) {
                              into = result ? result->out : QByteArray();
                              --waiting;
                          });
    };
    const QByteArray count = QByteArray::number(windowTicks);
    connect(
        &sampler, &Remote::MetricsSampler::frameReady, this,
        [&] {
            begin("exec top -b -w 512 -d 1 -n " + QByteArray::number(windowTicks + 1), window.top);
            begin("exec pidstat -d 1 " + count, window.pidstat);
            begin("timeout " + count + timedDockerStats, window.docker);
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
    std::tie(window.first, window.last) = filesAtEnds(shell);
    QVERIFY2(secondsOf(window.frames) >= 20, "too short a window");
}

int TestRowsVps::pidOf(const Window &window, const QByteArray &argument) const
{
    for (const ProcessRow &row : window.frames.constLast().processes) {
        if (row.name == "perl" && row.commandLine.endsWith(QByteArray(argument + '\0')))
            return row.id.pid;
    }
    return 0;
}

/// The raw counters of the window's first and last tick against rate x interval, summed.
QList<Pair> TestRowsVps::kernelPairs(const Window &window) const
{
    const double seconds = secondsOf(window.frames);
    QList<Pair> pairs;
    const auto addCpu = [&](const QByteArray &what, int pid) {
        const double ours =
            processMean(window.frames, pid, [](const ProcessRow &row) { return row.cpu; }) *
            seconds;
        const double theirs = (cpuTicks(window.last, pid) - cpuTicks(window.first, pid)) / 100;
        pairs.append({what, ours, theirs, 0.005, 0.001});
    };
    for (const char *name : {"clawtune-half", "clawtune-contained", "clawtune-writer"})
        addCpu(QByteArray("CPU s, ") + name, pidOf(window, name));
    double ours = 0;
    double theirs = 0;
    for (const ProcessRow &row : window.frames.constLast().processes) {
        const int pid = row.id.pid;
        if (!window.first.contains("/proc/" + QByteArray::number(pid) + "/stat"))
            continue;
        ours += processMean(window.frames, pid, [](const ProcessRow &one) { return one.cpu; });
        theirs += (cpuTicks(window.last, pid) - cpuTicks(window.first, pid)) / 100;
    }
    pairs.append({"CPU s, all that lived throughout", ours * seconds, theirs, 0.005, 0.001});
    const int writer = pidOf(window, "clawtune-writer");
    const QByteArray io = "/proc/" + QByteArray::number(writer) + "/io";
    pairs.append(
        {"bytes written, clawtune-writer",
         processMean(window.frames, writer, [](const ProcessRow &row) { return row.writeBytes; }) *
             seconds,
         wordBehind(window.last.value(io), "write_bytes:") -
             wordBehind(window.first.value(io), "write_bytes:"),
         0.005, 1});
    for (const ContainerRow &row : window.frames.constLast().containers) {
        const auto counter = [&](const Files &files) {
            for (auto it = files.cbegin(); it != files.cend(); ++it) {
                if (!it.key().contains(row.id))
                    continue;
                if (it.key().endsWith("/cpuacct.usage"))
                    return it->trimmed().toDouble() / 1e9;
                if (it.key().endsWith("/cpu.stat") && it->contains("usage_usec"))
                    return wordBehind(*it, "usage_usec") / 1e6;
            }
            return std::nan("");
        };
        pairs.append(
            {"CPU s, container " + row.id.left(12),
             containerMean(window.frames, row.id, [](const ContainerRow &one) { return one.cpu; }) *
                 seconds,
             counter(window.last) - counter(window.first), 0.005, 0.001});
    }
    return pairs;
}

/// Top writes tenths of a per cent, pidstat hundredths of KiB, docker hundredths and 4 digits.
QList<Pair> TestRowsVps::toolPairs(const Window &window) const
{
    QList<Pair> pairs;
    for (const char *name : {"clawtune-half", "clawtune-contained"}) {
        const int pid = pidOf(window, name);
        pairs.append(
            {QByteArray("top %CPU, ") + name,
             processMean(window.frames, pid, [](const ProcessRow &row) { return row.cpu * 100; }),
             columnMean(window.top, pid, 0, 8, windowTicks + 1), 0.02, 0.1});
    }
    const int writer = pidOf(window, "clawtune-writer");
    pairs.append({"pidstat kB_wr/s, clawtune-writer",
                  processMean(window.frames, writer,
                              [](const ProcessRow &row) { return row.writeBytes / 1024; }),
                  columnMean(window.pidstat, writer, 2, 4, windowTicks), 0.02, 0.01});
    for (const ContainerRow &row : window.frames.constLast().containers) {
        const DockerMeans docker = dockerMeans(window.docker, row.id);
        const QByteArray what = ", container " + row.id.left(12);
        const QList<MetricFrame> frames = framesWithin(window.frames, docker);
        const auto ours = [&](auto value) { return containerMean(frames, row.id, value); };
        pairs.append({"docker CPU %" + what,
                      ours([](const ContainerRow &one) { return one.cpu * 100; }), docker.cpu, 0.02,
                      0.3});
        pairs.append({"docker memory" + what,
                      ours([](const ContainerRow &one) { return one.memory; }), docker.memory, 0.02,
                      64 * 1024});
        pairs.append({"docker PIDs" + what,
                      ours([](const ContainerRow &one) { return one.processes; }), docker.pids,
                      0.02, 0.5});
    }
    return pairs;
}

void TestRowsVps::agreesWithKernelAndTools()
{
    QByteArrayList wrong;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        const Remote::RequestId load =
            m_connection->run({.script = work, .deadline = 90s}, this, [](const auto &) {});
        // Before everything else, so that it is as steady as it was made to be.
        QVERIFY(
            !Vps::onServer("until [ $(pgrep -c -f '^perl .*clawtune-') = 3 ]; do sleep 0.2; done\n"
                           "renice -n -15 $(pgrep -f '^perl .*clawtune-')")
                 .isEmpty());
        Window window;
        watch(window);
        m_connection->cancel(load);
        // A container's first process is deaf to a milder one.
        Vps::onServer("pkill -KILL -f 'clawtune-(half|writer|contained)'; true");
        if (QTest::currentTestFailed())
            return;
        QVERIFY(pidOf(window, "clawtune-half") && pidOf(window, "clawtune-writer"));
        QVERIFY(window.frames.constLast().containers.size() >= (Vps::isContainer() ? 5 : 1));
        qInfo("what                                      ours      kernel");
        QCOMPARE(differences(kernelPairs(window)), QByteArrayList());
        qInfo("what                                      ours        tool");
        wrong = differences(toolPairs(window));
        if (wrong.isEmpty())
            return;
    }
    QFAIL(wrong.join("; ").constData());
}

/// Nobody but programs of many threads uses more than one core, whatever its children used before
/// they ended.
void TestRowsVps::endedChildrenCountOnce()
{
    Remote::MetricsSampler sampler(*m_connection);
    sampler.setLanes(Remote::Lanes(Remote::Lane::Processes));
    QSignalSpy frames(&sampler, &Remote::MetricsSampler::frameReady);
    sampler.start();
    QTRY_VERIFY_WITH_TIMEOUT(!frames.isEmpty(), 20000);
    bool isDone = false;
    m_connection->run(
        {.script = "perl -e '$end = (times)[0] + 3; 1 while (times)[0] < $end'\nsleep 2\n",
         .deadline = 60s},
        this, [&isDone](const auto &) { isDone = true; });
    QTRY_VERIFY_WITH_TIMEOUT(isDone, 70000);
    double most = 0;
    for (const auto &one : frames) {
        for (const ProcessRow &row : one.first().value<MetricFrame>().processes) {
            if (row.threads == 1 && !std::isnan(row.cpu))
                most = std::max(most, row.cpu + row.endedChildrenCpu);
        }
    }
    QVERIFY2(most > 0.5 && most < 1.2, qPrintable(QString::number(most)));
}

void TestRowsVps::seesTheSameWithoutPerl()
{
    QList<MetricFrame> seen;
    for (const bool hasPerl : {true, false}) {
        TapShell shell(*m_connection, hasPerl);
        Remote::MetricsSampler sampler(shell);
        sampler.setLanes(Remote::Lanes(Remote::Lane::Processes) | Remote::Lane::Containers);
        QSignalSpy frames(&sampler, &Remote::MetricsSampler::frameReady);
        sampler.start();
        QTRY_VERIFY_WITH_TIMEOUT(frames.size() >= 4, 40000); // details are told a little later
        seen.append(frames.last().first().value<MetricFrame>());
    }
    const MetricFrame &perl = seen.at(0);
    const MetricFrame &shell = seen.at(1);
    QHash<Remote::ProcessId, ProcessRow> byId;
    for (const ProcessRow &row : perl.processes)
        byId.insert(row.id, row);
    int both = 0, contained = 0;
    for (const ProcessRow &row : shell.processes) {
        if (!byId.contains(row.id))
            continue;
        const ProcessRow &other = byId[row.id];
        ++both;
        contained += row.container.isEmpty() ? 0 : 1;
        if (!row.name.startsWith("kworker/")) // is named after its work of the moment
            QCOMPARE(row.name, other.name);
        QCOMPARE(row.user, other.user);
        QCOMPARE(row.container, other.container);
        QCOMPARE(row.cgroup, other.cgroup);
        const QByteArray title = row.name + ": "; // rewritten all the time
        if (!row.commandLine.startsWith(title))
            QCOMPARE(row.commandLine.left(4096), other.commandLine);
        QCOMPARE(row.parent, other.parent);
        QVERIFY(std::abs(row.started - other.started) < 2); // the shell's clock has whole seconds
        // A younger one has no rate yet; a thread of the kernel, without a command line, never.
        if (perl.time - other.started > 3 && !row.commandLine.isEmpty())
            QVERIFY2(std::isnan(row.readBytes) == std::isnan(other.readBytes),
                     row.commandLine.constData());
    }
    QVERIFY2(both > 30, qPrintable(QString::number(both)));
    QVERIFY(contained > 5 || !Vps::isContainer());
    QCOMPARE(shell.containers.size(), perl.containers.size());
    for (const ContainerRow &row : shell.containers) {
        const auto same = std::find_if(perl.containers.begin(), perl.containers.end(),
                                       [&](const ContainerRow &one) { return one.id == row.id; });
        QVERIFY(same != perl.containers.end());
        QCOMPARE(row.cgroup, same->cgroup);
        QCOMPARE(row.pid, same->pid);
        QCOMPARE(row.memoryLimit, same->memoryLimit);
        QCOMPARE(row.cpuLimit, same->cpuLimit);
        QVERIFY(row.cpu >= 0 && row.memory > 0 && row.rxBytes >= 0 && row.readBytes >= 0);
        QVERIFY(same->cpu >= 0 && same->memory > 0 && same->rxBytes >= 0 && same->readBytes >= 0);
    }
}

/// As the kernel does it when memory runs out.
void TestRowsVps::samplerKilledIsSaid()
{
    Remote::MetricsSampler sampler(*m_connection);
    QSignalSpy frames(&sampler, &Remote::MetricsSampler::frameReady);
    QSignalSpy failures(&sampler, &Remote::MetricsSampler::failed);
    sampler.start();
    QTRY_VERIFY_WITH_TIMEOUT(frames.size() >= 1, 20000);
    Vps::onServer("pkill -9 -x clawtune-sample");
    QTRY_COMPARE_WITH_TIMEOUT(failures.size(), 1, 10000);
    QVERIFY(!sampler.isRunning());
    frames.clear();
    sampler.start();
    QTRY_VERIFY_WITH_TIMEOUT(frames.size() >= 1, 20000);
}

/// What a process of root's reads and writes is told to root alone.
void TestRowsVps::administratorSeesMore()
{
    const Remote::SshParameters parameters = Vps::parameters(Vps::variable("CLAWTUNE_VPS_ADMIN"));
    Remote::HostConnection connection(parameters);
    connection.open();
    QTRY_COMPARE_WITH_TIMEOUT(connection.state(), Remote::ConnectionState::Connected, 30000);
    Remote::SudoStreams streams(connection);
    Remote::MetricsSampler sampler(streams);
    sampler.setLanes(Remote::Lanes(Remote::Lane::Processes));
    QSignalSpy frames(&sampler, &Remote::MetricsSampler::frameReady);
    QSignalSpy failures(&sampler, &Remote::MetricsSampler::failed);
    const auto readBytesOfFirst = [&] {
        frames.clear();
        sampler.start();
        const bool came =
            QTest::qWaitFor([&] { return !frames.isEmpty() || !failures.isEmpty(); }, 20000);
        if (!came || frames.isEmpty())
            return -1.;
        const auto frame = frames.first().first().value<MetricFrame>();
        for (const ProcessRow &row : frame.processes) {
            if (row.id.pid == 1)
                return row.readBytes;
        }
        return -1.;
    };
    QVERIFY(std::isnan(readBytesOfFirst()));
    streams.give(Remote::Secret(Vps::variable("CLAWTUNE_VPS_ADMIN_PASSWORD").toLatin1()));
    QVERIFY(readBytesOfFirst() >= 0);
    streams.give(Remote::Secret("wrong"));
    QCOMPARE(readBytesOfFirst(), -1.);
    QCOMPARE(failures.takeFirst().first().value<Remote::Error>().code,
             Remote::ErrorCode::SudoPasswordWrong);
    QVERIFY(std::isnan(readBytesOfFirst())); // goes on with what it may
}

QTEST_GUILESS_MAIN(TestRowsVps)
#include "tst_rows_vps.moc"
