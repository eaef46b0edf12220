// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/remote/ssh/sshtest.h"
#include "tests/support/signalprocess.h"

#include <csignal>

using namespace Remote;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Logging in with the help of a real ssh-agent.
class TestAgent final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void agentLogsIn_data();
    void agentLogsIn();
    void namedKeyIsAskedOfTheAgentFirst();
    void eightKeysAreOneClearRefusal();
    void eightKeysDoNotHideTheNamedOne();
    void stoppedAgentHoldsNothingUp();
    void stoppedAgentIsNamed();
    void agentStoppedBetweenListAndSignature();
    void absentAgentIsNamed();
    void emptyAgentIsNoKey();

private:
    void startAgent();
    bool add(const QString &name);

    std::unique_ptr<LoopbackSshd> m_server;
    std::unique_ptr<QProcess> m_agent;
    SshParameters m_parameters;
};

void TestAgent::initTestCase()
{
    m_server = std::make_unique<LoopbackSshd>();
    m_server->makeKey(u"key"_s);
    m_server->makeKey(u"rsa"_s, true, u"rsa"_s);
    m_server->makeKey(u"ecdsa"_s, true, u"ecdsa"_s);
    for (int i = 1; i <= 8; ++i)
        m_server->makeKey(u"stranger%1"_s.arg(i), false);
    QVERIFY2(m_server->start(), m_server->log().constData());
    qputenv("HOME", m_server->file(u"home"_s).toUtf8()); // no key of the person who runs this
}

void TestAgent::init()
{
    m_parameters = m_server->parameters(u"key"_s);
    m_parameters.identityFiles.clear();
    m_parameters.useAgent = true;
    startAgent();
}

void TestAgent::startAgent()
{
    const QString path = m_server->file(u"agent%1"_s.arg(LoopbackSshd::freePort()));
    m_agent = std::make_unique<QProcess>();
    m_agent->setStandardOutputFile(QProcess::nullDevice());
    m_agent->start(u"ssh-agent"_s, {u"-D"_s, u"-a"_s, path});
    QVERIFY(m_agent->waitForStarted());
    QTRY_VERIFY(QFile::exists(path));
    qputenv("SSH_AUTH_SOCK", path.toUtf8());
}

void TestAgent::cleanup()
{
    if (m_agent && m_agent->state() == QProcess::Running) {
        (void)signalProcess(m_agent->processId(), SIGCONT);
        m_agent->terminate();
        m_agent->waitForFinished();
    }
    qunsetenv("SSH_AUTH_SOCK");
}

bool TestAgent::add(const QString &name)
{
    return !LoopbackSshd::output(u"ssh-add"_s, {u"-q"_s, m_server->file(name)}).isNull();
}

void TestAgent::agentLogsIn_data()
{
    QTest::addColumn<QString>("key");
    for (const QString &name : {u"key"_s, u"rsa"_s, u"ecdsa"_s})
        QTest::newRow(qPrintable(name)) << name;
}

void TestAgent::agentLogsIn()
{
    QFETCH(QString, key);
    QVERIFY(add(u"stranger1"_s));
    QVERIFY(add(key));
    HostConnection connection(m_parameters);
    connection.open();
    QVERIFY(waitForState(connection, ConnectionState::Connected));
    const Answered answered(connection, {"echo in"});
    QVERIFY(answered.wait());
    QCOMPARE((*answered.result)->out, QByteArray("in\n"));
}

/// The key file is locked, but the agent holds the key: nobody is asked for the passphrase.
void TestAgent::namedKeyIsAskedOfTheAgentFirst()
{
    const QString name = m_server->makeKey(u"named"_s);
    QVERIFY(add(u"named"_s));
    QVERIFY(!LoopbackSshd::output(u"ssh-keygen"_s,
                                  {u"-q"_s, u"-p"_s, u"-f"_s, name, u"-N"_s, u"secret"_s})
                 .isNull());
    m_parameters.identityFiles = {name};
    HostConnection connection(m_parameters);
    connection.open();
    QTRY_VERIFY_WITH_TIMEOUT(connection.state() != ConnectionState::Connecting, 20'000);
    QCOMPARE(connection.state(), ConnectionState::Connected);
}

void TestAgent::eightKeysAreOneClearRefusal()
{
    for (int i = 1; i <= 8; ++i)
        QVERIFY(add(u"stranger%1"_s.arg(i)));
    HostConnection connection(m_parameters);
    connection.open();
    QVERIFY(waitForState(connection, ConnectionState::Failed));
    QCOMPARE(connection.lastError().code, ErrorCode::AuthenticationDenied);
}

void TestAgent::eightKeysDoNotHideTheNamedOne()
{
    for (int i = 1; i <= 8; ++i)
        QVERIFY(add(u"stranger%1"_s.arg(i)));
    m_parameters.identityFiles = {m_server->file(u"key"_s)};
    HostConnection connection(m_parameters);
    connection.open();
    QVERIFY(waitForState(connection, ConnectionState::Connected));
}

void TestAgent::stoppedAgentHoldsNothingUp()
{
    QVERIFY(add(u"stranger1"_s));
    QVERIFY(signalProcess(m_agent->processId(), SIGSTOP));
    m_parameters.identityFiles = {m_server->file(u"key"_s)};
    m_parameters.authenticationTimeout = 4s;
    HostConnection connection(m_parameters);
    connection.open();
    QVERIFY(waitForState(connection, ConnectionState::Connected, 10'000));
}

void TestAgent::stoppedAgentIsNamed()
{
    QVERIFY(add(u"key"_s));
    QVERIFY(signalProcess(m_agent->processId(), SIGSTOP));
    m_parameters.authenticationTimeout = 2s;
    HostConnection connection(m_parameters);
    connection.open();
    QVERIFY(waitForState(connection, ConnectionState::Failed, 6'000));
    QCOMPARE(connection.lastError().code, ErrorCode::AgentUnavailable);
}

/// `ssh-add -c` with an asker that never answers: the list comes, the signature does not.
void TestAgent::agentStoppedBetweenListAndSignature()
{
    cleanup();
    QFile asker(m_server->file(u"asker"_s));
    QVERIFY(asker.open(QIODevice::WriteOnly));
    asker.write("#!/bin/sh\nexec sleep 20\n");
    asker.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    asker.close();
    qputenv("SSH_ASKPASS", asker.fileName().toUtf8());
    qputenv("SSH_ASKPASS_REQUIRE", "force");
    qputenv("DISPLAY", ":none");
    startAgent();
    QVERIFY(
        !LoopbackSshd::output(u"ssh-add"_s, {u"-q"_s, u"-c"_s, m_server->file(u"key"_s)}).isNull());
    m_parameters.authenticationTimeout = 4s;
    {
        HostConnection connection(m_parameters);
        connection.open();
        QVERIFY(waitForState(connection, ConnectionState::Failed, 10'000));
        QVERIFY(connection.lastError().code == ErrorCode::AuthenticationDenied ||
                connection.lastError().code == ErrorCode::AuthenticationTimedOut);
    }
    m_parameters.authenticationTimeout = 60s;
    QElapsedTimer clock;
    auto connection = std::make_unique<HostConnection>(m_parameters);
    connection->open();
    QTRY_VERIFY(
        m_server->log().count("Postponed publickey") + m_server->log().count("Accepted key") > 0);
    clock.start();
    connection.reset(); // does not wait for the agent
    QVERIFY(clock.elapsed() < 3000);
    qunsetenv("SSH_ASKPASS");
    qunsetenv("SSH_ASKPASS_REQUIRE");
    qunsetenv("DISPLAY");
}

void TestAgent::absentAgentIsNamed()
{
    qputenv("SSH_AUTH_SOCK", "/nowhere/agent");
    HostConnection connection(m_parameters);
    connection.open();
    QVERIFY(waitForState(connection, ConnectionState::Failed));
    QCOMPARE(connection.lastError(), (Error{ErrorCode::AgentUnavailable, u"/nowhere/agent"_s, {}}));
}

void TestAgent::emptyAgentIsNoKey()
{
    HostConnection connection(m_parameters);
    connection.open();
    QVERIFY(waitForState(connection, ConnectionState::Failed));
    QCOMPARE(connection.lastError().code, ErrorCode::NoKeyToOffer);
}

QTEST_GUILESS_MAIN(TestAgent)
#include "tst_agent.moc"
