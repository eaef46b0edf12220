// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkfixture.h"
#include "remote/checks/descriptorfacts.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Remote;
using namespace Qt::StringLiterals;

namespace
{

ProbeResult server(const char *fixture = "vm-admin")
{
    return recorded(QString::fromLatin1(fixture), "file-descriptors");
}

/// A unit as `systemctl show` and /proc/PID/limits tell of it.
QByteArray unit(const QByteArray &id, const QByteArray &atStart, const QByteArray &running,
                const QByteArray &more = {})
{
    const qsizetype blank = atStart.indexOf(' ');
    return "MainPID=4242\nLimitNOFILE=" + atStart.mid(blank + 1) +
           "\nLimitNOFILESoft=" + atStart.left(blank) + "\nId=" + id + "\nLimits=" + running +
           "\nCapBnd=000001ffffffffff\n" + more + '\n';
}

ProbeResult withUnits(const QByteArray &units)
{
    return with(server("vm-applied"), "units", "systemd=yes\n\n" + units);
}

constexpr char good[] = "65536 524288";

const ChangeStep *fileStep(const ChangePlan &plan, const QByteArray &path)
{
    for (const ChangeStep &step : plan.steps) {
        if (step.file && step.file->path == path)
            return &step;
    }
    return nullptr;
}

QByteArray dropIn(const ChangePlan &plan, const QByteArray &name)
{
    const auto *step = fileStep(plan, "/etc/systemd/system/" + name + ".d/50-clawtune-limits.conf");
    return step ? step->file->after.value_or("") : QByteArray();
}

} // namespace

class TestFileDescriptors final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void factsOfARealServer();
    void limitsOfUnits_data();
    void limitsOfUnits();
    void nothingIsLowered();
    void nginxRaisesItself();
    void nearlyFullFails();
    void containersAreEvidence();
    void containersUnseenAreUnknown();
    void sessions();
    void olderSessionsAreTold();
    void laterLinesAreNotFoughtWith();
    void hardLinesOnlyWhereTheyWork();
    void withoutTheRightToRaise();
    void fileMaxOnlyGrows();
    void withoutSystemd();
    void planOfARealServer();
    void ourFileKeepsOtherUsers();
    void settingsAreRefused();
    void fragmentsParse();
};

void TestFileDescriptors::factsOfARealServer()
{
    const DescriptorFacts facts = descriptorFacts(server());
    QVERIFY(facts.hasSystemd && facts.targetsKnown && facts.limitsKnown && facts.containersKnown);
    QCOMPARE(facts.who.user, "admin");
    QCOMPARE(facts.who.uid, 0);
    QCOMPARE(facts.who.loginUid, 1000);
    QCOMPARE(facts.usesPam, true);
    QCOMPARE(facts.mayRaise, true);
    QCOMPARE(facts.perProcessMax, 1048576);
    QCOMPARE(facts.fileMax, noLimit);
    QStringList names;
    for (const LimitTarget &target : facts.targets)
        names.append(QString::fromLatin1(target.unit));
    names.sort();
    // sshd.service is another name of ssh.service and is not counted twice.
    QCOMPARE(names, (QStringList{u"containerd.service"_s, u"docker.service"_s, u"nginx.service"_s,
                                 u"postgresql@15-main.service"_s, u"ssh.service"_s}));
    for (const LimitTarget &target : facts.targets) {
        QVERIFY(target.running && target.atStart && target.pid > 0 && target.open);
        const bool isDocker = target.unit.startsWith("docker");
        // Debian's own unit files: docker 1048576, containerd infinity, the others the default.
        if (isDocker)
            QCOMPARE(target.atStart->soft, 1048576);
        else if (target.unit.startsWith("containerd"))
            QCOMPARE(target.atStart->soft, noLimit);
        else
            QCOMPARE(target.atStart->soft, 1024);
    }
    // The session is that of the login, not of the root shell behind sudo.
    QCOMPARE(facts.session->soft, 1024);
}

void TestFileDescriptors::limitsOfUnits_data()
{
    QTest::addColumn<QByteArray>("atStart");
    QTest::addColumn<QByteArray>("running");
    QTest::addColumn<CheckStatus>("status");
    using enum CheckStatus;
    QTest::newRow("good") << QByteArray(good) << QByteArray(good) << Pass;
    QTest::newRow("more") << QByteArray("infinity infinity") << QByteArray("1048576 1048576")
                          << Pass;
    QTest::newRow("just enough") << QByteArray("65536 65536") << QByteArray("65536 65536") << Pass;
    QTest::newRow("soft") << QByteArray("1024 524288") << QByteArray("1024 524288") << Partial;
    QTest::newRow("prlimit only") << QByteArray("1024 524288") << QByteArray(good) << Partial;
    QTest::newRow("restart pending") << QByteArray(good) << QByteArray("1024 524288") << Partial;
    QTest::newRow("hard") << QByteArray("1024 4096") << QByteArray("1024 4096") << Fail;
    QTest::newRow("hard, running") << QByteArray(good) << QByteArray("1024 65535") << Fail;
    QTest::newRow("hard, next start") << QByteArray("1024 4096") << QByteArray(good) << Fail;
    QTest::newRow("not readable") << QByteArray(good) << QByteArray() << Unknown;
    QTest::newRow("not said") << QByteArray("x y") << QByteArray(good) << Unknown;
}

void TestFileDescriptors::limitsOfUnits()
{
    QFETCH(QByteArray, atStart);
    QFETCH(QByteArray, running);
    QFETCH(CheckStatus, status);
    const auto probe = withUnits(unit("ssh.service", atStart, running));
    QCOMPARE(evaluateDescriptors(probe).status, status);
    const auto plan = planDescriptors(probe, {});
    if (status == CheckStatus::Partial || status == CheckStatus::Fail)
        QVERIFY(plan.ok());
    if (status == CheckStatus::Pass)
        QCOMPARE(plan.error().code, ErrorCode::NothingToDo);
}

void TestFileDescriptors::nothingIsLowered()
{
    const auto plan =
        planDescriptors(withUnits(unit("docker.service", "1024 1048576", "1024 1048576") +
                                  unit("containerd.service", "2048 infinity", "2048 1048576") +
                                  unit("ssh.service", "1024 4096", "100 4096")),
                        {});
    QVERIFY(plan.ok());
    QVERIFY(dropIn(*plan, "docker.service").endsWith("\nLimitNOFILE=65536:1048576\n"));
    QVERIFY(dropIn(*plan, "containerd.service").endsWith("\nLimitNOFILE=65536:infinity\n"));
    QVERIFY(dropIn(*plan, "ssh.service").endsWith("\n[Service]\nLimitNOFILE=65536:524288\n"));
    QByteArray sh;
    for (const ChangeStep &step : plan->steps)
        sh += step.apply;
    QVERIFY(sh.contains("--nofile=65536:1048576"));
    QVERIFY(sh.contains("--nofile=65536:524288"));
    QVERIFY(!sh.contains("infinity")); // prlimit(1) could, but the kernel refuses above nr_open
    // Nothing above fs.nr_open: such a login or start would fail.
    const auto low = planDescriptors(
        with(withUnits(unit("ssh.service", "1024 4096", "1024 4096")), "nr-open", "100000\n"), {});
    QVERIFY(dropIn(*low, "ssh.service").endsWith("\nLimitNOFILE=65536:100000\n"));
    QCOMPARE(evaluateDescriptors(with(withUnits(unit("ssh.service", "1024 4096", "1024 4096")),
                                      "nr-open", "4096\n"))
                 .status,
             CheckStatus::NotApplicable);
}

void TestFileDescriptors::nginxRaisesItself()
{
    // worker_rlimit_nofile acts on the workers, and only they hold connections.
    const QByteArray workers = "Worker7=65536 524288\nWorker8=65536 524288\n";
    QCOMPARE(
        evaluateDescriptors(withUnits(unit("nginx.service", "1024 524288", "1024 524288", workers)))
            .status,
        CheckStatus::Pass);
    QCOMPARE(evaluateDescriptors(withUnits(unit("nginx.service", "1024 524288", "1024 524288",
                                                workers + "Worker9=1024 524288\n")))
                 .status,
             CheckStatus::Partial);
    QCOMPARE(
        evaluateDescriptors(withUnits(unit("ssh.service", "1024 524288", "1024 524288", workers)))
            .status,
        CheckStatus::Partial);
}

void TestFileDescriptors::nearlyFullFails()
{
    const auto full = withUnits(unit("ssh.service", good, good, "Open=60000\n"));
    QCOMPARE(evaluateDescriptors(full).status, CheckStatus::Fail);
    const auto roomy = withUnits(unit("ssh.service", good, good, "Open=52000\n"));
    QCOMPARE(evaluateDescriptors(roomy).status, CheckStatus::Pass);
}

void TestFileDescriptors::containersAreEvidence()
{
    const auto low = with(server("vm-applied"), "containers", "/openclaw 1024 524288\n");
    const Finding finding = evaluateDescriptors(low);
    QCOMPARE(finding.status, CheckStatus::Partial);
    QVERIFY(finding.effect.isEmpty()); // Apply would not touch it, and says so
    QVERIFY(QByteArray(finding.advice.mark).contains("compose"));
    QCOMPARE(planDescriptors(low, {}).error().code, ErrorCode::NothingToDo);
    const auto stuck = with(server("vm-applied"), "containers", "/openclaw 1024 4096\n");
    QCOMPARE(evaluateDescriptors(stuck).status, CheckStatus::Fail);
    const auto fine = with(server("vm-applied"), "containers", "/openclaw 1048576 1048576\n");
    QCOMPARE(evaluateDescriptors(fine).status, CheckStatus::Pass);
}

void TestFileDescriptors::containersUnseenAreUnknown()
{
    // Docker runs and does not answer an ordinary user.
    const auto denied = with(server("vm-applied"), "containers", {}, 1);
    const auto docker =
        with(denied, "units",
             "systemd=yes\n\n" + unit("docker.service", "1048576 1048576", "1048576 1048576"));
    QCOMPARE(evaluateDescriptors(docker).status, CheckStatus::Unknown);
    // The program is there, its daemon is not: then there are no containers.
    const auto off = with(denied, "units", "systemd=yes\n\n" + unit("ssh.service", good, good));
    QCOMPARE(evaluateDescriptors(off).status, CheckStatus::Pass);
}

void TestFileDescriptors::sessions()
{
    const auto login = [](const QByteArray &limits) {
        return with(server("vm-applied"), "session",
                    "Name=sh\nUid=0\nLimits=1 1\nStarted=9999999999\n\n"
                    "Name=bash\nUid=1000\nLimits=" +
                        limits +
                        "\nStarted=9999999999\n\n"
                        "Name=sshd\nUid=0\nLimits=2 2\nStarted=1\n\n");
    };
    QCOMPARE(evaluateDescriptors(login(good)).status, CheckStatus::Pass);
    QCOMPARE(evaluateDescriptors(login("1024 524288")).status, CheckStatus::Partial);
    QCOMPARE(evaluateDescriptors(login("1024 4096")).status, CheckStatus::Fail);
    QCOMPARE(evaluateDescriptors(login("")).status, CheckStatus::Unknown);
    // In effect, but in no file: another login may be without.
    const auto unset = with(login(good), "limits-lines", {});
    QCOMPARE(evaluateDescriptors(unset).status, CheckStatus::Partial);
    // limits.conf bears on no login where SSH leaves PAM out.
    const auto withoutPam = with(unset, "pam", "usepam=no\n");
    QCOMPARE(evaluateDescriptors(withoutPam).status, CheckStatus::Pass);
}

void TestFileDescriptors::olderSessionsAreTold()
{
    auto probe = with(server("vm-applied"), "session",
                      "Name=bash\nUid=1000\nLimits=1024 524288\nStarted=1000\n\n"
                      "Name=sshd\nUid=0\nLimits=2 2\nStarted=1\n\n");
    probe = with(probe, "limits-time", "2000\n");
    QCOMPARE(evaluateDescriptors(probe).status, CheckStatus::Pass);
    QCOMPARE(evaluateDescriptors(with(probe, "limits-time", "500\n")).status, CheckStatus::Partial);
}

void TestFileDescriptors::laterLinesAreNotFoughtWith()
{
    const auto probe = with(server(), "limits-lines",
                            "/etc/security/limits.d/90-x.conf:3:admin soft nofile 2000\n");
    const auto plan = planDescriptors(probe, {});
    QCOMPARE(plan.error().code, ErrorCode::Unsupported);
    QCOMPARE(plan.error().subject, u"/etc/security/limits.d/90-x.conf:3"_s);
    // A wildcard, or an earlier file, gives way to ours.
    QVERIFY(planDescriptors(with(server(), "limits-lines",
                                 "/etc/security/limits.d/90-x.conf:3:* soft nofile 2000\n"
                                 "/etc/security/limits.conf:9:admin soft nofile 2000\n"),
                            {})
                .ok());
}

void TestFileDescriptors::hardLinesOnlyWhereTheyWork()
{
    const auto plan = planDescriptors(server(), {});
    QVERIFY(!fileStep(*plan, sessionLimitsFile)->file->after->contains(" hard "));
    const auto low =
        with(server(), "limits-lines", "/etc/security/limits.conf:9:admin hard nofile 4096\n");
    QVERIFY(fileStep(*planDescriptors(low, {}), sessionLimitsFile)
                ->file->after->contains("\nadmin hard nofile 524288\n"));
    // pam_limits refuses a login whose limit is above fs.nr_open.
    QVERIFY(fileStep(*planDescriptors(with(low, "nr-open", "100000\n"), {}), sessionLimitsFile)
                ->file->after->contains("\nadmin hard nofile 100000\n"));
}

void TestFileDescriptors::withoutTheRightToRaise()
{
    // The hard limit stays; where it is high enough, the soft one still can grow.
    QByteArray units = "systemd=yes\n\n" + unit("ssh.service", "1024 100000", "1024 100000");
    units.replace("CapBnd=000001ffffffffff", "CapBnd=000001fffeffffff");
    const auto plan = planDescriptors(with(server("vm-applied"), "units", units), {});
    QVERIFY(plan.ok());
    QVERIFY(dropIn(*plan, "ssh.service").endsWith("LimitNOFILE=65536:100000\n"));
    units.replace("100000", "20000");
    const auto low = with(server("vm-applied"), "units", units);
    QCOMPARE(evaluateDescriptors(low).status, CheckStatus::NotApplicable);
    QCOMPARE(planDescriptors(low, {}).error().code, ErrorCode::PremiseMissing);
}

void TestFileDescriptors::fileMaxOnlyGrows()
{
    const auto low = with(server("vm-applied"), "file-max", "100000\n");
    QCOMPARE(evaluateDescriptors(low).status, CheckStatus::Partial);
    const auto plan = planDescriptors(low, {});
    QVERIFY(plan.ok());
    QVERIFY(fileStep(*plan, sysctlDropIn)
                ->file->after->endsWith("# clawtune: file-descriptors\nfs.file-max = 2097152\n"));
    // The guide's value would lower what systemd sets at boot.
    for (const char *high : {"2097152\n", "2466170\n", "9223372036854775807\n"}) {
        const auto fine = with(server("vm-applied"), "file-max", high);
        QCOMPARE(evaluateDescriptors(fine).status, CheckStatus::Pass);
        QCOMPARE(planDescriptors(fine, {}).error().code, ErrorCode::NothingToDo);
    }
    // High now, and lowered at the next start by a file.
    auto lowered = with(server("vm-applied"), "sysctl-files", "/etc/sysctl.d/60-x.conf\n");
    lowered = with(lowered, "sysctl-lines", "/etc/sysctl.d/60-x.conf:2:fs.file-max = 65536\n");
    QCOMPARE(evaluateDescriptors(lowered).status, CheckStatus::Partial);
}

void TestFileDescriptors::withoutSystemd()
{
    const auto probe = with(server("vm-applied"), "units",
                            "systemd=no\n\nId=sshd\nMainPID=7\nLimits=1024 524288\n"
                            "CapBnd=000001ffffffffff\n\n");
    QCOMPARE(evaluateDescriptors(probe).status, CheckStatus::Partial);
    QVERIFY(evaluateDescriptors(probe).effect.isEmpty());
    QCOMPARE(planDescriptors(probe, {}).error().code, ErrorCode::Unsupported);
}

void TestFileDescriptors::planOfARealServer()
{
    const auto plan = planDescriptors(server(), {});
    QVERIFY(plan.ok());
    QVERIFY(plan->confirm);
    QVERIFY(plan->restarts.isEmpty());
    for (const char *name : {"nginx.service", "ssh.service", "postgresql@15-main.service"})
        QVERIFY2(dropIn(*plan, name).contains("LimitNOFILE=65536:524288"), name);
    for (const char *name : {"docker.service", "containerd.service"})
        QVERIFY2(dropIn(*plan, name).isEmpty(), name);
    QCOMPARE(*fileStep(*plan, sessionLimitsFile)->file->after,
             "# Written by Clawtune: open files of login sessions.\n"
             "admin soft nofile 65536\nroot soft nofile 65536\n");
    QVERIFY(!fileStep(*plan, sysctlDropIn));
    // Logins come last: by then all else is known to work.
    QCOMPARE(plan->steps.last().file->path, QByteArray(sessionLimitsFile));
    QVERIFY(plan->verify.contains("/proc/$pid/limits"));
}

void TestFileDescriptors::ourFileKeepsOtherUsers()
{
    const QByteArray before = "# Written by Clawtune: open files of login sessions.\n"
                              "root soft nofile 65536\nbob soft nofile 65536\n";
    const auto plan = planDescriptors(with(server(), "limits-ours", before), {});
    const FileChange &file = *fileStep(*plan, sessionLimitsFile)->file;
    QCOMPARE(file.before, before);
    QCOMPARE(file.after->count("root soft"), 1);
    QVERIFY(file.after->contains("\nbob soft nofile 65536\n"));
    QVERIFY(file.after->contains("\nadmin soft nofile 65536\n"));
}

void TestFileDescriptors::settingsAreRefused()
{
    QCOMPARE(planDescriptors(server(), {{"size", u"1"_s}}).error().code, ErrorCode::BadArgument);
}

void TestFileDescriptors::fragmentsParse()
{
    auto lowMax = with(server("vm-lowhard"), "file-max", "1000\n");
    for (const ProbeResult &probe : {server(), server("vm-plain"), server("vm-lowhard"), lowMax}) {
        const auto plan = planDescriptors(probe, {});
        QVERIFY(plan.ok());
        QByteArrayList fragments{plan->preflight, plan->verify};
        for (const ChangeStep &step : plan->steps)
            fragments << step.apply << step.undo << step.validate;
        for (const QString &shell : {u"/bin/dash"_s, u"/bin/bash"_s}) {
            for (const QByteArray &fragment : fragments) {
                QProcess process;
                process.start(shell, {u"-n"_s});
                process.write(fragment);
                process.closeWriteChannel();
                QVERIFY(process.waitForFinished());
                QVERIFY2(process.exitCode() == 0, fragment.constData());
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestFileDescriptors)
#include "tst_filedescriptors.moc"
