// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/remote/ssh/sshtest.h"
#include "tests/support/vps.h"

#include <QSignalSpy>

using namespace Remote;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Administrator rights on the test VPS, with its real sudo.
class TestAdministrator final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void cleanup();
    void rootLoginHasThemAtOnce();
    void passwordOpensTheRootShell();
    void wrongPasswordMayBeGivenAgain();
    void noPasswordIsAskedFor();
    void noPasswordNeeded();
    void notInSudoers();
    void terminalNeeded();
    void noStraySudo();
    void rootCommandsBesideOthers();

private:
    std::unique_ptr<HostConnection> connectAs(const QString &user);
    std::optional<Result<void>> become(HostConnection &connection, const QString &password);
    QByteArray asRoot(const QByteArray &script);

    std::unique_ptr<HostConnection> m_root;
    QString m_admin;
    QString m_password;
};

std::unique_ptr<HostConnection> TestAdministrator::connectAs(const QString &user)
{
    auto connection = std::make_unique<HostConnection>(Vps::parameters(user));
    connection->open();
    return waitForState(*connection, ConnectionState::Connected) ? std::move(connection) : nullptr;
}

std::optional<Result<void>> TestAdministrator::become(HostConnection &connection,
                                                      const QString &password)
{
    std::optional<Result<void>> answer;
    connection.becomeAdministrator(Secret(password.toUtf8()), this,
                                   [&answer](const Result<void> &result) { answer = result; });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, 40'000))
        return std::nullopt;
    return answer;
}

QByteArray TestAdministrator::asRoot(const QByteArray &script)
{
    const Answered answered(*m_root, {script});
    return answered.wait() && answered.result->ok() ? (*answered.result)->out : QByteArray();
}

void TestAdministrator::initTestCase()
{
    m_root = connectAs(Vps::variable("CLAWTUNE_VPS_USER"));
    QVERIFY(m_root);
    m_admin = Vps::variable("CLAWTUNE_VPS_ADMIN");
    m_password = Vps::variable("CLAWTUNE_VPS_ADMIN_PASSWORD");
    QVERIFY(!m_admin.isEmpty() && !m_password.isEmpty());
}

void TestAdministrator::cleanup()
{
    QCOMPARE(asRoot("rm -f /etc/sudoers.d/zz-test; echo done"), QByteArray("done\n"));
}

void TestAdministrator::cleanupTestCase()
{
    m_root.reset();
}

void TestAdministrator::rootLoginHasThemAtOnce()
{
    QCOMPARE(m_root->administration(), Administration::Root);
    const Answered answered(*m_root, {"id -u", {}, Privilege::Root});
    QVERIFY(answered.wait());
    QCOMPARE((*answered.result)->out, QByteArray("0\n"));
    const auto answer = become(*m_root, {});
    QVERIFY(answer && answer->ok());
}

void TestAdministrator::passwordOpensTheRootShell()
{
    const auto connection = connectAs(m_admin);
    QVERIFY(connection);
    QCOMPARE(connection->administration(), Administration::None);
    const Answered before(*connection, {"id -u", {}, Privilege::Root});
    QVERIFY(before.wait());
    QCOMPARE(before.code(), ErrorCode::AdministratorNeeded);
    const auto answer = become(*connection, m_password);
    QVERIFY(answer && answer->ok());
    QCOMPARE(connection->administration(), Administration::Sudo);
    const Answered after(*connection, {"id -u; echo $LC_ALL; cat", "input\n", Privilege::Root});
    QVERIFY(after.wait());
    QCOMPARE((*after.result)->out, QByteArray("0\nC\ninput\n"));
    const Answered own(*connection, {"id -un"});
    QVERIFY(own.wait());
    const QByteArray name = m_admin.toUtf8() + '\n';
    QCOMPARE((*own.result)->out, name);
}

void TestAdministrator::wrongPasswordMayBeGivenAgain()
{
    const auto connection = connectAs(m_admin);
    QVERIFY(connection);
    const auto wrong = become(*connection, u"not the password"_s);
    QVERIFY(wrong && !wrong->ok());
    QCOMPARE(wrong->error().code, ErrorCode::SudoPasswordWrong);
    QCOMPARE(connection->administration(), Administration::Denied);
    const auto right = become(*connection, m_password);
    QVERIFY(right && right->ok());
    QCOMPARE(connection->administration(), Administration::Sudo);
}

void TestAdministrator::noPasswordIsAskedFor()
{
    const auto connection = connectAs(m_admin);
    QVERIFY(connection);
    const auto answer = become(*connection, {});
    QVERIFY(answer && !answer->ok());
    QCOMPARE(answer->error().code, ErrorCode::SudoPasswordNeeded);
}

void TestAdministrator::noPasswordNeeded()
{
    asRoot("echo '" + m_admin.toUtf8() + " ALL=(ALL) NOPASSWD: ALL' > /etc/sudoers.d/zz-test");
    const auto connection = connectAs(m_admin);
    QVERIFY(connection);
    const auto answer = become(*connection, u"canary-in-vain"_s);
    QVERIFY(answer && answer->ok());
    const Answered after(*connection, {"id -u; cat", {}, Privilege::Root});
    QVERIFY(after.wait());
    QCOMPARE((*after.result)->out, QByteArray("0\n"));
}

void TestAdministrator::notInSudoers()
{
    const QString plain = Vps::variable("CLAWTUNE_VPS_PLAIN");
    asRoot("echo '" + plain.toUtf8() + ":its password' | chpasswd");
    const auto connection = connectAs(plain);
    QVERIFY(connection);
    const auto wrong = become(*connection, u"another"_s);
    QVERIFY(wrong && !wrong->ok());
    QCOMPARE(wrong->error().code, ErrorCode::SudoPasswordWrong);
    const auto right = become(*connection, u"its password"_s);
    QVERIFY(right && !right->ok());
    QCOMPARE(right->error().code, ErrorCode::SudoNotAllowed);
    QCOMPARE(connection->administration(), Administration::Denied);
    asRoot("passwd -l " + plain.toUtf8());
}

void TestAdministrator::terminalNeeded()
{
    asRoot("echo 'Defaults:" + m_admin.toUtf8() + " requiretty' > /etc/sudoers.d/zz-test");
    const auto connection = connectAs(m_admin);
    QVERIFY(connection);
    const auto answer = become(*connection, m_password);
    QVERIFY(answer && !answer->ok());
    QCOMPARE(answer->error().code, ErrorCode::SudoNeedsTerminal);
}

/// After refusals, and after the connection has gone, no sudo stays behind.
void TestAdministrator::noStraySudo()
{
    auto connection = connectAs(m_admin);
    QVERIFY(connection);
    QVERIFY(become(*connection, u"not the password"_s));
    QVERIFY(become(*connection, m_password));
    QVERIFY(!asRoot("pgrep -x sudo").isEmpty());
    connection.reset();
    QTRY_COMPARE_WITH_TIMEOUT(asRoot("pgrep -x sudo"), QByteArray(), 20'000);
}

void TestAdministrator::rootCommandsBesideOthers()
{
    const auto connection = connectAs(m_admin);
    QVERIFY(connection);
    const auto answer = become(*connection, m_password);
    QVERIFY(answer && answer->ok());
    const Answered slow(*connection, {"sleep 3; echo slow", {}, Privilege::Root});
    const Answered queued(*connection, {"echo queued", {}, Privilege::Root});
    const Answered own(*connection, {"echo own"});
    QVERIFY(own.wait());
    QVERIFY(!slow.result && !queued.result);
    QVERIFY(queued.wait());
    QVERIFY(slow.result.has_value());
    QCOMPARE((*slow.result)->out, QByteArray("slow\n"));
    QCOMPARE((*queued.result)->out, QByteArray("queued\n"));
}

QTEST_GUILESS_MAIN(TestAdministrator)
#include "tst_administrator.moc"
