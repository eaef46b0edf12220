// SPDX-License-Identifier: GPL-3.0-or-later
// The real scripts under every shell of this computer, against its own kernel; and how the sampler
// behaves with a server that the test plays.
#include "localshell.h"
#include "playedsampler.h"
#include "remote/metrics/sampler.h"
#include "remote/metrics/samplereader.h"
#include "tests/support/scriptedshell.h"

#include <QFile>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using PlayedSampler::answer;
using PlayedSampler::markIn;
using Remote::MetricFrame;
using Remote::MetricsSampler;

namespace
{

const Remote::Lanes allLanes =
    Remote::Lanes(Remote::Lane::Disks) | Remote::Lane::Network | Remote::Lane::Cores;

/// What a sampling program said, tick by tick, as whole files.
QList<Remote::RawSample> heardSamples(const LocalStream &stream)
{
    Remote::SampleReader reader(markIn(stream.script));
    reader.feed(stream.heard);
    QList<Remote::RawSample> samples;
    for (auto sample = reader.next(); sample && *sample; sample = reader.next())
        samples.append(**sample);
    return samples;
}

/// Word `column` (from 0) of the line of `file` that holds `name`; NaN: there is none.
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

double summed(const QSignalSpy &frames, const QByteArray &metric, const QByteArray &instance)
{
    double sum = 0;
    for (const auto &one : frames) {
        const auto frame = one.first().value<MetricFrame>();
        sum += frame.value(metric, instance) * frame.interval;
    }
    return sum;
}

/// Some bytes over the loopback and to the disk, so that there is something to count.
void makeTraffic()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"traffic"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write(QByteArray(1'000'000, 'x')) > 0);
}

} // namespace

class TestSampler final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void agreesWithRawCounters_data();
    void agreesWithRawCounters();
    void changesLanesOnTheWay_data();
    void changesLanesOnTheWay();
    void tellsProcesses_data();
    void tellsProcesses();
    void readsOnlyWhatIsLookedAt();
    void readsRowsNowAndThen();
    void asksAtOnceForWhoBeginsToLook();
    void firstFrameTakesAnInterval();
    void endsWithTheStream();
    void endsWithNonsense();
    void startsAgain();
    void saysWhyNothingStarted();

private:
    void addShells();
    QTemporaryDir m_bin; ///< commands that every system has, but no perl
};

void TestSampler::initTestCase()
{
    QVERIFY(m_bin.isValid());
    for (const auto &name : {u"grep"_s, u"date"_s, u"getconf"_s, u"find"_s}) {
        const QString found = QStandardPaths::findExecutable(name);
        QVERIFY2(!found.isEmpty(), qPrintable(name));
        QVERIFY(QFile::link(found, m_bin.filePath(name)));
    }
}

void TestSampler::addShells()
{
    QTest::addColumn<QStringList>("interpreter");
    QTest::addColumn<QString>("path");
    for (const bool withPerl : {true, false}) {
        const char *with = withPerl ? "perl" : "no perl";
        const QString path = withPerl ? u"/usr/bin:/bin"_s : m_bin.path();
        for (const auto &shell : {u"dash"_s, u"bash"_s, u"busybox"_s}) {
            const QString found = QStandardPaths::findExecutable(shell);
            QVERIFY2(!found.isEmpty(), qPrintable(shell + u" is not installed"_s));
            QStringList interpreter{found};
            if (shell == u"busybox")
                interpreter << u"sh"_s;
            QTest::addRow("%s, %s", qPrintable(shell), with) << interpreter << path;
        }
    }
}

void TestSampler::agreesWithRawCounters_data()
{
    addShells();
}

void TestSampler::agreesWithRawCounters()
{
    QFETCH(QStringList, interpreter);
    QFETCH(QString, path);
    LocalShell shell(interpreter, {u"PATH="_s + path, u"LC_ALL=C"_s});
    MetricsSampler sampler(shell);
    sampler.setInterval(500ms);
    sampler.setLanes(allLanes);
    QSignalSpy frames(&sampler, &MetricsSampler::frameReady);
    QSignalSpy failures(&sampler, &MetricsSampler::failed);
    QList<Remote::RawSample> heard;
    connect(&sampler, &MetricsSampler::frameReady, this, [&] {
        makeTraffic();
        if (frames.size() == 4) {
            heard = heardSamples(*shell.last);
            sampler.stop();
        }
    });
    sampler.start();
    QTRY_VERIFY_WITH_TIMEOUT(!sampler.isRunning() || failures.size(), 20000);
    QVERIFY(failures.isEmpty());
    QCOMPARE(frames.size(), 4);

    QCOMPARE(heard.size(), 5);
    const auto raw = [&heard](const QByteArray &file, const QByteArray &name, int column) {
        return counter(heard.last(), file, name, column) -
               counter(heard.first(), file, name, column);
    };
    const auto isSame = [](double ours, double theirs) {
        return std::abs(ours - theirs) <= 1e-3 + 1e-6 * std::abs(theirs);
    };
    QVERIFY(isSame(summed(frames, "net.rx_bytes", "lo"), raw("/proc/net/dev", "lo", 1)));
    QVERIFY(isSame(summed(frames, "net.tx_packets", "lo"), raw("/proc/net/dev", "lo", 10)));
    const auto last = frames.last().first().value<MetricFrame>();
    int disks = 0;
    for (auto it = last.values.keyBegin(); it != last.values.keyEnd(); ++it) {
        if (it->metric != "disk.writes")
            continue;
        ++disks;
        QVERIFY(isSame(summed(frames, "disk.writes", it->instance),
                       raw("/proc/diskstats", it->instance, 7)));
        QVERIFY(isSame(summed(frames, "disk.write_bytes", it->instance),
                       raw("/proc/diskstats", it->instance, 9) * 512));
    }
    QVERIFY(disks > 0);
    QVERIFY(last.value("core.busy", "cpu0") >= 0 && last.value("cpu.busy") <= 1);
    QVERIFY(last.value("memory.used") > 0);
    QVERIFY(last.value("own.bytes") > 0);
    QVERIFY(last.value("own.cpu") >= 0);
}

void TestSampler::changesLanesOnTheWay_data()
{
    addShells();
}

void TestSampler::changesLanesOnTheWay()
{
    QFETCH(QStringList, interpreter);
    QFETCH(QString, path);
    LocalShell shell(interpreter, {u"PATH="_s + path, u"LC_ALL=C"_s});
    MetricsSampler sampler(shell);
    sampler.setInterval(500ms);
    QSignalSpy frames(&sampler, &MetricsSampler::frameReady);
    sampler.start();
    QTRY_VERIFY_WITH_TIMEOUT(frames.size() >= 1, 20000);
    QVERIFY(std::isnan(frames.first().first().value<MetricFrame>().value("net.rx_bytes", "lo")));
    sampler.setLanes(Remote::Lane::Network);
    const auto received = [&frames] {
        return frames.last().first().value<MetricFrame>().value("net.rx_bytes", "lo");
    };
    QTRY_VERIFY_WITH_TIMEOUT(received() >= 0, 20000);
    QVERIFY(frames.last().first().value<MetricFrame>().value("cpu.busy") >= 0);
    LocalStream *stream = shell.last;
    bool endedByItself = false;
    connect(stream, &LocalStream::closed, this, [&](bool byItself) { endedByItself = byItself; });
    sampler.stop(); // nothing stays behind on the server once its input ends
    QTRY_VERIFY_WITH_TIMEOUT(endedByItself, 5000);
}

void TestSampler::tellsProcesses_data()
{
    addShells();
}

/// A process with a name made to deceive, that works, beside one that ends between two ticks.
void TestSampler::tellsProcesses()
{
    QFETCH(QStringList, interpreter);
    QFETCH(QString, path);
    const QString name = m_bin.filePath(u") S 1 (\n\"'"_s);
    if (!QFile::exists(name))
        QVERIFY(QFile::copy(QStandardPaths::findExecutable(u"dash"_s), name));
    QProcess busy;
    busy.start(name, {u"-c"_s, u"while :; do :; done"_s, u"two\nlines \xe9"_s});
    QVERIFY(busy.waitForStarted());
    const qint64 busyPid = busy.processId();
    LocalShell shell(interpreter, {u"PATH="_s + path, u"LC_ALL=C"_s});
    MetricsSampler sampler(shell);
    sampler.setInterval(500ms);
    sampler.setLanes(Remote::Lane::Processes);
    QSignalSpy frames(&sampler, &MetricsSampler::frameReady);
    QSignalSpy failures(&sampler, &MetricsSampler::failed);
    connect(&sampler, &MetricsSampler::frameReady, this, [&] {
        QProcess::execute(u"true"_s, {});
        if (frames.size() == 4)
            sampler.stop();
    });
    sampler.start();
    QTRY_VERIFY_WITH_TIMEOUT(!sampler.isRunning() || failures.size(), 20000);
    busy.kill();
    busy.waitForFinished();
    QVERIFY(failures.isEmpty());
    const auto frame = frames.last().first().value<MetricFrame>();
    QVERIFY(frame.rowsInterval > 0);
    const auto rowOf = [&frame](qint64 pid) {
        for (const Remote::ProcessRow &row : frame.processes) {
            if (row.id.pid == pid)
                return row;
        }
        return Remote::ProcessRow();
    };
    const Remote::ProcessRow self = rowOf(QCoreApplication::applicationPid());
    QCOMPARE(self.name, QByteArray("tst_sampler"));
    QVERIFY(self.commandLine.contains("tst_sampler"));
    QCOMPARE(self.user, ::geteuid());
    QVERIFY(self.rss > 1e6 && self.virtualSize > self.rss && self.threads >= 1);
    QVERIFY(self.started > 1e9);
    QVERIFY(self.readBytes >= 0 && self.writeBytes >= 0);
    const Remote::ProcessRow worker = rowOf(busyPid);
    QCOMPARE(worker.name, QByteArray(") S 1 (\n\"'"));
    QCOMPARE(worker.parent, self.id.pid);
    QVERIFY2(worker.cpu > 0.01 && worker.cpu < 1.1, qPrintable(QString::number(worker.cpu)));
    QVERIFY(rowOf(1).state != '?');
    QCOMPARE(rowOf(1).user, 0U);
}

void TestSampler::readsOnlyWhatIsLookedAt()
{
    ScriptedShell shell;
    MetricsSampler sampler(shell);
    sampler.setInterval(500ms);
    sampler.start();
    ScriptedStream *stream = shell.streams().first();
    QVERIFY(stream->command().script.contains("CLAWTUNE_ROWS=-\n"));
    const auto asked = [&](double uptime) {
        const qsizetype before = stream->written().size();
        answer(*stream, uptime);
        QSignalSpy written(stream, &ScriptedStream::wasWritten);
        written.wait(5000);
        return stream->written().mid(before);
    };
    QCOMPARE(asked(100), QByteArray("-\n"));
    auto page = std::make_unique<QObject>();
    QObject other;
    sampler.subscribe(page.get(), Remote::Lane::Processes);
    sampler.subscribe(&other, Remote::Lane::Network);
    const QByteArray both = asked(101);
    QVERIFY(both.startsWith("pc\t"));
    QVERIFY(both.contains("/proc/net/dev") && !both.contains("/proc/diskstats"));
    sampler.scanContainers();
    QCOMPARE(asked(102), QByteArray("pcs\n"));
    QCOMPARE(asked(103), QByteArray("pc\n"));
    page.reset();
    QCOMPARE(asked(104), QByteArray("-\n"));
    sampler.subscribe(&other, {});
    QVERIFY(!asked(105).contains("/proc/net/dev"));
    QCOMPARE(sampler.lanes(), Remote::Lanes(Remote::Lane::Host));
    QCOMPARE(asked(106), QByteArray("-\n"));
}

void TestSampler::readsRowsNowAndThen()
{
    ScriptedShell shell;
    MetricsSampler sampler(shell);
    sampler.setInterval(500ms);
    sampler.setKeepsWatch(true);
    sampler.start();
    ScriptedStream *stream = shell.streams().first();
    QVERIFY(stream->command().script.contains("CLAWTUNE_ROWS=-\n")); // the first frame comes first
    const QByteArray text = "7 (a) S 1 1 1 0 -1 0 1 1 0 0 30 10 5 5 20 0 1 0 9 9 9\n";
    const QByteArray process = "P2 " + QByteArray::number(text.size()) + " 7 33\n" + text;
    double busyTicks = 0;
    double uptime = 100;
    QSignalSpy written(stream, &ScriptedStream::wasWritten);
    const auto next = [&](double busyShare, bool rows) {
        uptime += 1;
        busyTicks += 100 * busyShare;
        const QByteArray cpu = "cpu  " + QByteArray::number(busyTicks, 'f', 0) + " 0 0 " +
                               QByteArray::number(uptime * 100 - busyTicks, 'f', 0) + " 0 0 0 0\n";
        const QByteArray stat = "F1 " + QByteArray::number(cpu.size()) + " /proc/stat\n" + cpu;
        answer(*stream, uptime, stat + (rows ? "Rpc\n" + process : QByteArray()));
        written.wait(5000);
        return written.takeLast().first().toByteArray();
    };
    QCOMPARE(next(0.1, false), QByteArray("-\n"));
    QCOMPARE(next(0.1, false), QByteArray("pc\n"));
    QCOMPARE(next(0.1, true), QByteArray("-\n"));
    for (int tick = 1; tick < 9; ++tick)
        QCOMPARE(next(0.1, false), QByteArray("-\n"));
    QCOMPARE(next(0.1, false), QByteArray("pc\n")); // ten seconds later
    QCOMPARE(next(0.1, true), QByteArray("-\n"));
    QCOMPARE(next(0.9, false), QByteArray("pc\n")); // a spike
    QCOMPARE(next(0.9, true), QByteArray("-\n"));
    QCOMPARE(next(0.1, false), QByteArray("pc\n")); // its end
}

void TestSampler::asksAtOnceForWhoBeginsToLook()
{
    ScriptedShell shell;
    MetricsSampler sampler(shell);
    sampler.setInterval(60s);
    sampler.start();
    ScriptedStream *stream = shell.streams().first();
    answer(*stream, 100);
    QSignalSpy asked(stream, &ScriptedStream::wasWritten);
    QVERIFY(!asked.wait(500));
    sampler.subscribe(this, Remote::Lane::Processes);
    QVERIFY(asked.wait(2000));
    QCOMPARE(stream->written(), QByteArray("pc\n"));
}

void TestSampler::firstFrameTakesAnInterval()
{
    ScriptedShell shell;
    MetricsSampler sampler(shell);
    QSignalSpy frames(&sampler, &MetricsSampler::frameReady);
    sampler.start();
    ScriptedStream *stream = shell.streams().first();
    answer(*stream, 100);
    QCOMPARE(frames.size(), 0);
    answer(*stream, 101.25);
    QCOMPARE(frames.size(), 1);
    const auto frame = frames.first().first().value<MetricFrame>();
    QCOMPARE(frame.interval, 1.25);
    QCOMPARE(frame.value("load.1"), 0.22);
    QVERIFY(std::isnan(frame.value("cpu.busy"))); // this server does not tell
}

void TestSampler::endsWithTheStream()
{
    ScriptedShell shell;
    MetricsSampler sampler(shell);
    QSignalSpy failures(&sampler, &MetricsSampler::failed);
    sampler.start();
    QVERIFY(sampler.isRunning());
    shell.streams().first()->finish(Remote::Error{Remote::ErrorCode::OutcomeUnknown, {}, {}});
    QCOMPARE(failures.size(), 1);
    QCOMPARE(failures.first().first().value<Remote::Error>().code,
             Remote::ErrorCode::OutcomeUnknown);
    QVERIFY(!sampler.isRunning());
}

void TestSampler::endsWithNonsense()
{
    ScriptedShell shell;
    MetricsSampler sampler(shell);
    QSignalSpy failures(&sampler, &MetricsSampler::failed);
    sampler.start();
    ScriptedStream *stream = shell.streams().first();
    answer(*stream, 100);
    stream->feed("Broadcast message from root@vps\n");
    QCOMPARE(failures.size(), 1);
    QCOMPARE(failures.first().first().value<Remote::Error>().code, Remote::ErrorCode::ParseFailed);
    QVERIFY(!sampler.isRunning());
}

void TestSampler::startsAgain()
{
    ScriptedShell shell;
    MetricsSampler sampler(shell);
    QSignalSpy frames(&sampler, &MetricsSampler::frameReady);
    QSignalSpy failures(&sampler, &MetricsSampler::failed);
    sampler.start();
    answer(*shell.streams().first(), 100);
    shell.streams().first()->finish(ScriptedShell::output({}, 1));
    QCOMPARE(failures.size(), 1);
    sampler.start();
    answer(*shell.streams().last(), 500); // not joined with what came before
    QCOMPARE(frames.size(), 0);
    answer(*shell.streams().last(), 501);
    QCOMPARE(frames.size(), 1);
    QCOMPARE(frames.first().first().value<MetricFrame>().interval, 1.);
    sampler.stop();
    QCOMPARE(failures.size(), 1);
}

void TestSampler::saysWhyNothingStarted()
{
    ScriptedShell shell;
    MetricsSampler sampler(shell);
    QSignalSpy failures(&sampler, &MetricsSampler::failed);
    sampler.start();
    shell.streams().first()->feedError("This account is currently not available.\n");
    shell.streams().first()->finish(ScriptedShell::output({}, 1));
    const auto error = failures.first().first().value<Remote::Error>();
    QCOMPARE(error.code, Remote::ErrorCode::ShellUnusable);
    QVERIFY(error.detail.contains("not available"));
}

QTEST_GUILESS_MAIN(TestSampler)
#include "tst_sampler.moc"
