// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxplan.h"

#include <unistd.h>

using namespace Remote;
using namespace SandboxPlan;
using namespace Qt::StringLiterals;

class TestChangeRunner final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { sandboxPlan = ChangePlan{}; }
    void applyKeepsAndUndoRestores_data();
    void applyKeepsAndUndoRestores();
    void nothingToDoChangesNothing();
    void failureAtEachStepRollsBack();
    void failedValidationRollsBack();
    void hungStepIsStopped();
    void stepFindsPremiseMissing();
    void failedVerificationRollsBack();
    void failedReconnectRollsBack();
    void refusedUntouched_data();
    void refusedUntouched();
    void undoRefusesForeignEdit();
    void failedUndoStaysDone();
    void undoTwiceChangesNothing();
    void sameFileTwice();
    void unknownChange();
    void metadataIsKept();
    void garbledJournalIsTolerated();
};

void TestChangeRunner::applyKeepsAndUndoRestores_data()
{
    QTest::addColumn<QStringList>("interpreter");
    QTest::addColumn<bool>("onlyBusybox");
    QTest::newRow("dash") << QStringList{u"dash"_s} << false;
    QTest::newRow("bash") << QStringList{u"bash"_s} << false;
    // Every tool is busybox's, and there is no flock(1).
    QTest::newRow("busybox") << QStringList{u"/bin/busybox"_s, u"sh"_s} << true;
}

void TestChangeRunner::applyKeepsAndUndoRestores()
{
    QFETCH(QStringList, interpreter);
    QFETCH(bool, onlyBusybox);
    QTemporaryDir tools;
    if (onlyBusybox) {
        QProcess busybox;
        busybox.start(u"/bin/busybox"_s, {u"--install"_s, u"-s"_s, tools.path()});
        QVERIFY(busybox.waitForFinished());
        QVERIFY(QFile::exists(tools.filePath(u"sh"_s)));
    }
    Sandbox box(interpreter, onlyBusybox ? tools.path() : QString());
    sandboxPlan = full(box);
    const QByteArrayList before = box.snapshot();

    const auto applied = box.apply();
    QVERIFY(applied.ok());
    QCOMPARE(applied->state, ChangeState::Done);
    QVERIFY(!applied->error);
    QVERIFY(isInPlace(box));
    QCOMPARE(applied->item, QByteArray("sandbox"));
    QCOMPARE(applied->before->status, CheckStatus::Pass);
    QCOMPARE(applied->steps.size(), 4);
    QCOMPARE(applied->steps[0].name, QByteArray("Write a file"));
    QCOMPARE(applied->steps[0].command, box.etc("fstab"));
    QCOMPARE(applied->steps[3].output, QByteArray("hello\n"));
    const JournalEntry entry = box.onlyEntry();
    QCOMPARE(entry.change, applied->change);
    QCOMPARE(entry.state, ChangeState::Done);
    QVERIFY(qAbs(entry.time - QDateTime::currentSecsSinceEpoch()) < 120);
    QVERIFY(!entry.user.isEmpty());

    const auto undone = box.undo(applied->change);
    QVERIFY(undone.ok());
    QCOMPARE(undone->state, ChangeState::Undone);
    QCOMPARE(box.snapshot(), before);
    QCOMPARE(box.onlyEntry().state, ChangeState::Undone);
    QVERIFY(!unfinishedChange(box.journal()));
}

void TestChangeRunner::nothingToDoChangesNothing()
{
    Sandbox box;
    sandboxPlan = Error{ErrorCode::NothingToDo};
    const auto outcome = box.apply();
    QVERIFY(outcome.ok());
    QCOMPARE(outcome->state, ChangeState::Unchanged);
    QVERIFY(outcome->change.isEmpty());
    QVERIFY(!QFile::exists(QString::fromUtf8(box.site.folder)));
}

void TestChangeRunner::failureAtEachStepRollsBack()
{
    for (int at = 0; at <= 4; ++at) {
        Sandbox box;
        ChangePlan plan = full(box);
        ChangeStep step = shellStep("echo 'the <b>reason</b>' >&2\nexit 7\n", ":\n");
        step.name = "Fail";
        plan.steps.insert(at, step);
        sandboxPlan = plan;
        const QByteArrayList before = box.snapshot();
        const auto outcome = box.apply();
        QVERIFY(outcome.ok());
        QCOMPARE(outcome->state, ChangeState::RolledBack);
        QCOMPARE(outcome->error->code, ErrorCode::ChangeFailed);
        QCOMPARE(outcome->error->subject, u"Fail"_s);
        QCOMPARE(outcome->error->detail, QByteArray("the <b>reason</b>"));
        QCOMPARE(outcome->steps.last().exitCode, 7);
        QCOMPARE(box.snapshot(), before);
        QVERIFY(!unfinishedChange(box.journal())); // whoever asked was told
    }
}

void TestChangeRunner::failedValidationRollsBack()
{
    Sandbox box;
    ChangePlan plan = full(box);
    plan.steps[0].validate = "! grep -q three " + box.etc("fstab") + '\n';
    sandboxPlan = plan;
    const QByteArrayList before = box.snapshot();
    const auto outcome = box.apply();
    QVERIFY(outcome.ok());
    QCOMPARE(outcome->state, ChangeState::RolledBack);
    QCOMPARE(outcome->steps.size(), 1);
    QCOMPARE(box.snapshot(), before);
}

void TestChangeRunner::hungStepIsStopped()
{
    Sandbox box;
    ChangePlan plan = full(box);
    plan.steps.append(shellStep("sleep 600 & wait\n", ":\n"));
    plan.steps.last().limit = std::chrono::seconds(3);
    sandboxPlan = plan;
    const QByteArrayList before = box.snapshot();
    QElapsedTimer time;
    time.start();
    const auto outcome = box.apply();
    QVERIFY(outcome.ok());
    QCOMPARE(outcome->state, ChangeState::RolledBack);
    QVERIFY(time.elapsed() < 30'000);
    QCOMPARE(box.snapshot(), before);
}

void TestChangeRunner::stepFindsPremiseMissing()
{
    Sandbox box;
    ChangePlan plan = full(box);
    plan.steps.append(shellStep("echo 'no swap here' >&2\nexit 3\n", ":\n"));
    sandboxPlan = plan;
    const QByteArrayList before = box.snapshot();
    const auto outcome = box.apply();
    QVERIFY(outcome.ok());
    QCOMPARE(outcome->state, ChangeState::RolledBack);
    QCOMPARE(outcome->error->code, ErrorCode::PremiseMissing);
    QCOMPARE(outcome->error->subject, u"no swap here"_s);
    QCOMPARE(box.snapshot(), before);
}

void TestChangeRunner::failedVerificationRollsBack()
{
    Sandbox box;
    ChangePlan plan = full(box);
    plan.verify = "echo 'not so' >&2\nfalse\n";
    sandboxPlan = plan;
    const QByteArrayList before = box.snapshot();
    const auto outcome = box.apply();
    QVERIFY(outcome.ok());
    QCOMPARE(outcome->state, ChangeState::RolledBack);
    QCOMPARE(outcome->error->code, ErrorCode::ChangeFailed);
    QCOMPARE(outcome->error->detail, QByteArray("not so\n"));
    QCOMPARE(box.snapshot(), before);
}

void TestChangeRunner::failedReconnectRollsBack()
{
    Sandbox box;
    sandboxPlan = full(box);
    const QByteArrayList before = box.snapshot();
    ChangeRunner runner(box.shell, [](QObject *context, auto done) {
        QMetaObject::invokeMethod(
            context,
            [done] {
                done(Error{ErrorCode::AuthenticationDenied, u"root@web-1"_s});
            },
            Qt::QueuedConnection);
    });
    runner.setSite(box.site);
    std::optional<Result<ChangeOutcome>> outcome;
    runner.apply(sandboxCheck(), {}, {}, [&](const auto &result) { outcome = result; });
    QTRY_VERIFY_WITH_TIMEOUT(outcome.has_value(), 30'000);
    QCOMPARE(outcome->value().state, ChangeState::RolledBack);
    QCOMPARE(outcome->value().error->code, ErrorCode::AuthenticationDenied);
    QCOMPARE(box.snapshot(), before);
}

void TestChangeRunner::refusedUntouched_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("edited") << QByteArray("edited") << ErrorCode::ChangedSincePlan;
    QTest::newRow("appeared") << QByteArray("appeared") << ErrorCode::ChangedSincePlan;
    QTest::newRow("vanished") << QByteArray("vanished") << ErrorCode::ChangedSincePlan;
    QTest::newRow("link") << QByteArray("link") << ErrorCode::PremiseMissing;
    QTest::newRow("folder") << QByteArray("folder") << ErrorCode::PremiseMissing;
    QTest::newRow("premise") << QByteArray("premise") << ErrorCode::PremiseMissing;
    QTest::newRow("machine") << QByteArray("machine") << ErrorCode::WrongHost;
    QTest::newRow("bad sh") << QByteArray("bad sh") << ErrorCode::CommandFailed;
    QTest::newRow("relative") << QByteArray("relative") << ErrorCode::BadArgument;
}

void TestChangeRunner::refusedUntouched()
{
    QFETCH(QByteArray, what);
    QFETCH(ErrorCode, code);
    Sandbox box;
    ChangePlan plan = full(box);
    const QString gone = QString::fromUtf8(box.etc("gone.conf"));
    if (what == "edited") {
        box.write("gone.conf", "by somebody else\n");
    } else if (what == "appeared") {
        plan.steps[1].file->before.reset();
        plan.steps[1].file->after = "new\n";
    } else if (what == "vanished") {
        QVERIFY(QFile::remove(gone));
    } else if (what == "link") {
        box.write("elsewhere", "to be removed\n");
        QVERIFY(QFile::remove(gone));
        QVERIFY(QFile::link(QString::fromUtf8(box.etc("elsewhere")), gone));
    } else if (what == "folder") {
        QVERIFY(QFile::remove(gone));
        QVERIFY(QDir().mkdir(gone));
    } else if (what == "premise") {
        plan.preflight = "echo 'a premise' >&2\nexit 3\n";
    } else if (what == "machine") {
        plan.machineId = "0123456789abcdef0123456789abcdef";
    } else if (what == "bad sh") {
        plan.steps[3].undo = "if true; then\n";
    } else {
        plan.steps[0].file->path = "etc/../fstab";
    }
    sandboxPlan = plan;
    const QByteArrayList before = box.snapshot();
    // A plan that was shown is bound to the machine that was looked at then.
    const auto outcome = what == "machine" ? box.applyPlan(plan) : box.apply();
    QVERIFY(outcome.ok());
    QCOMPARE(outcome->state, ChangeState::Refused);
    QCOMPARE(outcome->error->code, code);
    QVERIFY(outcome->change.isEmpty());
    QCOMPARE(box.snapshot(), before);
    QVERIFY(box.journal().isEmpty());
    if (what == "edited")
        QCOMPARE(outcome->error->subject, gone);
}

void TestChangeRunner::undoRefusesForeignEdit()
{
    Sandbox box;
    sandboxPlan = full(box);
    const auto applied = box.apply();
    QCOMPARE(applied->state, ChangeState::Done);
    box.write("fstab", "somebody's own\n");
    const QByteArrayList edited = box.snapshot();
    const auto undone = box.undo(applied->change);
    QVERIFY(undone.ok());
    QCOMPARE(undone->state, ChangeState::Refused);
    QCOMPARE(undone->error->code, ErrorCode::UndoConflict);
    QCOMPARE(undone->error->subject, QString::fromUtf8(box.etc("fstab")));
    QCOMPARE(box.snapshot(), edited);
    QCOMPARE(box.onlyEntry().state, ChangeState::Done);
}

void TestChangeRunner::failedUndoStaysDone()
{
    Sandbox box;
    ChangePlan plan = full(box);
    ChangeStep stubborn = shellStep(":\n", "echo 'not enough memory' >&2\nexit 2\n");
    stubborn.name = "Stubborn";
    plan.steps.insert(1, stubborn);
    sandboxPlan = plan;
    const auto applied = box.apply();
    QCOMPARE(applied->state, ChangeState::Done);
    const auto undone = box.undo(applied->change);
    QVERIFY(undone.ok());
    QCOMPARE(undone->state, ChangeState::Done);
    QCOMPARE(undone->error->code, ErrorCode::ChangeFailed);
    QCOMPARE(undone->error->subject, u"Stubborn"_s);
    QCOMPARE(undone->error->detail, QByteArray("not enough memory"));
    QVERIFY(isInPlace(box));
}

void TestChangeRunner::undoTwiceChangesNothing()
{
    Sandbox box;
    sandboxPlan = full(box);
    const QByteArrayList before = box.snapshot();
    const auto applied = box.apply();
    QCOMPARE(box.undo(applied->change)->state, ChangeState::Undone);
    const auto again = box.undo(applied->change);
    QCOMPARE(again->state, ChangeState::Unchanged);
    QCOMPARE(box.snapshot(), before);
}

void TestChangeRunner::sameFileTwice()
{
    Sandbox box;
    box.write("a", "1\n", 0600);
    ChangePlan plan;
    plan.item = "sandbox";
    plan.steps = {fileStep(box.etc("a"), QByteArray("1\n"), QByteArray("2\n")),
                  fileStep(box.etc("a"), QByteArray("2\n"), QByteArray("3\n"))};
    sandboxPlan = plan;
    const QByteArrayList before = box.snapshot();
    const auto applied = box.apply();
    QCOMPARE(applied->state, ChangeState::Done);
    QCOMPARE(box.read("a"), QByteArray("3\n"));
    QCOMPARE(box.undo(applied->change)->state, ChangeState::Undone);
    QCOMPARE(box.snapshot(), before);

    plan.steps[1].file->before = "something else";
    sandboxPlan = plan;
    QCOMPARE(box.apply()->error->code, ErrorCode::BadArgument);
}

void TestChangeRunner::unknownChange()
{
    Sandbox box;
    for (const char *name : {"20260101T000000Z-0123456789abcdef", "../../etc", "'; rm -rf /;'"}) {
        const auto undone = box.undo(name);
        QVERIFY(undone.ok());
        QCOMPARE(undone->state, ChangeState::Refused);
        QCOMPARE(undone->error->code, ErrorCode::ChangeNotFound);
        const auto kept = box.confirm(name);
        QVERIFY(kept.ok());
        QCOMPARE(kept->state, ChangeState::Refused);
        QCOMPARE(kept->error->code, ErrorCode::ChangeNotFound);
    }
}

void TestChangeRunner::metadataIsKept()
{
    Sandbox box;
    box.write("secret", "1\n", 0600);
    if (::geteuid() == 0)
        QCOMPARE(::chown(box.etc("secret").constData(), 12, 34), 0);
    ChangePlan plan;
    plan.item = "sandbox";
    plan.steps = {fileStep(box.etc("secret"), QByteArray("1\n"), QByteArray("2\n")),
                  fileStep(box.etc("new"), {}, QByteArray("n\n"))};
    plan.steps[1].file->mode = 0640;
    sandboxPlan = plan;
    struct stat before = {};
    struct stat after = {};
    QCOMPARE(::stat(box.etc("secret").constData(), &before), 0);
    QCOMPARE(box.apply()->state, ChangeState::Done);
    QCOMPARE(::stat(box.etc("secret").constData(), &after), 0);
    QCOMPARE(after.st_mode, before.st_mode);
    QCOMPARE(after.st_uid, before.st_uid);
    QCOMPARE(after.st_gid, before.st_gid);
    QCOMPARE(::stat(box.etc("new").constData(), &after), 0);
    QCOMPARE(after.st_mode & 07777, mode_t(0640));
}

void TestChangeRunner::garbledJournalIsTolerated()
{
    Sandbox box;
    sandboxPlan = full(box);
    const auto applied = box.apply();
    QCOMPARE(applied->state, ChangeState::Done);
    QFile journal(box.onlyFolder() + u"/journal.jsonl"_s);
    QVERIFY(journal.open(QIODevice::Append));
    journal.write("{\"event\":\"end\",\"step\":1e300,\"rc\":-1e99,\"output\":\"!!\"}\n"
                  "change 20990101T000000Z-0123456789abcdef\nstate done\n\xff\x00[[[[\n{\"ev");
    journal.close();
    const QDir folder(QString::fromUtf8(box.site.folder) + u"/tx"_s);
    QVERIFY(folder.mkdir(u"20270101T000000Z-ffffffffffffffff"_s)); // never set off
    QVERIFY(folder.mkdir(u"no change at all\n"_s));
    QCOMPARE(box.journal().size(), 1);
    QCOMPARE(box.onlyEntry().state, ChangeState::Done);
    QCOMPARE(box.journal().first().item, QByteArray("sandbox"));
    QCOMPARE(box.undo(applied->change)->state, ChangeState::Undone);
}

QTEST_GUILESS_MAIN(TestChangeRunner)
#include "tst_changerunner.moc"
