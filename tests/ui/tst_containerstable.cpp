// SPDX-License-Identifier: GPL-3.0-or-later
// What the Containers page lists and draws, over containers that the test makes.
#include "app/language.h"
#include "tests/ui/containerstack.h"
#include "ui/containers/containerstable.h"
#include "ui/containers/containerwords.h"
#include "widgets/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <cmath>
#include <ctime>

using namespace Clawtune;
using namespace Qt::StringLiterals;
using namespace Stack;
using Remote::ContainerHealth;
using Remote::ContainerInfo;
using Remote::ContainerRow;
using Remote::ContainerState;
using Model = ContainersModel;

namespace
{

/// CPU time of this thread: what others do at the same time does not count.
double ownSeconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
}

QModelIndex find(const QAbstractItemModel &model, const QString &name, int column = Model::Name)
{
    const QModelIndexList found = model.match(model.index(0, Model::Name), Qt::DisplayRole, name, 1,
                                              Qt::MatchExactly | Qt::MatchRecursive);
    return found.isEmpty() ? QModelIndex() : found.constFirst().siblingAtColumn(column);
}

} // namespace

class TestContainersTable final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void modelIsSound();
    void joinsEngineAndKernel();
    void groupsByProject();
    void stoppedOnesShowNoNumbers();
    void rowsKeepTheirPlaceAndSelection();
    void hostileNamesAreHarmless();
    void twoHundredAreCheap();
    void marksTellStates_data();
    void marksTellStates();
    void namesDependants();
    void filterFindsProjectsAndIds();
    void sortsAndHidesColumns();
    void remembersItsColumns();
    void copiesARow();

private:
    Language m_language;
};

void TestContainersTable::initTestCase()
{
    m_language.use(u"en"_s);
    Widgets::applyTheme(*qApp, Widgets::Theme::Light);
}

void TestContainersTable::modelIsSound()
{
    Model model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setContainers(stack());
    model.setRows({row(1), row(2), row(99)}, now);
    QCOMPARE(model.rowCount(), 4); // a project and three of none
    model.setGrouped(false);
    QCOMPARE(model.rowCount(), 8);
    QList<ContainerInfo> fewer = stack();
    fewer.removeAt(1);
    fewer[0].project = u"moved"_s;
    model.setContainers(fewer);
    model.setGrouped(true);
    QCOMPARE(model.rowCount(), 5);
    fewer[0].project = u"openclaw"_s;
    model.setContainers(fewer);
    QCOMPARE(model.rowCount(), 4);
    model.clearRows();
    model.setContainers({});
    QCOMPARE(model.rowCount(), 0);
}

void TestContainersTable::joinsEngineAndKernel()
{
    Model model;
    model.setContainers(stack());
    model.setRows({row(1, 0.25)}, now);
    QCOMPARE(find(model, u"openclaw-postgres"_s, Model::Cpu).data().toString(),
             u"25.0\u00a0% / 50.0\u00a0%"_s);
    const QModelIndex memory = find(model, u"openclaw-postgres"_s, Model::Memory);
    QCOMPARE(memory.data().toString(), u"100\u00a0MiB / 400\u00a0MiB"_s);
    QCOMPARE(memory.data(Model::ShareRole).toDouble(), 0.25);
    QCOMPARE(memory.data(Model::SortRole).toDouble(), 100 * mebibyte);
    QCOMPARE(find(model, u"openclaw-postgres"_s, Model::NetworkOut).data().toString(),
             u"16\u00a0kbit/s"_s);
    QCOMPARE(find(model, u"openclaw-postgres"_s, Model::Uptime).data().toString(), u"1 h"_s);
    // What is not told is told as that, never as zero.
    QCOMPARE(find(model, u"openclaw-postgres"_s, Model::Throttled).data().toString(), u"–"_s);
    QCOMPARE(find(model, u"openclaw-app"_s, Model::Cpu).data().toString(), u"–"_s);
    model.clearRows();
    QCOMPARE(find(model, u"openclaw-postgres"_s, Model::Cpu).data().toString(), u"–"_s);
}

void TestContainersTable::groupsByProject()
{
    Model model;
    model.setContainers(stack());
    model.setRows({row(1, 0.25), row(2, 0.5)}, now);
    const QModelIndex project = find(model, u"openclaw"_s);
    QVERIFY(project.isValid());
    QCOMPARE(model.rowCount(project), 5);
    QVERIFY(!model.info(project));
    QCOMPARE(project.siblingAtColumn(Model::State).data().toString(), u"4 of 5 up"_s);
    QCOMPARE(project.siblingAtColumn(Model::Cpu).data(Model::SortRole).toDouble(), 0.75);
    QCOMPARE(project.siblingAtColumn(Model::Uptime).data().toString(), QString());
    QCOMPARE(find(model, u"backup"_s).parent(), QModelIndex());
}

void TestContainersTable::stoppedOnesShowNoNumbers()
{
    Model model;
    model.setContainers(stack());
    // Before the server's clock is known, nothing is so long ago.
    const QModelIndex state = find(model, u"import"_s, Model::State);
    QVERIFY(state.data(Qt::ToolTipRole).toString().contains(u"Exit code 137"_s));
    QVERIFY(!state.data(Qt::ToolTipRole).toString().contains(u"ago"_s));
    model.setTime(now);
    for (const int column : {Model::Cpu, Model::Memory, Model::Uptime, Model::Processes})
        QCOMPARE(find(model, u"backup"_s, column).data().toString(), QString());
    QVERIFY(find(model, u"backup"_s).data(Qt::ForegroundRole).isValid()); // dimmed
    QVERIFY(!find(model, u"openclaw-app"_s).data(Qt::ForegroundRole).isValid());
    QVERIFY(!find(model, u"openclaw-worker"_s).data(Qt::ForegroundRole).isValid()); // restarting
    QVERIFY(find(model, u"import"_s, Model::State)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(u"1 min ago"_s));
}

void TestContainersTable::rowsKeepTheirPlaceAndSelection()
{
    ContainersTable table;
    table.setContainers(stack());
    table.select(idOf(3));
    QCOMPARE(table.current()->name, u"openclaw-n8n"_s);
    QList<ContainerInfo> fewer = stack();
    fewer.removeAt(0);
    fewer[1].state = ContainerState::Exited;
    table.setContainers(fewer);
    table.setRows({row(3, 1.5)}, now);
    QCOMPARE(table.current()->name, u"openclaw-n8n"_s);
    QCOMPARE(table.current()->state, ContainerState::Exited);
    table.findChild<QToolButton *>(u"groupButton"_s)->click();
    QVERIFY(!table.model().isGrouped());
    QCOMPARE(table.current()->name, u"openclaw-n8n"_s);
}

void TestContainersTable::hostileNamesAreHarmless()
{
    Model model;
    ContainerInfo evil = container(1, u"<b>x</b>\n\u202e\u001b[31m"_s, u"<i>p</i>\u0007"_s);
    evil.image = u"<img src=x>"_s;
    evil.problem = u"<script>"_s;
    evil.ports = {{u"<p>"_s, u"<h>"_s, u"1"_s}};
    model.setContainers({evil});
    const QModelIndex project = model.index(0, 0);
    const QModelIndex first = model.index(0, 0, project);
    for (const QModelIndex &index : {project, first}) {
        for (int column = 0; column < Model::ColumnCount; ++column) {
            const QModelIndex cell = index.siblingAtColumn(column);
            for (const QChar c : cell.data().toString())
                QVERIFY(c.unicode() >= 0x20 && c.unicode() != 0x202e);
            QString tip = cell.data(Qt::ToolTipRole).toString();
            tip.remove(u"<br>"_s);
            QVERIFY(!tip.contains(u'<'));
        }
    }
}

void TestContainersTable::twoHundredAreCheap()
{
    QList<ContainerInfo> many;
    QList<ContainerRow> rows;
    for (int i = 1; i <= 200; ++i) {
        many.append(container(i, u"c%1"_s.arg(i), u"p%1"_s.arg(i % 20)));
        rows.append(row(i, i * 0.001));
    }
    ContainersTable table;
    table.resize(1080, 600);
    table.show();
    table.setContainers(many);
    auto *tree = table.findChild<QTreeView *>(u"containersTree"_s);
    tree->sortByColumn(Model::Cpu, Qt::DescendingOrder);
    const double before = ownSeconds();
    constexpr int ticks = 20;
    for (int tick = 0; tick < ticks; ++tick) {
        for (ContainerRow &one : rows)
            one.cpu = std::fmod(one.cpu * 1.7 + 0.01, 1);
        table.setContainers(many);
        table.setRows(rows, now + tick);
    }
    const double each = (ownSeconds() - before) * 1000 / ticks;
    qInfo("a tick of 200 containers: %.2f ms", each);
    QVERIFY2(each < 50, "a tick must not be felt"); // three frames; also with sanitizers
    const auto top = tree->model()->index(0, 0, tree->model()->index(0, 0));
    QVERIFY(top.isValid());
    QCOMPARE(table.model().rowCount(), 20);
}

void TestContainersTable::marksTellStates_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("health");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("icon");
    const auto add = [](const QString &word, const QString &icon, ContainerState state,
                        ContainerHealth health = ContainerHealth::None, int code = 0) {
        QTest::newRow(qPrintable(word)) << int(state) << int(health) << code << word << icon;
    };
    add(u"Running"_s, u"play"_s, ContainerState::Running);
    add(u"Healthy"_s, u"pass"_s, ContainerState::Running, ContainerHealth::Healthy);
    add(u"Unhealthy"_s, u"fail"_s, ContainerState::Running, ContainerHealth::Unhealthy);
    add(u"Starting"_s, u"clock"_s, ContainerState::Running, ContainerHealth::Starting);
    add(u"Paused"_s, u"pause"_s, ContainerState::Paused, ContainerHealth::Healthy);
    add(u"Restarting"_s, u"refresh"_s, ContainerState::Restarting);
    add(u"Stopped"_s, u"stop"_s, ContainerState::Exited);
    add(u"Exited (1)"_s, u"warning"_s, ContainerState::Exited, ContainerHealth::None, 1);
    add(u"Exited (137)"_s, u"stop"_s, ContainerState::Exited, ContainerHealth::None, 137);
    add(u"Created"_s, u"add"_s, ContainerState::Created);
    add(u"Dead"_s, u"fail"_s, ContainerState::Dead);
    add(u"Unknown"_s, u"unknown"_s, ContainerState::Unknown);
}

void TestContainersTable::marksTellStates()
{
    QFETCH(int, state);
    QFETCH(int, health);
    QFETCH(int, code);
    ContainerInfo info;
    info.state = ContainerState(state);
    info.health = ContainerHealth(health);
    info.exitCode = code;
    QTEST(containerMark(info).word, "word");
    QTEST(containerMark(info).icon, "icon");
    QVERIFY(QFile::exists(u":/icons/%1.svg"_s.arg(containerMark(info).icon)));
}

void TestContainersTable::namesDependants()
{
    const QList<ContainerInfo> all = stack();
    QCOMPARE(dependantsOf(all.at(0), all), (QStringList{u"openclaw-app"_s, u"openclaw-n8n"_s}));
    QVERIFY(dependantsOf(all.at(5), all).isEmpty());
    const QString effect =
        actionEffect(Remote::ContainerAction::Restart, all.at(0), dependantsOf(all.at(0), all));
    QVERIFY(effect.contains(u"openclaw-app and openclaw-n8n"_s));
    QVERIFY(effect.contains(u"10 s"_s));
    QVERIFY(!actionEffect(Remote::ContainerAction::Start, all.at(0), {u"x"_s}).contains(u"x."_s));
}

void TestContainersTable::filterFindsProjectsAndIds()
{
    ContainersTable table;
    table.setContainers(stack());
    auto *tree = table.findChild<QTreeView *>(u"containersTree"_s);
    auto *filter = table.findChild<QLineEdit *>(u"containerFilter"_s);
    filter->setText(u"NGINX"_s);
    QCOMPARE(tree->model()->rowCount(), 1);
    QCOMPARE(tree->model()->rowCount(tree->model()->index(0, 0)), 1);
    filter->setText(u"openclaw"_s);
    QCOMPARE(tree->model()->rowCount(tree->model()->index(0, 0)), 5);
    filter->setText(QString::fromLatin1(idOf(7)));
    QCOMPARE(tree->model()->rowCount(), 1);
    QVERIFY(find(*tree->model(), u"uptime-kuma"_s).isValid());
    filter->clear();
    QCOMPARE(tree->model()->rowCount(), 4);
}

void TestContainersTable::sortsAndHidesColumns()
{
    ContainersTable table;
    table.setContainers(stack());
    table.setRows({row(1, 0.1), row(2, 0.9), row(3, 0.5)}, now);
    auto *tree = table.findChild<QTreeView *>(u"containersTree"_s);
    tree->sortByColumn(Model::Cpu, Qt::DescendingOrder);
    const QModelIndex project = find(*tree->model(), u"openclaw"_s);
    QCOMPARE(tree->model()->index(0, 0, project).data().toString(), u"openclaw-app"_s);
    tree->sortByColumn(Model::State, Qt::AscendingOrder);
    QCOMPARE(tree->model()->index(0, 0, find(*tree->model(), u"openclaw"_s)).data().toString(),
             u"openclaw-app"_s); // unhealthy first
    QVERIFY(tree->isColumnHidden(Model::Image));
    auto *columns = table.findChild<QToolButton *>(u"columnsButton"_s);
    columns->menu()->actions().at(Model::Image)->trigger();
    QVERIFY(!tree->isColumnHidden(Model::Image));
    QVERIFY(!columns->menu()->actions().at(Model::Name)->isEnabled());
}

void TestContainersTable::remembersItsColumns()
{
    QByteArray state;
    {
        ContainersTable table;
        QSignalSpy changes(&table, &ContainersTable::columnsChanged);
        auto *menu = table.findChild<QToolButton *>(u"columnsButton"_s)->menu();
        menu->actions().at(Model::Cpu)->trigger();
        QVERIFY(!changes.isEmpty());
        auto *tree = table.findChild<QTreeView *>();
        QVERIFY(tree->isColumnHidden(Model::Cpu));
        tree->sortByColumn(Model::Memory, Qt::DescendingOrder);
        state = table.columnState();
    }
    ContainersTable table;
    table.restoreColumnState(state);
    auto *tree = table.findChild<QTreeView *>();
    QVERIFY(tree->isColumnHidden(Model::Cpu));
    QVERIFY(!tree->isColumnHidden(Model::Memory));
    QCOMPARE(tree->header()->sortIndicatorSection(), int(Model::Memory));
    auto *menu = table.findChild<QToolButton *>(u"columnsButton"_s)->menu();
    QVERIFY(!menu->actions().at(Model::Cpu)->isChecked());
    table.restoreColumnState("99 of another version");
    table.restoreColumnState({});
    QVERIFY(tree->isColumnHidden(Model::Cpu));
}

void TestContainersTable::copiesARow()
{
    ContainersTable table;
    table.setContainers(stack());
    table.show();
    table.findChild<QToolButton *>(u"columnsButton"_s)
        ->menu()
        ->actions()
        .at(Model::Ports)
        ->trigger();
    table.select(idOf(4));
    auto *tree = table.findChild<QTreeView *>(u"containersTree"_s);
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_C, Qt::ControlModifier);
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.startsWith(u"openclaw-nginx\tRunning\t"_s));
    QVERIFY(copied.endsWith(u"80→80/tcp, 443→443/tcp"_s));
}

QTEST_MAIN(TestContainersTable)
#include "tst_containerstable.moc"
