// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/checks/checkrunner.h"
#include "remote/checks/probescript.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Remote;
using namespace Qt::StringLiterals;

namespace
{

constexpr char marker[] = "0123456789abcdef";

/// The probe of the check under test.
QByteArray probeText;

Check checkOf(const char *id)
{
    return {.id = id,
            .title = "",
            .what = "",
            .why = "",
            .icon = "",
            .probe = [] { return probeText; },
            .evaluate = [](const ProbeResult &) { return Finding{}; },
            .plan = nullptr};
}

struct Output {
    QByteArray out;
    QByteArray err;
};

Output runWith(const QStringList &shell, const QByteArray &script)
{
    QProcess process;
    process.start(shell.first(), shell.mid(1) + QStringList{u"-s"_s});
    process.write(script);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000))
        qFatal("%s does not end", qPrintable(shell.first()));
    return {process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

/// The framing meets real shells.
class TestProbeScript final : public QObject
{
    Q_OBJECT
private:
    ProbeResult run(const QByteArray &text)
    {
        QFETCH_GLOBAL(QStringList, shell);
        probeText = text;
        const Check check = checkOf("item");
        const Output output = runWith(shell, probeScript({&check}, marker));
        return parseProbeOutput(output.out, output.err, marker).value("item");
    }

private Q_SLOTS:
    void initTestCase_data();
    void everyByteSurvives();
    void exitCodesAndErrors();
    void longOutputIsCut();
    void aCommandThatHangsIsEnded();
    void fakeMarksAreContent();
    void filesAreReadAsTheyAre();
    void inputIsNotEaten();
    void sectionsAreShared();
    void cutOutputGivesWholeSectionsOnly();
    void surroundingsDoNotMatter();
    void plansAreBoundToTheMachine();
};

void TestProbeScript::initTestCase_data()
{
    QTest::addColumn<QStringList>("shell");
    QTest::newRow("dash") << QStringList{u"/bin/dash"_s};
    QTest::newRow("bash") << QStringList{u"/bin/bash"_s};
    QTest::newRow("bash, as sh") << QStringList{u"/bin/bash"_s, u"--posix"_s};
    const QString busybox = QStandardPaths::findExecutable(u"busybox"_s);
    if (!busybox.isEmpty())
        QTest::newRow("busybox") << QStringList{busybox, u"sh"_s};
}

void TestProbeScript::everyByteSurvives()
{
    QTemporaryDir folder;
    QByteArray all;
    for (int byte = 0; byte < 256; ++byte)
        all.append(char(byte));
    for (const QByteArray &bytes : {all, QByteArray(), QByteArray("\n\n\n"), QByteArray("a"),
                                    QByteArray("%s\\n $(x) `y` 'z'\n\n"), QByteArray(all + all)}) {
        QFile file(folder.filePath(u"bytes"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        const auto probe = run(sectionLine("bytes", {"cat", file.fileName().toUtf8()}));
        QVERIFY(probe.has("bytes"));
        QCOMPARE(probe.section("bytes").out, bytes);
        QCOMPARE(probe.section("bytes").exitCode, 0);
    }
}

void TestProbeScript::exitCodesAndErrors()
{
    const auto probe =
        run(shellSection("three", "echo out; echo err >&2; exit 3") +
            sectionLine("missing", {"no-such-command"}) + sectionLine("denied", {"/etc/passwd"}) +
            shellSection("killed", "kill -9 $$") + sectionLine("last", {"true"}));
    QCOMPARE(probe.section("three").exitCode, 3);
    QCOMPARE(probe.section("three").out, "out\n");
    QCOMPARE(probe.section("three").err, "err\n");
    QCOMPARE(probe.section("missing").exitCode, 127);
    QCOMPARE(probe.section("denied").exitCode, 126);
    QVERIFY(probe.section("killed").exitCode != 0);
    QCOMPARE(probe.section("last").exitCode, 0);
    QVERIFY(probe.section("last").err.isEmpty());
}

void TestProbeScript::longOutputIsCut()
{
    const auto probe = run(shellSection("long", "head -c 300000 /dev/zero | tr '\\0' x") +
                           shellSection("loud", "head -c 300000 /dev/zero | tr '\\0' y >&2") +
                           sectionLine("next", {"echo", "next"}));
    QCOMPARE(probe.section("long").out, QByteArray(probeLimit, 'x'));
    QCOMPARE(probe.section("loud").err, QByteArray(errorLimit, 'y'));
    QCOMPARE(probe.section("next").out, "next\n");
}

void TestProbeScript::aCommandThatHangsIsEnded()
{
    probeText = sectionLine("hangs", {"sleep", "1000"}) + sectionLine("next", {"echo", "next"});
    const Check check = checkOf("item");
    QByteArray script = probeScript({&check}, marker);
    script.replace(QByteArray("timeout -k 1 " + QByteArray::number(probeSeconds)),
                   "timeout -k 1 1");
    QFETCH_GLOBAL(QStringList, shell);
    const Output output = runWith(shell, script);
    const auto probe = parseProbeOutput(output.out, output.err, marker).value("item");
    QVERIFY(probe.section("hangs").exitCode != 0);
    QCOMPARE(probe.section("next").out, "next\n");
}

void TestProbeScript::fakeMarksAreContent()
{
    // A file written by somebody who knows the form of the marks, but not this one's.
    const QByteArray fake = "\nffffffffffffffff code 0\n\nffffffffffffffff out item evil\nevil\n";
    const auto probe = run(sectionLine("file", {"printf", "%s", fake}));
    QCOMPARE(probe.section("file").out, fake);
    QCOMPARE(probe.sections.size(), 1);
}

void TestProbeScript::filesAreReadAsTheyAre()
{
    QTemporaryDir folder;
    const auto path = [&](const char *name) { return folder.filePath(QLatin1StringView(name)); };
    QFile file(path("it's a file"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("no newline at the end");
    file.close();
    QVERIFY(QFile::link(file.fileName(), path("link")));
    QVERIFY(QFile::link(path("nowhere"), path("dangling")));
    const auto probe = run(fileSection("file", file.fileName().toUtf8()) +
                           fileSection("link", path("link").toUtf8()) +
                           fileSection("dangling", path("dangling").toUtf8()) +
                           fileSection("absent", path("absent").toUtf8()) +
                           fileSection("folder", folder.path().toUtf8()));
    QCOMPARE(probedFile(probe, "file").state, ProbedFile::State::Present);
    QCOMPARE(probedFile(probe, "file").bytes, "no newline at the end");
    QVERIFY(probedFile(probe, "file").isEditable());
    QCOMPARE(probedFile(probe, "link").state, ProbedFile::State::Present);
    QVERIFY(!probedFile(probe, "link").isEditable());
    QCOMPARE(probedFile(probe, "dangling").state, ProbedFile::State::Unreadable);
    QCOMPARE(probedFile(probe, "absent").state, ProbedFile::State::Absent);
    QVERIFY(probedFile(probe, "absent").isEditable());
    QVERIFY(!probedFile(probe, "absent").content().has_value());
    QCOMPARE(probedFile(probe, "folder").state, ProbedFile::State::Unreadable);
    QCOMPARE(probedFile(probe, "never asked").state, ProbedFile::State::Unreadable);
}

void TestProbeScript::inputIsNotEaten()
{
    // The script itself is on standard input: a probe that reads must not swallow the rest.
    const auto probe = run(sectionLine("reads", {"cat"}) + sectionLine("next", {"echo", "next"}));
    QCOMPARE(probe.section("reads").out, "");
    QCOMPARE(probe.section("next").out, "next\n");
}

void TestProbeScript::sectionsAreShared()
{
    QTemporaryDir folder;
    const QByteArray counter = folder.filePath(u"count"_s).toUtf8();
    probeText = shellSection("shared", "echo x >>\"$1\"; echo found", {counter});
    const Check first = checkOf("first");
    const Check second = checkOf("second");
    QFETCH_GLOBAL(QStringList, shell);
    const Output output = runWith(shell, probeScript({&first, &second}, marker));
    const auto probes = parseProbeOutput(output.out, output.err, marker);
    QCOMPARE(probes.value("first").section("shared").out, "found\n");
    QCOMPARE(probes.value("second").section("shared").out, "found\n");
    QFile file(QString::fromUtf8(counter));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "x\n");
}

void TestProbeScript::cutOutputGivesWholeSectionsOnly()
{
    probeText = sectionLine("one", {"echo", "1"}) + sectionLine("two", {"echo", "2"});
    const Check check = checkOf("item");
    QFETCH_GLOBAL(QStringList, shell);
    const QByteArray whole = runWith(shell, probeScript({&check}, marker)).out;
    for (qsizetype size = 0; size <= whole.size(); ++size) {
        const auto probe = parseProbeOutput(whole.left(size), {}, marker).value("item");
        for (auto it = probe.sections.begin(); it != probe.sections.end(); ++it) {
            QCOMPARE(it->out, it.key() == "one" ? "1\n" : "2\n");
            QCOMPARE(it->exitCode, 0);
        }
    }
    QCOMPARE(parseProbeOutput(whole, {}, marker).value("item").sections.size(), 2);
}

void TestProbeScript::surroundingsDoNotMatter()
{
    // A shell that stops at errors and at unset names, and a language that translates messages.
    QFETCH_GLOBAL(QStringList, shell);
    probeText = sectionLine("fails", {"false"}) + shellSection("locale", "echo \"$LC_ALL\"") +
                sectionLine("next", {"echo", "next"});
    const Check check = checkOf("item");
    const Output output = runWith(shell, "LC_ALL=ja_JP.UTF-8 LANG=ja_JP.UTF-8; set -eu\n" +
                                             probeScript({&check}, marker));
    const auto probe = parseProbeOutput(output.out, output.err, marker).value("item");
    QCOMPARE(probe.section("fails").exitCode, 1);
    QCOMPARE(probe.section("locale").out, "C\n");
    QCOMPARE(probe.section("next").out, "next\n");
}

void TestProbeScript::plansAreBoundToTheMachine()
{
    QFile file(u"/etc/machine-id"_s);
    const QByteArray machine =
        file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
    const ProbeResult probe = run(sectionLine("one", {"true"}));
    QCOMPARE(probe.machineId, machine);
    Check check = checkOf("item");
    check.plan = [](const ProbeResult &, const PlanSettings &) -> Result<ChangePlan> {
        return ChangePlan();
    };
    ProbeResult other;
    other.machineId = "0123456789abcdef0123456789abcdef";
    const auto plan = boundPlan(check, other, {});
    QVERIFY(plan.ok());
    QCOMPARE(plan->machineId, other.machineId);
}

QTEST_GUILESS_MAIN(TestProbeScript)
#include "tst_probescript.moc"
