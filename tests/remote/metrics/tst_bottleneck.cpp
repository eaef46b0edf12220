// SPDX-License-Identifier: GPL-3.0-or-later
// What limits a server, on recordings of each case (fixtures/bottleneck says how they were made),
// and by rule on frames written here.
#include "recordedframes.h"
#include "remote/metrics/bottleneckrules.h"

#include <QTest>

#include <functional>

using namespace Remote;
using namespace Qt::StringLiterals;
using Kind = BottleneckKind;

namespace
{

QByteArray word(Kind kind)
{
    switch (kind) {
    case Kind::Unknown:
        return "unknown";
    case Kind::None:
        return "none";
    case Kind::DiskFull:
        return "disk-full";
    case Kind::Swapping:
        return "swapping";
    case Kind::Memory:
        return "memory";
    case Kind::ContainerMemoryLimit:
        return "container-memory";
    case Kind::Steal:
        return "steal";
    case Kind::DiskBusy:
        return "disk";
    case Kind::Blocked:
        return "blocked";
    case Kind::Cpu:
        return "cpu";
    case Kind::ContainerCpuLimit:
        return "container-cpu";
    case Kind::Network:
        return "network";
    case Kind::NetworkLoss:
        return "network-loss";
    }
    return {};
}

QList<MetricFrame> recorded(const QString &name)
{
    return RecordedFrames::read(
        QStringLiteral(TEST_SOURCE_DIR "/fixtures/bottleneck/%1.jsonl").arg(name));
}

/// The verdicts one after the other, each once for as long as it stays.
QByteArray story(const QList<MetricFrame> &frames, BottleneckWatch &watch,
                 const std::function<void(const Bottleneck &)> &look = {})
{
    QByteArrayList kinds;
    for (const MetricFrame &frame : frames) {
        const Bottleneck &now = watch.add(frame);
        const QByteArray kind = word(now.kind);
        if (kinds.isEmpty() || kinds.constLast() != kind)
            kinds.append(kind);
        if (look)
            look(now);
    }
    return kinds.join(' ');
}

QByteArray story(const QList<MetricFrame> &frames)
{
    BottleneckWatch watch;
    return story(frames, watch);
}

/// A second of a machine with nothing to do.
MetricFrame calmFrame(double uptime)
{
    MetricFrame frame;
    frame.time = 1'795'400'000 + uptime;
    frame.uptime = uptime;
    frame.interval = 1;
    const auto put = [&frame](const char *id, double value) {
        frame.values.insert({id, {}}, value);
    };
    put("cpu.busy", 0.05);
    put("cpu.iowait", 0);
    put("cpu.steal", 0);
    put("load.running", 1);
    put("load.blocked", 0);
    put("memory.total", 8e9);
    put("memory.available", 5e9);
    put("memory.swap_used", 0);
    for (const char *id : {"pressure.cpu_some", "pressure.memory_some", "pressure.io_some"})
        put(id, 0);
    frame.values.insert({"disk.util", "vda"}, 0.01);
    return frame;
}

/// So many seconds, each as `change` makes it.
QList<MetricFrame> seconds(int count, const std::function<void(MetricFrame &)> &change,
                           double from = 1000)
{
    QList<MetricFrame> frames;
    for (int i = 0; i < count; ++i) {
        frames.append(calmFrame(from + i));
        if (change)
            change(frames.last());
    }
    return frames;
}

ContainerRow containerRow(const QByteArray &id)
{
    ContainerRow row;
    row.id = id;
    row.cpu = 0.01;
    row.memory = 1e8;
    return row;
}

} // namespace

class TestBottleneck final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyRuleIsWhole();
    void namesEachRecordedCase_data();
    void namesEachRecordedCase();
    void doesWithoutPressure_data();
    void doesWithoutPressure();
    void countsTheQueueForEachCpu();
    void needsToSeeBeforeItSays();
    void aGapMakesItUnknown();
    void aBurstIsNoLimit();
    void doesNotFlicker();
    void tellsSinceWhen();
    void worstOfTheDisks();
    void fullFileSystem();
    void memoryBeforeTheDisk();
    void processesOfOneNameCountTogether();
    void endedChildrenAreNotBlamedOnTheirParent();
    void nothingKnownIsUnknown();
    void oddNumbersAreHarmless();
};

void TestBottleneck::everyRuleIsWhole()
{
    QVERIFY(bottleneckRules().size() >= 11);
    for (const BottleneckRule &rule : bottleneckRules()) {
        QVERIFY(!rule.conditions.empty());
        QVERIFY(!rule.conditions.front().isOther);
        QVERIFY(rule.seconds > 0 && rule.seconds <= RecentValues::length);
        for (const BottleneckCondition &one : rule.conditions) {
            QVERIFY2(evidenceMetric(one.metric), one.metric);
            const bool easesOff = one.comparison == Comparison::AtLeast ? one.leave <= one.enter
                                                                        : one.leave >= one.enter;
            QVERIFY2(easesOff, one.metric);
        }
    }
    QVERIFY(!evidenceMetric("no.such"));
}

void TestBottleneck::namesEachRecordedCase_data()
{
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<QByteArray>("subject");
    QTest::addColumn<QByteArray>("culprit");
    QTest::newRow("calm") << QByteArray("unknown none") << QByteArray() << QByteArray();
    QTest::newRow("cpu") << QByteArray("unknown cpu") << QByteArray() << QByteArray("reports");
    QTest::newRow("steal_written")
        << QByteArray("unknown none steal none") << QByteArray() << QByteArray();
    QTest::newRow("disk") << QByteArray("unknown none disk none") << QByteArray("vda")
                          << QByteArray("dd");
    QTest::newRow("memory") << QByteArray("unknown none memory none") << QByteArray()
                            << QByteArray("perl");
    QTest::newRow("swapping") << QByteArray("unknown none swapping none") << QByteArray()
                              << QByteArray("perl");
    QTest::newRow("container_cpu") << QByteArray("unknown none container-cpu none")
                                   << QByteArray("*") << QByteArray("reports");
    QTest::newRow("container_memory") << QByteArray("unknown none container-memory none")
                                      << QByteArray("*") << QByteArray("perl");
    QTest::newRow("container_killed")
        << QByteArray("unknown none container-memory none") << QByteArray("*") << QByteArray();
    QTest::newRow("blocked") << QByteArray("unknown none blocked none") << QByteArray()
                             << QByteArray("held-up");
    QTest::newRow("network") << QByteArray("unknown none network none") << QByteArray("eth0")
                             << QByteArray("*");
    QTest::newRow("network_loss") << QByteArray("unknown none network-loss none") << QByteArray()
                                  << QByteArray();
}

void TestBottleneck::namesEachRecordedCase()
{
    QFETCH(QByteArray, expected);
    QFETCH(QByteArray, subject);
    QFETCH(QByteArray, culprit);
    const auto frames = recorded(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(frames.size() >= 20);
    BottleneckWatch watch;
    QByteArray seenSubject;
    QSet<QByteArray> names;
    int withoutEvidence = 0;
    const QByteArray told = story(frames, watch, [&](const Bottleneck &now) {
        if (now.kind == Kind::Unknown || now.kind == Kind::None)
            return;
        seenSubject = now.subject;
        withoutEvidence += now.evidence.isEmpty();
        if (now.culprit)
            names.insert(now.culprit->isContainer() ? now.culprit->container : now.culprit->name);
    });
    QCOMPARE(told, expected);
    QCOMPARE(withoutEvidence, 0);
    if (subject == "*")
        QCOMPARE(seenSubject.size(), 64); // a container's id
    else
        QCOMPARE(seenSubject, subject);
    if (culprit == "*")
        QVERIFY(names.size() == 1 && names.begin()->size() == 64);
    else
        QCOMPARE(names, culprit.isEmpty() ? QSet<QByteArray>() : QSet<QByteArray>{culprit});
}

void TestBottleneck::doesWithoutPressure_data()
{
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("calm") << QByteArray("unknown none");
    QTest::newRow("disk") << QByteArray("unknown none disk none");
    QTest::newRow("network") << QByteArray("unknown none network none");
}

/// Kernels before 4.20.
void TestBottleneck::doesWithoutPressure()
{
    QFETCH(QByteArray, expected);
    auto frames = recorded(QString::fromLatin1(QTest::currentDataTag()));
    for (MetricFrame &frame : frames) {
        frame.values.removeIf(
            [](const auto &entry) { return entry.key().metric.startsWith("pressure."); });
        for (ContainerRow &row : frame.containers)
            row.cpuPressure = row.memoryPressure = row.ioPressure = ContainerRow::unknown;
    }
    QCOMPARE(story(frames), expected);
}

/// Without pressure, ten that want to run are too many for two CPUs, and not for sixteen.
void TestBottleneck::countsTheQueueForEachCpu()
{
    const auto with = [](double cpus) {
        return seconds(90, [cpus](MetricFrame &frame) {
            frame.values.remove({"pressure.cpu_some"});
            frame.values.insert({"cpu.busy"}, 0.93);
            frame.values.insert({"load.running"}, 10);
            frame.values.insert({"cpu.count"}, cpus);
        });
    };
    QCOMPARE(story(with(2)), QByteArray("unknown none cpu"));
    QCOMPARE(story(with(16)), QByteArray("unknown none"));
}

void TestBottleneck::needsToSeeBeforeItSays()
{
    BottleneckWatch watch;
    QCOMPARE(watch.current().kind, Kind::Unknown);
    QCOMPARE(story(seconds(9, {}), watch), QByteArray("unknown"));
    QCOMPARE(story(seconds(2, {}, 1009), watch), QByteArray("none"));
}

void TestBottleneck::aGapMakesItUnknown()
{
    BottleneckWatch watch;
    QCOMPARE(story(seconds(20, {}), watch), QByteArray("unknown none"));
    QCOMPARE(story(seconds(20, {}, 1060), watch), QByteArray("unknown none"));
    QCOMPARE(story(seconds(20, {}, 5), watch), QByteArray("unknown none")); // restarted
    watch.clear();
    QCOMPARE(watch.current().kind, Kind::Unknown);
}

void TestBottleneck::aBurstIsNoLimit()
{
    BottleneckWatch watch;
    story(seconds(30, {}), watch);
    const auto burst = seconds(
        8,
        [](MetricFrame &frame) {
            frame.values[{"cpu.busy", {}}] = 1;
            frame.values[{"pressure.cpu_some", {}}] = 0.9;
        },
        1030);
    QCOMPARE(story(burst, watch), QByteArray("none"));
    QCOMPARE(story(seconds(30, {}, 1038), watch), QByteArray("none"));
}

/// A load that swings around the threshold every few seconds, for ten minutes.
void TestBottleneck::doesNotFlicker()
{
    int second = 0;
    const auto swinging = seconds(600, [&second](MetricFrame &frame) {
        const bool high = second++ / 3 % 2 == 0;
        frame.values[{"disk.util", "vda"}] = high ? 0.99 : 0.55;
        frame.values[{"pressure.io_some", {}}] = high ? 0.5 : 0.15;
        frame.values[{"cpu.busy", {}}] = high ? 0.97 : 0.85;
        frame.values[{"pressure.cpu_some", {}}] = 0.4;
    });
    const QByteArray told = story(swinging);
    QCOMPARE(told, QByteArray("unknown none disk"));
}

void TestBottleneck::tellsSinceWhen()
{
    BottleneckWatch watch;
    story(seconds(40, {}), watch);
    const auto busy = seconds(
        240,
        [](MetricFrame &frame) {
            frame.values[{"disk.util", "vda"}] = 0.97;
            frame.values[{"pressure.io_some", {}}] = 0.6;
        },
        1040);
    QCOMPARE(story(busy, watch), QByteArray("none disk"));
    const Bottleneck &now = watch.current();
    QCOMPARE(now.time - now.since, 240.);
    QCOMPARE(now.severity, Severity::Slows);
    QCOMPARE(now.evidence.size(), 2);
    QCOMPARE(now.evidence.first().key, (MetricKey{"disk.util", "vda"}));
    QVERIFY(std::abs(now.evidence.first().value - 0.97) < 1e-6);
    QCOMPARE(now.evidence.first().threshold, 0.7);
    QCOMPARE(now.evidence.last().key, (MetricKey{"pressure.io_some", {}}));
}

void TestBottleneck::worstOfTheDisks()
{
    BottleneckWatch watch;
    story(seconds(40,
                  [](MetricFrame &frame) {
                      frame.values[{"pressure.io_some", {}}] = 0.6;
                      frame.values[{"disk.util", "sda"}] = 0.9;
                      frame.values[{"disk.util", "sdb"}] = 1;
                      frame.values[{"disk.util", "dm-0"}] = 1;
                  }),
          watch);
    QCOMPARE(watch.current().subject, QByteArray("sdb"));
    QCOMPARE(watch.current().severity, Severity::Halts);
    // The other one getting worse is no news while this one is at its limit.
    story(seconds(
              30,
              [](MetricFrame &frame) {
                  frame.values[{"pressure.io_some", {}}] = 0.6;
                  frame.values[{"disk.util", "sda"}] = 1;
                  frame.values[{"disk.util", "sdb"}] = 0.9;
              },
              1040),
          watch);
    QCOMPARE(watch.current().subject, QByteArray("sdb"));
}

void TestBottleneck::fullFileSystem()
{
    BottleneckWatch watch;
    const auto fill = [](MetricFrame &frame) {
        frame.values[{"fs.used", "/"}] = 0.995;
        frame.values[{"fs.used", "/boot"}] = 0.5;
    };
    QCOMPARE(story(seconds(20, fill), watch), QByteArray("unknown disk-full"));
    QCOMPARE(watch.current().subject, QByteArray("/"));
    QVERIFY(std::abs(watch.current().evidence.first().value - 0.995) < 1e-6);
    QVERIFY(!watch.current().culprit);
}

/// What is missing in memory shows on the disk as well; the cause is what is said.
void TestBottleneck::memoryBeforeTheDisk()
{
    const auto thrash = [](MetricFrame &frame) {
        frame.values[{"memory.available", {}}] = 2e8;
        frame.values[{"pressure.memory_some", {}}] = 0.5;
        frame.values[{"pressure.io_some", {}}] = 0.9;
        frame.values[{"disk.util", "vda"}] = 1;
    };
    QCOMPARE(story(seconds(60, thrash)), QByteArray("unknown memory"));
}

void TestBottleneck::processesOfOneNameCountTogether()
{
    RecentCulprits culprits;
    MetricFrame frame = calmFrame(1);
    frame.rowsInterval = 1;
    for (int pid = 10; pid < 16; ++pid) {
        ProcessRow row;
        row.id = {pid, 5};
        row.name = "postgres";
        row.container = "c1";
        row.cpu = 0.2;
        frame.processes.append(row);
    }
    ProcessRow lone;
    lone.id = {7, 5};
    lone.name = "backup";
    lone.cpu = 0.5;
    lone.state = 'D';
    frame.processes.append(lone);
    culprits.add(frame);
    QVERIFY(!culprits.most(Resource::Cpu)); // one second of it is too little to blame
    frame.rowsInterval = 10;
    culprits.add(frame);
    QCOMPARE(culprits.most(Resource::Cpu)->name, QByteArray("postgres"));
    QCOMPARE(culprits.most(Resource::Cpu, "c1")->name, QByteArray("postgres"));
    QVERIFY(!culprits.most(Resource::Cpu, "c2"));
    QVERIFY(!culprits.most(Resource::Disk));
    QCOMPARE(culprits.mostBlocked()->name, QByteArray("backup"));
    MetricFrame later = calmFrame(2);
    later.rowsInterval = 100; // long gone
    culprits.add(later);
    QVERIFY(!culprits.most(Resource::Cpu) || culprits.most(Resource::Cpu)->amount < 0.01);
}

/// The parent of a program that has written for hours gets all of it in the moment it ends.
void TestBottleneck::endedChildrenAreNotBlamedOnTheirParent()
{
    RecentCulprits culprits;
    ProcessRow writer;
    writer.id = {10, 5};
    writer.name = "dd";
    writer.writeBytes = 1e8;
    MetricFrame frame = calmFrame(1);
    frame.rowsInterval = 1;
    frame.values.insert({"disk.write_bytes", "vda"}, 1e8);
    for (int i = 0; i < 20; ++i) {
        frame.processes = {writer};
        culprits.add(frame);
    }
    ProcessRow parent;
    parent.id = {9, 5};
    parent.name = "sh";
    parent.writeBytes = 1e13;
    frame.processes = {parent};
    culprits.add(frame);
    QCOMPARE(culprits.most(Resource::Disk)->name, QByteArray("dd"));
    QVERIFY(culprits.most(Resource::Disk)->amount < 1e8);
}

void TestBottleneck::nothingKnownIsUnknown()
{
    QList<MetricFrame> frames = seconds(40, [](MetricFrame &frame) { frame.values.clear(); });
    QCOMPARE(story(frames), QByteArray("unknown"));
    frames = seconds(40, {});
    for (qsizetype i = 0; i < frames.size(); ++i)
        frames[i].interval = i % 2 ? 0 : -1;
    QCOMPARE(story(frames), QByteArray("unknown"));
}

void TestBottleneck::oddNumbersAreHarmless()
{
    const double odd[] = {std::nan(""), HUGE_VAL, -HUGE_VAL, -1, 1e300};
    int turn = 0;
    const auto frames = seconds(200, [&](MetricFrame &frame) {
        for (double &value : frame.values)
            value = odd[turn++ % 5];
        frame.rowsInterval = 1;
        ContainerRow row = containerRow("\x1b<b>");
        row.cpuLimit = turn % 2 ? 0 : HUGE_VAL;
        row.memoryLimit = odd[turn % 5];
        row.throttled = odd[turn % 5];
        frame.containers = {row, row};
        frame.processes = {ProcessRow(), ProcessRow()};
    });
    BottleneckWatch watch;
    for (const MetricFrame &frame : frames) {
        for (const BottleneckEvidence &one : watch.add(frame).evidence)
            QVERIFY(std::isfinite(one.value));
    }
}

QTEST_GUILESS_MAIN(TestBottleneck)
#include "tst_bottleneck.moc"
