// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/changes/changejournal.h"
#include "sandboxplan.h"
#include "tests/support/signalprocess.h"

#include <QTimer>

#include <csignal>

using namespace Remote;
using namespace SandboxPlan;
using namespace Qt::StringLiterals;

namespace
{

/// sh that kills the whole process group of the transaction, the first time it comes here.
const QByteArray killOnce("if [ ! -e \"$TX/killed\" ]; then\n    true >\"$TX/killed\"\n"
                          "    sync\n    kill -9 0\nfi\n");
/// The same, but only the engine: what it started goes on.
const QByteArray killEngine("if [ ! -e \"$TX/killed\" ]; then\n    true >\"$TX/killed\"\n"
                            "    sync\n    kill -9 $PPID\nfi\n");
const QByteArray nothing(":\n");

/// One transaction that is killed somewhere, and what became of it.
struct Case {
    QByteArray name;
    std::unique_ptr<Sandbox> box = std::make_unique<Sandbox>();
    QByteArrayList before;
    std::optional<Result<ChangeOutcome>> outcome{};
};

using Cases = std::vector<std::unique_ptr<Case>>;

ChangePlan withStep(ChangePlan plan, qsizetype at, const ChangeStep &step)
{
    plan.steps.insert(at, step);
    return plan;
}

QByteArray killingJournalAt(const Sandbox &box, int records)
{
    // A second process that watches the journal and kills the transaction as record N appears.
    return "folder=" + box.root() + "/lib/clawtune/tx\ntries=0\n" +
           "while [ $tries -lt 3000 ]; do\n"
           "    tries=$((tries + 1))\n"
           "    for tx in \"$folder\"/*; do\n"
           "        [ -s \"$tx/process\" ] && [ -e \"$tx/journal.jsonl\" ] || continue\n"
           "        n=0\n"
           "        while read -r line; do n=$((n + 1)); done <\"$tx/journal.jsonl\"\n"
           "        [ $n -ge " +
           QByteArray::number(records) +
           " ] || continue\n"
           "        read -r leader rest <\"$tx/process\"\n"
           "        kill -9 -\"$leader\"\n"
           "        exit\n"
           "    done\n"
           "    sleep 0.01\n"
           "done\n";
}

} // namespace

class TestChangeKills final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { limit = std::chrono::seconds(5); }
    void killedBetweenSteps();
    void killedInsideSteps();
    void killedAtEveryRecord();
    void killedWhileUndoing();
    void killedWhileRollingBack();
    void killedClient();
    void cutWhileStarting();
    void allKilledThenRecovered();
    void restartedWithoutServiceManager();

private:
    static void begin(Case &one, const ChangePlan &plan, const ApplyOptions &options = {});
    static void awaitOld(Cases &cases);
};

void TestChangeKills::begin(Case &one, const ChangePlan &plan, const ApplyOptions &options)
{
    sandboxPlan = plan;
    one.before = one.box->snapshot();
    one.box->runner.applyPlan(sandboxCheck(), plan, options,
                              [&one](const auto &outcome) { one.outcome = outcome; });
}

/// All of them end in the old state by themselves, the journal says so, and the next one works.
void TestChangeKills::awaitOld(Cases &cases)
{
    for (const auto &one : cases) {
        QVERIFY2(QTest::qWaitFor([&] { return one->outcome.has_value(); }, 60'000),
                 one->name.constData());
        QVERIFY2(one->outcome->ok(), one->name.constData());
        const ChangeOutcome &outcome = one->outcome->value();
        if (outcome.state != ChangeState::RolledBack)
            qWarning() << one->name << int(outcome.state);
        QCOMPARE(outcome.state, ChangeState::RolledBack);
        QVERIFY2(outcome.error.has_value(), one->name.constData());
        QCOMPARE(outcome.error->code, ErrorCode::ChangeFailed);
        if (one->box->snapshot() != one->before)
            qWarning() << one->name;
        QCOMPARE(one->box->snapshot(), one->before);
        QVERIFY2(one->box->onlyEntry().unattended, one->name.constData());
    }
    sandboxPlan = full(*cases.front()->box);
    const auto again = cases.front()->box->apply();
    QVERIFY(again.ok());
    QCOMPARE(again->state, ChangeState::Done);
}

void TestChangeKills::killedBetweenSteps()
{
    Cases cases;
    for (int at = 0; at <= 4; ++at) {
        auto one = std::make_unique<Case>();
        one->name = "before step " + QByteArray::number(at + 1);
        const ChangePlan plan = withStep(full(*one->box), at, shellStep(killOnce, nothing));
        begin(*one, plan);
        cases.push_back(std::move(one));
    }
    awaitOld(cases);
}

void TestChangeKills::killedInsideSteps()
{
    Cases cases;
    for (const QByteArray &killer : {killOnce, killEngine}) {
        for (int part = 0; part < 4; ++part) {
            auto one = std::make_unique<Case>();
            one->name = "inside, part " + QByteArray::number(part) + ' ' + killer;
            const QByteArray left = one->box->etc("left");
            const QByteArray make = "echo a >" + left + '\n';
            const QByteArray more = "echo b >>" + left + '\n';
            ChangeStep step = shellStep(make + more, "rm -f " + left + '\n', nothing);
            if (part == 0)
                step.apply = killer + make + more;
            else if (part == 1)
                step.apply = make + killer + more;
            else if (part == 2)
                step.apply = make + more + killer;
            else
                step.validate = killer;
            if (killer == killEngine) // what goes on must not come after the rollback
                step.apply += "sleep 12\necho late >" + left + '\n';
            begin(*one, withStep(full(*one->box), 2, step));
            cases.push_back(std::move(one));
        }
    }
    awaitOld(cases);
}

void TestChangeKills::killedAtEveryRecord()
{
    // start, plan, then begin and end of four steps, held.
    Cases cases;
    std::vector<std::unique_ptr<QProcess>> killers;
    for (int records = 2; records <= 10; ++records) {
        auto one = std::make_unique<Case>();
        one->name = "at record " + QByteArray::number(records);
        auto killer = std::make_unique<QProcess>();
        killer->start(u"sh"_s, {u"-c"_s, QString::fromUtf8(killingJournalAt(*one->box, records))});
        QVERIFY(killer->waitForStarted());
        killers.push_back(std::move(killer));
        begin(*one, withStep(full(*one->box), 4, shellStep("sleep 1\n", nothing)));
        cases.push_back(std::move(one));
    }
    awaitOld(cases);
    for (const auto &killer : killers)
        QVERIFY(killer->state() == QProcess::NotRunning || killer->waitForFinished());
}

void TestChangeKills::killedWhileUndoing()
{
    for (int at = 0; at <= 4; ++at) {
        Sandbox box;
        const ChangePlan plan = withStep(full(box), at, shellStep(nothing, killOnce));
        sandboxPlan = plan;
        const QByteArrayList before = box.snapshot();
        const auto applied = box.apply();
        QVERIFY(applied.ok());
        QCOMPARE(applied->state, ChangeState::Done);
        const auto undone = box.undo(applied->change);
        QVERIFY(undone.ok());
        QCOMPARE(undone->state, ChangeState::Undone);
        QCOMPARE(box.snapshot(), before);
    }
}

void TestChangeKills::killedWhileRollingBack()
{
    Cases cases;
    for (int at = 0; at <= 4; ++at) {
        auto one = std::make_unique<Case>();
        one->name = "rolling back at " + QByteArray::number(at);
        ChangePlan plan = withStep(full(*one->box), at, shellStep(nothing, killOnce));
        plan.steps.append(shellStep("false\n", nothing));
        begin(*one, plan);
        cases.push_back(std::move(one));
    }
    for (const auto &one : cases) {
        QVERIFY2(QTest::qWaitFor([&] { return one->outcome.has_value(); }, 60'000),
                 one->name.constData());
        QCOMPARE(one->outcome->value().state, ChangeState::RolledBack);
        QCOMPARE(one->box->snapshot(), one->before);
    }
}

void TestChangeKills::killedClient()
{
    Cases cases;
    for (int step = 1; step <= 4; ++step) {
        auto one = std::make_unique<Case>();
        one->name = "client at step " + QByteArray::number(step);
        ApplyOptions options;
        options.keepWithin = std::chrono::seconds(2);
        begin(*one, full(*one->box), options);
        Case *watched = one.get();
        connect(&one->box->runner, &ChangeRunner::progressed, this,
                [watched, step](const ChangeProgress &progress) {
                    if (progress.step >= step)
                        watched->box->shell.refusal = Error{ErrorCode::Cancelled};
                });
        cases.push_back(std::move(one));
    }
    for (const auto &one : cases) {
        QVERIFY2(QTest::qWaitFor([&] { return one->outcome.has_value(); }, 60'000),
                 one->name.constData());
        one->box->shell.refusal.reset();
        QVERIFY2(QTest::qWaitFor(
                     [&] {
                         const ChangeState state = one->box->onlyEntry().state;
                         return state == ChangeState::RolledBack;
                     },
                     20'000),
                 one->name.constData());
        QCOMPARE(one->box->snapshot(), one->before);
        QVERIFY(one->box->onlyEntry().unattended);
    }
}

/// The connection goes while the transaction is being sent or set off.
void TestChangeKills::cutWhileStarting()
{
    Cases cases;
    for (int wait = 0; wait < 1500; wait += 60) {
        auto one = std::make_unique<Case>();
        one->name = "cut after " + QByteArray::number(wait) + " ms";
        begin(*one, full(*one->box));
        ProcessShell *shell = &one->box->shell;
        QTimer::singleShot(wait, shell, [shell] { shell->dropConnection(); });
        cases.push_back(std::move(one));
    }
    for (const auto &one : cases) {
        QVERIFY2(QTest::qWaitFor([&] { return one->outcome.has_value(); }, 60'000),
                 one->name.constData());
        if (one->outcome->ok() && one->outcome->value().state == ChangeState::Done) {
            QVERIFY2(isInPlace(*one->box), one->name.constData());
        } else {
            QCOMPARE(one->box->snapshot(), one->before);
            sandboxPlan = full(*one->box);
            const auto again = one->box->apply();
            QVERIFY2(again.ok() && again->state == ChangeState::Done, one->name.constData());
        }
    }
}

void TestChangeKills::allKilledThenRecovered()
{
    Case one;
    // Kills the engine and the process that watches over it, as no single failure can.
    const QByteArray killAll("read -r watch rest <\"$TX/watch\"\nkill -9 -$watch\n" + killOnce);
    begin(one, withStep(full(*one.box), 3, shellStep(killAll, nothing)));
    Sandbox &box = *one.box;
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(box.onlyFolder() + u"/killed"_s), 20'000);
    QFile process(box.onlyFolder() + u"/process"_s);
    QVERIFY(process.open(QIODevice::ReadOnly));
    const QString leader = u"/proc/"_s + QString::fromLatin1(process.readAll().split(' ').first());
    QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(leader), 20'000);
    // Another client connects.
    ProcessShell other({u"sh"_s});
    ChangeRunner next(other, {});
    next.setSite(box.site);
    std::optional<Result<ChangeOutcome>> recovered;
    next.recover([&](const auto &outcome) { recovered = outcome; });
    QTRY_VERIFY_WITH_TIMEOUT(recovered.has_value(), 20'000);
    QVERIFY(recovered->ok());
    QCOMPARE(recovered->value().state, ChangeState::RolledBack);
    QCOMPARE(box.snapshot(), one.before);
    QTRY_VERIFY_WITH_TIMEOUT(one.outcome.has_value(), 20'000);
    QCOMPARE(one.outcome->value().state, ChangeState::RolledBack);
}

void TestChangeKills::restartedWithoutServiceManager()
{
    Case one;
    ApplyOptions hold;
    hold.hold = true;
    hold.keepWithin = std::chrono::seconds(600);
    begin(one, full(*one.box), hold);
    Sandbox &box = *one.box;
    QTRY_VERIFY_WITH_TIMEOUT(one.outcome.has_value(), 20'000);
    QCOMPARE(one.outcome->value().state, ChangeState::Held);
    const QString tx = QString::fromUtf8(box.site.folder + "/tx/" + one.outcome->value().change);
    // Nothing runs any more, and what is on disk is of an earlier start of the server.
    QFile watch(tx + u"/watch"_s);
    QVERIFY(watch.open(QIODevice::ReadOnly));
    QVERIFY(signalProcess(watch.readAll().split(' ').first().toInt(), SIGKILL));
    QFile deadline(tx + u"/deadline"_s);
    QVERIFY(deadline.open(QIODevice::ReadWrite));
    QByteArrayList words = deadline.readAll().split(' ');
    words[1] = "00000000-0000-0000-0000-000000000000";
    QVERIFY(deadline.resize(0) && deadline.seek(0));
    deadline.write(words.join(' '));
    deadline.close();

    QCOMPARE(unfinishedChange(box.journal())->state, ChangeState::Held);
    QVERIFY(isOverdue(box.journal()));
    QVERIFY(isInPlace(box));
    const auto recovered = box.recover();
    QVERIFY(recovered.ok());
    QCOMPARE(recovered->state, ChangeState::RolledBack);
    QCOMPARE(box.snapshot(), one.before);
    QCOMPARE(unfinishedChange(box.journal())->state, ChangeState::RolledBack);
    QVERIFY(!isOverdue(box.journal()));
    const auto nothingLeft = box.recover();
    QVERIFY(nothingLeft.ok());
    QCOMPARE(nothingLeft->state, ChangeState::Unchanged);
}

QTEST_GUILESS_MAIN(TestChangeKills)
#include "tst_changekills.moc"
