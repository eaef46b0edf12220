// SPDX-License-Identifier: GPL-3.0-or-later
// The password goes to a sudo that asks and to nothing else; the script goes to root's shell and to
// nothing else.
#include "remote/ssh/sudostreams.h"
#include "tests/support/scriptedshell.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using Remote::ErrorCode;
using Remote::Privilege;
using Remote::RemoteStream;
using Remote::SudoStreams;

namespace
{

const QByteArray script = "echo \"$(id -u)\"; cat\n";
const Remote::RemoteCommand wanted{script, {}, Privilege::Root};

/// The far end of a stream that was opened with root's rights.
struct FarEnd {
    ScriptedStream *stream;
    QByteArray prompt;
    QByteArray token;
};

FarEnd farEnd(const ScriptedShell &shell)
{
    ScriptedStream *stream = shell.streams().last();
    static const QRegularExpression words(u"sudo -S -p ([0-9a-f]+) .*echo ([0-9a-f]+);"_s);
    const auto match = words.match(QString::fromUtf8(stream->command().script));
    return {stream, match.captured(1).toLatin1(), match.captured(2).toLatin1()};
}

/// What a stream ended with.
class Endings final
{
public:
    explicit Endings(RemoteStream &stream)
    {
        QObject::connect(&stream, &RemoteStream::finished, &stream,
                         [this](const Remote::Result<Remote::CommandOutput> &result) {
                             codes.append(result.error().code);
                         });
    }
    QList<ErrorCode> codes;
};

} // namespace

class TestSudoStreams final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsToTheLogin();
    void runsAsRoot();
    void needsNoPassword();
    void dropsABanner();
    void refused_data();
    void refused();
    void passesALostConnectionOn();
};

void TestSudoStreams::keepsToTheLogin()
{
    ScriptedShell shell;
    SudoStreams streams(shell);
    const auto before = streams.openStream(wanted);
    QCOMPARE(shell.streams().last()->command().script, script);
    streams.give(Remote::Secret("secret"));
    QVERIFY(streams.isGiven() && streams.canStream(Privilege::Root));
    const auto perl = streams.openStream(wanted, "perl");
    QCOMPARE(shell.streams().last()->command().script, script);
    const auto modest = streams.openStream({script});
    QCOMPARE(shell.streams().last()->command().script, script);
    streams.drop();
    const auto after = streams.openStream(wanted);
    QCOMPARE(shell.streams().last()->command().script, script);
    QVERIFY(!streams.canStream(Privilege::Root) && streams.canStream(Privilege::Login));
}

void TestSudoStreams::runsAsRoot()
{
    ScriptedShell shell;
    SudoStreams streams(shell);
    streams.give(Remote::Secret("secret"));
    const auto stream = streams.openStream(wanted);
    QSignalSpy out(stream.get(), &RemoteStream::received);
    QSignalSpy err(stream.get(), &RemoteStream::receivedError);
    const FarEnd far = farEnd(shell);
    QVERIFY(!far.prompt.isEmpty() && !far.token.isEmpty());
    QVERIFY(!far.stream->command().script.contains("secret"));
    QVERIFY(!far.stream->command().script.contains("id -u"));
    stream->write("early");
    QVERIFY(far.stream->written().isEmpty());
    far.stream->feedError("Lecture! " + far.prompt.left(8));
    QVERIFY(far.stream->written().isEmpty());
    far.stream->feedError(far.prompt.mid(8));
    QCOMPARE(far.stream->written(), QByteArray("secret\n"));
    far.stream->feed(far.token + "\n0\n");
    QCOMPARE(far.stream->written(), QByteArray("secret\n" + script + "early"));
    QVERIFY(err.isEmpty());
    QCOMPARE(out.size(), 1);
    QCOMPARE(out.first().first().toByteArray(), QByteArray("0\n"));
    stream->write("late");
    QVERIFY(far.stream->written().endsWith("earlylate"));
    far.stream->feedError(far.prompt); // a word like any other now
    QCOMPARE(err.size(), 1);
    QCOMPARE(far.stream->written().count("secret"), 1);
}

void TestSudoStreams::needsNoPassword()
{
    ScriptedShell shell;
    SudoStreams streams(shell);
    streams.give({});
    const auto stream = streams.openStream(wanted);
    const FarEnd far = farEnd(shell);
    far.stream->feed(far.token + '\n');
    QCOMPARE(far.stream->written(), script);
}

void TestSudoStreams::dropsABanner()
{
    ScriptedShell shell;
    SudoStreams streams(shell);
    streams.give({});
    const auto stream = streams.openStream(wanted);
    QSignalSpy out(stream.get(), &RemoteStream::received);
    const FarEnd far = farEnd(shell);
    far.stream->feed("Welcome to " + far.token.left(5));
    far.stream->feed("\n" + far.token);
    QVERIFY(far.stream->written().isEmpty());
    far.stream->feed("\n");
    QCOMPARE(far.stream->written(), script);
    QVERIFY(out.isEmpty());
}

void TestSudoStreams::refused_data()
{
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QByteArray>("says"); // P: the prompt
    QTest::addColumn<bool>("ends");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("wrong") << "secret"_ba
                           << "PSorry.\nP"_ba << false << ErrorCode::SudoPasswordWrong;
    QTest::newRow("none given") << ""_ba
                                << "P"_ba << false << ErrorCode::SudoPasswordNeeded;
    QTest::newRow("no terminal") << "secret"_ba
                                 << "sudo: a terminal is required\n"_ba << true
                                 << ErrorCode::SudoNeedsTerminal;
    QTest::newRow("not in sudoers")
        << "secret"_ba
        << "Padmin is not in the sudoers file.\n"_ba << true << ErrorCode::SudoNotAllowed;
    QTest::newRow("endless") << "secret"_ba << QByteArray(70000, 'x') << false
                             << ErrorCode::SudoNotAllowed;
}

void TestSudoStreams::refused()
{
    QFETCH(QByteArray, password);
    QFETCH(QByteArray, says);
    QFETCH(bool, ends);
    QFETCH(ErrorCode, code);
    ScriptedShell shell;
    SudoStreams streams(shell);
    streams.give(Remote::Secret(password));
    const auto stream = streams.openStream(wanted);
    Endings endings(*stream);
    const FarEnd far = farEnd(shell);
    far.stream->feedError(says.replace('P', far.prompt));
    if (ends)
        far.stream->finish(ScriptedShell::output({}, 1));
    QCOMPARE(endings.codes, QList<ErrorCode>{code});
    QVERIFY(!far.stream->written().contains("id -u"));
    QVERIFY(!streams.isGiven()); // the next one does without
    const auto next = streams.openStream(wanted);
    QCOMPARE(shell.streams().last()->command().script, script);
}

void TestSudoStreams::passesALostConnectionOn()
{
    ScriptedShell shell;
    SudoStreams streams(shell);
    streams.give({});
    const auto stream = streams.openStream(wanted);
    Endings endings(*stream);
    shell.streams().last()->finish(Remote::Error{ErrorCode::OutcomeUnknown, {}, {}});
    QCOMPARE(endings.codes, QList<ErrorCode>{ErrorCode::OutcomeUnknown});
    QVERIFY(streams.isGiven());
}

QTEST_GUILESS_MAIN(TestSudoStreams)
#include "tst_sudostreams.moc"
