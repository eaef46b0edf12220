// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/framing.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace Remote;
using namespace Qt::StringLiterals;

/// How scripts travel, tried with the shells of this computer.
class TestFraming final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyShellRunsTheScript_data() { shells(); }
    void everyShellRunsTheScript();
    void aScriptCutShortDoesNothing_data() { shells(); }
    void aScriptCutShortDoesNothing();
    void inputFollowsTheGreeting_data() { shells(); }
    void inputFollowsTheGreeting();
    void noiseIsDroppedHoweverItIsCut();
    void endIsFoundBehindLookalikes();

private:
    static void shells();
    struct Said {
        QByteArray out;
        QByteArray err;
        int status = -1;
    };
    static Said feed(const QStringList &shell, const QByteArray &text);
};

void TestFraming::shells()
{
    QTest::addColumn<QStringList>("shell");
    for (const QStringList &shell : {QStringList{u"sh"_s},
                                     {u"dash"_s},
                                     {u"bash"_s},
                                     {u"mksh"_s},
                                     {u"zsh"_s, u"--emulate"_s, u"sh"_s},
                                     {u"busybox"_s, u"ash"_s}}) {
        if (!QStandardPaths::findExecutable(shell[0]).isEmpty())
            QTest::newRow(qPrintable(shell.join(u' '))) << shell;
    }
}

TestFraming::Said TestFraming::feed(const QStringList &shell, const QByteArray &text)
{
    QProcess process;
    process.start(shell[0], shell.mid(1));
    process.write(text);
    process.closeWriteChannel();
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.readAllStandardOutput(), process.readAllStandardError(), process.exitCode()};
}

void TestFraming::everyShellRunsTheScript()
{
    QFETCH(QStringList, shell);
    const QByteArray script =
        "# it's \"quoted\"\nprintf 'é%s\\n' \"$LC_ALL\"\ncat <<'X'\n$x `y`\nX\n"
        "echo oops >&2\nexit 3";
    const Said said = feed(shell, wrappedScript(script, "TOKEN"));
    QCOMPARE(said.status, 3);
    QCOMPARE(said.out, QByteArray("\nTOKEN\néC\n$x `y`\n\nTOKEN.\n"));
    QCOMPARE(said.err, QByteArray("\nTOKEN\noops\n\nTOKEN.\n"));
}

void TestFraming::aScriptCutShortDoesNothing()
{
    QFETCH(QStringList, shell);
    const QByteArray text = wrappedScript("echo one\necho two", "TOKEN");
    // Without its last byte it is still whole: the newline ends nothing.
    for (qsizetype size = 0; size < text.size() - 2; size += size < 150 ? 7 : 1)
        QCOMPARE(feed(shell, text.left(size)).out, QByteArray());
}

void TestFraming::inputFollowsTheGreeting()
{
    QFETCH(QStringList, shell);
    QProcess process;
    process.start(shell[0], shell.mid(1));
    process.write(wrappedScript("read -r a\necho \"<$a>\"\ncat", "TOKEN"));
    QByteArray out;
    while (!out.contains("\nTOKEN\n") && process.waitForReadyRead())
        out += process.readAllStandardOutput();
    process.write("first\nsecond\nexit 9\n");
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    QCOMPARE(out + process.readAllStandardOutput(),
             QByteArray("\nTOKEN\n<first>\nsecond\nexit 9\n\nTOKEN.\n"));
}

void TestFraming::noiseIsDroppedHoweverItIsCut()
{
    const QByteArray all = "Welcome\nTOKEN without line\n\nTOKEN\nown\nTOKEN\n";
    for (qsizetype cut = 0; cut <= all.size(); ++cut) {
        FrameReader reader("TOKEN");
        QByteArray own = reader.feed(all.left(cut));
        own += reader.feed(all.mid(cut));
        QCOMPARE(own, QByteArray("own\nTOKEN\n"));
        QCOMPARE(reader.noise(), QByteArray("Welcome\nTOKEN without line\n"));
    }
    FrameReader silent("TOKEN");
    QCOMPARE(silent.feed(QByteArray(1'000'000, 'x')), QByteArray());
    QVERIFY(!silent.hasBegun());
    QVERIFY(silent.noise().size() <= 2000);
}

void TestFraming::endIsFoundBehindLookalikes()
{
    QVERIFY(!findFrameEnd("a\nTOKEN\n", "TOKEN"));
    QCOMPARE(findFrameEnd("\nTOKEN.\nb\nTOKEN.\n", "TOKEN").value_or(-1), qsizetype(9));
}

QTEST_GUILESS_MAIN(TestFraming)
#include "tst_framing.moc"
