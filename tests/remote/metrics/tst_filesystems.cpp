// SPDX-License-Identifier: GPL-3.0-or-later
// Which file systems are asked and what their answers become: recorded mount tables, hostile ones,
// and the real script against this computer, in each shell that is here.
#include "remote/metrics/devicereader.h"
#include "remote/metrics/filesystemreader.h"
#include "tests/support/scriptedshell.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <sys/statvfs.h>

using Remote::FileSystemRow;
using Remote::Mount;
using namespace Qt::StringLiterals;

namespace
{

QByteArray mountInfo(const char *name)
{
    QFile file(QStringLiteral(TEST_SOURCE_DIR "/fixtures/mounts/") + QString::fromLatin1(name) +
               u".mountinfo");
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no fixture %s", name);
    return file.readAll();
}

QByteArrayList placesOf(const QList<Mount> &mounts)
{
    QByteArrayList places;
    for (const Mount &mount : mounts)
        places.append(mount.mountPoint);
    return places;
}

Mount mountAt(const QByteArray &place, const QByteArray &type = "ext4")
{
    return {"8:1", "/", place, type, "/dev/sda1"};
}

/// What a shell of this computer prints for a script.
QByteArray outputOf(const QStringList &shell, const QByteArray &script)
{
    QProcess process;
    process.start(shell.first(), shell.mid(1));
    process.write("f() {\n" + script + "\n}\nf\n");
    process.closeWriteChannel();
    process.waitForFinished(20'000);
    return process.readAllStandardOutput();
}

} // namespace

class TestFileSystems final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void listsWhatDfLists();
    void listsWhatAContainerHas();
    void readsEscapedNames();
    void leavesOutWhatItDoesNotUnderstand_data();
    void leavesOutWhatItDoesNotUnderstand();
    void countsAsDf();
    void knowsWhoDoesNotAnswer();
    void survivesHostileAnswers();
    void asksThisComputer_data();
    void asksThisComputer();
    void waitsForNobody_data();
    void waitsForNobody();
    void asksNobodyTwice();
    void readsThousands();
    void readerShowsRows();
    void readerKeepsRowsOnError();
    void readsDevices();
    void asksThisComputersDevices();
};

void TestFileSystems::listsWhatDfLists()
{
    const QList<Mount> mounts = Remote::parseMounts(mountInfo("docker-host"));
    QCOMPARE(placesOf(mounts),
             QByteArrayList({"/dev", "/run", "/", "/dev/shm", "/mnt/my data", "/snap/core20/2015",
                             "/mnt/nas", "/mnt/upper", "/mnt/tab\tnew\nline\\end"}));
    QCOMPARE(mounts.at(2).source, QByteArray("/dev/vda1"));
    QVERIFY(!mounts.at(2).mayHang() && !mounts.at(2).isImage() && !mounts.at(2).isReadOnly);
    QVERIFY(mounts.at(5).isImage() && mounts.at(5).isReadOnly);
    QVERIFY(mounts.at(6).mayHang());
    QCOMPARE(mounts.at(7).source, QByteArray("/dev/vdb1")); // the one on top
    QVERIFY(mounts.at(7).isReadOnly);
}

void TestFileSystems::listsWhatAContainerHas()
{
    const QList<Mount> mounts = Remote::parseMounts(mountInfo("container"));
    // The shortest of three files bound from one device, as df.
    QCOMPARE(placesOf(mounts), QByteArrayList({"/", "/dev", "/dev/shm", "/etc/hosts"}));
}

void TestFileSystems::readsEscapedNames()
{
    const auto mounts = Remote::parseMounts("1 0 8:1 / /a\\040b\\ rw - ext4 /dev/x\\011y rw\n"
                                            "2 0 8:2 / /\\777\\08x\\1 rw - ext4 z rw\n");
    QCOMPARE(mounts.size(), 2);
    QCOMPARE(mounts.at(0).mountPoint, QByteArray("/a b\\"));
    QCOMPARE(mounts.at(0).source, QByteArray("/dev/x\ty"));
    QCOMPARE(mounts.at(1).mountPoint, QByteArray("/\\777\\08x\\1")); // no such bytes: as it is
}

void TestFileSystems::leavesOutWhatItDoesNotUnderstand_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut in the options") << QByteArray("29 1 254:1 / / rw,relatime shared:1 - ");
    QTest::newRow("no dash") << QByteArray("29 1 254:1 / / rw,relatime ext4 /dev/vda1 rw\n");
    QTest::newRow("no place") << QByteArray("29 1 254:1 / \n");
    QTest::newRow("relative place") << QByteArray("29 1 254:1 / home rw - ext4 /dev/vda1 rw\n");
    QTest::newRow("a NUL in the place") << QByteArray("29 1 254:1 / /a\\000b rw - ext4 x rw\n");
    QTest::newRow("numbers") << QByteArray("x y 254:1 / / rw - ext4 /dev/vda1 rw\n");
    QTest::newRow("html") << QByteArray("<html><body>502 Bad Gateway</body></html>");
    QTest::newRow("pseudo only") << QByteArray("1 0 0:1 / /proc rw - proc proc rw\n");
}

void TestFileSystems::leavesOutWhatItDoesNotUnderstand()
{
    QFETCH(QByteArray, text);
    QVERIFY(Remote::parseMounts(text).isEmpty());
}

void TestFileSystems::countsAsDf()
{
    // df -B1 of this file system: 264212084 25705088 74632100 (KiB) 26 %
    const auto rows = Remote::parseFileSystems(
        {mountAt("/")}, "0 4096 66053021 59626755 18658031 16777216 16281666\n");
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().size, 264212084. * 1024);
    QCOMPARE(rows.first().used, (66053021. - 59626755) * 4096);
    QCOMPARE(rows.first().available, 18658031. * 4096);
    QCOMPARE(std::ceil(rows.first().usedShare() * 100), 26.);
    QVERIFY(std::abs(rows.first().inodesUsedShare() - 495550. / 16777216) < 1e-12);
    Remote::MetricFrame frame;
    Remote::addFileSystems(rows, frame);
    QCOMPARE(frame.value("fs.used", "/"), rows.first().usedShare());
    QCOMPARE(frame.value("fs.available", "/"), rows.first().available);
    // Into root's reserve: what others can have is below zero, as the kernel's unsigned number.
    const auto full =
        Remote::parseFileSystems({mountAt("/")}, "0 4096 1000 20 18446744073709551600 0 0\n");
    QCOMPARE(full.first().available, 0.);
    QCOMPARE(full.first().usedShare(), 1.);
    QVERIFY(std::isnan(full.first().inodesUsedShare())); // btrfs: no fixed number
}

void TestFileSystems::knowsWhoDoesNotAnswer()
{
    const QList<Mount> mounts{mountAt("/"), mountAt("/nas", "nfs4"), mountAt("/denied"),
                              mountAt("/empty")};
    const QByteArray answers = "asked 100 0 2 3\nasked 101 1\n0 4096 10 5 5 10 5\n2 refused\n"
                               "3 4096 0 0 0 0 0\n";
    const auto rows = Remote::parseFileSystems(mounts, answers);
    QCOMPARE(rows.size(), 2);
    QVERIFY(rows.at(0).isAnswering && !rows.at(1).isAnswering);
    QCOMPARE(rows.at(1).mount.mountPoint, QByteArray("/nas"));
    QVERIFY(std::isnan(rows.at(1).size) && std::isnan(rows.at(1).usedShare()));
    const auto hung = Remote::parseHungQuestions(mounts, answers);
    QCOMPARE(hung.size(), 1);
    QCOMPARE(hung.value("/nas"), 101);
    QVERIFY(Remote::fileSystemScript(mounts, hung, 4).contains("clawtune_ask 101 1 '/nas'"));
}

void TestFileSystems::survivesHostileAnswers()
{
    const QList<Mount> mounts{mountAt("/")};
    for (const char *answers :
         {"9 1 2 3 4 5 6\n", "0\n", "0 x\n", "0 4096 10 5\n", "-1 1 1 1 1\n", "0 0 10 5 5 1 1\n",
          "asked 0 0\n", "asked -5 0\n", "asked 99999999999 0\n", "asked 7 99\n"}) {
        for (const FileSystemRow &row : Remote::parseFileSystems(mounts, answers))
            QVERIFY2(std::isnan(row.size), answers);
        QVERIFY2(Remote::parseHungQuestions(mounts, answers).isEmpty(), answers);
    }
    const auto rows = Remote::parseFileSystems(mounts, "0 4096 10 99999 99999 5 99999\n");
    QCOMPARE(rows.first().used, 0.);
    QCOMPARE(rows.first().inodesUsedShare(), 0.);
}

void TestFileSystems::asksThisComputer_data()
{
    QTest::addColumn<QStringList>("shell");
    QTest::newRow("dash") << QStringList{u"dash"_s};
    QTest::newRow("bash") << QStringList{u"bash"_s};
    QTest::newRow("busybox") << QStringList{u"busybox"_s, u"sh"_s};
}

void TestFileSystems::asksThisComputer()
{
    QFETCH(QStringList, shell);
    const QList<Mount> mounts{mountAt("/"), mountAt("/nowhere/it's"), mountAt("/proc", "proc")};
    const QByteArray answers = outputOf(shell, Remote::fileSystemScript(mounts, {}, 10));
    const auto rows = Remote::parseFileSystems(mounts, answers);
    QVERIFY2(rows.size() == 1, answers.constData());
    struct statvfs known {
    };
    QCOMPARE(statvfs("/", &known), 0);
    QCOMPARE(rows.first().size, double(known.f_blocks) * double(known.f_frsize));
    QCOMPARE(rows.first().inodes, double(known.f_files));
    QVERIFY(Remote::parseHungQuestions(mounts, answers).isEmpty());
}

void TestFileSystems::waitsForNobody_data()
{
    asksThisComputer_data();
}

/// One mount hangs (stat is replaced for it by something that does not come back): the others'
/// rows are there, the script ends in time, and says who is still busy.
void TestFileSystems::waitsForNobody()
{
    QFETCH(QStringList, shell);
    const QList<Mount> mounts{mountAt("/"), mountAt("/hangs", "nfs4"), mountAt("/proc/self", "x")};
    const QByteArray stuck = "stat() { case $5$4 in *hangs*) while :; do sleep 1; done ;; "
                             "*) command stat \"$@\" ;; esac; }\n";
    QElapsedTimer clock;
    clock.start();
    const QByteArray answers = outputOf(shell, stuck + Remote::fileSystemScript(mounts, {}, 1));
    QVERIFY2(clock.elapsed() < 15'000, answers.constData());
    const auto rows = Remote::parseFileSystems(mounts, answers);
    QVERIFY2(rows.size() == 2, answers.constData());
    QVERIFY(rows.at(0).isAnswering && rows.at(0).size > 0);
    QVERIFY(!rows.at(1).isAnswering);
    const auto hung = Remote::parseHungQuestions(mounts, answers);
    QCOMPARE(hung.size(), 1);
    // Next time it is not asked again while that process is there, and nobody waits for it.
    clock.restart();
    const QByteArray again = outputOf(shell, stuck + Remote::fileSystemScript(mounts, hung, 60));
    QVERIFY(clock.elapsed() < 15'000);
    QCOMPARE(Remote::parseHungQuestions(mounts, again), hung);
    QVERIFY(!Remote::parseFileSystems(mounts, again).at(1).isAnswering);
    QProcess::execute(u"kill"_s, {u"-KILL"_s, QString::number(hung.value("/hangs"))});
}

void TestFileSystems::asksNobodyTwice()
{
    QList<Mount> mounts;
    for (int i = 0; i < 500; ++i)
        mounts.append(mountAt("/m" + QByteArray::number(i)));
    const QByteArray script = Remote::fileSystemScript(mounts, {}, 4);
    QCOMPARE(script.count("\nclawtune_ask "), 32); // not five hundred processes at once
    for (const Mount &mount : std::as_const(mounts))
        QCOMPARE(script.count(QByteArray('\'' + mount.mountPoint + '\'')), 1);
}

void TestFileSystems::readsThousands()
{
    QByteArray text;
    for (int i = 0; i < 20'000; ++i) {
        const QByteArray number = QByteArray::number(i);
        text += number + " 1 0:" + number + " / /mnt/volume-" + number +
                " rw,relatime shared:1 - ext4 /dev/sd" + number + " rw\n";
    }
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(Remote::parseMounts(text).size(), 20'000);
    QVERIFY2(clock.elapsed() < 2000, qPrintable(QString::number(clock.elapsed())));
}

void TestFileSystems::readerShowsRows()
{
    ScriptedShell shell;
    shell.always("cat /proc/self/mountinfo", ScriptedShell::output(mountInfo("container")));
    shell.expect("clawtune_ask", ScriptedShell::output("0 4096 1000 500 400 100 50\n1 refused\n"
                                                       "2 refused\n3 4096 100 50 50 10 5\n"));
    Remote::FileSystemReader reader(shell);
    QSignalSpy changed(&reader, &Remote::SlowReader::changed);
    QVERIFY(!reader.hasRead());
    reader.start();
    QTRY_COMPARE(changed.count(), 1);
    QVERIFY(reader.hasRead() && !reader.error());
    QCOMPARE(reader.rows().size(), 2);
    Remote::MetricFrame frame;
    reader.addTo(frame);
    QCOMPARE(frame.value("fs.size", "/"), 4096000.);
    QCOMPARE(frame.value("fs.inodes_used", "/etc/hosts"), 0.5);
    reader.setShown(true); // just read: not again
    QCOMPARE(shell.commands().size(), 2);
}

void TestFileSystems::readerKeepsRowsOnError()
{
    ScriptedShell shell;
    shell.always("cat /proc/self/mountinfo", ScriptedShell::output(mountInfo("container")));
    shell.expect("clawtune_ask", ScriptedShell::output("0 4096 1000 500 400 100 50\n"));
    shell.expect("clawtune_ask", Remote::Error{Remote::ErrorCode::CommandTimedOut, {}, {}});
    Remote::FileSystemReader reader(shell);
    QSignalSpy changed(&reader, &Remote::SlowReader::changed);
    reader.start();
    QTRY_COMPARE(changed.count(), 1);
    reader.readNow();
    QTRY_COMPARE(changed.count(), 2);
    QCOMPARE(reader.error()->code, Remote::ErrorCode::CommandTimedOut);
    QCOMPARE(reader.rows().size(), 4);
    shell.hold("clawtune_ask");
    reader.readNow();
    QTRY_COMPARE(shell.heldCount(), 1);
    reader.stop(); // the answer that never came is no error
    QCOMPARE(shell.heldCount(), 0);
    QCOMPARE(changed.count(), 2);
}

void TestFileSystems::readsDevices()
{
    const auto facts = Remote::parseDevices(
        "mapper\tdm-0\tvg-ro\tot\nstate\teth0\tup\nspeed\teth0\t1000\nstate\tlo\tunknown\n"
        "speed\tveth1\t-1\nspeed\tbad\t4294967295\nzram\tzram0\t 4096 100 8192 0\n"
        "temp1\thwmon0/temp1\t-4500\nchip\thwmon0/temp1\tcoretemp\nlabel\thwmon0/temp1\tCore 0\n"
        "fan1\thwmon1/fan1\t900\nzone\tthermal_zone0\t41000\nlabel\tthermal_zone0\tacpi\n"
        "temp2\thwmon0/temp2\t-300000\nkilohertz\tcpu0\t2000000\nkilohertz\tcpu1\t3000000\n"
        "nothing\nchip\t\t\n\xff\xfe\n");
    QCOMPARE(facts.mapperNames.value("dm-0"), QByteArray("vg-ro\tot"));
    QCOMPARE(facts.interfaces.value("eth0").state, QByteArray("up"));
    QCOMPARE(facts.values.value({"net.speed", "eth0"}), 1e9);
    QVERIFY(std::isnan(facts.interfaces.value("veth1").speed));
    QVERIFY(!facts.values.contains({"net.speed", "bad"}));
    QCOMPARE(facts.values.value({"memory.zram_stored", "zram0"}), 4096.);
    QCOMPARE(facts.values.value({"memory.zram_used", "zram0"}), 8192.);
    QCOMPARE(facts.values.value({"sensor.temperature", "hwmon0/temp1 coretemp Core 0"}), -4.5);
    QCOMPARE(facts.values.value({"sensor.fan", "hwmon1/fan1"}), 900.);
    QVERIFY(!facts.values.contains({"sensor.temperature", "thermal_zone0 acpi"}));
    QVERIFY(!facts.values.contains({"sensor.temperature", "hwmon0/temp2"}));
    QCOMPARE(facts.values.value({"cpu.frequency", {}}), 2.5e9);
    const auto fewer = Remote::parseDevices("zone\tthermal_zone0\t41000\ncpu MHz\t\t: 2400.123\n");
    QCOMPARE(fewer.values.value({"sensor.temperature", "thermal_zone0"}), 41.);
    QCOMPARE(fewer.values.value({"cpu.frequency", {}}), 2.4e9);
}

void TestFileSystems::asksThisComputersDevices()
{
    ScriptedShell shell;
    shell.setHandler([](const Remote::RemoteCommand &command) {
        return std::optional(ScriptedShell::output(outputOf({u"dash"_s}, command.script)));
    });
    Remote::DeviceReader reader(shell);
    QSignalSpy changed(&reader, &Remote::SlowReader::changed);
    reader.start();
    QTRY_COMPARE(changed.count(), 1);
    QVERIFY(reader.facts().interfaces.contains("lo"));
    QVERIFY(!reader.error());
}

QTEST_GUILESS_MAIN(TestFileSystems)
#include "tst_filesystems.moc"
