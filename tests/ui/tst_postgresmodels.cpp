// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/postgresql/missing.h"
#include "ui/postgresql/planmodel.h"
#include "ui/postgresql/querystatsmodel.h"
#include "ui/postgresql/statementstable.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <algorithm>

using namespace Clawtune;
using namespace Qt::StringLiterals;
using Remote::QueryReport;
using Remote::QueryStats;

namespace
{

/// `count` statements; calls come in groups of ten that are equal, in no order.
QueryReport report(int count)
{
    QueryReport report;
    report.totalMs = 1000;
    for (int i = 0; i < count; ++i) {
        QueryStats stats;
        stats.queryId = QString::number(i);
        stats.query = u"SELECT * FROM table_%1"_s.arg(i);
        stats.database = i % 3 ? u"openclaw"_s : u"n8n"_s;
        stats.user = u"openclaw"_s;
        stats.totalMs = double((i * 7919) % count);
        stats.calls = double((i * 7919) % count / 10);
        stats.share = stats.totalMs / 1000;
        stats.counters.insert("shared_blks_read", i);
        report.rows.append(stats);
    }
    return report;
}

Remote::Plan plan(const QString &name)
{
    QFile file(QStringLiteral(TEST_SOURCE_DIR) + u"/../remote/postgres/fixtures/plans/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto parsed = Remote::parsePlan(file.readAll());
    return parsed ? *parsed : Remote::Plan();
}

} // namespace

class TestPostgresModels final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void statementsModelIsSound();
    void statementsShowTextAndKeepNumbers();
    void hostileStatementsAreHarmless();
    void planModelIsSound_data();
    void planModelIsSound();
    void sortsFiveThousandByEachColumn_data();
    void sortsFiveThousandByEachColumn();
    void sortIsStable();
    void headingAndKeyboardSort();
    void filterNarrows();
    void currentRowSurvivesARefresh();
    void missingNamesTheCommands();
};

void TestPostgresModels::statementsModelIsSound()
{
    QueryStatsModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setReport(report(50));
    QCOMPARE(model.rowCount(), 50);
    model.setReport(report(3));
    model.setReport({});
    QCOMPARE(model.rowCount(), 0);
}

void TestPostgresModels::statementsShowTextAndKeepNumbers()
{
    QLocale::setDefault(QLocale(u"en_US"_s));
    QueryStatsModel model;
    QueryReport one = report(1);
    one.rows[0].totalMs = 12345.678;
    one.rows[0].share = 0.5;
    one.rows[0].counters.clear();
    model.setReport(one);
    const QModelIndex total = model.index(0, QueryStatsModel::Total);
    QCOMPARE(total.data(QueryStatsModel::SortRole).toDouble(), 12345.678);
    QVERIFY(total.data().toString().startsWith(u"12.3"_s)); // seconds
    QCOMPARE(model.index(0, QueryStatsModel::Share).data(QueryStatsModel::ShareRole).toDouble(),
             1.0);
    QVERIFY(!model.isColumnUseful(QueryStatsModel::Wal)); // this server has no such counter
    QVERIFY(!model.isColumnUseful(QueryStatsModel::BlocksRead));
    QVERIFY(model.isColumnUseful(QueryStatsModel::Calls));
}

void TestPostgresModels::hostileStatementsAreHarmless()
{
    QueryStatsModel model;
    QueryReport one = report(1);
    one.rows[0].query = u"SELECT '<b>x</b>\x1b[31m\u202e' -- "_s + QString(100'000, u'y');
    model.setReport(one);
    const QModelIndex statement = model.index(0, QueryStatsModel::Statement);
    QVERIFY(statement.data().toString().size() <= 301);
    QVERIFY(!statement.data().toString().contains(QChar(0x1b)));
    QVERIFY(!statement.data(Qt::ToolTipRole).toString().contains(u"<b>"));
    QCOMPARE(model.stats(0).query.size(), one.rows[0].query.size());
}

void TestPostgresModels::planModelIsSound_data()
{
    QTest::addColumn<QString>("file");
    for (const char *name : {"plan_12.json", "plan_15.json", "plan_18.json", "p_sub.json"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestPostgresModels::planModelIsSound()
{
    QFETCH(QString, file);
    PlanModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setPlan(plan(file));
    QCOMPARE(model.rowCount(), 1);
    const QModelIndex root = model.index(0, 0);
    QVERIFY(model.rowCount(root) > 0);
    QCOMPARE(model.parent(model.index(0, PlanModel::Cost, root)), root);
    const QVariant time = root.siblingAtColumn(PlanModel::OwnTime).data(PlanModel::SortRole);
    QCOMPARE(time.toDouble(), *model.plan().root.exclusiveMs);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void TestPostgresModels::sortsFiveThousandByEachColumn_data()
{
    QTest::addColumn<int>("column");
    for (int column = 0; column < QueryStatsModel::ColumnCount; ++column)
        QTest::addRow("%d", column) << column;
}

void TestPostgresModels::sortsFiveThousandByEachColumn()
{
    QFETCH(int, column);
    StatementsTable table;
    table.setReport(report(5'000));
    auto *view = table.findChild<QTableView *>(u"statementsTable"_s);
    for (const Qt::SortOrder order : {Qt::DescendingOrder, Qt::AscendingOrder}) {
        table.sortBy(column, order);
        const QAbstractItemModel *shown = view->model();
        QCOMPARE(shown->rowCount(), 5'000);
        for (int row = 1; row < shown->rowCount(); ++row) {
            const QVariant above = shown->index(row - 1, column).data(QueryStatsModel::SortRole);
            const QVariant below = shown->index(row, column).data(QueryStatsModel::SortRole);
            const bool isText = !QueryStatsModel::isNumeric(column);
            const bool rises = isText ? above.toString() <= below.toString()
                                      : above.toDouble() <= below.toDouble();
            const bool falls = isText ? above.toString() >= below.toString()
                                      : above.toDouble() >= below.toDouble();
            QVERIFY(order == Qt::AscendingOrder ? rises : falls);
        }
    }
}

/// Statements that were called equally often keep the order of the report, the costliest first.
void TestPostgresModels::sortIsStable()
{
    StatementsTable table;
    QueryReport sorted = report(5'000);
    std::stable_sort(
        sorted.rows.begin(), sorted.rows.end(),
        [](const QueryStats &a, const QueryStats &b) { return a.totalMs > b.totalMs; });
    table.setReport(sorted);
    table.sortBy(QueryStatsModel::Calls, Qt::DescendingOrder);
    const QAbstractItemModel *shown = table.findChild<QTableView *>(u"statementsTable"_s)->model();
    for (int row = 1; row < shown->rowCount(); ++row) {
        const auto number = [shown](int line, int column) {
            return shown->index(line, column).data(QueryStatsModel::SortRole).toDouble();
        };
        if (number(row - 1, QueryStatsModel::Calls) == number(row, QueryStatsModel::Calls))
            QVERIFY(number(row - 1, QueryStatsModel::Total) > number(row, QueryStatsModel::Total));
    }
}

void TestPostgresModels::headingAndKeyboardSort()
{
    StatementsTable table;
    table.resize(1000, 400);
    table.setReport(report(20));
    table.show();
    auto *view = table.findChild<QTableView *>(u"statementsTable"_s);
    QHeaderView *header = view->horizontalHeader();
    const QPoint calls(header->sectionViewportPosition(QueryStatsModel::Calls) + 10, 5);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, calls);
    QCOMPARE(header->sortIndicatorSection(), int(QueryStatsModel::Calls));
    QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder); // numbers from the largest down
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, calls);
    QCOMPARE(header->sortIndicatorOrder(), Qt::AscendingOrder);
    auto *box = table.findChild<QComboBox *>(u"sortBox"_s);
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Up); // from Calls to Mean
    QCOMPARE(header->sortIndicatorSection(), int(QueryStatsModel::Mean));
    QSignalSpy wanted(&table, &StatementsTable::planWanted);
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
}

void TestPostgresModels::filterNarrows()
{
    StatementsTable table;
    table.setReport(report(30));
    auto *filter = table.findChild<QLineEdit *>(u"filterEdit"_s);
    const QAbstractItemModel *shown = table.findChild<QTableView *>(u"statementsTable"_s)->model();
    QTest::keyClicks(filter, u"TABLE_7"_s);
    QCOMPARE(shown->rowCount(), 1);
    filter->setText(u"n8n"_s); // of the database
    QCOMPARE(shown->rowCount(), 10);
    filter->setText(u".*"_s); // words, not a pattern
    QCOMPARE(shown->rowCount(), 0);
    QVERIFY(!table.current());
}

void TestPostgresModels::currentRowSurvivesARefresh()
{
    StatementsTable table;
    table.setReport(report(30));
    auto *view = table.findChild<QTableView *>(u"statementsTable"_s);
    view->setCurrentIndex(view->model()->index(7, 0));
    QVERIFY(table.current());
    const QString id = table.current()->queryId;
    table.setReport(report(31));
    QVERIFY(table.current());
    QCOMPARE(table.current()->queryId, id);
}

void TestPostgresModels::missingNamesTheCommands()
{
    using Remote::ErrorCode;
    const Missing role = Missing::of({ErrorCode::PgRoleMissing, u"ali\"ce"_s}, {});
    QCOMPARE(role.commands,
             u"CREATE ROLE \"ali\"\"ce\" LOGIN;\nGRANT pg_monitor TO \"ali\"\"ce\";"_s);
    QVERIFY(role.asksLogin);
    QCOMPARE(Missing::of({ErrorCode::PgPermissionDenied, {}}, u"bob"_s).commands,
             u"GRANT pg_monitor TO \"bob\";"_s);
    QVERIFY(Missing::of({ErrorCode::PgExtensionMissing, u"shop"_s}, {})
                .commands.contains(u"CREATE EXTENSION pg_stat_statements;"_s));
    QVERIFY(Missing::of({ErrorCode::PgPasswordNeeded, u"bob"_s}, {}).focusPassword);
    QVERIFY(Missing::of({ErrorCode::AdministratorNeeded}, {}).asksAdministrator);
    QVERIFY(!Missing::of({ErrorCode::ConnectionLost}, {}).isHelp());
}

QTEST_MAIN(TestPostgresModels)
#include "tst_postgresmodels.moc"
