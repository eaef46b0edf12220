// SPDX-License-Identifier: GPL-3.0-or-later
#include "pgcluster.h"
#include "remote/postgres/pgexplain.h"
#include "remote/postgres/pgsession.h"
#include "shop.h"

#include <QTest>

#include <thread>

using namespace Remote;
using namespace Qt::StringLiterals;

namespace
{

constexpr const char *hostileName = "o'hara \"x\" \\ 日本";

const PlanNode &leaf(const PlanNode &node)
{
    return node.children.isEmpty() ? node : leaf(node.children.first());
}

} // namespace

class TestPgSession final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void loginSaysWhatIsMissing_data();
    void loginSaysWhatIsMissing();
    void environmentIsNotUsed();
    void rowsAndTotalsAreThoseOfPsql_data();
    void rowsAndTotalsAreThoseOfPsql();
    void oneDatabaseAlone();
    void countersAreAllTheOthers();
    void textsOfOthersAreHidden();
    void extensionInAnotherDatabase();
    void extensionMissing();
    void hostileNamesAreData();
    void lookingLeavesNoTrace();
    void explainByQueryId();
    void explainText_data();
    void explainText();
    void explainRefuses_data();
    void explainRefuses();
    void analyzeRunsAndChangesNothing();
    void analyzeRefuses_data();
    void analyzeRefuses();
    void preparedWayGivesTheGenericPlan();
    void typedParametersAreCast();
    void cancelEndsAtOnce();
    void timeLimitEnds();
    void lostConnectionIsOpenedAgain();

private:
    [[nodiscard]] std::unique_ptr<PgSession> session(const QString &user = u"postgres"_s,
                                                     const QString &database = u"shop"_s,
                                                     const QByteArray &password = {});
    [[nodiscard]] QString queryIdOf(const QString &like);

    PgCluster m_cluster;
    PgInterrupt m_interrupt;
};

void TestPgSession::initTestCase()
{
    QVERIFY2(m_cluster.start({u"shared_preload_libraries=pg_stat_statements"_s}),
             qPrintable(m_cluster.error()));
    QVERIFY2(fillShop(m_cluster), qPrintable(m_cluster.error()));
}

std::unique_ptr<PgSession> TestPgSession::session(const QString &user, const QString &database,
                                                  const QByteArray &password)
{
    auto session = std::make_unique<PgSession>(PgEndpoint{m_cluster.folder(), 5432, user, database},
                                               Secret(password));
    session->setWait({&m_interrupt, m_interrupt.ticket()});
    return session;
}

QString TestPgSession::queryIdOf(const QString &like)
{
    return QString::fromUtf8(
               m_cluster.psql(
                   u"SELECT queryid FROM watching.pg_stat_statements WHERE query LIKE '"_s + like +
                       u"'"_s,
                   u"shop"_s))
        .trimmed();
}

void TestPgSession::loginSaysWhatIsMissing_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("database");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("subject");
    const auto row = [](const char *name, const QString &user, const QString &database,
                        const QByteArray &password, ErrorCode code, const QString &subject) {
        QTest::newRow(name) << user << database << password << int(code) << subject;
    };
    row("no password", u"needs_password"_s, u"shop"_s, {}, ErrorCode::PgPasswordNeeded,
        u"needs_password"_s);
    row("wrong password", u"needs_password"_s, u"shop"_s, "wrong", ErrorCode::PgPasswordWrong,
        u"needs_password"_s);
    row("peer is somebody else", u"peer_only"_s, u"shop"_s, {}, ErrorCode::PgRoleMissing,
        u"peer_only"_s);
    row("no such role", u"nobody_here"_s, u"shop"_s, {}, ErrorCode::PgRoleMissing,
        u"nobody_here"_s);
    row("rejected", u"shut_out"_s, u"shop"_s, {}, ErrorCode::PgRoleMissing, u"shut_out"_s);
    row("no such database", u"postgres"_s, u"no such"_s, {}, ErrorCode::PgDatabaseMissing,
        u"no such"_s);
    row("injected setting", u"x' host='/tmp"_s, u"shop"_s, {}, ErrorCode::PgRoleMissing,
        u"x' host='/tmp"_s);
}

void TestPgSession::loginSaysWhatIsMissing()
{
    QFETCH(QString, user);
    QFETCH(QString, database);
    QFETCH(QByteArray, password);
    QFETCH(int, code);
    QFETCH(QString, subject);
    const auto result = session(user, database, password)->login();
    QVERIFY(!result.ok());
    QCOMPARE(int(result.error().code), code);
    QCOMPARE(result.error().subject, subject);
    QVERIFY(!result.error().detail.contains("right"));
    QVERIFY(session(u"needs_password"_s, u"shop"_s, "right")->login().ok());
    PgSession nowhere({m_cluster.folder() + u"/nowhere"_s, 5432, user, database}, Secret());
    QCOMPARE(nowhere.login().error().code, ErrorCode::PgRefused);
}

/// What this computer's user has set for psql concerns no server behind a tunnel.
void TestPgSession::environmentIsNotUsed()
{
    qputenv("PGHOSTADDR", "127.0.0.1");
    qputenv("PGPASSWORD", "right");
    qputenv("PGOPTIONS", "-c default_transaction_read_only=off");
    const auto needs = session(u"needs_password"_s)->login();
    const auto trusted = session()->login();
    for (const char *name : {"PGHOSTADDR", "PGPASSWORD", "PGOPTIONS"})
        qunsetenv(name);
    QVERIFY(trusted.ok());
    QVERIFY(!needs.ok());
    QCOMPARE(needs.error().code, ErrorCode::PgPasswordNeeded);
}

void TestPgSession::rowsAndTotalsAreThoseOfPsql_data()
{
    QTest::addColumn<int>("sort");
    QTest::addColumn<QString>("expression");
    QTest::newRow("total") << int(QuerySort::Total) << u"total_exec_time"_s;
    QTest::newRow("mean") << int(QuerySort::Mean) << u"mean_exec_time"_s;
    QTest::newRow("calls") << int(QuerySort::Calls) << u"calls"_s;
    QTest::newRow("io") << int(QuerySort::Io)
                        << u"shared_blks_read + shared_blks_written + local_blks_read"
                           " + local_blks_written"_s;
    QTest::newRow("temp") << int(QuerySort::Temp) << u"temp_blks_read + temp_blks_written"_s;
    QTest::newRow("wal") << int(QuerySort::Wal) << u"wal_bytes"_s;
}

void TestPgSession::rowsAndTotalsAreThoseOfPsql()
{
    QFETCH(int, sort);
    QFETCH(QString, expression);
    const QByteArray answer =
        m_cluster.psql(u"SELECT s.queryid, s.calls, s.total_exec_time, s.rows, d.datname, r.rolname"
                       " FROM watching.pg_stat_statements s JOIN pg_database d ON d.oid = dbid"
                       " JOIN pg_roles r ON r.oid = userid ORDER BY "_s +
                           expression + u" DESC, total_exec_time DESC, queryid, userid, dbid"_s,
                       u"shop"_s);
    const QByteArrayList lines = answer.trimmed().split('\n');
    const double total =
        m_cluster.psql(u"SELECT sum(total_exec_time) FROM watching.pg_stat_statements"_s, u"shop"_s)
            .trimmed()
            .toDouble();
    auto one = session();
    const auto report = one->queries(QuerySort(sort), 0, {});
    QVERIFY(report.ok());
    QVERIFY(lines.size() >= 6);
    QCOMPARE(report->rows.size(), lines.size());
    QCOMPARE(report->totalMs, total);
    double shares = 0;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QByteArrayList fields = lines.at(i).split('\t');
        const QueryStats &row = report->rows.at(i);
        QCOMPARE(row.queryId.toLatin1(), fields.at(0));
        QCOMPARE(row.calls, fields.at(1).toDouble());
        QCOMPARE(row.totalMs, fields.at(2).toDouble());
        QCOMPARE(row.rows, fields.at(3).toDouble());
        QCOMPARE(row.database.toUtf8(), fields.at(4));
        QCOMPARE(row.user.toUtf8(), fields.at(5));
        shares += row.share;
    }
    QVERIFY(qAbs(shares - 1) < 1e-9);
    const auto top = one->queries(QuerySort(sort), 2, {});
    QVERIFY(top.ok());
    QCOMPARE(top->rows.size(), 2);
    QCOMPARE(top->totalMs, total);
    QCOMPARE(top->rows.at(0).queryId, report->rows.at(0).queryId);
}

void TestPgSession::oneDatabaseAlone()
{
    const auto report = session()->queries(QuerySort::Total, 0, u"bare"_s);
    QVERIFY(report.ok());
    QCOMPARE(report->rows.size(), 1);
    QCOMPARE(report->rows.at(0).query, u"SELECT $1 AS one"_s);
    QCOMPARE(report->rows.at(0).share, 1.0);
    const QByteArray since =
        m_cluster.psql(u"SELECT to_char(stats_reset AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS')"
                       " FROM watching.pg_stat_statements_info"_s,
                       u"shop"_s);
    QCOMPARE(report->since.toLatin1(), since.trimmed().replace(' ', 'T') + 'Z');
    QCOMPARE(report->evictions, 0.0);
    QVERIFY(!report->textsHidden);
}

void TestPgSession::countersAreAllTheOthers()
{
    const auto report = session()->queries(QuerySort::Total, 1, {});
    QVERIFY(report.ok());
    const QByteArray names = m_cluster.psql(
        u"SELECT attname FROM pg_attribute WHERE attrelid = 'watching.pg_stat_statements'::regclass"
        " AND attnum > 0 AND attname NOT IN ('userid', 'dbid', 'toplevel', 'queryid', 'query',"
        " 'calls', 'total_exec_time', 'mean_exec_time', 'rows') ORDER BY attname COLLATE \"C\""_s,
        u"shop"_s);
    QCOMPARE(report->rows.at(0).counters.keys().join('\n'), names.trimmed());
    QVERIFY(report->rows.at(0).topLevel);
}

void TestPgSession::textsOfOthersAreHidden()
{
    auto one = session(u"nosy"_s);
    QCOMPARE(one->queries(QuerySort::Total, 0, {}).error().code, ErrorCode::PgPermissionDenied);
    m_cluster.psql(u"GRANT USAGE ON SCHEMA watching TO nosy"_s, u"shop"_s);
    const auto report = one->queries(QuerySort::Total, 0, {});
    QVERIFY(report.ok());
    QVERIFY(report->textsHidden);
    QVERIFY(report->rows.size() >= 6);
    bool hasHidden = false;
    for (const QueryStats &row : report->rows)
        hasHidden = hasHidden || (row.queryId.isEmpty() && row.calls > 0);
    QVERIFY(hasHidden);
    m_cluster.psql(u"GRANT pg_monitor TO nosy"_s);
    QVERIFY(!session(u"nosy"_s)->queries(QuerySort::Total, 0, {})->textsHidden);
}

void TestPgSession::extensionInAnotherDatabase()
{
    auto one = session(u"postgres"_s, u"bare"_s);
    const auto report = one->queries(QuerySort::Total, 0, {});
    QVERIFY(report.ok());
    QCOMPARE(report->rows.size(), session()->queries(QuerySort::Total, 0, {})->rows.size());
    QVERIFY(one->databases()->contains(u"bare"_s));
    QVERIFY(!one->databases()->contains(u"template1"_s));
}

void TestPgSession::extensionMissing()
{
    m_cluster.psql(u"REVOKE CONNECT ON DATABASE shop FROM PUBLIC"_s);
    const auto report = session(u"app"_s, u"bare"_s)->queries(QuerySort::Total, 0, {});
    m_cluster.psql(u"GRANT CONNECT ON DATABASE shop TO PUBLIC"_s);
    QVERIFY(!report.ok());
    QCOMPARE(report.error(), (Error{ErrorCode::PgExtensionMissing, u"bare"_s}));
}

void TestPgSession::hostileNamesAreData()
{
    const QString name = QString::fromUtf8(hostileName);
    auto one = session(name, name);
    QVERIFY(one->login().ok());
    QVERIFY(one->databases()->contains(name));
    const auto none = session()->queries(QuerySort::Total, 0, name);
    QVERIFY(none.ok());
    for (const QueryStats &row : none->rows)
        QCOMPARE(row.database, name);
}

void TestPgSession::lookingLeavesNoTrace()
{
    const QString sql = u"SELECT sum(calls), count(*) FROM watching.pg_stat_statements"_s;
    const QByteArray before = m_cluster.psql(sql, u"shop"_s);
    auto one = session();
    QVERIFY(one->queries(QuerySort::Total, 0, {}).ok());
    QVERIFY(one->explain({queryIdOf(u"SELECT count(%customer = $1"_s)}).ok());
    QCOMPARE(m_cluster.psql(sql, u"shop"_s), before);
    QCOMPARE(m_cluster.psql(u"SELECT count(*) FROM pg_prepared_xacts"_s).trimmed(), "0"_ba);
}

void TestPgSession::explainByQueryId()
{
    auto one = session(u"postgres"_s, u"bare"_s); // the statement ran in another database
    const auto answer = one->explain({queryIdOf(u"SELECT count(%customer = $1"_s)});
    QVERIFY2(answer.ok(), answer.ok() ? "" : answer.error().detail.constData());
    QCOMPARE(answer->statement, u"SELECT count(*) FROM orders WHERE customer = $1"_s);
    QCOMPARE(answer->plan.root.type, u"Aggregate"_s);
    QCOMPARE(leaf(answer->plan.root).type, u"Seq Scan"_s);
    QCOMPARE(leaf(answer->plan.root).relation, u"public.orders"_s);
    QCOMPARE(leaf(answer->plan.root).planRows, 200.0); // 20000 rows of 100 customers
    QVERIFY(!answer->plan.analyzed);
    // A name that resolves only as it does for the role that ran it.
    const auto notes = one->explain({queryIdOf(u"SELECT body FROM notes%"_s)});
    QVERIFY2(notes.ok(), notes.ok() ? "" : notes.error().detail.constData());
    QCOMPARE(notes->plan.root.relation, u"app.notes"_s);
    const auto insert = one->explain({queryIdOf(u"INSERT INTO notes%"_s)});
    QVERIFY2(insert.ok(), insert.ok() ? "" : insert.error().detail.constData());
    QCOMPARE(insert->plan.root.title, u"Insert"_s);
    QCOMPARE(m_cluster.psql(u"SELECT count(*) FROM app.notes"_s, u"shop"_s).trimmed(), "1"_ba);
    QCOMPARE(one->explain({u"12345"_s}).error(),
             (Error{ErrorCode::PgStatementUnknown, u"12345"_s}));
    QCOMPARE(one->explain({u"1; DROP TABLE orders"_s}).error().code, ErrorCode::BadArgument);
}

void TestPgSession::explainText_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("type");
    QTest::newRow("select") << u"SELECT * FROM orders WHERE id = 5"_s << u"Index Scan"_s;
    QTest::newRow("parameter") << u"SELECT * FROM orders WHERE id = $1"_s << u"Index Scan"_s;
    QTest::newRow("comment") << u"-- a\n/* b; */ SELECT * FROM orders -- c"_s << u"Seq Scan"_s;
    QTest::newRow("update") << u"UPDATE orders SET amount = $1 WHERE id = $2"_s << u"ModifyTable"_s;
    QTest::newRow("trailing semicolon") << u"SELECT 1;"_s << u"Result"_s;
}

void TestPgSession::explainText()
{
    QFETCH(QString, sql);
    QFETCH(QString, type);
    const auto answer = session()->explain({{}, sql});
    QVERIFY2(answer.ok(), answer.ok() ? "" : answer.error().detail.constData());
    QCOMPARE(answer->plan.root.type, type);
}

void TestPgSession::explainRefuses_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("state");
    const int none = int(ErrorCode::PgPlanUnavailable);
    QTest::newRow("two statements") << u"SELECT 1; CREATE TABLE evil ()"_s << none << "42601"_ba;
    QTest::newRow("two, with $n") << u"SELECT $1::int; CREATE TABLE evil ()"_s << none
                                  << "42601"_ba;
    QTest::newRow("copy to program")
        << u"COPY orders TO PROGRAM 'touch /tmp/evil'"_s << none << "42601"_ba;
    QTest::newRow("analyze by the back door") << u"ANALYZE orders"_s << none << "42601"_ba;
    QTest::newRow("options") << u"(ANALYZE) SELECT nextval('counter')"_s << none << "42601"_ba;
    QTest::newRow("utility") << u"VACUUM"_s << none << "42601"_ba;
    QTest::newRow("nonsense") << u"SELECT FROM WHERE"_s << none << "42601"_ba;
    QTest::newRow("no table") << u"SELECT * FROM nowhere"_s << none << "42P01"_ba;
    QTest::newRow("ambiguous") << u"SELECT $1 + $2"_s << none << "42725"_ba;
    QTest::newRow("empty") << u"  "_s << int(ErrorCode::BadArgument) << ""_ba;
}

void TestPgSession::explainRefuses()
{
    QFETCH(QString, sql);
    QFETCH(int, code);
    QFETCH(QByteArray, state);
    auto one = session();
    const auto answer = one->explain({{}, sql});
    QVERIFY(!answer.ok());
    QCOMPARE(int(answer.error().code), code);
    QVERIFY(answer.error().detail.startsWith(state));
    QVERIFY(one->explain({{}, u"SELECT 1"_s}).ok()); // the session is as good as before
    QCOMPARE(m_cluster.psql(u"SELECT to_regclass('evil') IS NULL"_s, u"shop"_s).trimmed(), "t"_ba);
}

void TestPgSession::analyzeRunsAndChangesNothing()
{
    const auto answer =
        session()->explain({{}, u"SELECT count(*) FROM orders WHERE customer = 3"_s, {}, true});
    QVERIFY2(answer.ok(), answer.ok() ? "" : answer.error().detail.constData());
    QVERIFY(answer->plan.analyzed);
    const PlanNode &scan = leaf(answer->plan.root);
    QCOMPARE(*scan.actualRows, 200.0);
    QVERIFY(*scan.exclusiveBlocks > 0);
    QVERIFY(answer->plan.executionMs.has_value());
}

void TestPgSession::analyzeRefuses_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<int>("code");
    const int bad = int(ErrorCode::BadArgument);
    QTest::newRow("insert") << u"INSERT INTO app.notes VALUES (2, 'y')"_s << bad;
    QTest::newRow("update") << u"UPDATE orders SET amount = 0"_s << bad;
    QTest::newRow("insert in WITH")
        << u"WITH n AS (INSERT INTO app.notes VALUES (2, 'y') RETURNING id) SELECT * FROM n"_s
        << bad;
    QTest::newRow("sequence") << u"SELECT nextval('counter')"_s
                              << int(ErrorCode::PgPermissionDenied);
    QTest::newRow("create table as") << u"CREATE TABLE evil AS SELECT 1"_s << bad;
    QTest::newRow("into") << u"SELECT 1 AS a INTO evil"_s << int(ErrorCode::PgPermissionDenied);
    QTest::newRow("row locks") << u"SELECT * FROM orders FOR UPDATE"_s << bad;
    QTest::newRow("superuser's function")
        << u"SELECT pg_reload_conf()"_s << int(ErrorCode::PgPermissionDenied);
    QTest::newRow("parameter") << u"SELECT * FROM orders WHERE id = $1"_s
                               << int(ErrorCode::PgPlanUnavailable);
}

void TestPgSession::analyzeRefuses()
{
    QFETCH(QString, sql);
    QFETCH(int, code);
    const auto answer = session()->explain({{}, sql, {}, true});
    QVERIFY(!answer.ok());
    QCOMPARE(int(answer.error().code), code);
    QCOMPARE(m_cluster
                 .psql(u"SELECT (SELECT count(*) FROM app.notes), NOT is_called,"
                       " to_regclass('evil') IS NULL FROM counter"_s,
                       u"shop"_s)
                 .trimmed(),
             "1\tt\tt"_ba);
}

/// 20000 rows, 100 customers: 200 are planned for an unknown value. Had NULL been folded in, the
/// plan would read nothing.
void TestPgSession::preparedWayGivesTheGenericPlan()
{
    const auto connection =
        PgConnection::open({m_cluster.folder(), 5432, u"postgres"_s, u"shop"_s}, Secret(), {});
    QVERIFY(connection.ok());
    QVERIFY((*connection)->serverVersion() >= 120000);
    const auto json = explainJson(**connection, {"SELECT * FROM orders WHERE customer = $1"});
    QVERIFY(json.ok());
    const auto plan = parsePlan(*json);
    QVERIFY(plan.ok());
    QCOMPARE(plan->root.planRows, 200.0);
    QCOMPARE(
        (*connection)->query("SELECT count(*) AS n FROM pg_prepared_statements")->value(0, "n"),
        "0"_ba);
    QCOMPARE((*connection)->query("SHOW transaction_read_only")->rows.at(0).at(0), "on"_ba);
}

void TestPgSession::typedParametersAreCast()
{
    QCOMPARE(withCastsForTypedParameters("a > now() - interval $1 AND b < DATE $12"),
             "a > now() - $1::interval AND b < $12::DATE"_ba);
    const auto answer = session()->explain({queryIdOf(u"%interval $1"_s)});
    QVERIFY2(answer.ok(), answer.ok() ? "" : answer.error().detail.constData());
    QCOMPARE(leadingKeyword("/* a */ -- b\n ( ( with x as ()"), "WITH"_ba);
    QCOMPARE(leadingKeyword("/* never closed"), ""_ba);
}

void TestPgSession::cancelEndsAtOnce()
{
    const auto opened = PgConnection::open({m_cluster.folder(), 5432, u"postgres"_s, u"shop"_s},
                                           Secret(), {&m_interrupt, m_interrupt.ticket()});
    QVERIFY(opened.ok());
    PgConnection &connection = **opened;
    const QByteArray pid = connection.query("SELECT pg_backend_pid() AS pid")->value(0, "pid");
    std::thread helper([this, pid] {
        const QString sql = u"SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
                            " AND pid = "_s +
                            QString::fromLatin1(pid);
        for (int i = 0; i < 200 && m_cluster.psql(sql).trimmed() != "1"; ++i) {
        }
        m_interrupt.cancel();
    });
    QElapsedTimer timer;
    timer.start();
    const auto slept = connection.query("SELECT pg_sleep(14)");
    helper.join();
    QVERIFY(!slept.ok());
    QCOMPARE(slept.error().code, ErrorCode::Cancelled);
    QVERIFY(timer.elapsed() < 12'000);
    connection.setWait({&m_interrupt, m_interrupt.ticket()});
    QVERIFY(connection.isAlive());
    QVERIFY(connection.query("SELECT 1").ok()); // what came after the cancel is not cancelled
}

void TestPgSession::timeLimitEnds()
{
    const auto opened =
        PgConnection::open({m_cluster.folder(), 5432, u"postgres"_s, u"shop"_s}, Secret(), {});
    QVERIFY(opened.ok());
    (*opened)->setWait({nullptr, 0, std::chrono::milliseconds(300)});
    QCOMPARE((*opened)->query("SELECT pg_sleep(10)").error().code, ErrorCode::CommandTimedOut);
    (*opened)->setWait({});
    QCOMPARE((*opened)->query("SET statement_timeout = 100").ok(), true);
    QCOMPARE((*opened)->query("SELECT pg_sleep(10)").error().code, ErrorCode::CommandTimedOut);
}

void TestPgSession::lostConnectionIsOpenedAgain()
{
    auto one = session();
    QVERIFY(one->login().ok());
    m_cluster.psql(u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                   " WHERE application_name = 'clawtune'"_s);
    QVERIFY(one->queries(QuerySort::Total, 1, {}).ok());
}

QTEST_GUILESS_MAIN(TestPgSession)
#include "tst_pgsession.moc"
