// SPDX-License-Identifier: GPL-3.0-or-later
// The items on a real server: needs a test VPS, the container or the virtual machine.
#include "remote/changes/changerunner.h"
#include "remote/checks/checkrunner.h"
#include "remote/checks/limitsconfig.h"
#include "remote/checks/sysctlconfig.h"
#include "remote/ssh/hostconnection.h"
#include "tests/support/kernellock.h"
#include "tests/support/vps.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Remote;
using namespace Qt::StringLiterals;

namespace
{

constexpr int patience = 180'000; // a virtual machine without KVM is slow

/// Everything an item may touch, as text: files of /etc with mode, owner and sum, what lies in /,
/// kernel values, swap, and the limits of the services.
constexpr char fingerprint[] =
    "cd /etc\n"
    "find . -printf '%p %y %m %u %g %l\\n' | sort\n"
    "find . -type f -exec sha256sum {} + | sort\n"
    "ls -a /\n"
    "cut -d' ' -f1 /proc/swaps\n"
    "cat /proc/sys/vm/swappiness /proc/sys/fs/file-max /proc/sys/fs/nr_open\n"
    "for u in docker containerd nginx ssh postgresql@15-main; do\n"
    "    p=$(systemctl show --property MainPID --value $u); echo \"$u $p\"\n"
    "    [ \"$p\" = 0 ] || grep 'open files' /proc/$p/limits\n"
    "    systemctl show --property LimitNOFILE,LimitNOFILESoft,DropInPaths $u\n"
    "done\n"
    "systemctl list-units --all --plain --no-legend 'clawtune-*'\n:\n";

SshParameters parametersFor(const QString &user)
{
    SshParameters parameters = Vps::parameters(user);
    parameters.connectTimeout = std::chrono::seconds(60);
    parameters.authenticationTimeout = std::chrono::seconds(60);
    parameters.silenceLimit = std::chrono::seconds(60);
    return parameters;
}

/// By the sizing rule: 4 GiB for both test servers, but at most a fifth of the free disk, of which
/// 15 % stay free.
double expectedSwap()
{
    const QByteArrayList disk =
        Vps::onServer("df -B1 --output=size,avail / | tail -1\n").simplified().split(' ');
    const double size = disk.value(0).toDouble();
    const double free = disk.value(1).toDouble();
    return std::min({4. * 1024 * 1024 * 1024, free / 5, free - size * 0.15});
}

} // namespace

class TestChecksVps final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void cleanup();
    void lookingChangesNothing_data();
    void lookingChangesNothing();
    void originsAgreeWithSystemd();
    void sessionLimitsAgreeWithPam();
    void swapIsAppliedAndUndone();
    void chosenValuesBeatOtherFiles();
    void descriptorsAreAppliedAndUndone();
    void descriptorsAreRefusedInAContainer();

private:
    struct Login {
        HostConnection connection;
        explicit Login(const QString &user)
            : connection(parametersFor(user))
        {
        }
    };
    std::unique_ptr<Login> login(const QString &user, bool administrator);
    CheckResult look(const char *item, Login &login, Privilege privilege);
    CheckResult look(const char *item);
    ChangeOutcome apply(const char *item, const PlanSettings &settings = {},
                        const ApplyOptions &options = {});
    ChangeOutcome keep(const QByteArray &change);
    ChangeOutcome undo(QByteArray change);
    void reconnect(QObject *context,
                   const std::function<void(Result<std::shared_ptr<RemoteShell>>)> &done);

    std::unique_ptr<Login> m_admin;
    std::unique_ptr<ChangeRunner> m_runner;
    QByteArray m_untouched; ///< the fingerprint at the beginning
    QByteArray m_applied;   ///< to be undone when a test stops in the middle
    KernelLock m_lock;
};

std::unique_ptr<TestChecksVps::Login> TestChecksVps::login(const QString &user, bool administrator)
{
    auto made = std::make_unique<Login>(user);
    made->connection.open();
    const bool isUp = QTest::qWaitFor(
        [&] {
            const auto state = made->connection.state();
            return state == ConnectionState::Connected || state == ConnectionState::Failed;
        },
        patience);
    if (!isUp || made->connection.state() != ConnectionState::Connected)
        return nullptr;
    if (!administrator)
        return made;
    std::optional<Result<void>> answer;
    made->connection.becomeAdministrator(
        Secret(Vps::variable("CLAWTUNE_VPS_ADMIN_PASSWORD").toUtf8()), this,
        [&answer](const Result<void> &result) { answer = result; });
    const bool isAnswered = QTest::qWaitFor([&] { return answer.has_value(); }, patience);
    return isAnswered && answer->ok() ? std::move(made) : nullptr;
}

void TestChecksVps::reconnect(QObject *,
                              const std::function<void(Result<std::shared_ptr<RemoteShell>>)> &done)
{
    auto second = std::make_shared<Login>(Vps::variable("CLAWTUNE_VPS_ADMIN"));
    HostConnection *connection = &second->connection;
    connect(connection, &HostConnection::stateChanged, this,
            [this, connection, second, done](ConnectionState state) {
                if (state != ConnectionState::Connected)
                    return;
                connection->becomeAdministrator(
                    Secret(Vps::variable("CLAWTUNE_VPS_ADMIN_PASSWORD").toUtf8()), this,
                    [second, done](const Result<void> &result) {
                        if (result.ok())
                            done(std::shared_ptr<RemoteShell>(second, &second->connection));
                        else
                            done(result.error());
                    });
            });
    connection->open();
}

CheckResult TestChecksVps::look(const char *item, Login &login, Privilege privilege)
{
    std::optional<Result<QList<CheckResult>>> results;
    const std::array checks{findCheck(item)};
    runChecks(login.connection, checks, privilege, this,
              [&results](const Result<QList<CheckResult>> &found) { results = found; });
    if (!QTest::qWaitFor([&] { return results.has_value(); }, patience) || !results->ok() ||
        (*results)->size() != 1)
        return {};
    return (*results)->first();
}

CheckResult TestChecksVps::look(const char *item)
{
    // A connection of its own, as `clawtune check` makes one: limits are those of a new login.
    const auto fresh = login(Vps::variable("CLAWTUNE_VPS_ADMIN"), true);
    return fresh ? look(item, *fresh, Privilege::Root) : CheckResult{};
}

ChangeOutcome TestChecksVps::apply(const char *item, const PlanSettings &settings,
                                   const ApplyOptions &options)
{
    std::optional<Result<ChangeOutcome>> outcome;
    m_runner->apply(*findCheck(item), settings, options,
                    [&outcome](const Result<ChangeOutcome> &result) { outcome = result; });
    if (!QTest::qWaitFor([&] { return outcome.has_value(); }, 3 * patience))
        return {};
    if (!outcome->ok())
        qWarning("apply: code %d", int(outcome->error().code));
    if (outcome->ok() &&
        ((*outcome)->state == ChangeState::Done || (*outcome)->state == ChangeState::Held))
        m_applied = (*outcome)->change;
    return outcome->ok() ? **outcome : ChangeOutcome{};
}

ChangeOutcome TestChecksVps::keep(const QByteArray &change)
{
    std::optional<Result<ChangeOutcome>> outcome;
    m_runner->confirm(change,
                      [&outcome](const Result<ChangeOutcome> &result) { outcome = result; });
    if (!QTest::qWaitFor([&] { return outcome.has_value(); }, 3 * patience))
        return {};
    return outcome->ok() ? **outcome : ChangeOutcome{};
}

ChangeOutcome TestChecksVps::undo(QByteArray change)
{
    std::optional<Result<ChangeOutcome>> outcome;
    m_applied.clear();
    m_runner->undo(change, [&outcome](const Result<ChangeOutcome> &result) { outcome = result; });
    if (!QTest::qWaitFor([&] { return outcome.has_value(); }, 3 * patience))
        return {};
    return outcome->ok() ? **outcome : ChangeOutcome{};
}

void TestChecksVps::initTestCase()
{
    if (Vps::isContainer())
        QVERIFY(m_lock.acquire(Vps::variable("CLAWTUNE_VPS_TOOLS")));
    Vps::onServer("rm -rf /var/lib/clawtune\n");
    m_untouched = Vps::onServer(fingerprint);
    QVERIFY(m_untouched.contains("./fstab"));
    m_admin = login(Vps::variable("CLAWTUNE_VPS_ADMIN"), true);
    QVERIFY(m_admin);
    m_runner = std::make_unique<ChangeRunner>(
        m_admin->connection,
        [this](QObject *context,
               const std::function<void(Result<std::shared_ptr<RemoteShell>>)> &done) {
            reconnect(context, done);
        });
}

void TestChecksVps::cleanupTestCase()
{
    m_runner.reset();
    m_admin.reset();
    Vps::onServer("[ -e /var/lib/clawtune/active ] || rm -rf /var/lib/clawtune\n");
    m_lock.release();
}

void TestChecksVps::cleanup()
{
    if (!m_applied.isEmpty()) // swap in a container is this computer's
        undo(m_applied);
}

void TestChecksVps::lookingChangesNothing_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<bool>("administrator");
    QTest::newRow("root") << Vps::variable("CLAWTUNE_VPS_USER") << false;
    QTest::newRow("admin") << Vps::variable("CLAWTUNE_VPS_ADMIN") << true;
    QTest::newRow("plain") << Vps::variable("CLAWTUNE_VPS_PLAIN") << false;
}

void TestChecksVps::lookingChangesNothing()
{
    QFETCH(QString, user);
    QFETCH(bool, administrator);
    const auto person = login(user, administrator);
    QVERIFY(person);
    const QByteArray marker = Vps::onServer("date +%s.%N\n").trimmed();
    const auto privilege = administrator ? Privilege::Root : Privilege::Login;
    const auto swap = look("swap", *person, privilege);
    const auto descriptors = look("file-descriptors", *person, privilege);
    // No file anywhere is newer than the look, but for what the server itself writes: its logs and
    // data, and what health checks of containers leave in /tmp for a moment.
    const QByteArray written = Vps::onServer(
        "find / -xdev -newermt @" + marker +
        " \\( -type f -o -type d \\) ! -path '/proc/*' ! -path '/sys/*' ! -path '/run*' "
        "! -path '/var/log/*' ! -path '/var/lib/postgresql/*' ! -path '/var/lib/docker/*' "
        "! -path '/var/lib/containerd/*' ! -path '/dev/*' ! -path /tmp ! -path '/tmp/systemd-*' "
        "! -path '/var/lib/systemd/*' ! -path '/var/lib/sudo/*' ! -path '/opt/*' "
        "! -path '/var/lib/nginx/*' ! -path '/var/tmp/systemd-*' 2>/dev/null\n");
    QCOMPARE(written, QByteArray());
    QCOMPARE(Vps::onServer(fingerprint), m_untouched);

    QCOMPARE(swap.finding.status, CheckStatus::Fail);
    const auto expected = Vps::isContainer() ? CheckStatus::NotApplicable : CheckStatus::Partial;
    QCOMPARE(descriptors.finding.status, expected);
    QVERIFY(!swap.probe.sections.isEmpty());
    for (auto it = swap.probe.sections.begin(); it != swap.probe.sections.end(); ++it)
        QVERIFY2(it->exitCode != 124, it.key().constData()); // nothing ran into its time limit
}

void TestChecksVps::originsAgreeWithSystemd()
{
    Vps::onServer("cd /etc/sysctl.d\n"
                  "echo 'vm.swappiness = 21' >50-clawtest.conf\n"
                  "printf '# x\\n\\n-vm/swappiness=22\\n' >99-a-clawtest.conf\n"
                  "echo 'vm.swappiness = 23' >98-clawtest.conf\n"
                  "mkdir -p /run/sysctl.d; echo 'vm.swappiness = 24' >/run/sysctl.d/99-zzz.conf\n"
                  "ln -sf /dev/null /etc/sysctl.d/99-zzz.conf\n");
    const QByteArray real =
        Vps::onServer(
            "/lib/systemd/systemd-sysctl --cat-config | grep '^[^#]*swappiness' | tail -n 1 | "
            "sed 's/.*=[[:space:]]*//'\n")
            .trimmed();
    const auto result = look("swap", *m_admin, Privilege::Root);
    const auto origin = sysctlOrigin(result.probe, "vm.swappiness");
    Vps::onServer("rm -f /etc/sysctl.d/*clawtest.conf /run/sysctl.d/99-zzz.conf "
                  "/etc/sysctl.d/99-zzz.conf\n"
                  "rmdir /run/sysctl.d 2>/dev/null\n");
    QCOMPARE(real, QByteArray("22"));
    QVERIFY(origin.isKnown && origin.atBoot);
    QCOMPARE(origin.atBoot->value, real);
    QCOMPARE(origin.atBoot->origin(), u"/etc/sysctl.d/99-a-clawtest.conf:3"_s);
}

void TestChecksVps::sessionLimitsAgreeWithPam()
{
    Vps::onServer("cd /etc/security/limits.d\n"
                  "printf '* soft nofile 1100\\n@admin soft nofile 1200\\n' >50-clawtest.conf\n"
                  "printf '* soft nofile 1300\\nroot soft nofile 1400\\n' >60-clawtest.conf\n");
    const QByteArray admin =
        Vps::onServer("ulimit -Sn\n", Vps::variable("CLAWTUNE_VPS_ADMIN")).trimmed();
    const QByteArray plain =
        Vps::onServer("ulimit -Sn\n", Vps::variable("CLAWTUNE_VPS_PLAIN")).trimmed();
    const QByteArray root = Vps::onServer("ulimit -Sn\n").trimmed();
    const auto result = look("file-descriptors", *m_admin, Privilege::Root);
    Vps::onServer("rm -f /etc/security/limits.d/*-clawtest.conf\n");
    const auto lines = configLines(result.probe.section("limits-lines").out);
    const Identity who = probedIdentity(result.probe);
    QCOMPARE(who.user, Vps::variable("CLAWTUNE_VPS_ADMIN").toUtf8());
    const auto number = [](const SessionLimits &limits) {
        return QByteArray::number(limits.soft.value_or(-1));
    };
    QCOMPARE(number(sessionLimits(lines, who.user, who.loginUid, who.groups)), admin);
    QCOMPARE(number(sessionLimits(lines, "plain", 1001, {"plain"})), plain);
    QCOMPARE(number(sessionLimits(lines, "root", 0, {"root"})), root);
}

void TestChecksVps::swapIsAppliedAndUndone()
{
    QVERIFY(Vps::onServer("swapon --show --noheadings\n").isEmpty());
    const double expected = expectedSwap();

    const ChangeOutcome done = apply("swap");
    QCOMPARE(done.state, ChangeState::Done);
    QVERIFY(done.before && done.after);
    QCOMPARE(done.before->status, CheckStatus::Fail);
    QCOMPARE(done.after->status, CheckStatus::Pass);

    const QByteArrayList swap =
        Vps::onServer("swapon --show=NAME,TYPE,SIZE --bytes --noheadings --raw\n")
            .trimmed()
            .split(' ');
    QCOMPARE(swap.mid(0, 2), QByteArrayList({"/swapfile", "file"}));
    // Others write to the disk meanwhile.
    QVERIFY2(std::abs(swap.value(2).toDouble() - expected) < 256. * 1024 * 1024,
             swap.join(' ').constData());
    QCOMPARE(
        Vps::onServer("stat -c '%a %U' /swapfile; sysctl -n vm.swappiness; findmnt --verify "
                      "--tab-file /etc/fstab >/dev/null && echo fine\n"
                      "findmnt --fstab --types swap --noheadings --output SOURCE,OPTIONS --raw\n"),
        QByteArray("600 root\n10\nfine\n/swapfile sw,nofail\n"));
    if (!Vps::isContainer()) // systemd switches no swap on in a container: that is its host's to do
        QCOMPARE(Vps::onServer("systemctl show --property FragmentPath --value swapfile.swap\n"),
                 QByteArray("/run/systemd/generator/swapfile.swap\n"));
    QCOMPARE(look("swap").finding.status, CheckStatus::Pass);

    const QByteArray applied = Vps::onServer(fingerprint);
    const ChangeOutcome again = apply("swap");
    QCOMPARE(again.state, ChangeState::Unchanged);
    QCOMPARE(Vps::onServer(fingerprint), applied);

    const ChangeOutcome undone = undo(done.change);
    QCOMPARE(undone.state, ChangeState::Undone);
    QCOMPARE(Vps::onServer(fingerprint), m_untouched);
    QVERIFY(Vps::onServer("swapon --show --noheadings\n").isEmpty());
    QCOMPARE(look("swap").finding.status, CheckStatus::Fail);
}

void TestChecksVps::chosenValuesBeatOtherFiles()
{
    // The guide's own line, twice: it would win over any drop-in at `sysctl --system`.
    Vps::onServer("cp -a /etc/sysctl.conf /root/clawtest.conf\n"
                  "printf 'vm.swappiness=60\\nvm.swappiness=60\\n' >>/etc/sysctl.conf\n");
    const QByteArray before = Vps::onServer(fingerprint);
    const ChangeOutcome done = apply("swap", {{"size", u"16M"_s}, {"swappiness", u"15"_s}});
    const QByteArray made =
        Vps::onServer("swapon --show=NAME,SIZE --bytes --noheadings --raw\n"
                      "sysctl --system >/dev/null 2>&1; sysctl -n vm.swappiness\n"
                      "grep -c '^vm.swappiness' /etc/sysctl.conf\n");
    const ChangeOutcome undone = done.change.isEmpty() ? ChangeOutcome{} : undo(done.change);
    const QByteArray after = Vps::onServer(fingerprint);
    Vps::onServer("cp -a /root/clawtest.conf /etc/sysctl.conf; rm /root/clawtest.conf\n");
    QCOMPARE(done.state, ChangeState::Done);
    QCOMPARE(made, QByteArray("/swapfile 16773120\n15\n0\n"));
    QCOMPARE(undone.state, ChangeState::Undone);
    QCOMPARE(after, before);
}

void TestChecksVps::descriptorsAreAppliedAndUndone()
{
    if (Vps::isContainer())
        return; // its hard limit is the host's: see descriptorsAreRefusedInAContainer
    // As the window does it. This connection is older than the change: the limits that its login
    // got say nothing.
    ApplyOptions options;
    options.hold = true;
    options.keepWithin = std::chrono::seconds(600);
    const ChangeOutcome held = apply("file-descriptors", {}, options);
    QCOMPARE(held.state, ChangeState::Held);
    const ChangeOutcome done = keep(held.change);
    QCOMPARE(done.state, ChangeState::Done);
    QVERIFY(done.after);
    QCOMPARE(done.after->status, CheckStatus::Pass);
    const QString admin = Vps::variable("CLAWTUNE_VPS_ADMIN");
    QCOMPARE(Vps::onServer("ulimit -Sn\n", admin), QByteArray("65536\n"));
    QCOMPARE(Vps::onServer("ulimit -Sn\n"), QByteArray("65536\n"));
    QCOMPARE(Vps::onServer("awk '/open files/ { print $4, $5 }' "
                           "/proc/$(systemctl show --property MainPID --value ssh)/limits\n"
                           "systemctl show --property LimitNOFILESoft,LimitNOFILE --value ssh\n"),
             QByteArray("65536 524288\n524288\n65536\n"));
    QCOMPARE(look("file-descriptors").finding.status, CheckStatus::Pass);

    const QByteArray applied = Vps::onServer(fingerprint);
    const ChangeOutcome again = apply("file-descriptors");
    QCOMPARE(again.state, ChangeState::Unchanged);
    QCOMPARE(Vps::onServer(fingerprint), applied);

    const ChangeOutcome undone = undo(done.change);
    QCOMPARE(undone.state, ChangeState::Undone);
    QCOMPARE(Vps::onServer(fingerprint), m_untouched);
    QCOMPARE(Vps::onServer("ulimit -Sn\n", admin), QByteArray("1024\n"));
}

void TestChecksVps::descriptorsAreRefusedInAContainer()
{
    if (!Vps::isContainer())
        return; // its own kernel allows everything: see descriptorsAreAppliedAndUndone
    const ChangeOutcome refused = apply("file-descriptors");
    QCOMPARE(refused.state, ChangeState::Refused);
    QVERIFY(refused.error);
    QCOMPARE(refused.error->code, ErrorCode::PremiseMissing);
    QCOMPARE(Vps::onServer(fingerprint), m_untouched);
}

int main(int argc, char **argv)
{
    qputenv("QTEST_FUNCTION_TIMEOUT", "1800000"); // a machine without KVM takes its time
    QCoreApplication application(argc, argv);
    TestChecksVps test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_checksvps.moc"
