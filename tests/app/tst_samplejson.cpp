// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/samplejson.h"

#include <QTest>

using Remote::Json;
using Remote::MetricFrame;

class TestSampleJson final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hasEveryField();
    void writesWhatIsThere();
    void writesHostileNames();
};

/// The fields that scripts of other people rely on, in an empty frame: all there, all null.
void TestSampleJson::hasEveryField()
{
    const Json json = Remote::sampleJson({});
    const std::pair<const char *, QByteArrayList> objects[] = {
        {"cpu", {"busy", "user", "nice", "system", "iowait", "irq", "softirq", "steal", "cores"}},
        {"memory", {"total", "available", "used", "cached", "swap_total", "swap_used"}},
        {"pressure", {"cpu_some", "memory_some", "memory_full", "io_some", "io_full"}},
        {"kernel", {"switches", "forks", "interrupts"}},
        {"paging", {"swap_in", "swap_out", "minor_faults", "major_faults", "oom_kills"}},
        {"tcp", {"established", "time_wait", "retransmits", "resets", "listen_overflows"}},
        {"udp", {"received", "sent", "errors", "unwanted"}},
    };
    for (const auto &[object, names] : objects) {
        for (const QByteArray &name : names) {
            QVERIFY2(json.at(object).contains(name.toStdString()), name.constData());
            QVERIFY2(json.at(object).at(name.toStdString()).is_null(), name.constData());
        }
    }
    for (const char *name :
         {"disks", "partitions", "file_systems", "network", "processes", "containers"})
        QVERIFY2(json.at(name).is_null(), name);
    QCOMPARE(json.at("load").size(), size_t(3));
    QVERIFY(json.at("load").at(0).is_null());
    QVERIFY(json.at("time").is_number() && json.at("interval").is_number());
}

void TestSampleJson::writesWhatIsThere()
{
    MetricFrame frame;
    frame.time = 1795414814.25;
    frame.interval = 1.0099909999999;
    frame.values.insert({"cpu.busy", {}}, 0.25);
    frame.values.insert({"memory.total", {}}, 25276502016.);
    frame.values.insert({"load.5", {}}, 1.5);
    for (const char *core : {"cpu10", "cpu2"})
        frame.values.insert({"core.user", core}, 0.5);
    frame.values.insert({"disk.reads", "vda"}, 12.5);
    frame.values.insert({"disk.read_await", "vda"}, 0.004);
    frame.values.insert({"net.rx_bytes", "eth0"}, 1000);
    frame.values.insert({"fs.size", "/"}, 4096000);
    frame.values.insert({"fs.used", "/"}, 0.5);
    const Json json = Remote::sampleJson(frame);
    QCOMPARE(json.at("interval").get<double>(), 1.009991);
    QCOMPARE(json.at("cpu").at("busy").get<double>(), 0.25);
    QVERIFY(json.at("memory").at("total").is_number_integer());
    QCOMPARE(json.at("memory").at("total").get<qint64>(), Q_INT64_C(25276502016));
    QCOMPARE(json.at("load").at(1).get<double>(), 1.5);
    QCOMPARE(json.at("cpu").at("cores").size(), size_t(2));
    QVERIFY(json.at("cpu").at("cores").at(0).at("name") == "cpu2");
    const Json &disk = json.at("disks").at(0);
    QVERIFY(disk.at("name") == "vda");
    QCOMPARE(disk.at("read_await").get<double>(), 0.004);
    QVERIFY(disk.at("util").is_null());
    const Json &root = json.at("file_systems").at(0);
    QVERIFY(root.at("name") == "/");
    QCOMPARE(root.at("size").get<qint64>(), Q_INT64_C(4096000));
    QCOMPARE(root.at("used").get<double>(), 0.5);
    QCOMPARE(json.at("network").at(0).at("rx_bytes").get<double>(), 1000.);
    QVERIFY(json.at("network").at(0).at("tx_bytes").is_null());
}

void TestSampleJson::writesHostileNames()
{
    MetricFrame frame;
    frame.values.insert({"net.rx_bytes", "\xff\"\n\x1b"}, 1);
    const QByteArray text = Remote::dumpJson(Remote::sampleJson(frame));
    QVERIFY(Remote::parseJson(text, {}).ok());
    QVERIFY(!text.contains('\n') && !text.contains('\x1b'));
}

QTEST_GUILESS_MAIN(TestSampleJson)
#include "tst_samplejson.moc"
