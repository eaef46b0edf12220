// SPDX-License-Identifier: GPL-3.0-or-later
// The last minute of the numbers that the bottleneck rules look at.
#include "remote/metrics/recentvalues.h"

#include <QTest>

#include <cmath>

using Remote::MetricFrame;
using Remote::RecentValues;

namespace
{

MetricFrame frameAt(double uptime, int disks)
{
    MetricFrame frame;
    frame.uptime = uptime;
    frame.interval = 1;
    frame.values.insert({"cpu.busy", {}}, 0.05);
    frame.values.insert({"memory.total", {}}, 8e9);
    frame.values.insert({"memory.available", {}}, 2e9);
    for (int i = 0; i < disks; ++i)
        frame.values.insert({"disk.util", "sd" + QByteArray::number(i)}, 0.1);
    return frame;
}

} // namespace

class TestRecentValues final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void retiredDisksAreForgotten();
    void thousandsOfDisksHideNothing();
};

void TestRecentValues::retiredDisksAreForgotten()
{
    RecentValues values({"disk.util"});
    for (int i = 0; i < 10; ++i)
        values.add(frameAt(1000 + i, 1));
    QCOMPARE(values.instances("disk.util"), QList<QByteArray>{"sd0"});
    for (int i = 0; i < 70; ++i)
        values.add(frameAt(1010 + i, 0));
    QVERIFY(values.instances("disk.util").isEmpty());
    QCOMPARE(values.covered(), RecentValues::length);
}

void TestRecentValues::thousandsOfDisksHideNothing()
{
    RecentValues values({"disk.util", "disk.busiest", "cpu.busy", "memory.available_share"});
    values.add(frameAt(1000, 20'000));
    QVERIFY(values.instances("disk.util").size() < 20'000); // memory has an end
    QCOMPARE(values.mean({"cpu.busy"}, 1), double(0.05F));
    QCOMPARE(values.mean({"memory.available_share"}, 1), 0.25);
    QCOMPARE(values.mean({"disk.busiest"}, 1), double(0.1F));
}

QTEST_GUILESS_MAIN(TestRecentValues)
#include "tst_recentvalues.moc"
