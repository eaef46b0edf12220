// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/remote/ssh/sshtest.h"

#include <QSignalSpy>

using namespace Remote;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Servers that allow few channels at once.
class TestSessionLimit final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everythingRuns_data();
    void everythingRuns();
    void commandsOneAfterAnother();
    void noneIsSaid();

private:
    void connectTo(const QString &limit);
    std::unique_ptr<LoopbackSshd> m_server;
    std::unique_ptr<HostConnection> m_connection;
};

void TestSessionLimit::connectTo(const QString &limit)
{
    m_connection.reset();
    m_server = std::make_unique<LoopbackSshd>(QStringList{u"MaxSessions "_s + limit});
    m_server->makeKey(u"key"_s);
    QVERIFY2(m_server->start(), m_server->log().constData());
    m_connection = std::make_unique<HostConnection>(m_server->parameters(u"key"_s));
    m_connection->open();
    QVERIFY(waitForState(*m_connection, ConnectionState::Connected));
}

void TestSessionLimit::everythingRuns_data()
{
    QTest::addColumn<QString>("limit");
    for (const char *limit : {"1", "2", "10"})
        QTest::newRow(limit) << QString::fromLatin1(limit);
}

/// Two streams that stay, a long command and many short ones.
void TestSessionLimit::everythingRuns()
{
    QFETCH(QString, limit);
    connectTo(limit);
    const auto sampler = m_connection->openStream({"while read -r tick; do echo \"$tick\"; done"});
    const auto other = m_connection->openStream({"echo up; cat"});
    QByteArray ticks;
    connect(sampler.get(), &RemoteStream::received, this,
            [&](const QByteArray &out) { ticks += out; });
    QSignalSpy ups(other.get(), &RemoteStream::received);
    sampler->write("1\n");
    QTRY_COMPARE_WITH_TIMEOUT(ticks, QByteArray("1\n"), 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(ups.count(), 1, 20'000);
    const Answered longRun(*m_connection, {"sleep 3; echo long"});
    std::list<Answered> many;
    for (int i = 0; i < 30; ++i)
        many.emplace_back(*m_connection, RemoteCommand{"echo " + QByteArray::number(i)});
    int i = 0;
    for (const Answered &answered : many) {
        QVERIFY(answered.wait(30'000));
        QVERIFY2(answered.result->ok(),
                 qPrintable(
                     QString::number(int(answered.result->ok() ? ErrorCode{} : answered.code()))));
        QCOMPARE((*answered.result)->out, QByteArray::number(i++) + '\n');
    }
    sampler->write("2\n");
    QTRY_COMPARE_WITH_TIMEOUT(ticks, QByteArray("1\n2\n"), 20'000);
    QVERIFY(longRun.wait());
    QCOMPARE((*longRun.result)->out, QByteArray("long\n"));
    QCOMPARE(m_connection->state(), ConnectionState::Connected);
}

void TestSessionLimit::commandsOneAfterAnother()
{
    connectTo(u"1"_s);
    for (int i = 0; i < 20; ++i) {
        const Answered answered(*m_connection, {"echo $$"});
        QVERIFY(answered.wait());
        QVERIFY(answered.result->ok());
    }
}

void TestSessionLimit::noneIsSaid()
{
    connectTo(u"0"_s);
    const Answered answered(*m_connection, {"true"});
    QVERIFY(answered.wait());
    QVERIFY(!answered.result->ok());
    QCOMPARE(answered.code(), ErrorCode::ChannelRefused);
}

QTEST_GUILESS_MAIN(TestSessionLimit)
#include "tst_sessionlimit.moc"
