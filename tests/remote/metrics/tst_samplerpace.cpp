// SPDX-License-Identifier: GPL-3.0-or-later
// How often the sampler asks a server that the test plays, and when it asks less often.
#include "playedsampler.h"
#include "remote/metrics/sampler.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using PlayedSampler::answer;
using PlayedSampler::markIn;
using Remote::MetricsSampler;

class TestSamplerPace final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void slowsDown();
    void slowsDownWithoutPerl();
    void asksOneAtATime();
};

void TestSamplerPace::slowsDown()
{
    ScriptedShell shell;
    MetricsSampler sampler(shell);
    sampler.setInterval(500ms);
    QSignalSpy changes(&sampler, &MetricsSampler::paceChanged);
    sampler.start();
    ScriptedStream *stream = shell.streams().first();
    for (int tick = 0; tick < 4; ++tick)
        answer(*stream, 100 + tick, {}, 0.2); // the server spends two fifths of its time on us
    QCOMPARE(changes.size(), 1);
    QCOMPARE(sampler.effectiveInterval(), 1s);
    QCOMPARE(sampler.interval(), 500ms);
    QCOMPARE(sampler.slowdown(), Remote::Slowdown::Server);
    for (int tick = 0; tick < 5; ++tick)
        answer(*stream, 110 + tick);
    QCOMPARE(changes.size(), 2);
    QCOMPARE(sampler.effectiveInterval(), 500ms);
    QCOMPARE(sampler.slowdown(), Remote::Slowdown::None);
}

void TestSamplerPace::slowsDownWithoutPerl()
{
    ScriptedShell shell;
    MetricsSampler sampler(shell);
    sampler.setInterval(500ms);
    sampler.start();
    ScriptedStream *stream = shell.streams().first();
    const QByteArray mark = markIn(stream->command().script);
    int tick = 0;
    int spent = 0; // hundredths of a second, by the programs that have ended
    const auto answerWith = [&](int more) {
        spent += more;
        stream->feed(mark + " s 1795414814 100 4242 4096 -\n/proc/uptime:" +
                     QByteArray::number(100 + ++tick) +
                     ".00 5.00\n/proc/4242/stat:4242 (sh) S 1 1 1 0 -1 4194560 1 1 0 0 3 4 " +
                     QByteArray::number(spent) + " 6 20 0 1 0 77 1000 10\n" + mark + " e\n");
    };
    for (int i = 0; i < 4; ++i)
        answerWith(20);
    QCOMPARE(sampler.effectiveInterval(), 1s);
    QCOMPARE(sampler.slowdown(), Remote::Slowdown::Server);
    for (int i = 0; i < 5; ++i)
        answerWith(1);
    QCOMPARE(sampler.effectiveInterval(), 500ms);
    QCOMPARE(sampler.slowdown(), Remote::Slowdown::None);
}

void TestSamplerPace::asksOneAtATime()
{
    ScriptedShell shell;
    MetricsSampler sampler(shell);
    sampler.setInterval(500ms);
    sampler.start();
    ScriptedStream *stream = shell.streams().first();
    QSignalSpy asked(stream, &ScriptedStream::wasWritten);
    QVERIFY(!asked.wait(700)); // the first answer comes unasked: until then, silence
    answer(*stream, 100);
    QVERIFY(asked.wait(5000));
    QCOMPARE(stream->written(), QByteArray("-\n"));
    QVERIFY(!asked.wait(1200)); // two intervals later, still nothing: the answer is due
    QElapsedTimer since;
    since.start();
    answer(*stream, 101.7);
    QVERIFY(asked.wait(5000));
    QVERIFY(since.elapsed() < 400); // at once, as the time is over; and only once
    QCOMPARE(stream->written(), QByteArray("-\n-\n"));
    sampler.setLanes(Remote::Lane::Network);
    answer(*stream, 102);
    QVERIFY(asked.wait(5000));
    QVERIFY(stream->written().contains("/proc/net/dev"));
}

QTEST_GUILESS_MAIN(TestSamplerPace)
#include "tst_samplerpace.moc"
