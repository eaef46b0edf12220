// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/containers/containerlog.h"
#include "tests/remote/containers/containerfixture.h"
#include "tests/support/scriptedshell.h"

#include <QSignalSpy>
#include <QTest>

using namespace Remote;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray id = Fixture::id('a');
constexpr qint64 second = 1'000'000'000;

/// What a log told, gathered.
class Reader final : public QObject
{
public:
    explicit Reader(ContainerLog &log)
    {
        connect(&log, &ContainerLog::received, this, [this](const QList<LogLine> &received) {
            lines += received;
            ++answers;
        });
        connect(&log, &ContainerLog::ended, this,
                [this](const Result<void> &how) { ends.append(how); });
    }

    [[nodiscard]] QStringList texts() const
    {
        QStringList texts;
        for (const LogLine &line : lines)
            texts.append((line.isError ? u"! "_s : u"  "_s) + line.text);
        return texts;
    }

    QList<LogLine> lines;
    QList<Result<void>> ends;
    int answers = 0;
};

} // namespace

class TestContainerLog final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void putsItsStreamsInOrder();
    void anEmptyLogAnswersToo();
    void goesOnWhereItStopped();
    void asksAsRootAgainAndAgain();
    void saysWhenTheContainerStopped();
    void saysWhyTheEngineCannotTell();
    void stopClosesTheStream();
    void refusesWhatIsNoId();
};

void TestContainerLog::putsItsStreamsInOrder()
{
    ScriptedShell shell;
    ContainerLog log(shell);
    Reader reader(log);
    log.start(Fixture::engine(), id, 0);
    ScriptedStream *stream = shell.streams().constFirst();
    const QByteArray call = Fixture::callOf(stream->command().script);
    QVERIFY(call.startsWith(
        QByteArray("clawtune_run=clawtune_until_eof clawtune_log " + id + " --follow")));
    QVERIFY(!call.contains("--since"));
    stream->feedError("1970-01-01T00:00:02Z two\n1970-01-01T00:00:04Z four\n");
    stream->feed("1970-01-01T00:00:01Z one\n1970-01-01T00:00:03Z three\n");
    QTRY_COMPARE(reader.texts(), (QStringList{u"  one"_s, u"! two"_s, u"  three"_s, u"! four"_s}));
    QCOMPARE(log.lastTime(), 4 * second);
}

void TestContainerLog::anEmptyLogAnswersToo()
{
    ScriptedShell shell;
    ContainerLog log(shell);
    Reader reader(log);
    log.start(Fixture::engine(), id, 0);
    QTRY_COMPARE(reader.answers, 1);
    QVERIFY(reader.lines.isEmpty());
}

void TestContainerLog::goesOnWhereItStopped()
{
    ScriptedShell shell;
    ContainerLog log(shell);
    Reader reader(log);
    log.start(Fixture::engine(), id, 3 * second + 5);
    ScriptedStream *stream = shell.streams().constFirst();
    QVERIFY(Fixture::callOf(stream->command().script).contains("--since 3.000000005"));
    stream->feed("1970-01-01T00:00:03.000000005Z again\n1970-01-01T00:00:03.000000006Z new\n");
    QTRY_COMPARE(reader.texts(), QStringList{u"  new"_s});
}

void TestContainerLog::asksAsRootAgainAndAgain()
{
    ScriptedShell shell;
    shell.expect("--tail", ScriptedShell::output("1970-01-01T00:00:01Z one\n", 0,
                                                 "1970-01-01T00:00:02Z two\n"));
    shell.expect("--since 2.000000000", ScriptedShell::output("1970-01-01T00:00:03Z three\n", 0,
                                                              "1970-01-01T00:00:02Z two\n"));
    shell.hold("--since 3.000000000");
    ContainerLog log(shell);
    Reader reader(log);
    log.start(Fixture::engine(Privilege::Root), id, 0);
    QTRY_COMPARE_WITH_TIMEOUT(reader.texts(), (QStringList{u"  one"_s, u"! two"_s, u"  three"_s}),
                              10'000);
    QTRY_COMPARE_WITH_TIMEOUT(shell.heldCount(), 1, 10'000);
    QVERIFY(shell.streams().isEmpty());
    QCOMPARE(shell.commands().constFirst().privilege, Privilege::Root);
    QVERIFY(!Fixture::callOf(shell.commands().constFirst().script).contains("--follow"));
    log.stop();
    QCOMPARE(shell.heldCount(), 0);
}

void TestContainerLog::saysWhenTheContainerStopped()
{
    ScriptedShell shell;
    ContainerLog log(shell);
    Reader reader(log);
    log.start(Fixture::engine(), id, 0);
    ScriptedStream *stream = shell.streams().constFirst();
    stream->feed("1970-01-01T00:00:01Z last words"); // without a newline
    stream->finish(CommandOutput{0, {}, {}, {}});
    QCOMPARE(reader.texts(), QStringList{u"  last words"_s});
    QCOMPARE(reader.ends.size(), 1);
    QVERIFY(reader.ends.constFirst().ok());
    QVERIFY(!log.isRunning());
}

void TestContainerLog::saysWhyTheEngineCannotTell()
{
    ScriptedShell shell;
    ContainerLog log(shell);
    Reader reader(log);
    log.start(Fixture::engine(), id, 0);
    ScriptedStream *stream = shell.streams().constFirst();
    stream->feedError("configured logging driver does not support reading\n");
    stream->finish(CommandOutput{1, {}, {}, {}});
    QCOMPARE(reader.ends.size(), 1);
    QCOMPARE(reader.ends.constFirst().error().code, ErrorCode::CommandFailed);
    QVERIFY(reader.ends.constFirst().error().detail.contains("does not support reading"));
}

void TestContainerLog::stopClosesTheStream()
{
    ScriptedShell shell;
    ContainerLog log(shell);
    Reader reader(log);
    log.start(Fixture::engine(), id, 0);
    shell.streams().constFirst()->feed("1970-01-01T00:00:01Z one\n");
    log.stop();
    QTRY_VERIFY(!shell.streams().constFirst());
    QCOMPARE(reader.answers, 0);
    QVERIFY(reader.ends.isEmpty());
}

void TestContainerLog::refusesWhatIsNoId()
{
    ScriptedShell shell;
    ContainerLog log(shell);
    log.start(Fixture::engine(), "a; reboot", 0);
    QVERIFY(!log.isRunning());
    QVERIFY(shell.streams().isEmpty());
    QVERIFY(shell.commands().isEmpty());
}

QTEST_GUILESS_MAIN(TestContainerLog)
#include "tst_containerlog.moc"
