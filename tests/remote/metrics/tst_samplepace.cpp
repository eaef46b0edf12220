// SPDX-License-Identifier: GPL-3.0-or-later
// When rows are read though nobody looks, and how sampling gives way to a slow line or server.
#include "remote/metrics/rowspacing.h"
#include "remote/metrics/samplepace.h"

#include <QTest>

using namespace std::chrono_literals;
using Remote::MetricFrame;
using Remote::RowsPacing;
using Remote::SamplePace;
using Remote::Slowdown;

namespace
{

struct Load {
    double busy = 0.1;
    double disk = 0;
    double network = 0;
};

/// A server at one tick a second, whose rows are read when the pacing says so.
class Server final
{
public:
    /// Whether rows are read in the tick that this load is seen in.
    bool tick(const Load &load)
    {
        const bool reads = m_wants;
        MetricFrame frame;
        frame.interval = 1;
        frame.uptime = m_uptime += 1;
        frame.values.insert({"cpu.busy", {}}, load.busy);
        frame.values.insert({"disk.write_bytes", "vda"}, load.disk);
        frame.values.insert({"disk.write_bytes", "dm-0"}, 1e9); // told by vda already
        frame.values.insert({"net.rx_bytes", "eth0"}, load.network);
        frame.values.insert({"net.rx_bytes", "lo"}, 1e9);
        if (reads)
            frame.rowsInterval = m_uptime - m_readAt;
        m_readAt = reads ? m_uptime : m_readAt;
        m_wants = m_pacing.wantsRows(frame);
        return reads;
    }
    int readsIn(int ticks, const Load &load)
    {
        int reads = 0;
        for (int i = 0; i < ticks; ++i)
            reads += tick(load) ? 1 : 0;
        return reads;
    }

private:
    RowsPacing m_pacing;
    double m_uptime = 1000;
    double m_readAt = 999;
    bool m_wants = true;
};

} // namespace

class TestSamplePace final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsRowsRarelyWhenQuiet();
    void readsRowsAfterASpike_data();
    void readsRowsAfterASpike();
    void getsUsedToLoad();
    void staysCheapWhenRestless();
    void ignoresWhatIsNotTold();
    void keepsToWhatIsWanted();
    void slowsForALine();
    void slowsForAServer();
    void bearsADelay();
    void staysWithinAMinute();
};

void TestSamplePace::readsRowsRarelyWhenQuiet()
{
    Server server;
    QVERIFY(server.tick({}));
    QCOMPARE(server.readsIn(100, {}), 10);
}

void TestSamplePace::readsRowsAfterASpike_data()
{
    QTest::addColumn<double>("busy");
    QTest::addColumn<double>("disk");
    QTest::addColumn<double>("network");
    QTest::addColumn<bool>("isSpike");
    QTest::newRow("CPU") << 0.5 << 0. << 0. << true;
    QTest::newRow("disk") << 0.1 << 20e6 << 0. << true;
    QTest::newRow("network") << 0.1 << 0. << 2e6 << true;
    QTest::newRow("a little more") << 0.15 << 100e3 << 100e3 << false;
}

void TestSamplePace::readsRowsAfterASpike()
{
    QFETCH(double, busy);
    QFETCH(double, disk);
    QFETCH(double, network);
    QFETCH(bool, isSpike);
    Server server;
    server.readsIn(13, {}); // the last reading was two ticks ago
    const Load load{busy, disk, network};
    QVERIFY(!server.tick(load)); // nobody knew
    QCOMPARE(server.tick(load), isSpike);
    QCOMPARE(server.readsIn(3, load), isSpike ? 1 : 0); // and every three seconds
    QVERIFY(!server.tick({}));
    QCOMPARE(server.tick({}), isSpike); // and once it is over
}

void TestSamplePace::getsUsedToLoad()
{
    Server server;
    server.readsIn(30, {});
    const Load load{0.9, 0, 0};
    QVERIFY(server.readsIn(60, load) >= 10);
    server.readsIn(180, load);
    QCOMPARE(server.readsIn(60, load), 6);
}

void TestSamplePace::staysCheapWhenRestless()
{
    Server server;
    int reads = 0;
    for (int i = 0; i < 350; ++i)
        reads += server.readsIn(1, {0.9, 0, 0}) + server.readsIn(1, {0.1, 0, 0});
    QVERIFY2(reads <= 95, qPrintable(QString::number(reads))); // of 700 ticks
    QVERIFY(reads >= 70);
}

void TestSamplePace::ignoresWhatIsNotTold()
{
    RowsPacing pacing;
    MetricFrame frame;
    frame.interval = 1;
    int reads = 0;
    for (int tick = 0; tick < 40; ++tick) {
        frame.uptime = 100 + tick;
        const bool wants = pacing.wantsRows(frame);
        frame.rowsInterval = wants ? 1 : 0;
        reads += wants ? 1 : 0;
    }
    QCOMPARE(reads, 4);
}

void TestSamplePace::keepsToWhatIsWanted()
{
    SamplePace pace;
    pace.setWanted(10ms);
    QCOMPARE(pace.interval(), 500ms);
    pace.setWanted(2h);
    QCOMPARE(pace.interval(), 60s);
    pace.setWanted(2s);
    for (int i = 0; i < 100; ++i)
        QVERIFY(!pace.answered(150ms, 20ms));
    QCOMPARE(pace.interval(), 2s);
    QCOMPARE(pace.slowdown(), Slowdown::None);
}

void TestSamplePace::slowsForALine()
{
    SamplePace pace;
    QVERIFY(!pace.answered(3s, 5ms));
    QVERIFY(!pace.answered(3s, 5ms));
    QVERIFY(!pace.answered(100ms, 5ms)); // a hiccup is no reason
    QVERIFY(!pace.answered(3s, 5ms));
    QVERIFY(!pace.answered(3s, 5ms));
    QVERIFY(pace.answered(3s, 5ms));
    QCOMPARE(pace.interval(), 2s);
    QCOMPARE(pace.slowdown(), Slowdown::Line);
    for (int i = 0; i < 20; ++i)
        pace.answered(3s, 5ms);
    QCOMPARE(pace.interval(), 4s); // which is enough
    for (int i = 0; i < 10; ++i)
        pace.answered(300ms, 5ms);
    QCOMPARE(pace.interval(), 1s);
    QCOMPARE(pace.slowdown(), Slowdown::None);
    pace.answered(3s, 5ms);
    pace.answered(3s, 5ms);
    pace.answered(3s, 5ms);
    pace.reset();
    QCOMPARE(pace.interval(), 1s);
}

void TestSamplePace::slowsForAServer()
{
    SamplePace pace;
    for (int i = 0; i < 12; ++i)
        pace.answered(400ms, 350ms);
    QCOMPARE(pace.interval(), 4s);
    QCOMPARE(pace.slowdown(), Slowdown::Server);
    for (int i = 0; i < 12; ++i)
        pace.answered(50ms, 30ms);
    QCOMPARE(pace.interval(), 1s);
}

void TestSamplePace::bearsADelay()
{
    SamplePace pace;
    for (int i = 0; i < 50; ++i)
        QVERIFY(!pace.answered(620ms, 5ms)); // a satellite with nothing on the line
    pace.setWanted(500ms);
    int changes = 0;
    for (int i = 0; i < 50; ++i)
        changes += pace.answered(620ms, 5ms) ? 1 : 0;
    QCOMPARE(changes, 1); // and not to and fro
    QCOMPARE(pace.interval(), 1s);
}

void TestSamplePace::staysWithinAMinute()
{
    SamplePace pace;
    pace.setWanted(20s);
    for (int i = 0; i < 100; ++i)
        pace.answered(200s, 100s);
    QCOMPARE(pace.interval(), 40s);
}

QTEST_GUILESS_MAIN(TestSamplePace)
#include "tst_samplepace.moc"
