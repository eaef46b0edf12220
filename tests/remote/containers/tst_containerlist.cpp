// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/containers/containerlist.h"
#include "remote/ssh/sudostreams.h"
#include "tests/remote/containers/containerfixture.h"
#include "tests/support/scriptedshell.h"

#include <QSignalSpy>
#include <QTest>

using namespace Remote;
using namespace Qt::StringLiterals;
using Fixture::callOf;
using Fixture::container;
using Fixture::eventLine;
using Fixture::id;
using Fixture::listing;
using Fixture::markOf;
using Outcome = ContainerList::Outcome;

namespace
{

/// A server with docker. What `containers` holds is what it lists and inspects.
class Server final
{
public:
    Server()
    {
        shell.setHandler([this](const RemoteCommand &command) { return answer(command); });
    }

    std::optional<ScriptedShell::Answer> answer(const RemoteCommand &command)
    {
        const QByteArray call = callOf(command.script);
        calls.append(call);
        const QByteArray mark = markOf(command.script);
        if (command.privilege == Privilege::Login && !problem.isEmpty())
            return ScriptedShell::output(mark + " time 1\n" + mark + ' ' + problem + '\n', 0,
                                         "words of the engine");
        if (call == "clawtune_list")
            return ScriptedShell::output(listing(mark, containers.values().join()));
        if (call.startsWith("clawtune_happened"))
            return ScriptedShell::output(mark + " until 2000\n" + std::exchange(events, {}));
        QByteArray out;
        for (const QByteArray &one : call.split(' ').mid(1))
            out += containers.value(one);
        return ScriptedShell::output(out);
    }

    [[nodiscard]] int count(const QByteArray &call) const { return int(calls.count(call)); }

    ScriptedShell shell;
    QMap<QByteArray, QByteArray> containers{{id('a'), container(id('a'))},
                                            {id('b'), container(id('b'), "exited")}};
    QByteArray problem; ///< such as "problem docker permission", for the login
    QByteArray events;  ///< told once to who asks as root
    QByteArrayList calls;
    Privilege privilege = Privilege::Login;
};

} // namespace

class TestContainerList final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void listsOnceWithoutFollowing();
    void eventsBringOneContainerUpToDate();
    void aStormOfEventsIsOneQuestion();
    void aRemovedOneGoes();
    void aVanishedOneGoes();
    void listsAgainWhenEventsEnd();
    void asksAsRootWhereTheLoginMayNot();
    void followsAsRootThroughSudo();
    void saysWhyThereIsNoList_data();
    void saysWhyThereIsNoList();
    void keepsOldRowsWhenTheEngineStops();
    void namesOutliveContainers();
    void cancelAnswersAtOnce();
    void unfollowEndsEverything();
};

void TestContainerList::listsOnceWithoutFollowing()
{
    Server server;
    ContainerList list(server.shell, [&server] { return server.privilege; });
    QCOMPARE(list.outcome(), Outcome::Unknown);
    list.look();
    QVERIFY(list.isLooking());
    QTRY_COMPARE(list.outcome(), Outcome::Listed);
    QCOMPARE(list.containers().size(), 2);
    QCOMPARE(list.nameOf(id('a')), u"ca"_s);
    QVERIFY(server.shell.streams().isEmpty());
    QCOMPARE(server.calls, QByteArrayList{"clawtune_list"});
}

void TestContainerList::eventsBringOneContainerUpToDate()
{
    Server server;
    ContainerList list(server.shell, [&server] { return server.privilege; });
    list.follow();
    QTRY_COMPARE(server.shell.streams().size(), 1);
    ScriptedStream *stream = server.shell.streams().constFirst();
    QCOMPARE(callOf(stream->command().script), "clawtune_follow 1000");
    const struct {
        const char *action;
        QByteArray becomes;
        ContainerState state;
        ContainerHealth health;
    } steps[] = {
        {"die", container(id('a'), "exited"), ContainerState::Exited, ContainerHealth::None},
        {"start", container(id('a'), "running", "starting"), ContainerState::Running,
         ContainerHealth::Starting},
        {"health_status: unhealthy", container(id('a'), "running", "unhealthy"),
         ContainerState::Running, ContainerHealth::Unhealthy},
        {"pause", container(id('a'), "paused"), ContainerState::Paused, ContainerHealth::None},
    };
    for (const auto &step : steps) {
        server.containers[id('a')] = step.becomes;
        stream->feed(eventLine(id('a'), step.action));
        QTRY_COMPARE(list.find(id('a'))->state, step.state);
        QTRY_COMPARE(list.find(id('a'))->health, step.health);
    }
    QCOMPARE(server.count("clawtune_list"), 1); // never all of them again
    server.containers[id('c')] = container(id('c'), "created");
    stream->feed(eventLine(id('c'), "create"));
    QTRY_VERIFY(list.find(id('c')));
    // Of health checks nothing is asked.
    const qsizetype asked = server.calls.size();
    stream->feed(eventLine(id('a'), "exec_start: pg_isready"));
    stream->feed(eventLine(id('b'), "rename"));
    QTRY_COMPARE(server.calls.size(), asked + 1);
    QCOMPARE(server.calls.constLast(), "clawtune_inspect " + id('b'));
}

void TestContainerList::aStormOfEventsIsOneQuestion()
{
    Server server;
    ContainerList list(server.shell, [&server] { return server.privilege; });
    list.follow();
    QTRY_COMPARE(server.shell.streams().size(), 1);
    ScriptedStream *stream = server.shell.streams().constFirst();
    QByteArray storm;
    for (const char *action : {"kill", "die", "stop", "start", "restart", "oom"})
        storm += eventLine(id('a'), action);
    // In pieces, as a network would.
    for (const char byte : storm)
        stream->feed(QByteArray(1, byte));
    QTRY_COMPARE(server.calls.size(), 2);
    QCOMPARE(server.calls.constLast(), "clawtune_inspect " + id('a'));
    // Very many are one listing.
    for (int i = 0; i < 200; ++i)
        stream->feed(eventLine(QByteArray::number(i).rightJustified(64, '0'), "die"));
    QTRY_COMPARE(server.count("clawtune_list"), 2);
    QCOMPARE(server.calls.size(), 3);
}

void TestContainerList::aRemovedOneGoes()
{
    Server server;
    ContainerList list(server.shell, [&server] { return server.privilege; });
    list.follow();
    QTRY_COMPARE(server.shell.streams().size(), 1);
    QSignalSpy changed(&list, &ContainerList::changed);
    server.shell.streams().constFirst()->feed(eventLine(id('b'), "destroy"));
    QVERIFY(!list.find(id('b')));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(server.calls.size(), 1);
}

void TestContainerList::aVanishedOneGoes()
{
    Server server;
    ContainerList list(server.shell, [&server] { return server.privilege; });
    list.follow();
    QTRY_COMPARE(server.shell.streams().size(), 1);
    server.containers.remove(id('b'));
    server.shell.streams().constFirst()->feed(eventLine(id('b'), "die"));
    QTRY_VERIFY(!list.find(id('b')));
    QCOMPARE(server.count("clawtune_list"), 2);
}

void TestContainerList::listsAgainWhenEventsEnd()
{
    Server server;
    ContainerList list(server.shell, [&server] { return server.privilege; });
    list.follow();
    QTRY_COMPARE(server.shell.streams().size(), 1);
    server.shell.streams().constFirst()->finish(CommandOutput{1, {}, {}, {}});
    QTRY_COMPARE_WITH_TIMEOUT(server.count("clawtune_list"), 2, 10'000);
    QTRY_COMPARE(server.shell.streams().size(), 2);
}

void TestContainerList::asksAsRootWhereTheLoginMayNot()
{
    Server server;
    server.problem = "problem docker permission";
    ContainerList list(server.shell, [&server] { return server.privilege; });
    list.look();
    QTRY_COMPARE(list.outcome(), Outcome::NotPermitted);
    QVERIFY(list.containers().isEmpty());
    QCOMPARE(list.error().detail, "words of the engine");

    server.privilege = Privilege::Root;
    list.follow();
    QTRY_COMPARE(list.outcome(), Outcome::Listed);
    QCOMPARE(list.engine().privilege, Privilege::Root);
    QVERIFY(server.shell.streams().isEmpty()); // root has none: asked for every few seconds
    server.containers[id('a')] = container(id('a'), "paused");
    server.events = eventLine(id('a'), "pause");
    QTRY_COMPARE_WITH_TIMEOUT(list.find(id('a'))->state, ContainerState::Paused, 10'000);
    QVERIFY(server.calls.contains("clawtune_happened 1000"));
    QTRY_VERIFY_WITH_TIMEOUT(server.calls.contains("clawtune_happened 2000"), 10'000);
}

/// Nothing is asked again and again where streams can have root's rights.
void TestContainerList::followsAsRootThroughSudo()
{
    Server server;
    server.problem = "problem docker permission";
    server.privilege = Privilege::Root;
    SudoStreams streams(server.shell);
    streams.give({});
    ContainerList list(streams, [&server] { return server.privilege; });
    list.follow();
    QTRY_COMPARE(server.shell.streams().size(), 1);
    ScriptedStream *stream = server.shell.streams().constFirst();
    const QByteArray launcher = stream->command().script;
    QVERIFY(launcher.startsWith("exec sudo "));
    const qsizetype token = launcher.indexOf("echo ") + 5;
    stream->feed(launcher.mid(token, launcher.indexOf(';', token) - token) + '\n');
    QVERIFY(stream->written().contains("clawtune_follow 1000"));
    server.containers[id('a')] = container(id('a'), "paused");
    stream->feed(eventLine(id('a'), "pause"));
    QTRY_COMPARE(list.find(id('a'))->state, ContainerState::Paused);
    streams.drop();
    server.privilege = Privilege::Login;
    list.restart();
    QTRY_COMPARE(list.outcome(), Outcome::NotPermitted);
    QTRY_VERIFY(!server.shell.streams().constFirst());
    QCOMPARE(server.count("clawtune_happened 1000"), 0);
}

void TestContainerList::saysWhyThereIsNoList_data()
{
    QTest::addColumn<QByteArray>("problem");
    QTest::addColumn<int>("outcome");
    QTest::newRow("none") << QByteArray("none") << int(Outcome::NoEngine);
    QTest::newRow("stopped") << QByteArray("problem docker stopped") << int(Outcome::Stopped);
    QTest::newRow("hanging") << QByteArray("problem docker hanging") << int(Outcome::Hanging);
    QTest::newRow("failed") << QByteArray("problem podman failed") << int(Outcome::Failed);
    QTest::newRow("nonsense") << QByteArray("what") << int(Outcome::Failed);
}

void TestContainerList::saysWhyThereIsNoList()
{
    QFETCH(QByteArray, problem);
    QFETCH(int, outcome);
    Server server;
    server.problem = problem;
    ContainerList list(server.shell, [&server] { return server.privilege; });
    list.look();
    QTRY_VERIFY(!list.isLooking());
    QCOMPARE(int(list.outcome()), outcome);
}

void TestContainerList::keepsOldRowsWhenTheEngineStops()
{
    Server server;
    ContainerList list(server.shell, [&server] { return server.privilege; });
    list.look();
    QTRY_COMPARE(list.outcome(), Outcome::Listed);
    server.problem = "problem docker stopped";
    list.look();
    QTRY_COMPARE(list.outcome(), Outcome::Stopped);
    QCOMPARE(list.containers().size(), 2);
}

void TestContainerList::namesOutliveContainers()
{
    Server server;
    ContainerList list(server.shell, [&server] { return server.privilege; });
    list.look();
    QTRY_COMPARE(list.outcome(), Outcome::Listed);
    server.containers.remove(id('b'));
    list.look();
    QTRY_VERIFY(!list.find(id('b')));
    QCOMPARE(list.nameOf(id('b')), u"cb"_s);
    QCOMPARE(list.nameOf(id('f')), QString());
}

void TestContainerList::cancelAnswersAtOnce()
{
    ScriptedShell shell;
    shell.hold("clawtune_list");
    ContainerList list(shell, [] { return Privilege::Login; });
    list.follow();
    QCOMPARE(shell.heldCount(), 1);
    list.cancel();
    QVERIFY(!list.isLooking());
    QCOMPARE(list.outcome(), Outcome::Failed);
    QCOMPARE(list.error().code, ErrorCode::Cancelled);
    QCOMPARE(shell.heldCount(), 0);
}

void TestContainerList::unfollowEndsEverything()
{
    Server server;
    ContainerList list(server.shell, [&server] { return server.privilege; });
    list.follow();
    QTRY_COMPARE(server.shell.streams().size(), 1);
    server.shell.streams().constFirst()->feed(eventLine(id('a'), "die"));
    list.unfollow();
    QTRY_VERIFY(!server.shell.streams().constFirst());
    list.look();
    QTRY_VERIFY(!list.isLooking());
    QCOMPARE(server.shell.streams().size(), 1); // looked, and did not follow again
    QCOMPARE(server.count("clawtune_list"), 2);
    QCOMPARE(server.calls.size(), 2);
}

QTEST_GUILESS_MAIN(TestContainerList)
#include "tst_containerlist.moc"
