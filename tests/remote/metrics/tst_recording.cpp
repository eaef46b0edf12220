// SPDX-License-Identifier: GPL-3.0-or-later
// Periods of a history written to a file and read again, and files of every wrong kind.
#include "remote/base/json.h"
#include "remote/metrics/recordingreader.h"
#include "remote/metrics/recordingwriter.h"
#include "remote/metrics/samplejson.h"
#include "remote/metrics/sampleplaces.h"

#include <QDir>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace Remote;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr double start = 1'795'400'000;
const QByteArray postgres = QByteArray(64, 'a');

/// A value for each metric of the catalogue, different everywhere.
MetricFrame frameAt(double uptime)
{
    MetricFrame frame;
    frame.uptime = uptime;
    frame.time = start + uptime;
    frame.interval = 1;
    double value = uptime;
    for (const Metric &metric : metricCatalog()) {
        const QByteArrayList instances =
            metric.perInstance ? QByteArrayList{"a0", "b\"\n"} : QByteArrayList{{}};
        for (const QByteArray &instance : instances)
            frame.values.insert({metric.id, instance}, ++value);
    }
    return frame;
}

MetricFrame withRows(MetricFrame frame, double interval)
{
    frame.rowsInterval = interval;
    ProcessRow process;
    process.id = {7, 4711};
    process.name = "dd";
    process.cpu = 0.5;
    process.rss = 2e6;
    process.readBytes = 1000;
    process.container = postgres;
    frame.processes = {process};
    ContainerRow container;
    container.id = postgres;
    container.cpu = 0.7;
    container.rxBytes = 77;
    container.txBytes = 3;
    frame.containers = {container};
    return frame;
}

QString fileWith(const QTemporaryDir &folder, const QByteArray &bytes)
{
    const QString name = folder.filePath(u"recording.jsonl"_s);
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return {};
    return name;
}

struct Outcome {
    Result<bool> result;
    QList<RecordedSample> samples{};
    qint64 badLines = 0;
};

Outcome readAll(const QString &name)
{
    RecordingReader reader(name);
    if (const Result<void> opened = reader.open(); !opened.ok())
        return {opened.error()};
    Outcome outcome{false};
    while (outcome.result.ok() && !*outcome.result)
        outcome.result = reader.read(
            5ms, [&outcome](const RecordedSample &sample) { outcome.samples.append(sample); });
    outcome.badLines = reader.badLines();
    return outcome;
}

QByteArray line(double time)
{
    return "{\"time\":" + QByteArray::number(time, 'f', 2) +
           ",\"interval\":1,\"cpu\":{\"user\":0.5}}\n";
}

} // namespace

class TestRecording final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyMetricHasAPlaceOfItsOwn();
    void aSampleComesBack();
    void readsWhatIsMissingAsAbsent();
    void doubtsRanges();
    void keepsWhatProcessesMoved();
    void refusesWhatIsNoSample_data();
    void refusesWhatIsNoSample();
    void aPeriodComesBack();
    void itsSpikesComeBack();
    void leavesOutBadLines();
    void skipsALineWithoutEnd();
    void refusesOtherFiles_data();
    void refusesOtherFiles();
    void saysWhyAFileCannotBeOpened();
    void writesWholeOrNotAtAll();
    void aFullDiskLosesNothing();
};

void TestRecording::everyMetricHasAPlaceOfItsOwn()
{
    QSet<QByteArray> places;
    for (const PlacedMetric &placed : placedMetrics()) {
        const QByteArray place =
            QByteArray::fromStdString(placed.object + '/' + placed.list + '/' + placed.field) +
            QByteArray::number(placed.place);
        QVERIFY2(!places.contains(place), place);
        places.insert(place);
    }
    QVERIFY(places.size() > 30);
}

void TestRecording::aSampleComesBack()
{
    MetricFrame frame = withRows(frameAt(100.25), 10);
    for (const MetricKey &key : {MetricKey{"cpu.user", {}},
                                 {"load.5", {}},
                                 {"pressure.io_full", {}},
                                 {"disk.util", "b\"\n"},
                                 {"core.busy", "a0"}}) {
        const double value = frame.values.value(key);
        frame.ranges.insert(key, {value - 10.25, value + 1000.5});
    }
    const QByteArray text = dumpJson(sampleJson(frame, {{postgres, u"データベース"_s}}));
    const Result<RecordedSample> sample = parseSample(text);
    QVERIFY(sample.ok());
    const MetricFrame &copy = sample->frame;
    QCOMPARE(copy.time, frame.time);
    QCOMPARE(copy.uptime, frame.uptime);
    QCOMPARE(copy.interval, frame.interval);
    QCOMPARE(copy.values.size(), frame.values.size());
    for (auto it = frame.values.cbegin(); it != frame.values.cend(); ++it) {
        const double value = copy.value(it.key().metric, it.key().instance);
        QVERIFY2(std::abs(value - it.value()) <= 0.5, it.key().metric); // counts are whole
    }
    QCOMPARE(copy.ranges, frame.ranges);
    QCOMPARE(copy.rowsInterval, 10.);
    QCOMPARE(copy.processes.first().id, frame.processes.first().id);
    QCOMPARE(copy.processes.first().readBytes, 1000.);
    QVERIFY(std::isnan(copy.processes.first().writeBytes));
    QCOMPARE(copy.containers.first().rxBytes, 77.);
    QCOMPARE(sample->containerNames.value(postgres), u"データベース"_s);
}

void TestRecording::readsWhatIsMissingAsAbsent()
{
    const Result<RecordedSample> sample = parseSample(
        R"({"time":1795400000.5,"cpu":{"user":"much","busy":null,"cores":[7,{"name":3},{"name":"cpu0",
            "user":0.25}]},"load":[1],"disks":{"name":"vda"},"memory":[],"processes":[1,{"pid":-4},
            {"pid":1e300},{"pid":5,"name":["x"],"cpu":1}],"containers":7,"interval":-3})");
    QVERIFY(sample.ok());
    QCOMPARE(sample->frame.values.size(), 2);
    QCOMPARE(sample->frame.value("core.user", "cpu0"), 0.25);
    QCOMPARE(sample->frame.value("load.1"), 1.);
    QCOMPARE(sample->frame.interval, 0.);
    QCOMPARE(sample->frame.uptime, 1795400000.5);
    QCOMPARE(sample->frame.processes.size(), 1);
    QCOMPARE(sample->frame.processes.first().id.pid, 5);
    QVERIFY(std::isnan(sample->frame.processes.first().rss));
}

void TestRecording::doubtsRanges()
{
    const Result<RecordedSample> sample = parseSample(
        R"({"time":1795400000,"cpu":{"user":0.5,"system":0.2,"busy":0.7,"nice":0.1},
            "low":{"cpu":{"user":0.6,"system":0.1,"busy":"x","iowait":0}},
            "high":{"cpu":{"user":0.4,"busy":null,"nice":0.3},"load":7}})");
    QVERIFY(sample.ok());
    QCOMPARE(sample->frame.values.size(), 4);
    QCOMPARE(sample->frame.ranges, (QHash<MetricKey, ValueRange>{{{"cpu.system", {}}, {0.1, 0.2}},
                                                                 {{"cpu.nice", {}}, {0.1, 0.3}}}));
    const Result<RecordedSample> old =
        parseSample(R"({"time":1795400000,"cpu":{"user":0.5},"low":7,"high":[]})");
    QVERIFY(old.ok());
    QCOMPARE(old->frame.values.size(), 1);
    QVERIFY(old->frame.ranges.isEmpty());
}

void TestRecording::keepsWhatProcessesMoved()
{
    MetricFrame frame = withRows(frameAt(100), 10);
    QVERIFY(!dumpJson(sampleJson(frame)["processes"]).contains("rx_bytes")); // nobody looked
    frame.processes.first().rxBytes = 5000;
    frame.processes.first().txBytes = 70;
    const Result<RecordedSample> sample = parseSample(dumpJson(sampleJson(frame)));
    QVERIFY(sample.ok());
    QCOMPARE(sample->frame.processes.first().rxBytes, 5000.);
    QCOMPARE(sample->frame.processes.first().txBytes, 70.);
}

void TestRecording::refusesWhatIsNoSample_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("time 5");
    QTest::newRow("cut short") << line(start).chopped(4);
    QTest::newRow("an array") << QByteArray("[1795400000]");
    QTest::newRow("no time") << QByteArray(R"({"interval":1})");
    QTest::newRow("no number") << QByteArray(R"({"time":"14:03"})");
    QTest::newRow("before all time") << QByteArray(R"({"time":-5})");
    QTest::newRow("too late") << QByteArray(R"({"time":1e300})");
    QTest::newRow("too large") << QByteArray(R"({"time":1e400})");
    QTest::newRow("too deep") << "{\"time\":1,\"x\":" + QByteArray(100'000, '[');
    QTest::newRow("bytes") << QByteArray("\0\xff\xfe{\"time\":1}", 14);
}

void TestRecording::refusesWhatIsNoSample()
{
    QFETCH(const QByteArray, bytes);
    const Result<RecordedSample> sample = parseSample(bytes);
    QVERIFY(!sample.ok());
    QCOMPARE(sample.error().code, ErrorCode::ParseFailed);
    QVERIFY(sample.error().detail.size() <= 200);
}

/// Half an hour with a gap in it and a spike by one process.
void TestRecording::aPeriodComesBack()
{
    MetricHistory history;
    WhoHistory who;
    for (int i = 1; i <= 1800; ++i) {
        if (i > 900 && i < 1000) {
            history.markGap();
            continue;
        }
        const MetricFrame frame = i % 10 == 0 ? withRows(frameAt(i), 10) : frameAt(i);
        history.append(frame);
        who.append(frame);
    }
    QTemporaryDir folder;
    RecordingWriter writer(history, who);
    QSignalSpy progressed(&writer, &RecordingWriter::progressed);
    QSignalSpy finished(&writer, &RecordingWriter::finished);
    const QString name = folder.filePath(u"period.jsonl"_s);
    writer.start(name, start + 600, start + 1790);
    QVERIFY(finished.wait());
    QVERIFY(finished.first().first().value<Result<void>>().ok());
    QVERIFY(progressed.size() > 3);

    const Outcome outcome = readAll(name);
    QVERIFY(outcome.result.ok());
    QCOMPARE(outcome.badLines, 0);
    QCOMPARE(outcome.samples.size(), writer.samples());
    QVERIFY(outcome.samples.first().frame.time >= start + 600);
    QCOMPARE(outcome.samples.last().frame.time, start + 1790);
    MetricHistory copy;
    WhoHistory whoCopy;
    for (const RecordedSample &sample : outcome.samples) {
        copy.append(sample.frame);
        whoCopy.append(sample.frame);
    }
    const MetricKey key{"cpu.user", {}};
    QCOMPARE(copy.points(key, 300s), history.points(key, 300s, start + 1790));
    const auto all = copy.points(key, 900s);
    QCOMPARE(std::count_if(all.begin(), all.end(),
                           [](const QPointF &point) { return std::isnan(point.y()); }),
             1);
    const Suspects suspects = whoCopy.at(start + 1785, Resource::Cpu);
    QCOMPARE(suspects.processes.first().name, QByteArray("dd"));
    QCOMPARE(suspects.containers.first().container, postgres);
    QCOMPARE(suspects.to, start + 1790);
}

/// Of a period that is so old that seconds are gone, the heights are not.
void TestRecording::itsSpikesComeBack()
{
    MetricHistory history;
    WhoHistory who;
    const MetricKey key{"cpu.user", {}};
    for (int i = 1; i <= 3000; ++i) {
        MetricFrame frame = frameAt(i);
        frame.values = {{key, i == 1003 ? 0.9 : 0.1}, {{"disk.util", "vda"}, 0.3}};
        history.append(frame);
    }
    QTemporaryDir folder;
    RecordingWriter writer(history, who);
    QSignalSpy finished(&writer, &RecordingWriter::finished);
    const QString name = folder.filePath(u"period.jsonl"_s);
    writer.start(name, start + 900, start + 1200);
    QVERIFY(finished.wait());
    const Outcome outcome = readAll(name);
    QVERIFY(outcome.result.ok());
    QVERIFY(outcome.samples.size() < 40);
    MetricHistory copy;
    for (const RecordedSample &sample : outcome.samples)
        copy.append(sample.frame);
    const auto expected = history.buckets(key, 200s, start + 1100);
    const auto points = copy.buckets(key, 200s, start + 1100);
    QCOMPARE(points.size(), expected.size());
    double highest = 0;
    for (qsizetype i = 0; i < points.size(); ++i) {
        QVERIFY(std::abs(points.at(i).mean - expected.at(i).mean) < 1e-6);
        QCOMPARE(points.at(i).low, expected.at(i).low);
        QCOMPARE(points.at(i).high, expected.at(i).high);
        highest = std::max(highest, points.at(i).high);
    }
    QCOMPARE(float(highest), 0.9F);
}

void TestRecording::leavesOutBadLines()
{
    QTemporaryDir folder;
    const QString name =
        fileWith(folder, "\xef\xbb\xbf" + line(start) + "\n\r\n" + "rubbish\n" +
                             line(start + 1).trimmed() + "\r\n{}\n" + line(start + 2).chopped(5));
    const Outcome outcome = readAll(name);
    QVERIFY(outcome.result.ok());
    QCOMPARE(outcome.samples.size(), 2);
    QCOMPARE(outcome.badLines, 3);
    QCOMPARE(outcome.samples.last().frame.time, start + 1);
}

void TestRecording::skipsALineWithoutEnd()
{
    QTemporaryDir folder;
    const QByteArray endless =
        "{\"x\":\"" + QByteArray(2 * RecordingReader::longestLine + 100, 'x');
    const Outcome middle =
        readAll(fileWith(folder, line(start) + endless + '\n' + line(start + 1)));
    QVERIFY(middle.result.ok());
    QCOMPARE(middle.samples.size(), 2);
    QCOMPARE(middle.badLines, 1);
    const Outcome only = readAll(fileWith(folder, endless));
    QVERIFY(!only.result.ok());
    QCOMPARE(only.result.error().code, ErrorCode::NotARecording);
}

void TestRecording::refusesOtherFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("only lines") << QByteArray("\n\n\n");
    QTest::newRow("text") << QByteArray("Dear diary\nnothing happened\n");
    QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0", 11);
    QTest::newRow("the answer of check") << QByteArray("{\"host\":\"web-1\",\"items\":[]}\n");
    QTest::newRow("a table") << QByteArray("time,epoch,User\n2026-11-25,1795400000,0.5\n");
}

void TestRecording::refusesOtherFiles()
{
    QFETCH(const QByteArray, bytes);
    QTemporaryDir folder;
    const QString name = fileWith(folder, bytes);
    const Outcome outcome = readAll(name);
    QVERIFY(!outcome.result.ok());
    QCOMPARE(outcome.result.error().code, ErrorCode::NotARecording);
    QCOMPARE(outcome.result.error().subject, name);
}

void TestRecording::saysWhyAFileCannotBeOpened()
{
    QTemporaryDir folder;
    QCOMPARE(readAll(folder.filePath(u"none"_s)).result.error().code, ErrorCode::FileMissing);
    QCOMPARE(readAll(folder.path()).result.error().code, ErrorCode::FileUnreadable);
    QCOMPARE(readAll(u"/dev/zero"_s).result.error().code, ErrorCode::FileUnreadable);
}

void TestRecording::writesWholeOrNotAtAll()
{
    MetricHistory history;
    WhoHistory who;
    for (int i = 1; i <= 900; ++i)
        history.append(frameAt(i));
    QTemporaryDir folder;
    const QString name = fileWith(folder, "what was there before");
    RecordingWriter writer(history, who);
    QSignalSpy finished(&writer, &RecordingWriter::finished);
    writer.start(name, 0, 1e12);
    QSignalSpy progressed(&writer, &RecordingWriter::progressed);
    QVERIFY(progressed.wait());
    writer.cancel();
    QCOMPARE(finished.size(), 1);
    QCOMPARE(finished.takeFirst().first().value<Result<void>>().error().code, ErrorCode::Cancelled);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"recording.jsonl"_s});
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("what was there before"));
    writer.start(folder.filePath(u"no/such/folder"_s), 0, 1e12);
    QCOMPARE(finished.takeFirst().first().value<Result<void>>().error().code,
             ErrorCode::FileUnwritable);
}

/// No file may grow beyond 64 KiB: as on a full disk.
void TestRecording::aFullDiskLosesNothing()
{
    MetricHistory history;
    WhoHistory who;
    for (int i = 1; i <= 900; ++i)
        history.append(frameAt(i));
    QTemporaryDir folder;
    const QString name = fileWith(folder, "what was there before");
    RecordingWriter writer(history, who);
    QSignalSpy finished(&writer, &RecordingWriter::finished);
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit small{65536, before.rlim_max};
    std::signal(SIGXFSZ, SIG_IGN);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    writer.start(name, 0, 1e12);
    const bool ended = finished.size() == 1 || finished.wait();
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    QVERIFY(ended);
    const auto result = finished.first().first().value<Result<void>>();
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, ErrorCode::FileUnwritable);
    QCOMPARE(result.error().subject, name);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"recording.jsonl"_s});
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("what was there before"));
}

QTEST_GUILESS_MAIN(TestRecording)
#include "tst_recording.moc"
