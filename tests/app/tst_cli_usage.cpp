// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/hoststore.h"
#include "tests/app/clirun.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class CliUsageTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusesWrongUsage_data();
    void refusesWrongUsage();
    void showsHelpInBothLanguages();
    void showsItsVersion();
    void followsTheLanguageOfTheSystem_data();
    void followsTheLanguageOfTheSystem();
    void listsHosts();
    void saysWhenThereIsNoHost();
    void refusesDamagedHosts();
    void explainsAPlanFromAFile();
    void explainsAPlanFromStandardInput();
    void refusesWhatIsNoPlan_data();
    void refusesWhatIsNoPlan();
};

void CliUsageTest::refusesWrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("subject");
    QTest::newRow("no such command") << QStringList{u"bogus"_s} << u"bogus"_s;
    QTest::newRow("host missing") << QStringList{u"check"_s} << u"check"_s;
    QTest::newRow("item missing") << QStringList{u"plan"_s, u"web"_s} << u"plan"_s;
    QTest::newRow("too much") << QStringList{u"check"_s, u"web"_s, u"more"_s} << u"more"_s;
    QTest::newRow("no such option")
        << QStringList{u"check"_s, u"web"_s, u"--nope"_s} << u"--nope"_s;
    QTest::newRow("option of another command")
        << QStringList{u"check"_s, u"web"_s, u"--yes"_s} << u"--yes"_s;
    QTest::newRow("value missing") << QStringList{u"check"_s, u"web"_s, u"--item"_s} << u"--item"_s;
    QTest::newRow("value too much")
        << QStringList{u"check"_s, u"web"_s, u"--accept-new-host-key=1"_s}
        << u"--accept-new-host-key"_s;
    QTest::newRow("count of zero")
        << QStringList{u"sample"_s, u"web"_s, u"--count"_s, u"0"_s} << u"--count"_s;
    QTest::newRow("count of a word")
        << QStringList{u"sample"_s, u"web"_s, u"--count=many"_s} << u"--count"_s;
    QTest::newRow("interval too short")
        << QStringList{u"sample"_s, u"web"_s, u"--interval"_s, u"0.1"_s} << u"--interval"_s;
    QTest::newRow("interval of not a number")
        << QStringList{u"sample"_s, u"web"_s, u"--interval"_s, u"nan"_s} << u"--interval"_s;
    QTest::newRow("no such order")
        << QStringList{u"queries"_s, u"web"_s, u"--sort"_s, u"colour"_s} << u"--sort"_s;
    QTest::newRow("nothing to explain") << QStringList{u"explain"_s, u"web"_s} << u"explain"_s;
    QTest::newRow("two things to explain")
        << QStringList{u"explain"_s, u"--plan"_s, u"f"_s, u"--sql"_s, u"x"_s} << u"explain"_s;
    QTest::newRow("query ID of a word")
        << QStringList{u"explain"_s, u"web"_s, u"--queryid"_s, u"x'; --"_s} << u"--queryid"_s;
    QTest::newRow("keep-within too short")
        << QStringList{u"apply"_s, u"web"_s, u"swap"_s, u"--keep-within"_s, u"5"_s}
        << u"--keep-within"_s;
    QTest::newRow("setting without a name")
        << QStringList{u"plan"_s, u"web"_s, u"swap"_s, u"--set"_s, u"=4"_s} << u"--set"_s;
    QTest::newRow("cannot ask") << QStringList{u"apply"_s, u"web"_s, u"swap"_s} << u"--yes"_s;
    QTest::newRow("standard input twice") << QStringList{u"check"_s,
                                                         u"web"_s,
                                                         u"--passphrase-file"_s,
                                                         u"-"_s,
                                                         u"--sudo-password-file"_s,
                                                         u"-"_s}
                                          << u"-"_s;
    QTest::newRow("no such item in check")
        << QStringList{u"check"_s, u"root@127.0.0.1"_s, u"--item"_s, u"swop"_s} << u"swop"_s;
    QTest::newRow("no such item in apply")
        << QStringList{u"apply"_s, u"root@127.0.0.1"_s, u"swop"_s, u"--yes"_s} << u"swop"_s;
    QTest::newRow("host like an option")
        << QStringList{u"check"_s, u"--"_s, u"-oProxyCommand=x"_s} << u"-oProxyCommand=x"_s;
    QTest::newRow("no such language")
        << QStringList{u"hosts"_s, u"--lang"_s, u"de"_s} << u"--lang"_s;
}

void CliUsageTest::refusesWrongUsage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, subject);
    const CliRun english = runCli(arguments);
    QCOMPARE(english.exitCode, 2);
    QVERIFY2(english.out.isEmpty(), english.out.constData());
    const QByteArray line = singleLine(english.err);
    QVERIFY2(line.startsWith("clawtune: ") && line.endsWith('.'), english.err.constData());
    QVERIFY2(line.contains(subject.toUtf8()), line.constData());

    const CliRun japanese = runCli(QStringList{u"--lang"_s, u"ja"_s} + arguments);
    QCOMPARE(japanese.exitCode, 2);
    if (!arguments.contains(u"--lang"_s))
        QVERIFY2(singleLine(japanese.err).endsWith("。"), japanese.err.constData());

    const CliRun json = runCli(QStringList{u"--json"_s} + arguments);
    QCOMPARE(json.exitCode, 2);
    QVERIFY(json.out.isEmpty());
    QCOMPARE(json.errorObject().value("subject"_L1).toString(), subject);
    QVERIFY(!json.errorObject().value("code"_L1).toString().isEmpty());
    QVERIFY(!json.errorObject().value("message"_L1).toString().isEmpty());
}

void CliUsageTest::showsHelpInBothLanguages()
{
    const QByteArrayList commands{"check",   "plan",   "apply",   "confirm", "undo",
                                  "journal", "sample", "queries", "explain", "hosts"};
    const QByteArrayList options{"--identity",
                                 "--config",
                                 "--known-hosts",
                                 "--passphrase-file",
                                 "--pg-user",
                                 "--pg-password-file",
                                 "--pg-address",
                                 "--accept-new-host-key",
                                 "--sudo-password-file",
                                 "--json",
                                 "--lang",
                                 "--timeout",
                                 "--keep-within",
                                 "--hold"};
    for (const QString &language : {u"en"_s, u"ja"_s}) {
        const CliRun help = runCli({u"--help"_s, u"--lang"_s, language});
        QCOMPARE(help.exitCode, 0);
        for (const QByteArray &word : commands + options)
            QVERIFY2(help.out.contains(word), word.constData());
        QCOMPARE(help.out.contains("チェックリスト"), language == u"ja");
    }
}

void CliUsageTest::showsItsVersion()
{
    const CliRun run = runCli({u"--version"_s});
    QCOMPARE(run.exitCode, 0);
    QVERIFY(singleLine(run.out).startsWith("clawtune "));
}

void CliUsageTest::followsTheLanguageOfTheSystem_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<bool>("isJapanese");
    QTest::newRow("Japanese") << u"ja_JP.UTF-8"_s << true;
    QTest::newRow("C") << u"C.UTF-8"_s << false;
    QTest::newRow("German") << u"de_DE.UTF-8"_s << false;
    QTest::newRow("Javanese") << u"jv_ID.UTF-8"_s << false;
}

void CliUsageTest::followsTheLanguageOfTheSystem()
{
    QFETCH(QString, locale);
    CliSetting setting;
    setting.environment.insert(u"LC_ALL"_s, locale);
    setting.environment.insert(u"LANG"_s, locale);
    const CliRun run = runCli({u"bogus"_s}, setting);
    QTEST(run.err.contains("。"), "isJapanese");
}

void CliUsageTest::listsHosts()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(u"clawtune"_s));
    Remote::HostStore store(folder.filePath(u"clawtune/hosts.json"_s));
    Remote::SavedHost saved;
    saved.name = u"ウェブ"_s;
    saved.address = u"192.0.2.1"_s;
    saved.port = 2222;
    saved.user = u"admin"_s;
    QVERIFY(store.save(saved).ok());
    QFile config(folder.filePath(u"ssh_config"_s));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("Host backup\n  HostName 192.0.2.9\n  User ops\n  Port 2200\nHost *.example\n");
    config.close();

    CliSetting setting;
    setting.environment.insert(u"XDG_CONFIG_HOME"_s, folder.path());
    const QStringList arguments{u"hosts"_s, u"--config"_s, config.fileName()};
    const CliRun json = runCli(arguments + QStringList{u"--json"_s}, setting);
    QCOMPARE(json.exitCode, 0);
    const QJsonArray hosts = json.outObject().value("hosts"_L1).toArray();
    QCOMPARE(hosts.size(), 2);
    const QJsonObject first{{u"name"_s, u"ウェブ"_s},
                            {u"user"_s, u"admin"_s},
                            {u"address"_s, u"192.0.2.1"_s},
                            {u"port"_s, 2222},
                            {u"source"_s, u"saved"_s}};
    const QJsonObject second{{u"name"_s, u"backup"_s},
                             {u"user"_s, u"ops"_s},
                             {u"address"_s, u"192.0.2.9"_s},
                             {u"port"_s, 2200},
                             {u"source"_s, u"ssh-config"_s}};
    QCOMPARE(hosts[0].toObject(), first);
    QCOMPARE(hosts[1].toObject(), second);

    const CliRun table = runCli(arguments, setting);
    QCOMPARE(table.exitCode, 0);
    QCOMPARE(table.out.count('\n'), 3);
    QVERIFY(table.out.contains("192.0.2.9"));
}

void CliUsageTest::saysWhenThereIsNoHost()
{
    const QTemporaryDir folder;
    CliSetting setting;
    setting.environment.insert(u"XDG_CONFIG_HOME"_s, folder.path());
    QFile config(folder.filePath(u"ssh_config"_s));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.close();
    const CliRun run = runCli({u"hosts"_s, u"--config"_s, config.fileName()}, setting);
    QCOMPARE(run.exitCode, 0);
    QVERIFY(!singleLine(run.out).isEmpty());
}

void CliUsageTest::refusesDamagedHosts()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(u"clawtune"_s));
    QFile file(folder.filePath(u"clawtune/hosts.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"hosts\":[");
    file.close();
    CliSetting setting;
    setting.environment.insert(u"XDG_CONFIG_HOME"_s, folder.path());
    const CliRun run = runCli({u"hosts"_s, u"--json"_s}, setting);
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.errorObject().value("code"_L1).toString(), u"parse-failed"_s);
}

void CliUsageTest::explainsAPlanFromAFile()
{
    // Real output of PostgreSQL 15, EXPLAIN (ANALYZE, BUFFERS, VERBOSE, FORMAT JSON).
    const QString file =
        QStringLiteral(TEST_SOURCE_DIR "/../remote/postgres/fixtures/plans/plan_15.json");
    QVERIFY(QFile::exists(file));
    const CliRun json = runCli({u"explain"_s, u"--plan"_s, file, u"--json"_s});
    QCOMPARE(json.exitCode, 0);
    const QJsonObject plan = json.outObject().value("plan"_L1).toObject();
    for (const QString &field : {u"node_type"_s, u"exclusive_ms"_s, u"exclusive_blocks"_s,
                                 u"rows_factor"_s, u"warnings"_s, u"children"_s})
        QVERIFY2(plan.contains(field), qPrintable(field));
    QVERIFY(plan.value("children"_L1).isArray() && plan.value("warnings"_L1).isArray());

    const CliRun tree = runCli({u"explain"_s, u"--plan"_s, file});
    QCOMPARE(tree.exitCode, 0);
    QVERIFY(tree.out.contains(plan.value("node_type"_L1).toString().toUtf8()));
    QVERIFY(tree.out.count('\n') > 3);
}

void CliUsageTest::explainsAPlanFromStandardInput()
{
    // As psql prints it, with an alignment that JSON does not mind.
    CliSetting setting;
    setting.input = "[\n  {\n    \"Plan\": {\n      \"Node Type\": \"Seq Scan\",\n"
                    "      \"Relation Name\": \"orders\",\n      \"Alias\": \"orders\",\n"
                    "      \"Startup Cost\": 0.00,\n      \"Total Cost\": 155.00,\n"
                    "      \"Plan Rows\": 10000,\n      \"Plan Width\": 8\n    }\n  }\n]\n";
    const CliRun run = runCli({u"explain"_s, u"--plan"_s, u"-"_s, u"--json"_s}, setting);
    QCOMPARE(run.exitCode, 0);
    const QJsonObject plan = run.outObject().value("plan"_L1).toObject();
    QCOMPARE(plan.value("node_type"_L1).toString(), u"Seq Scan"_s);
    QVERIFY(plan.value("exclusive_ms"_L1).isNull());
}

void CliUsageTest::refusesWhatIsNoPlan_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("Seq Scan on orders  (cost=0.00..155.00)");
    QTest::newRow("other JSON") << QByteArray("{\"hosts\": []}");
    QTest::newRow("cut short") << QByteArray("[{\"Plan\": {\"Node Type\": \"Seq");
    QTest::newRow("deep") << QByteArray(100'000, '[');
    QTest::newRow("binary") << QByteArray("\x00\xff\xfe\x1b[31m", 8);
}

void CliUsageTest::refusesWhatIsNoPlan()
{
    QFETCH(QByteArray, input);
    CliSetting setting;
    setting.input = input;
    const CliRun run = runCli({u"explain"_s, u"--plan"_s, u"-"_s}, setting);
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(!singleLine(run.err).isEmpty(), run.err.constData());
    QVERIFY(!run.err.contains('\x1b'));
}

QTEST_GUILESS_MAIN(CliUsageTest)
#include "tst_cli_usage.moc"
