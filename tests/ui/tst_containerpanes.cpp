// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done to a container, its log and its JSON. With CLAWTUNE_PICTURES set to a folder, it
// also leaves pictures there, for people to look at.
#include "app/language.h"
#include "remote/containers/containerlist.h"
#include "tests/support/scriptedshell.h"
#include "tests/ui/containerstack.h"
#include "ui/containers/actionbar.h"
#include "ui/containers/containerdetail.h"
#include "ui/containers/containerstable.h"
#include "ui/containers/inspectpane.h"
#include "ui/containers/logmodel.h"
#include "ui/containers/logpane.h"
#include "widgets/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QDateTime>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <cmath>

using namespace Clawtune;
using namespace Qt::StringLiterals;
using namespace Stack;
using Remote::ContainerInfo;
using Remote::ContainerRow;
using Remote::LogLine;

namespace
{

LogLine line(int second, const QString &text, bool isError = false)
{
    return {qint64(now + second) * 1'000'000'000, isError, text};
}

/// What a PostgreSQL writes, with an error among it.
void writeLog(ScriptedStream *stream)
{
    for (int i = 0; i < 60; ++i) {
        const QByteArray time = QDateTime::fromSecsSinceEpoch(qint64(now) - 300 + i * 5, Qt::UTC)
                                    .toString(Qt::ISODate)
                                    .toLatin1();
        if (i % 9 == 4)
            stream->feedError(time + " ERROR:  deadlock detected at character " +
                              QByteArray::number(i) + '\n');
        else
            stream->feed(time + " LOG:  checkpoint complete: wrote " + QByteArray::number(i * 7) +
                         " buffers (0.1%); 0 WAL file(s) added\n");
    }
}

/// Five minutes of numbers; the last ones.
QList<ContainerRow> fill(Remote::ContainerHistory &history)
{
    QList<ContainerRow> rows;
    for (int second = 0; second < 300; ++second) {
        Remote::MetricFrame frame;
        frame.time = now + second;
        frame.uptime = second;
        frame.rowsInterval = 1;
        for (const int i : {1, 2, 3, 4, 7}) {
            ContainerRow one = row(i, 0.2 + 0.15 * std::sin(second / (7. + i)));
            one.memory = (80 * i + second * 0.1) * mebibyte;
            one.rxBytes = 4e4 * (1 + std::sin(second / 11.)) * i;
            frame.containers.append(one);
        }
        history.append(frame);
        rows = frame.containers;
    }
    return rows;
}

} // namespace

class TestContainerPanes final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void asksBeforeItActs();
    void cancelDoesNothing();
    void saysHowItFailed();
    void logModelIsSoundAndBounded();
    void logSearchCountsHits();
    void logHitsSurviveDroppedLines();
    void logPaneFollowsAndStops();
    void logIsSaved();
    void inspectCoversSecrets();
    void tabsFillInFront();

private:
    void takePictures(QWidget &page, QTabWidget &tabs, const QString &folder);

    Language m_language;
};

void TestContainerPanes::initTestCase()
{
    m_language.use(u"en"_s);
    Widgets::applyTheme(*qApp, Widgets::Theme::Light);
}

void TestContainerPanes::asksBeforeItActs()
{
    ScriptedShell shell;
    Remote::ContainerActions actions(shell);
    ActionBar bar(actions, u"web-1"_s);
    const QList<ContainerInfo> all = stack();
    bar.setContainer(&all.at(0), engine(), all);
    bar.show();
    auto *restart =
        bar.findChild<QToolButton *>(u"action%1"_s.arg(int(Remote::ContainerAction::Restart)));
    QVERIFY(restart->isEnabled());
    QVERIFY(!bar.findChild<QToolButton *>(u"action0"_s)->isEnabled()); // it runs already
    QTest::mouseClick(restart, Qt::LeftButton);
    auto *question = bar.findChild<QDialog *>(u"changeQuestion"_s);
    QVERIFY(question);
    QCOMPARE(question->findChild<QLabel *>(u"questionLabel"_s)->text(),
             u"Restart openclaw-postgres on web-1?"_s);
    QVERIFY(question->accessibleDescription().contains(u"openclaw-n8n"_s));
    QVERIFY(question->findChild<QPushButton *>(u"questionCancel"_s)->isDefault());
    QVERIFY(shell.commands().isEmpty());

    shell.hold("\" restart "_ba + idOf(1));
    QTest::mouseClick(question->findChild<QPushButton *>(u"questionAccept"_s), Qt::LeftButton);
    QCOMPARE(shell.heldCount(), 1);
    QVERIFY(!restart->isEnabled());
    auto *progress = bar.findChild<QWidget *>(u"actionProgress"_s);
    QTRY_VERIFY(progress->isVisible());
    auto *cancel = bar.findChild<QPushButton *>(u"actionCancel"_s);
    QTRY_VERIFY_WITH_TIMEOUT(cancel->isVisible(), 10'000);
    QSignalSpy ended(&bar, &ActionBar::ended);
    QTest::mouseClick(cancel, Qt::LeftButton);
    QCOMPARE(ended.count(), 1);
    QCOMPARE(ended.constFirst().constFirst().toByteArray(), idOf(1));
    QVERIFY(!progress->isVisible());
    QVERIFY(restart->isEnabled());
}

void TestContainerPanes::cancelDoesNothing()
{
    ScriptedShell shell;
    Remote::ContainerActions actions(shell);
    ActionBar bar(actions, u"web-1"_s);
    const QList<ContainerInfo> all = stack();
    bar.setContainer(&all.at(6), engine(), all); // a paused one
    bar.show();
    QVERIFY(!bar.findChild<QToolButton *>(u"action3"_s)->isVisible());
    auto *resume = bar.findChild<QToolButton *>(u"action4"_s);
    QVERIFY(resume->isVisible());
    QTest::mouseClick(resume, Qt::LeftButton);
    auto *question = bar.findChild<QDialog *>(u"changeQuestion"_s);
    QVERIFY(question);
    QTest::keyClick(question, Qt::Key_Return); // Cancel is the default
    QTRY_VERIFY(!bar.findChild<QDialog *>(u"changeQuestion"_s));
    QVERIFY(shell.commands().isEmpty());
    QVERIFY(!actions.isBusy());
    bar.setPossible(false); // no connection
    QVERIFY(!resume->isEnabled());
}

void TestContainerPanes::saysHowItFailed()
{
    ScriptedShell shell;
    shell.expect("\" pause ", ScriptedShell::output({}, 1, "<b>no</b>"));
    Remote::ContainerActions actions(shell);
    ActionBar bar(actions, u"web-1"_s);
    const QList<ContainerInfo> all = stack();
    bar.setContainer(&all.at(0), engine(), all);
    bar.show();
    QTest::mouseClick(bar.findChild<QToolButton *>(u"action3"_s), Qt::LeftButton);
    QTest::mouseClick(bar.findChild<QPushButton *>(u"questionAccept"_s), Qt::LeftButton);
    auto *outcome = bar.findChild<QWidget *>(u"actionOutcome"_s);
    QTRY_VERIFY(outcome->isVisible());
    QVERIFY(outcome->toolTip().contains(u"&lt;b&gt;no"_s));
}

void TestContainerPanes::logModelIsSoundAndBounded()
{
    LogModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QList<LogLine> lines;
    for (int i = 0; i < LogModel::mostLines - 1; ++i)
        lines.append(line(i, u"line %1"_s.arg(i)));
    model.append(lines);
    model.append({line(1, u"a"_s), line(2, u"b"_s, true), line(3, u"c"_s)});
    QCOMPARE(model.rowCount(), LogModel::mostLines);
    QCOMPARE(model.droppedCount(), 2);
    QCOMPARE(model.index(0, LogModel::Text).data().toString(), u"line 2"_s);
    const QModelIndex error = model.index(LogModel::mostLines - 2, LogModel::Stream);
    QCOMPARE(error.data().toString(), u"!"_s); // not by its colour alone
    QVERIFY(error.siblingAtColumn(LogModel::Text).data(Qt::ForegroundRole).isValid());
    QVERIFY(!model.index(0, LogModel::Text).data(Qt::ForegroundRole).isValid());
    lines += lines;
    model.append(lines);
    QCOMPARE(model.rowCount(), LogModel::mostLines);
    model.clear();
    QCOMPARE(model.droppedCount(), 0);
}

void TestContainerPanes::logSearchCountsHits()
{
    LogModel model;
    model.append({line(1, u"Error one"_s), line(2, u"fine"_s), line(3, u"an ERROR"_s)});
    model.setSearch(u"error"_s);
    QCOMPARE(model.hitCount(), 2);
    QCOMPARE(model.nextHit(0, false), 2);
    QCOMPARE(model.nextHit(2, false), 0); // round the end
    QCOMPARE(model.nextHit(0, true), 2);
    QCOMPARE(model.nextHit(3, true), 2);
    QCOMPARE(model.hitNumber(2), 2);
    QCOMPARE(model.hitNumber(1), 0);
    QVERIFY(model.index(0, LogModel::Text).data(Qt::BackgroundRole).isValid());
    QVERIFY(!model.index(1, LogModel::Text).data(Qt::BackgroundRole).isValid());
    model.append({line(4, u"error again"_s)});
    QCOMPARE(model.hitCount(), 3);
    model.setSearch({});
    QCOMPARE(model.hitCount(), 0);
    QCOMPARE(model.nextHit(0, false), -1);
}

void TestContainerPanes::logHitsSurviveDroppedLines()
{
    LogModel model;
    model.setSearch(u"hit"_s);
    model.append({line(0, u"hit"_s), line(1, u"hit"_s)});
    model.append(QList<LogLine>(LogModel::mostLines - 1, line(2, u"other"_s)));
    QCOMPARE(model.hitCount(), 1);
    QCOMPARE(model.nextHit(-1, false), 0);
    model.append({line(3, u"hit"_s)});
    QCOMPARE(model.hitCount(), 1);
    QCOMPARE(model.nextHit(0, false), LogModel::mostLines - 1);
}

void TestContainerPanes::logPaneFollowsAndStops()
{
    ScriptedShell shell;
    LogPane pane(shell, [] { return now; });
    pane.show();
    pane.setContainer(engine(), idOf(1), u"postgres"_s);
    QVERIFY(shell.streams().isEmpty()); // not shown on the page in front
    pane.setActive(true);
    QCOMPARE(shell.streams().size(), 1);
    ScriptedStream *stream = shell.streams().constFirst();
    QVERIFY(stream->command().script.contains("--since "));
    stream->feed("2026-11-25T18:00:00Z hello\n");
    stream->feedError("2026-11-25T18:00:01Z \x1b[31moops\x1b[0m\n");
    QTRY_COMPARE(pane.model().rowCount(), 2);
    QCOMPARE(pane.model().index(1, LogModel::Text).data().toString(), u"oops"_s);
    auto *follow = pane.findChild<QToolButton *>(u"logFollow"_s);
    follow->click();
    QTRY_VERIFY(!shell.streams().constFirst());
    follow->click();
    QCOMPARE(shell.streams().size(), 2);
    QVERIFY(shell.streams().at(1)->command().script.contains("--since 1795629601.000000000"));
    auto *times = pane.findChild<QToolButton *>(u"logTimes"_s);
    times->click();
    QVERIFY(pane.findChild<QTableView *>(u"logTable"_s)->isColumnHidden(LogModel::Time));
    auto *search = pane.findChild<QLineEdit *>(u"logSearch"_s);
    QTest::keyClicks(search, u"OOPS"_s);
    QCOMPARE(pane.findChild<QLabel *>(u"logHits"_s)->text(), u"1 of 1"_s);
    pane.setActive(false);
    QTRY_VERIFY(!shell.streams().at(1));
    QCOMPARE(pane.model().rowCount(), 2); // still there to read
}

void TestContainerPanes::logIsSaved()
{
    ScriptedShell shell;
    LogPane pane(shell, [] { return now; });
    pane.setContainer(engine(), idOf(1), u"postgres"_s);
    pane.setActive(true);
    shell.streams().constFirst()->feed("2026-11-25T18:00:00.5Z 起動\n");
    QTRY_COMPARE(pane.model().rowCount(), 1);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"x.log"_s);
    QVERIFY(pane.save(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), u"2026-11-25T18:00:00.500Z stdout 起動\n"_s);
    QVERIFY(!pane.save(folder.filePath(u"none/x.log"_s)));
}

void TestContainerPanes::inspectCoversSecrets()
{
    ScriptedShell shell;
    shell.expect(
        "inspect --type container " + idOf(1),
        ScriptedShell::output("[\n{\"Id\":\"x\",\"Config\":{\"Env\":[\"P=geheim\"]}}\n]\n"));
    InspectPane pane(shell);
    pane.show();
    const ContainerInfo info = container(1, u"postgres"_s);
    pane.setContainer(engine(), &info);
    QVERIFY(shell.commands().isEmpty());
    pane.setActive(true);
    auto *text = pane.findChild<QPlainTextEdit *>(u"inspectText"_s);
    QTRY_VERIFY(text->toPlainText().contains(u"P=••••••"_s));
    QVERIFY(!text->toPlainText().contains(u"geheim"_s));
    auto *reveal = pane.findChild<QCheckBox *>(u"revealBox"_s);
    reveal->click();
    QVERIFY(text->toPlainText().contains(u"P=geheim"_s));
    pane.findChild<QLineEdit *>(u"inspectSearch"_s)->setText(u"config"_s);
    QCOMPARE(pane.findChild<QLabel *>(u"inspectHits"_s)->text(), u"1 hit"_s);
    const ContainerInfo next = container(2, u"other"_s);
    pane.setContainer(engine(), &next);
    QVERIFY(!reveal->isChecked());
}

void TestContainerPanes::tabsFillInFront()
{
    const QString folder = qEnvironmentVariable("CLAWTUNE_PICTURES");
    ScriptedShell shell;
    QFile fixture(
        QStringLiteral(TEST_SOURCE_DIR "/../remote/containers/fixtures/docker-20.10-inspect.json"));
    QVERIFY(fixture.open(QIODevice::ReadOnly));
    shell.always("inspect --type container", ScriptedShell::output(fixture.readAll()));
    connect(&shell, &ScriptedShell::streamOpened, this, writeLog);
    Remote::ContainerActions actions(shell);
    Remote::ContainerList list(shell, [] { return Remote::Privilege::Login; });
    Remote::SavedHost host;
    host.name = u"web-1"_s;
    HostSession session(host, {});
    QWidget page;
    auto *halves = new QSplitter(Qt::Vertical);
    auto *table = new ContainersTable;
    auto *detail = new ContainerDetail({session, shell, actions, [] { return now; }});
    halves->addWidget(table);
    halves->addWidget(detail);
    auto *layout = new QVBoxLayout(&page);
    layout->setContentsMargins(16, 8, 16, 16);
    layout->addWidget(halves);
    halves->setSizes({330, 270});
    const QList<ContainerRow> rows = fill(session.containerHistory());
    table->setEngine(engine());
    table->setContainers(stack());
    table->setRows(rows, now + 300);
    table->select(idOf(1));
    page.resize(1080, 640);
    page.show();
    detail->setContainer(table->current(), list);
    detail->setActive(true);
    QVERIFY(table->findChild<QTreeView *>()->isVisible());
    QVERIFY(shell.streams().isEmpty() && shell.commands().isEmpty()); // charts are in front
    auto *tabs = detail->findChild<QTabWidget *>(u"containerTabs"_s);
    tabs->setCurrentIndex(2);
    QTRY_COMPARE(detail->findChild<QTableView *>(u"logTable"_s)->model()->rowCount(), 60);
    tabs->setCurrentIndex(3);
    QTRY_VERIFY(detail->findChild<QPlainTextEdit *>(u"inspectText"_s)
                    ->toPlainText()
                    .contains(u"PGDATA=••••••"_s));
    QTRY_VERIFY(!shell.streams().constFirst()); // the log is not in front any more
    if (!folder.isEmpty())
        takePictures(page, *tabs, folder);
}

/// Of each tab, in both languages, light and dark.
void TestContainerPanes::takePictures(QWidget &page, QTabWidget &tabs, const QString &folder)
{
    QVERIFY(QDir(folder).mkpath(u"."_s));
    for (const auto &[theme, suffix] : {std::pair(Widgets::Theme::Light, u"light"_s),
                                        std::pair(Widgets::Theme::Dark, u"dark"_s)}) {
        Widgets::applyTheme(*qApp, theme);
        for (const QString &code : Language::available()) {
            m_language.use(code);
            for (int tab = 0; tab < tabs.count(); ++tab) {
                tabs.setCurrentIndex(tab);
                for (int round = 0; round < 5; ++round) // layouts within layouts settle in turn
                    QCoreApplication::processEvents();
                QVERIFY(page.grab().save(QDir(folder).filePath(
                    u"containers-%1-%2-%3.png"_s.arg(tab).arg(suffix, code))));
            }
        }
    }
    Widgets::applyTheme(*qApp, Widgets::Theme::Light);
    m_language.use(u"en"_s);
}

QTEST_MAIN(TestContainerPanes)
#include "tst_containerpanes.moc"
