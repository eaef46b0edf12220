// SPDX-License-Identifier: GPL-3.0-or-later
// The PostgreSQL page against the stack of the test VPS. With CLAWTUNE_PICTURES set to a folder, it
// also leaves pictures there, for people to look at.
#include "tests/support/vps.h"
#include "tests/ui/pagepictures.h"
#include "ui/postgresql/planmodel.h"
#include "ui/postgresql/postgresqlpage.h"
#include "ui/postgresql/querystatsmodel.h"

#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QTreeView>

using namespace Clawtune;
using namespace Qt::StringLiterals;

class TestPostgresPageVps final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void asksForThePassword();
    void listsStatements();
    void sortsByCalls();
    void showsAPlan();
    void filters();
    void showsOneDatabase();

private:
    template <typename T> T *part(const char *name)
    {
        return m_page->findChild<T *>(QString::fromLatin1(name));
    }

    bool moreThanTenAfterRefresh(const QAbstractItemModel &statements)
    {
        if (statements.rowCount() > 10)
            return true;
        part<QPushButton>("refreshButton")->click(); // does nothing while one is on its way
        return false;
    }

    Language m_language;
    std::unique_ptr<HostSession> m_session;
    std::unique_ptr<PostgresqlPage> m_page;
};

void TestPostgresPageVps::initTestCase()
{
    m_language.use(u"en"_s);
    Widgets::applyTheme(*qApp, Widgets::Theme::Light);
    const Remote::SshParameters parameters = Vps::parameters(Vps::variable("CLAWTUNE_VPS_USER"));
    Remote::SavedHost host;
    host.name = u"web-1"_s;
    m_session = std::make_unique<HostSession>(host, parameters);
    m_session->open();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->connection().state(), Remote::ConnectionState::Connected,
                              30'000);
    m_page = std::make_unique<PostgresqlPage>(*m_session);
    m_page->resize(1080, 640); // of a window of 1280x720
    m_page->show();
    m_page->activate();
}

void TestPostgresPageVps::cleanupTestCase()
{
    m_page.reset();
    m_session.reset();
}

void TestPostgresPageVps::asksForThePassword()
{
    auto *password = part<QLineEdit>("pgPasswordEdit");
    QTRY_VERIFY_WITH_TIMEOUT(password->isVisible(), 30'000);
    QCOMPARE(part<QLineEdit>("pgUserEdit")->text(), u"openclaw"_s);
    QVERIFY(leavePagePictures(*m_page, m_language, u"postgresql-password"_s));
    QTest::keyClicks(password, u"wrong"_s);
    QTest::keyClick(password, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!password->isVisible(), 5'000);
    QTRY_VERIFY_WITH_TIMEOUT(password->isVisible(), 30'000);
    QVERIFY(password->text().isEmpty());
    QTest::keyClicks(password, Vps::variable("CLAWTUNE_VPS_PG_PASSWORD"));
    QTest::mouseClick(part<QPushButton>("pgConnectButton"), Qt::LeftButton);
}

void TestPostgresPageVps::listsStatements()
{
    auto *table = part<QTableView>("statementsTable");
    QTRY_VERIFY_WITH_TIMEOUT(table->isVisible(), 30'000);
    // A server just started has answered few statements yet.
    QTRY_VERIFY_WITH_TIMEOUT(moreThanTenAfterRefresh(*table->model()), 60'000);
    QVERIFY(table->currentIndex().isValid());
    QCOMPARE(table->horizontalHeader()->sortIndicatorSection(), int(QueryStatsModel::Share));
    QVERIFY(!part<QPlainTextEdit>("statementText")->toPlainText().isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(part<QComboBox>("serverBox")->currentText(), u"openclaw-postgres"_s,
                              10'000);
    QVERIFY(leavePagePictures(*m_page, m_language, u"postgresql-statements"_s));
}

void TestPostgresPageVps::sortsByCalls()
{
    auto *table = part<QTableView>("statementsTable");
    QHeaderView *header = table->horizontalHeader();
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                      QPoint(header->sectionViewportPosition(QueryStatsModel::Calls) + 12, 6));
    const auto calls = [table](int row) {
        return table->model()
            ->index(row, QueryStatsModel::Calls)
            .data(QueryStatsModel::SortRole)
            .toDouble();
    };
    for (int row = 1; row < table->model()->rowCount(); ++row)
        QVERIFY(calls(row - 1) >= calls(row));
}

void TestPostgresPageVps::showsAPlan()
{
    auto *table = part<QTableView>("statementsTable");
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        const QModelIndex at = table->model()->index(row, QueryStatsModel::Statement);
        if (at.data().toString().contains(u"from opennotebook.notes where body ilike"))
            table->setCurrentIndex(at);
    }
    auto *tree = part<QTreeView>("planTree");
    QTest::keyClick(table, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(tree->isVisible(), 20'000);
    QVERIFY(tree->model()->rowCount() == 1);
    QVERIFY(tree->isColumnHidden(PlanModel::OwnTime)); // estimated: nothing was run
    QVERIFY(part<QPushButton>("copyPlanButton")->isEnabled());
    QVERIFY(leavePagePictures(*m_page, m_language, u"postgresql-plan"_s));
}

void TestPostgresPageVps::filters()
{
    auto *table = part<QTableView>("statementsTable");
    const int all = table->model()->rowCount();
    m_page->focusFilter();
    auto *filter = part<QLineEdit>("filterEdit");
    QTest::keyClicks(filter, u"openclaw.messages"_s);
    QVERIFY(table->model()->rowCount() > 0);
    QVERIFY(table->model()->rowCount() < all);
    filter->clear();
    QCOMPARE(table->model()->rowCount(), all);
}

void TestPostgresPageVps::showsOneDatabase()
{
    auto *box = part<QComboBox>("databaseBox");
    QTRY_VERIFY_WITH_TIMEOUT(box->findText(u"openclaw"_s) > 0, 10'000);
    box->setFocus();
    while (box->currentText() != u"openclaw"_s)
        QTest::keyClick(box, Qt::Key_Down);
    auto *table = part<QTableView>("statementsTable");
    QTRY_VERIFY_WITH_TIMEOUT(part<QPushButton>("refreshButton")->isEnabled(), 20'000);
    for (int row = 0; row < table->model()->rowCount(); ++row)
        QCOMPARE(table->model()->index(row, QueryStatsModel::Database).data().toString(),
                 u"openclaw"_s);
}

QTEST_MAIN(TestPostgresPageVps)
#include "tst_postgrespage_vps.moc"
