// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/remote/ssh/sshtest.h"

#include <QElapsedTimer>
#include <QStandardPaths>

#include <ctime>

using namespace Remote;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Commands and streams over a real sshd.
class TestHostConnection final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void bytesArriveAsTheyAre_data();
    void bytesArriveAsTheyAre();
    void inputIsTheScriptsOwn();
    void exitCodeIsAnAnswer();
    void bothStreamsFlow();
    void manyAtOnce();
    void deadlineAnswersInTime();
    void cancelAnswersOnce();
    void goneContextIsNotCalled();
    void endedBySignal();
    void outputLimitIsKept();
    void backgroundChildHoldsNothingUp();
    void streamTalks();
    void interpreterGetsItsScript();
    void missingInterpreterIs127();
    void slowOwnerHoldsTheStreamUp();
    void samplesFlowBesideALongCommand();
    void destroyedStreamEndsItsProgram();
    void rekeyingIsNotNoticed();
    void idlingCostsNothing();
    void shellsOfEveryKind_data();
    void shellsOfEveryKind();
    void unusableShells_data();
    void unusableShells();

private:
    std::unique_ptr<LoopbackSshd> m_server;
    std::unique_ptr<HostConnection> m_connection;
};

void TestHostConnection::initTestCase()
{
    m_server = std::make_unique<LoopbackSshd>();
    m_server->makeKey(u"key"_s);
    QVERIFY2(m_server->start(), m_server->log().constData());
    m_connection = std::make_unique<HostConnection>(m_server->parameters(u"key"_s));
    m_connection->open();
    QVERIFY(waitForState(*m_connection, ConnectionState::Connected));
}

void TestHostConnection::bytesArriveAsTheyAre_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QByteArray all;
    for (int byte = 0; byte < 256; ++byte)
        all.append(char(byte));
    QTest::newRow("nothing") << QByteArray("");
    QTest::newRow("quotes") << QByteArray("it's \"two\" `three` $four \\five\n");
    QTest::newRow("japanese") << QByteArray("設定を変更しました。\n");
    QTest::newRow("no newline") << QByteArray("end");
    QTest::newRow("all bytes") << all;
    QTest::newRow("2 MB") << all.repeated(8192);
}

void TestHostConnection::bytesArriveAsTheyAre()
{
    QFETCH(QByteArray, bytes);
    const Answered answered(*m_connection, {"cat; echo done >&2", bytes});
    QVERIFY(answered.wait());
    QVERIFY(answered.result->ok());
    QCOMPARE((*answered.result)->out.size(), bytes.size());
    QCOMPARE((*answered.result)->out, bytes);
    QCOMPARE((*answered.result)->err, QByteArray("done\n"));
}

void TestHostConnection::inputIsTheScriptsOwn()
{
    const Answered answered(
        *m_connection, {"read -r a; read -r b; printf '%s|%s|' \"$a\" \"$b\"; cat", "1\n2\n3\n"});
    QVERIFY(answered.wait());
    QVERIFY(answered.result->ok());
    QCOMPARE((*answered.result)->out, QByteArray("1|2|3\n"));
}

void TestHostConnection::exitCodeIsAnAnswer()
{
    const Answered answered(*m_connection, {"echo out; echo err >&2; exit 3"});
    QVERIFY(answered.wait());
    QVERIFY(answered.result->ok());
    QCOMPARE((*answered.result)->exitCode, 3);
    QCOMPARE((*answered.result)->out, QByteArray("out\n"));
    QCOMPARE((*answered.result)->err, QByteArray("err\n"));
}

/// 3 MB on standard error before anything on standard output, then both.
void TestHostConnection::bothStreamsFlow()
{
    const Answered answered(*m_connection, {"yes e | head -c 3000000 >&2; yes o | head -c 3000000; "
                                            "yes f | head -c 1000000 >&2"});
    QVERIFY(answered.wait());
    QVERIFY(answered.result->ok());
    QCOMPARE((*answered.result)->out, QByteArray("o\n").repeated(1'500'000));
    QCOMPARE((*answered.result)->err,
             QByteArray("e\n").repeated(1'500'000) + QByteArray("f\n").repeated(500'000));
}

void TestHostConnection::manyAtOnce()
{
    std::list<Answered> many;
    for (int i = 0; i < 40; ++i)
        many.emplace_back(*m_connection, RemoteCommand{"sleep 0.1; echo " + QByteArray::number(i)});
    int i = 0;
    for (const Answered &answered : many) {
        QVERIFY(answered.wait());
        QVERIFY(answered.result->ok());
        QCOMPARE((*answered.result)->out, QByteArray::number(i++) + '\n');
    }
}

void TestHostConnection::deadlineAnswersInTime()
{
    QElapsedTimer clock;
    clock.start();
    const Answered answered(*m_connection, {"echo before >&2; sleep 30", {}, Privilege::Login, 1s});
    QVERIFY(answered.wait(5000));
    QVERIFY(clock.elapsed() >= 1000 && clock.elapsed() < 3000);
    QCOMPARE(answered.result->error(), (Error{ErrorCode::CommandTimedOut, {}, "before\n"}));
}

void TestHostConnection::cancelAnswersOnce()
{
    int answers = 0;
    ErrorCode code{};
    const RequestId id = m_connection->run({"sleep 30"}, this, [&](const auto &result) {
        ++answers;
        code = result.error().code;
    });
    m_connection->cancel(id);
    m_connection->cancel(id);
    QCOMPARE(answers, 0);
    QTRY_COMPARE(answers, 1);
    QCOMPARE(code, ErrorCode::Cancelled);
    m_connection->cancel(id);
    const Answered after(*m_connection, {"true"});
    QVERIFY(after.wait());
    QCOMPARE(answers, 1);
}

void TestHostConnection::goneContextIsNotCalled()
{
    bool called = false;
    {
        QObject context;
        m_connection->run({"echo"}, &context, [&called](const auto &) { called = true; });
    }
    const Answered after(*m_connection, {"sleep 0.2"});
    QVERIFY(after.wait());
    QVERIFY(!called);
}

void TestHostConnection::endedBySignal()
{
    const Answered answered(*m_connection, {"kill -KILL $$"});
    QVERIFY(answered.wait());
    QVERIFY(!answered.result->ok());
    QCOMPARE(answered.result->error(), (Error{ErrorCode::CommandKilled, {}, "KILL"}));
    const Answered child(*m_connection, {"sh -c 'kill -KILL $$'; echo $?"});
    QVERIFY(child.wait());
    QCOMPARE((*child.result)->out, QByteArray("137\n"));
}

void TestHostConnection::outputLimitIsKept()
{
    RemoteCommand command{"yes | head -c 100000"};
    command.outputLimit = 100'000;
    const Answered fits(*m_connection, command);
    QVERIFY(fits.wait());
    QVERIFY(fits.result->ok());
    command.script = "yes";
    const Answered tooMuch(*m_connection, command);
    QVERIFY(tooMuch.wait());
    QCOMPARE(tooMuch.code(), ErrorCode::OutputTooLarge);
}

void TestHostConnection::backgroundChildHoldsNothingUp()
{
    QElapsedTimer clock;
    clock.start();
    const Answered answered(*m_connection, {"sleep 20 & echo started"});
    QVERIFY(answered.wait());
    QVERIFY(clock.elapsed() < 5000);
    QCOMPARE((*answered.result)->out, QByteArray("started\n"));
}

void TestHostConnection::streamTalks()
{
    const auto stream = m_connection->openStream(
        {"while read -r line; do echo \"<$line>\"; [ \"$line\" = end ] && exit 7; done",
         "first\n"});
    QByteArray received;
    std::optional<Result<CommandOutput>> result;
    connect(stream.get(), &RemoteStream::received, this,
            [&](const QByteArray &out) { received += out; });
    connect(stream.get(), &RemoteStream::finished, this, [&](const auto &end) { result = end; });
    QTRY_COMPARE(received, QByteArray("<first>\n"));
    stream->write("second\n");
    QTRY_COMPARE(received, QByteArray("<first>\n<second>\n"));
    stream->write("end\n");
    QTRY_VERIFY(result.has_value());
    QCOMPARE((*result)->exitCode, 7);
}

void TestHostConnection::interpreterGetsItsScript()
{
    const auto stream = m_connection->openStream(
        {"$| = 1; print \"$ENV{LC_ALL}\\n\"; while (<STDIN>) { print \"[$_]\" }\n__END__\n", "a\n"},
        "perl");
    QByteArray received;
    connect(stream.get(), &RemoteStream::received, this,
            [&](const QByteArray &out) { received += out; });
    QTRY_COMPARE(received, QByteArray("C\n[a\n]"));
    stream->write("b\n");
    QTRY_COMPARE(received, QByteArray("C\n[a\n][b\n]"));
}

void TestHostConnection::missingInterpreterIs127()
{
    const auto stream = m_connection->openStream({"print 1"}, "no-such-interpreter");
    std::optional<Result<CommandOutput>> result;
    connect(stream.get(), &RemoteStream::finished, this, [&](const auto &end) { result = end; });
    QTRY_VERIFY(result.has_value());
    QVERIFY(result->ok());
    QCOMPARE((*result)->exitCode, 127);
}

/// What nobody takes is not fetched: the session thread stops reading, and memory stays small.
void TestHostConnection::slowOwnerHoldsTheStreamUp()
{
    const auto stream = m_connection->openStream({"yes | head -c 30000000"});
    qint64 total = 0;
    bool done = false;
    const quint64 before = m_connection->traffic().bytesReceived;
    QVERIFY(QTest::qWaitFor(
        [&] { return m_connection->traffic().bytesReceived > before + 1'000'000; }));
    connect(stream.get(), &RemoteStream::finished, this, [&](const auto &) { done = true; });
    connect(stream.get(), &RemoteStream::received, this, [&](const QByteArray &out) {
        if (total == 0) { // the owner is busy: nothing is taken for a while
            QElapsedTimer busy;
            for (busy.start(); busy.elapsed() < 1000;) {
            }
            QVERIFY(m_connection->traffic().bytesReceived < before + 10'000'000);
        }
        total += out.size();
    });
    QTRY_VERIFY_WITH_TIMEOUT(done, 30'000);
    QVERIFY(total > 20'000'000);
}

void TestHostConnection::samplesFlowBesideALongCommand()
{
    const auto stream = m_connection->openStream({"while read -r tick; do echo \"$tick\"; done"});
    QByteArray ticks;
    connect(stream.get(), &RemoteStream::received, this,
            [&](const QByteArray &out) { ticks += out; });
    const Answered slow(*m_connection, {"sleep 12; yes | head -c 5000000"});
    QElapsedTimer clock;
    clock.start();
    int asked = 0;
    while (clock.elapsed() < 4000) {
        const qint64 since = clock.elapsed();
        stream->write("x\n");
        ++asked;
        QTRY_COMPARE_WITH_TIMEOUT(ticks.size(), qsizetype(2 * asked), 10'000);
        QVERIFY(QTest::qWaitFor([&] { return clock.elapsed() >= since + 200; }, 1000));
    }
    QVERIFY(!slow.result);
    QVERIFY(slow.wait());
    QCOMPARE((*slow.result)->out.size(), qsizetype(5'000'000));
}

void TestHostConnection::destroyedStreamEndsItsProgram()
{
    const QString mark = m_server->file(u"stream-alive"_s);
    auto stream =
        m_connection->openStream({"trap 'rm -f " + mark.toUtf8() + "' EXIT TERM HUP PIPE; : > " +
                                  mark.toUtf8() + "; echo up; cat"});
    bool up = false;
    connect(stream.get(), &RemoteStream::received, this, [&] { up = true; });
    QTRY_VERIFY(up);
    QVERIFY(QFile::exists(mark));
    stream.reset();
    QTRY_VERIFY(!QFile::exists(mark));
}

void TestHostConnection::rekeyingIsNotNoticed()
{
    LoopbackSshd server({u"RekeyLimit 300K"_s});
    server.makeKey(u"key"_s);
    QVERIFY(server.start());
    HostConnection connection(server.parameters(u"key"_s));
    connection.open();
    const auto stream = connection.openStream({"cat"});
    QByteArray echoed;
    connect(stream.get(), &RemoteStream::received, this,
            [&](const QByteArray &out) { echoed += out; });
    const QByteArray bytes = QByteArray("0123456789abcdef").repeated(150'000);
    const Answered answered(connection, {"cat", bytes});
    for (int i = 0; i < 50; ++i)
        stream->write(QByteArray(1000, char('a' + i % 26)));
    QVERIFY(answered.wait(40'000));
    QVERIFY(answered.result->ok());
    QCOMPARE((*answered.result)->out, bytes);
    QTRY_COMPARE_WITH_TIMEOUT(echoed.size(), qsizetype(50'000), 20'000);
}

/// Open streams, a finished command and nothing to do: the session thread sleeps.
void TestHostConnection::idlingCostsNothing()
{
    const auto stream = m_connection->openStream({"echo up; cat"});
    bool up = false;
    connect(stream.get(), &RemoteStream::received, this, [&] { up = true; });
    QTRY_VERIFY(up);
    const Answered before(*m_connection, {"true"});
    QVERIFY(before.wait());
    const std::clock_t begin = std::clock();
    QElapsedTimer window;
    window.start();
    QVERIFY(QTest::qWaitFor([&] { return window.elapsed() > 3000; }, 10'000));
    QVERIFY(std::clock() - begin < CLOCKS_PER_SEC / 2); // of which the waiting itself is most
}

void TestHostConnection::shellsOfEveryKind_data()
{
    QTest::addColumn<QString>("force");
    const QString original = u"\"$SSH_ORIGINAL_COMMAND\""_s;
    QTest::newRow("noise before") << u"echo noise; echo more >&2; printf half; exec sh -c "_s +
                                         original;
    QTest::newRow("noise of 100 kB") << u"yes | head -c 100000; exec sh -c "_s + original;
    QTest::newRow("other language") << u"LC_ALL=ja_JP.UTF-8 exec sh -c "_s + original;
    QTest::newRow("restricted bash") << u"exec bash -r -c "_s + original;
    for (const char *shell : {"fish", "csh", "zsh", "mksh", "busybox ash"}) {
        const QString name = QString::fromLatin1(shell);
        if (!QStandardPaths::findExecutable(name.section(u' ', 0, 0)).isEmpty())
            QTest::newRow(shell) << u"exec "_s + name + u" -c "_s + original;
    }
}

void TestHostConnection::shellsOfEveryKind()
{
    QFETCH(QString, force);
    LoopbackSshd server({u"ForceCommand "_s + force});
    server.makeKey(u"key"_s);
    QVERIFY(server.start());
    HostConnection connection(server.parameters(u"key"_s));
    connection.open();
    const Answered answered(connection, {"cat; echo \"$LC_ALL\"; exit 4", "it's $x\n"});
    QVERIFY(answered.wait());
    QVERIFY(answered.result->ok());
    QCOMPARE((*answered.result)->out, QByteArray("it's $x\nC\n"));
    QCOMPARE((*answered.result)->exitCode, 4);
}

void TestHostConnection::unusableShells_data()
{
    QTest::addColumn<QString>("force");
    QTest::newRow("nologin") << u"echo 'This account is not available.'; exit 1"_s;
    QTest::newRow("false") << u"exec false"_s;
    QTest::newRow("exit 0 in .bashrc") << u"exit 0"_s;
    QTest::newRow("sftp only") << u"internal-sftp"_s;
    QTest::newRow("no sh") << u"exec no-such-shell"_s;
}

void TestHostConnection::unusableShells()
{
    QFETCH(QString, force);
    LoopbackSshd server({u"ForceCommand "_s + force});
    server.makeKey(u"key"_s);
    QVERIFY(server.start());
    HostConnection connection(server.parameters(u"key"_s));
    connection.open();
    const Answered answered(connection, {"echo here", {}, Privilege::Login, 5s});
    QVERIFY(answered.wait());
    QVERIFY(!answered.result->ok());
    QCOMPARE(answered.code(), ErrorCode::ShellUnusable);
    const auto stream = connection.openStream({"echo here"});
    std::optional<Result<CommandOutput>> ended;
    connect(stream.get(), &RemoteStream::finished, this, [&](const auto &end) { ended = end; });
    QTRY_VERIFY_WITH_TIMEOUT(ended.has_value(), 10'000);
    QCOMPARE(ended->error().code, ErrorCode::ShellUnusable);
}

QTEST_GUILESS_MAIN(TestHostConnection)
#include "tst_hostconnection.moc"
