// SPDX-License-Identifier: GPL-3.0-or-later
// What processes moved over the network, and when anybody looks at that by itself.
#include "remote/sockets/traffictally.h"

#include <QTest>

#include <cmath>

using Remote::MetricFrame;
using Remote::ProcessId;
using Remote::SocketFrame;
using Remote::TrafficPacing;
using Remote::TrafficTally;

namespace
{

const ProcessId curl{7, 700};
const ProcessId nginx{8, 800};

Remote::SocketRow socketOf(const ProcessId &process, double rx, double tx)
{
    Remote::SocketRow row;
    row.state = Remote::TcpState::Established;
    row.process = process;
    row.rate = {rx, tx};
    return row;
}

SocketFrame socketFrame(double interval, const QList<Remote::SocketRow> &rows)
{
    SocketFrame frame;
    frame.interval = interval;
    frame.rows = rows;
    return frame;
}

MetricFrame rowsFrame()
{
    MetricFrame frame;
    frame.rowsInterval = 10;
    for (const ProcessId &id : {curl, nginx, ProcessId{9, 900}}) {
        Remote::ProcessRow row;
        row.id = id;
        frame.processes.append(row);
    }
    return frame;
}

MetricFrame trafficAt(double uptime, double bytes)
{
    MetricFrame frame;
    frame.uptime = uptime;
    frame.interval = 1;
    frame.values.insert({"net.rx_bytes", "eth0"}, bytes);
    frame.values.insert({"net.tx_bytes", "eth0"}, bytes / 10);
    frame.values.insert({"net.rx_bytes", "veth1"}, 1e9 * std::fmod(uptime, 2)); // not outside
    return frame;
}

} // namespace

class TestTrafficTally final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void addsUpBetweenReadings();
    void leavesUnknownWhatNobodySaw();
    void aQuietServerIsNeverAsked();
    void aRiseIsLookedAt();
    void whatLastsIsLeftAlone();
    void aRestlessServerIsAskedAThirdOfTheTime();
    void startsAnewWithTheServer();
};

void TestTrafficTally::addsUpBetweenReadings()
{
    TrafficTally tally;
    tally.add(socketFrame(0, {socketOf(curl, 1e9, 1e9)})); // the first has no rates
    tally.add(socketFrame(1, {socketOf(curl, 1000, 10), socketOf(curl, 500, 0)}));
    tally.add(socketFrame(3, {socketOf(nginx, std::nan(""), 400)}));
    MetricFrame without;
    tally.giveTo(without); // rows are not read each time
    MetricFrame frame = rowsFrame();
    tally.giveTo(frame);
    QCOMPARE(frame.processes.at(0).rxBytes, 1500 / 4.);
    QCOMPARE(frame.processes.at(0).txBytes, 10 / 4.);
    QVERIFY(std::isnan(frame.processes.at(1).rxBytes));
    QCOMPARE(frame.processes.at(1).txBytes, 300.);
    QVERIFY(std::isnan(frame.processes.at(2).txBytes));
    frame = rowsFrame();
    tally.giveTo(frame); // and then it begins anew
    QVERIFY(std::isnan(frame.processes.at(0).rxBytes));
}

void TestTrafficTally::leavesUnknownWhatNobodySaw()
{
    TrafficTally tally;
    SocketFrame tables = socketFrame(1, {socketOf(curl, 1000, 10)});
    tables.source = Remote::SocketSource::ProcTables;
    tally.add(tables);
    tally.add(socketFrame(1, {socketOf({}, 1000, 10)})); // of somebody whom we may not see
    MetricFrame frame = rowsFrame();
    tally.giveTo(frame);
    for (const Remote::ProcessRow &row : std::as_const(frame.processes))
        QVERIFY(std::isnan(row.rxBytes));
}

void TestTrafficTally::aQuietServerIsNeverAsked()
{
    TrafficPacing pacing;
    for (int i = 1; i <= 10'000; ++i)
        QVERIFY(!pacing.wantsSockets(trafficAt(i, 20'000 + 90'000 * (i % 7 == 0))));
    MetricFrame nothing;
    nothing.uptime = 20'000;
    QVERIFY(!pacing.wantsSockets(nothing));
}

void TestTrafficTally::aRiseIsLookedAt()
{
    TrafficPacing pacing;
    for (int i = 1; i <= 300; ++i)
        QVERIFY(!pacing.wantsSockets(trafficAt(i, 20'000)));
    int asked = 0;
    for (int i = 301; i <= 600; ++i) {
        const bool wants = pacing.wantsSockets(trafficAt(i, i <= 305 ? 5e6 : 20'000));
        QVERIFY2(i > 305 || wants, QByteArray::number(i)); // at once, and as long as it stays
        asked += wants ? 1 : 0;
    }
    QVERIFY2(asked >= 10 && asked <= 15, QByteArray::number(asked));
}

void TestTrafficTally::whatLastsIsLeftAlone()
{
    TrafficPacing pacing;
    for (int i = 1; i <= 300; ++i)
        pacing.wantsSockets(trafficAt(i, 20'000));
    int last = 0;
    for (int i = 301; i <= 4000; ++i) {
        if (pacing.wantsSockets(trafficAt(i, 5e6)))
            last = i;
    }
    QVERIFY2(last > 301 && last < 500, QByteArray::number(last));
}

/// A burst of five seconds out of twenty, for an hour.
void TestTrafficTally::aRestlessServerIsAskedAThirdOfTheTime()
{
    TrafficPacing pacing;
    int asked = 0;
    for (int i = 1; i <= 3600; ++i)
        asked += pacing.wantsSockets(trafficAt(i, i % 20 < 5 ? 2e7 : 1000)) ? 1 : 0;
    QVERIFY2(asked > 60 && asked <= 3600 / 3 + 60, QByteArray::number(asked));
}

void TestTrafficTally::startsAnewWithTheServer()
{
    TrafficPacing pacing;
    for (int i = 1000; i <= 1100; ++i)
        pacing.wantsSockets(trafficAt(i, 20'000));
    QVERIFY(pacing.wantsSockets(trafficAt(1101, 5e6)));
    QVERIFY(!pacing.wantsSockets(trafficAt(5, 5e6))); // nobody knows what is usual now
    QVERIFY(pacing.wantsSockets(trafficAt(6, 5e7)));
}

QTEST_GUILESS_MAIN(TestTrafficTally)
#include "tst_traffictally.moc"
