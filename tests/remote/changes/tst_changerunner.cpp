// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox.h"

using namespace Remote;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray oldContent("one\ntwo\n\xff bytes that are no text \x01\n");

ChangeStep fileStep(const QByteArray &path, const std::optional<QByteArray> &before,
                    const std::optional<QByteArray> &after)
{
    ChangeStep step;
    step.name = "Write a file";
    step.file = FileChange{path, before, after};
    step.limit = std::chrono::seconds(5);
    return step;
}

ChangeStep shellStep(const QByteArray &apply, const QByteArray &undo,
                     const QByteArray &validate = {})
{
    ChangeStep step;
    step.name = "Run a command";
    step.apply = apply;
    step.undo = undo;
    step.validate = validate;
    step.limit = std::chrono::seconds(5);
    return step;
}

} // namespace

class TestChangeRunner final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { sandboxPlan = ChangePlan{}; }
    void applyKeepsAndUndoRestores_data();
    void applyKeepsAndUndoRestores();

private:
    /// Changes a file, removes one, makes one in a new folder, and runs a command.
    ChangePlan fullPlan(const Sandbox &box) const;
};

ChangePlan TestChangeRunner::fullPlan(const Sandbox &box) const
{
    box.write("fstab", oldContent, 0640);
    box.write("gone.conf", "to be removed\n", 0600);
    ChangePlan plan;
    plan.item = "sandbox";
    plan.steps = {
        fileStep(box.etc("fstab"), oldContent, oldContent + "three\n"),
        fileStep(box.etc("gone.conf"), QByteArray("to be removed\n"), {}),
        fileStep(box.etc("systemd/x.service.d/50-it's.conf"), {}, QByteArray("[Service]\n")),
        shellStep("[ ! -e " + box.etc("swap") + " ]\necho made >" + box.etc("swap") +
                      "\necho hello; echo 1 >\"$TX/saved\"\n",
                  "rm -f " + box.etc("swap") + '\n', "grep -q made " + box.etc("swap") + '\n'),
    };
    plan.verify = "[ \"$(cat " + box.etc("swap") + ")\" = made ]\n";
    return plan;
}

void TestChangeRunner::applyKeepsAndUndoRestores_data()
{
    QTest::addColumn<QStringList>("interpreter");
    QTest::newRow("dash") << QStringList{u"dash"_s};
    QTest::newRow("bash") << QStringList{u"bash"_s};
}

void TestChangeRunner::applyKeepsAndUndoRestores()
{
    QFETCH(QStringList, interpreter);
    Sandbox box(interpreter);
    const ChangePlan plan = fullPlan(box);
    sandboxPlan = plan;
    const QByteArrayList before = box.snapshot();

    const auto applied = box.apply();
    QVERIFY(applied.ok());
    if (applied->error)
        qWarning() << int(applied->error->code) << applied->error->subject
                   << applied->error->detail;
    QCOMPARE(applied->state, ChangeState::Done);
    QCOMPARE(box.read("fstab"), oldContent + "three\n");
    QVERIFY(!box.read("gone.conf"));
    QCOMPARE(box.read("systemd/x.service.d/50-it's.conf"), QByteArray("[Service]\n"));
    QCOMPARE(box.read("swap"), QByteArray("made\n"));
    QCOMPARE(applied->steps.size(), 4);
    QCOMPARE(applied->steps.last().output, QByteArray("hello\n"));

    const auto undone = box.undo(applied->change);
    QVERIFY(undone.ok());
    QCOMPARE(undone->state, ChangeState::Undone);
    QCOMPARE(box.snapshot(), before);
    QCOMPARE(box.onlyEntry().state, ChangeState::Undone);
}

QTEST_GUILESS_MAIN(TestChangeRunner)
#include "tst_changerunner.moc"
