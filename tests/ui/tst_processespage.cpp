// SPDX-License-Identifier: GPL-3.0-or-later
// The Processes page over rows that the test writes and a server that it plays. With
// CLAWTUNE_PICTURES set to a folder, it also leaves pictures there, for people to look at.
#include "app/language.h"
#include "tests/ui/processbench.h"
#include "ui/processes/detailspane.h"
#include "ui/processes/detailstable.h"
#include "ui/processes/processespage.h"
#include "ui/processes/processtable.h"
#include "ui/settings/preferences.h"
#include "widgets/banner.h"
#include "widgets/emptystate.h"
#include "widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Clawtune;
using namespace Qt::StringLiterals;
using ProcessBench::Bench;
using ProcessBench::variable;
using Remote::Privilege;
using Remote::ProcessRow;
using Remote::RemoteCommand;

class TestProcessesPage final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void saysWhatItWaitsFor();
    void saysWhyThereIsNothing();
    void listsAndCounts();
    void searchesFromTheKeyboard();
    void saysThatNothingMatches();
    void filtersByBoxes();
    void asksBeforeItEnds();
    void cancelComesFirst();
    void refusesWhatMustStay();
    void offersAdministrator();
    void changesNiceValues();
    void actsOnSeveral();
    void showsDetails();
    void tellsThatTheChosenOneEnded();
    void showsTheEnvironmentOnlyOnRequest();
    void remembersColumns();
    void showsAnItem();
    void namesEveryControl();
    void leavesPictures();

private:
    Language m_language;
};

void TestProcessesPage::initTestCase()
{
    m_language.use(u"en"_s);
    Widgets::applyTheme(*qApp, Widgets::Theme::Light);
}

void TestProcessesPage::saysWhatItWaitsFor()
{
    Bench bench;
    QVERIFY(!bench.states()->showsContent());
    QCOMPARE(bench.states()->state().sentence(), u"Reading the processes of web-1"_s);
}

void TestProcessesPage::saysWhyThereIsNothing()
{
    Bench bench;
    Q_EMIT bench.session.samplingFailed({Remote::ErrorCode::ShellUnusable, u"sampler"_s, "x"});
    QVERIFY(!bench.states()->showsContent());
    QVERIFY(bench.states()->state().sentence() != u"Reading the processes of web-1"_s);
    bench.feed(ProcessRows::few());
    QVERIFY(bench.states()->showsContent());
}

void TestProcessesPage::listsAndCounts()
{
    Bench bench;
    bench.feed(ProcessRows::few());
    QCOMPARE(bench.part<QLabel>("processCount")->text(), u"9 processes, 9 threads · 7 shown"_s);
    bench.action("kernelThreadsAction")->setChecked(true);
    QCOMPARE(bench.part<QLabel>("processCount")->text(), u"9 processes, 9 threads"_s);
    const auto user = [&bench] {
        return bench.page.model()
            .indexOf(bench.page.model().entryOf(60)->row.id, int(ProcessColumn::User))
            .data()
            .toString();
    };
    QTRY_COMPARE(user(), u"postgres"_s);
    QCOMPARE(bench.page.model().cores(), 4);
    bench.page.setContainerNames([](const QByteArray &) { return u"openclaw-postgres"_s; });
    QCOMPARE(bench.page.model().containers().value(ProcessRows::dockerId), u"openclaw-postgres"_s);
    bench.action("treeAction")->setChecked(true);
    QCOMPARE(bench.page.model().rowCount(), 2);
}

void TestProcessesPage::searchesFromTheKeyboard()
{
    Bench bench;
    bench.feed(ProcessRows::few());
    bench.page.focusFilter();
    auto *search = bench.part<QLineEdit>("processSearch");
    QVERIFY(search->hasFocus() || !bench.page.isActiveWindow());
    QTest::keyClicks(search, u"checkpointer"_s);
    QCOMPARE(bench.page.model().rowCount(), 1);
    QVERIFY(bench.part<QLabel>("processCount")->text().endsWith(u"1 shown"));
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(search->text(), QString());
    QCOMPARE(bench.page.model().rowCount(), 7);
}

void TestProcessesPage::saysThatNothingMatches()
{
    Bench bench;
    bench.feed(ProcessRows::few());
    bench.part<QLineEdit>("processSearch")->setText(u"no such thing"_s);
    QVERIFY(!bench.states()->showsContent());
    QCOMPARE(bench.states()->state().sentence(), u"No process matches."_s);
    bench.feed(ProcessRows::few(), 1);
    QVERIFY(!bench.states()->showsContent());
    bench.states()->state().findChild<QPushButton *>(u"stateAction"_s)->click();
    QVERIFY(bench.states()->showsContent());
    QCOMPARE(bench.page.model().rowCount(), 7);
}

void TestProcessesPage::filtersByBoxes()
{
    Bench bench;
    bench.feed(ProcessRows::few());
    auto *users = bench.part<QComboBox>("userBox");
    auto *containers = bench.part<QComboBox>("containerBox");
    QTRY_COMPARE(bench.page.model().users().value(999), u"postgres"_s);
    bench.feed(ProcessRows::few(), 1);
    QCOMPARE(users->count(), 3);
    users->setCurrentIndex(users->findText(u"postgres"_s));
    Q_EMIT users->activated(users->currentIndex());
    QCOMPARE(bench.page.model().rowCount(), 4);
    containers->setCurrentIndex(1); // in none
    Q_EMIT containers->activated(1);
    QCOMPARE(bench.page.model().rowCount(), 0);
    // The user's processes end; what was chosen stays chosen.
    QList<ProcessRow> rows = ProcessRows::few();
    rows.removeIf([](const ProcessRow &row) { return row.user == 999; });
    bench.feed(rows, 2);
    QCOMPARE(users->currentText(), u"postgres"_s);
}

void TestProcessesPage::asksBeforeItEnds()
{
    Bench bench;
    bench.feed(ProcessRows::few());
    QTRY_COMPARE(bench.page.model().cores(), 4);
    QVERIFY(!bench.part<QPushButton>("endButton")->isEnabled());
    bench.choose({62});
    QTest::keyClick(bench.table(), Qt::Key_Delete);
    QDialog *dialog = bench.dialog("changeQuestion");
    QVERIFY(dialog);
    QCOMPARE(dialog->windowTitle(), u"End postgres (62) on web-1?"_s);
    dialog->reject();
    QCOMPARE(bench.server.deeds.size(), 0);
    bench.privilege = Privilege::Root;
    bench.part<QPushButton>("endButton")->click();
    bench.dialog("changeQuestion")->findChild<QPushButton *>(u"questionAccept"_s)->click();
    // Of another user: straight with administrator rights, by number and start.
    QTRY_COMPARE(bench.server.deeds, QByteArrayList{"TERM 0 62:620 root"});
    QTRY_COMPARE(bench.result(), u"Ended: postgres (62)."_s);
}

void TestProcessesPage::cancelComesFirst()
{
    Bench bench;
    bench.feed(ProcessRows::few());
    bench.choose({62});
    bench.trigger(u"Kill (KILL)"_s);
    QDialog *dialog = bench.dialog("changeQuestion");
    QVERIFY(dialog);
    QCOMPARE(dialog->focusWidget()->objectName(), u"questionCancel"_s);
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Return);
    QCOMPARE(bench.server.deeds.size(), 0);
}

void TestProcessesPage::refusesWhatMustStay()
{
    Bench bench;
    bench.feed(ProcessRows::few());
    bench.action("kernelThreadsAction")->setChecked(true);
    QTRY_COMPARE(bench.page.model().cores(), 4);
    bench.choose({1});
    bench.trigger(u"Kill (KILL)"_s);
    QVERIFY(bench.result().contains(u"systemd (1)"));
    QVERIFY(!bench.dialog("changeQuestion"));
    bench.choose({3});
    bench.trigger(u"End (TERM)"_s);
    QVERIFY(bench.result().startsWith(u"Kernel threads take no signals"));
    bench.choose({50});
    bench.trigger(u"End (TERM)"_s);
    QVERIFY(bench.result().contains(u"Clawtune's own connection"));
    QVERIFY(!bench.dialog("changeQuestion"));
    QCOMPARE(bench.server.deeds.size(), 0);
}

void TestProcessesPage::offersAdministrator()
{
    Bench bench;
    bench.server.word = "denied";
    bench.feed(ProcessRows::few());
    QTRY_COMPARE(bench.page.model().cores(), 4);
    bench.choose({62});
    bench.trigger(u"Suspend (STOP)"_s);
    bench.dialog("changeQuestion")->findChild<QPushButton *>(u"questionAccept"_s)->click();
    QTRY_VERIFY(bench.result().startsWith(u"Not permitted for this login: postgres (62)."));
    QCOMPARE(bench.server.deeds, QByteArrayList{"STOP 0 62:620"});
    const auto buttons =
        bench.part<Widgets::Banner>("processResult")->findChildren<QPushButton *>();
    QVERIFY(std::any_of(buttons.begin(), buttons.end(), [](const QPushButton *button) {
        return button->text() == u"Become administrator"_s;
    }));
}

void TestProcessesPage::changesNiceValues()
{
    Bench bench;
    bench.feed(ProcessRows::few());
    bench.choose({62});
    bench.trigger(u"Change nice value"_s);
    QDialog *dialog = bench.dialog("reniceDialog");
    QVERIFY(dialog);
    QVERIFY(dialog->windowTitle().contains(u"postgres (62) on web-1"));
    dialog->findChild<QSpinBox *>(u"niceBox"_s)->setValue(12);
    dialog->findChild<QPushButton *>(u"reniceAccept"_s)->click();
    QTRY_COMPARE(bench.server.deeds, QByteArrayList{"nice 12 62:620"});
    QTRY_COMPARE(bench.result(), u"Nice value 12 given to postgres (62)."_s);
}

void TestProcessesPage::actsOnSeveral()
{
    Bench bench;
    bench.feed(ProcessRows::few());
    bench.choose({60, 61, 62, 63});
    bench.trigger(u"Hang up (HUP)"_s);
    QDialog *dialog = bench.dialog("changeQuestion");
    QVERIFY(dialog);
    QCOMPARE(dialog->windowTitle().count(u"postgres ("), 3);
    QVERIFY(dialog->windowTitle().contains(u"and 1 more on web-1"));
    dialog->findChild<QPushButton *>(u"questionAccept"_s)->click();
    QTRY_COMPARE(bench.server.deeds.size(), 1);
    QCOMPARE(bench.server.deeds.first().count(':'), 4);
}

void TestProcessesPage::showsDetails()
{
    Bench bench;
    bench.feed(ProcessRows::few());
    bench.choose({62});
    QCOMPARE(bench.server.detailsAsked, 0); // nobody looks
    QTest::keyClick(bench.table(), Qt::Key_Return);
    auto *pane = bench.part<DetailsPane>("processDetails");
    QVERIFY(pane->isVisible());
    auto *summary = bench.part<DetailsTable>("summaryTable");
    QTRY_COMPARE(summary->rows().size(), 8);
    QCOMPARE(summary->rows().at(0).at(1), u"postgres -D /var/lib/postgresql"_s);
    QVERIFY(summary->rows().at(2).at(1).contains(u"administrator"));
    QCOMPARE(summary->rows().at(5).at(1), u"postgres (60) ← systemd (1)"_s);
    QCOMPARE(bench.part<QLabel>("detailsWhose")->text(), u"postgres (62)"_s);
    auto *files = bench.part<DetailsTable>("filesTable");
    QCOMPARE(files->rows().size(), 200);
    QCOMPARE(bench.part<QLabel>("filesLine")->text(), u"The first 200 of 300 open files"_s);
    QCOMPARE(files->rows().at(3),
             (QStringList{u"3"_s, u"Socket"_s, u"tcp 127.0.0.1:5432 ↔ 127.0.0.2:54321 ESTAB"_s}));
    bench.part<QPushButton>("allFilesButton")->click();
    QTRY_COMPARE(files->rows().size(), 300);
    QVERIFY(bench.part<QLabel>("filesLine")->text().startsWith(u"300 open file"));
    const QList<QStringList> limits = bench.part<DetailsTable>("limitsTable")->rows();
    QCOMPARE(limits.at(2), (QStringList{u"Open files"_s, u"300"_s, u"1,024"_s, u"524,288"_s}));
    QCOMPARE(limits.at(0).at(2), u"unlimited"_s);
    QVERIFY(bench.part<DetailsTable>("memoryTable")->rows().size() >= 8);
}

void TestProcessesPage::tellsThatTheChosenOneEnded()
{
    Bench bench;
    bench.feed(ProcessRows::few());
    bench.choose({62});
    bench.action("detailsAction")->setChecked(true);
    QTRY_COMPARE(bench.part<DetailsTable>("summaryTable")->rows().size(), 8);
    QList<ProcessRow> rows = ProcessRows::few();
    rows.removeIf([](const ProcessRow &row) { return row.id.pid == 62; });
    bench.feed(rows, 1);
    auto *state = bench.part<DetailsPane>("processDetails")->findChild<Widgets::StateStack *>();
    QVERIFY(!state->showsContent());
    QCOMPARE(state->state().sentence(), u"postgres (62) has ended."_s);
    // The server may also know it before the next sample.
    bench.server.isGone = true;
    bench.choose({63});
    QTRY_COMPARE(state->state().sentence(), u"postgres (63) has ended."_s);
}

void TestProcessesPage::showsTheEnvironmentOnlyOnRequest()
{
    Bench bench;
    bench.feed(ProcessRows::few());
    bench.choose({62});
    bench.action("detailsAction")->setChecked(true);
    auto *tabs = bench.part<DetailsPane>("processDetails")->findChild<QTabWidget *>();
    QTRY_COMPARE(bench.part<DetailsTable>("summaryTable")->rows().size(), 8);
    tabs->setCurrentIndex(4);
    auto *tab = bench.part<QWidget>("environmentTab");
    auto *states = tab->findChild<Widgets::StateStack *>();
    auto *table = tab->findChild<DetailsTable *>();
    QVERIFY(!states->showsContent());
    QCOMPARE(table->rows().size(), 0);
    const auto commands = bench.server.shell.commands();
    QVERIFY(std::none_of(commands.begin(), commands.end(), [](const RemoteCommand &command) {
        return variable(command, "parts").contains("environ");
    }));
    states->state().findChild<QPushButton *>(u"stateAction"_s)->click();
    QTRY_VERIFY(states->showsContent());
    QCOMPARE(table->rows().first(), (QStringList{u"PGPASSWORD"_s, u"hunter2"_s}));
    tabs->setCurrentIndex(0); // looking elsewhere drops it
    QCOMPARE(table->rows().size(), 0);
    tabs->setCurrentIndex(4);
    QVERIFY(!states->showsContent());
}

void TestProcessesPage::remembersColumns()
{
    const QTemporaryDir folder;
    Preferences preferences(folder.filePath(u"window.conf"_s));
    {
        Bench bench;
        bench.page.setPreferences(preferences);
        bench.table()->setColumnShown(ProcessColumn::Priority, true);
        bench.table()->sortBy(ProcessColumn::Memory, Qt::DescendingOrder);
    }
    Bench bench;
    QVERIFY(!bench.table()->isColumnShown(ProcessColumn::Priority));
    bench.page.setPreferences(preferences);
    QVERIFY(bench.table()->isColumnShown(ProcessColumn::Priority));
    QCOMPARE(bench.page.model().sortColumn(), ProcessColumn::Memory);
}

void TestProcessesPage::showsAnItem()
{
    Bench bench;
    bench.page.showItem("62:620"); // before there are any rows
    bench.feed(ProcessRows::few());
    QCOMPARE(bench.table()->currentProcess().pid, 62);
    bench.part<QLineEdit>("processSearch")->setText(u"sshd"_s);
    bench.page.showItem("63");
    QCOMPARE(bench.table()->currentProcess().pid, 63);
    QCOMPARE(bench.part<QLineEdit>("processSearch")->text(), QString());
    bench.page.showItem("99:1");
    QCOMPARE(bench.table()->currentProcess().pid, 63);
}

void TestProcessesPage::namesEveryControl()
{
    Bench bench;
    bench.feed(ProcessRows::few());
    for (const QString &code : Language::available()) {
        m_language.use(code);
        const auto widgets = bench.page.findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            const bool isControl = qobject_cast<const QLineEdit *>(widget) ||
                                   qobject_cast<const QComboBox *>(widget) ||
                                   qobject_cast<const QAbstractItemView *>(widget);
            if (isControl && widget->focusPolicy() != Qt::NoFocus &&
                !widget->objectName().startsWith(u"qt_") && widget->parentWidget() &&
                !widget->inherits("QHeaderView") && !widget->inherits("QComboBoxListView"))
                QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        }
    }
    m_language.use(u"en"_s);
}

/// Both languages, light and dark, with 300 and 5 000 processes.
void TestProcessesPage::leavesPictures()
{
    Bench bench;
    const QDir folder(qEnvironmentVariable("CLAWTUNE_PICTURES"));
    const bool wanted = qEnvironmentVariableIsSet("CLAWTUNE_PICTURES");
    if (wanted)
        QVERIFY(folder.mkpath(u"."_s));
    bench.page.setContainerNames([](const QByteArray &id) {
        return id == ProcessRows::dockerId ? u"openclaw-gateway"_s : u"openclaw-postgres"_s;
    });
    const auto picture = [&](const QString &name) {
        for (const auto &[theme, suffix] : {std::pair(Widgets::Theme::Light, u"light"_s),
                                            std::pair(Widgets::Theme::Dark, u"dark"_s)}) {
            Widgets::applyTheme(*qApp, theme);
            for (const QString &code : Language::available()) {
                m_language.use(code);
                for (int round = 0; round < 5; ++round) // layouts within layouts settle in turn
                    QCoreApplication::processEvents();
                const QPixmap taken = bench.page.grab();
                QVERIFY(!taken.isNull());
                if (wanted)
                    QVERIFY(taken.save(
                        folder.filePath(u"processes-%1-%2-%3.png"_s.arg(name, code, suffix))));
            }
        }
        Widgets::applyTheme(*qApp, Widgets::Theme::Light);
        m_language.use(u"en"_s);
    };
    bench.feed(ProcessRows::many(300, 0));
    QTRY_COMPARE(bench.page.model().cores(), 4);
    bench.feed(ProcessRows::many(300, 1), 1);
    picture(u"300"_s);
    bench.action("treeAction")->setChecked(true);
    picture(u"tree"_s);
    bench.action("treeAction")->setChecked(false);
    bench.feed(ProcessRows::many(5'000, 2), 2);
    picture(u"5000"_s);
    bench.table()->setCurrentIndex(bench.page.model().index(2, 0));
    bench.action("detailsAction")->setChecked(true);
    QTRY_COMPARE(bench.part<DetailsTable>("summaryTable")->rows().size(), 8);
    picture(u"details"_s);
    bench.part<DetailsPane>("processDetails")->findChild<QTabWidget *>()->setCurrentIndex(1);
    picture(u"files"_s);
    bench.part<QLineEdit>("processSearch")->setText(u"no such thing"_s);
    picture(u"none"_s);
}

QTEST_MAIN(TestProcessesPage)
#include "tst_processespage.moc"
