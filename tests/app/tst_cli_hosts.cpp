// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/clirun.h"
#include "tests/support/loopbacksshd.h"

#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// The built program against a real sshd on the loopback, and against what is none.
class CliHostsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void saysWhyItCannotConnect_data();
    void saysWhyItCannotConnect();
    void learnsANewHostKeyOnlyWhenTold();
    void refusesAChangedHostKey();
    void takesThePassphrase_data();
    void takesThePassphrase();
    void samplesAsJsonLines();
    void samplesForPeople();
    void endsWithItsReader();
    void checksWithoutAdministratorRights();
    void readsAliasesOfSshConfig();

private:
    QStringList hostArguments(const QString &key = u"key"_s) const;
    QString host(quint16 port = 0) const;

    std::unique_ptr<LoopbackSshd> m_server;
    quint16 m_closedPort = 0;
};

void CliHostsTest::initTestCase()
{
    m_server = std::make_unique<LoopbackSshd>();
    m_server->makeKey(u"key"_s);
    m_server->makeKey(u"stranger"_s, false);
    m_server->makeKey(u"locked"_s, true, {}, {u"-N"_s, u"open sesame"_s});
    QVERIFY2(m_server->start(), m_server->log().constData());
    (void)m_server->parameters(u"key"_s); // writes known_hosts
    m_closedPort = LoopbackSshd::freePort();
    QFile noKey(m_server->file(u"nokey"_s));
    QVERIFY(noKey.open(QIODevice::WriteOnly));
    noKey.write("not a key\n");
    QFile changed(m_server->file(u"changed_hosts"_s));
    QVERIFY(changed.open(QIODevice::WriteOnly));
    QFile other(m_server->file(u"stranger.pub"_s));
    QVERIFY(other.open(QIODevice::ReadOnly));
    changed.write("[127.0.0.1]:" + QByteArray::number(m_server->port()) + ' ' +
                  other.readAll().split(' ').mid(0, 2).join(' ') + '\n');
    QFile(m_server->file(u"empty"_s)).open(QIODevice::WriteOnly);
}

QString CliHostsTest::host(quint16 port) const
{
    return u"%1@127.0.0.1:%2"_s.arg(LoopbackSshd::currentUser())
        .arg(port ? port : m_server->port());
}

QStringList CliHostsTest::hostArguments(const QString &key) const
{
    return {host(),
            u"--identity"_s,
            m_server->file(key),
            u"--config"_s,
            m_server->file(u"empty"_s),
            u"--known-hosts"_s,
            m_server->file(u"known_hosts"_s)};
}

void CliHostsTest::saysWhyItCannotConnect_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("code");
    const QStringList common{u"--config"_s, m_server->file(u"empty"_s), u"--known-hosts"_s,
                             m_server->file(u"known_hosts"_s)};
    QTest::newRow("refused port") << common + QStringList{host(m_closedPort)}
                                  << u"connection-refused"_s;
    QTest::newRow("key file missing")
        << common + QStringList{host(), u"--identity"_s, u"/nonexistent/key"_s}
        << u"key-file-missing"_s;
    QTest::newRow("not a key") << common + QStringList{host(), u"--identity"_s,
                                                       m_server->file(u"nokey"_s)}
                               << u"key-file-invalid"_s;
    QTest::newRow("key the server does not know")
        << hostArguments(u"stranger"_s) << u"authentication-denied"_s;
    QTest::newRow("passphrase missing") << hostArguments(u"locked"_s) << u"passphrase-needed"_s;
    QTest::newRow("passphrase file missing")
        << hostArguments(u"locked"_s) + QStringList{u"--passphrase-file"_s, u"/nonexistent"_s}
        << u"file-missing"_s;
    QTest::newRow("ssh_config missing")
        << QStringList{host(), u"--config"_s, u"/nonexistent/config"_s} << u"file-missing"_s;
    QTest::newRow("not a host") << common + QStringList{u"user@"_s} << u"bad-host-name"_s;
}

void CliHostsTest::saysWhyItCannotConnect()
{
    QFETCH(QStringList, arguments);
    const CliRun json = runCli(QStringList{u"check"_s, u"--json"_s} + arguments);
    QCOMPARE(json.exitCode, 2);
    QTEST(json.errorObject().value("code"_L1).toString(), "code");
    QVERIFY(json.out.isEmpty());

    const CliRun english = runCli(QStringList{u"check"_s} + arguments);
    QCOMPARE(english.exitCode, 2);
    QVERIFY2(singleLine(english.err).startsWith("clawtune: "), english.err.constData());
    const CliRun japanese = runCli(QStringList{u"check"_s, u"--lang"_s, u"ja"_s} + arguments);
    QCOMPARE(japanese.exitCode, 2);
    QVERIFY2(singleLine(japanese.err).contains("。"), japanese.err.constData());
}

void CliHostsTest::learnsANewHostKeyOnlyWhenTold()
{
    const QString known = m_server->file(u"learned"_s);
    const QStringList arguments{u"check"_s,
                                host(),
                                u"--json"_s,
                                u"--identity"_s,
                                m_server->file(u"key"_s),
                                u"--config"_s,
                                m_server->file(u"empty"_s),
                                u"--known-hosts"_s,
                                known,
                                u"--item"_s,
                                u"swap"_s};
    const CliRun refused = runCli(arguments);
    QCOMPARE(refused.exitCode, 2);
    QCOMPARE(refused.errorObject().value("code"_L1).toString(), u"host-key-unknown"_s);
    // The fingerprint as OpenSSH prints it.
    const QByteArray printed =
        LoopbackSshd::output(u"ssh-keygen"_s, {u"-lf"_s, m_server->file(u"host_ed25519.pub"_s)});
    const QString fingerprint = QString::fromLatin1(printed.split(' ').value(1));
    QVERIFY(fingerprint.startsWith(u"SHA256:"_s));
    QVERIFY(refused.errorObject().value("message"_L1).toString().contains(fingerprint));
    QVERIFY(!QFile::exists(known));

    const CliRun accepted = runCli(arguments + QStringList{u"--accept-new-host-key"_s});
    QVERIFY2(accepted.exitCode == 0 || accepted.exitCode == 1, accepted.err.constData());
    const QString name = u"[127.0.0.1]:%1"_s.arg(m_server->port());
    QVERIFY(LoopbackSshd::output(u"ssh-keygen"_s, {u"-F"_s, name, u"-f"_s, known})
                .contains("ssh-ed25519"));
    const CliRun known2 = runCli(arguments);
    QVERIFY(known2.exitCode == 0 || known2.exitCode == 1);
}

void CliHostsTest::refusesAChangedHostKey()
{
    const QStringList arguments{u"check"_s,         host(),
                                u"--json"_s,        u"--accept-new-host-key"_s,
                                u"--identity"_s,    m_server->file(u"key"_s),
                                u"--config"_s,      m_server->file(u"empty"_s),
                                u"--known-hosts"_s, m_server->file(u"changed_hosts"_s)};
    const CliRun run = runCli(arguments);
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.errorObject().value("code"_L1).toString(), u"host-key-changed"_s);
}

void CliHostsTest::takesThePassphrase_data()
{
    QTest::addColumn<QByteArray>("passphrase");
    QTest::addColumn<bool>("fromInput");
    QTest::addColumn<QString>("code");
    QTest::newRow("right, from a file") << QByteArray("open sesame\n") << false << QString();
    QTest::newRow("right, from standard input") << QByteArray("open sesame") << true << QString();
    QTest::newRow("wrong") << QByteArray("open barley\n") << false << u"passphrase-wrong"_s;
    QTest::newRow("empty file") << QByteArray() << false << u"file-unreadable"_s;
}

void CliHostsTest::takesThePassphrase()
{
    QFETCH(QByteArray, passphrase);
    QFETCH(bool, fromInput);
    QFETCH(QString, code);
    QFile file(m_server->file(u"passphrase"_s));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(passphrase);
    file.close();
    CliSetting setting;
    setting.input = fromInput ? passphrase : QByteArray();
    const CliRun run = runCli(
        QStringList{u"check"_s, u"--json"_s, u"--item"_s, u"swap"_s} + hostArguments(u"locked"_s) +
            QStringList{u"--passphrase-file"_s, fromInput ? u"-"_s : file.fileName()},
        setting);
    QCOMPARE(run.errorObject().value("code"_L1).toString(), code);
    QCOMPARE(run.exitCode == 2, !code.isEmpty());
    QVERIFY(!run.err.contains("open"));
}

void CliHostsTest::samplesAsJsonLines()
{
    const CliRun run = runCli(
        QStringList{u"sample"_s, u"--json"_s, u"--count"_s, u"2"_s, u"--interval"_s, u"0.5"_s} +
        hostArguments());
    QVERIFY2(run.exitCode == 0, run.err.constData());
    QVERIFY2(run.err.isEmpty(), run.err.constData());
    const QList<QJsonObject> ticks = run.outObjects();
    QCOMPARE(ticks.size(), 2);
    for (const QJsonObject &tick : ticks) {
        for (const QString &field :
             {u"time"_s, u"interval"_s, u"cpu"_s, u"load"_s, u"memory"_s, u"pressure"_s, u"disks"_s,
              u"network"_s, u"processes"_s, u"containers"_s})
            QVERIFY2(tick.contains(field), qPrintable(field));
        const QJsonObject cpu = tick.value("cpu"_L1).toObject();
        for (const QString &field : {u"busy"_s, u"user"_s, u"nice"_s, u"system"_s, u"iowait"_s,
                                     u"irq"_s, u"softirq"_s, u"steal"_s, u"cores"_s})
            QVERIFY2(cpu.contains(field), qPrintable(field));
        QVERIFY(tick.value("interval"_L1).toDouble() >= 0.4);
        QCOMPARE(tick.value("load"_L1).toArray().size(), 3);
        QVERIFY(tick.value("processes"_L1).toArray().size() > 1);
        QVERIFY(tick.value("containers"_L1).isArray());
    }
    // The same machine: /proc/meminfo says the total in KiB.
    QFile meminfo(u"/proc/meminfo"_s);
    QVERIFY(meminfo.open(QIODevice::ReadOnly));
    const double total = meminfo.readLine().simplified().split(' ').value(1).toDouble() * 1024;
    QCOMPARE(ticks[0].value("memory"_L1).toObject().value("total"_L1).toDouble(), total);
}

void CliHostsTest::samplesForPeople()
{
    const CliRun run = runCli(QStringList{u"sample"_s, u"--count"_s, u"1"_s, u"--interval"_s,
                                          u"0.5"_s, u"--lang"_s, u"ja"_s} +
                              hostArguments());
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.out.count('\n'), 2);
    // An idle computer uses less than one GiB.
    static const QRegularExpression amount(u"[0-9]\\s?[MGT]iB(?!/)"_s);
    QVERIFY(run.out.contains("メモリ"));
    QVERIFY2(amount.match(QString::fromUtf8(run.out)).hasMatch(), run.out.constData());
}

void CliHostsTest::endsWithItsReader()
{
    QProcess shell;
    const QString command = u"\"$0\" sample \"$@\" --json --interval 0.5 | head -n 1"_s;
    shell.start(u"sh"_s,
                QStringList{u"-c"_s, command, QStringLiteral(CLAWTUNE_PROGRAM)} + hostArguments());
    QVERIFY(shell.waitForFinished(60'000));
    QCOMPARE(shell.readAllStandardOutput().count('\n'), 1);
    QVERIFY(shell.readAllStandardError().isEmpty());
}

void CliHostsTest::checksWithoutAdministratorRights()
{
    const CliRun run = runCli(QStringList{u"check"_s, u"--json"_s} + hostArguments());
    QVERIFY2(run.exitCode == 0 || run.exitCode == 1, run.err.constData());
    const QJsonObject answer = run.outObject();
    QCOMPARE(answer.value("host"_L1).toString(), host());
    const QJsonArray items = answer.value("items"_L1).toArray();
    QVERIFY(items.size() >= 2);
    static const QStringList statuses{u"pass"_s, u"partial"_s, u"fail"_s, u"not-applicable"_s,
                                      u"unknown"_s};
    bool allWell = true;
    for (const auto value : items) {
        const QJsonObject item = value.toObject();
        for (const QString &field :
             {u"id"_s, u"status"_s, u"summary"_s, u"evidence"_s, u"advice"_s})
            QVERIFY2(item.contains(field), qPrintable(field));
        const QString status = item.value("status"_L1).toString();
        QVERIFY2(statuses.contains(status), qPrintable(status));
        allWell = allWell && (status == u"pass" || status == u"not-applicable");
        const QJsonArray evidence = item.value("evidence"_L1).toArray();
        QVERIFY(!evidence.isEmpty());
        for (const QString &field : {u"name"_s, u"value"_s, u"expected"_s, u"source"_s})
            QVERIFY2(evidence[0].toObject().contains(field), qPrintable(field));
    }
    QCOMPARE(run.exitCode, allWell ? 0 : 1);
}

void CliHostsTest::readsAliasesOfSshConfig()
{
    QFile config(m_server->file(u"ssh_config"_s));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write(u"Host loop\n  HostName 127.0.0.1\n  Port %1\n  User %2\n  IdentityFile %3\n"_s
                     .arg(m_server->port())
                     .arg(LoopbackSshd::currentUser(), m_server->file(u"key"_s))
                     .toUtf8());
    config.close();
    const CliRun run =
        runCli({u"check"_s, u"loop"_s, u"--json"_s, u"--item"_s, u"swap"_s, u"--config"_s,
                config.fileName(), u"--known-hosts"_s, m_server->file(u"known_hosts"_s)});
    QVERIFY2(run.exitCode == 0 || run.exitCode == 1, run.err.constData());
    QCOMPARE(run.outObject().value("host"_L1).toString(), u"loop"_s);
    QCOMPARE(run.outObject().value("items"_L1).toArray().size(), 1);
}

QTEST_GUILESS_MAIN(CliHostsTest)
#include "tst_cli_hosts.moc"
