// SPDX-License-Identifier: GPL-3.0-or-later
// PostgreSQL of the test VPS's compose stack, through the SSH tunnel.
#include "remote/postgres/postgresinspector.h"
#include "tests/support/vps.h"

#include <QTest>

#include <optional>

using namespace Remote;
using namespace Qt::StringLiterals;

namespace
{

/// psql inside the container, outside the statistics.
QByteArray psql(const QByteArray &sql)
{
    return Vps::onServer("docker exec -i -e PGOPTIONS='-c pg_stat_statements.track=none' "
                         "openclaw-postgres psql -XAtq -F '\t' -U openclaw -d openclaw <<'SQL'\n" +
                         sql + ";\nSQL\n");
}

constexpr const char *load = "openclaw-app openclaw-n8n openclaw-opennotebook";

} // namespace

class TestPostgresVps final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void findsTheContainer();
    void withoutDockerRightsItSaysSo();
    void passwordIsAskedFor();
    void rowsAndTotalsAreThoseOfPsql();
    void explainsByQueryId();
    void cancelAnswersAtOnce();
    void tunnelSurvivesReconnecting();

private:
    template <typename T> using Ask = std::function<void(std::function<void(Result<T>)>)>;
    template <typename T> std::optional<Result<T>> answer(const Ask<T> &ask);
    std::optional<Result<PostgresServer>>
    logIn(PostgresInspector &inspector, const QByteArray &password, const QString &address = {});
    static std::unique_ptr<HostConnection> connectAs(const QString &user);

    std::unique_ptr<HostConnection> m_connection;
    std::unique_ptr<PostgresInspector> m_inspector;
};

template <typename T> std::optional<Result<T>> TestPostgresVps::answer(const Ask<T> &ask)
{
    std::optional<Result<T>> result;
    ask([&result](Result<T> one) { result = std::move(one); });
    (void)QTest::qWaitFor([&result] { return result.has_value(); }, 40'000);
    return result;
}

std::unique_ptr<HostConnection> TestPostgresVps::connectAs(const QString &user)
{
    auto connection = std::make_unique<HostConnection>(Vps::parameters(user));
    connection->open();
    (void)QTest::qWaitFor(
        [&connection] {
            return connection->state() == ConnectionState::Connected ||
                   connection->state() == ConnectionState::Failed;
        },
        30'000);
    return connection;
}

std::optional<Result<PostgresServer>> TestPostgresVps::logIn(PostgresInspector &inspector,
                                                             const QByteArray &password,
                                                             const QString &address)
{
    return answer<PostgresServer>([&](auto done) {
        PostgresAccess access;
        access.address = address;
        access.password = Secret(password);
        inspector.connectTo(std::move(access), this, std::move(done));
    });
}

void TestPostgresVps::initTestCase()
{
    m_connection = connectAs(Vps::variable("CLAWTUNE_VPS_USER"));
    QVERIFY2(m_connection->state() == ConnectionState::Connected,
             m_connection->lastError().detail.constData());
    m_inspector = std::make_unique<PostgresInspector>(*m_connection);
}

void TestPostgresVps::cleanupTestCase()
{
    Vps::onServer(QByteArray("docker unpause ") + load + "\n");
    m_inspector.reset();
}

void TestPostgresVps::findsTheContainer()
{
    const auto found = answer<QList<PostgresServer>>(
        [this](auto done) { m_inspector->find(this, std::move(done)); });
    QVERIFY(found && found->ok());
    const PostgresServer &server = (*found)->first();
    QCOMPARE(server.place, PostgresServer::Place::Container);
    QCOMPARE(server.name, u"openclaw-postgres"_s);
    QCOMPARE(server.user, u"openclaw"_s);
    QCOMPARE(server.database, u"openclaw"_s);
    QCOMPARE(server.target.port, quint16(5432));
    const QByteArray addresses = Vps::onServer(
        "docker inspect -f '{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}' "
        "openclaw-postgres\n");
    QVERIFY(addresses.split(' ').contains(server.target.address.toLatin1()));
    QCOMPARE((*found)->size(), 1); // no other container is taken for PostgreSQL
}

void TestPostgresVps::withoutDockerRightsItSaysSo()
{
    const auto plain = connectAs(Vps::variable("CLAWTUNE_VPS_PLAIN"));
    QCOMPARE(plain->state(), ConnectionState::Connected);
    PostgresInspector inspector(*plain);
    const auto result = logIn(inspector, {});
    QVERIFY(result && !result->ok());
    QCOMPARE(result->error().code, ErrorCode::AdministratorNeeded);
    // Named by hand, it works for a user without any rights.
    const auto found = answer<QList<PostgresServer>>(
        [this](auto done) { m_inspector->find(this, std::move(done)); });
    const TunnelTarget target = (*found)->first().target;
    const auto given = answer<PostgresServer>([&](auto done) {
        PostgresAccess access;
        access.address = target.address + u":5432"_s;
        access.user = u"openclaw"_s;
        access.database = u"openclaw"_s;
        access.password = Secret(Vps::variable("CLAWTUNE_VPS_PG_PASSWORD").toUtf8());
        inspector.connectTo(std::move(access), this, std::move(done));
    });
    QVERIFY(given && given->ok());
    QCOMPARE((*given)->place, PostgresServer::Place::Given);
}

void TestPostgresVps::passwordIsAskedFor()
{
    const auto none = logIn(*m_inspector, {});
    QVERIFY(none && !none->ok());
    QCOMPARE(none->error().code, ErrorCode::PgPasswordNeeded);
    QCOMPARE(none->error().subject, u"openclaw"_s);
    const auto wrong = logIn(*m_inspector, "wrong");
    QVERIFY(wrong && !wrong->ok());
    QCOMPARE(wrong->error().code, ErrorCode::PgPasswordWrong);
    QVERIFY(!m_inspector->isConnected());
    const auto nothing = logIn(*m_inspector, {}, u"127.0.0.1:1"_s);
    QVERIFY(nothing && !nothing->ok());
    QVERIFY(nothing->error().code == ErrorCode::PgRefused ||
            nothing->error().code == ErrorCode::ForwardingRefused);
    const auto right = logIn(*m_inspector, Vps::variable("CLAWTUNE_VPS_PG_PASSWORD").toUtf8());
    QVERIFY(right && right->ok());
    QVERIFY(m_inspector->isConnected());
}

/// The load is held still meanwhile, so that both see the same moment.
void TestPostgresVps::rowsAndTotalsAreThoseOfPsql()
{
    Vps::onServer(QByteArray("docker pause ") + load + "\n");
    const QByteArray active = "SELECT count(*) FROM pg_stat_activity WHERE state = 'active'"
                              " AND pid <> pg_backend_pid()";
    QVERIFY(QTest::qWaitFor([&active] { return psql(active).trimmed() == "0"; }, 20'000));
    const QByteArrayList lines =
        psql("SELECT queryid, calls, total_exec_time, rows, shared_blks_read, d.datname"
             " FROM pg_stat_statements s JOIN pg_database d ON d.oid = dbid"
             " ORDER BY total_exec_time DESC, queryid, userid, dbid")
            .trimmed()
            .split('\n');
    const double total =
        psql("SELECT sum(total_exec_time) FROM pg_stat_statements").trimmed().toDouble();
    const auto report = answer<QueryReport>([this](auto done) {
        m_inspector->queries(QuerySort::Total, 0, {}, this, std::move(done));
    });
    Vps::onServer(QByteArray("docker unpause ") + load + "\n");
    QVERIFY(report && report->ok());
    QVERIFY(lines.size() > 10);
    QCOMPARE((*report)->rows.size(), lines.size());
    QCOMPARE((*report)->totalMs, total);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QByteArrayList fields = lines.at(i).split('\t');
        const QueryStats &row = (*report)->rows.at(i);
        QCOMPARE(row.queryId.toLatin1(), fields.at(0));
        QCOMPARE(row.calls, fields.at(1).toDouble());
        QCOMPARE(row.totalMs, fields.at(2).toDouble());
        QCOMPARE(row.rows, fields.at(3).toDouble());
        QCOMPARE(row.counters.value("shared_blks_read"), fields.at(4).toDouble());
        QCOMPARE(row.database.toUtf8(), fields.at(5));
    }
}

void TestPostgresVps::explainsByQueryId()
{
    const auto report = answer<QueryReport>([this](auto done) {
        m_inspector->queries(QuerySort::Total, 0, {}, this, std::move(done));
    });
    QVERIFY(report && report->ok());
    QString wanted;
    for (const QueryStats &row : (*report)->rows) {
        if (row.query.startsWith(u"select id, role, body from openclaw.messages"_s))
            wanted = row.queryId;
    }
    QVERIFY(!wanted.isEmpty());
    const auto plan = answer<ExplainAnswer>(
        [&](auto done) { m_inspector->explain({wanted}, this, std::move(done)); });
    QVERIFY(plan && plan->ok());
    QVERIFY((*plan)->planJson.contains("openclaw"));
    QVERIFY((*plan)->planJson.contains("messages"));
    QVERIFY((*plan)->plan.root.totalCost > 0);
    const auto measured = answer<ExplainAnswer>([&](auto done) {
        m_inspector->explain({{}, u"select count(*) from openclaw.messages"_s, {}, true}, this,
                             std::move(done));
    });
    QVERIFY(measured && measured->ok());
    QVERIFY((*measured)->plan.analyzed);
}

void TestPostgresVps::cancelAnswersAtOnce()
{
    std::optional<Result<ExplainAnswer>> result;
    m_inspector->explain({{}, u"select pg_sleep(25)"_s, {}, true}, this,
                         [&result](Result<ExplainAnswer> one) { result = std::move(one); });
    const QByteArray sleeping =
        "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'";
    QTRY_COMPARE_WITH_TIMEOUT(psql(sleeping).trimmed(), "1"_ba, 15'000);
    m_inspector->cancel();
    QTRY_VERIFY_WITH_TIMEOUT(result.has_value(), 10'000);
    QVERIFY(!result->ok());
    QCOMPARE(result->error().code, ErrorCode::Cancelled);
    QTRY_COMPARE_WITH_TIMEOUT(psql(sleeping).trimmed(), "0"_ba, 10'000);
}

void TestPostgresVps::tunnelSurvivesReconnecting()
{
    m_connection->close();
    QTRY_COMPARE(m_connection->state(), ConnectionState::Closed);
    m_connection->open();
    QTRY_COMPARE_WITH_TIMEOUT(m_connection->state(), ConnectionState::Connected, 30'000);
    const auto report = answer<QueryReport>([this](auto done) {
        m_inspector->queries(QuerySort::Calls, 3, u"openclaw"_s, this, std::move(done));
    });
    QVERIFY(report);
    QVERIFY2(report->ok(), report->ok() ? "" : report->error().detail.constData());
    QCOMPARE((*report)->rows.size(), 3);
}

QTEST_GUILESS_MAIN(TestPostgresVps)
#include "tst_postgres_vps.moc"
