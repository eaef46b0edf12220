// SPDX-License-Identifier: GPL-3.0-or-later
// The real scripts under every shell of this computer, against its own kernel; and how the sampler
// behaves with a server that the test plays.
#include "localshell.h"
#include "remote/metrics/sampler.h"
#include "tests/support/scriptedshell.h"

#include <QFile>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Remote::MetricFrame;
using Remote::MetricsSampler;

namespace
{

const Remote::Lanes allLanes =
    Remote::Lanes(Remote::Lane::Disks) | Remote::Lane::Network | Remote::Lane::Cores;

/// Words of the lines of `file` that hold `name`, one entry a tick, out of what a sampling program
/// said. Cut by spaces alone: no code of the program is in it.
QList<QByteArrayList> heardLines(const QByteArray &heard, const QByteArray &file,
                                 const QByteArray &name)
{
    QList<QByteArrayList> found;
    bool inside = false;
    for (const QByteArray &line : heard.split('\n')) {
        QByteArray text = line;
        if (line.startsWith(QByteArray(file + ':')))
            text = line.mid(file.size() + 1);
        else if (line.startsWith('/'))
            inside = line.startsWith(QByteArray(file + ' '));
        else if (!inside)
            continue;
        const QByteArrayList words = text.replace(':', " ").simplified().split(' ');
        if (words.contains(name) && !text.startsWith('/'))
            found.append(words);
    }
    return found;
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

QByteArray markOf(const ScriptedStream &stream)
{
    const QByteArray head = "CLAWTUNE_MARK=";
    const QByteArray &script = stream.command().script;
    const qsizetype at = script.indexOf(head) + head.size();
    return script.mid(at, script.indexOf('\n', at) - at);
}

void answer(ScriptedStream &stream, double uptime)
{
    const QByteArray body = "/proc/loadavg 27\n0.22 0.17 0.10 1/97 11761\n\n";
    stream.feed(markOf(stream) + " p " + QByteArray::number(uptime, 'f', 6) +
                " 1795414814.270946 0.008810 " + QByteArray::number(body.size()) + '\n' + body);
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
    void asksOneAtATime();
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
    for (const auto &name : {u"grep"_s, u"date"_s, u"getconf"_s}) {
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
    QByteArray heard;
    connect(&sampler, &MetricsSampler::frameReady, this, [&] {
        makeTraffic();
        if (frames.size() == 4) {
            heard = shell.last->heard;
            sampler.stop();
        }
    });
    sampler.start();
    QTRY_VERIFY_WITH_TIMEOUT(!sampler.isRunning() || failures.size(), 20000);
    QVERIFY(failures.isEmpty());
    QCOMPARE(frames.size(), 4);

    const auto raw = [&heard](const QByteArray &file, const QByteArray &name, int column) {
        const auto lines = heardLines(heard, file, name);
        return lines.isEmpty()
                   ? std::nan("")
                   : lines.last().value(column).toDouble() - lines.first().value(column).toDouble();
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
    const QByteArrayList cpu = heardLines(heard, "/proc/stat", "cpu0").last();
    QVERIFY(!cpu.isEmpty());
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

void TestSampler::asksOneAtATime()
{
    ScriptedShell shell;
    MetricsSampler sampler(shell);
    sampler.setInterval(500ms);
    sampler.start();
    ScriptedStream *stream = shell.streams().first();
    QSignalSpy asked(stream, &ScriptedStream::wasWritten);
    QVERIFY(!asked.wait(700)); // the first answer comes unasked: until then, silence
    answer(*stream, 100);
    QVERIFY(asked.wait(5000));
    QCOMPARE(stream->written(), QByteArray("\n"));
    QVERIFY(!asked.wait(1200)); // two intervals later, still nothing: the answer is due
    QElapsedTimer since;
    since.start();
    answer(*stream, 101.7);
    QVERIFY(asked.wait(5000));
    QVERIFY(since.elapsed() < 400); // at once, as the time is over; and only once
    QCOMPARE(stream->written(), QByteArray("\n\n"));
    sampler.setLanes(Remote::Lane::Network);
    answer(*stream, 102);
    QVERIFY(asked.wait(5000));
    QVERIFY(stream->written().contains("/proc/net/dev"));
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
