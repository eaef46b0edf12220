// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/hoststore.h"
#include "remote/ssh/sshconfig.h"
#include "tests/support/loopbacksshd.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>

using namespace Remote;
using namespace Qt::StringLiterals;

/// From what a person writes to where the connection goes.
class TestHostResolver final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void addressesAreUnderstood_data();
    void addressesAreUnderstood();
    void whatCannotBeAHostIsRefused_data();
    void whatCannotBeAHostIsRefused();
    void configAnswersAsSshDoes_data();
    void configAnswersAsSshDoes();
    void savedHostsComeFirst();
    void storeKeepsHostsPrivately();
    void damagedStoreIsNotOverwritten();
    void aliasesAreListedOnce();

private:
    void write(const QString &name, const QByteArray &content) const;
    [[nodiscard]] QString file(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] HostOptions options() const;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestHostResolver::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write(u"config"_s, R"(# a comment
User everyone

Host web db "quoted name"
    HostName %h.example.net
    Port 2222
Host web
  IdentityFile ~/keys/%n
  IdentityFile=/keys/second
  User late
Host *.lan !bad.lan
    User = lan
Host equals
    Port=2200
Match exec "touch /tmp/never"
    Port 1
Host after
    hostname 10.0.0.9 # trailing
    Include more2
Host *
Include more1
)");
    write(u"more2"_s, "Host hidden\n HostName 10.2.2.2\nHost after\n Port 2201\n");
    write(u"more1"_s, "Host included\n HostName 10.1.1.1\n");
}

void TestHostResolver::write(const QString &name, const QByteArray &content) const
{
    QFile out(file(name));
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(content);
}

HostOptions TestHostResolver::options() const
{
    HostOptions options;
    options.sshConfigFile = file(u"config"_s);
    return options;
}

void TestHostResolver::addressesAreUnderstood_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("address");
    QTest::addColumn<int>("port");
    QTest::newRow("root@vps.example.jp") << u"root"_s << u"vps.example.jp"_s << 22;
    QTest::newRow("root@192.0.2.7:2022") << u"root"_s << u"192.0.2.7"_s << 2022;
    QTest::newRow("admin@[2001:db8::1]:2022") << u"admin"_s << u"2001:db8::1"_s << 2022;
    QTest::newRow("admin@[2001:db8::1]") << u"admin"_s << u"2001:db8::1"_s << 22;
    QTest::newRow("admin@2001:db8::1") << u"admin"_s << u"2001:db8::1"_s << 22;
    QTest::newRow("a@b.example@c.example") << QString() << QString() << 0;
    QTest::newRow("vps.example.jp") << u"everyone"_s << u"vps.example.jp"_s << 22;
    QTest::newRow("x@fe80::1%eth0") << u"x"_s << u"fe80::1%eth0"_s << 22;
}

void TestHostResolver::addressesAreUnderstood()
{
    QFETCH(QString, user);
    QFETCH(QString, address);
    QFETCH(int, port);
    const auto result = resolveHost(QString::fromLatin1(QTest::currentDataTag()),
                                    HostStore(file(u"hosts.json"_s)), options());
    QCOMPARE(result.ok(), !address.isEmpty());
    if (!result)
        return;
    QCOMPARE(result->user, user);
    QCOMPARE(result->address, address);
    QCOMPARE(int(result->port), port);
}

void TestHostResolver::whatCannotBeAHostIsRefused_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("empty") << QString();
    QTest::newRow("dash") << u"-oProxyCommand=x"_s;
    QTest::newRow("dash behind user") << u"root@-oProxyCommand=x"_s;
    QTest::newRow("dash user") << u"-l@host"_s;
    QTest::newRow("no address") << u"root@"_s;
    QTest::newRow("no user") << u"@host"_s;
    QTest::newRow("newline") << u"root@host\nmore"_s;
    QTest::newRow("space") << u"root@ho st"_s;
    QTest::newRow("shell") << u"root@$(id)"_s;
    QTest::newRow("quote in user") << u"r'oot@host"_s;
    QTest::newRow("escape") << u"root@\u001b[31m"_s;
    QTest::newRow("port 0") << u"root@host:0"_s;
    QTest::newRow("port too large") << u"root@host:65536"_s;
    QTest::newRow("port signed") << u"root@host:+22"_s;
    QTest::newRow("port missing") << u"root@host:"_s;
    QTest::newRow("open bracket") << u"root@[::1"_s;
    QTest::newRow("behind bracket") << u"root@[::1]22"_s;
    QTest::newRow("bracket port missing") << u"root@[::1]:"_s;
}

void TestHostResolver::whatCannotBeAHostIsRefused()
{
    QFETCH(QString, host);
    const auto result = resolveHost(host, HostStore(file(u"hosts.json"_s)), options());
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, ErrorCode::BadHostName);
}

void TestHostResolver::configAnswersAsSshDoes_data()
{
    QTest::addColumn<QString>("alias");
    for (const char *alias : {"web", "db", "host.lan", "bad.lan", "equals", "after", "included",
                              "hidden", "nothing.example"})
        QTest::newRow(alias) << QString::fromLatin1(alias);
}

/// `ssh -G` says what OpenSSH makes of the same file in the same moment.
void TestHostResolver::configAnswersAsSshDoes()
{
    QFETCH(QString, alias);
    // Without the Match line, whose program ssh would run, and with the Include's full path.
    QFile original(file(u"config"_s));
    QVERIFY(original.open(QIODevice::ReadOnly));
    QByteArray content = original.readAll();
    content.replace("Match exec \"touch /tmp/never\"", "Match originalhost nobody-at-all");
    content.replace("Include more", QByteArray("Include " + file(u"more"_s).toUtf8()));
    write(u"for-ssh"_s, content);
    const QByteArray said =
        LoopbackSshd::output(u"ssh"_s, {u"-G"_s, u"-F"_s, file(u"for-ssh"_s), alias});
    QVERIFY(!said.isEmpty());
    const auto config = SshConfig::read(file(u"config"_s));
    QVERIFY(config.ok());
    const SshConfigValues values = config->valuesOf(alias);
    const QStringList lines = QString::fromUtf8(said).split(u'\n');
    const QString address = values.hostName.isEmpty() ? alias : values.hostName;
    QVERIFY2(lines.contains(u"hostname "_s + address), said.constData());
    QVERIFY2(lines.contains(u"user "_s + values.user), said.constData());
    QVERIFY2(lines.contains(u"port "_s + QString::number(values.port ? values.port : 22)),
             said.constData());
    if (alias == u"web"_s) { // -G leaves ~ and %n as they are
        QCOMPARE(lines.filter(u"identityfile "_s),
                 (QStringList{u"identityfile ~/keys/%n"_s, u"identityfile /keys/second"_s}));
        QCOMPARE(values.identityFiles,
                 (QStringList{QDir::homePath() + u"/keys/web"_s, u"/keys/second"_s}));
    }
}

void TestHostResolver::savedHostsComeFirst()
{
    HostStore store(file(u"hosts.json"_s));
    QVERIFY(store.save({u"web"_s, u"192.0.2.1"_s, 2022, u"me"_s, u"/my key"_s, {}, {}}).ok());
    const auto result = resolveHost(u"web"_s, store, options());
    QVERIFY(result.ok());
    QCOMPARE(result->address, u"192.0.2.1"_s);
    QCOMPARE(result->port, quint16(2022));
    QCOMPARE(result->user, u"me"_s);
    QCOMPARE(result->identityFiles, QStringList{u"/my key"_s});
    HostOptions given = options();
    given.identityFile = u"/given"_s;
    given.timeout = std::chrono::seconds(3);
    const auto overridden = resolveHost(u"web"_s, store, given);
    QCOMPARE(overridden->identityFiles, QStringList{u"/given"_s});
    QCOMPARE(overridden->connectTimeout, std::chrono::milliseconds(3000));
}

void TestHostResolver::storeKeepsHostsPrivately()
{
    HostStore store(file(u"deep/er/hosts.json"_s));
    const SavedHost first{u"日本語 \"1\""_s, u"192.0.2.1"_s, 22, u"root"_s, {}, u"pg"_s, u"db"_s};
    SavedHost second{u"b"_s, u"::1"_s, 2022, u"admin"_s, u"/k"_s, {}, {}};
    QVERIFY(store.save(first).ok());
    QVERIFY(store.save(second).ok());
    second.user = u"other"_s;
    QVERIFY(store.save(second).ok());
    QCOMPARE(*store.load(), (QList<SavedHost>{first, second}));
    QCOMPARE(QFileInfo(store.file()).permissions() &
                 (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
    QCOMPARE(QDir(file(u"deep/er"_s)).entryList(QDir::Files | QDir::Hidden),
             QStringList{u"hosts.json"_s});
    QVERIFY(store.remove(u"b"_s).ok());
    QCOMPARE(*store.load(), QList<SavedHost>{first});
    QCOMPARE(store.remove(u"b"_s).error().code, ErrorCode::UnknownName);
}

void TestHostResolver::damagedStoreIsNotOverwritten()
{
    for (const char *content : {"{", "[]", "{\"hosts\":3}", "null", ""}) {
        write(u"hosts.json"_s, content);
        HostStore store(file(u"hosts.json"_s));
        QCOMPARE(store.load().error().code, ErrorCode::ParseFailed);
        QVERIFY(!store.save({u"a"_s, u"b"_s, 22, u"c"_s, {}, {}, {}}).ok());
        QFile kept(store.file());
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), QByteArray(content));
    }
}

void TestHostResolver::aliasesAreListedOnce()
{
    HostStore store(file(u"hosts.json"_s));
    QVERIFY(store.save({u"db"_s, u"192.0.2.1"_s, 22, u"me"_s, {}, {}, {}}).ok());
    QStringList names;
    const auto all = allHosts(store, file(u"config"_s));
    QVERIFY(all.ok());
    for (const SavedHost &host : *all)
        names.append(host.name);
    QCOMPARE(names, (QStringList{u"db"_s, u"web"_s, u"quoted name"_s, u"equals"_s, u"after"_s,
                                 u"included"_s}));
    QVERIFY(!QFileInfo::exists(u"/tmp/never"_s));
}

QTEST_GUILESS_MAIN(TestHostResolver)
#include "tst_hostresolver.moc"
