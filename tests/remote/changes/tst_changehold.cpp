// SPDX-License-Identifier: GPL-3.0-or-later
// Changes that wait for a person: kept, taken back, or left to the deadline.
#include "sandboxplan.h"

using namespace Remote;
using namespace SandboxPlan;
using namespace Qt::StringLiterals;

namespace
{

ApplyOptions held(int seconds)
{
    ApplyOptions options;
    options.hold = true;
    options.keepWithin = std::chrono::seconds(seconds);
    return options;
}

} // namespace

class TestChangeHold final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { sandboxPlan = ChangePlan{}; }
    void otherClientSeesWhoHoldsIt();
    void confirmedIsKept();
    void confirmVerifiesOverAnotherConnection();
    void undoTakesBackWhatIsHeld();
    void unconfirmedIsRolledBack();
    void cancelTakesBackWhatIsUnderWay();
};

void TestChangeHold::otherClientSeesWhoHoldsIt()
{
    Sandbox box;
    sandboxPlan = full(box);
    const auto first = box.apply(held(300));
    QVERIFY(first.ok());
    QCOMPARE(first->state, ChangeState::Held);
    const auto second = box.apply();
    QVERIFY(second.ok());
    QCOMPARE(second->state, ChangeState::Refused);
    QCOMPARE(second->error->code, ErrorCode::LockHeld);
    QVERIFY(second->error->subject.contains(QString::fromUtf8(first->change)));
    QVERIFY(second->error->subject.contains(u"sandbox"_s));
    QVERIFY(isInPlace(box));
    const JournalEntry entry = box.onlyEntry();
    QCOMPARE(entry.state, ChangeState::Held);
    QVERIFY(entry.confirmUntil > QDateTime::currentSecsSinceEpoch() + 200);
    QCOMPARE(box.confirm(first->change)->state, ChangeState::Done);
}

void TestChangeHold::confirmedIsKept()
{
    Sandbox box;
    sandboxPlan = full(box);
    const auto first = box.apply(held(4));
    QCOMPARE(first->state, ChangeState::Held);
    const auto kept = box.confirm(first->change);
    QVERIFY(kept.ok());
    QCOMPARE(kept->state, ChangeState::Done);
    const auto again = box.confirm(first->change);
    QCOMPARE(again->state, ChangeState::Refused);
    QCOMPARE(again->error->code, ErrorCode::ChangeNotOnHold);
    // The watch ends by itself when it sees that, so the deadline comes to nothing.
    QFile watch(box.onlyFolder() + u"/watch"_s);
    QVERIFY(watch.open(QIODevice::ReadOnly));
    const QString process = u"/proc/"_s + QString::fromLatin1(watch.readAll().split(' ').first());
    QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(process), 10'000);
    QVERIFY(isInPlace(box));
    QCOMPARE(box.onlyEntry().state, ChangeState::Done);
}

/// What a login gets (its limits, say) is decided when it begins: only a new one can tell.
void TestChangeHold::confirmVerifiesOverAnotherConnection()
{
    Sandbox box;
    ChangePlan plan = full(box);
    plan.verify += "[ \"${CONNECTION-}\" = new ]\n";
    sandboxPlan = plan;
    const auto first = box.apply(held(300));
    QCOMPARE(first->state, ChangeState::Held);

    ProcessShell second({u"/usr/bin/env"_s, u"CONNECTION=new"_s, u"/bin/sh"_s});
    ChangeRunner runner(box.shell, [&second](QObject *, const auto &done) {
        done(std::shared_ptr<RemoteShell>(&second, [](RemoteShell *) {}));
    });
    runner.setSite(box.site);
    std::optional<Result<ChangeOutcome>> kept;
    runner.confirm(first->change, [&](auto outcome) { kept = std::move(outcome); });
    QTRY_VERIFY_WITH_TIMEOUT(kept, 60'000);
    QVERIFY(kept->ok());
    QCOMPARE((*kept)->state, ChangeState::Done);
    QVERIFY(isInPlace(box));
}

void TestChangeHold::undoTakesBackWhatIsHeld()
{
    Sandbox box;
    sandboxPlan = full(box);
    const QByteArrayList before = box.snapshot();
    const auto first = box.apply(held(300));
    QCOMPARE(first->state, ChangeState::Held);
    const auto undone = box.undo(first->change);
    QVERIFY(undone.ok());
    QCOMPARE(undone->state, ChangeState::Undone);
    QVERIFY(!undone->error);
    QCOMPARE(box.snapshot(), before);
    QCOMPARE(box.onlyEntry().state, ChangeState::RolledBack);
    QVERIFY(!unfinishedChange(box.journal())); // somebody asked for it: no news
}

void TestChangeHold::unconfirmedIsRolledBack()
{
    Sandbox box;
    sandboxPlan = full(box);
    const QByteArrayList before = box.snapshot();
    const auto first = box.apply(held(2));
    QCOMPARE(first->state, ChangeState::Held);
    QElapsedTimer time;
    time.start();
    QTRY_COMPARE_WITH_TIMEOUT(box.onlyEntry().state, ChangeState::RolledBack, 20'000);
    QCOMPARE(box.snapshot(), before);
    const auto told = unfinishedChange(box.journal());
    QVERIFY(told.has_value());
    QVERIFY(told->unattended);
    const auto late = box.confirm(first->change);
    QCOMPARE(late->state, ChangeState::Refused);
    QCOMPARE(late->error->code, ErrorCode::ChangeNotOnHold);
}

void TestChangeHold::cancelTakesBackWhatIsUnderWay()
{
    Sandbox box;
    ChangePlan plan = full(box);
    ChangeStep slow = shellStep("sleep 100\n", ":\n");
    slow.name = "Slow";
    plan.steps.append(slow);
    sandboxPlan = plan;
    const QByteArrayList before = box.snapshot();
    connect(&box.runner, &ChangeRunner::progressed, this, [&](const ChangeProgress &progress) {
        if (progress.name == "Slow")
            box.runner.cancel();
    });
    const auto applied = box.apply();
    QVERIFY(applied.ok());
    QCOMPARE(applied->state, ChangeState::RolledBack);
    QCOMPARE(applied->error->code, ErrorCode::Cancelled);
    QCOMPARE(box.snapshot(), before);
    QVERIFY(!unfinishedChange(box.journal())); // somebody asked for it: no news
}

QTEST_GUILESS_MAIN(TestChangeHold)
#include "tst_changehold.moc"
