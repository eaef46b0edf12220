// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkfixture.h"
#include "remote/checks/checkrunner.h"
#include "remote/checks/proberecord.h"

#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Remote;
using namespace Qt::StringLiterals;

/// What holds for every item, and each status of each item on recorded servers.
class TestCheckCatalog final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rowsAreComplete();
    void probesParse_data();
    void probesParse();
    void resultsLeadToTheirSource();
    void equalNamesMeanEqualCommands();
    void probesDoNotWrite();
    void everyStatus_data();
    void everyStatus();
    void everyStatusIsReached();
    void statusAndPlanAgree_data();
    void statusAndPlanAgree();
    void nothingSeenIsUnknown();
    void hostileOutputIsBorne_data();
    void hostileOutputIsBorne();
};

namespace
{

// Instead of running a section, this parses its script, or prints its name and command.
constexpr char parseOnly[] = "section() { shift; if [ \"$1 $2\" = 'sh -c' ]; then "
                             "printf '%s\\n' \"$3\" | $shell -n || exit 9; fi; }\n";
constexpr char printOnly[] = "section() { printf '%s\\0' \"$*\"; }\n";

QByteArray runShell(const QStringList &shell, const QByteArray &script, int *exitCode = nullptr)
{
    QProcess process;
    process.start(shell.first(), shell.mid(1) + QStringList{u"-s"_s});
    process.write(script);
    process.closeWriteChannel();
    if (!process.waitForFinished())
        qFatal("%s does not end", qPrintable(shell.first()));
    if (exitCode)
        *exitCode = process.exitCode();
    return process.readAllStandardOutput();
}

struct Recorded {
    const char *item;
    const char *fixture;
    CheckStatus status;
};

const QList<Recorded> &recordings()
{
    using enum CheckStatus;
    static const QList<Recorded> list{
        {"swap", "container-swapped", Pass},
        {"swap", "container-small", Partial},
        {"swap", "container-listed", Partial},
        {"swap", "container-open", Partial},
        {"swap", "container-root", Fail},
        {"swap", "container-default60", Fail},
        {"swap", "vm-admin", Fail},
        {"swap", "vm-plain", Fail},
        {"swap", "container-nocap", NotApplicable},
        {"swap", "container-noproc", Unknown},
        {"file-descriptors", "vm-applied", Pass},
        {"file-descriptors", "vm-admin", Partial},
        {"file-descriptors", "vm-plain", Partial},
        {"file-descriptors", "vm-lowhard", Fail},
        {"file-descriptors", "container-root", NotApplicable},
        {"file-descriptors", "container-noproc", Unknown},
        {"file-descriptors", "vm-applied-plain", Unknown},
    };
    return list;
}

void addRecordings()
{
    QTest::addColumn<QByteArray>("item");
    QTest::addColumn<QString>("fixture");
    QTest::addColumn<CheckStatus>("status");
    for (const Recorded &recording : recordings())
        QTest::addRow("%s on %s", recording.item, recording.fixture)
            << QByteArray(recording.item) << QString::fromLatin1(recording.fixture)
            << recording.status;
}

} // namespace

void TestCheckCatalog::rowsAreComplete()
{
    static const QRegularExpression form(u"\\A[a-z][a-z0-9]*(-[a-z0-9]+)*\\z"_s);
    QSet<QByteArray> ids;
    for (const Check &check : checkCatalog()) {
        QVERIFY(form.match(QString::fromLatin1(check.id)).hasMatch());
        QVERIFY2(!ids.contains(check.id), check.id);
        ids.insert(check.id);
        for (const char *text : {check.title, check.what, check.why, check.icon})
            QVERIFY2(text && *text, check.id);
        QVERIFY(QByteArray(check.what).endsWith('.') && QByteArray(check.why).endsWith('.'));
        QVERIFY(check.probe && check.evaluate);
        QCOMPARE(findCheck(check.id), &check);
    }
    QVERIFY(ids.contains("swap") && ids.contains("file-descriptors"));
    QVERIFY(!findCheck("no-such-item"));
}

void TestCheckCatalog::probesParse_data()
{
    QTest::addColumn<QStringList>("shell");
    QTest::newRow("dash") << QStringList{u"dash"_s};
    QTest::newRow("bash") << QStringList{u"bash"_s, u"--posix"_s};
}

void TestCheckCatalog::probesParse()
{
    QFETCH(QStringList, shell);
    for (const Check &check : checkCatalog()) {
        int exitCode = -1;
        runShell(shell + QStringList{u"-n"_s}, check.probe(), &exitCode);
        QCOMPARE(exitCode, 0);
        runShell(shell, "shell='" + shell.join(u' ').toUtf8() + "'\n" + parseOnly + check.probe(),
                 &exitCode);
        QCOMPARE(exitCode, 0);
    }
}

void TestCheckCatalog::resultsLeadToTheirSource()
{
    for (const Check &check : checkCatalog()) {
        const ProbeResult probe = recorded(u"vm-applied"_s, check.id);
        const QList<ProbeRecord> records = probeRecords(check, probe);
        QCOMPARE(records.size(), probe.sections.size());
        for (const ProbeRecord &record : records) {
            QVERIFY2(!record.command.isEmpty() || record.name.startsWith("drop-in:/"),
                     record.name.constData());
            QCOMPARE(record.exitCode, probe.section(record.name).exitCode);
            QVERIFY(record.output.size() <= 4096);
            QProcess tool;
            tool.start(u"sha256sum"_s, QStringList());
            tool.write(probe.section(record.name).out);
            tool.closeWriteChannel();
            QVERIFY(tool.waitForFinished());
            QCOMPARE(record.sha256, tool.readAllStandardOutput().left(64));
        }
    }
    // One that was not answered is left out, and a long output is cut.
    ProbeResult probe = with({}, "swapon", QByteArray(10'000, 'x'));
    const QList<ProbeRecord> records = probeRecords(*findCheck("swap"), probe);
    QCOMPARE(records.size(), 1);
    QVERIFY(records.first().command.startsWith("swapon") ||
            records.first().command.startsWith("'swapon'"));
    QCOMPARE(records.first().output.size(), 4096);
}

void TestCheckCatalog::equalNamesMeanEqualCommands()
{
    // The script runs a command that two items ask for once, and tells them apart by the name.
    QMap<QByteArray, QByteArray> commands;
    for (const Check &check : checkCatalog()) {
        for (const QByteArray &line : runShell({u"sh"_s}, printOnly + check.probe()).split('\0')) {
            const QByteArray name = line.left(line.indexOf(' '));
            QVERIFY2(!commands.contains(name) || commands.value(name) == line, name.constData());
            commands.insert(name, line);
        }
    }
}

void TestCheckCatalog::probesDoNotWrite()
{
    static const QRegularExpression harmless(u"[0-9]?>&[0-9-]|[0-9]?>/dev/null"_s);
    static const QRegularExpression writers(
        u"\\b(tee|touch|mkdir|rm|mv|cp|ln|dd|chmod|chown|mkswap|swapoff|truncate|fallocate|mktemp)"
        "\\b|sysctl -w|sysctl -p|daemon-reload|prlimit|swapon(?!' '--show)"_s);
    for (const Check &check : checkCatalog()) {
        QString text = QString::fromUtf8(check.probe());
        text.remove(u"'swapon' 'swapon' '--show=NAME,TYPE,SIZE,USED,PRIO'"_s);
        text.remove(u"section swapon"_s).remove(u"'swapon' '--show"_s);
        text.remove(harmless);
        QVERIFY2(!text.contains(u'>'), check.id);
        const auto match = writers.match(text);
        QVERIFY2(!match.hasMatch(), qPrintable(match.captured()));
    }
}

void TestCheckCatalog::everyStatus_data()
{
    addRecordings();
}

void TestCheckCatalog::everyStatus()
{
    QFETCH(QByteArray, item);
    QFETCH(QString, fixture);
    QFETCH(CheckStatus, status);
    const Check *check = findCheck(item);
    QVERIFY(check);
    const Finding finding = check->evaluate(recorded(fixture, item));
    QCOMPARE(finding.status, status);
    QVERIFY(!finding.summary.isEmpty());
    QVERIFY(!finding.evidence.isEmpty());
    for (const Evidence &evidence : finding.evidence) {
        QVERIFY(*evidence.name);
        QVERIFY(!evidence.value.isEmpty());
        QVERIFY2(!evidence.source.isEmpty(), evidence.name);
    }
    if (status == CheckStatus::Pass) {
        for (const Evidence &evidence : finding.evidence)
            QVERIFY2(evidence.satisfied, evidence.name);
    }
}

void TestCheckCatalog::everyStatusIsReached()
{
    for (const Check &check : checkCatalog()) {
        QSet<int> reached;
        for (const Recorded &recording : recordings()) {
            if (qstrcmp(recording.item, check.id) == 0)
                reached.insert(int(recording.status));
        }
        QCOMPARE(reached.size(), 5);
    }
}

void TestCheckCatalog::statusAndPlanAgree_data()
{
    addRecordings();
}

void TestCheckCatalog::statusAndPlanAgree()
{
    QFETCH(QByteArray, item);
    QFETCH(QString, fixture);
    QFETCH(CheckStatus, status);
    const Check *check = findCheck(item);
    const ProbeResult probe = recorded(fixture, item);
    const auto plan = check->plan(probe, {});
    switch (status) {
    case CheckStatus::Pass:
        QCOMPARE(plan.error().code, ErrorCode::NothingToDo);
        break;
    case CheckStatus::Partial:
    case CheckStatus::Fail:
        QVERIFY2(plan.ok(), plan.ok() ? "" : plan.error().detail.constData());
        QVERIFY(!plan->steps.isEmpty());
        QVERIFY(!plan->risk.isEmpty());
        QVERIFY(!plan->verify.isEmpty());
        QVERIFY(!check->evaluate(probe).effect.isEmpty());
        break;
    case CheckStatus::NotApplicable:
        QCOMPARE(plan.error().code, ErrorCode::PremiseMissing);
        break;
    case CheckStatus::Unknown:
        QVERIFY(!plan.ok());
        break;
    }
}

void TestCheckCatalog::nothingSeenIsUnknown()
{
    for (const Check &check : checkCatalog()) {
        QCOMPARE(check.evaluate(ProbeResult{}).status, CheckStatus::Unknown);
        QVERIFY(!check.plan(ProbeResult{}, {}).ok());
        // The server answered, but every single command failed.
        ProbeResult failed = recorded(u"container-root"_s, check.id);
        for (ProbeSection &section : failed.sections)
            section = {127, {}, "not found"};
        QCOMPARE(check.evaluate(failed).status, CheckStatus::Unknown);
        QVERIFY(!check.plan(failed, {}).ok());
    }
}

void TestCheckCatalog::hostileOutputIsBorne_data()
{
    QTest::addColumn<QByteArray>("garbage");
    QTest::newRow("binary") << QByteArray("\0\xff\x1b[2J\x07\n\0=\n", 11);
    QTest::newRow("huge numbers") << QByteArray(
        "999999999999999999999999 999999999999999999999 3\n");
    QTest::newRow("negative") << QByteArray("-1 -1 -1\n-9223372036854775808 x y\n");
    QTest::newRow("blank lines") << QByteArray(5000, '\n');
    QTest::newRow("equals") << QByteArray(
        "=\n==\nId=\nId==\nMainPID=-5\n\nMainPID=1\nId=$(reboot)\n");
    QTest::newRow("fstab") << QByteArray(
        "a b swap\n# x\n/ / swap sw,noauto\nUUID=;reboot none swap\n");
    QTest::newRow("one long line") << QByteArray(70000, ' ') + "x";
    QTest::newRow("quotes") << QByteArray("/';reboot;' file 1048576 0 -2\n");
    QTest::newRow("paths") << QByteArray(
        "/a.conf:1:vm.swappiness=10\n/../x.conf:99999999999:y\n:::\n");
}

void TestCheckCatalog::hostileOutputIsBorne()
{
    QFETCH(QByteArray, garbage);
    QSet<QByteArray> scripts;
    for (const Check &check : checkCatalog()) {
        for (const char *fixture : {"container-root", "vm-admin", "container-swapped"}) {
            const ProbeResult good = recorded(QString::fromLatin1(fixture), check.id);
            for (auto it = good.sections.begin(); it != good.sections.end(); ++it) {
                for (const int exitCode : {0, 1}) {
                    const auto probe = with(good, it.key(), garbage, exitCode);
                    check.evaluate(probe);
                    const auto plan = check.plan(probe, {});
                    if (!plan.ok())
                        continue;
                    for (const ChangeStep &step : plan->steps)
                        scripts.insert(step.apply + step.undo + step.validate);
                    scripts.insert(plan->preflight + plan->verify);
                }
            }
        }
    }
    // Whatever was read, each fragment still is a script, and starts nothing of the server's.
    for (const QByteArray &text : std::as_const(scripts)) {
        int code = -1;
        runShell({u"dash"_s, u"-n"_s}, text, &code);
        QVERIFY2(code == 0, text.constData());
        QVERIFY2(!text.contains("\nreboot"), text.constData());
    }
}

QTEST_GUILESS_MAIN(TestCheckCatalog)
#include "tst_checkcatalog.moc"
