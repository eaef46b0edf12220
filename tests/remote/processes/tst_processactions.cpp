// SPDX-License-Identifier: GPL-3.0-or-later
// The real script against real processes of this computer, and the choice of rights against a
// prepared shell.
#include "remote/processes/processactions.h"
#include "remote/processes/processfacts.h"
#include "tests/remote/changes/processshell.h"
#include "tests/remote/processes/detachedprocess.h"
#include "tests/support/scriptedshell.h"

#include <QDir>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <optional>
#include <sys/prctl.h>
#include <thread>
#include <unistd.h>

using namespace Remote;
using namespace Qt::StringLiterals;

namespace
{

constexpr auto mark = "0123456789abcdef";
constexpr auto allThreadsRun = "threads-run"; ///< what the process with threads then calls itself
const ProcessAction term{ProcessAction::Kind::Signal, ProcessSignal::Term, 0};
const ProcessAction killing{ProcessAction::Kind::Signal, ProcessSignal::Kill, 0};

/// Runs an action on this computer and returns the answers; empty: no answer, or an error.
QList<ProcessAnswer> act(const ProcessAction &action, const QList<ProcessId> &ids,
                         const QStringList &interpreter = {u"sh"_s})
{
    ProcessShell shell(interpreter);
    QList<ProcessTarget> targets;
    for (const ProcessId &id : ids)
        targets.append({id, true});
    std::optional<Result<QList<ProcessAnswer>>> answer;
    actOnProcesses(shell, Privilege::Login, action, targets, &shell,
                   [&answer](const Result<QList<ProcessAnswer>> &result) { answer = result; });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 20'000) || !*answer)
        return {};
    return **answer;
}

ProcessOutcome outcome(const ProcessAction &action, const ProcessId &id,
                       const QStringList &interpreter = {u"sh"_s})
{
    const QList<ProcessAnswer> answers = act(action, {id}, interpreter);
    return answers.size() == 1 && answers.first().id == id ? answers.first().outcome
                                                           : ProcessOutcome::Unknown;
}

ProcessAction sending(ProcessSignal which)
{
    return {ProcessAction::Kind::Signal, which, 0};
}

ProcessAction niceness(int value)
{
    return {ProcessAction::Kind::Renice, ProcessSignal::Term, value};
}

QByteArray line(const ProcessId &id, const char *words)
{
    return QByteArray(mark) + ' ' + QByteArray::number(id.pid) + ':' +
           QByteArray::number(id.start) + ' ' + words + '\n';
}

/// What a prepared server says to each process of a script: `word` of it.
ScriptedShell::Answer answerTo(const RemoteCommand &command,
                               const std::function<const char *(qint32)> &word)
{
    const auto variable = [&command](const char *name) {
        const QByteArray opening = QByteArray(name) + "='";
        const qsizetype from = command.script.indexOf(opening) + opening.size();
        return command.script.mid(from, command.script.indexOf('\'', from) - from);
    };
    QByteArray out;
    for (const QByteArray &one : variable("ids").split(' '))
        out += variable("mark") + ' ' + one + ' ' + word(one.split(':').first().toInt()) + " S\n";
    return ScriptedShell::output(out);
}

} // namespace

class TestProcessActions final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ends_data();
    void ends();
    void leavesAnotherProcessAlone();
    void isNotFooledByNames_data();
    void isNotFooledByNames();
    void saysWhenASignalIsIgnored();
    void stopsAndContinues();
    void sendsWhatProgramsTakeTheirOwnWay();
    void givesNiceValuesToAllThreads();
    void saysWhatHadEndedBefore();
    void refusesWhatCarriesItself();
    void answersForEachInOrder();
    void usesTheLeastRights();
    void triesAgainAsAdministrator();
    void asksForAnAdministrator();
    void tellsAFailedRun();
    void understandsOnlyItsOwnLines();
    void knowsWhoIsWho();
};

void TestProcessActions::ends_data()
{
    QTest::addColumn<QStringList>("interpreter");
    QTest::newRow("sh") << QStringList{u"sh"_s};
    QTest::newRow("bash") << QStringList{u"bash"_s};
    QTest::newRow("busybox") << QStringList{u"busybox"_s, u"sh"_s};
}

void TestProcessActions::ends()
{
    QFETCH(const QStringList, interpreter);
    const DetachedProcess process(u"sleep"_s, {u"300"_s});
    QVERIFY(process.isThere());
    QCOMPARE(outcome(term, process.id(), interpreter), ProcessOutcome::Done);
    QVERIFY(!process.isThere());
}

/// A number that was used again cannot be made here, but to the server it looks the same as a
/// wrong start time.
void TestProcessActions::leavesAnotherProcessAlone()
{
    const DetachedProcess process(u"sleep"_s, {u"300"_s});
    const ProcessId other{process.id().pid, process.id().start + 1};
    QCOMPARE(outcome(killing, other), ProcessOutcome::OtherProcess);
    const int before = process.nice();
    QCOMPARE(outcome(niceness(19), other), ProcessOutcome::OtherProcess);
    QVERIFY(process.isThere());
    QCOMPARE(process.nice(), before);
}

void TestProcessActions::isNotFooledByNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("brackets") << u") S 1 ("_s;
    QTest::newRow("a whole line") << u"a) Z 1 1 1 1"_s;
    QTest::newRow("newline") << u")\n1 (x) R"_s;
    QTest::newRow("pattern") << u"*) ? [a-z]"_s;
    QTest::newRow("quote") << u"'\"$(id)`;"_s;
}

void TestProcessActions::isNotFooledByNames()
{
    QFETCH(const QString, name);
    const QTemporaryDir folder;
    const QString program = folder.filePath(name);
    QVERIFY(QFile::link(QStandardPaths::findExecutable(u"sleep"_s), program));
    const DetachedProcess process(program, {u"300"_s});
    QVERIFY(process.isThere());
    for (const QStringList &interpreter :
         {QStringList{u"sh"_s}, QStringList{u"bash"_s}, QStringList{u"busybox"_s, u"sh"_s}}) {
        QCOMPARE(outcome(killing, {process.id().pid, process.id().start - 1}, interpreter),
                 ProcessOutcome::OtherProcess);
        QCOMPARE(outcome(sending(ProcessSignal::Stop), process.id(), interpreter),
                 ProcessOutcome::Done);
        QCOMPARE(process.state(), 'T');
        QCOMPARE(outcome(sending(ProcessSignal::Continue), process.id(), interpreter),
                 ProcessOutcome::Done);
    }
    QCOMPARE(outcome(killing, process.id()), ProcessOutcome::Done);
    QVERIFY(!process.isThere());
}

void TestProcessActions::saysWhenASignalIsIgnored()
{
    const DetachedProcess process(u"sh"_s, {u"-c"_s, u"trap '' TERM; echo; exec sleep 300"_s});
    // The trap is set once it has become sleep.
    QTRY_VERIFY([&process] {
        QFile name(u"/proc/%1/comm"_s.arg(process.id().pid));
        return name.open(QIODevice::ReadOnly) && name.readAll() == "sleep\n";
    }());
    QCOMPARE(outcome(term, process.id()), ProcessOutcome::StillThere);
    QVERIFY(process.isThere());
    QCOMPARE(outcome(killing, process.id()), ProcessOutcome::Done);
}

void TestProcessActions::stopsAndContinues()
{
    const DetachedProcess process(u"sleep"_s, {u"300"_s});
    const QList<ProcessAnswer> stopped = act(sending(ProcessSignal::Stop), {process.id()});
    QCOMPARE(stopped, (QList<ProcessAnswer>{{process.id(), ProcessOutcome::Done, 'T'}}));
    QCOMPARE(outcome(sending(ProcessSignal::Continue), process.id()), ProcessOutcome::Done);
    QTRY_COMPARE(process.state(), 'S');
}

void TestProcessActions::sendsWhatProgramsTakeTheirOwnWay()
{
    const DetachedProcess process(u"sh"_s, {u"-c"_s, u"trap : USR1; while :; do sleep 1; done"_s});
    QTRY_VERIFY([&process] {
        QFile status(u"/proc/%1/status"_s.arg(process.id().pid));
        // SIGUSR1 is caught: bit 9 of the mask.
        if (!status.open(QIODevice::ReadOnly))
            return false;
        const QByteArray text = status.readAll();
        const qsizetype at = text.indexOf("SigCgt:") + 7;
        const QByteArray word = text.mid(at, text.indexOf('\n', at) - at).trimmed();
        return (word.toULongLong(nullptr, 16) & 0x200) != 0;
    }());
    QCOMPARE(outcome(sending(ProcessSignal::User1), process.id()), ProcessOutcome::Sent);
    QVERIFY(process.isThere());
    QCOMPARE(outcome(sending(ProcessSignal::User2), process.id()), ProcessOutcome::Done);
    QVERIFY(!process.isThere()); // nobody caught that one
}

void TestProcessActions::givesNiceValuesToAllThreads()
{
    const DetachedProcess process(QCoreApplication::applicationFilePath(), {u"--threads"_s});
    const QDir tasks(u"/proc/%1/task"_s.arg(process.id().pid));
    // A sanitizer has one of its own, so their number does not tell.
    QTRY_VERIFY([&process] {
        QFile name(u"/proc/%1/comm"_s.arg(process.id().pid));
        return name.open(QIODevice::ReadOnly) && name.readAll().trimmed() == allThreadsRun;
    }());
    QVERIFY(tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot).size() >= 3);
    // The test itself may have been started with any.
    QCOMPARE(outcome(niceness(19), process.id()), ProcessOutcome::Done);
    QCOMPARE(process.nice(), 19);
    for (const QString &task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        QCOMPARE(statOf(task.toLongLong()).value(16), "19"_ba);
    // Back is for an administrator only.
    const bool isRoot = geteuid() == 0;
    QCOMPARE(outcome(niceness(-3), process.id()),
             isRoot ? ProcessOutcome::Done : ProcessOutcome::NotPermitted);
    QCOMPARE(process.nice(), isRoot ? -3 : 19);
}

void TestProcessActions::saysWhatHadEndedBefore()
{
    const ProcessId ended{4'194'300, 12345}; // beyond the highest number there is
    QCOMPARE(outcome(term, ended), ProcessOutcome::Gone);
    QCOMPARE(outcome(niceness(3), ended), ProcessOutcome::Gone);
}

void TestProcessActions::refusesWhatCarriesItself()
{
    QCOMPARE(outcome(killing, idOf(1)), ProcessOutcome::Init);
    QCOMPARE(outcome(killing, idOf(getpid())), ProcessOutcome::OwnConnection);
    QProcess child;
    child.start(u"sleep"_s, {u"300"_s});
    QVERIFY(child.waitForStarted());
    QCOMPARE(outcome(killing, idOf(child.processId())), ProcessOutcome::OwnConnection);
    QCOMPARE(child.state(), QProcess::Running);
    child.kill();
    QVERIFY(child.waitForFinished());
}

void TestProcessActions::answersForEachInOrder()
{
    const DetachedProcess first(u"sleep"_s, {u"300"_s});
    const DetachedProcess second(u"sleep"_s, {u"300"_s});
    const ProcessId other{second.id().pid, second.id().start + 7};
    const QList<ProcessAnswer> answers =
        act(term, {other, first.id(), {4'194'301, 1}, second.id()});
    QCOMPARE(answers.size(), 4);
    QCOMPARE(answers[0].outcome, ProcessOutcome::OtherProcess);
    QCOMPARE(answers[1].outcome, ProcessOutcome::Done);
    QCOMPARE(answers[2].outcome, ProcessOutcome::Gone);
    QCOMPARE(answers[3].outcome, ProcessOutcome::Done);
}

void TestProcessActions::usesTheLeastRights()
{
    ScriptedShell shell;
    shell.setHandler([](const RemoteCommand &command) {
        return answerTo(command, [](qint32) { return "done"; });
    });
    std::optional<Result<QList<ProcessAnswer>>> answer;
    actOnProcesses(shell, Privilege::Root, term, {{{10, 1}, false}, {{11, 1}, true}}, &shell,
                   [&answer](const Result<QList<ProcessAnswer>> &result) { answer = result; });
    QTRY_VERIFY(answer.has_value());
    QVERIFY(answer->ok());
    QCOMPARE((**answer)[0], (ProcessAnswer{{10, 1}, ProcessOutcome::Done, 'S'}));
    QCOMPARE((**answer)[1], (ProcessAnswer{{11, 1}, ProcessOutcome::Done, 'S'}));
    const QList<RemoteCommand> commands = shell.commands();
    QCOMPARE(commands.size(), 2);
    QCOMPARE(commands[0].privilege, Privilege::Login);
    QVERIFY(commands[0].script.contains("ids='11:1'"));
    QCOMPARE(commands[1].privilege, Privilege::Root);
    QVERIFY(commands[1].script.contains("ids='10:1'"));
}

void TestProcessActions::triesAgainAsAdministrator()
{
    ScriptedShell shell;
    shell.setHandler([](const RemoteCommand &command) {
        const bool isRoot = command.privilege == Privilege::Root;
        return answerTo(command, [isRoot](qint32) { return isRoot ? "done" : "denied"; });
    });
    std::optional<Result<QList<ProcessAnswer>>> answer;
    actOnProcesses(shell, Privilege::Root, niceness(-5), {{{10, 1}, true}}, &shell,
                   [&answer](const Result<QList<ProcessAnswer>> &result) { answer = result; });
    QTRY_VERIFY(answer.has_value());
    QCOMPARE((**answer)[0].outcome, ProcessOutcome::Done);
    QCOMPARE(shell.commands().size(), 2);
}

void TestProcessActions::asksForAnAdministrator()
{
    ScriptedShell shell;
    shell.setHandler([](const RemoteCommand &command) {
        return answerTo(command, [](qint32) { return "denied"; });
    });
    std::optional<Result<QList<ProcessAnswer>>> answer;
    actOnProcesses(shell, Privilege::Login, term, {{{10, 1}, false}}, &shell,
                   [&answer](const Result<QList<ProcessAnswer>> &result) { answer = result; });
    QTRY_VERIFY(answer.has_value());
    QCOMPARE((**answer)[0].outcome, ProcessOutcome::NotPermitted);
    QCOMPARE(shell.commands().size(), 1);
    QCOMPARE(shell.commands().first().privilege, Privilege::Login);
}

void TestProcessActions::tellsAFailedRun()
{
    ScriptedShell shell;
    shell.expect("deed='TERM'", Error{ErrorCode::OutcomeUnknown, {}, {}});
    std::optional<Result<QList<ProcessAnswer>>> answer;
    actOnProcesses(shell, Privilege::Login, term, {{{10, 1}, true}}, &shell,
                   [&answer](const Result<QList<ProcessAnswer>> &result) { answer = result; });
    QTRY_VERIFY(answer.has_value());
    QVERIFY(!answer->ok());
    QCOMPARE(answer->error().code, ErrorCode::OutcomeUnknown);
}

void TestProcessActions::understandsOnlyItsOwnLines()
{
    const QList<ProcessId> ids{{10, 5}, {11, 6}, {12, 7}, {13, 8}};
    const QByteArray out = line({10, 5}, "done X") + "other 11:6 done S\n" +
                           line({12, 8}, "done S") + line({13, 8}, "jumped S") + "\x1b[31m\n" +
                           QByteArray(mark) + " 11:6 done";
    const QList<ProcessAnswer> answers = parseActionAnswers(out, ids, mark);
    QCOMPARE(answers.size(), 4);
    QCOMPARE(answers[0], (ProcessAnswer{{10, 5}, ProcessOutcome::Done, 'X'}));
    QCOMPARE(answers[1], (ProcessAnswer{{11, 6}, ProcessOutcome::Unknown, '-'})); // cut off
    QCOMPARE(answers[2].outcome, ProcessOutcome::Unknown); // of another start
    QCOMPARE(answers[3].outcome, ProcessOutcome::Unknown);
}

void TestProcessActions::knowsWhoIsWho()
{
    ProcessShell shell({u"sh"_s});
    std::optional<Result<CommandOutput>> output;
    shell.run(processFactsCommand(mark), &shell,
              [&output](const Result<CommandOutput> &result) { output = result; });
    QTRY_VERIFY_WITH_TIMEOUT(output.has_value(), 20'000);
    const std::optional<ProcessFacts> facts = parseProcessFacts((*output)->out, mark);
    QVERIFY(facts.has_value());
    QCOMPARE(facts->users.value(0), "root"_ba);
    QCOMPARE(facts->login, geteuid());
    QVERIFY(facts->own.contains(qint32(getpid())));
    QVERIFY(!facts->own.contains(1));
    QVERIFY(facts->cores > 0);
    // Cut off in the middle it is no answer at all.
    QVERIFY(!parseProcessFacts((*output)->out.chopped(10), mark));

    std::optional<Result<CommandOutput>> memory;
    const ProcessId self = idOf(getpid());
    shell.run(processMemoryCommand({self, {self.pid, self.start + 1}, {4'194'300, 1}}, mark,
                                   Privilege::Login),
              &shell, [&memory](const Result<CommandOutput> &result) { memory = result; });
    QTRY_VERIFY_WITH_TIMEOUT(memory.has_value(), 20'000);
    const QHash<ProcessId, double> pss = parseProcessMemory((*memory)->out, mark);
    QCOMPARE(pss.size(), 1);
    QVERIFY(pss.value(self) > 100'000);
}

int main(int argc, char **argv)
{
    // As a process with threads, for the test itself to act on.
    if (argc > 1 && qstrcmp(argv[1], "--threads") == 0) {
        std::thread second([] { pause(); });
        std::thread third([] { pause(); });
        prctl(PR_SET_NAME, allThreadsRun);
        pause();
        return 1;
    }
    QCoreApplication application(argc, argv);
    TestProcessActions test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_processactions.moc"
