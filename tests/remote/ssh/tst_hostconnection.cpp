// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/remote/ssh/sshtest.h"

using namespace Remote;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Commands and streams over a real sshd.
class TestHostConnection final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void bytesArriveAsTheyAre_data();
    void bytesArriveAsTheyAre();
    void inputIsTheScriptsOwn();
    void exitCodeIsAnAnswer();
    void streamTalks();

private:
    std::unique_ptr<LoopbackSshd> m_server;
    std::unique_ptr<HostConnection> m_connection;
};

void TestHostConnection::initTestCase()
{
    m_server = std::make_unique<LoopbackSshd>();
    m_server->makeKey(u"key"_s);
    QVERIFY2(m_server->start(), m_server->log().constData());
    m_connection = std::make_unique<HostConnection>(m_server->parameters(u"key"_s));
    m_connection->open();
    QVERIFY(waitForState(*m_connection, ConnectionState::Connected));
}

void TestHostConnection::bytesArriveAsTheyAre_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QByteArray all;
    for (int byte = 0; byte < 256; ++byte)
        all.append(char(byte));
    QTest::newRow("nothing") << QByteArray("");
    QTest::newRow("quotes") << QByteArray("it's \"two\" `three` $four \\five\n");
    QTest::newRow("japanese") << QByteArray("設定を変更しました。\n");
    QTest::newRow("no newline") << QByteArray("end");
    QTest::newRow("all bytes") << all;
    QTest::newRow("2 MB") << all.repeated(8192);
}

void TestHostConnection::bytesArriveAsTheyAre()
{
    QFETCH(QByteArray, bytes);
    const Answered answered(*m_connection, {"cat; echo done >&2", bytes});
    QVERIFY(answered.wait());
    QVERIFY(answered.result->ok());
    QCOMPARE((*answered.result)->out.size(), bytes.size());
    QCOMPARE((*answered.result)->out, bytes);
    QCOMPARE((*answered.result)->err, QByteArray("done\n"));
}

void TestHostConnection::inputIsTheScriptsOwn()
{
    const Answered answered(
        *m_connection, {"read -r a; read -r b; printf '%s|%s|' \"$a\" \"$b\"; cat", "1\n2\n3\n"});
    QVERIFY(answered.wait());
    QVERIFY(answered.result->ok());
    QCOMPARE((*answered.result)->out, QByteArray("1|2|3\n"));
}

void TestHostConnection::exitCodeIsAnAnswer()
{
    const Answered answered(*m_connection, {"echo out; echo err >&2; exit 3"});
    QVERIFY(answered.wait());
    QVERIFY(answered.result->ok());
    QCOMPARE((*answered.result)->exitCode, 3);
    QCOMPARE((*answered.result)->out, QByteArray("out\n"));
    QCOMPARE((*answered.result)->err, QByteArray("err\n"));
}

void TestHostConnection::streamTalks()
{
    const auto stream = m_connection->openStream(
        {"while read -r line; do echo \"<$line>\"; [ \"$line\" = end ] && exit 7; done",
         "first\n"});
    QByteArray received;
    std::optional<Result<CommandOutput>> result;
    connect(stream.get(), &RemoteStream::received, this,
            [&](const QByteArray &out) { received += out; });
    connect(stream.get(), &RemoteStream::finished, this, [&](const auto &end) { result = end; });
    QTRY_COMPARE(received, QByteArray("<first>\n"));
    stream->write("second\n");
    QTRY_COMPARE(received, QByteArray("<first>\n<second>\n"));
    stream->write("end\n");
    QTRY_VERIFY(result.has_value());
    QCOMPARE((*result)->exitCode, 7);
}

QTEST_GUILESS_MAIN(TestHostConnection)
#include "tst_hostconnection.moc"
