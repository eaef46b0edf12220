// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/vpsrun.h"
#include "tests/support/signalprocess.h"
#include "tests/support/vps.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

/// The command line against the test VPS: the shapes of its answers, and one item from look to
/// undo. What the numbers mean is tested beside the parts that make them.
class CliVpsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void checkShowsBothItems();
    void sampleGivesOneObjectATick();
    void planShowsCommandsAndDifferences();
    void appliesAndUndoesSwap();
    void holdsUntilConfirmed();
    void interruptedApplyEndsByItself();
    void administratorThroughSudo();
    void listsStatements();
    void explainsAStatement();

private:
    static void showsPostgres(const QJsonObject &tick);
    QStringList postgresArguments() const;
    QByteArray etcChecksum() const;
    QByteArray activeSwap() const { return m_vps.onServer(u"swapon --show=NAME --noheadings"_s); }
    QJsonObject newestChange() const;
    void undoAll();

    VpsRun m_vps;
    QByteArray m_swapBefore;
};

void CliVpsTest::initTestCase()
{
    QVERIFY2(m_vps.lockKernel(), "nobody gave the lock of the kernel values back");
    undoAll();
    m_swapBefore = activeSwap();
    QVERIFY2(!m_swapBefore.startsWith("failed"), m_swapBefore.constData());
}

void CliVpsTest::cleanupTestCase()
{
    undoAll();
    m_vps.unlockKernel();
}

/// Takes back what a failed test left behind, newest first.
void CliVpsTest::undoAll()
{
    const CliRun journal = m_vps.run(u"journal"_s, {u"--json"_s});
    for (const auto value : journal.outObject().value("changes"_L1).toArray()) {
        const QJsonObject change = value.toObject();
        if (change.value("state"_L1).toString() == u"done")
            (void)m_vps.run(u"undo"_s, {change.value("change"_L1).toString()});
    }
}

QByteArray CliVpsTest::etcChecksum() const
{
    // mtab and the like are links into /proc; what counts are names, modes and contents.
    return m_vps.onServer(
        u"cd /etc && find . -type f -printf '%p %m %U %G ' -exec sha256sum {} \\; | sort | sha256sum"_s);
}

QJsonObject CliVpsTest::newestChange() const
{
    const CliRun journal = m_vps.run(u"journal"_s, {u"--json"_s});
    return journal.outObject().value("changes"_L1).toArray().at(0).toObject();
}

QStringList CliVpsTest::postgresArguments() const
{
    return {u"--pg-user"_s,
            Vps::variable("CLAWTUNE_VPS_PG_USER"),
            u"--database"_s,
            Vps::variable("CLAWTUNE_VPS_PG_DATABASE"),
            u"--pg-password-file"_s,
            m_vps.file(u"pg"_s, Vps::variable("CLAWTUNE_VPS_PG_PASSWORD").toUtf8() + '\n'),
            u"--json"_s};
}

void CliVpsTest::checkShowsBothItems()
{
    const CliRun run = m_vps.run(u"check"_s, {u"--json"_s});
    QVERIFY2(run.exitCode == 0 || run.exitCode == 1, run.err.constData());
    QStringList ids;
    for (const auto value : run.outObject().value("items"_L1).toArray()) {
        const QJsonObject item = value.toObject();
        ids.append(item.value("id"_L1).toString());
        QVERIFY(!item.value("summary"_L1).toString().isEmpty());
        QVERIFY(item.value("evidence"_L1).toArray().size() > 1);
        QVERIFY(item.value("probes"_L1).toArray().size() > 3);
        QVERIFY2(item.value("status"_L1).toString() != u"unknown", run.out.constData());
    }
    QVERIFY(ids.contains(u"swap"_s) && ids.contains(u"file-descriptors"_s));

    const CliRun japanese = m_vps.run(u"check"_s, {u"--lang"_s, u"ja"_s});
    QCOMPARE(japanese.exitCode, run.exitCode);
    QVERIFY(japanese.out.contains("システムスワップ"));
    const QRegularExpression english(u"\\b(Pass|Fail|Partial|expected)\\b"_s);
    QVERIFY2(!QString::fromUtf8(japanese.out).contains(english), japanese.out.constData());
}

/// The stack's database is a process in a container that is also told.
void CliVpsTest::showsPostgres(const QJsonObject &tick)
{
    QString container;
    for (const auto value : tick.value("processes"_L1).toArray()) {
        const QJsonObject row = value.toObject();
        if (row.value("name"_L1).toString() != u"postgres" || !row.value("container"_L1).isString())
            continue;
        container = row.value("container"_L1).toString();
        QVERIFY(row.value("pid"_L1).toInt() > 1);
        QVERIFY(row.value("rss"_L1).toDouble() > 1e6);
        QVERIFY(row.value("cpu"_L1).toDouble(-1) >= 0);
        QVERIFY(row.value("write_bytes"_L1).toDouble(-1) >= 0);
        QVERIFY(row.value("start"_L1).toDouble() > 1e9);
    }
    QCOMPARE(container.size(), 64);
    for (const auto value : tick.value("containers"_L1).toArray()) {
        const QJsonObject row = value.toObject();
        if (row.value("id"_L1).toString() != container)
            continue;
        QVERIFY(row.value("cpu"_L1).toDouble(-1) >= 0);
        QVERIFY(row.value("memory"_L1).toDouble() > 1e6);
        QVERIFY(row.value("rx_bytes"_L1).toDouble(-1) >= 0);
        QVERIFY(row.value("pids"_L1).toInt() > 1);
        QVERIFY(row.contains("memory_limit"_L1) && row.contains("name"_L1));
        return;
    }
    QFAIL("its container is missing");
}

void CliVpsTest::sampleGivesOneObjectATick()
{
    const CliRun run = m_vps.run(u"sample"_s, {u"--count"_s, u"3"_s, u"--json"_s});
    QVERIFY2(run.exitCode == 0, run.err.constData());
    const QList<QJsonObject> ticks = run.outObjects();
    QCOMPARE(ticks.size(), 3);
    const double seconds =
        ticks[2].value("time"_L1).toDouble() - ticks[0].value("time"_L1).toDouble();
    QVERIFY2(seconds > 1.5 && seconds < 20, run.out.constData());
    for (const QJsonObject &tick : ticks) {
        const double busy = tick.value("cpu"_L1).toObject().value("busy"_L1).toDouble(-1);
        QVERIFY(busy >= 0 && busy <= 1);
        QVERIFY(!tick.value("network"_L1).toArray().isEmpty());
        showsPostgres(tick);
    }
    QStringList names;
    for (const auto container : ticks.last().value("containers"_L1).toArray())
        names.append(container.toObject().value("name"_L1).toString());
    QVERIFY2(names.contains(u"openclaw-postgres"_s), qPrintable(names.join(u' ')));
}

void CliVpsTest::planShowsCommandsAndDifferences()
{
    const QByteArray before = etcChecksum();
    const CliRun run = m_vps.run(u"plan"_s, {u"swap"_s, u"--json"_s});
    QVERIFY2(run.exitCode == 0, run.err.constData());
    const QJsonObject plan = run.outObject();
    QCOMPARE(plan.value("item"_L1).toString(), u"swap"_s);
    QVERIFY(plan.value("steps"_L1).toArray().size() > 1);
    for (const auto step : plan.value("steps"_L1).toArray()) {
        QVERIFY(!step.toObject().value("name"_L1).toString().isEmpty());
        QVERIFY(!step.toObject().value("command"_L1).toString().isEmpty());
    }
    QVERIFY(plan.value("diff"_L1).toString().contains(u"+vm.swappiness"_s));
    QVERIFY(!plan.value("risk"_L1).toString().isEmpty());
    QVERIFY(plan.value("restarts"_L1).isArray() && plan.value("confirm"_L1).isBool());
    QCOMPARE(etcChecksum(), before);

    const CliRun text = m_vps.run(u"plan"_s, {u"swap"_s});
    QCOMPARE(text.exitCode, 0);
    QVERIFY(text.out.contains("swapon") && text.out.contains("+vm.swappiness"));
    QCOMPARE(etcChecksum(), before);
    QCOMPARE(activeSwap(), m_swapBefore);
}

void CliVpsTest::appliesAndUndoesSwap()
{
    const QByteArray etcBefore = etcChecksum();
    const CliRun applied = m_vps.run(u"apply"_s, {u"swap"_s, u"--yes"_s, u"--json"_s});
    QVERIFY2(applied.exitCode == 0, applied.all().constData());
    const QJsonObject outcome = applied.outObject();
    QCOMPARE(outcome.value("state"_L1).toString(), u"done"_s);
    QCOMPARE(outcome.value("item"_L1).toString(), u"swap"_s);
    QVERIFY(outcome.value("before"_L1).toObject().value("status"_L1).toString() != u"pass");
    QCOMPARE(outcome.value("after"_L1).toObject().value("status"_L1).toString(), u"pass"_s);
    QVERIFY(outcome.value("steps"_L1).toArray().size() > 1);
    const QString change = outcome.value("change"_L1).toString();
    QVERIFY(!change.isEmpty());
    QVERIFY(activeSwap() != m_swapBefore);

    QCOMPARE(m_vps.run(u"check"_s, {u"--item"_s, u"swap"_s}).exitCode, 0);
    const CliRun again = m_vps.run(u"apply"_s, {u"swap"_s, u"--yes"_s, u"--json"_s});
    QCOMPARE(again.exitCode, 0);
    QCOMPARE(again.outObject().value("state"_L1).toString(), u"unchanged"_s);
    QVERIFY(again.outObject().value("change"_L1).isNull());

    const QJsonObject entry = newestChange();
    QCOMPARE(entry.value("change"_L1).toString(), change);
    QCOMPARE(entry.value("item"_L1).toString(), u"swap"_s);
    QCOMPARE(entry.value("state"_L1).toString(), u"done"_s);
    QCOMPARE(entry.value("user"_L1).toString(), u"root"_s);
    QVERIFY(entry.value("time"_L1).toDouble() > 1.7e9);

    const CliRun undone = m_vps.run(u"undo"_s, {change, u"--json"_s});
    QVERIFY2(undone.exitCode == 0, undone.all().constData());
    QCOMPARE(undone.outObject().value("state"_L1).toString(), u"undone"_s);
    QCOMPARE(etcChecksum(), etcBefore);
    QCOMPARE(activeSwap(), m_swapBefore);
    const CliRun twice = m_vps.run(u"undo"_s, {change, u"--json"_s});
    QVERIFY2(twice.exitCode == 0, twice.err.constData());
    QCOMPARE(twice.outObject().value("state"_L1).toString(), u"unchanged"_s);
}

void CliVpsTest::holdsUntilConfirmed()
{
    const CliRun held = m_vps.run(u"apply"_s, {u"swap"_s, u"--yes"_s, u"--hold"_s,
                                               u"--keep-within"_s, u"300"_s, u"--json"_s});
    QVERIFY2(held.exitCode == 0, held.all().constData());
    QCOMPARE(held.outObject().value("state"_L1).toString(), u"held"_s);
    const QString change = held.outObject().value("change"_L1).toString();
    QCOMPARE(newestChange().value("state"_L1).toString(), u"held"_s);

    // Whoever looks next hears of it.
    QVERIFY(m_vps.run(u"check"_s, {u"--item"_s, u"swap"_s}).err.contains("clawtune journal"));
    const CliRun other = m_vps.run(u"apply"_s, {u"swap"_s, u"--yes"_s, u"--json"_s});
    QVERIFY(other.exitCode == 3 || other.outObject().value("state"_L1).toString() == u"unchanged");

    const CliRun confirmed = m_vps.run(u"confirm"_s, {change, u"--json"_s});
    QVERIFY2(confirmed.exitCode == 0, confirmed.all().constData());
    QCOMPARE(confirmed.outObject().value("state"_L1).toString(), u"done"_s);
    const CliRun again = m_vps.run(u"confirm"_s, {change, u"--json"_s});
    QVERIFY(again.exitCode != 0);
    QCOMPARE(m_vps.run(u"undo"_s, {change}).exitCode, 0);
    QCOMPARE(activeSwap(), m_swapBefore);
}

void CliVpsTest::interruptedApplyEndsByItself()
{
    const QByteArray etcBefore = etcChecksum();
    QProcess apply;
    apply.start(QStringLiteral(CLAWTUNE_PROGRAM),
                m_vps.arguments(u"apply"_s) +
                    QStringList{u"swap"_s, u"--yes"_s, u"--keep-within"_s, u"20"_s});
    apply.setReadChannel(QProcess::StandardError);
    QByteArray notes;
    while (!notes.contains("Step ") && apply.waitForReadyRead(60'000))
        notes += apply.readAllStandardError();
    QVERIFY2(notes.contains("Step "), notes.constData());
    (void)signalProcess(apply.processId(), SIGINT);
    QVERIFY(apply.waitForFinished(30'000));
    notes += apply.readAllStandardError();
    QCOMPARE(apply.exitStatus(), QProcess::NormalExit);
    // 0: the change was kept in the instant of the signal.
    QVERIFY2(apply.exitCode() == 2 || apply.exitCode() == 0, notes.constData());
    QVERIFY2(apply.exitCode() == 0 || notes.contains("clawtune journal"), notes.constData());

    const auto isOver = [this] {
        const QString state = newestChange().value("state"_L1).toString();
        return state == u"rolled-back" || state == u"done";
    };
    QTRY_VERIFY_WITH_TIMEOUT(isOver(), 120'000);
    undoAll();
    QCOMPARE(etcChecksum(), etcBefore);
    QCOMPARE(activeSwap(), m_swapBefore);
}

void CliVpsTest::administratorThroughSudo()
{
    const QString admin = Vps::variable("CLAWTUNE_VPS_ADMIN");
    const QByteArray password = Vps::variable("CLAWTUNE_VPS_ADMIN_PASSWORD").toUtf8();
    const QString right = m_vps.file(u"right"_s, password + '\n');
    const CliRun journal =
        m_vps.run(u"journal"_s, {u"--json"_s, u"--sudo-password-file"_s, right}, admin);
    QVERIFY2(journal.exitCode == 0, journal.err.constData());
    QVERIFY(journal.outObject().value("changes"_L1).isArray());

    const CliRun applied = m_vps.run(
        u"apply"_s, {u"swap"_s, u"--yes"_s, u"--json"_s, u"--sudo-password-file"_s, right}, admin);
    QVERIFY2(applied.exitCode == 0, applied.all().constData());
    QCOMPARE(applied.outObject().value("state"_L1).toString(), u"done"_s);
    QCOMPARE(newestChange().value("user"_L1).toString(), admin);
    const QString change = applied.outObject().value("change"_L1).toString();
    const CliRun undone = m_vps.run(u"undo"_s, {change, u"--sudo-password-file"_s, right}, admin);
    QVERIFY2(undone.exitCode == 0, undone.err.constData());
    QCOMPARE(activeSwap(), m_swapBefore);
}

void CliVpsTest::listsStatements()
{
    const CliRun run =
        m_vps.run(u"queries"_s, postgresArguments() + QStringList{u"--top"_s, u"5"_s});
    QVERIFY2(run.exitCode == 0, run.err.constData());
    const QJsonArray rows = run.outObject().value("rows"_L1).toArray();
    QVERIFY(run.outObject().contains(u"since"_s));
    QVERIFY(!rows.isEmpty() && rows.size() <= 5);
    double last = 1e300;
    for (const auto value : rows) {
        const QJsonObject row = value.toObject();
        for (const QString &field : {u"queryid"_s, u"query"_s, u"calls"_s, u"total_ms"_s,
                                     u"mean_ms"_s, u"share"_s, u"rows"_s, u"shared_blks_read"_s})
            QVERIFY2(row.contains(field), qPrintable(field));
        QVERIFY(row.value("queryid"_L1).isString());
        QVERIFY(row.value("total_ms"_L1).toDouble() <= last);
        last = row.value("total_ms"_L1).toDouble();
    }
}

void CliVpsTest::explainsAStatement()
{
    const CliRun byText =
        m_vps.run(u"explain"_s, postgresArguments() +
                                    QStringList{u"--sql"_s, u"select count(*) from pg_class"_s});
    QVERIFY2(byText.exitCode == 0, byText.err.constData());
    QCOMPARE(byText.outObject().value("plan"_L1).toObject().value("node_type"_L1).toString(),
             u"Aggregate"_s);

    const CliRun list =
        m_vps.run(u"queries"_s, postgresArguments() + QStringList{u"--top"_s, u"50"_s});
    QString queryId;
    for (const auto value : list.outObject().value("rows"_L1).toArray()) {
        const QString text = value.toObject().value("query"_L1).toString();
        if (queryId.isEmpty() && text.startsWith(u"select"_s, Qt::CaseInsensitive) &&
            !text.contains(u"pg_"_s))
            queryId = value.toObject().value("queryid"_L1).toString();
    }
    QVERIFY2(!queryId.isEmpty(), list.out.constData());
    const CliRun byId =
        m_vps.run(u"explain"_s, postgresArguments() + QStringList{u"--queryid"_s, queryId});
    QVERIFY2(byId.exitCode == 0, byId.err.constData());
    QVERIFY(
        !byId.outObject().value("plan"_L1).toObject().value("node_type"_L1).toString().isEmpty());
    const CliRun none =
        m_vps.run(u"explain"_s, postgresArguments() + QStringList{u"--queryid"_s, u"42"_s});
    QCOMPARE(none.exitCode, 2);
    QCOMPARE(none.errorObject().value("code"_L1).toString(), u"pg-statement-unknown"_s);
}

QTEST_GUILESS_MAIN(CliVpsTest)
#include "tst_cli_vps.moc"
