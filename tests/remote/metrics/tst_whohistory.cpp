// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/whohistory.h"

#include <QTest>

#include <cmath>

using Remote::ContainerRow;
using Remote::Culprit;
using Remote::MetricFrame;
using Remote::ProcessRow;
using Remote::Resource;
using Remote::Suspects;
using Remote::WhoHistory;

namespace
{

constexpr double start = 1'795'400'000;
const QByteArray postgres = QByteArray(64, 'a');
const QByteArray nginx = QByteArray(64, 'b');

MetricFrame frameAt(double uptime, double rowsInterval = 0)
{
    MetricFrame frame;
    frame.uptime = uptime;
    frame.time = start + uptime;
    frame.interval = 1;
    frame.rowsInterval = rowsInterval;
    return frame;
}

ProcessRow process(qint32 pid, const QByteArray &name, double cpu, double rss = 1e6)
{
    ProcessRow row;
    row.id = {pid, quint64(pid) * 100};
    row.name = name;
    row.cpu = cpu;
    row.rss = rss;
    return row;
}

ContainerRow container(const QByteArray &id, double cpu, double received = 0)
{
    ContainerRow row;
    row.id = id;
    row.cpu = cpu;
    row.rxBytes = received;
    row.txBytes = 0;
    return row;
}

/// "name amount" of each, for comparing at a glance.
QByteArray text(const QList<Culprit> &culprits)
{
    QByteArrayList parts;
    for (const Culprit &one : culprits)
        parts.append((one.isContainer() ? one.container.left(1) : one.name) + ' ' +
                     QByteArray::number(one.amount, 'g', 4));
    return parts.join(", ");
}

} // namespace

class TestWhoHistory final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsWhoItWas();
    void answersWithTheCoveringReading();
    void ranksByResource();
    void knowsWhatProcessesMoved();
    void takesInAWholePixel();
    void keepsSpikesForDays();
    void followsTheWallClock();
    void mergesWhatIsHalfASecondApart();
    void givesRowsBack();
    void staysSmall();
};

/// Calm readings each 10 s and one of 1 s after a jump: that one names who it was.
void TestWhoHistory::knowsWhoItWas()
{
    WhoHistory who;
    QVERIFY(!who.at(start, Resource::Cpu).isKnown());
    int read = 0;
    for (int i = 1; i <= 200; ++i) {
        const bool isSpike = i == 83;
        MetricFrame frame = frameAt(i);
        if (isSpike || i % 10 == 0) {
            frame.rowsInterval = i - read;
            read = i;
            frame.processes = {process(10, "node", 0.2), process(11, "cc1", isSpike ? 0.97 : 0)};
            frame.containers = {container(postgres, 0.1), container(nginx, isSpike ? 0.9 : 0)};
        }
        who.append(frame);
    }
    const Suspects spike = who.at(start + 83, Resource::Cpu);
    QCOMPARE(text(spike.processes), QByteArray("cc1 0.97, node 0.2"));
    QCOMPARE(text(spike.containers), QByteArray("b 0.9, a 0.1"));
    QCOMPARE(spike.from, start + 80);
    QCOMPARE(spike.to, start + 83);
    QCOMPARE(spike.processes.first().process, (Remote::ProcessId{11, 1100}));
    QCOMPARE(text(who.at(start + 45, Resource::Cpu).processes), QByteArray("node 0.2"));
}

void TestWhoHistory::answersWithTheCoveringReading()
{
    WhoHistory who;
    MetricFrame frame = frameAt(20, 10);
    frame.processes = {process(1, "a", 1)};
    who.append(frame);
    frame = frameAt(30, 10);
    frame.processes = {process(2, "b", 1)};
    who.append(frame);
    frame = frameAt(400, 10); // after a gap
    frame.processes = {process(3, "c", 1)};
    who.append(frame);
    QCOMPARE(text(who.at(start + 20, Resource::Cpu).processes), QByteArray("a 1"));
    QCOMPARE(text(who.at(start + 21, Resource::Cpu).processes), QByteArray("b 1"));
    QCOMPARE(text(who.at(start + 30, Resource::Cpu).processes), QByteArray("b 1"));
    QVERIFY(!who.at(start + 100, Resource::Cpu).isKnown()); // nobody looked
    QVERIFY(!who.at(start + 5, Resource::Cpu).isKnown());
    const Suspects latest = who.at(start + 406, Resource::Cpu);
    QCOMPARE(text(latest.processes), QByteArray("c 1"));
    QCOMPARE(latest.to, start + 400);
    QVERIFY(!who.at(start + 470, Resource::Cpu).isKnown());
}

void TestWhoHistory::ranksByResource()
{
    WhoHistory who;
    MetricFrame frame = frameAt(10, 10);
    for (int i = 1; i <= 20; ++i) {
        ProcessRow row = process(i, QByteArray::number(i), 0.01 * i, 1e6 * (30 - i));
        row.readBytes = i == 7 ? 5e6 : std::nan("");
        row.writeBytes = i == 9 ? 7e6 : std::nan("");
        frame.processes.append(row);
    }
    frame.processes.append(process(99, "parent", 0.1));
    frame.processes.last().endedChildrenCpu = 0.8; // compilers that have ended since
    frame.containers = {container(postgres, 0.5, 1000), container(nginx, 0.1, 9000)};
    who.append(frame);
    const double time = start + 10;
    QCOMPARE(text(who.at(time, Resource::Cpu).processes),
             QByteArray("parent 0.9, 20 0.2, 19 0.19, 18 0.18, 17 0.17"));
    QCOMPARE(text(who.at(time, Resource::Memory).processes),
             QByteArray("1 2.9e+07, 2 2.8e+07, 3 2.7e+07, 4 2.6e+07, 5 2.5e+07"));
    QCOMPARE(text(who.at(time, Resource::Disk).processes), QByteArray("9 7e+06, 7 5e+06"));
    QVERIFY(who.at(time, Resource::Network).processes.isEmpty());
    QCOMPARE(text(who.at(time, Resource::Network).containers), QByteArray("b 9000, a 1000"));
}

/// Sockets are watched now and then only.
void TestWhoHistory::knowsWhatProcessesMoved()
{
    WhoHistory who;
    MetricFrame frame = frameAt(10, 10);
    frame.processes = {process(1, "curl", 0.1), process(2, "nginx", 0.2)};
    who.append(frame);
    QVERIFY(!who.at(start + 10, Resource::Network).hasProcessTraffic);
    QVERIFY(who.at(start + 10, Resource::Network).processes.isEmpty());
    frame = frameAt(20, 10);
    frame.processes = {process(1, "curl", 0.1), process(2, "nginx", 0.2), process(3, "cron", 0)};
    frame.processes[0].rxBytes = 9e6;
    frame.processes[0].txBytes = 1e6;
    frame.processes[1].rxBytes = 0;
    frame.processes[1].txBytes = 3e6;
    who.append(frame);
    const Suspects then = who.at(start + 20, Resource::Network);
    QVERIFY(then.hasProcessTraffic);
    QCOMPARE(text(then.processes), QByteArray("curl 1e+07, nginx 3e+06"));
    MetricFrame given = frameAt(20);
    who.addRows(start + 19, start + 20, given);
    WhoHistory copy;
    copy.append(given);
    QCOMPARE(text(copy.at(start + 20, Resource::Network).processes),
             QByteArray("curl 1e+07, nginx 3e+06"));
    QVERIFY(copy.at(start + 20, Resource::Network).hasProcessTraffic);
}

/// A pixel of a long view stands for minutes: the strongest of all of them.
void TestWhoHistory::takesInAWholePixel()
{
    WhoHistory who;
    for (int i = 10; i <= 600; i += 10) {
        MetricFrame frame = frameAt(i, 10);
        frame.processes = {process(1, "calm", 0.1), process(2, "brief", i == 300 ? 2 : 0.01)};
        who.append(frame);
    }
    QCOMPARE(text(who.at(start + 330, Resource::Cpu).processes),
             QByteArray("calm 0.1, brief 0.01"));
    const Suspects wide = who.at(start + 330, Resource::Cpu, 40);
    QCOMPARE(text(wide.processes), QByteArray("brief 2, calm 0.1"));
    QCOMPARE(wide.from, start + 280);
    QCOMPARE(wide.to, start + 370);
}

void TestWhoHistory::keepsSpikesForDays()
{
    WhoHistory who;
    for (int i = 1; i <= 5 * 86'400; i += i < 40'000 ? 1 : 10) {
        MetricFrame frame = frameAt(i, i < 40'000 ? 1 : 10);
        frame.processes = {process(1, "calm", 0.1)};
        if (i == 30'007)
            frame.processes.append(process(2, "brief", 3));
        who.append(frame);
    }
    const Suspects then = who.at(start + 30'007, Resource::Cpu);
    QCOMPARE(text(then.processes), QByteArray("brief 3, calm 0.1"));
    QVERIFY(then.to - then.from <= 61);
    QCOMPARE(text(who.at(start + 30'200, Resource::Cpu).processes), QByteArray("calm 0.1"));
    QCOMPARE(text(who.at(start + 5 * 86'400 - 3, Resource::Cpu).processes), QByteArray("calm 0.1"));
}

void TestWhoHistory::followsTheWallClock()
{
    WhoHistory who;
    MetricFrame frame = frameAt(10, 10);
    frame.processes = {process(1, "a", 1)};
    who.append(frame);
    frame = frameAt(11);
    frame.time += 3600; // somebody set the clock
    who.append(frame);
    QCOMPARE(who.at(start + 3605, Resource::Cpu).to, start + 3610);
    QVERIFY(!who.at(start + 5, Resource::Cpu).isKnown());
}

void TestWhoHistory::mergesWhatIsHalfASecondApart()
{
    WhoHistory who;
    for (int i = 1; i <= 8; ++i) {
        MetricFrame frame = frameAt(i * 0.5, 0.5);
        frame.processes = {process(1, "a", i)};
        who.append(frame);
    }
    QCOMPARE(text(who.at(start + 2.5, Resource::Cpu).processes), QByteArray("a 6"));
}

void TestWhoHistory::givesRowsBack()
{
    WhoHistory who;
    MetricFrame frame = frameAt(10, 10);
    ProcessRow row = process(7, "dd", 0.5, 2e6);
    row.container = postgres;
    row.readBytes = 1000;
    row.writeBytes = 3000;
    frame.processes = {row};
    frame.containers = {container(postgres, 0.5, 77)};
    who.append(frame);
    WhoHistory copy;
    MetricFrame given = frameAt(10);
    who.addRows(start + 9, start + 10, given);
    QCOMPARE(given.rowsInterval, 10.);
    QCOMPARE(given.processes.size(), 1);
    QCOMPARE(given.processes.first().id, row.id);
    QCOMPARE(given.processes.first().readBytes, 1000.);
    QCOMPARE(given.processes.first().writeBytes, 3000.);
    QCOMPARE(given.processes.first().container, postgres);
    QCOMPARE(given.containers.first().rxBytes, 77.);
    MetricFrame other = frameAt(10);
    who.addRows(start + 10, start + 11, other);
    QCOMPARE(other.rowsInterval, 0.);
    QVERIFY(other.processes.isEmpty());
}

/// A day of readings a second in which every process is new.
void TestWhoHistory::staysSmall()
{
    WhoHistory who;
    for (int i = 1; i <= 86'400; ++i) {
        MetricFrame frame = frameAt(i, 1);
        for (int j = 0; j < 6; ++j)
            frame.processes.append(process(i * 6 + j, "cc1plus", 0.1 * j));
        frame.containers = {container(postgres, 0.5, 1)};
        who.append(frame);
    }
    QVERIFY2(who.bytes() < 8'000'000, QByteArray::number(who.bytes()));
    QCOMPARE(who.at(start + 86'400, Resource::Cpu).processes.size(), WhoHistory::most);
}

QTEST_GUILESS_MAIN(TestWhoHistory)
#include "tst_whohistory.moc"
