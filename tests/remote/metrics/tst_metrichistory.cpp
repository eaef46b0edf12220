// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/metrichistory.h"

#include <QTest>

#include <algorithm>
#include <cmath>

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
    void showsGaps();
    void lateFrameIsNoGap();
    void followsTheWallClock();
    void survivesAReboot();
    void listsInstances();
    void absentIsNotZero();
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
    QCOMPARE(points.at(0).y(), 5.);   // 1..9, the first step being short
    QCOMPARE(points.at(1).y(), 14.5); // 10..19
    QCOMPARE(points.at(1).x(), start + 20);
    QCOMPARE(points.last().y(), 2000.); // the step under way
}

void TestMetricHistory::isBounded()
{
    MetricHistory history;
    for (int i = 1; i <= 30'000; ++i)
        history.append(frameAt(i, i));
    QCOMPARE(history.points(user, 900s).size(), 900);
    const auto points = history.points(user, std::chrono::hours(24));
    QCOMPARE(points.size(), 2161);
    QVERIFY(points.first().x() >= start + 30'000 - 6 * 3600 - 10);
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

QTEST_GUILESS_MAIN(TestMetricHistory)
#include "tst_metrichistory.moc"
