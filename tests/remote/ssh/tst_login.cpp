// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/remote/ssh/sshtest.h"
#include "tests/support/blackholerelay.h"

#include <QFileInfo>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace Remote;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

/// Takes connections, says something and never listens to the answer.
class Talker final
{
    Q_DISABLE_COPY_MOVE(Talker)
public:
    explicit Talker(QByteArray words, bool hangsUp = false)
        : m_listener(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto *generic = static_cast<sockaddr *>(static_cast<void *>(&address));
        ::bind(m_listener, generic, size);
        ::getsockname(m_listener, generic, &size);
        port = ntohs(address.sin_port);
        ::listen(m_listener, 4);
        m_thread = std::thread([this, words, hangsUp] {
            for (int client = 0; (client = ::accept(m_listener, nullptr, nullptr)) >= 0;) {
                ::send(client, words.constData(), size_t(words.size()), MSG_NOSIGNAL);
                if (hangsUp)
                    ::close(client);
            }
        });
    }
    ~Talker()
    {
        ::shutdown(m_listener, SHUT_RDWR);
        m_thread.join();
        ::close(m_listener);
    }
    quint16 port = 0;

private:
    int m_listener;
    std::thread m_thread;
};

} // namespace

/// Getting in, and every way of not getting in.
class TestLogin final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void nobodyThere_data();
    void nobodyThere();
    void wrongTalker_data();
    void wrongTalker();
    void everyKindOfKeyWorks_data();
    void everyKindOfKeyWorks();
    void uselessKeyFilesAreTold_data();
    void uselessKeyFilesAreTold();
    void wrongPassphraseIsAskedAgain();
    void declinedPassphraseIsSaid();
    void noPassphraseForARefusedKey();
    void serverMayHangUpWhileAsking();
    void secondKeyIsTried();
    void closingWhileConnectingIsQuick();

private:
    SshParameters m_parameters;
    std::unique_ptr<LoopbackSshd> m_server;
};

void TestLogin::initTestCase()
{
    const QString banner = QStringLiteral(TEST_SOURCE_DIR "/fixtures/banner.txt");
    m_server = std::make_unique<LoopbackSshd>(QStringList{QString(u"Banner "_s + banner)});
    m_server->makeKey(u"key"_s);
    m_server->makeKey(u"stranger"_s, false);
    m_server->makeKey(u"locked"_s, true, {}, {u"-N"_s, u"right horse"_s});
    m_server->makeKey(u"lockedstranger"_s, false, {}, {u"-N"_s, u"right horse"_s});
    QVERIFY2(m_server->start(), m_server->log().constData());
    m_parameters = m_server->parameters(u"key"_s);
}

void TestLogin::nobodyThere_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<int>("port");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("refused") << u"127.0.0.1"_s << int(LoopbackSshd::freePort())
                             << ErrorCode::ConnectionRefused;
    QTest::newRow("no such name") << u"no-such-host.invalid"_s << 22 << ErrorCode::HostNotFound;
    QTest::newRow("no route") << u"255.255.255.255"_s << 22 << ErrorCode::NetworkUnreachable;
}

void TestLogin::nobodyThere()
{
    QFETCH(QString, address);
    QFETCH(int, port);
    QFETCH(ErrorCode, code);
    SshParameters parameters = m_parameters;
    parameters.address = address;
    parameters.port = quint16(port);
    HostConnection connection(parameters);
    connection.open();
    QCOMPARE(connection.state(), ConnectionState::Connecting);
    const Answered waiting(connection, {"true"});
    QVERIFY(waitForState(connection, ConnectionState::Failed));
    QCOMPARE(connection.lastError().code, code);
    QCOMPARE(connection.lastError().subject, address);
    QVERIFY(waiting.wait());
    QCOMPARE(waiting.code(), code);
    const Answered late(connection, {"true"});
    QVERIFY(late.wait());
    QCOMPARE(late.code(), code);
}

void TestLogin::wrongTalker_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<bool>("hangsUp");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("silent") << QByteArray() << false << ErrorCode::ConnectTimedOut;
    QTest::newRow("web server") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n") << true
                                << ErrorCode::NotAnSshServer;
    QTest::newRow("half a server")
        << QByteArray("SSH-2.0-Half\r\n") << false << ErrorCode::ConnectTimedOut;
    QTest::newRow("endless line") << QByteArray(3'000'000, 'x') << true
                                  << ErrorCode::NotAnSshServer;
    QTest::newRow("hangs up") << QByteArray() << true << ErrorCode::ConnectionLost;
}

void TestLogin::wrongTalker()
{
    QFETCH(QByteArray, words);
    QFETCH(bool, hangsUp);
    QFETCH(ErrorCode, code);
    const Talker talker(words, hangsUp);
    SshParameters parameters = m_parameters;
    parameters.port = talker.port;
    parameters.connectTimeout = 2s;
    HostConnection connection(parameters);
    connection.open();
    QVERIFY(waitForState(connection, ConnectionState::Failed, 6000));
    QCOMPARE(connection.lastError().code, code);
}

void TestLogin::everyKindOfKeyWorks_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<bool>("locked");
    const QStringList pass{u"-N"_s, u"right horse"_s};
    QTest::newRow("ed25519") << u"ed25519"_s << QStringList() << false;
    QTest::newRow("ed25519 locked") << u"ed25519"_s << pass << true;
    QTest::newRow("rsa") << u"rsa"_s << QStringList() << false;
    QTest::newRow("rsa locked") << u"rsa"_s << pass << true;
    QTest::newRow("rsa PEM") << u"rsa"_s << QStringList{u"-m"_s, u"PEM"_s} << false;
    QTest::newRow("rsa PEM locked") << u"rsa"_s << QStringList{u"-m"_s, u"PEM"_s} + pass << true;
    QTest::newRow("ecdsa") << u"ecdsa"_s << QStringList() << false;
    QTest::newRow("ecdsa 384 locked")
        << u"ecdsa"_s << QStringList{u"-b"_s, u"384"_s} + pass << true;
    QTest::newRow("ecdsa PEM locked")
        << u"ecdsa"_s << QStringList{u"-m"_s, u"PEM"_s} + pass << true;
    QTest::newRow("rsa PKCS8 locked")
        << u"rsa"_s << QStringList{u"-m"_s, u"PKCS8"_s} + pass << true;
}

void TestLogin::everyKindOfKeyWorks()
{
    QFETCH(QString, type);
    QFETCH(QStringList, options);
    QFETCH(bool, locked);
    const QString name = QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'_');
    const QString file = m_server->makeKey(name, true, type, options);
    QVERIFY(QFile::remove(file + u".pub"_s));
    SshParameters parameters = m_parameters;
    parameters.identityFiles = {file};
    HostConnection connection(parameters);
    int asked = 0;
    connect(&connection, &HostConnection::passphraseWanted, this, [&](const QString &wanted, bool) {
        ++asked;
        QCOMPARE(wanted, file);
        connection.supplyPassphrase(Secret("right horse"));
    });
    connection.open();
    QVERIFY(waitForState(connection, ConnectionState::Connected));
    QCOMPARE(asked, locked ? 1 : 0);
    QVERIFY(!QFileInfo::exists(file + u".pub"_s)); // nothing is left beside the key
}

void TestLogin::uselessKeyFilesAreTold_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("missing") << u"missing"_s << QByteArray() << ErrorCode::KeyFileMissing;
    QTest::newRow("text") << u"text"_s << QByteArray("hello\n") << ErrorCode::KeyFileInvalid;
    QTest::newRow("folder") << u"home"_s << QByteArray() << ErrorCode::KeyFileInvalid;
    QTest::newRow("public key") << u"key.pub"_s << QByteArray() << ErrorCode::KeyFileInvalid;
    QTest::newRow("cut short")
        << u"cut"_s << QByteArray("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAA\n")
        << ErrorCode::KeyFileInvalid;
    QTest::newRow("garbled inside")
        << u"garbled"_s
        << QByteArray("-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n")
        << ErrorCode::KeyFileInvalid;
    QTest::newRow("unreadable") << u"unreadable"_s << QByteArray("x")
                                << ErrorCode::KeyFileUnreadable;
    QTest::newRow("not let in") << u"stranger"_s << QByteArray() << ErrorCode::AuthenticationDenied;
}

void TestLogin::uselessKeyFilesAreTold()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    QFETCH(ErrorCode, code);
    QString name = m_server->file(file);
    if (!content.isEmpty()) {
        QFile out(name);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(content);
        out.setPermissions(code == ErrorCode::KeyFileUnreadable
                               ? QFileDevice::Permissions()
                               : QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    }
    // Modes do not stop root; reading one's own memory at address 0 fails for anybody.
    if (code == ErrorCode::KeyFileUnreadable && ::geteuid() == 0)
        name = u"/proc/self/mem"_s;
    SshParameters parameters = m_parameters;
    parameters.identityFiles = {name};
    HostConnection connection(parameters);
    connection.open();
    QVERIFY(waitForState(connection, ConnectionState::Failed));
    QCOMPARE(connection.lastError().code, code);
    if (code != ErrorCode::AuthenticationDenied)
        QCOMPARE(connection.lastError().subject, name);
}

void TestLogin::wrongPassphraseIsAskedAgain()
{
    SshParameters parameters = m_parameters;
    parameters.identityFiles = {m_server->file(u"locked"_s)};
    HostConnection connection(parameters);
    QList<bool> asked;
    connect(&connection, &HostConnection::passphraseWanted, this, [&](const QString &, bool wrong) {
        asked.append(wrong);
        connection.supplyPassphrase(Secret(asked.size() < 3 ? "wrong" : "right horse"));
    });
    connection.open();
    QVERIFY(waitForState(connection, ConnectionState::Connected));
    QCOMPARE(asked, (QList<bool>{false, true, true}));
}

void TestLogin::declinedPassphraseIsSaid()
{
    SshParameters parameters = m_parameters;
    parameters.identityFiles = {m_server->file(u"locked"_s)};
    HostConnection connection(parameters);
    connection.open();
    QVERIFY(waitForState(connection, ConnectionState::AwaitingPassphrase));
    connection.supplyPassphrase({});
    QVERIFY(waitForState(connection, ConnectionState::Failed));
    QCOMPARE(connection.lastError(),
             (Error{ErrorCode::PassphraseNeeded, parameters.identityFiles[0], {}}));
    connection.open();
    QVERIFY(waitForState(connection, ConnectionState::AwaitingPassphrase));
    connection.close();
    QCOMPARE(connection.state(), ConnectionState::Closed);
}

void TestLogin::noPassphraseForARefusedKey()
{
    SshParameters parameters = m_parameters;
    parameters.identityFiles = {m_server->file(u"lockedstranger"_s)};
    HostConnection connection(parameters);
    int asked = 0;
    connect(&connection, &HostConnection::passphraseWanted, this, [&] { ++asked; });
    connection.open();
    QVERIFY(waitForState(connection, ConnectionState::Failed));
    QCOMPARE(connection.lastError().code, ErrorCode::AuthenticationDenied);
    QCOMPARE(asked, 0);
}

/// As when the server's LoginGraceTime passes while the person looks for the passphrase.
void TestLogin::serverMayHangUpWhileAsking()
{
    BlackHoleRelay relay(m_server->port());
    SshParameters parameters = m_parameters;
    parameters.port = relay.port();
    parameters.acceptNewHostKey = true;
    parameters.identityFiles = {m_server->file(u"locked"_s)};
    HostConnection connection(parameters);
    connection.open();
    QVERIFY(waitForState(connection, ConnectionState::AwaitingPassphrase));
    relay.cut();
    HostConnection meanwhile(m_parameters);
    meanwhile.open();
    QVERIFY(waitForState(meanwhile, ConnectionState::Connected));
    QCOMPARE(connection.state(), ConnectionState::AwaitingPassphrase);
    connection.supplyPassphrase(Secret("right horse"));
    QVERIFY(waitForState(connection, ConnectionState::Connected));
    QCOMPARE(relay.count(), 2);
}

void TestLogin::secondKeyIsTried()
{
    SshParameters parameters = m_parameters;
    parameters.identityFiles = {m_server->file(u"missing"_s), m_server->file(u"stranger"_s),
                                m_server->file(u"key"_s)};
    HostConnection connection(parameters);
    connection.open();
    QVERIFY(waitForState(connection, ConnectionState::Connected));
}

void TestLogin::closingWhileConnectingIsQuick()
{
    const Talker silent{{}};
    SshParameters parameters = m_parameters;
    parameters.port = silent.port;
    QElapsedTimer clock;
    clock.start();
    {
        HostConnection connection(parameters);
        connection.open();
        const Answered answered(connection, {"true"});
        connection.close();
        QCOMPARE(connection.state(), ConnectionState::Closed);
        QVERIFY(answered.wait());
        QCOMPARE(answered.code(), ErrorCode::Cancelled);
    }
    QVERIFY(clock.elapsed() < 3000);
}

QTEST_GUILESS_MAIN(TestLogin)
#include "tst_login.moc"
