// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/knownhosts.h"
#include "tests/remote/ssh/sshtest.h"

#include <QDir>
#include <QFileInfo>

using namespace Remote;
using namespace Qt::StringLiterals;

/// What known_hosts makes of a server, beside what OpenSSH makes of the same file.
class TestKnownHosts final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void verdictIsAsOpenSsh_data();
    void verdictIsAsOpenSsh();
    void newKeyIsWrittenWhole_data();
    void newKeyIsWrittenWhole();
    void unwritableFileIsSaid();
    void hostileLinesAreHarmless();

private:
    [[nodiscard]] QByteArray filled(QByteArray text) const;
    [[nodiscard]] bool openSshConnects(const QString &knownHosts) const;
    std::unique_ptr<LoopbackSshd> m_server;
    QString m_file;
};

void TestKnownHosts::initTestCase()
{
    m_server = std::make_unique<LoopbackSshd>();
    m_server->makeKey(u"key"_s);
    m_server->makeKey(u"stranger"_s, false);
    m_server->makeKey(u"stranger_ecdsa"_s, false, u"ecdsa"_s);
    QVERIFY(m_server->start());
    m_file = m_server->file(u"known"_s);
}

/// NAME, PORT, the server's keys ED and EC, and a stranger's OTHER and OTHEREC stand for the rest.
QByteArray TestKnownHosts::filled(QByteArray text) const
{
    const auto keyOf = [this](const QString &name) {
        QFile file(m_server->file(name + u".pub"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').mid(0, 2).join(' ')
                                              : QByteArray();
    };
    const QByteArray name = "[127.0.0.1]:" + QByteArray::number(m_server->port());
    text.replace("{NAME}", name);
    text.replace("{PORT}", QByteArray::number(m_server->port()));
    text.replace("{ED}", m_server->hostKeyLine());
    text.replace("{EC}", m_server->hostKeyLine(u"ecdsa"_s));
    text.replace("{OTHER}", keyOf(u"stranger"_s));
    text.replace("{OTHEREC}", keyOf(u"stranger_ecdsa"_s));
    return text;
}

bool TestKnownHosts::openSshConnects(const QString &knownHosts) const
{
    return !LoopbackSshd::output(u"ssh"_s,
                                 {u"-F"_s, u"none"_s, u"-i"_s, m_server->file(u"key"_s), u"-p"_s,
                                  QString::number(m_server->port()), u"-o"_s, u"BatchMode=yes"_s,
                                  u"-o"_s, u"StrictHostKeyChecking=yes"_s, u"-o"_s,
                                  u"IdentitiesOnly=yes"_s, u"-o"_s, u"GlobalKnownHostsFile=none"_s,
                                  u"-o"_s, u"UserKnownHostsFile="_s + knownHosts,
                                  LoopbackSshd::currentUser() + u"@127.0.0.1"_s, u"true"_s})
                .isNull();
}

void TestKnownHosts::verdictIsAsOpenSsh_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("hashed");
    QTest::addColumn<std::optional<ErrorCode>>("refusal"); ///< none: known, or new
    const std::optional<ErrorCode> none;
    const std::optional<ErrorCode> changed = ErrorCode::HostKeyChanged;
    const std::optional<ErrorCode> revoked = ErrorCode::HostKeyRevoked;
    const std::optional<ErrorCode> unclear = ErrorCode::KnownHostsUnreadable;
    QTest::newRow("no file") << QByteArray() << false << none;
    QTest::newRow("empty") << QByteArray("\n# nothing\n\n") << false << none;
    QTest::newRow("known") << QByteArray("{NAME} {ED}\n") << false << none;
    QTest::newRow("known, hashed") << QByteArray("{NAME} {ED}\n") << true << none;
    QTest::newRow("known, comment and tabs")
        << QByteArray("{NAME}\t {ED} root@x y\r\n") << false << none;
    QTest::newRow("known, no newline") << QByteArray("other {OTHER}\n{NAME} {ED}") << false << none;
    QTest::newRow("known by ecdsa only") << QByteArray("{NAME} {EC}\n") << false << none;
    QTest::newRow("known among others") << QByteArray("a,{NAME},b {ED}\n") << false << none;
    QTest::newRow("known by wildcard") << QByteArray("[127.0.0.*]:* {ED}\n") << false << none;
    QTest::newRow("known without port") << QByteArray("127.0.0.1 {ED}\n") << false << none;
    QTest::newRow("known beside a stranger")
        << QByteArray("{NAME} {OTHER}\n{NAME} {ED}\n") << false << none;
    QTest::newRow("negated") << QByteArray("*,!{NAME} {OTHER}\n") << false << none;
    QTest::newRow("other port") << QByteArray("[127.0.0.1]:1 {OTHER}\n") << false << none;
    QTest::newRow("authority only") << QByteArray("@cert-authority {NAME} {ED}\n") << false << none;
    QTest::newRow("changed") << QByteArray("{NAME} {OTHER}\n") << false << changed;
    QTest::newRow("changed, hashed") << QByteArray("{NAME} {OTHER}\n") << true << changed;
    QTest::newRow("changed ecdsa") << QByteArray("{NAME} {OTHEREC}\n") << false << changed;
    QTest::newRow("changed behind a long line")
        << QByteArray("# " + QByteArray(9000, 'x') + "\n{NAME} {OTHER}\n") << false << changed;
    QTest::newRow("changed behind a broken line")
        << QByteArray("{NAME} ssh-ed25519 AAAA\n{NAME} {OTHER}\n") << false << changed;
    QTest::newRow("known and revoked")
        << QByteArray("{NAME} {ED}\n@revoked {NAME} {ED}\n") << false << revoked;
    QTest::newRow("revoked everywhere")
        << QByteArray("{NAME} {ED}\n@revoked * {ED}\n") << false << revoked;
    QTest::newRow("only revoked") << QByteArray("@revoked {NAME} {ED}\n") << false << revoked;
    QTest::newRow("other key revoked")
        << QByteArray("{NAME} {ED}\n@revoked {NAME} {OTHER}\n") << false << none;
    QTest::newRow("broken line only") << QByteArray("{NAME} ssh-ed25519 !!!\n") << false << unclear;
    QTest::newRow("unknown marker") << QByteArray("@what {NAME} {ED}\n") << false << unclear;
    QTest::newRow("broken line of another")
        << QByteArray("other ssh-ed25519 !!!\n{NAME} {ED}\n") << false << none;
}

void TestKnownHosts::verdictIsAsOpenSsh()
{
    QFETCH(QByteArray, content);
    QFETCH(bool, hashed);
    QFETCH(std::optional<ErrorCode>, refusal);
    QFile::remove(m_file);
    if (!content.isEmpty()) {
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(filled(content));
        file.close();
        if (hashed)
            QVERIFY(!LoopbackSshd::output(u"ssh-keygen"_s, {u"-H"_s, u"-f"_s, m_file}).isNull());
    }
    const bool allowed = openSshConnects(m_file);
    SshParameters parameters = m_server->parameters(u"key"_s);
    parameters.knownHostsFile = m_file;
    HostConnection connection(parameters);
    connection.open();
    QTRY_VERIFY_WITH_TIMEOUT(connection.state() != ConnectionState::Connecting, 20'000);
    QCOMPARE(connection.state() == ConnectionState::Connected, allowed);
    if (refusal) {
        QCOMPARE(connection.state(), ConnectionState::Failed);
        QCOMPARE(connection.lastError().code, *refusal);
    } else if (!allowed) {
        QCOMPARE(connection.state(), ConnectionState::AwaitingHostKey);
    }
}

void TestKnownHosts::newKeyIsWrittenWhole_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<bool>("hashed");
    QTest::newRow("none") << QByteArray() << false;
    QTest::newRow("unended") << QByteArray("other {OTHER}") << false;
    QTest::newRow("ordinary") << QByteArray("# mine\nother {OTHER}\n") << false;
    QTest::newRow("hashed") << QByteArray("other {OTHER}\n") << true;
}

void TestKnownHosts::newKeyIsWrittenWhole()
{
    QFETCH(QByteArray, before);
    QFETCH(bool, hashed);
    const QString folder = m_server->file(QString::fromLatin1(QTest::currentDataTag()));
    const QString name = folder + u"/known_hosts"_s;
    QByteArray old;
    if (!before.isEmpty()) {
        QDir().mkdir(folder);
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(filled(before));
        file.close();
        if (hashed)
            QVERIFY(!LoopbackSshd::output(u"ssh-keygen"_s, {u"-H"_s, u"-f"_s, name}).isNull());
        QFile::remove(name + u".old"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        old = file.readAll();
    }
    SshParameters parameters = m_server->parameters(u"key"_s);
    parameters.knownHostsFile = name;
    HostConnection connection(parameters);
    std::optional<HostKey> presented;
    connect(&connection, &HostConnection::hostKeyPresented, this,
            [&presented](const HostKey &key) { presented = key; });
    connection.open();
    QTRY_VERIFY_WITH_TIMEOUT(presented.has_value(), 20'000);
    const QByteArray fingerprint = LoopbackSshd::output(
        u"ssh-keygen"_s, {u"-l"_s, u"-f"_s, m_server->file(u"host_ed25519.pub"_s)});
    QCOMPARE(presented->fingerprint.toLatin1(), fingerprint.split(' ').value(1));
    connection.acceptHostKey();
    QVERIFY(waitForState(connection, ConnectionState::Connected));
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray now = file.readAll();
    QVERIFY(now.startsWith(old));
    const QByteArray line = m_server->hostKeyLine() + '\n';
    QVERIFY(now.endsWith(line));
    QCOMPARE(now.split('\n').last(), QByteArray());
    QCOMPARE(now.contains("127.0.0.1"), !hashed);
    QVERIFY(openSshConnects(name));
    QCOMPARE(QFileInfo(name).permissions() &
                 (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup),
             QFile::Permissions());
    QCOMPARE(QDir(folder).entryList(QDir::Files | QDir::Hidden).size(), qsizetype(1));
}

void TestKnownHosts::unwritableFileIsSaid()
{
    SshParameters parameters = m_server->parameters(u"key"_s);
    parameters.knownHostsFile = u"/proc/nowhere/known_hosts"_s;
    parameters.acceptNewHostKey = true;
    HostConnection connection(parameters);
    connection.open();
    QVERIFY(waitForState(connection, ConnectionState::Failed));
    QCOMPARE(connection.lastError().code, ErrorCode::FileUnwritable);
}

void TestKnownHosts::hostileLinesAreHarmless()
{
    const HostKey key{"ssh-ed25519", "blob", {}};
    const QList<QByteArray> lines{"|",
                                  "|1|",
                                  "|1||",
                                  "|1|!!|!!",
                                  "@revoked",
                                  "@",
                                  QByteArray("\0\0\0", 3),
                                  "host",
                                  "host \xff\xfe",
                                  ",,,, x y",
                                  "!host a b",
                                  QByteArray(100'000, '*') + "b x y",
                                  QByteArray("*?").repeated(5000) + " x y"};
    for (const QByteArray &line : lines) {
        KnownHosts known;
        known.parse(line, u"file"_s, u"host"_s, 22);
        const HostKeyVerdict verdict = known.verdictOf(key);
        QVERIFY(verdict == HostKeyVerdict::New || verdict == HostKeyVerdict::Unclear);
    }
    KnownHosts known;
    known.parse("a b c\nhost nonsense", u"file"_s, u"HOST"_s, 22);
    QCOMPARE(known.place(key), u"file:2"_s);
}

QTEST_GUILESS_MAIN(TestKnownHosts)
#include "tst_knownhosts.moc"
