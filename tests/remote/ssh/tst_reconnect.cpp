// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/remote/ssh/sshtest.h"
#include "tests/support/blackholerelay.h"

#include <QSignalSpy>

#include <csignal>

using namespace Remote;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Connections that are lost, and that come back.
class TestReconnect final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void silenceIsALostConnection();
    void stoppedServerIsALostConnection();
    void cutConnectionComesBack();
    void pausesGrow();
    void refusedKeysAreNotTriedAgain();
    void changedHostKeyEndsIt();
    void restartedServerIsFoundAgain();
    void unlockedKeyIsNotAskedForAgain();
    void destroyedWhileBusy();
    void quietConnectionStays();

private:
    SshParameters throughRelay(const QString &key);
    std::unique_ptr<LoopbackSshd> m_server;
    std::unique_ptr<BlackHoleRelay> m_relay;
};

void TestReconnect::init()
{
    m_relay.reset();
    m_server = std::make_unique<LoopbackSshd>();
    m_server->makeKey(u"key"_s);
    QVERIFY2(m_server->start(), m_server->log().constData());
    m_relay = std::make_unique<BlackHoleRelay>(m_server->port());
}

SshParameters TestReconnect::throughRelay(const QString &key)
{
    SshParameters parameters = m_server->parameters(key);
    parameters.port = m_relay->port();
    parameters.silenceLimit = 3s;
    QFile known(parameters.knownHostsFile);
    known.open(QIODevice::Append);
    known.write("[127.0.0.1]:" + QByteArray::number(m_relay->port()) + ' ' +
                m_server->hostKeyLine() + '\n');
    return parameters;
}

void TestReconnect::silenceIsALostConnection()
{
    HostConnection connection(throughRelay(u"key"_s));
    connection.open();
    QVERIFY(waitForState(connection, ConnectionState::Connected));
    const Answered running(connection, {"sleep 30; echo done"});
    const auto stream = connection.openStream({"echo up; cat"});
    QSignalSpy ups(stream.get(), &RemoteStream::received);
    std::optional<Result<CommandOutput>> ended;
    connect(stream.get(), &RemoteStream::finished, this,
            [&](const auto &result) { ended = result; });
    QTRY_COMPARE(ups.count(), 1);
    m_relay->setSwallowing(true);
    QElapsedTimer clock;
    clock.start();
    QVERIFY(waitForState(connection, ConnectionState::Waiting));
    QVERIFY2(clock.elapsed() <= 3000 + 500, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(connection.lastError().code, ErrorCode::ConnectionLost);
    QTRY_VERIFY(running.result && ended);
    QCOMPARE(running.code(), ErrorCode::OutcomeUnknown);
    QCOMPARE(ended->error().code, ErrorCode::OutcomeUnknown);
    QVERIFY(connection.untilNextAttempt() <= 1s);
    const Answered late(connection, {"true"});
    QVERIFY(late.wait());
    QCOMPARE(late.code(), ErrorCode::ConnectionLost);
    m_relay->setSwallowing(false);
    QVERIFY(waitForState(connection, ConnectionState::Connected));
    const Answered again(connection, {"echo again"});
    QVERIFY(again.wait());
    QCOMPARE((*again.result)->out, QByteArray("again\n"));
}

void TestReconnect::stoppedServerIsALostConnection()
{
    SshParameters parameters = m_server->parameters(u"key"_s);
    parameters.silenceLimit = 2s;
    HostConnection connection(parameters);
    connection.open();
    QVERIFY(waitForState(connection, ConnectionState::Connected));
    m_server->signalAll(SIGSTOP);
    QVERIFY(waitForState(connection, ConnectionState::Waiting, 4000));
    m_server->signalAll(SIGCONT);
    QVERIFY(waitForState(connection, ConnectionState::Connected));
}

void TestReconnect::cutConnectionComesBack()
{
    HostConnection connection(throughRelay(u"key"_s));
    QSignalSpy states(&connection, &HostConnection::stateChanged);
    connection.open();
    QVERIFY(waitForState(connection, ConnectionState::Connected));
    m_relay->cut();
    QTRY_COMPARE_WITH_TIMEOUT(states.count(), 5, 20'000);
    QList<ConnectionState> seen;
    for (const QList<QVariant> &state : states)
        seen.append(state[0].value<ConnectionState>());
    QCOMPARE(seen, (QList<ConnectionState>{ConnectionState::Connecting, ConnectionState::Connected,
                                           ConnectionState::Waiting, ConnectionState::Connecting,
                                           ConnectionState::Connected}));
}

void TestReconnect::pausesGrow()
{
    HostConnection connection(m_server->parameters(u"key"_s));
    connection.open();
    QVERIFY(waitForState(connection, ConnectionState::Connected));
    m_server->stop();
    QList<qint64> pauses;
    connect(&connection, &HostConnection::stateChanged, this, [&](ConnectionState state) {
        if (state == ConnectionState::Waiting)
            pauses.append(connection.untilNextAttempt().count());
    });
    QTRY_COMPARE_WITH_TIMEOUT(pauses.size(), qsizetype(2), 20'000);
    for (qsizetype attempt = 3; attempt <= 9; ++attempt) {
        connection.retryNow();
        QTRY_COMPARE_WITH_TIMEOUT(pauses.size(), attempt, 20'000);
    }
    const QList<qint64> expected{1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000, 60000};
    for (qsizetype i = 0; i < pauses.size(); ++i)
        QVERIFY2(pauses[i] <= expected[i] && pauses[i] > expected[i] - 900,
                 qPrintable(QString::number(pauses[i])));
    QCOMPARE(connection.lastError().code, ErrorCode::ConnectionRefused);
    QVERIFY(m_server->start());
    connection.retryNow();
    QVERIFY(waitForState(connection, ConnectionState::Connected));
}

void TestReconnect::refusedKeysAreNotTriedAgain()
{
    HostConnection connection(throughRelay(u"key"_s));
    connection.open();
    QVERIFY(waitForState(connection, ConnectionState::Connected));
    QVERIFY(QFile::resize(m_server->file(u"authorized_keys"_s), 0));
    m_relay->cut();
    QVERIFY(waitForState(connection, ConnectionState::Failed));
    QCOMPARE(connection.lastError().code, ErrorCode::AuthenticationDenied);
    QCOMPARE(m_relay->count(), 2);
}

void TestReconnect::changedHostKeyEndsIt()
{
    HostConnection connection(throughRelay(u"key"_s));
    connection.open();
    QVERIFY(waitForState(connection, ConnectionState::Connected));
    m_server->stop();
    QFile::remove(m_server->file(u"host_ed25519"_s));
    QFile::remove(m_server->file(u"host_ed25519.pub"_s));
    m_server->makeKey(u"host_ed25519"_s, false);
    QVERIFY(m_server->start());
    QVERIFY(waitForState(connection, ConnectionState::Failed));
    QCOMPARE(connection.lastError().code, ErrorCode::HostKeyChanged);
    QCOMPARE(QByteArray(connection.lastError().detail),
             connection.hostKey()->fingerprint.toLatin1());
}

void TestReconnect::restartedServerIsFoundAgain()
{
    HostConnection connection(m_server->parameters(u"key"_s));
    connection.open();
    QVERIFY(waitForState(connection, ConnectionState::Connected));
    const Answered running(connection, {"sleep 30"});
    const Answered begun(connection, {"true"});
    QVERIFY(begun.wait());
    m_server->stop();
    QVERIFY(running.wait());
    QCOMPARE(running.code(), ErrorCode::OutcomeUnknown);
    QVERIFY(m_server->start());
    QVERIFY(waitForState(connection, ConnectionState::Connected));
}

void TestReconnect::unlockedKeyIsNotAskedForAgain()
{
    m_server->makeKey(u"locked"_s, true, {}, {u"-N"_s, u"horse"_s});
    HostConnection connection(throughRelay(u"locked"_s));
    QSignalSpy asked(&connection, &HostConnection::passphraseWanted);
    connection.open();
    QVERIFY(waitForState(connection, ConnectionState::AwaitingPassphrase));
    connection.supplyPassphrase(Secret("horse"));
    QVERIFY(waitForState(connection, ConnectionState::Connected));
    m_relay->cut();
    QVERIFY(waitForState(connection, ConnectionState::Waiting));
    QVERIFY(waitForState(connection, ConnectionState::Connected));
    QCOMPARE(asked.count(), 1);
}

void TestReconnect::destroyedWhileBusy()
{
    bool called = false;
    QElapsedTimer clock;
    {
        HostConnection connection(throughRelay(u"key"_s));
        connection.open();
        QVERIFY(waitForState(connection, ConnectionState::Connected));
        for (int i = 0; i < 8; ++i)
            connection.run({"yes | head -c 3000000; sleep 20"}, this,
                           [&](const auto &) { called = true; });
        const auto stream = connection.openStream({"yes"});
        QSignalSpy received(stream.get(), &RemoteStream::received);
        QTRY_VERIFY_WITH_TIMEOUT(received.count() > 3, 30'000);
        m_relay->setSwallowing(true);
        clock.start();
    }
    QVERIFY(clock.elapsed() < 2000);
    QVERIFY(!called);
}

/// Nothing to say for longer than the limit, but the server is there.
void TestReconnect::quietConnectionStays()
{
    HostConnection connection(throughRelay(u"key"_s));
    connection.open();
    QVERIFY(waitForState(connection, ConnectionState::Connected));
    QSignalSpy states(&connection, &HostConnection::stateChanged);
    const Answered quiet(connection, {"sleep 7; echo still here"});
    QVERIFY(quiet.wait());
    QCOMPARE((*quiet.result)->out, QByteArray("still here\n"));
    QCOMPARE(states.count(), 0);
}

QTEST_GUILESS_MAIN(TestReconnect)
#include "tst_reconnect.moc"
