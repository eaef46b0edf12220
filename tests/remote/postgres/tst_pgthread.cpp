// SPDX-License-Identifier: GPL-3.0-or-later
#include "pgcluster.h"
#include "remote/postgres/pgthread.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Remote;
using namespace Qt::StringLiterals;

class TestPgThread final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void answersComeInTheOwnersThread();
    void beforeTheLoginItSaysSo();
    void cancelEndsWhatWasAskedBefore();
    void goneContextIsNotCalled();
    void destroyedWhileBusy();

private:
    void logIn(PgThread &thread);
    /// Runs until it is cancelled or the thread goes away.
    static void ask(PgThread &thread, QObject *context, const QString &sql,
                    std::optional<Result<ExplainAnswer>> &answer);
    bool isSleeping();

    PgCluster m_cluster;
};

void TestPgThread::initTestCase()
{
    QVERIFY2(m_cluster.start(), qPrintable(m_cluster.error()));
}

void TestPgThread::logIn(PgThread &thread)
{
    std::optional<Result<void>> result;
    thread.logIn({m_cluster.folder(), 5432, u"postgres"_s, u"postgres"_s}, Secret(),
                 std::chrono::seconds(20), this, [&result](Result<void> one) { result = one; });
    QTRY_VERIFY_WITH_TIMEOUT(result.has_value(), 20'000);
    QVERIFY(result->ok());
}

void TestPgThread::ask(PgThread &thread, QObject *context, const QString &sql,
                       std::optional<Result<ExplainAnswer>> &answer)
{
    thread.ask<ExplainAnswer>(
        std::chrono::seconds(20), context,
        [sql](PgSession &session) {
            return session.explain({{}, sql, {}, true});
        },
        [&answer](Result<ExplainAnswer> one) { answer = std::move(one); });
}

bool TestPgThread::isSleeping()
{
    return m_cluster.psql(u"SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"_s)
               .trimmed() == "1";
}

void TestPgThread::answersComeInTheOwnersThread()
{
    PgThread thread(u"postgres test"_s);
    logIn(thread);
    QThread *answered = nullptr;
    QThread *asked = nullptr;
    thread.ask<QStringList>(
        std::chrono::seconds(10), this,
        [&asked](PgSession &session) {
            asked = QThread::currentThread();
            return session.databases();
        },
        [&answered](const Result<QStringList> &) { answered = QThread::currentThread(); });
    QTRY_COMPARE(answered, QThread::currentThread());
    QVERIFY(asked != answered);
    QCOMPARE(asked->objectName(), u"postgres test"_s);
}

void TestPgThread::beforeTheLoginItSaysSo()
{
    PgThread thread(u"postgres test"_s);
    std::optional<Result<ExplainAnswer>> answer;
    ask(thread, this, u"SELECT 1"_s, answer);
    QTRY_VERIFY(answer.has_value());
    QCOMPARE(answer->error().code, ErrorCode::PgRefused);
}

void TestPgThread::cancelEndsWhatWasAskedBefore()
{
    PgThread thread(u"postgres test"_s);
    logIn(thread);
    std::optional<Result<ExplainAnswer>> running;
    std::optional<Result<ExplainAnswer>> waiting;
    std::optional<Result<ExplainAnswer>> later;
    ask(thread, this, u"SELECT pg_sleep(15)"_s, running);
    ask(thread, this, u"SELECT 1"_s, waiting);
    QTRY_VERIFY_WITH_TIMEOUT(isSleeping(), 10'000);
    thread.cancel();
    ask(thread, this, u"SELECT 2"_s, later);
    QTRY_VERIFY_WITH_TIMEOUT(later.has_value(), 10'000);
    QCOMPARE(running->error().code, ErrorCode::Cancelled);
    QCOMPARE(waiting->error().code, ErrorCode::Cancelled);
    QVERIFY(later->ok());
    QVERIFY(!isSleeping());
}

void TestPgThread::goneContextIsNotCalled()
{
    PgThread thread(u"postgres test"_s);
    logIn(thread);
    std::optional<Result<ExplainAnswer>> first;
    std::optional<Result<ExplainAnswer>> second;
    auto context = std::make_unique<QObject>();
    ask(thread, context.get(), u"SELECT 1"_s, first);
    context.reset();
    ask(thread, this, u"SELECT 2"_s, second);
    QTRY_VERIFY(second.has_value());
    QVERIFY(!first.has_value());
}

void TestPgThread::destroyedWhileBusy()
{
    auto thread = std::make_unique<PgThread>(u"postgres test"_s);
    logIn(*thread);
    std::optional<Result<ExplainAnswer>> answer;
    ask(*thread, this, u"SELECT pg_sleep(15)"_s, answer);
    QTRY_VERIFY_WITH_TIMEOUT(isSleeping(), 10'000);
    QElapsedTimer timer;
    timer.start();
    thread.reset();
    QVERIFY(timer.elapsed() < 2'000);
    QVERIFY(!answer.has_value());
}

QTEST_GUILESS_MAIN(TestPgThread)
#include "tst_pgthread.moc"
