// SPDX-License-Identifier: GPL-3.0-or-later
// Acting on and looking at processes of a real server: as a user without rights, and as an
// administrator.
#include "remote/processes/processactions.h"
#include "remote/processes/processdetails.h"
#include "remote/processes/processfacts.h"
#include "remote/ssh/hostconnection.h"
#include "tests/support/vps.h"

#include <QTest>

#include <optional>

using namespace Remote;
using namespace Qt::StringLiterals;

namespace
{

constexpr auto mark = "0123456789abcdef";
const ProcessAction term{ProcessAction::Kind::Signal, ProcessSignal::Term, 0};

/// The id of the newest process whose command line is exactly `command`; pid 0: none.
ProcessId find(const QByteArray &command)
{
    const QByteArray out = Vps::onServer("pid=$(pgrep -n -f -x " + QByteArray("'") + command +
                                         "') && sed 's/.*) //' /proc/$pid/stat | "
                                         "awk -v p=\"$pid\" '{print p, $20}'\n");
    const QByteArrayList words = out.trimmed().split(' ');
    return words.size() == 2 ? ProcessId{words[0].toInt(), words[1].toULongLong()} : ProcessId{};
}

QByteArray niceOf(const ProcessId &id)
{
    return Vps::onServer("ps -o ni= -p " + QByteArray::number(id.pid) + '\n').trimmed();
}

} // namespace

class TestProcessesVps final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();
    void aUserMayEndHisOwn();
    void aUserMayNotTouchOthers();
    void anAdministratorMay();
    void theFirstProcessAndOurOwnAreLeftAlone();
    void detailsSayWhatMayNotBeRead();
    void detailsOfAContainersProcess();

private:
    std::unique_ptr<HostConnection> connect(const QString &user);
    QList<ProcessAnswer> act(HostConnection &connection, Privilege available,
                             const ProcessAction &action, const QList<ProcessTarget> &targets);
    ProcessDetails details(HostConnection &connection, Privilege privilege, const ProcessId &id);

    std::unique_ptr<HostConnection> m_plain;
    std::unique_ptr<HostConnection> m_admin;
};

std::unique_ptr<HostConnection> TestProcessesVps::connect(const QString &user)
{
    auto connection = std::make_unique<HostConnection>(Vps::parameters(user));
    connection->open();
    return connection;
}

void TestProcessesVps::initTestCase()
{
    m_plain = connect(Vps::variable("CLAWTUNE_VPS_PLAIN"));
    m_admin = connect(Vps::variable("CLAWTUNE_VPS_ADMIN"));
    QTRY_COMPARE_WITH_TIMEOUT(m_plain->state(), ConnectionState::Connected, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(m_admin->state(), ConnectionState::Connected, 30'000);
    std::optional<Result<void>> result;
    Secret password(Vps::variable("CLAWTUNE_VPS_ADMIN_PASSWORD").toUtf8());
    m_admin->becomeAdministrator(std::move(password), this,
                                 [&result](const Result<void> &answer) { result = answer; });
    QTRY_VERIFY_WITH_TIMEOUT(result.has_value(), 30'000);
    QVERIFY(result->ok());
}

void TestProcessesVps::cleanupTestCase()
{
    m_plain.reset();
    m_admin.reset();
}

/// One process of root's and one of the user's, in sessions of their own.
void TestProcessesVps::init()
{
    const QByteArray plain = Vps::variable("CLAWTUNE_VPS_PLAIN").toUtf8();
    Vps::onServer("setsid sleep 7001 >/dev/null 2>&1 </dev/null &\n"
                  "setsid setpriv --reuid " +
                  plain + " --clear-groups sleep 7002 >/dev/null 2>&1 </dev/null &\n");
    QTRY_VERIFY_WITH_TIMEOUT(find("sleep 7001").pid > 0 && find("sleep 7002").pid > 0, 20'000);
}

void TestProcessesVps::cleanup()
{
    Vps::onServer("pkill -KILL -f -x 'sleep 700[12]'\n");
}

QList<ProcessAnswer> TestProcessesVps::act(HostConnection &connection, Privilege available,
                                           const ProcessAction &action,
                                           const QList<ProcessTarget> &targets)
{
    std::optional<Result<QList<ProcessAnswer>>> answer;
    actOnProcesses(connection, available, action, targets, this,
                   [&answer](const Result<QList<ProcessAnswer>> &result) { answer = result; });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 30'000) || !*answer)
        return {};
    return **answer;
}

ProcessDetails TestProcessesVps::details(HostConnection &connection, Privilege privilege,
                                         const ProcessId &id)
{
    std::optional<Result<CommandOutput>> output;
    connection.run(processDetailsCommand(id, mark, privilege, 200), this,
                   [&output](const Result<CommandOutput> &result) { output = result; });
    if (!QTest::qWaitFor([&output] { return output.has_value(); }, 30'000) || !*output)
        return {};
    return parseProcessDetails((*output)->out, mark);
}

void TestProcessesVps::aUserMayEndHisOwn()
{
    const ProcessId own = find("sleep 7002");
    const auto answers = act(*m_plain, Privilege::Login, term, {{own, true}});
    QCOMPARE(answers.size(), 1);
    QCOMPARE(answers.first().outcome, ProcessOutcome::Done);
    QCOMPARE(find("sleep 7002").pid, 0);
}

void TestProcessesVps::aUserMayNotTouchOthers()
{
    const ProcessId root = find("sleep 7001");
    const ProcessAction renice{ProcessAction::Kind::Renice, ProcessSignal::Term, 19};
    const QByteArray before = niceOf(root);
    for (const ProcessAction &action : {term, renice}) {
        const auto answers = act(*m_plain, Privilege::Login, action, {{root, false}});
        QCOMPARE(answers.size(), 1);
        QCOMPARE(answers.first().outcome, ProcessOutcome::NotPermitted);
    }
    QCOMPARE(find("sleep 7001"), root);
    QCOMPARE(niceOf(root), before);
}

void TestProcessesVps::anAdministratorMay()
{
    const ProcessId root = find("sleep 7001");
    const ProcessId other{root.pid, root.start + 1};
    auto answers = act(*m_admin, Privilege::Root, term, {{other, false}});
    QCOMPARE(answers.value(0).outcome, ProcessOutcome::OtherProcess);
    QCOMPARE(find("sleep 7001"), root);
    const ProcessAction renice{ProcessAction::Kind::Renice, ProcessSignal::Term, -7};
    answers = act(*m_admin, Privilege::Root, renice, {{root, false}});
    QCOMPARE(answers.value(0).outcome, ProcessOutcome::Done);
    QCOMPARE(niceOf(root), "-7"_ba);
    answers = act(*m_admin, Privilege::Root, term, {{root, false}});
    QCOMPARE(answers.value(0).outcome, ProcessOutcome::Done);
    QCOMPARE(find("sleep 7001").pid, 0);
}

void TestProcessesVps::theFirstProcessAndOurOwnAreLeftAlone()
{
    std::optional<Result<CommandOutput>> output;
    m_admin->run(processFactsCommand(mark), this,
                 [&output](const Result<CommandOutput> &result) { output = result; });
    QTRY_VERIFY_WITH_TIMEOUT(output.has_value(), 30'000);
    const auto facts = parseProcessFacts((*output)->out, mark);
    QVERIFY(facts.has_value());
    QVERIFY(facts->login.has_value());
    QCOMPARE(facts->users.value(*facts->login), Vps::variable("CLAWTUNE_VPS_ADMIN").toUtf8());
    // The shell itself has ended; the two processes of sshd that carry the session go on.
    QVERIFY(facts->own.size() >= 3);
    const QByteArray starts =
        Vps::onServer("sed 's/.*) //' /proc/1/stat /proc/" +
                      QByteArray::number(facts->own.constLast()) + "/stat | awk '{print $20}'\n");
    const QByteArrayList start = starts.split('\n');
    const ProcessId init{1, start.value(0).toULongLong()};
    const ProcessId session{facts->own.constLast(), start.value(1).toULongLong()};
    const ProcessAction hangup{ProcessAction::Kind::Signal, ProcessSignal::Hangup, 0};
    const auto answers = act(*m_admin, Privilege::Root, hangup, {{init, false}, {session, false}});
    QCOMPARE(answers.value(0).outcome, ProcessOutcome::Init);
    QCOMPARE(answers.value(1).outcome, ProcessOutcome::OwnConnection);
    // What lets new logins in is known, and is not the session.
    QVERIFY(facts->listener > 1);
    QVERIFY(!facts->own.contains(facts->listener));
    const QByteArray name =
        Vps::onServer("cat /proc/" + QByteArray::number(facts->listener) + "/comm\n");
    QCOMPARE(name.trimmed(), "sshd"_ba);
}

void TestProcessesVps::detailsSayWhatMayNotBeRead()
{
    const ProcessId root = find("sleep 7001");
    const ProcessDetails plain = details(*m_plain, Privilege::Login, root);
    QCOMPARE(plain.answer, ProcessDetails::Answer::Whole);
    QCOMPARE(plain.state("cmdline"), PartState::Read);
    QCOMPARE(plain.state("status"), PartState::Read);
    for (const char *part : {"exe", "cwd", "io", "fd", "smaps_rollup"})
        QCOMPARE(plain.state(part), PartState::NotPermitted);
    const ProcessDetails whole = details(*m_admin, Privilege::Root, root);
    QCOMPARE(whole.answer, ProcessDetails::Answer::Whole);
    for (const char *part : {"exe", "cwd", "io", "fd", "smaps_rollup"})
        QCOMPARE(whole.state(part), PartState::Read);
    QVERIFY(whole.executable.endsWith("/sleep"));
    QCOMPARE(whole.openFileCount, 3);
    QCOMPARE(details(*m_admin, Privilege::Root, {root.pid, root.start + 1}).answer,
             ProcessDetails::Answer::Gone);
}

void TestProcessesVps::detailsOfAContainersProcess()
{
    const ProcessId nginx = [] {
        const QByteArrayList words =
            Vps::onServer("pid=$(pgrep -o -f '^nginx: master') && sed 's/.*) //' /proc/$pid/stat | "
                          "awk -v p=\"$pid\" '{print p, $20}'\n")
                .trimmed()
                .split(' ');
        return ProcessId{words.value(0).toInt(), words.value(1).toULongLong()};
    }();
    QVERIFY(nginx.pid > 0);
    const ProcessDetails found = details(*m_admin, Privilege::Root, nginx);
    QCOMPARE(found.answer, ProcessDetails::Answer::Whole);
    QVERIFY(found.cgroups.constFirst().contains("docker"));
    // Its sockets are of its own network, where it waits for requests.
    QVERIFY(std::any_of(found.openFiles.begin(), found.openFiles.end(), [](const OpenFile &file) {
        return file.local.state == "LISTEN" && file.local.local.endsWith(u":80");
    }));
}

QTEST_GUILESS_MAIN(TestProcessesVps)
#include "tst_processes_vps.moc"
