// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/metrichistory.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <random>

using Remote::MetricFrame;
using Remote::MetricHistory;
using namespace std::chrono_literals;

namespace
{

constexpr double start = 1'795'400'000;

MetricFrame frameAt(double uptime, double value, double shift = 0)
{
    MetricFrame frame;
    frame.uptime = uptime;
    frame.time = start + uptime + shift;
    frame.interval = 1;
    frame.values.insert({"cpu.user", {}}, value);
    return frame;
}

int gaps(const QList<QPointF> &points)
{
    return int(std::count_if(points.begin(), points.end(),
                             [](const QPointF &point) { return std::isnan(point.y()); }));
}

const Remote::MetricKey user{"cpu.user", {}};

} // namespace

class TestMetricHistory final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsSeconds();
    void keepsMeansOfTenSeconds();
    void isBounded();
    void keepsSpikes();
    void agreesWithBruteForce_data();
    void agreesWithBruteForce();
    void fallsBackToCoarserBuckets();
    void saysItsResolution();
    void knowsValuesOfThePast();
    void showsGaps();
    void lateFrameIsNoGap();
    void followsTheWallClock();
    void survivesAReboot();
    void survivesARebootIntoThePast();
    void ignoresUnusableFrames();
    void listsInstances();
    void absentIsNotZero();
    void forgetsTheVanished();
    void staysWithinItsBytes();
    void keepsADayInLittleMemory();
    void givesFramesBack();
    void givesGapsBack();
    void givesSpikesBack();
};

void TestMetricHistory::keepsSeconds()
{
    MetricHistory history;
    QVERIFY(history.points(user, 300s).isEmpty());
    QCOMPARE(history.latestTime(), 0.);
    QVERIFY(std::isnan(history.latest(user)));
    for (int i = 1; i <= 400; ++i)
        history.append(frameAt(i, i));
    const auto points = history.points(user, 300s);
    QCOMPARE(points.size(), 301);
    QCOMPARE(points.first(), QPointF(start + 100, 100));
    QCOMPARE(points.last(), QPointF(start + 400, 400));
    QCOMPARE(history.latest(user), 400.);
    QCOMPARE(history.latestTime(), start + 400);
    const auto earlier = history.points(user, 10s, start + 200);
    QCOMPARE(earlier.size(), 11);
    QCOMPARE(earlier.last().y(), 200.);
}

void TestMetricHistory::keepsMeansOfTenSeconds()
{
    MetricHistory history;
    for (int i = 1; i <= 2000; ++i)
        history.append(frameAt(i, i));
    const auto points = history.points(user, 1h);
    QCOMPARE(gaps(points), 0);
    QCOMPARE(points.size(), 201);
    QCOMPARE(points.at(0).y(), 5.);         // 1..9, the first step being short
    QCOMPARE(points.at(1).y(), 14.5);       // 10..19
    QCOMPARE(points.at(1).x(), start + 19); // where its last frame is
    QCOMPARE(points.last().y(), 2000.);     // the step under way
}

void TestMetricHistory::isBounded()
{
    MetricHistory history;
    for (int i = 1; i <= 30'000; ++i)
        history.append(frameAt(i, i));
    QCOMPARE(history.points(user, 900s).size(), 900);
    const auto hours = history.points(user, 6h);
    QCOMPARE(hours.size(), 2160);
    QVERIFY(hours.first().x() >= start + 30'000 - 6 * 3600);
    for (int i = 30'060; i <= 800'000; i += 60) {
        MetricFrame frame = frameAt(i, i);
        frame.interval = 60;
        history.append(frame);
    }
    QCOMPARE(history.points(user, std::chrono::hours(24 * 30)).size(), 10'080);
    QVERIFY(history.earliestTime() >= start + 800'000 - 7 * 86'400 - 60);
}

/// One second at 1 in six days of 0.1: the mean hides it, the highest value does not.
void TestMetricHistory::keepsSpikes()
{
    MetricHistory history;
    for (int i = 1; i <= 20'000; ++i)
        history.append(frameAt(i, i == 5003 ? 1 : 0.1));
    for (const std::chrono::seconds window : {6h, 24h * 7}) {
        double highest = 0;
        double when = 0;
        for (const Remote::HistoryPoint &point : history.buckets(user, window)) {
            QVERIFY(point.mean < 0.2);
            QCOMPARE(float(point.low), 0.1F);
            if (point.high > highest) {
                highest = point.high;
                when = point.time;
            }
        }
        QCOMPARE(highest, 1.);
        QVERIFY(std::abs(when - (start + 5003)) < 60);
    }
}

void TestMetricHistory::agreesWithBruteForce_data()
{
    QTest::addColumn<double>("interval");
    for (const double interval : {0.5, 0.7, 1., 1.03, 2., 5., 9.9, 10., 30., 60.})
        QTest::addRow("%g s", interval) << interval;
}

/// Lowest, mean (weighted by time) and highest of each stretch, computed again from all values.
void TestMetricHistory::agreesWithBruteForce()
{
    QFETCH(const double, interval);
    MetricHistory history;
    std::mt19937 random(7);
    std::uniform_real_distribution<double> value(0, 100);
    struct Expected {
        double x = 0, sum = 0, weight = 0, low = 1e9, high = -1e9;
    };
    std::map<qint64, Expected> tens;
    for (double t = interval; t < 20'000; t += interval) {
        MetricFrame frame = frameAt(t, value(random));
        frame.interval = interval * (0.5 + value(random) / 100);
        history.append(frame);
        const double y = frame.values.value(user);
        Expected &ten = tens[qint64(std::floor((start + t) / 10))];
        ten.x = start + t;
        ten.sum += y * frame.interval;
        ten.weight += frame.interval;
        ten.low = std::min(ten.low, y);
        ten.high = std::max(ten.high, y);
    }
    QList<Remote::HistoryPoint> points = history.buckets(user, 6h);
    const QList<QPointF> means = history.points(user, 6h);
    QCOMPARE(points.size(), means.size());
    points.removeIf([](const Remote::HistoryPoint &point) { return std::isnan(point.mean); });
    QCOMPARE(points.size(), qsizetype(tens.size()));
    auto point = points.cbegin();
    for (const auto &[number, ten] : tens) {
        QVERIFY(std::abs(point->time - ten.x) < 1e-3);
        QVERIFY(std::abs(point->mean - ten.sum / ten.weight) < 1e-4);
        QVERIFY(std::abs(point->low - ten.low) < 1e-4 && std::abs(point->high - ten.high) < 1e-4);
        ++point;
    }
}

/// A view that was paused stays full when its seconds are gone.
void TestMetricHistory::fallsBackToCoarserBuckets()
{
    MetricHistory history;
    for (int i = 1; i <= 600; ++i)
        history.append(frameAt(i, i));
    const double paused = history.latestTime();
    QCOMPARE(history.points(user, 300s, paused).size(), 301);
    for (int i = 601; i <= 3000; ++i)
        history.append(frameAt(i, i));
    const auto tens = history.points(user, 300s, paused);
    QVERIFY(tens.size() >= 29 && tens.size() <= 31);
    QVERIFY(std::abs(tens.last().x() - paused) <= 10);
    for (int i = 3001; i <= 30'000; ++i)
        history.append(frameAt(i, i));
    const auto minutes = history.points(user, 300s, paused);
    QVERIFY(minutes.size() >= 4 && minutes.size() <= 6);
    QCOMPARE(gaps(minutes), 0);
    // Another view at the same time sees what it always did.
    QCOMPARE(history.points(user, 300s).size(), 301);
}

void TestMetricHistory::saysItsResolution()
{
    MetricHistory history;
    for (int i = 1; i <= 30'000; ++i)
        history.append(frameAt(i, i));
    QCOMPARE(history.resolution(300s), 1s);
    QCOMPARE(history.resolution(1h), 10s);
    QCOMPARE(history.resolution(24h), 60s);
    QCOMPARE(history.resolution(60s, start + 28'000), 10s);
    QCOMPARE(history.resolution(60s, start + 1000), 60s);
}

void TestMetricHistory::knowsValuesOfThePast()
{
    MetricHistory history;
    for (int i = 1; i <= 2000; ++i)
        history.append(frameAt(i, i));
    history.markGap();
    for (int i = 2100; i <= 2200; ++i)
        history.append(frameAt(i, i));
    QCOMPARE(history.valueAt(user, start + 2150), 2150.);
    QCOMPARE(history.valueAt(user, start + 2150.4), 2150.);
    QCOMPARE(history.valueAt(user, start + 994.2), 994.5); // the ten seconds around it
    QVERIFY(std::isnan(history.valueAt(user, start + 2050)));
    QVERIFY(std::isnan(history.valueAt(user, start - 50)));
    QVERIFY(std::isnan(history.valueAt({"cpu.idle", {}}, start + 2150)));
}

void TestMetricHistory::showsGaps()
{
    MetricHistory history;
    for (int i = 1; i <= 20; ++i)
        history.append(frameAt(i, 1));
    history.markGap();
    for (int i = 60; i <= 100; ++i)
        history.append(frameAt(i, 1));
    for (int i = 160; i <= 200; ++i) // nobody said so, but the clock shows it
        history.append(frameAt(i, 1));
    QCOMPARE(gaps(history.points(user, 300s)), 2);
    QCOMPARE(gaps(history.points(user, 1h)), 2);
    const auto points = history.points(user, 300s);
    for (qsizetype i = 1; i < points.size(); ++i)
        QVERIFY(points.at(i).x() > points.at(i - 1).x());
}

void TestMetricHistory::lateFrameIsNoGap()
{
    MetricHistory history;
    history.append(frameAt(1, 1));
    history.append(frameAt(2, 1));
    MetricFrame late = frameAt(7, 1);
    late.interval = 5; // its rates cover all of it
    history.append(late);
    QCOMPARE(gaps(history.points(user, 300s)), 0);
}

void TestMetricHistory::followsTheWallClock()
{
    MetricHistory history;
    for (int i = 1; i <= 10; ++i)
        history.append(frameAt(i, i));
    history.append(frameAt(11, 11, -3600)); // somebody set the clock back
    const auto points = history.points(user, 300s);
    QCOMPARE(points.size(), 11);
    QCOMPARE(gaps(points), 0);
    QCOMPARE(points.first().x(), start + 1 - 3600);
    QCOMPARE(history.latestTime(), start + 11 - 3600);
}

void TestMetricHistory::survivesAReboot()
{
    MetricHistory history;
    for (int i = 1000; i <= 1010; ++i)
        history.append(frameAt(i, i));
    history.append(frameAt(5, 1, 1060));
    history.append(frameAt(6, 2, 1060));
    const auto points = history.points(user, 300s);
    QCOMPARE(gaps(points), 1);
    QCOMPARE(points.size(), 14);
    QCOMPARE(points.last(), QPointF(start + 1066, 2));
}

/// A clock without a battery: what came before is still before, and moves along.
void TestMetricHistory::survivesARebootIntoThePast()
{
    MetricHistory history;
    for (int i = 1000; i <= 1010; ++i)
        history.append(frameAt(i, i));
    history.append(frameAt(5, 1, -9 * 3600));
    history.append(frameAt(6, 2, -9 * 3600));
    const auto points = history.points(user, 300s);
    QCOMPARE(points.size(), 14);
    QCOMPARE(gaps(points), 1);
    for (qsizetype i = 1; i < points.size(); ++i)
        QVERIFY(points.at(i).x() > points.at(i - 1).x());
    QCOMPARE(points.last(), QPointF(start + 6 - 9 * 3600, 2));
    history.append(frameAt(7, 3, 1060)); // and now it was set right
    QCOMPARE(history.points(user, 300s).last(), QPointF(start + 1067, 3));
    QCOMPARE(history.points(user, 300s).size(), 15);
}

void TestMetricHistory::ignoresUnusableFrames()
{
    MetricHistory history;
    history.append(frameAt(5, 1));
    history.append(frameAt(5, 2)); // no time has passed
    MetricFrame frame = frameAt(6, 3);
    frame.time = std::nan("");
    history.append(frame);
    frame = frameAt(std::numeric_limits<double>::infinity(), 3);
    history.append(frame);
    QCOMPARE(history.points(user, 300s), QList<QPointF>({{start + 5, 1}}));
    frame = frameAt(6, std::numeric_limits<double>::infinity());
    frame.interval = std::nan("");
    history.append(frame);
    history.append(frameAt(7, 4));
    const auto points = history.points(user, 300s);
    QCOMPARE(points.last(), QPointF(start + 7, 4));
    for (const QPointF &point : points)
        QVERIFY(!std::isinf(point.y()));
}

void TestMetricHistory::listsInstances()
{
    MetricHistory history;
    MetricFrame frame = frameAt(1, 1);
    for (const char *core : {"cpu10", "cpu2", "cpu0"})
        frame.values.insert({"core.user", core}, 0.5);
    history.append(frame);
    history.append(frameAt(2, 1)); // the lane was off in this tick
    QCOMPARE(history.instances("core.user"), QList<QByteArray>({"cpu0", "cpu2", "cpu10"}));
    QVERIFY(history.instances("disk.reads").isEmpty());
}

void TestMetricHistory::absentIsNotZero()
{
    MetricHistory history;
    MetricFrame frame = frameAt(1, 1);
    frame.values.insert({"disk.reads", "vda"}, 7);
    history.append(frame);
    history.append(frameAt(2, 1));
    const auto points = history.points({"disk.reads", "vda"}, 300s);
    QCOMPARE(points.size(), 2);
    QCOMPARE(points.first().y(), 7.);
    QVERIFY(std::isnan(points.last().y()));
    QVERIFY(std::isnan(history.latest({"disk.reads", "vda"})));
}

void TestMetricHistory::forgetsTheVanished()
{
    MetricHistory history;
    for (int i = 1; i <= 9000; ++i) { // a new interface each second, each with two values
        MetricFrame frame = frameAt(i, i);
        frame.values.insert({"net.rx_bytes", "veth" + QByteArray::number(i)}, i);
        frame.values.insert({"net.tx_bytes", "veth" + QByteArray::number(i)}, i);
        history.append(frame);
    }
    QVERIFY(history.seriesCount() <= 4000);
    QCOMPARE(history.latest({"net.rx_bytes", "veth9000"}), 9000.);
    QCOMPARE(history.points({"net.rx_bytes", "veth9000"}, 300s).last().y(), 9000.);
    QCOMPARE(history.instances("net.rx_bytes"), QList<QByteArray>({"veth9000"}));
    QCOMPARE(history.points(user, 900s).size(), 900); // the machine's own stays
}

void TestMetricHistory::staysWithinItsBytes()
{
    const qsizetype limit = 600'000;
    MetricHistory history({900s, limit});
    for (int i = 10; i <= 7 * 86'400; i += 10) {
        MetricFrame frame = frameAt(i, i % 1000);
        frame.interval = 10;
        for (int disk = 0; disk < 20; ++disk)
            frame.values.insert({"disk.reads", QByteArray::number(disk)}, i % (disk + 977));
        history.append(frame);
    }
    // What came since the last tidying is on top.
    QVERIFY2(history.bytes() < limit * 5 / 4, QByteArray::number(history.bytes()));
    QVERIFY(history.points(user, 24h * 7).size() > 10'000);
    QVERIFY(history.points({"disk.reads", "3"}, 1h).size() >= 360);
}

/// 150 values a second that all change, for a day.
void TestMetricHistory::keepsADayInLittleMemory()
{
    MetricHistory history;
    for (int i = 1; i <= 86'400; i += 2) {
        MetricFrame frame = frameAt(i, i);
        frame.interval = 2;
        for (int j = 0; j < 15; ++j)
            frame.values.insert({"core.user", QByteArray::number(j)}, (i * 7919 + j) % 1000);
        for (int j = 0; j < 30; ++j) // and twice as many that never do
            frame.values.insert({"net.rx_errors", QByteArray::number(j)}, 0);
        history.append(frame);
    }
    QCOMPARE(history.seriesCount(), 46);
    // Of those that change: 15 min + 6 h + 24 h, most with lowest and highest.
    const qsizetype full = (900 + 3 * (2160 + 1440)) * qsizetype(sizeof(float));
    QVERIFY2(history.bytes() < 16 * full * 5 / 4 + 30 * 16'000,
             QByteArray::number(history.bytes()));
}

void TestMetricHistory::givesFramesBack()
{
    MetricHistory history;
    for (int i = 1; i <= 30'000; ++i) {
        MetricFrame frame = frameAt(i, i);
        frame.values.insert({"disk.reads", "vda"}, 2 * i);
        history.append(frame);
    }
    MetricHistory copy;
    double previous = start;
    int count = 0;
    history.visit(0, 1e12, [&](const MetricFrame &frame) {
        const bool isWell = frame.time > previous &&
                            std::abs(frame.time - frame.interval - previous) < 1.001 &&
                            frame.values.size() == 2;
        previous = frame.time;
        ++count;
        copy.append(frame);
        return isWell;
    });
    QCOMPARE(previous, start + 30'000);
    QVERIFY2(count > 900 + 2000 + 100, QByteArray::number(count));
    QCOMPARE(copy.points(user, 300s), history.points(user, 300s));
    QCOMPARE(gaps(copy.points(user, 24h)), 0);
    int part = 0;
    history.visit(start + 29'700, start + 29'710, [&part](const MetricFrame &) {
        ++part;
        return true;
    });
    QCOMPARE(part, 11);
    history.visit(start + 29'700, start + 29'710, [&part](const MetricFrame &) {
        ++part;
        return false;
    });
    QCOMPARE(part, 12);
}

void TestMetricHistory::givesGapsBack()
{
    MetricHistory history;
    for (int i = 1; i <= 100; ++i)
        history.append(frameAt(i, i));
    history.markGap();
    for (int i = 160; i <= 200; ++i)
        history.append(frameAt(i, i));
    MetricHistory copy;
    history.visit(0, 1e12, [&copy](const MetricFrame &frame) {
        copy.append(frame);
        return true;
    });
    QCOMPARE(gaps(copy.points(user, 300s)), 1);
    QCOMPARE(copy.points(user, 300s).size(), history.points(user, 300s).size());
}

/// Half an hour later only means of ten seconds are left of a spike, and its height.
void TestMetricHistory::givesSpikesBack()
{
    MetricHistory history;
    for (int i = 1; i <= 3000; ++i)
        history.append(frameAt(i, i == 1003 ? 1 : 0.1));
    MetricHistory copy;
    int ranges = 0;
    history.visit(start + 900, start + 1200, [&](const MetricFrame &frame) {
        copy.append(frame);
        ranges += int(frame.ranges.size());
        return true;
    });
    QCOMPARE(ranges, 1);
    for (const auto window : {300s, 3600s}) {
        const auto points = copy.buckets(user, window);
        const auto highest =
            std::max_element(points.begin(), points.end(),
                             [](const auto &a, const auto &b) { return a.high < b.high; });
        QCOMPARE(highest->high, 1.);
        QCOMPARE(float(highest->low), 0.1F);
        QVERIFY(highest->mean > 0.15 && highest->mean < 0.25);
    }
}

QTEST_GUILESS_MAIN(TestMetricHistory)
#include "tst_metrichistory.moc"
