// SPDX-License-Identifier: GPL-3.0-or-later
// The engine on a real server under systemd: needs the test VPS.
#include "sandboxplan.h"
#include "tests/support/vps.h"

using namespace Remote;
using namespace SandboxPlan;
using namespace Qt::StringLiterals;

namespace
{

/// All of /etc: every name with its mode, owner and target, and the sha256 of every file; and what
/// the engine keeps outside its own folder.
const QByteArray fingerprint("cd /etc\n"
                             "find . -printf '%p %y %m %u %g %l\\n' | sort\n"
                             "find . -type f -exec sha256sum {} + | sort\n"
                             "systemctl list-units --all --plain --no-legend 'clawtune-*'\n"
                             "ls /var/lib/clawtune/active 2>/dev/null\n"
                             ":\n");

/// Not QTRY_VERIFY: that counts looks, and each of these takes a second.
bool becomes(const std::function<bool()> &condition)
{
    return QTest::qWaitFor(condition, 120'000);
}

} // namespace

class TestChangeVps final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void applyAndUndoGiveTheSameBytes();
    void heldIsUndoneAtOnce();
    void unconfirmedIsRolledBackByTimer();
    void killedAtEachStep();
    void restartInTheMiddle_data();
    void restartInTheMiddle();
    void restartWhileUndoing();
    void readOnlyIsRefused();
    void fullDiskIsRefused_data();
    void fullDiskIsRefused();

private:
    struct Client {
        ProcessShell shell{Vps::sshCommand()};
        ChangeRunner runner{shell, {}};
        Client() { shell.isRemote = true; }
    };

    ChangePlan plan() const;
    static ChangeOutcome outcomeOf(const std::function<void(ChangeRunner::Done)> &begin);
    ChangeOutcome apply(const ChangePlan &plan, const ApplyOptions &options = {});
    JournalEntry newest();
    bool hasTraces();
    void restart();

    std::unique_ptr<Client> m_client;
    QByteArray m_before;
    QByteArray m_fstab;
};

void TestChangeVps::initTestCase()
{
    QCOMPARE(Vps::onServer("systemctl daemon-reload && echo systemd\n"), QByteArray("systemd\n"));
}

void TestChangeVps::init()
{
    m_client = std::make_unique<Client>();
    Vps::onServer("rm -rf /var/lib/clawtune\n");
    m_fstab = Vps::onServer("cat /etc/fstab\n");
    m_before = Vps::onServer(fingerprint);
    QVERIFY(m_before.contains("./fstab"));
}

void TestChangeVps::cleanup()
{
    m_client.reset();
    Vps::onServer("umount -l /etc 2>/dev/null; umount -l /var/lib/clawtune 2>/dev/null\n"
                  "umount -l /etc/clawtest 2>/dev/null; rm -rf /etc/clawtest /var/lib/clawtune\n");
}

/// A file changed, one made in new folders, a command.
ChangePlan TestChangeVps::plan() const
{
    ChangePlan plan;
    plan.item = "sandbox";
    plan.steps = {
        fileStep("/etc/fstab", m_fstab, m_fstab + "# one line more\n"),
        fileStep("/etc/systemd/system/clawtest.service.d/50-limits.conf", {},
                 QByteArray("[Service]\nLimitNOFILE=65536:524288\n")),
        shellStep("systemctl daemon-reload\n", "systemctl daemon-reload\n"),
        shellStep("echo made >/etc/clawtest-made\n", "rm -f /etc/clawtest-made\n",
                  "grep -q made /etc/clawtest-made\n"),
    };
    plan.verify = "grep -q made /etc/clawtest-made\n";
    return plan;
}

ChangeOutcome TestChangeVps::outcomeOf(const std::function<void(ChangeRunner::Done)> &begin)
{
    std::optional<Result<ChangeOutcome>> answer;
    begin([&](const Result<ChangeOutcome> &outcome) { answer = outcome; });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, 120'000))
        return {};
    if (!answer->ok()) {
        ChangeOutcome failed;
        failed.error = answer->error();
        return failed;
    }
    return answer->value();
}

ChangeOutcome TestChangeVps::apply(const ChangePlan &plan, const ApplyOptions &options)
{
    return outcomeOf([&](const ChangeRunner::Done &done) {
        m_client->runner.applyPlan(sandboxCheck(), plan, options, done);
    });
}

JournalEntry TestChangeVps::newest()
{
    std::optional<Result<QList<JournalEntry>>> answer;
    m_client->runner.journal([&](const auto &journal) { answer = journal; });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, 20'000) || !answer->ok() ||
        answer->value().isEmpty()) {
        return {};
    }
    return answer->value().first();
}

/// What a user without rights can see.
bool TestChangeVps::hasTraces()
{
    std::optional<bool> found;
    m_client->runner.lookForTraces([&](bool answer) { found = answer; });
    return QTest::qWaitFor([&] { return found.has_value(); }, 20'000) && *found;
}

void TestChangeVps::restart()
{
    QProcess tool;
    tool.start(Vps::variable("CLAWTUNE_VPS_TOOLS") + u"/restart"_s,
               {Vps::variable("CLAWTUNE_VPS_NAME"), u"--hard"_s});
    QVERIFY(tool.waitForFinished(180'000));
    QCOMPARE(tool.exitCode(), 0);
    QVERIFY(becomes(
        [&] { return Vps::onServer("systemctl is-active multi-user.target\n") == "active\n"; }));
}

void TestChangeVps::applyAndUndoGiveTheSameBytes()
{
    const ChangeOutcome applied = apply(plan());
    QCOMPARE(applied.state, ChangeState::Done);
    QCOMPARE(Vps::onServer("cat /etc/fstab"), m_fstab + "# one line more\n");
    QCOMPARE(Vps::onServer("ls /etc/systemd/system/clawtune-recover.service 2>/dev/null; "
                           "systemctl list-units --all --plain --no-legend 'clawtune-rb-*.timer'"),
             QByteArray());
    QCOMPARE(newest().user, u"root"_s);
    const ChangeOutcome undone = outcomeOf(
        [&](const ChangeRunner::Done &done) { m_client->runner.undo(applied.change, done); });
    QCOMPARE(undone.state, ChangeState::Undone);
    (void)becomes([&] { return Vps::onServer(fingerprint) == m_before; });
    QCOMPARE(Vps::onServer(fingerprint), m_before);
}

void TestChangeVps::heldIsUndoneAtOnce()
{
    QVERIFY(!hasTraces());
    ApplyOptions options;
    options.hold = true;
    options.keepWithin = std::chrono::seconds(600);
    const ChangeOutcome held = apply(plan(), options);
    QCOMPARE(held.state, ChangeState::Held);
    QVERIFY(hasTraces());
    QVERIFY(m_client->runner.holdsChange());
    const ChangeOutcome undone = outcomeOf(
        [&](const ChangeRunner::Done &done) { m_client->runner.undo(held.change, done); });
    QCOMPARE(undone.state, ChangeState::Undone);
    QVERIFY(!undone.error);
    QVERIFY(!m_client->runner.holdsChange());
    (void)becomes([&] { return Vps::onServer(fingerprint) == m_before; });
    QCOMPARE(Vps::onServer(fingerprint), m_before);
    QVERIFY(!hasTraces());
    QCOMPARE(Vps::onServer("systemctl list-units --all --plain --no-legend 'clawtune-rb-*.timer'"),
             QByteArray());
}

void TestChangeVps::unconfirmedIsRolledBackByTimer()
{
    ApplyOptions options;
    options.hold = true;
    options.keepWithin = std::chrono::seconds(5);
    const ChangeOutcome held = apply(plan(), options);
    QCOMPARE(held.state, ChangeState::Held);
    QElapsedTimer time;
    time.start();
    QVERIFY(Vps::onServer("systemctl list-units --all --plain --no-legend 'clawtune-rb-*.timer'")
                .contains("clawtune-rb-"));
    (void)becomes([&] { return newest().state == ChangeState::RolledBack; });
    QCOMPARE(newest().state, ChangeState::RolledBack);
    QVERIFY(newest().unattended);
    (void)becomes([&] { return Vps::onServer(fingerprint) == m_before; });
    QCOMPARE(Vps::onServer(fingerprint), m_before);
}

void TestChangeVps::killedAtEachStep()
{
    for (int at = 0; at <= 4; ++at) {
        ChangePlan killed = plan();
        // systemd's own kill: everything that belongs to the transaction, with signal 9.
        ChangeStep killer = shellStep("systemctl kill --signal=KILL 'clawtune-tx-*.service'\n"
                                      "sleep 60\n",
                                      ":\n");
        for (ChangeStep &step : killed.steps)
            step.limit = std::chrono::seconds(5);
        killer.limit = std::chrono::seconds(5);
        killed.steps.insert(at, killer);
        const ChangeOutcome outcome = apply(killed);
        QCOMPARE(outcome.state, ChangeState::RolledBack);
        QVERIFY(outcome.error.has_value());
        (void)becomes([&] { return Vps::onServer(fingerprint) == m_before; });
        QCOMPARE(Vps::onServer(fingerprint), m_before);
    }
}

void TestChangeVps::restartInTheMiddle_data()
{
    QTest::addColumn<bool>("isHeld");
    QTest::newRow("in a step") << false;
    QTest::newRow("on hold") << true;
}

void TestChangeVps::restartInTheMiddle()
{
    QFETCH(bool, isHeld);
    ChangePlan cut = plan();
    if (!isHeld) {
        cut.steps.append(shellStep("sleep 300\n", ":\n"));
        cut.steps.last().limit = std::chrono::seconds(600);
    }
    ApplyOptions options;
    options.hold = true;
    options.keepWithin = std::chrono::seconds(900);
    m_client->runner.applyPlan(sandboxCheck(), cut, options, [](const auto &) {});
    const QByteArray sign = isHeld ? "grep -x held /var/lib/clawtune/tx/*/state\n"
                                   : "ls /var/lib/clawtune/tx/*/steps/05/begun\n";
    QVERIFY(becomes([&] { return !Vps::onServer(sign).isEmpty(); }));
    QCOMPARE(Vps::onServer("cat /etc/fstab"), m_fstab + "# one line more\n");
    m_client = std::make_unique<Client>();
    restart();
    (void)becomes([&] { return newest().state == ChangeState::RolledBack; });
    QCOMPARE(newest().state, ChangeState::RolledBack);
    QVERIFY(newest().unattended);
    (void)becomes([&] { return Vps::onServer(fingerprint) == m_before; });
    QCOMPARE(Vps::onServer(fingerprint), m_before);
}

void TestChangeVps::restartWhileUndoing()
{
    ChangePlan slow = plan();
    slow.steps.insert(1, shellStep(":\n", "[ -e \"$TX/slow\" ] || { true >\"$TX/slow\"; sync; "
                                          "sleep 300; }\n"));
    slow.steps[1].limit = std::chrono::seconds(600);
    const ChangeOutcome applied = apply(slow);
    QCOMPARE(applied.state, ChangeState::Done);
    m_client->runner.undo(applied.change, [](const auto &) {});
    QVERIFY(becomes([&] { return Vps::onServer("ls /var/lib/clawtune/tx/*/slow\n") != ""; }));
    m_client = std::make_unique<Client>();
    restart();
    (void)becomes([&] { return newest().state == ChangeState::Undone; });
    QCOMPARE(newest().state, ChangeState::Undone);
    (void)becomes([&] { return Vps::onServer(fingerprint) == m_before; });
    QCOMPARE(Vps::onServer(fingerprint), m_before);
}

void TestChangeVps::readOnlyIsRefused()
{
    Vps::onServer("mount --bind /etc /etc && mount -o remount,bind,ro /etc\n");
    const ChangeOutcome outcome = apply(plan());
    Vps::onServer("umount /etc\n");
    QCOMPARE(outcome.state, ChangeState::Refused);
    QCOMPARE(outcome.error->code, ErrorCode::ReadOnlyFileSystem);
    QCOMPARE(Vps::onServer(fingerprint), m_before);
}

void TestChangeVps::fullDiskIsRefused_data()
{
    QTest::addColumn<QByteArray>("folder");
    QTest::newRow("journal") << QByteArray("/var/lib/clawtune");
    QTest::newRow("target") << QByteArray("/etc/clawtest");
}

void TestChangeVps::fullDiskIsRefused()
{
    QFETCH(QByteArray, folder);
    Vps::onServer("mkdir -p " + folder + " && mount -t tmpfs -o size=64k,mode=0700 tmpfs " +
                  folder + " && head -c 60000 /dev/zero >" + folder + "/filler\n");
    const QByteArray before = Vps::onServer(fingerprint);
    ChangePlan big = plan();
    big.steps.append(fileStep("/etc/clawtest/new", {}, QByteArray(100'000, 'x')));
    const ChangeOutcome outcome = apply(big);
    QCOMPARE(outcome.state, ChangeState::Refused);
    QCOMPARE(outcome.error->code, ErrorCode::DiskFull);
    QCOMPARE(Vps::onServer(fingerprint), before);
}

QTEST_GUILESS_MAIN(TestChangeVps)
#include "tst_changevps.moc"
