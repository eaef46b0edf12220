// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/remote/ssh/echoserver.h"
#include "tests/remote/ssh/sshtest.h"

#include <QFileInfo>

#include <future>

using namespace Remote;
using namespace Qt::StringLiterals;

/// Tunnels through a real sshd to real sockets.
class TestTunnel final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void leadsToTcpAndUnix_data();
    void leadsToTcpAndUnix();
    void onlyThisUserMayEnter();
    void sameTargetSameSocket();
    void refusedTargetIsSaid();
    void forbiddenForwardingIsSaid();
    void socketGoesWithTheConnection();

private:
    void connectTo(const QStringList &lines = {});
    std::optional<Result<QString>> open(const TunnelTarget &target);

    std::unique_ptr<LoopbackSshd> m_server;
    std::unique_ptr<HostConnection> m_connection;
};

void TestTunnel::init()
{
    m_connection.reset();
    m_server.reset();
}

void TestTunnel::connectTo(const QStringList &lines)
{
    m_server = std::make_unique<LoopbackSshd>(lines);
    m_server->makeKey(u"key"_s);
    QVERIFY2(m_server->start(), m_server->log().constData());
    m_connection = std::make_unique<HostConnection>(m_server->parameters(u"key"_s));
    m_connection->open();
    QVERIFY(waitForState(*m_connection, ConnectionState::Connected));
}

std::optional<Result<QString>> TestTunnel::open(const TunnelTarget &target)
{
    std::optional<Result<QString>> result;
    m_connection->openTunnel(target, this,
                             [&result](const Result<QString> &path) { result = path; });
    if (!QTest::qWaitFor([&] { return result.has_value(); }, 20'000))
        return std::nullopt;
    return result;
}

void TestTunnel::leadsToTcpAndUnix_data()
{
    QTest::addColumn<bool>("isUnix");
    QTest::newRow("tcp") << false;
    QTest::newRow("unix") << true;
}

void TestTunnel::leadsToTcpAndUnix()
{
    QFETCH(bool, isUnix);
    connectTo();
    const QString path = isUnix ? m_server->file(u"echo"_s) : QString();
    const EchoServer echo(path);
    const auto socket =
        open(isUnix ? TunnelTarget{{}, 0, path} : TunnelTarget{u"127.0.0.1"_s, echo.port()});
    QVERIFY(socket && socket->ok());
    for (const qsizetype size : {qsizetype(0), qsizetype(5), qsizetype(3'000'001)}) {
        QByteArray bytes(size, 'x');
        for (qsizetype i = 0; i < size; ++i)
            bytes[i] = char(i * 7);
        auto answer = std::async(std::launch::async, EchoServer::ask, **socket, bytes);
        QTRY_VERIFY_WITH_TIMEOUT(
            answer.wait_for(std::chrono::seconds(0)) == std::future_status::ready, 30'000);
        QCOMPARE(answer.get(), bytes);
    }
}

void TestTunnel::onlyThisUserMayEnter()
{
    connectTo();
    const EchoServer echo;
    const auto socket = open({u"127.0.0.1"_s, echo.port()});
    QVERIFY(socket && socket->ok());
    const QFileInfo folder(QFileInfo(**socket).path());
    QCOMPARE(folder.permissions() &
                 ~QFile::Permissions(QFile::ReadUser | QFile::WriteUser | QFile::ExeUser),
             QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QVERIFY((**socket).toUtf8().size() < 108);
}

void TestTunnel::sameTargetSameSocket()
{
    connectTo();
    const EchoServer echo;
    const EchoServer other;
    const auto first = open({u"127.0.0.1"_s, echo.port()});
    const auto second = open({u"127.0.0.1"_s, echo.port()});
    const auto third = open({u"127.0.0.1"_s, other.port()});
    QCOMPARE(**first, **second);
    QVERIFY(**first != **third);
}

void TestTunnel::refusedTargetIsSaid()
{
    connectTo();
    const quint16 port = LoopbackSshd::freePort();
    const auto tcp = open({u"127.0.0.1"_s, port});
    QVERIFY(tcp && !tcp->ok());
    QCOMPARE(tcp->error(), (Error{ErrorCode::ForwardingRefused,
                                  u"127.0.0.1:"_s + QString::number(port), "connect failed"}));
    const auto path = open({{}, 0, m_server->file(u"nothing"_s)});
    QVERIFY(path && !path->ok());
    QCOMPARE(path->error().code, ErrorCode::ForwardingRefused);
    QCOMPARE(m_connection->state(), ConnectionState::Connected);
}

void TestTunnel::forbiddenForwardingIsSaid()
{
    connectTo({u"AllowTcpForwarding no"_s});
    const EchoServer echo;
    const auto socket = open({u"127.0.0.1"_s, echo.port()});
    QVERIFY(socket && !socket->ok());
    QCOMPARE(socket->error().code, ErrorCode::ForwardingRefused);
    QCOMPARE(socket->error().detail, QByteArray("administratively prohibited"));
}

void TestTunnel::socketGoesWithTheConnection()
{
    connectTo();
    const EchoServer echo;
    const auto socket = open({u"127.0.0.1"_s, echo.port()});
    QVERIFY(QFileInfo::exists(**socket));
    const QString folder = QFileInfo(QFileInfo(**socket).path()).path();
    m_connection.reset();
    QVERIFY(!QFileInfo::exists(folder));
}

QTEST_GUILESS_MAIN(TestTunnel)
#include "tst_tunnel.moc"
