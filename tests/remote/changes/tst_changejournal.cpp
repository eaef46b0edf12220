// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/changes/changejournal.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Remote;
using namespace Qt::StringLiterals;

namespace
{

/// As a server under systemd printed it: a change on hold, and one rolled back at the deadline.
const QByteArray captured(
    "result ok\n"
    "change 20261123T071939Z-ff0eb261eae93538\nstate held\nleft 42\nuntil 1795418441\n"
    "| {\"t\":1795418379,\"event\":\"start\",\"user\":\"root\"}\n"
    "| {\"event\":\"plan\",\"item\":\"swap\",\"plan_sha256\":\"ba4a\",\"version\":\"0.1.0\","
    "\"steps\":[{\"name\":\"Write a file\",\"command\":\"/etc/fstab\"},"
    "{\"name\":\"Run a command\",\"command\":\"swapon /swapfile\\n\"}]}\n"
    "| {\"t\":1795418380,\"event\":\"begin\",\"step\":1,\"name\":\"Write a file\"}\n"
    "| {\"t\":1795418380,\"event\":\"end\",\"step\":1,\"rc\":0,\"ms\":40,\"output\":\"\"}\n"
    "| {\"t\":1795418380,\"event\":\"begin\",\"step\":2,\"name\":\"Run a command\"}\n"
    "| {\"t\":1795418381,\"event\":\"end\",\"step\":2,\"rc\":0,\"ms\":850,\"output\":\"aGk=\"}\n"
    "| {\"t\":1795418381,\"event\":\"held\"}\n"
    "\n"
    "change 20261122T071939Z-00000000eae93538\nstate rolled-back\nleft -9\nuntil 1795330000\n"
    "code change-failed\nsubject UnVuIGEgY29tbWFuZA==\ndetail c3RvcHBlZA==\n"
    "| {\"t\":1795331979,\"event\":\"start\",\"user\":\"admin\"}\n"
    "| {\"t\":1795331990,\"event\":\"rolled-back\",\"by\":\"deadline\"}\n");

} // namespace

class TestChangeJournal final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatTheServerPrints();
    void cutAnywhereIsSurvived();
    void garbledAnywhereIsSurvived();
    void foreignNamesAreLeftOut();
    void deniedIsSaid();
    void answersAreRead_data();
    void answersAreRead();
};

void TestChangeJournal::readsWhatTheServerPrints()
{
    const auto journal = parseChangeJournal(captured);
    QVERIFY(journal.ok());
    QCOMPARE(journal->size(), 2);
    const TrackedChange &held = journal->at(0);
    QCOMPARE(held.entry.change, QByteArray("20261123T071939Z-ff0eb261eae93538"));
    QCOMPARE(held.entry.item, QByteArray("swap"));
    QCOMPARE(held.entry.state, ChangeState::Held);
    QCOMPARE(held.entry.time, 1795418379);
    QCOMPARE(held.entry.confirmUntil, 1795418441);
    QCOMPARE(held.entry.secondsLeft, 42);
    QCOMPARE(held.entry.user, u"root"_s);
    QCOMPARE(held.entry.steps.size(), 2);
    QCOMPARE(held.entry.steps[1].name, QByteArray("Run a command"));
    QCOMPARE(held.entry.steps[1].command, QByteArray("swapon /swapfile\n"));
    QCOMPARE(held.entry.steps[1].output, QByteArray("hi"));
    QCOMPARE(held.progress.step, 2);
    QCOMPARE(held.progress.steps, 2);
    const JournalEntry &back = journal->at(1).entry;
    QCOMPARE(back.state, ChangeState::RolledBack);
    QVERIFY(back.unattended);
    QCOMPARE(back.secondsLeft, 0);
    QCOMPARE(back.confirmUntil, 0);
    QCOMPARE(back.error->code, ErrorCode::ChangeFailed);
    QCOMPARE(back.error->subject, u"Run a command"_s);
    QCOMPARE(back.error->detail, QByteArray("stopped"));
}

void TestChangeJournal::cutAnywhereIsSurvived()
{
    for (qsizetype length = 0; length < captured.size(); ++length) {
        const auto journal = parseChangeJournal(captured.left(length));
        if (journal.ok())
            QVERIFY(journal->size() <= 2);
        else
            QCOMPARE(journal.error().code, ErrorCode::ParseFailed);
    }
}

void TestChangeJournal::garbledAnywhereIsSurvived()
{
    QRandomGenerator random(99);
    for (int round = 0; round < 3000; ++round) {
        QByteArray bytes = captured;
        for (int i = random.bounded(1, 12); i > 0; --i)
            bytes[random.bounded(int(bytes.size()))] = char(random.bounded(256));
        const auto journal = parseChangeJournal(bytes);
        if (!journal.ok())
            continue;
        for (const TrackedChange &change : *journal) {
            QVERIFY(isChangeName(change.entry.change));
            QVERIFY(change.entry.secondsLeft >= 0);
        }
    }
}

void TestChangeJournal::foreignNamesAreLeftOut()
{
    const auto journal = parseChangeJournal("result ok\n"
                                            "change ../../etc\nstate done\n"
                                            "change \nstate done\n"
                                            "change 20261123T071939Z-ff0eb261eae93538\n"
                                            "state no-such-state\n"
                                            "state\n"
                                            "change 20261123T071939Z-ff0eb261eae93538; reboot\n"
                                            "state done\n");
    QVERIFY(journal.ok());
    QVERIFY(journal->isEmpty());
}

void TestChangeJournal::deniedIsSaid()
{
    QCOMPARE(parseChangeJournal("result denied\n").error().code, ErrorCode::AdministratorNeeded);
    QVERIFY(parseChangeJournal("")->isEmpty()); // no change was ever made
    QCOMPARE(parseChangeJournal("sh: not found\n").error().code, ErrorCode::ParseFailed);
}

void TestChangeJournal::answersAreRead_data()
{
    QTest::addColumn<QByteArray>("out");
    QTest::addColumn<std::optional<ErrorCode>>("code");
    using Code = std::optional<ErrorCode>;
    const QByteArray refused("result refused\n");
    QTest::newRow("ok") << QByteArray("noise\nresult ok\nchange x\n") << Code();
    QTest::newRow("lock") << refused + "code lock-held\nsubject YQ==\ndetail \n"
                          << Code(ErrorCode::LockHeld);
    QTest::newRow("unheard of") << refused + "code no-such-code\nsubject YQ==\ndetail \n"
                                << Code(ErrorCode::CommandFailed);
    QTest::newRow("no reason") << refused << Code(ErrorCode::CommandFailed);
    QTest::newRow("cut") << QByteArray("result ") << Code(ErrorCode::ParseFailed);
    QTest::newRow("nothing") << QByteArray() << Code(ErrorCode::ParseFailed);
}

void TestChangeJournal::answersAreRead()
{
    QFETCH(QByteArray, out);
    QFETCH(std::optional<ErrorCode>, code);
    const auto answer = parseChangeAnswer(CommandOutput{0, out, "stderr", {}});
    const auto error = answer.ok() ? answer->error : std::optional(answer.error());
    QCOMPARE(error.has_value(), code.has_value());
    if (code)
        QCOMPARE(error->code, *code);
}

QTEST_GUILESS_MAIN(TestChangeJournal)
#include "tst_changejournal.moc"
