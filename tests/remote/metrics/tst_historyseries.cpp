// SPDX-License-Identifier: GPL-3.0-or-later
// What of a server with very many disks and interfaces has a history, and for how long.
#include "remote/metrics/metrichistory.h"

#include <QTest>

#include <algorithm>

using Remote::MetricFrame;
using Remote::MetricHistory;
using namespace std::chrono_literals;

namespace
{

constexpr double start = 1'795'400'000;

MetricFrame frameAt(double uptime, double value)
{
    MetricFrame frame;
    frame.uptime = uptime;
    frame.time = start + uptime;
    frame.interval = 1;
    frame.values.insert({"cpu.user", {}}, value);
    return frame;
}

constexpr const char *diskMetrics[] = {
    "disk.reads",         "disk.writes",       "disk.read_bytes",
    "disk.write_bytes",   "disk.read_await",   "disk.write_await",
    "disk.queue",         "disk.util",         "disk.read_size",
    "disk.write_size",    "disk.reads_merged", "disk.writes_merged",
    "disk.discards",      "disk.flushes",      "disk.reads_merged_share",
    "disk.discard_bytes", "disk.flush_await",  "disk.writes_merged_share",
    "disk.discard_await"};
constexpr const char *interfaceMetrics[] = {"net.rx_bytes",   "net.tx_bytes",  "net.rx_packets",
                                            "net.tx_packets", "net.rx_errors", "net.tx_errors",
                                            "net.rx_drops",   "net.tx_drops"};

/// Of a server with very many disks and interfaces.
MetricFrame crowdedFrame(double uptime, int disks, int interfaces)
{
    MetricFrame frame = frameAt(uptime, 0.5);
    frame.values.insert({"cpu.busy", {}}, 0.7);
    frame.values.insert({"memory.used", {}}, 1e9);
    for (int i = 0; i < disks; ++i) {
        for (const char *metric : diskMetrics)
            frame.values.insert({metric, "sd" + QByteArray::number(i)}, 1);
    }
    for (int i = 0; i < interfaces; ++i) {
        for (const char *metric : interfaceMetrics)
            frame.values.insert({metric, "eth" + QByteArray::number(i)}, 1);
    }
    return frame;
}

/// How many instances of a metric the history draws.
qsizetype drawn(const MetricHistory &history, const char *metric)
{
    return history.instances(metric, 300s).size();
}

} // namespace

class TestHistorySeries final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void listsWhatHasVanishedAsLongAsItIsInView();
    void holdsWhatIsUsedMost();
    void holdsTheMachineWhateverElseThereIs();
    void makesRoomForWhatComesLate();
};

/// A disk that is pulled out after a hundred seconds.
void TestHistorySeries::listsWhatHasVanishedAsLongAsItIsInView()
{
    MetricHistory history;
    QVERIFY(history.instances("disk.util", 300s).isEmpty());
    for (int i = 1; i <= 1000; ++i) {
        MetricFrame frame = frameAt(i, 1);
        frame.values.insert({"disk.util", "vda"}, 0.5);
        if (i <= 100)
            frame.values.insert({"disk.util", "sdb"}, 0.5);
        history.append(frame);
    }
    const QList<QByteArray> both{"sdb", "vda"};
    QCOMPARE(history.instances("disk.util"), QList<QByteArray>{"vda"});
    QCOMPARE(history.instances("disk.util", 300s), QList<QByteArray>{"vda"});
    QCOMPARE(history.instances("disk.util", 899s), QList<QByteArray>{"vda"});
    QCOMPARE(history.instances("disk.util", 1h), both);
    QCOMPARE(history.instances("disk.util", 300s, start + 399), both);
    QCOMPARE(history.instances("disk.util", 300s, start + 402), QList<QByteArray>{"vda"});
    QCOMPARE(history.instances("cpu.user", 300s), QList<QByteArray>{QByteArray()});
}

/// Tables may lack what nobody draws, but no sum may lack a disk.
void TestHistorySeries::holdsWhatIsUsedMost()
{
    MetricHistory history;
    constexpr int disks = 1000;
    constexpr int interfaces = 400;
    for (int i = 1; i <= 3; ++i) {
        MetricFrame frame = crowdedFrame(i, disks, interfaces);
        for (int j = 0; j < 500; ++j) // none of these is in a sum
            frame.values.insert({"net.rx_bytes", "veth" + QByteArray::number(j)}, 1);
        history.append(frame);
    }
    for (const char *metric : {"disk.util", "disk.read_bytes", "disk.write_bytes"})
        QCOMPARE(drawn(history, metric), disks);
    QCOMPARE(drawn(history, "net.tx_bytes"), interfaces);
    const QList<QByteArray> received = history.instances("net.rx_bytes", 300s);
    for (int j = 0; j < interfaces; ++j)
        QVERIFY(received.contains("eth" + QByteArray::number(j)));
    QCOMPARE(drawn(history, "disk.flushes"), 0);
    QCOMPARE(history.seriesCount(), 4000 + 3);
    QCOMPARE(history.leftOut(), disks * 19 + interfaces * 8 + 500 - 4000);
    // What is told now is known all the same.
    QCOMPARE(history.latest({"disk.flushes", "sd999"}), 1.);
    QCOMPARE(history.instances("disk.flushes").size(), disks);
}

void TestHistorySeries::holdsTheMachineWhateverElseThereIs()
{
    MetricHistory one;
    MetricHistory other;
    for (int i = 1; i <= 4; ++i) {
        MetricFrame frame = crowdedFrame(i, 2000, 2000);
        one.append(frame);
        frame.values.reserve(200'000); // so that its hash has another order
        other.append(frame);
    }
    for (const char *metric : {"cpu.user", "cpu.busy", "memory.used"})
        QCOMPARE(one.points({metric, {}}, 900s).size(), 4);
    QCOMPARE(one.seriesCount(), 4000 + 3);
    QCOMPARE(one.leftOut(), 2000 * 27 - 4000);
    // Which ones are held does not depend on chance, and whoever is there stays.
    const QList<QByteArray> held = one.instances("net.rx_bytes", 900s);
    QCOMPARE(held.first(), QByteArray("eth0"));
    QCOMPARE(other.instances("net.rx_bytes", 900s), held);
    const auto points = one.points({"net.rx_bytes", held.last()}, 900s);
    QCOMPARE(std::count_if(points.begin(), points.end(),
                           [](const QPointF &point) { return point.y() == 1; }),
             4);
}

/// File systems are read later than disks.
void TestHistorySeries::makesRoomForWhatComesLate()
{
    MetricHistory history;
    history.append(crowdedFrame(1, 300, 0));
    QCOMPARE(drawn(history, "disk.util"), 300);
    for (int i = 2; i <= 4; ++i) {
        MetricFrame frame = crowdedFrame(i, 300, 0);
        for (int j = 0; j < 100; ++j)
            frame.values.insert({"fs.used", "/srv/" + QByteArray::number(j)}, 0.5);
        history.append(frame);
    }
    QCOMPARE(drawn(history, "fs.used"), 100);
    QCOMPARE(drawn(history, "disk.util"), 300);
    QCOMPARE(history.points({"fs.used", "/srv/7"}, 300s).last().y(), 0.5);
    QCOMPARE(history.leftOut(), 300 * 19 + 100 - 4000);
    // Half of the disks go away: the others have room a while later.
    for (int i = 5; i <= 1300; i += 5)
        history.append(crowdedFrame(i, 150, 0));
    QCOMPARE(history.leftOut(), 0);
    QCOMPARE(drawn(history, "disk.flushes"), 150);
}

QTEST_GUILESS_MAIN(TestHistorySeries)
#include "tst_historyseries.moc"
