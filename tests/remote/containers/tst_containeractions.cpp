// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/containers/containeractions.h"
#include "remote/containers/containerparser.h"
#include "tests/remote/containers/containerfixture.h"
#include "tests/support/scriptedshell.h"

#include <QTest>

using namespace Remote;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Action = ContainerAction;
using Step = ContainerActions::Step;
using Fixture::container;

namespace
{

const QByteArray id = Fixture::id('a');
constexpr char later[] = "2026-11-25T18:00:00Z";

ContainerInfo before(const char *state)
{
    return parseInspect(container(id, state)).constFirst();
}

Result<ContainerInfo> resultOf(const Fixture::Endings &endings)
{
    return endings.all.constFirst();
}

} // namespace

class TestContainerActions final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void doesWhatItSays_data();
    void doesWhatItSays();
    void looksUntilItHasComeAbout();
    void sameRunIsNoRestart();
    void waitsForHealth();
    void unhealthyIsToldNotHidden();
    void oneThatDoesNotStayUpFails();
    void refusalCarriesTheEnginesWords();
    void lostConnectionIsNotTriedAgain();
    void cancelEndsTheWaiting();
    void givesTimeToStop();
    void takesOneAtATime();
    void knowsWhatCanBeDone();
};

void TestContainerActions::doesWhatItSays_data()
{
    QTest::addColumn<int>("action");
    QTest::addColumn<QByteArray>("call");
    QTest::addColumn<QByteArray>("state");
    const auto row = [](const char *verb, Action action, const char *state) {
        QTest::newRow(verb) << int(action) << QByteArray(verb) << QByteArray(state);
    };
    row("start", Action::Start, "running");
    row("stop", Action::Stop, "exited");
    row("restart", Action::Restart, "running");
    row("pause", Action::Pause, "paused");
    row("unpause", Action::Unpause, "running");
}

void TestContainerActions::doesWhatItSays()
{
    QFETCH(int, action);
    QFETCH(QByteArray, call);
    QFETCH(QByteArray, state);
    ScriptedShell shell;
    shell.expect("clawtune_ask \"$clawtune_engine\" " + call + ' ' + id, ScriptedShell::output({}));
    shell.expect("clawtune_inspect " + id,
                 ScriptedShell::output(container(id, state.constData(), nullptr, later)));
    ContainerActions actions(shell);
    Fixture::Endings finished(actions);
    actions.start(Fixture::engine(Privilege::Root), before("running"), Action(action));
    QVERIFY(actions.isBusy());
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(resultOf(finished).ok());
    QVERIFY(!actions.isBusy());
    QVERIFY(shell.unexpected().isEmpty());
    QCOMPARE(shell.unusedCount(), 0);
    QCOMPARE(shell.commands().constFirst().privilege, Privilege::Root);
}

void TestContainerActions::looksUntilItHasComeAbout()
{
    ScriptedShell shell;
    shell.expect("\" stop ", ScriptedShell::output({}));
    shell.expect("clawtune_inspect", ScriptedShell::output(container(id, "running")));
    shell.expect("clawtune_inspect", ScriptedShell::output(container(id, "exited")));
    ContainerActions actions(shell);
    Fixture::Endings finished(actions);
    actions.start(Fixture::engine(), before("running"), Action::Stop);
    QTRY_COMPARE(actions.step(), Step::Verifying);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(resultOf(finished)->state, ContainerState::Exited);
}

void TestContainerActions::sameRunIsNoRestart()
{
    ScriptedShell shell;
    shell.expect("\" restart ", ScriptedShell::output({}));
    shell.expect("clawtune_inspect", ScriptedShell::output(container(id, "running")));
    shell.expect("clawtune_inspect",
                 ScriptedShell::output(container(id, "running", nullptr, later)));
    ContainerActions actions(shell);
    Fixture::Endings finished(actions);
    actions.start(Fixture::engine(), before("running"), Action::Restart);
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(resultOf(finished)->started > before("running").started);
    QCOMPARE(shell.unusedCount(), 0);
}

void TestContainerActions::waitsForHealth()
{
    ScriptedShell shell;
    shell.expect("\" restart ", ScriptedShell::output({}));
    shell.expect("clawtune_inspect",
                 ScriptedShell::output(container(id, "running", "starting", later)));
    shell.expect("clawtune_inspect",
                 ScriptedShell::output(container(id, "running", "healthy", later)));
    ContainerActions actions(shell);
    Fixture::Endings finished(actions);
    actions.start(Fixture::engine(), before("running"), Action::Restart);
    QTRY_COMPARE(actions.step(), Step::AwaitingHealth);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(resultOf(finished)->health, ContainerHealth::Healthy);
}

void TestContainerActions::unhealthyIsToldNotHidden()
{
    ScriptedShell shell;
    shell.expect("\" start ", ScriptedShell::output({}));
    shell.expect("clawtune_inspect",
                 ScriptedShell::output(container(id, "running", "unhealthy", later)));
    ContainerActions actions(shell);
    Fixture::Endings finished(actions);
    actions.start(Fixture::engine(), before("exited"), Action::Start);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(resultOf(finished)->health, ContainerHealth::Unhealthy);
}

void TestContainerActions::oneThatDoesNotStayUpFails()
{
    ScriptedShell shell;
    shell.expect("\" start ", ScriptedShell::output({}));
    shell.expect("clawtune_inspect",
                 ScriptedShell::output(container(id, "running", "starting", later)));
    shell.expect("clawtune_inspect", ScriptedShell::output(container(id, "exited")));
    ContainerActions actions(shell);
    Fixture::Endings finished(actions);
    actions.start(Fixture::engine(), before("exited"), Action::Start);
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(!resultOf(finished).ok());
    QCOMPARE(resultOf(finished).error().code, ErrorCode::CommandFailed);
    QVERIFY(resultOf(finished).error().detail.isEmpty());
}

void TestContainerActions::refusalCarriesTheEnginesWords()
{
    ScriptedShell shell;
    shell.expect("\" pause ", ScriptedShell::output({}, 1, "is not running\n"));
    ContainerActions actions(shell);
    Fixture::Endings finished(actions);
    actions.start(Fixture::engine(), before("running"), Action::Pause);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(resultOf(finished).error().code, ErrorCode::CommandFailed);
    QCOMPARE(resultOf(finished).error().detail, "is not running");
    QCOMPARE(shell.commands().size(), 1);
}

void TestContainerActions::lostConnectionIsNotTriedAgain()
{
    ScriptedShell shell;
    shell.expect("\" restart ", Error{ErrorCode::OutcomeUnknown});
    ContainerActions actions(shell);
    Fixture::Endings finished(actions);
    actions.start(Fixture::engine(), before("running"), Action::Restart);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(resultOf(finished).error().code, ErrorCode::OutcomeUnknown);
    QCOMPARE(shell.commands().size(), 1);
}

void TestContainerActions::cancelEndsTheWaiting()
{
    ScriptedShell shell;
    shell.hold("\" stop ");
    ContainerActions actions(shell);
    Fixture::Endings finished(actions);
    actions.start(Fixture::engine(), before("running"), Action::Stop);
    actions.cancel();
    QCOMPARE(finished.count(), 1);
    QCOMPARE(resultOf(finished).error().code, ErrorCode::Cancelled);
    QCOMPARE(shell.heldCount(), 0);
    // The shell's own answer to the cancelling comes later and changes nothing.
    actions.start(Fixture::engine(), before("running"), Action::Pause);
    QTRY_COMPARE(finished.count(), 2);
    QCOMPARE(shell.unexpected().size(), 1); // the pause, answered by nobody's expectation
}

void TestContainerActions::givesTimeToStop()
{
    ScriptedShell shell;
    shell.hold("\" stop ");
    ContainerActions actions(shell);
    ContainerInfo slow = before("running");
    slow.stopSeconds = 120;
    actions.start(Fixture::engine(), slow, Action::Stop);
    const RemoteCommand command = shell.commands().constFirst();
    QVERIFY(command.deadline > 140s);
    QVERIFY(command.script.contains("clawtune_patience=140\n"));
}

void TestContainerActions::takesOneAtATime()
{
    ScriptedShell shell;
    shell.hold("\" stop ");
    ContainerActions actions(shell);
    actions.start(Fixture::engine(), before("running"), Action::Stop);
    actions.start(Fixture::engine(), before("running"), Action::Restart);
    QCOMPARE(shell.commands().size(), 1);
    QCOMPARE(actions.action(), Action::Stop);

    ScriptedShell other;
    ContainerActions refused(other);
    ContainerInfo evil = before("running");
    evil.id = QByteArray("; reboot;").leftJustified(64, 'a');
    refused.start(Fixture::engine(), evil, Action::Stop);
    QVERIFY(!refused.isBusy());
    QVERIFY(other.commands().isEmpty());
}

void TestContainerActions::knowsWhatCanBeDone()
{
    QVERIFY(canDo(Action::Start, ContainerState::Exited));
    QVERIFY(!canDo(Action::Start, ContainerState::Running));
    QVERIFY(canDo(Action::Stop, ContainerState::Restarting));
    QVERIFY(!canDo(Action::Stop, ContainerState::Created));
    QVERIFY(canDo(Action::Restart, ContainerState::Paused));
    QVERIFY(canDo(Action::Pause, ContainerState::Running));
    QVERIFY(!canDo(Action::Pause, ContainerState::Paused));
    QVERIFY(canDo(Action::Unpause, ContainerState::Paused));
    for (const Action action :
         {Action::Start, Action::Stop, Action::Restart, Action::Pause, Action::Unpause})
        QVERIFY(!canDo(action, ContainerState::Unknown));
}

QTEST_GUILESS_MAIN(TestContainerActions)
#include "tst_containeractions.moc"
