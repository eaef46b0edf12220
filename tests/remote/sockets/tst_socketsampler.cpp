// SPDX-License-Identifier: GPL-3.0-or-later
// The sampler with a server that the test plays, and with this computer: known bytes between two
// processes of the test.
#include "remote/sockets/socketsampler.h"
#include "tests/remote/metrics/localshell.h"
#include "tests/remote/sockets/transfer.h"
#include "tests/support/scriptedshell.h"

#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Remote;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr qint64 sentBytes = 24'000'000;
constexpr qint64 answeredBytes = 3'000'000;

QByteArray markOf(const ScriptedStream &stream)
{
    const QByteArray head = "CLAWTUNE_MARK=";
    const QByteArray &script = stream.command().script;
    const qsizetype at = script.indexOf(head) + head.size();
    return script.mid(at, script.indexOf('\n', at) - at);
}

void answer(ScriptedStream &stream, double uptime, double cost = 0.01)
{
    const QByteArray body = "I n 0 1 0 0 0 1\n";
    stream.feed(markOf(stream) + " t " + QByteArray::number(uptime, 'f', 6) + ' ' +
                QByteArray::number(cost, 'f', 6) + ' ' + QByteArray::number(body.size()) + '\n' +
                body);
}

} // namespace

class TestSocketSampler final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void runsWhileSomebodyWatches();
    void asksOneAtATime();
    void asksForLessOnAThinLine();
    void slowsDownWhenItCosts();
    void saysWhyItEnded_data();
    void saysWhyItEnded();
    void triesAgain();
    void saysThatThereIsNoPerl();
    void countsAKnownTransfer();
    void followsASocketToAnotherProcess();
};

void TestSocketSampler::runsWhileSomebodyWatches()
{
    ScriptedShell shell;
    SocketSampler sampler(shell);
    sampler.setReachable(true);
    QVERIFY(!sampler.isRunning());
    auto page = std::make_unique<QObject>();
    QObject other;
    sampler.watch(page.get());
    sampler.watch(page.get());
    QVERIFY(sampler.isRunning());
    QCOMPARE(shell.streams().size(), 1);
    sampler.watch(&other);
    page.reset();
    QVERIFY(sampler.isRunning());
    sampler.unwatch(&other);
    QVERIFY(!sampler.isRunning());
    sampler.watch(&other);
    QCOMPARE(shell.streams().size(), 2);
    sampler.setReachable(false);
    QVERIFY(!sampler.isRunning());
    sampler.setReachable(true);
    QVERIFY(sampler.isRunning());
}

void TestSocketSampler::asksOneAtATime()
{
    ScriptedShell shell;
    SocketSampler sampler(shell);
    sampler.setInterval(500ms);
    QSignalSpy frames(&sampler, &SocketSampler::frameReady);
    QSignalSpy traffic(&sampler, &SocketSampler::trafficReady);
    sampler.watch(this);
    sampler.setReachable(true);
    ScriptedStream *stream = shell.streams().constLast();
    QSignalSpy writes(stream, &ScriptedStream::wasWritten);
    answer(*stream, 10);
    QCOMPARE(frames.size(), 1);
    QCOMPARE(traffic.size(), 0);
    QCOMPARE(writes.size(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(writes.size(), 1, 5000);
    QVERIFY(!writes.wait(1500)); // no second request before the answer
    answer(*stream, 11);
    QCOMPARE(traffic.size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(writes.size(), 2, 5000);
    sampler.unwatch(this);
}

void TestSocketSampler::asksForLessOnAThinLine()
{
    ScriptedShell shell;
    SocketSampler sampler(shell);
    sampler.setInterval(500ms);
    sampler.watch(this);
    sampler.setReachable(true);
    ScriptedStream *stream = shell.streams().constLast();
    answer(*stream, 10);
    QTRY_COMPARE_WITH_TIMEOUT(stream->written(), QByteArray("400\n"), 5000);
    QTimer late;
    late.setSingleShot(true);
    connect(&late, &QTimer::timeout, this, [stream] { answer(*stream, 11); });
    late.start(700ms);
    QTRY_COMPARE_WITH_TIMEOUT(stream->written(), QByteArray("400\n200\n"), 5000);
    sampler.unwatch(this);
}

void TestSocketSampler::slowsDownWhenItCosts()
{
    ScriptedShell shell;
    SocketSampler sampler(shell);
    sampler.watch(this);
    sampler.setReachable(true);
    ScriptedStream *stream = shell.streams().constLast();
    answer(*stream, 10, 0.1);
    QCOMPARE(sampler.pace(), 1000ms);
    answer(*stream, 11, 0.5); // 0.4 s for one answer
    QVERIFY(sampler.pace() > 7900ms && sampler.pace() < 8100ms);
    answer(*stream, 19, 0.52);
    QCOMPARE(sampler.pace(), 1000ms);
    answer(*stream, 20, 99);
    QCOMPARE(sampler.pace(), 60'000ms);
    sampler.unwatch(this);
}

void TestSocketSampler::saysWhyItEnded_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<int>("code");
    QTest::newRow("nothing") << QByteArray() << int(ErrorCode::ShellUnusable);
    QTest::newRow("answers, then gone") << QByteArray("answer") << int(ErrorCode::CommandFailed);
    QTest::newRow("nonsense") << QByteArray(70'000, '?') << int(ErrorCode::ParseFailed);
}

void TestSocketSampler::saysWhyItEnded()
{
    QFETCH(QByteArray, said);
    QFETCH(int, code);
    ScriptedShell shell;
    SocketSampler sampler(shell);
    QSignalSpy failures(&sampler, &SocketSampler::failed);
    sampler.watch(this);
    sampler.setReachable(true);
    QPointer<ScriptedStream> stream = shell.streams().constLast();
    stream->feedError("Killed");
    if (said == "answer")
        answer(*stream, 10);
    else
        stream->feed(said);
    if (failures.isEmpty())
        stream->finish(CommandOutput{137, {}, {}, {}});
    QCOMPARE(failures.size(), 1);
    QCOMPARE(int(failures.first().first().value<Error>().code), code);
    QVERIFY(!sampler.isRunning());
    sampler.unwatch(this);
}

void TestSocketSampler::triesAgain()
{
    ScriptedShell shell;
    SocketSampler sampler(shell);
    sampler.watch(this);
    sampler.setReachable(true);
    shell.streams().constLast()->finish(CommandOutput{137, {}, {}, {}});
    QVERIFY(!sampler.isRunning());
    QObject other;
    sampler.watch(&other); // does not try in a circle
    QVERIFY(!sampler.isRunning());
    sampler.retry();
    QVERIFY(sampler.isRunning());
    shell.streams().constLast()->finish(CommandOutput{137, {}, {}, {}});
    sampler.setReachable(false);
    sampler.setReachable(true);
    QVERIFY(sampler.isRunning());
    sampler.unwatch(this);
}

void TestSocketSampler::saysThatThereIsNoPerl()
{
    QTemporaryDir empty;
    const QString sh = QStandardPaths::findExecutable(u"sh"_s);
    LocalShell shell({sh}, {u"PATH="_s + empty.path()});
    SocketSampler sampler(shell);
    QSignalSpy failures(&sampler, &SocketSampler::failed);
    sampler.watch(this);
    sampler.setReachable(true);
    QTRY_COMPARE_WITH_TIMEOUT(failures.size(), 1, 10'000);
    const auto error = failures.first().first().value<Error>();
    QCOMPARE(error.code, ErrorCode::Unsupported);
    QCOMPARE(error.subject, u"perl"_s);
    sampler.unwatch(this);
}

void TestSocketSampler::countsAKnownTransfer()
{
    LocalShell shell({u"sh"_s}, {u"PATH="_s + qEnvironmentVariable("PATH"), u"LC_ALL=C"_s});
    SocketSampler sampler(shell);
    sampler.setInterval(500ms);
    QSignalSpy frames(&sampler, &SocketSampler::frameReady);
    sampler.watch(this);
    sampler.setReachable(true);
    QTRY_VERIFY_WITH_TIMEOUT(frames.size() >= 2, 20'000);
    QProcess taker;
    taker.start(u"perl"_s, {u"-e"_s, QString::fromLatin1(transferServer), u"127.0.0.1"_s, u"0"_s,
                            QString::number(sentBytes), QString::number(answeredBytes)});
    QVERIFY(taker.waitForReadyRead(10'000));
    const QByteArray port = taker.readLine().trimmed();
    QProcess giver;
    giver.start(u"perl"_s, {u"-e"_s, QString::fromLatin1(transferClient), u"127.0.0.1"_s,
                            QString::fromLatin1(port), QString::number(sentBytes),
                            QString::number(answeredBytes)});
    QTRY_VERIFY_WITH_TIMEOUT(giver.canReadLine() && taker.canReadLine(), 60'000);
    const auto soFar = frames.size();
    QTRY_VERIFY_WITH_TIMEOUT(frames.size() >= soFar + 2, 20'000);
    sampler.unwatch(this);
    const Traffic gave = movedBytesOf(frames, giver.processId());
    const Traffic took = movedBytesOf(frames, taker.processId());
    const Traffic connection = movedBytes(frames, [&port](const SocketFrame &frame) {
        for (const SocketRow &row : frame.rows) {
            if (row.remote.port == port.toUShort())
                return row.rate;
        }
        return Traffic();
    });
    const auto text = QStringLiteral("giver %1 %2, taker %3 %4, connection %5 %6")
                          .arg(gave.tx)
                          .arg(gave.rx)
                          .arg(took.tx)
                          .arg(took.rx)
                          .arg(connection.tx)
                          .arg(connection.rx);
    qInfo("%s", qPrintable(text));
    QVERIFY2(isWithinTwoPercent(gave.tx, sentBytes) && isWithinTwoPercent(gave.rx, answeredBytes),
             qPrintable(text));
    QVERIFY2(isWithinTwoPercent(took.rx, sentBytes) && isWithinTwoPercent(took.tx, answeredBytes),
             qPrintable(text));
    QVERIFY2(isWithinTwoPercent(connection.tx, sentBytes) &&
                 isWithinTwoPercent(connection.rx, answeredBytes),
             qPrintable(text));
    giver.closeWriteChannel();
    taker.closeWriteChannel();
    QVERIFY(giver.waitForFinished(10'000));
    QVERIFY(taker.waitForFinished(10'000));
}

/// As servers that fork do: the parent takes the connection, its child keeps it.
void TestSocketSampler::followsASocketToAnotherProcess()
{
    constexpr auto forking = R"perl(
        use strict; $| = 1;
        socket my $l, 2, 1, 6 or die; bind $l, pack('S n C4 x8', 2, 0, 127, 0, 0, 1) or die;
        listen $l, 1; my ($port) = unpack 'x2 n', getsockname $l;
        socket my $c, 2, 1, 6 or die; connect $c, pack('S n C4 x8', 2, $port, 127, 0, 0, 1) or die;
        accept my $a, $l; print "$port $$\n"; <STDIN>;
        my $child = fork // die;
        if (!$child) {
            close STDIN;
            for (1 .. 400) {
                syswrite $a, 'z' x 1000; sysread $c, my $b, 1000; select undef, undef, undef, 0.05
            }
            exit 0;
        }
        close $a; close $c; print "$child\n"; <STDIN>; kill 15, $child; wait;
    )perl";
    LocalShell shell({u"sh"_s}, {u"PATH="_s + qEnvironmentVariable("PATH"), u"LC_ALL=C"_s});
    SocketSampler sampler(shell);
    sampler.setInterval(500ms);
    QProcess process;
    process.start(u"perl"_s, {u"-e"_s, QString::fromLatin1(forking)});
    QVERIFY(process.waitForReadyRead(10'000));
    const QByteArrayList words = process.readLine().trimmed().split(' ');
    qint32 owner = 0;
    connect(&sampler, &SocketSampler::frameReady, this, [&](const SocketFrame &frame) {
        for (const SocketRow &row : frame.rows) {
            if (row.local.port == words.first().toUShort() && !row.isListening())
                owner = row.process.pid;
        }
    });
    sampler.watch(this);
    sampler.setReachable(true);
    QTRY_COMPARE_WITH_TIMEOUT(owner, words.last().toInt(), 20'000);
    process.write("\n");
    QVERIFY(process.waitForReadyRead(10'000));
    const qint32 child = process.readLine().trimmed().toInt();
    QVERIFY(child > 0);
    QTRY_COMPARE_WITH_TIMEOUT(owner, child, 20'000);
    sampler.unwatch(this);
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished(10'000));
}

QTEST_GUILESS_MAIN(TestSocketSampler)
#include "tst_socketsampler.moc"
