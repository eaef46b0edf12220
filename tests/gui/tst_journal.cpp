// SPDX-License-Identifier: GPL-3.0-or-later
// The Journal page over the real engine, which works on files of this computer here.
#include "tests/remote/changes/sandboxplan.h"
#include "ui/journal/journalview.h"
#include "widgets/emptystate.h"

#include <QAbstractItemModelTester>
#include <QDialog>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Clawtune;
using namespace SandboxPlan;
using namespace Qt::StringLiterals;
using Remote::ChangeState;
using Remote::ConnectionState;
using Remote::ErrorCode;

namespace
{

/// A page over a sandbox.
struct Stage {
    Sandbox box;
    Remote::Privilege privilege = Remote::Privilege::Root;
    JournalController controller{{box.runner, [this] { return privilege; }}};
    JournalView view{controller, u"web-1"_s};

    Stage()
    {
        view.resize(1000, 700);
        view.show();
        view.setConnection(ConnectionState::Connected);
    }
    template <typename T> T *child(const char *name) const
    {
        return view.findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QString stateSentence() const
    {
        auto *stack = view.findChild<Widgets::StateStack *>();
        return stack->showsContent() ? QString() : stack->state().sentence();
    }
    void read()
    {
        controller.read();
        QVERIFY(QTest::qWaitFor([this] { return !controller.isReading(); }, 20'000));
    }
};

Remote::JournalEntry entry(const QByteArray &change, ChangeState state)
{
    Remote::JournalEntry made;
    made.change = change;
    made.item = "swap";
    made.state = state;
    made.user = u"root"_s;
    return made;
}

} // namespace

class TestJournal final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void modelKeepsItsPromises();
    void emptyJournalSaysSo();
    void administratorIsAskedFor();
    void failureOffersRetry();
    void undoAsksAndUndoes();
    void heldOneCountsDownAndIsKept();
    void lostConnectionShowsAge();
    void hostileTextStaysText();
};

void TestJournal::modelKeepsItsPromises()
{
    JournalModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setEntries({});
    const int before = int(resets.count());
    model.setEntries({entry("b", ChangeState::Held), entry("a", ChangeState::Done)});
    QCOMPARE(model.rowCount(), 2);
    model.setEntries({entry("c", ChangeState::Done), entry("b", ChangeState::Done),
                      entry("a", ChangeState::Undone)});
    QCOMPARE(resets.count(), before + 1); // only the first time; then rows came in front
    QCOMPARE(model.entry(0)->change, QByteArray("c"));
    QCOMPARE(model.index(2, JournalModel::StateColumn).data(JournalModel::SortRole).toInt(),
             int(ChangeState::Undone));
    QCOMPARE(model.row("b"), 1);
    model.setEntries({entry("x", ChangeState::Broken)});
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(!model.entry(1));
    QVERIFY(!model.index(0, JournalModel::StateColumn)
                 .data(Qt::DecorationRole)
                 .value<QIcon>()
                 .isNull());
    model.setEntries({});
    QCOMPARE(model.rowCount(), 0);
}

void TestJournal::emptyJournalSaysSo()
{
    Stage stage;
    stage.read();
    QCOMPARE(stage.stateSentence(), u"No changes yet"_s);
}

void TestJournal::administratorIsAskedFor()
{
    Stage stage;
    stage.privilege = Remote::Privilege::Login;
    stage.view.setConnection(ConnectionState::Connected);
    stage.read();
    QCOMPARE(stage.box.shell.started, 0); // nothing was even asked
    QCOMPARE(stage.stateSentence(), u"Only an administrator can read the journal."_s);
    QSignalSpy wanted(&stage.view, &JournalView::administratorWanted);
    auto *stack = stage.view.findChild<Widgets::StateStack *>();
    for (QPushButton *button : stack->state().findChildren<QPushButton *>()) {
        if (button->isVisible())
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(wanted.count(), 1);
}

void TestJournal::failureOffersRetry()
{
    Stage stage;
    stage.box.shell.refusal = Remote::Error{ErrorCode::ChannelRefused};
    stage.read();
    QVERIFY(!stage.stateSentence().isEmpty());
    stage.box.shell.refusal.reset();
    for (QPushButton *button : stage.view.findChildren<QPushButton *>()) {
        if (button->isVisible())
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QTRY_COMPARE_WITH_TIMEOUT(stage.stateSentence(), u"No changes yet"_s, 20'000);
}

void TestJournal::undoAsksAndUndoes()
{
    Stage stage;
    sandboxPlan = full(stage.box);
    const QByteArrayList before = stage.box.snapshot();
    QCOMPARE(stage.box.apply()->state, ChangeState::Done);
    stage.read();
    QCOMPARE(stage.child<QTableView>("journalTable")->model()->rowCount(), 1);
    const QString steps = stage.child<QPlainTextEdit>("changeSteps")->toPlainText();
    QVERIFY(steps.contains(QString::fromUtf8(stage.box.etc("fstab"))));
    QVERIFY(steps.contains(u"hello"_s));

    auto *undo = stage.child<QPushButton>("undoButton");
    QVERIFY(undo->isVisible() && undo->isEnabled());
    QTest::mouseClick(undo, Qt::LeftButton);
    auto *question = stage.child<QDialog>("changeQuestion");
    QVERIFY(question);
    QCOMPARE(question->findChild<QLabel *>(u"questionLabel"_s)->text(),
             u"Undo sandbox on web-1?"_s);
    QCOMPARE(stage.box.snapshot().size(), before.size() + 3); // nothing yet
    QTest::mouseClick(question->findChild<QPushButton *>(u"questionAccept"_s), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(stage.controller.model().entry(0)->state, ChangeState::Undone,
                              60'000);
    QCOMPARE(stage.box.snapshot(), before);
    QVERIFY(!undo->isVisible());
}

void TestJournal::heldOneCountsDownAndIsKept()
{
    Stage stage;
    sandboxPlan = full(stage.box);
    Remote::ApplyOptions hold;
    hold.hold = true;
    hold.keepWithin = std::chrono::seconds(120);
    QCOMPARE(stage.box.apply(hold)->state, ChangeState::Held);
    stage.read();
    auto *keep = stage.child<QPushButton>("keepButton");
    QVERIFY(keep->isVisible());
    const QString first = keep->text();
    QTRY_VERIFY_WITH_TIMEOUT(keep->text() != first, 10'000);
    QVERIFY(stage.child<QPushButton>("undoButton")->isVisible());
    QTest::mouseClick(keep, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(stage.controller.model().entry(0)->state, ChangeState::Done, 60'000);
    QVERIFY(isInPlace(stage.box));
}

void TestJournal::lostConnectionShowsAge()
{
    Stage stage;
    sandboxPlan = full(stage.box);
    QCOMPARE(stage.box.apply()->state, ChangeState::Done);
    stage.read();
    stage.view.setConnection(ConnectionState::Waiting);
    QVERIFY(stage.stateSentence().isEmpty()); // the table stays, dimmed
    bool isSaid = false;
    for (const QLabel *label : stage.view.findChildren<QLabel *>())
        isSaid = isSaid || (label->isVisible() && label->text().contains(u"reconnecting"_s));
    QVERIFY(isSaid);
}

void TestJournal::hostileTextStaysText()
{
    Stage stage;
    Remote::JournalEntry bad = entry("20261123T071939Z-ff0eb261eae93538", ChangeState::Broken);
    bad.item = "<b>\x1b[31m";
    bad.user = u"<img src=x>"_s + QChar(0x202e);
    bad.steps = {{"<i>\xff", 9, "\x1b]0;x\x07<b>", "rm\x00 -rf"}};
    bad.error = Remote::Error{ErrorCode::RollbackFailed, u"<u>"_s, "\x1b[2J"};
    stage.controller.model().setEntries({bad});
    stage.child<QTableView>("journalTable")->setCurrentIndex(stage.controller.model().index(0, 0));
    for (const QLabel *label : stage.view.findChildren<QLabel *>()) {
        QVERIFY(!label->text().contains(QChar(0x1b)));
        QVERIFY(!label->text().contains(QChar(0x202e)));
        if (label->text().contains(u'<'))
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
    QVERIFY(!stage.child<QPlainTextEdit>("changeSteps")->toPlainText().contains(QChar(0x1b)));
}

QTEST_MAIN(TestJournal)
#include "tst_journal.moc"
