// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/thresholdstore.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace Remote;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr double wall = 1'795'400'000;

ThresholdRule busyRule(std::chrono::seconds duration = 10s)
{
    ThresholdRule rule{.id = "cpu-busy", .name = "CPU", .metric = "cpu.busy"};
    rule.value = 0.9;
    rule.duration = duration;
    return rule;
}

/// A server whose CPU a test drives second by second.
class Bench final
{
public:
    explicit Bench(const ThresholdRule &rule = busyRule())
        : monitor({rule})
    {
    }
    MetricFrame frame(double interval = 1)
    {
        uptime += interval;
        MetricFrame frame;
        frame.uptime = uptime;
        frame.time = wall + uptime;
        frame.interval = interval;
        return frame;
    }
    /// Events of so many seconds at one value; NaN: the value is missing.
    QList<ThresholdStatus> run(double value, int seconds, double interval = 1)
    {
        QList<ThresholdStatus> events;
        for (int i = 0; i < seconds; ++i) {
            MetricFrame one = frame(interval);
            if (!std::isnan(value))
                one.values.insert({"cpu.busy"}, value);
            events += monitor.take(one);
        }
        return events;
    }
    void away(double seconds) { uptime += seconds; }

    ThresholdMonitor monitor;
    double uptime = 1000;
};

const double missing = std::nan("");

} // namespace

class TestThresholds final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void raisesAfterItsDuration();
    void belowCounts();
    void aShortPeakIsNothing();
    void swingsAroundTheValueAreOne();
    void endsAfterACalmWhile();
    void gapsDoNotCount();
    void aLongGapStartsAnew();
    void aRestartStartsAnew();
    void slowSamplesCountTheirTime();
    void sharesOfAWhole();
    void everyInstanceIsJudged();
    void instancesThatGoAreForgotten();
    void rulesCanBeOffAndChanged();
    void nonsenseIsPassedOver();
    void patterns_data();
    void patterns();
    void theTableIsSound();
    void storeKeepsWhatDiffers();
    void storeIsPrivateAndPatient();
};

void TestThresholds::raisesAfterItsDuration()
{
    Bench bench;
    QVERIFY(bench.run(0.5, 20).isEmpty());
    QVERIFY(bench.run(0.95, 9).isEmpty());
    QVERIFY(bench.monitor.raised().isEmpty());
    const auto events = bench.run(0.97, 1);
    QCOMPARE(events.size(), 1);
    QCOMPARE(events.first().state, ThresholdState::Raised);
    QCOMPARE(events.first().value, 0.97);
    QCOMPARE(events.first().since, wall + 1020);
    QCOMPARE(events.first().held, 10.);
    QVERIFY(bench.run(0.99, 50).isEmpty()); // told once
    QCOMPARE(bench.monitor.raised().size(), 1);
    QCOMPARE(bench.monitor.raised().first().held, 60.);
    QVERIFY(Bench().run(0.9, 60).isEmpty()); // at the value is not above it
}

void TestThresholds::belowCounts()
{
    ThresholdRule rule = busyRule();
    rule.isUpper = false;
    rule.value = 0.1;
    Bench bench(rule);
    QVERIFY(bench.run(0.1, 30).isEmpty());
    QCOMPARE(bench.run(0.05, 10).size(), 1);
    QVERIFY(bench.run(0.102, 60).isEmpty()); // not back yet: 0.105 is
    QCOMPARE(bench.run(0.106, 10).size(), 1);
}

void TestThresholds::aShortPeakIsNothing()
{
    Bench bench;
    for (int i = 0; i < 20; ++i) {
        QVERIFY(bench.run(1, 9).isEmpty());
        QVERIFY(bench.run(0.3, 1).isEmpty());
    }
}

void TestThresholds::swingsAroundTheValueAreOne()
{
    Bench bench;
    int raised = 0;
    for (int i = 0; i < 60; ++i) {
        raised += int(bench.run(0.91, 1).size());
        raised += int(bench.run(0.88, 1).size()); // below the value, not below 0.855
    }
    QCOMPARE(raised, 1);
    QCOMPARE(bench.monitor.raised().size(), 1);
}

void TestThresholds::endsAfterACalmWhile()
{
    Bench bench(busyRule(120s));
    QCOMPARE(bench.run(1, 120).size(), 1);
    QVERIFY(bench.run(0.2, 29).isEmpty()); // 30 s at most, however long the duration
    QCOMPARE(bench.monitor.raised().size(), 1);
    QVERIFY(bench.run(0.95, 1).isEmpty());
    QVERIFY(bench.run(0.2, 29).isEmpty()); // the calm has to be in one piece
    const auto events = bench.run(0.2, 1);
    QCOMPARE(events.size(), 1);
    QCOMPARE(events.first().state, ThresholdState::Ok);
    QVERIFY(bench.monitor.raised().isEmpty());
    QVERIFY(bench.run(1, 119).isEmpty()); // and the next time takes as long
    QCOMPARE(bench.run(1, 1).size(), 1);
}

void TestThresholds::gapsDoNotCount()
{
    Bench bench;
    QVERIFY(bench.run(1, 6).isEmpty());
    bench.away(8); // not seen: neither above nor below
    QVERIFY(bench.run(1, 3).isEmpty());
    QVERIFY(bench.run(missing, 5).isEmpty());
    QCOMPARE(bench.run(1, 1).size(), 1);
    QVERIFY(bench.run(0.1, 5).isEmpty());
    bench.away(3600);
    QVERIFY(bench.run(0.1, 4).isEmpty()); // calm is counted the same way
    QCOMPARE(bench.monitor.raised().size(), 1);
    QCOMPARE(bench.run(0.1, 1).size(), 1);
}

void TestThresholds::aLongGapStartsAnew()
{
    Bench bench;
    QVERIFY(bench.run(1, 9).isEmpty());
    bench.away(11);
    QVERIFY(bench.run(1, 9).isEmpty());
    const auto events = bench.run(1, 1);
    QCOMPARE(events.size(), 1);
    QCOMPARE(events.first().since, wall + 1000 + 9 + 11);
}

void TestThresholds::aRestartStartsAnew()
{
    Bench bench;
    QVERIFY(bench.run(1, 9).isEmpty());
    bench.uptime = 20;
    QVERIFY(bench.run(1, 9).isEmpty());
    QCOMPARE(bench.run(1, 1).size(), 1);
}

void TestThresholds::slowSamplesCountTheirTime()
{
    Bench bench(busyRule(120s));
    QVERIFY(bench.run(1, 1, 60).isEmpty());
    QCOMPARE(bench.run(1, 1, 60).size(), 1);
    QCOMPARE(Bench(busyRule(10s)).run(1, 1, 60).size(), 1);
    QCOMPARE(Bench(busyRule(0s)).run(1, 1).size(), 1);
}

void TestThresholds::sharesOfAWhole()
{
    ThresholdRule rule{.id = "swap-used",
                       .name = "Swap",
                       .metric = "memory.swap_used",
                       .value = 0.5,
                       .whole = "memory.swap_total",
                       .duration = 2s};
    Bench bench(rule);
    const auto run = [&bench](double used, double total) {
        MetricFrame frame = bench.frame();
        frame.values.insert({"memory.swap_used"}, used);
        if (!std::isnan(total))
            frame.values.insert({"memory.swap_total"}, total);
        return bench.monitor.take(frame);
    };
    for (const double total : {0., missing, 4e9}) {
        for (int i = 0; i < 5; ++i)
            QVERIFY(run(1e9, total).isEmpty());
    }
    QVERIFY(run(3e9, 4e9).isEmpty());
    const auto events = run(3e9, 4e9);
    QCOMPARE(events.size(), 1);
    QCOMPARE(events.first().value, 0.75);
}

void TestThresholds::everyInstanceIsJudged()
{
    ThresholdRule rule{.id = "disk-busy", .name = "Disk", .metric = "disk.util"};
    rule.instances = "vd*";
    rule.value = 0.9;
    rule.duration = 2s;
    Bench bench(rule);
    QList<ThresholdStatus> events;
    for (int i = 0; i < 3; ++i) {
        MetricFrame frame = bench.frame();
        frame.values.insert({"disk.util", "vdb"}, 0.99);
        frame.values.insert({"disk.util", "vda"}, 0.95);
        frame.values.insert({"disk.util", "vdc"}, 0.2);
        frame.values.insert({"disk.util", "sda"}, 1);
        events += bench.monitor.take(frame);
    }
    QCOMPARE(events.size(), 2);
    QCOMPARE(events.at(0).instance, QByteArray("vda"));
    QCOMPARE(events.at(1).instance, QByteArray("vdb"));
    QCOMPARE(bench.monitor.raised().size(), 2);
}

void TestThresholds::instancesThatGoAreForgotten()
{
    ThresholdRule rule{.id = "disk-busy", .name = "Disk", .metric = "disk.util"};
    rule.instances = "*";
    rule.value = 0.9;
    rule.duration = 2s;
    Bench bench(rule);
    for (int i = 0; i < 3; ++i) {
        MetricFrame frame = bench.frame();
        frame.values.insert({"disk.util", "vdb"}, 1);
        bench.monitor.take(frame);
    }
    QCOMPARE(bench.monitor.raised().size(), 1);
    QVERIFY(bench.run(0.1, 30).isEmpty());
    const auto events = bench.run(0.1, 2);
    QCOMPARE(events.size(), 1);
    QCOMPARE(events.first().state, ThresholdState::Ok);
    QVERIFY(bench.monitor.raised().isEmpty());
}

void TestThresholds::rulesCanBeOffAndChanged()
{
    ThresholdRule rule = busyRule();
    rule.isOn = false;
    Bench bench(rule);
    QVERIFY(bench.run(1, 60).isEmpty());
    rule.isOn = true;
    bench.monitor.setRules({rule});
    QCOMPARE(bench.run(1, 10).size(), 1);
    bench.monitor.setRules({busyRule(5s), rule}); // the new one starts, the old one stays
    QCOMPARE(bench.monitor.raised().size(), 1);
    QCOMPARE(bench.run(1, 5).size(), 1);
    bench.monitor.setRules({});
    QVERIFY(bench.monitor.raised().isEmpty());
}

void TestThresholds::nonsenseIsPassedOver()
{
    Bench bench;
    for (const double nonsense : {missing, HUGE_VAL, -HUGE_VAL}) {
        MetricFrame frame = bench.frame();
        frame.values.insert({"cpu.busy"}, nonsense);
        frame.interval = nonsense;
        QVERIFY(bench.monitor.take(frame).isEmpty());
        frame.uptime = nonsense;
        QVERIFY(bench.monitor.take(frame).isEmpty());
    }
    QVERIFY(bench.run(1, 9).isEmpty());
    QCOMPARE(bench.run(1, 1).size(), 1);
}

void TestThresholds::patterns_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<bool>("fits");
    QTest::newRow("all") << QByteArray("sda") << QByteArray("*") << true;
    QTest::newRow("all of nothing") << QByteArray() << QByteArray("*") << true;
    QTest::newRow("start") << QByteArray("sda1") << QByteArray("sd*") << true;
    QTest::newRow("other start") << QByteArray("vda1") << QByteArray("sd*") << false;
    QTest::newRow("end") << QByteArray("/var/lib") << QByteArray("*/lib") << true;
    QTest::newRow("middle") << QByteArray("/a/b/c") << QByteArray("/a*c") << true;
    QTest::newRow("twice") << QByteArray("aXbXc") << QByteArray("a*X*c") << true;
    QTest::newRow("too short") << QByteArray("ac") << QByteArray("a*bc") << false;
    QTest::newRow("same") << QByteArray("sda") << QByteArray("sda") << true;
    QTest::newRow("longer") << QByteArray("sda1") << QByteArray("sda") << false;
    QTest::newRow("hostile") << QByteArray(100'000, 'a') << QByteArray("*a*a*a*a*b") << false;
}

void TestThresholds::patterns()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, pattern);
    QTEST(fitsPattern(name, pattern), "fits");
}

void TestThresholds::theTableIsSound()
{
    QSet<QByteArray> ids;
    for (const ThresholdRule &rule : defaultThresholds()) {
        ids.insert(rule.id);
        QVERIFY2(rule.value > 0 && rule.duration >= 1min, rule.id.constData());
        QVERIFY2(rule.name && *rule.name, rule.id.constData());
        const Metric *metric = findMetric(rule.metric);
        if (metric)
            QCOMPARE(metric->perInstance, !rule.instances.isEmpty());
        QVERIFY2(metric || rule.metric.startsWith("fs."), rule.id.constData());
    }
    QCOMPARE(ids.size(), defaultThresholds().size());
}

void TestThresholds::storeKeepsWhatDiffers()
{
    QTemporaryDir folder;
    ThresholdStore store(folder.filePath(u"config/thresholds.json"_s));
    QCOMPARE(store.rules(u"web"_s).value(), defaultThresholds());
    QList<ThresholdRule> rules = defaultThresholds();
    rules[0].value = 0.75;
    rules[0].duration = 30s;
    rules[2].isOn = false;
    QVERIFY(store.save(u"web \"1\" 日本"_s, rules).ok());
    QVERIFY(store.save(u"other"_s, defaultThresholds()).ok());
    QCOMPARE(store.rules(u"web \"1\" 日本"_s).value(), rules);
    QCOMPARE(store.rules(u"other"_s).value(), defaultThresholds());
    QFile file(folder.filePath(u"config/thresholds.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(!bytes.contains("other") && !bytes.contains(rules.at(1).id));
    QVERIFY(store.remove(u"web \"1\" 日本"_s).ok());
    QVERIFY(store.remove(u"never there"_s).ok());
    QCOMPARE(store.rules(u"web \"1\" 日本"_s).value(), defaultThresholds());
}

void TestThresholds::storeIsPrivateAndPatient()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"thresholds.json"_s);
    ThresholdStore store(path);
    const auto write = [&path](const QByteArray &bytes) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    QVERIFY(write(R"({"hosts": {"web": [7, {"id": "nobody"}, {"id": "cpu-busy", "value": -1,
        "seconds": 1e9, "on": "no"}, {"id": "load", "value": "high", "seconds": 60}]}})"));
    QList<ThresholdRule> expected = defaultThresholds();
    for (ThresholdRule &rule : expected) {
        if (rule.id == "load")
            rule.duration = 60s;
    }
    QCOMPARE(store.rules(u"web"_s).value(), expected);
    QVERIFY(store.save(u"web"_s, expected).ok());
    constexpr QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                          QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFile::permissions(path) & others));
    QVERIFY(write("{\"hosts\": []}"));
    QCOMPARE(store.rules(u"web"_s).error().code, ErrorCode::ParseFailed);
    QCOMPARE(store.save(u"web"_s, expected).error().code, ErrorCode::ParseFailed); // kept as it is
    QVERIFY(write("{"));
    QVERIFY(!store.rules(u"web"_s).ok());
}

QTEST_GUILESS_MAIN(TestThresholds)
#include "tst_thresholds.moc"
