// SPDX-License-Identifier: GPL-3.0-or-later
// The first numbers for somebody who waits: of the first sample at once, then after a short while.
// The real programs on this computer.
#include "localshell.h"
#include "remote/metrics/framebuilder.h"
#include "remote/metrics/sampler.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Remote::MetricFrame;
using Remote::MetricsSampler;

namespace
{

MetricFrame frameOf(const QSignalSpy &spy, qsizetype at)
{
    return spy.at(at).first().value<MetricFrame>();
}

} // namespace

class TestQuickStart final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sizesComeFirst();
    void onlyWhenAskedFor();
    void againAfterAStart();
    void firstSampleHasNoRates();
};

void TestQuickStart::sizesComeFirst()
{
    LocalShell shell({u"sh"_s}, {u"PATH=/usr/bin:/bin"_s, u"LC_ALL=C"_s});
    MetricsSampler sampler(shell);
    sampler.setInterval(2s);
    sampler.setQuickStart(true);
    QSignalSpy seen(&sampler, &MetricsSampler::firstSeen);
    QSignalSpy frames(&sampler, &MetricsSampler::frameReady);
    sampler.start();
    QTRY_COMPARE_WITH_TIMEOUT(seen.size(), 1, 20'000);
    QCOMPARE(frames.size(), 0);
    const MetricFrame first = frameOf(seen, 0);
    QVERIFY(first.value("memory.total") > 0);
    QCOMPARE(first.interval, 0.);
    QTRY_COMPARE_WITH_TIMEOUT(frames.size(), 2, 20'000);
    QVERIFY(frameOf(frames, 0).interval < 1.9); // a busy computer takes its time, not two seconds
    QVERIFY(frameOf(frames, 0).value("cpu.busy") >= 0);
    QVERIFY(frameOf(frames, 1).interval > 1.5);
    QCOMPARE(seen.size(), 1);
}

void TestQuickStart::onlyWhenAskedFor()
{
    LocalShell shell({u"sh"_s}, {u"PATH=/usr/bin:/bin"_s, u"LC_ALL=C"_s});
    MetricsSampler sampler(shell);
    sampler.setInterval(1s);
    QSignalSpy seen(&sampler, &MetricsSampler::firstSeen);
    QSignalSpy frames(&sampler, &MetricsSampler::frameReady);
    sampler.start();
    QTRY_COMPARE_WITH_TIMEOUT(frames.size(), 1, 20'000);
    QVERIFY(frameOf(frames, 0).interval > 0.9);
    QCOMPARE(seen.size(), 0);
}

void TestQuickStart::againAfterAStart()
{
    LocalShell shell({u"sh"_s}, {u"PATH=/usr/bin:/bin"_s, u"LC_ALL=C"_s});
    MetricsSampler sampler(shell);
    sampler.setQuickStart(true);
    QSignalSpy seen(&sampler, &MetricsSampler::firstSeen);
    sampler.start();
    QTRY_COMPARE_WITH_TIMEOUT(seen.size(), 1, 20'000);
    sampler.stop();
    sampler.start();
    QTRY_COMPARE_WITH_TIMEOUT(seen.size(), 2, 20'000);
}

void TestQuickStart::firstSampleHasNoRates()
{
    Remote::RawSample sample;
    sample.uptime = 50;
    sample.time = 1'795'400'000;
    sample.ownNanoseconds = 1000;
    sample.size = 4000;
    sample.files = {{"/proc/stat", "cpu  10 0 10 100 0 0 0 5 0 0\nprocs_running 3\n"},
                    {"/proc/loadavg", "0.50 0.25 0.10 1/100 999\n"},
                    {"/proc/net/dev", "eth0: 100 1 0 0 0 0 0 0 200 2 0 0 0 0 0 0\n"}};
    Remote::FrameBuilder builder;
    QVERIFY(!builder.add(sample));
    const MetricFrame frame = builder.gauges(sample);
    QCOMPARE(frame.value("load.1"), 0.5);
    QCOMPARE(frame.value("load.running"), 3.);
    for (const char *rate : {"cpu.busy", "cpu.steal", "own.cpu", "own.bytes"})
        QVERIFY2(std::isnan(frame.value(rate)), rate);
    QVERIFY(std::isnan(frame.value("net.rx_bytes", "eth0")));
    QCOMPARE(frame.time, sample.time);
    QCOMPARE(frame.uptime, 50.);
}

QTEST_GUILESS_MAIN(TestQuickStart)
#include "tst_quickstart.moc"
