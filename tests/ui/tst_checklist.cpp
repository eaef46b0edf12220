// SPDX-License-Identifier: GPL-3.0-or-later
// The Checklist over recorded servers. With CLAWTUNE_PICTURES set to a folder, it also leaves
// pictures there, for people to look at.
#include "app/language.h"
#include "tests/support/scriptedshell.h"
#include "ui/checklist/changequestion.h"
#include "ui/checklist/checkdetail.h"
#include "ui/checklist/checklistview.h"
#include "ui/checklist/facttable.h"
#include "ui/checklist/previewtabs.h"
#include "widgets/diffview.h"
#include "widgets/emptystate.h"
#include "widgets/statusbadge.h"
#include "widgets/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Clawtune;
using namespace Qt::StringLiterals;
using Remote::CheckStatus;
using Remote::ConnectionState;

namespace
{

/// A server of recordings: each item's sections from one file, the journal as given.
struct Server {
    QByteArray fixture = "container-root";
    QByteArray descriptorsFixture;
    QByteArray journal = "result ok\n";
    std::optional<Remote::Error> refusal;
    bool isAdministrator = true;
    int looks = 0;
    ScriptedShell shell;
    Remote::ChangeRunner changes{shell, {}};

    Server()
    {
        shell.setHandler([this](const Remote::RemoteCommand &command) { return answer(command); });
    }

    static QByteArray recording(const QByteArray &name, const QByteArray &marker)
    {
        QFile file(QStringLiteral(TEST_SOURCE_DIR "/../remote/checks/fixtures/") +
                   QString::fromLatin1(name) + u".txt"_s);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s is missing", qPrintable(file.fileName()));
        return file.readAll().replace("FIXTURE", marker);
    }

    std::optional<ScriptedShell::Answer> answer(const Remote::RemoteCommand &command)
    {
        static const QRegularExpression mark(u"printf '\\\\n([0-9a-f]{32}) out"_s);
        const auto match = mark.match(QString::fromUtf8(command.script));
        if (!match.hasMatch())
            return ScriptedShell::output(journal);
        ++looks;
        if (refusal)
            return *refusal;
        const QByteArray marker = match.captured(1).toLatin1();
        QByteArray out = recording(fixture, marker);
        if (!descriptorsFixture.isEmpty()) { // the later sections of an item win
            QByteArray other = recording(descriptorsFixture, marker);
            other.replace(QByteArray(marker + " out swap "), QByteArray(marker + " out other "));
            other.replace(QByteArray(marker + " same swap "), QByteArray(marker + " same other "));
            out += other;
        }
        return ScriptedShell::output(out);
    }

    ChecklistController::Server access()
    {
        return {shell, changes, [this] {
                    return isAdministrator ? Remote::Privilege::Root : Remote::Privilege::Login;
                }};
    }
};

struct Page {
    Server server;
    ChecklistController controller{server.access()};
    ChecklistView view{controller, u"web-1"_s};

    explicit Page(const QByteArray &fixture = "container-root")
    {
        server.fixture = fixture;
        view.resize(1040, 640);
        view.setConnection(ConnectionState::Connected);
    }
    bool look()
    {
        controller.look();
        return QTest::qWaitFor(
            [&] { return !controller.isLooking() && controller.lookTime() > 0; });
    }
    template <typename T> T *child(const char *name)
    {
        return view.findChild<T *>(QString::fromLatin1(name));
    }
};

/// A journal of one change to `item`, as the server tells it.
QByteArray journalOf(const QByteArray &item, const QByteArray &state, int secondsLeft = 0)
{
    const QByteArray now = QByteArray::number(QDateTime::currentSecsSinceEpoch());
    const QByteArray until = QByteArray::number(QDateTime::currentSecsSinceEpoch() + secondsLeft);
    return "result ok\nchange 20261123T070000Z-0123456789abcdef\nstate " + state + "\nleft " +
           QByteArray::number(secondsLeft) + "\nuntil " + until + "\n| {\"t\":" + now +
           ",\"event\":\"start\",\"user\":\"admin\"}\n| {\"t\":" + now +
           ",\"event\":\"plan\",\"item\":\"" + item + "\",\"steps\":[]}\n\n";
}

} // namespace

class TestChecklist final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void modelIsSound();
    void rowsSayWhatWasSeen();
    void detailShowsEvidenceAndPlan();
    void applyAsksNamingItsObject();
    void passingItemOffersUndoOnly();
    void heldChangeIsKeptOrUndone();
    void failedUndoIsNoSuccess();
    void ordinaryUsersAreOfferedRights();
    void fiveStates();
    void cancelledLookSaysSo();
    void languageChangesAtOnce();
    void rowsCanBeCopied();
    void diffTellsSidesBySign();
    void pictures_data();
    void pictures();

private:
    Language m_language;
};

void TestChecklist::init()
{
    m_language.use(u"en"_s);
}

void TestChecklist::modelIsSound()
{
    ChecklistModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), int(Remote::checkCatalog().size()));
    QCOMPARE(model.waitingCount(), 0);
    Page page;
    QAbstractItemModelTester live(&page.controller.model(),
                                  QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(page.look());
    QCOMPARE(page.controller.waitingCount(), 1);
    page.controller.model().setBusy("swap");
    page.controller.model().setBusy({});
    page.server.fixture = "container-swapped";
    QVERIFY(page.look());
    QTRY_COMPARE(page.controller.waitingCount(), 0);
}

void TestChecklist::rowsSayWhatWasSeen()
{
    Page page;
    const QModelIndex swap = page.controller.model().index(0);
    QCOMPARE(swap.data(Qt::DisplayRole).toString(), u"System swap"_s);
    QCOMPARE(swap.data(ChecklistModel::EvidenceRole).toString(), u"Not looked at yet"_s);
    QVERIFY(page.look());
    QCOMPARE(swap.data(ChecklistModel::StatusRole).toInt(), int(CheckStatus::Fail));
    QVERIFY(swap.data(ChecklistModel::EffectRole).toString().contains(u"/swapfile"_s));
    QVERIFY(swap.data(Qt::AccessibleTextRole).toString().contains(u"System swap"_s));
}

void TestChecklist::detailShowsEvidenceAndPlan()
{
    Page page;
    QVERIFY(page.look());
    auto *evidence = page.child<FactTable>("evidenceTable");
    QVERIFY(evidence->topLevelItemCount() >= 8);
    auto *diff = page.child<Widgets::DiffView>("diffView");
    QVERIFY(diff->toPlainText().contains(u"+/swapfile none swap sw,nofail 0 0"_s));
    QVERIFY(diff->addedLines() >= 4);
    QCOMPARE(diff->removedLines(), 0);
    QVERIFY(page.child<QPlainTextEdit>("commandsView")->toPlainText().contains(u"mkswap"_s));
    QVERIFY(!page.child<QPushButton>("applyButton")->isHidden());
    QVERIFY(page.child<QPushButton>("undoButton")->isHidden());
    QVERIFY(page.child<QPushButton>("keepButton")->isHidden());

    page.view.select("file-descriptors");
    QVERIFY(page.child<QPushButton>("applyButton")->isHidden()); // a premise is missing
}

void TestChecklist::applyAsksNamingItsObject()
{
    Page page;
    QVERIFY(page.look());
    page.view.show();
    page.child<QPushButton>("applyButton")->click();
    auto *question = page.view.findChild<ChangeQuestion *>();
    QVERIFY(question);
    QCOMPARE(question->windowTitle(), u"Apply System swap on web-1?"_s);
    auto *cancel = question->findChild<QPushButton *>(u"questionCancel"_s);
    QVERIFY(cancel->isDefault());
    QCOMPARE(question->focusWidget(), cancel);
    const auto before = page.server.shell.commands().size();
    cancel->click();
    QCOMPARE(page.controller.work(), ChecklistController::Work::None);
    QCOMPARE(page.server.shell.commands().size(), before);

    page.child<QPushButton>("applyButton")->click();
    page.view.findChild<QPushButton *>(u"questionAccept"_s)->click();
    QTRY_VERIFY(page.server.shell.commands().size() > before);
    // This server does not know what to answer: that is said, and nothing hangs.
    QTRY_VERIFY(page.controller.ending("swap"));
    QTRY_COMPARE(page.controller.work(), ChecklistController::Work::None);
    QVERIFY(!page.child<QLabel>("outcomeLabel")->text().isEmpty());
}

void TestChecklist::passingItemOffersUndoOnly()
{
    Page page("container-swapped");
    page.server.journal = journalOf("swap", "done");
    QVERIFY(page.look());
    QTRY_VERIFY(page.controller.undoableChange("swap"));
    QVERIFY(page.child<QPushButton>("applyButton")->isHidden());
    QVERIFY(!page.child<QPushButton>("undoButton")->isHidden());
    QCOMPARE(page.child<FactTable>("historyTable")->topLevelItemCount(), 1);
    page.child<QPushButton>("undoButton")->click();
    QCOMPARE(page.view.findChild<ChangeQuestion *>()->windowTitle(),
             u"Undo System swap on web-1?"_s);
}

void TestChecklist::heldChangeIsKeptOrUndone()
{
    Page page("container-swapped");
    page.server.journal = journalOf("swap", "held", 55);
    QVERIFY(page.look());
    QTRY_VERIFY(page.controller.heldChange("swap"));
    auto *keep = page.child<QPushButton>("keepButton");
    QVERIFY(!keep->isHidden() && keep->isEnabled());
    QVERIFY(!page.child<QPushButton>("undoButton")->isHidden());
    QVERIFY(page.child<QPushButton>("applyButton")->isHidden());
    const int seconds = page.controller.secondsLeft("swap");
    QVERIFY(seconds > 45 && seconds <= 55);
    const QString text = keep->text();
    QVERIFY(text.contains(QString::number(seconds)));
    QTRY_VERIFY_WITH_TIMEOUT(keep->text() != text, 5'000); // it counts down
}

void TestChecklist::failedUndoIsNoSuccess()
{
    Page page("container-swapped");
    page.server.journal = journalOf("swap", "done");
    QVERIFY(page.look());
    QTRY_VERIFY(page.controller.undoableChange("swap"));
    const QByteArray subject = QByteArray("swapoff").toBase64();
    page.server.journal.replace(
        "state done\n", QByteArray("state done\ncode change-failed\nsubject " + subject + '\n'));
    page.controller.undo("swap");
    QTRY_VERIFY_WITH_TIMEOUT(page.controller.ending("swap"), 10'000);
    auto *ending = page.child<QLabel>("outcomeLabel");
    QVERIFY2(ending->text().startsWith(u"The undo failed"_s), qPrintable(ending->text()));
    QVERIFY(ending->text().contains(u"swapoff"_s));
    QCOMPARE(ending->palette().color(QPalette::WindowText),
             Widgets::toneColor(Widgets::Tone::Bad, page.view.palette()));
}

void TestChecklist::ordinaryUsersAreOfferedRights()
{
    Page page;
    page.server.isAdministrator = false;
    QVERIFY(page.look());
    auto *button = page.child<QPushButton>("administratorButton");
    QVERIFY(!button->isHidden());
    QVERIFY(page.child<QPushButton>("applyButton")->isHidden());
    QSignalSpy wanted(&page.view, &ChecklistView::administratorWanted);
    button->click();
    QCOMPARE(wanted.count(), 1);
}

void TestChecklist::fiveStates()
{
    Page page;
    auto *stack = page.view.findChild<Widgets::StateStack *>();
    QVERIFY(!stack->showsContent());
    QVERIFY(stack->state().sentence().contains(u"web-1"_s)); // empty
    page.controller.look();
    QVERIFY(stack->state().sentence().contains(u"Looking"_s)); // loading
    QTRY_VERIFY(stack->showsContent());
    page.view.setConnection(ConnectionState::Waiting); // stale: still there, and said to be old
    QVERIFY(stack->showsContent());

    Page refused;
    refused.server.refusal = Remote::Error{Remote::ErrorCode::CommandTimedOut};
    refused.controller.look();
    auto *state = refused.view.findChild<Widgets::StateStack *>();
    QTRY_VERIFY(refused.controller.lookError());
    QVERIFY(!state->showsContent());
    QVERIFY(!state->state().sentence().isEmpty()); // failed
    refused.server.refusal.reset();
    Q_EMIT state->actionTriggered(); // retry
    QTRY_VERIFY(state->showsContent());
}

void TestChecklist::cancelledLookSaysSo()
{
    Page page;
    page.server.shell.setHandler({});
    page.server.shell.hold("section");
    page.controller.look();
    QTRY_COMPARE(page.server.shell.heldCount(), 1);
    page.controller.cancelLook();
    QVERIFY(!page.controller.isLooking());
    QCOMPARE(page.controller.lookError()->code, Remote::ErrorCode::Cancelled);
}

void TestChecklist::languageChangesAtOnce()
{
    Page page;
    QVERIFY(page.look());
    const QString english = page.child<QLabel>("itemSummary")->text();
    m_language.use(u"ja"_s);
    QApplication::processEvents();
    const QString japanese = page.child<QLabel>("itemSummary")->text();
    QVERIFY(english != japanese);
    QVERIFY(page.child<QPushButton>("applyButton")->text() != u"Apply…"_s);
    QVERIFY(page.child<QTabWidget>("previewTabs")->tabText(0) != u"Files"_s);
    m_language.use(u"en"_s);
    QApplication::processEvents();
    QCOMPARE(page.child<QLabel>("itemSummary")->text(), english);
}

void TestChecklist::rowsCanBeCopied()
{
    Page page;
    QVERIFY(page.look());
    auto *evidence = page.child<FactTable>("evidenceTable");
    evidence->setCurrentItem(evidence->topLevelItem(0));
    QTest::keySequence(evidence, QKeySequence::Copy);
    const QString copied = QApplication::clipboard()->text();
    QVERIFY(copied.startsWith(u"Active swap\t"_s));
    QVERIFY(copied.contains(u"swapon --show"_s));
}

void TestChecklist::diffTellsSidesBySign()
{
    Widgets::DiffView view;
    view.setDiff(u"--- /etc/fstab\n+++ /etc/fstab\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n+d"_s);
    QCOMPARE(view.addedLines(), 2);
    QCOMPARE(view.removedLines(), 1);
    QCOMPARE(view.toPlainText().count(u'\n'), 6);
    view.setDiff({});
    QCOMPARE(view.addedLines(), 0);
}

void TestChecklist::pictures_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<Widgets::Theme>("theme");
    QTest::newRow("en-light") << u"en"_s << Widgets::Theme::Light;
    QTest::newRow("en-dark") << u"en"_s << Widgets::Theme::Dark;
    QTest::newRow("ja-light") << u"ja"_s << Widgets::Theme::Light;
    QTest::newRow("ja-dark") << u"ja"_s << Widgets::Theme::Dark;
}

void TestChecklist::pictures()
{
    QFETCH(QString, language);
    QFETCH(Widgets::Theme, theme);
    m_language.use(language);
    Widgets::applyTheme(*qApp, theme);
    const auto take = [&](Page &page, const char *what) {
        const QString folder = qEnvironmentVariable("CLAWTUNE_PICTURES");
        page.view.resize(1060, 660);
        page.view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page.view));
        QApplication::processEvents();
        const QPixmap picture = page.view.grab();
        QVERIFY(!picture.isNull());
        if (!folder.isEmpty())
            QVERIFY(picture.save(QDir(folder).filePath(u"checklist-%1-%2.png"_s.arg(
                QLatin1StringView(what), QLatin1StringView(QTest::currentDataTag())))));
    };
    Page failing;
    failing.server.descriptorsFixture = "vm-admin";
    QVERIFY(failing.look());
    take(failing, "failing");
    failing.view.select("file-descriptors");
    take(failing, "descriptors");
    Page passing("container-swapped");
    passing.server.descriptorsFixture = "vm-applied";
    passing.server.journal = journalOf("swap", "done");
    QVERIFY(passing.look());
    QTRY_VERIFY(passing.controller.undoableChange("swap"));
    passing.child<QTabWidget>("previewTabs")->setCurrentIndex(4);
    take(passing, "passing");
    Page held("container-swapped");
    held.server.isAdministrator = true;
    held.server.journal = journalOf("swap", "held", 50);
    QVERIFY(held.look());
    QTRY_VERIFY(held.controller.heldChange("swap"));
    take(held, "held");
    Page plain("vm-plain");
    plain.server.isAdministrator = false;
    QVERIFY(plain.look());
    take(plain, "plain");
}

QTEST_MAIN(TestChecklist)
#include "tst_checklist.moc"
