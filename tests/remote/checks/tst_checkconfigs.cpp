// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/checks/facts.h"
#include "remote/checks/limitsconfig.h"
#include "remote/checks/probescript.h"
#include "remote/checks/sysctlconfig.h"

#include <QTest>

using namespace Remote;
using namespace Qt::StringLiterals;

/// The small parsers that items share.
class TestCheckConfigs final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whoSetsAKernelValue_data();
    void whoSetsAKernelValue();
    void aCutListIsNotKnown();
    void conflictingLinesAreCommentedOut();
    void blocksOfItemsStandApart();
    void sessionLimits_data();
    void sessionLimits();
    void memoryIsNominal_data();
    void memoryIsNominal();
    void capabilities();
    void identities();
};

void TestCheckConfigs::whoSetsAKernelValue_data()
{
    QTest::addColumn<QByteArray>("files");
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("origin");
    QTest::addColumn<QByteArray>("value");
    const QByteArray usual = "/etc/sysctl.d/60-a.conf\n/etc/sysctl.d/99-sysctl.conf\n"
                             "/usr/lib/sysctl.d/50-b.conf\n";
    QTest::newRow("nobody") << usual << QByteArray("/etc/sysctl.d/60-a.conf:1:kernel.x = 1\n")
                            << QString() << QByteArray();
    // systemd-sysctl --cat-config prints 60-a before 99-sysctl: the later name wins.
    QTest::newRow("later name") << usual
                                << QByteArray("/etc/sysctl.d/99-sysctl.conf:7:vm.swappiness=60\n"
                                              "/etc/sysctl.d/60-a.conf:1:vm.swappiness = 10\n")
                                << u"/etc/sysctl.d/99-sysctl.conf:7"_s << QByteArray("60");
    QTest::newRow("ours is last") << usual + "/etc/sysctl.d/99-zz-clawtune.conf\n"
                                  << QByteArray(
                                         "/etc/sysctl.d/99-sysctl.conf:7:vm.swappiness=60\n"
                                         "/etc/sysctl.d/99-zz-clawtune.conf:3:vm.swappiness = 10\n")
                                  << u"/etc/sysctl.d/99-zz-clawtune.conf:3"_s << QByteArray("10");
    QTest::newRow("later line") << usual
                                << QByteArray("/etc/sysctl.d/60-a.conf:1:vm.swappiness=1\n"
                                              "/etc/sysctl.d/60-a.conf:9:vm.swappiness=2\n")
                                << u"/etc/sysctl.d/60-a.conf:9"_s << QByteArray("2");
    QTest::newRow("folder does not order")
        << usual
        << QByteArray("/usr/lib/sysctl.d/50-b.conf:1:vm.swappiness=1\n"
                      "/etc/sysctl.d/60-a.conf:1:vm.swappiness=2\n")
        << u"/etc/sysctl.d/60-a.conf:1"_s << QByteArray("2");
    QTest::newRow("hidden by /etc")
        << QByteArray("/etc/sysctl.d/50-b.conf\n/usr/lib/sysctl.d/50-b.conf\n")
        << QByteArray("/usr/lib/sysctl.d/50-b.conf:1:vm.swappiness=1\n") << QString()
        << QByteArray();
    QTest::newRow("slashes, dash, blanks")
        << usual << QByteArray("/etc/sysctl.d/60-a.conf:1:  -vm/swappiness =  5  \n")
        << u"/etc/sysctl.d/60-a.conf:1"_s << QByteArray("5");
    QTest::newRow("comment") << usual << QByteArray("/etc/sysctl.d/60-a.conf:1:;vm.swappiness=5\n")
                             << QString() << QByteArray();
}

void TestCheckConfigs::whoSetsAKernelValue()
{
    QFETCH(QByteArray, files);
    QFETCH(QByteArray, lines);
    QFETCH(QString, origin);
    QFETCH(QByteArray, value);
    ProbeResult probe;
    probe.sections = {{"sysctl-files", {0, files, {}}}, {"sysctl-lines", {0, lines, {}}}};
    const SysctlOrigin found = sysctlOrigin(probe, "vm.swappiness");
    QVERIFY(found.isKnown);
    QCOMPARE(found.atBoot.has_value(), !origin.isEmpty());
    if (found.atBoot) {
        QCOMPARE(found.atBoot->origin(), origin);
        QCOMPARE(found.atBoot->value, value);
    }
}

void TestCheckConfigs::aCutListIsNotKnown()
{
    ProbeResult probe;
    probe.sections = {{"sysctl-files", {}}, {"sysctl-lines", {0, QByteArray(probeLimit, 'x'), {}}}};
    QVERIFY(!sysctlOrigin(probe, "vm.swappiness").isKnown);
    probe.sections["sysctl-lines"] = {1, {}, "Permission denied"};
    QVERIFY(!sysctlOrigin(probe, "vm.swappiness").isKnown);
}

void TestCheckConfigs::conflictingLinesAreCommentedOut()
{
    const QByteArray before = "# a\nvm.swappiness=60\n\nvm/swappiness = 30\nvm.dirty_ratio=5";
    const QByteArray after = withoutSysctlLine(before, "vm.swappiness");
    QVERIFY(after.endsWith("\nvm.dirty_ratio=5"));
    QCOMPARE(after.count('\n'), before.count('\n'));
    QCOMPARE(after.count("# commented out by Clawtune"), 2);
    QCOMPARE(withoutSysctlLine(after, "vm.swappiness"), after);
    QCOMPARE(withoutSysctlLine("# vm.swappiness=1\n", "vm.swappiness"), "# vm.swappiness=1\n");

    ProbeResult probe;
    probe.sections = {{"sysctl-files", {0, {}, {}}},
                      {"sysctl-lines", {0, {}, {}}},
                      {"sysctl-conf", {0, before, {}}},
                      {"sysctl-ours", {probeFileAbsent, {}, {}}}};
    const auto steps = sysctlSteps(probe, "swap", "vm.swappiness", 10);
    QVERIFY(steps.ok());
    QCOMPARE(steps->first().file->path, "/etc/sysctl.conf");
    QCOMPARE(steps->first().file->before, before);
    QCOMPARE(steps->first().file->after, after);
    // A link would be replaced by a file; what is longer than was read would be cut.
    probe.sections["sysctl-conf"].exitCode = probeFileIsLink;
    QCOMPARE(sysctlSteps(probe, "swap", "vm.swappiness", 10).error().code, ErrorCode::Unsupported);
}

void TestCheckConfigs::blocksOfItemsStandApart()
{
    const QByteArray one = withSysctlBlock({}, "swap", "vm.swappiness", "10");
    QVERIFY(one.startsWith("# Written by Clawtune"));
    QVERIFY(one.endsWith("# clawtune: swap\nvm.swappiness = 10\n"));
    const QByteArray two = withSysctlBlock(one, "file-descriptors", "fs.file-max", "2097152");
    QCOMPARE(two, one + "# clawtune: file-descriptors\nfs.file-max = 2097152\n");
    QByteArray changed = two;
    changed.replace("vm.swappiness = 10", "vm.swappiness = 5");
    QCOMPARE(withSysctlBlock(two, "swap", "vm.swappiness", "5"), changed);
    QCOMPARE(withSysctlBlock(two, "swap", "vm.swappiness", "10"), two);
    // Somebody's own line stays, with or without a newline at the end.
    QCOMPARE(withSysctlBlock("kernel.x = 1", "swap", "vm.swappiness", "5"),
             "kernel.x = 1\n# clawtune: swap\nvm.swappiness = 5\n");
    QCOMPARE(withSysctlBlock(one + "kernel.x = 1\n", "swap", "vm.swappiness", "10"),
             one + "kernel.x = 1\n");
}

void TestCheckConfigs::sessionLimits_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<qint64>("soft");
    QTest::addColumn<qint64>("hard");
    constexpr qint64 none = -1;
    // limits.conf(5): user before group before wildcard, and root obeys none but its own.
    QTest::newRow("nothing") << QByteArray() << QByteArray("admin") << none << none;
    QTest::newRow("wildcard") << QByteArray("* soft nofile 65536\n* hard nofile 65537")
                              << QByteArray("admin") << qint64(65536) << qint64(65537);
    QTest::newRow("wildcard, root")
        << QByteArray("* soft nofile 65536") << QByteArray("root") << none << none;
    QTest::newRow("root by name") << QByteArray("root soft nofile 65536") << QByteArray("root")
                                  << qint64(65536) << none;
    QTest::newRow("user beats later wildcard") << QByteArray("admin soft nofile 5\n* soft nofile 9")
                                               << QByteArray("admin") << qint64(5) << none;
    QTest::newRow("group beats wildcard") << QByteArray("@staff soft nofile 7\n* soft nofile 9")
                                          << QByteArray("admin") << qint64(7) << none;
    QTest::newRow("other group") << QByteArray("@wheel soft nofile 7") << QByteArray("admin")
                                 << none << none;
    QTest::newRow("later of equals") << QByteArray("admin soft nofile 5\nadmin soft nofile 6")
                                     << QByteArray("admin") << qint64(6) << none;
    QTest::newRow("both") << QByteArray("admin - nofile 5") << QByteArray("admin") << qint64(5)
                          << qint64(5);
    QTest::newRow("range") << QByteArray("1000: soft nofile 5\n0:999 soft nofile 6")
                           << QByteArray("admin") << qint64(5) << none;
    QTest::newRow("unlimited") << QByteArray("admin hard nofile unlimited") << QByteArray("admin")
                               << none << noLimit;
    QTest::newRow("other item, comment")
        << QByteArray("admin soft nproc 5\nadmin soft nofile 6 # because\nadmin soft # nofile 7")
        << QByteArray("admin") << qint64(6) << none;
}

void TestCheckConfigs::sessionLimits()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, user);
    QFETCH(qint64, soft);
    QFETCH(qint64, hard);
    QList<ConfigLine> lines;
    for (const QByteArray &line : text.split('\n'))
        lines.append({"/etc/security", "limits.conf", int(lines.size()) + 1, line});
    const auto limits =
        Remote::sessionLimits(lines, user, user == "root" ? 0 : 1000, {"admin", "staff"});
    QCOMPARE(limits.soft.value_or(-1), soft);
    QCOMPARE(limits.hard.value_or(-1), hard);
}

void TestCheckConfigs::memoryIsNominal_data()
{
    QTest::addColumn<qint64>("kib");
    QTest::addColumn<qint64>("mib");
    // MemTotal of VPSs as sold, and what stands between two sizes.
    QTest::newRow("1 GB") << qint64(983'644) << qint64(1024);
    QTest::newRow("2 GB") << qint64(2'014'128) << qint64(2048);
    QTest::newRow("4 GB") << qint64(3'911'264) << qint64(4096);
    QTest::newRow("8 GB") << qint64(8'010'752) << qint64(8192);
    QTest::newRow("24 GB") << qint64(24'684'084) << qint64(24'576);
    QTest::newRow("5 GB") << qint64(5LL * 1024 * 1024) << qint64(5120);
    QTest::newRow("exactly 4 GiB") << qint64(4LL * 1024 * 1024) << qint64(4096);
    QTest::newRow("700 MB") << qint64(700LL * 1024) << qint64(640 + 0);
    QTest::newRow("100 GiB") << qint64(100LL * 1024 * 1024) << qint64(102'400);
}

void TestCheckConfigs::memoryIsNominal()
{
    QFETCH(qint64, kib);
    QFETCH(qint64, mib);
    QCOMPARE(nominalMemoryMiB(kib * 1024), mib);
}

void TestCheckConfigs::capabilities()
{
    const QByteArray status = "Name:\tx\nCapEff:\t0000000000000000\nCapBnd:\t000001fffeffffff\n";
    QCOMPARE(hasCapability(status, "CapBnd", capSysAdmin), true);
    QCOMPARE(hasCapability(status, "CapBnd", capSysResource), false); // bit 24 is missing
    QCOMPARE(hasCapability(status, "CapEff", capSysAdmin), false);
    QCOMPARE(hasCapability(status, "CapPrm", capSysAdmin), std::nullopt);
    QCOMPARE(hasCapability("CapEff:\tzz\n", "CapEff", capSysAdmin), std::nullopt);
}

void TestCheckConfigs::identities()
{
    ProbeResult probe;
    probe.sections["whoami"] = {0, "0\nadmin\n1000\nadmin sudo\n", {}};
    const Identity who = probedIdentity(probe);
    QCOMPARE(who.uid, 0);
    QCOMPARE(who.user, "admin");
    QCOMPARE(who.loginUid, 1000);
    QCOMPARE(who.groups, (QList<QByteArray>{"admin", "sudo"}));
    for (const char *bad : {"* ", "a b", "-x", "@root", "x\x1b", ""}) {
        probe.sections["whoami"].out = QByteArray("0\n") + bad + "\n1000\nx\n";
        QVERIFY2(probedIdentity(probe).user.isEmpty(), bad);
    }
}

QTEST_GUILESS_MAIN(TestCheckConfigs)
#include "tst_checkconfigs.moc"
