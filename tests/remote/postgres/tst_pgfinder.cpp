// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/postgres/pgfinder.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Remote;
using namespace Qt::StringLiterals;

using Place = PostgresServer::Place;

namespace
{

constexpr const char *marker = "0123456789abcdef";

QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(TEST_SOURCE_DIR) + u"/fixtures/probe/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll().replace("MARKER", marker) : QByteArray();
}

/// One container as the probe prints it, and what listens in it.
QByteArray container(const QByteArray &fields, const QByteArray &listening = {})
{
    return QByteArray(marker) + " container\n{\"name\":\"/db\",\"network\":\"internal\"," + fields +
           "}\n" + marker + " listening\n" + listening;
}

QByteArray listener(const QByteArray &hexAddress, const QByteArray &hexPort,
                    const QByteArray &state = "0A")
{
    return "   0: " + hexAddress + ':' + hexPort + " 00000000:0000 " + state +
           " 00000000:00000000 00:00000000 00000000   999        0 1 1 0 100 0 0 10 0\n";
}

/// A unix socket that listens while this lives.
class Listening final
{
public:
    explicit Listening(const QString &path)
        : m_socket(::socket(AF_UNIX, SOCK_STREAM, 0))
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        qstrncpy(address.sun_path, QFile::encodeName(path).constData(), sizeof address.sun_path);
        isUp =
            ::bind(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0 &&
            ::listen(m_socket, 1) == 0;
    }
    ~Listening() { ::close(m_socket); }
    Q_DISABLE_COPY_MOVE(Listening)

    bool isUp = false;

private:
    int m_socket;
};

constexpr const char *network =
    R"("networks":{"internal":{"IPAddress":"172.18.0.2","GlobalIPv6Address":""}})";

} // namespace

class TestPgFinder final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void composeStack();
    void hostServer();
    void whatCountsAsPostgres_data();
    void whatCountsAsPostgres();
    void hostileNames();
    void damagedOutput();
    void addresses_data();
    void addresses();
    void probeRunsUnderEachShell_data();
    void probeRunsUnderEachShell();
    void probeLeavesPasswordsWhereTheyAre();
};

/// Printed by the probe on a server with the OpenClaw stack.
void TestPgFinder::composeStack()
{
    const auto sighting = parsePostgresProbe(fixture(u"stack.txt"_s), marker);
    QVERIFY(!sighting.dockerDenied);
    QCOMPARE(sighting.servers.size(), 1);
    const PostgresServer &server = sighting.servers.first();
    QCOMPARE(server.place, Place::Container);
    QCOMPARE(server.name, u"openclaw-postgres"_s);
    QCOMPARE(server.user, u"openclaw"_s);
    QCOMPARE(server.database, u"openclaw"_s);
    QCOMPARE(server.target.port, quint16(5432));
    QVERIFY(server.target.address.startsWith(u"172."_s));
}

/// Printed on a server with Debian's postgresql package.
void TestPgFinder::hostServer()
{
    const auto sighting = parsePostgresProbe(fixture(u"host.txt"_s), marker);
    QCOMPARE(sighting.servers.size(), 1);
    const PostgresServer &server = sighting.servers.first();
    QCOMPARE(server.place, Place::Host);
    QCOMPARE(server.name, u"15/main"_s);
    QCOMPARE(server.target.socketPath, u"/run/postgresql/.s.PGSQL.5432"_s);
    QVERIFY(server.user.isEmpty()); // who logs in is not known here
}

void TestPgFinder::whatCountsAsPostgres_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<int>("port"); // 0: none found
    const QByteArray at = network;
    const QByteArray env = R"(,"env":["PGDATA=/var/lib/postgresql/data"])";
    const QByteArray exposed = R"(,"exposed":{"5432/tcp":{}})";
    const QByteArray open = listener("00000000", "1538");
    QTest::newRow("listens, nothing else") << container(at, open) << 5432;
    QTest::newRow("listens on v6") << container(at, listener(QByteArray(32, '0'), "1538")) << 5432;
    QTest::newRow("made for it, ports unseen") << container(at + env) << 5432;
    QTest::newRow("exposes it, ports unseen") << container(at + exposed) << 5432;
    QTest::newRow("other port") << container(at + env, listener("00000000", "1539")) << 5433;
    QTest::newRow("image of postgres that runs another program")
        << container(at + env + exposed, listener("0B00007F", "9C40")) // docker's own resolver
        << 5432;
    QTest::newRow("backup job with that image")
        << container(at + exposed, listener("00000000", "1F90")) << 0;
    QTest::newRow("web server") << container(at, listener("00000000", "0050")) << 0;
    QTest::newRow("only connected to 5432")
        << container(at, listener("00000000", "1538", "01")) << 0;
    QTest::newRow("no address") << container(R"("networks":{})" + env, open) << 0;
    QTest::newRow("address is a name")
        << container(R"("networks":{"a":{"IPAddress":"evil.example;id"}})" + env, open) << 0;
    QTest::newRow("host network") << QByteArray(marker) + R"( container
{"name":"/db","network":"host","networks":{"host":{"IPAddress":""}},"env":["PGDATA=/x"]}
)" << 5432;
}

void TestPgFinder::whatCountsAsPostgres()
{
    QFETCH(QByteArray, output);
    QFETCH(int, port);
    const auto sighting = parsePostgresProbe(output, marker);
    QCOMPARE(sighting.servers.size(), port > 0 ? 1 : 0);
    if (port > 0)
        QCOMPARE(int(sighting.servers.first().target.port), port);
}

void TestPgFinder::hostileNames()
{
    const QByteArray output =
        QByteArray(marker) + " container\n{\"name\":\"/\\u001b[31mred\\u202e'$(id)\\n" + marker +
        " denied\",\"network\":\"a\"," + network +
        ",\"env\":[\"POSTGRES_USER=o'hara; DROP\","
        "\"POSTGRES_DB=\\u0000x\",5,null]}\n" +
        marker + " listening\n" + listener("00000000", "1538") + marker + " sockets\n" +
        "/tmp/a b'$(id)/.s.PGSQL.5433\n/var/run/postgresql/.s.PGSQL.5432\n"
        "/run/postgresql/.s.PGSQL.5432\n/tmp/.s.PGSQL.99999\n/tmp/.s.PGSQL.\nrelative/"
        ".s.PGSQL.1\n" +
        '/' + QByteArray(200, 'x') + "/.s.PGSQL.5432\n" + "/tmp/\xff\xfe/.s.PGSQL.5432\n";
    const auto sighting = parsePostgresProbe(output, marker);
    QVERIFY(!sighting.dockerDenied);
    QCOMPARE(sighting.servers.size(), 3);
    QVERIFY(!sighting.servers.at(0).name.contains(QChar(0x1b)));
    QVERIFY(!sighting.servers.at(0).name.contains(QChar(0x202e)));
    QCOMPARE(sighting.servers.at(0).user, u"o'hara; DROP"_s);
    QCOMPARE(sighting.servers.at(1).target.socketPath, u"/tmp/a b'$(id)/.s.PGSQL.5433"_s);
    QCOMPARE(sighting.servers.at(2).target.socketPath, u"/run/postgresql/.s.PGSQL.5432"_s);
}

void TestPgFinder::damagedOutput()
{
    const QByteArray whole = fixture(u"stack.txt"_s);
    QVERIFY(!whole.isEmpty());
    for (qsizetype length = 0; length < whole.size(); length += 61)
        (void)parsePostgresProbe(whole.left(length), marker);
    QVERIFY(parsePostgresProbe(whole, "another").servers.isEmpty());
    QVERIFY(parsePostgresProbe({}, marker).servers.isEmpty());
    QVERIFY(parsePostgresProbe(QByteArray(marker) + " denied\n", marker).dockerDenied);
}

void TestPgFinder::addresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("ok");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("path");
    QTest::newRow("v4") << u"172.18.0.2:5433"_s << true << u"172.18.0.2"_s << 5433 << QString();
    QTest::newRow("v6") << u"[fd00::2]:5432"_s << true << u"fd00::2"_s << 5432 << QString();
    QTest::newRow("no port") << u"db.internal"_s << true << u"db.internal"_s << 5432 << QString();
    QTest::newRow("socket") << u"/run/postgresql/.s.PGSQL.5433"_s << true << QString() << 0
                            << u"/run/postgresql/.s.PGSQL.5433"_s;
    QTest::newRow("folder") << u"/run/postgresql"_s << true << QString() << 0
                            << u"/run/postgresql/.s.PGSQL.5432"_s;
    for (const char *bad :
         {"", "a b", "host:0", "host:70000", "host:x", "[fd00::2", "a;b:1", "::1"})
        QTest::newRow(bad) << QString::fromLatin1(bad) << false << QString() << 0 << QString();
}

void TestPgFinder::addresses()
{
    QFETCH(QString, text);
    QFETCH(bool, ok);
    const auto target = parsePostgresAddress(text);
    QCOMPARE(target.ok(), ok);
    if (!ok) {
        QCOMPARE(target.error().code, ErrorCode::BadArgument);
        return;
    }
    QTEST(target->address, "host");
    QTEST(int(target->port), "port");
    QTEST(target->socketPath, "path");
}

void TestPgFinder::probeRunsUnderEachShell_data()
{
    QTest::addColumn<QStringList>("shell");
    QTest::newRow("dash") << QStringList{u"dash"_s};
    QTest::newRow("bash") << QStringList{u"bash"_s, u"--posix"_s};
    QTest::newRow("busybox") << QStringList{u"busybox"_s, u"sh"_s};
}

/// On this computer, with a socket of our own that listens and a file of that name that does not.
void TestPgFinder::probeRunsUnderEachShell()
{
    QFETCH(QStringList, shell);
    QTemporaryDir folder;
    const Listening server(folder.filePath(u".s.PGSQL.6001"_s));
    QVERIFY(server.isUp);
    QFile stale(folder.filePath(u".s.PGSQL.6002"_s));
    QVERIFY(stale.open(QIODevice::WriteOnly));
    QProcess process;
    process.start(shell.first(), shell.mid(1));
    process.write(postgresProbe(marker));
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(process.readAllStandardError(), QByteArray());
    const auto sighting = parsePostgresProbe(process.readAllStandardOutput(), marker);
    QStringList paths;
    for (const PostgresServer &one : sighting.servers)
        paths.append(one.target.socketPath);
    QVERIFY(paths.contains(folder.filePath(u".s.PGSQL.6001"_s)));
    QVERIFY(!paths.contains(folder.filePath(u".s.PGSQL.6002"_s)));
}

/// A docker that would print the whole environment if it were asked for it.
void TestPgFinder::probeLeavesPasswordsWhereTheyAre()
{
    const QByteArray script = postgresProbe(marker);
    QVERIFY(!script.contains("POSTGRES_PASSWORD"));
    QVERIFY(!script.contains("{{json .Config.Env}}"));
    QVERIFY(!script.contains("{{json .Config}}"));
    QVERIFY(fixture(u"stack.txt"_s).contains("POSTGRES_USER="));
    QVERIFY(!fixture(u"stack.txt"_s).contains("PASSWORD"));
}

QTEST_GUILESS_MAIN(TestPgFinder)
#include "tst_pgfinder.moc"
