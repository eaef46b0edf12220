// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/eventlog.h"

#include <QTest>

using namespace Clawtune;
using Remote::MetricFrame;
using Kind = HostEvent::Kind;

namespace
{

constexpr double boot = 1'700'000'000; ///< wall clock, seconds since 1970

MetricFrame frameAt(double uptime, double interval = 1)
{
    MetricFrame frame;
    frame.time = boot + uptime;
    frame.uptime = uptime;
    frame.interval = interval;
    return frame;
}

Remote::JournalEntry entryOf(const QByteArray &change, Remote::ChangeState state)
{
    Remote::JournalEntry entry;
    entry.change = change;
    entry.item = "swap";
    entry.state = state;
    entry.time = qint64(boot) + 50;
    return entry;
}

} // namespace

class TestEventLog final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsGaps();
    void tellsRestarts();
    void tellsThatMeasuringBeganAnew();
    void tellsChanges();
};

void TestEventLog::tellsGaps()
{
    EventLog log;
    for (const double uptime : {100., 101., 108., 109.})
        log.takeFrame(frameAt(uptime));
    QVERIFY(log.events().isEmpty()); // a few seconds are nobody's business
    MetricFrame late = frameAt(140);
    late.time += 3600; // a clock that is set is no gap
    log.takeFrame(late);
    QCOMPARE(log.events().size(), 1);
    QCOMPARE(log.events().first().kind, Kind::NothingSeen);
    QCOMPARE(log.events().first().seconds, 30.);
}

void TestEventLog::tellsRestarts()
{
    EventLog log;
    log.takeFrame(frameAt(5000));
    MetricFrame after = frameAt(20);
    after.time = boot + 5100;
    log.takeFrame(after);
    QCOMPARE(log.events(), (QList<HostEvent>{{Kind::Restarted, boot + 5080, 0, {}}}));
}

void TestEventLog::tellsThatMeasuringBeganAnew()
{
    EventLog log;
    log.takeFailure(); // before anything was seen: nothing is missing
    log.takeFrame(frameAt(100));
    log.takeFailure();
    log.takeFrame(frameAt(107));
    log.takeFrame(frameAt(108));
    QCOMPARE(log.events(), (QList<HostEvent>{{Kind::MeasuredAnew, boot + 103, 6, {}}}));
}

void TestEventLog::tellsChanges()
{
    EventLog log;
    log.takeFrame(frameAt(100));
    log.takeJournal(
        {entryOf("a", Remote::ChangeState::Done), entryOf("b", Remote::ChangeState::Refused)});
    QCOMPARE(log.events(), (QList<HostEvent>{{Kind::Changed, boot + 50, 0, "swap"}}));
    log.takeFrame(frameAt(200));
    log.takeJournal({entryOf("a", Remote::ChangeState::Undone)});
    QCOMPARE(log.events().last(), (HostEvent{Kind::TakenBack, boot + 200, 0, "swap"}));
}

QTEST_GUILESS_MAIN(TestEventLog)
#include "tst_eventlog.moc"
