// SPDX-License-Identifier: GPL-3.0-or-later
// The list of processes as a view: what stays in place while the rows change, keys, and columns.
#include "tests/ui/processprint.h"
#include "tests/ui/processrows.h"
#include "ui/processes/processmodel.h"
#include "ui/processes/processtable.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Clawtune;
using namespace Qt::StringLiterals;
using Remote::ProcessId;
using Remote::ProcessRow;

class TestProcessTable final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsSelectionAndScrolling();
    void forgetsAnEndedCurrentProcess();
    void keepsWhatIsCollapsed();
    void survivesChange();
    void remembersColumns();
    void understandsKeys();
};

void TestProcessTable::keepsSelectionAndScrolling()
{
    ProcessModel model;
    ProcessTable table(model);
    table.resize(900, 300);
    table.show();
    model.setFrame(ProcessRows::frame(ProcessRows::many(600, 0)));
    table.grab(); // lays out what waits for it
    table.verticalScrollBar()->setValue(2'000);
    const ProcessId chosen = model.entry(model.index(200, 0))->row.id;
    const ProcessId other = model.entry(model.index(300, 0))->row.id;
    table.selectionModel()->select(model.indexOf(chosen),
                                   QItemSelectionModel::Select | QItemSelectionModel::Rows);
    table.selectionModel()->select(model.indexOf(other),
                                   QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const int place = table.verticalScrollBar()->value();
    bool isThere = true;
    bool isOtherThere = true;
    for (int tick = 1; tick <= 20; ++tick) {
        model.setFrame(ProcessRows::frame(ProcessRows::many(600, tick), tick));
        table.grab();
        isThere = isThere && model.entry(chosen);
        isOtherThere = isOtherThere && model.entry(other);
        QCOMPARE(table.selectedProcesses().size(), int(isThere) + int(isOtherThere));
    }
    QCOMPARE(resets.size(), 0);
    QCOMPARE(table.verticalScrollBar()->value(), place);
    QVERIFY(isThere || isOtherThere);
}

void TestProcessTable::forgetsAnEndedCurrentProcess()
{
    ProcessModel model;
    ProcessTable table(model);
    table.resize(900, 200);
    table.show();
    model.setFrame(ProcessRows::frame(ProcessRows::many(300, 0)));
    const ProcessId current = model.entry(model.index(3, 0))->row.id;
    table.setCurrentIndex(model.indexOf(current));
    table.grab();
    QCOMPARE(table.currentProcess(), current);
    QList<ProcessRow> rows = ProcessRows::many(300, 0);
    rows.removeIf([&current](const ProcessRow &row) { return row.id == current; });
    model.setFrame(ProcessRows::frame(rows, 1));
    table.grab();
    // Nobody took its place: Del would else end another process than the one that was chosen.
    QCOMPARE(table.currentProcess().pid, 0);
    QVERIFY(table.selectedProcesses().isEmpty());
    QCOMPARE(table.verticalScrollBar()->value(), 0);
}

void TestProcessTable::keepsWhatIsCollapsed()
{
    ProcessModel model;
    ProcessTable table(model);
    table.show();
    model.setFrame(ProcessRows::frame(ProcessRows::few()));
    table.setTree(true);
    const ProcessId postgres = model.entryOf(60)->row.id;
    QVERIFY(table.isExpanded(model.indexOf(postgres)));
    table.collapse(model.indexOf(postgres));
    for (int tick = 1; tick < 5; ++tick)
        model.setFrame(ProcessRows::frame(ProcessRows::few(), tick));
    QVERIFY(!table.isExpanded(model.indexOf(postgres)));
    QVERIFY(table.isExpanded(model.indexOf(model.entryOf(1)->row.id)));
    model.setFilter(searching(u"sshd"_s)); // out of sight, and back
    model.setFilter({});
    QVERIFY(!table.isExpanded(model.indexOf(postgres)));
    table.expand(model.indexOf(postgres));
    model.setFrame(ProcessRows::frame(ProcessRows::few(), 9));
    QVERIFY(table.isExpanded(model.indexOf(postgres)));
}

/// Much happens at once, for long; afterwards the model is as if it had been made anew.
void TestProcessTable::survivesChange()
{
    ProcessModel model;
    ProcessTable table(model);
    table.show();
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QRandomGenerator random(7);
    bool tree = false;
    for (int tick = 0; tick < 120; ++tick) {
        QList<ProcessRow> rows = ProcessRows::many(80 + int(random.bounded(60)), tick);
        for (ProcessRow &row : rows) {
            if (random.bounded(10) == 0)
                row.parent = 1;
        }
        rows.removeIf([&random](const ProcessRow &) { return random.bounded(12) == 0; });
        if (random.bounded(6) == 0) {
            tree = !tree;
            table.setTree(tree);
        }
        if (random.bounded(5) == 0)
            table.sortBy(ProcessColumn(random.bounded(processColumnCount)),
                         random.bounded(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
        if (random.bounded(4) == 0)
            model.setFilter(searching(random.bounded(2) == 0 ? u"node"_s : QString()));
        if (tree && model.rowCount() > 0 && random.bounded(3) == 0)
            table.setExpanded(model.index(int(random.bounded(model.rowCount())), 0),
                              random.bounded(2) == 0);
        model.setFrame(ProcessRows::frame(rows, tick));

        ProcessModel anew;
        anew.setFrame(ProcessRows::frame(rows, tick));
        anew.setTree(tree);
        anew.setFilter(model.filter());
        anew.sort(int(model.sortColumn()), model.sortOrder());
        QCOMPARE(printed(model, ProcessColumn::Name), printed(anew, ProcessColumn::Name));
    }
}

void TestProcessTable::remembersColumns()
{
    ProcessModel model;
    ProcessTable table(model);
    table.setColumnShown(ProcessColumn::Pss, true);
    table.setColumnShown(ProcessColumn::User, false);
    table.header()->moveSection(table.header()->visualIndex(int(ProcessColumn::Memory)), 1);
    table.setColumnWidth(int(ProcessColumn::Name), 321);
    table.sortBy(ProcessColumn::Memory, Qt::AscendingOrder);
    const QByteArray state = table.columnState();

    ProcessModel otherModel;
    ProcessTable other(otherModel);
    QVERIFY(!other.restoreColumnState({}));
    QVERIFY(!other.restoreColumnState("3 AAAA"));
    QVERIFY(other.restoreColumnState(state));
    QVERIFY(other.isColumnShown(ProcessColumn::Pss));
    QVERIFY(!other.isColumnShown(ProcessColumn::User));
    QCOMPARE(other.header()->visualIndex(int(ProcessColumn::Memory)), 1);
    QCOMPARE(other.columnWidth(int(ProcessColumn::Name)), 321);
    QCOMPARE(otherModel.sortColumn(), ProcessColumn::Memory);
    QCOMPARE(otherModel.sortOrder(), Qt::AscendingOrder);
}

void TestProcessTable::understandsKeys()
{
    ProcessModel model;
    ProcessTable table(model);
    model.setFrame(ProcessRows::frame(ProcessRows::few()));
    table.setCurrentIndex(model.indexOf(model.entryOf(62)->row.id));
    QSignalSpy end(&table, &ProcessTable::endWanted);
    QSignalSpy freeze(&table, &ProcessTable::freezeWanted);
    QSignalSpy details(&table, &ProcessTable::detailsWanted);
    QTest::keyClick(&table, Qt::Key_Delete);
    QTest::keyClick(&table, Qt::Key_Space);
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(end.size(), 1);
    QCOMPARE(freeze.size(), 1);
    QCOMPARE(details.size(), 1);
    QCOMPARE(table.selectedProcesses(), QList{model.entryOf(62)->row.id});
}

QTEST_MAIN(TestProcessTable)
#include "tst_processtable.moc"
