// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkfixture.h"
#include "remote/checks/swapfacts.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Remote;
using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 mib = 1024 * 1024;
constexpr qint64 gib = 1024 * mib;

ProbeResult server()
{
    return recorded(u"container-root"_s, "swap");
}

ProbeResult swapped()
{
    return recorded(u"container-swapped"_s, "swap");
}

ProbeResult withMemory(qint64 kib)
{
    return with(server(), "meminfo",
                "MemTotal: " + QByteArray::number(kib) + " kB\nMemAvailable: 1000 kB\n");
}

/// A disk of so many MiB, with so many free.
ProbeResult withDisk(const ProbeResult &probe, qint64 free, qint64 total)
{
    return with(probe, "root-space",
                QByteArray::number(free * 256) + " 4096 " + QByteArray::number(total * 256) + '\n');
}

ProbeResult withSwappiness(const ProbeResult &probe, const QByteArray &now,
                           const QByteArray &atBoot)
{
    auto changed = with(probe, "swappiness", now + '\n');
    changed = with(changed, "sysctl-files", "/etc/sysctl.d/99-zz-clawtune.conf\n");
    return with(changed, "sysctl-lines",
                atBoot.isEmpty()
                    ? QByteArray()
                    : "/etc/sysctl.d/99-zz-clawtune.conf:3:vm.swappiness = " + atBoot + '\n');
}

const ChangeStep *fileStep(const ChangePlan &plan, const QByteArray &path)
{
    for (const ChangeStep &step : plan.steps) {
        if (step.file && step.file->path == path)
            return &step;
    }
    return nullptr;
}

QByteArray allSh(const ChangePlan &plan)
{
    QByteArray text;
    for (const ChangeStep &step : plan.steps)
        text += step.apply;
    return text;
}

} // namespace

class TestSwap final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sizesFollowTheTable_data();
    void sizesFollowTheTable();
    void diskBoundsTheSize();
    void aPassingServerStaysPassing();
    void factsOfARealServer();
    void swappinessBands_data();
    void swappinessBands();
    void zramMaySwapEagerly();
    void persistence();
    void uuidIsResolved();
    void premises();
    void ordinaryUsersAreNotMistaken();
    void smallSwapGetsASecondFile();
    void planOfAFreshServer();
    void fstabKeepsItsBytes();
    void settings_data();
    void settings();
    void fragmentsParse();
    void strangePathsAreOnlyPaths();
};

void TestSwap::sizesFollowTheTable_data()
{
    QTest::addColumn<qint64>("memory");
    QTest::addColumn<qint64>("swap");
    // The guide's 4 GB for 4 and 8 GB, and the table of sizes; MiB.
    for (const auto &[memory, swap] : QList<std::pair<qint64, qint64>>{
             {1, 2}, {2, 4}, {3, 3}, {4, 4}, {6, 4}, {8, 4}, {16, 4}, {32, 4}, {64, 4}})
        QTest::addRow("%lld G", static_cast<long long>(memory)) << memory * 1024 << swap * 1024;
}

void TestSwap::sizesFollowTheTable()
{
    QFETCH(qint64, memory);
    QFETCH(qint64, swap);
    QCOMPARE(swapSizeMiB(memory), swap);
    // What the kernel sees is some per cent less.
    const auto plan = planSwap(withMemory(memory * 1024 * 96 / 100), {});
    QVERIFY(plan.ok());
    QVERIFY(allSh(*plan).contains(
        QByteArray("fallocate -l " + QByteArray::number(swap) + "M '/swapfile'")));
}

void TestSwap::diskBoundsTheSize()
{
    // A fifth of what is free, and 15 % of the whole stay free.
    const ProbeResult probe = withMemory(4 * 1024 * 1024);
    QVERIFY(allSh(*planSwap(withDisk(probe, 10'000, 20'000), {})).contains("fallocate -l 2000M"));
    QVERIFY(allSh(*planSwap(withDisk(probe, 4'000, 20'000), {})).contains("fallocate -l 800M"));
    QVERIFY(allSh(*planSwap(withDisk(probe, 3'600, 20'000), {})).contains("fallocate -l 600M"));
    for (const qint64 free : {0, 100, 2'000, 3'000, 3'400}) {
        const auto full = withDisk(probe, free, 20'000);
        QCOMPARE(planSwap(full, {}).error().code, ErrorCode::PremiseMissing);
        QCOMPARE(evaluateSwap(full).status, CheckStatus::Fail);
        QVERIFY(evaluateSwap(full).effect.isEmpty());
    }
    QCOMPARE(planSwap(withDisk(probe, 10'000, 20'000), {{"size", u"3G"_s}}).error().code,
             ErrorCode::PremiseMissing);
}

void TestSwap::aPassingServerStaysPassing()
{
    // What Apply made counts as free when the limit is worked out again, or it would never pass.
    auto probe = withDisk(swapped(), 10'000, 20'000);
    probe = with(probe, "swapon", "/swapfile file 2097147904 0 -2\n"); // 2000 MiB less a page
    probe = withDisk(probe, 8'000, 20'000);
    QCOMPARE(evaluateSwap(probe).status, CheckStatus::Pass);
    QCOMPARE(planSwap(probe, {}).error().code, ErrorCode::NothingToDo);
}

void TestSwap::factsOfARealServer()
{
    const SwapFacts facts = swapFacts(swapped());
    QVERIFY(facts.areasKnown && facts.tableKnown && facts.origin.isKnown);
    QCOMPARE(facts.areas.size(), 1);
    QCOMPARE(facts.areas[0].name, "/swapfile");
    QCOMPARE(facts.areas[0].size, 4 * gib - 4096);
    QCOMPARE(facts.areas[0].mode, 0600);
    QCOMPARE(facts.areas[0].persistedBy, u"/etc/fstab:3"_s);
    QCOMPARE(facts.origin.atBoot->origin(), u"/etc/sysctl.d/99-zz-clawtune.conf:2"_s);
    QCOMPARE(facts.memoryTotal, 24'684'084LL * 1024);
    QCOMPARE(facts.fileSystem, "ext4");
    QCOMPARE(facts.maySwapOn, true);

    // Without swapon(8) the kernel's own table says the same.
    const SwapFacts kernel = swapFacts(with(swapped(), "swapon", {}, 127));
    QCOMPARE(kernel.active(), facts.active());
    QCOMPARE(kernel.areas[0].isFile, true);
}

void TestSwap::swappinessBands_data()
{
    QTest::addColumn<QByteArray>("now");
    QTest::addColumn<QByteArray>("atBoot");
    QTest::addColumn<CheckStatus>("status");
    using enum CheckStatus;
    QTest::newRow("0") << QByteArray("0") << QByteArray("0") << Partial;
    QTest::newRow("1") << QByteArray("1") << QByteArray("1") << Pass;
    QTest::newRow("10") << QByteArray("10") << QByteArray("10") << Pass;
    QTest::newRow("11") << QByteArray("11") << QByteArray("11") << Partial;
    QTest::newRow("59") << QByteArray("59") << QByteArray("59") << Partial;
    QTest::newRow("60") << QByteArray("60") << QByteArray("60") << Fail;
    QTest::newRow("100") << QByteArray("100") << QByteArray("100") << Fail;
    QTest::newRow("not kept") << QByteArray("10") << QByteArray() << Partial;
    QTest::newRow("another at boot") << QByteArray("10") << QByteArray("30") << Partial;
    QTest::newRow("nonsense") << QByteArray("ten") << QByteArray("10") << Unknown;
    QTest::newRow("nothing") << QByteArray() << QByteArray("10") << Unknown;
}

void TestSwap::swappinessBands()
{
    QFETCH(QByteArray, now);
    QFETCH(QByteArray, atBoot);
    QFETCH(CheckStatus, status);
    const auto probe = withSwappiness(swapped(), now, atBoot);
    QCOMPARE(evaluateSwap(probe).status, status);
    const auto plan = planSwap(probe, {});
    if (status == CheckStatus::Partial || status == CheckStatus::Fail) {
        QVERIFY(plan.ok());
        // A good value that is not kept is kept as it is.
        QVERIFY(allSh(*plan).contains("sysctl -q -p"));
        QVERIFY(plan->steps.last().validate.contains("= 10 ]"));
    }
}

void TestSwap::zramMaySwapEagerly()
{
    auto probe = with(swapped(), "swapon", "/dev/zram0 partition 4294963200 0 100\n");
    probe = with(probe, "zram-config", "/etc/systemd/zram-generator.conf\n");
    QCOMPARE(evaluateSwap(withSwappiness(probe, "100", "100")).status, CheckStatus::Pass);
    QCOMPARE(evaluateSwap(withSwappiness(probe, "150", "150")).status, CheckStatus::Partial);
    QCOMPARE(evaluateSwap(withSwappiness(with(probe, "zram-config", {}), "100", "100")).status,
             CheckStatus::Partial);
}

void TestSwap::persistence()
{
    const auto gone = with(swapped(), "fstab", "# nothing\n");
    QCOMPARE(evaluateSwap(gone).status, CheckStatus::Partial);
    const auto plan = planSwap(gone, {});
    QVERIFY(plan.ok());
    QCOMPARE(*fileStep(*plan, "/etc/fstab")->file->after,
             "# nothing\n# clawtune: swap\n/swapfile none swap sw,nofail 0 0\n");
    QVERIFY(!allSh(*plan).contains("mkswap"));

    const auto manual = with(swapped(), "fstab", "/swapfile none swap sw,noauto 0 0\n");
    QCOMPARE(evaluateSwap(manual).status, CheckStatus::Partial);
    const auto unit = with(gone, "swap-units",
                           "Id=swapfile.swap\nWhat=/swapfile\n"
                           "FragmentPath=/etc/systemd/system/swapfile.swap\n"
                           "UnitFileState=enabled\n");
    QCOMPARE(evaluateSwap(unit).status, CheckStatus::Pass);
    // systemd makes a unit for whatever is switched on; without a file it is gone after a restart.
    const auto shadow =
        with(gone, "swap-units", "Id=swapfile.swap\nWhat=/swapfile\nFragmentPath=\n");
    QCOMPARE(evaluateSwap(shadow).status, CheckStatus::Partial);
    // The table cannot be read, and no unit stands for it: neither good nor bad.
    QCOMPARE(evaluateSwap(with(swapped(), "fstab", {}, 1)).status, CheckStatus::Unknown);
}

void TestSwap::uuidIsResolved()
{
    auto probe = with(swapped(), "swapon", "/dev/vda2 partition 4294963200 0 -2\n");
    probe = with(probe, "fstab", "UUID=0a-1b none swap sw 0 0\n");
    QCOMPARE(evaluateSwap(probe).status, CheckStatus::Partial);
    probe = with(probe, "swap-sources", "UUID=0a-1b /dev/vda2 4294967296\n");
    QCOMPARE(evaluateSwap(probe).status, CheckStatus::Pass);
    // Listed, there, and not switched on: that is all there is to do.
    probe = with(probe, "swapon", {});
    const auto plan = planSwap(probe, {});
    QVERIFY(plan.ok());
    QCOMPARE(plan->steps.size(), 1);
    QVERIFY(plan->steps[0].apply.contains("swapon '/dev/vda2'"));
}

void TestSwap::premises()
{
    for (const char *type : {"zfs", "nfs4", "overlay", "tmpfs", "9p"}) {
        const auto probe = with(server(), "root-type", QByteArray(type) + '\n');
        QCOMPARE(evaluateSwap(probe).status, CheckStatus::NotApplicable);
        QCOMPARE(planSwap(probe, {}).error().code, ErrorCode::PremiseMissing);
        // A partition that is active needs no swap file.
        const auto active = with(swapped(), "root-type", QByteArray(type) + '\n');
        QCOMPARE(evaluateSwap(active).status, CheckStatus::Pass);
    }
    for (const char *type : {"ext4", "xfs", "btrfs"})
        QVERIFY(planSwap(with(server(), "root-type", QByteArray(type) + '\n'), {}).ok());
    QVERIFY(allSh(*planSwap(with(server(), "root-type", "btrfs\n"), {})).contains("chattr +C"));
    QCOMPARE(evaluateSwap(with(server(), "kubelet", "kubelet\n")).status,
             CheckStatus::NotApplicable);
    // Root of a user namespace, as in an unprivileged LXC container.
    QCOMPARE(evaluateSwap(with(server(), "uid-map", "         0     100000      65536\n")).status,
             CheckStatus::NotApplicable);
}

void TestSwap::ordinaryUsersAreNotMistaken()
{
    // An ordinary user's own CapEff is empty on any server; PID 1's bounding set is what counts.
    const auto plain = recorded(u"vm-plain"_s, "swap");
    QVERIFY(plain.section("self-status").out.contains("CapEff:\t0000000000000000"));
    QCOMPARE(evaluateSwap(plain).status, CheckStatus::Fail);
    QCOMPARE(evaluateSwap(with(plain, "init-status", "CapBnd:\t00000000a80425fb\n")).status,
             CheckStatus::NotApplicable);
    QCOMPARE(evaluateSwap(with(plain, "init-status", {}, 1)).status, CheckStatus::Fail);
}

void TestSwap::smallSwapGetsASecondFile()
{
    const auto plan = planSwap(recorded(u"container-small"_s, "swap"), {});
    QVERIFY(plan.ok());
    const QByteArray sh = allSh(*plan);
    // 4096 MiB less the 256 MiB (less one page) that are there, rounded up.
    QVERIFY(sh.contains("fallocate -l 3841M '/swapfile2'"));
    QVERIFY(!sh.contains("'/swapfile' "));
    QVERIFY(fileStep(*plan, "/etc/fstab")->file->after->contains("\n/swapfile2 none swap"));
}

void TestSwap::planOfAFreshServer()
{
    const auto plan = planSwap(server(), {});
    QVERIFY(plan.ok());
    QCOMPARE(plan->item, "swap");
    QVERIFY(!plan->confirm);
    QVERIFY(plan->restarts.isEmpty());
    const QByteArray sh = allSh(*plan);
    // Closed before it is filled, and in fstab only after swapon went well.
    QVERIFY(sh.indexOf("chmod 600") < sh.indexOf("mkswap"));
    QVERIFY(sh.indexOf("mkswap") < sh.indexOf("swapon"));
    qsizetype table = -1;
    qsizetype switchedOn = -1;
    for (qsizetype i = 0; i < plan->steps.size(); ++i) {
        if (plan->steps[i].apply.contains("\nswapon "))
            switchedOn = i;
        if (plan->steps[i].file && plan->steps[i].file->path == "/etc/fstab")
            table = i;
    }
    QVERIFY(switchedOn >= 0 && table > switchedOn);
    QVERIFY(fileStep(*plan, "/etc/fstab")->validate.contains("findmnt --verify"));
    QCOMPARE(*fileStep(*plan, sysctlDropIn)->file->after,
             "# Written by Clawtune, one block for each item. This file is the last one read at "
             "boot.\n# clawtune: swap\nvm.swappiness = 10\n");
    QVERIFY(plan->verify.contains("/proc/swaps"));
}

void TestSwap::fstabKeepsItsBytes()
{
    for (const QByteArray &before : {QByteArray("/dev/vda1 / ext4 defaults 0 1"), QByteArray(),
                                     QByteArray("# \xff\xfe\r\nLABEL=x /x ext4 rw 0 2\n")}) {
        const auto plan = planSwap(with(server(), "fstab", before), {});
        const FileChange &file = *fileStep(*plan, "/etc/fstab")->file;
        QCOMPARE(file.before, before);
        QVERIFY(file.after->startsWith(before));
    }
    const auto absent = planSwap(with(server(), "fstab", {}, probeFileAbsent), {});
    QVERIFY(!fileStep(*absent, "/etc/fstab")->file->before.has_value());
    QCOMPARE(planSwap(with(server(), "fstab", "x", probeFileIsLink), {}).error().code,
             ErrorCode::Unsupported);
    QCOMPARE(planSwap(with(server(), "fstab", QByteArray(probeLimit, '#')), {}).error().code,
             ErrorCode::Unsupported);
    // A table with faults of its own is judged by our lines only.
    const auto faulty = planSwap(with(server(), "fstab-verify", {}, 1), {});
    QVERIFY(fileStep(*faulty, "/etc/fstab")->validate.contains("fstab-lines"));
}

void TestSwap::settings_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("expected"); // empty: refused
    QTest::newRow("2G") << QByteArray("size") << u"2G"_s << QByteArray("fallocate -l 2048M");
    QTest::newRow("16M") << QByteArray("size") << u"16M"_s << QByteArray("fallocate -l 16M");
    QTest::newRow("GiB") << QByteArray("size") << u"1GiB"_s << QByteArray("fallocate -l 1024M");
    QTest::newRow("bytes") << QByteArray("size") << u"536870912"_s
                           << QByteArray("fallocate -l 512M");
    QTest::newRow("swappiness") << QByteArray("swappiness") << u"30"_s << QByteArray("sysctl -q");
    for (const auto *bad :
         {"", "G", "-1G", "2 G", "2T", "0", "1e9", "999999999999999G", "$(x)", "１G"})
        QTest::addRow("size %s", bad)
            << QByteArray("size") << QString::fromUtf8(bad) << QByteArray();
    for (const auto *bad : {"", "-1", "201", "ten", "10;reboot"})
        QTest::addRow("swappiness %s", bad)
            << QByteArray("swappiness") << QString::fromUtf8(bad) << QByteArray();
    QTest::newRow("unknown") << QByteArray("colour") << u"blue"_s << QByteArray();
}

void TestSwap::settings()
{
    QFETCH(QByteArray, name);
    QFETCH(QString, value);
    QFETCH(QByteArray, expected);
    const auto plan = planSwap(server(), {{name, value}});
    QCOMPARE(plan.ok(), !expected.isEmpty());
    if (plan.ok())
        QVERIFY2(allSh(*plan).contains(expected), allSh(*plan).constData());
    else
        QCOMPARE(plan.error().code, ErrorCode::BadArgument);
}

void TestSwap::fragmentsParse()
{
    for (const char *fixture : {"container-root", "container-small", "container-open",
                                "container-listed", "container-default60", "vm-admin"}) {
        const auto plan = planSwap(recorded(QString::fromLatin1(fixture), "swap"), {});
        QVERIFY(plan.ok());
        QByteArrayList fragments{plan->preflight, plan->verify};
        for (const ChangeStep &step : plan->steps)
            fragments << step.apply << step.undo << step.validate;
        for (const QString &shell : {u"/bin/dash"_s, u"/bin/bash"_s}) {
            for (const QByteArray &fragment : fragments) {
                QProcess process;
                process.start(shell, {u"-n"_s});
                process.write(fragment);
                process.closeWriteChannel();
                QVERIFY(process.waitForFinished());
                QVERIFY2(process.exitCode() == 0, fragment.constData());
            }
        }
    }
}

void TestSwap::strangePathsAreOnlyPaths()
{
    // A swap file whose name is made to break out: it is closed, by its exact name.
    QTemporaryDir folder;
    const QByteArray path = folder.path().toUtf8() + "/@PATH@';touch x;'@REFUSE@";
    QFile file(QString::fromUtf8(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    QByteArray escaped = path;
    escaped.replace(' ', "\\x20");
    auto probe = with(swapped(), "swapon", escaped + " file 4294963200 0 -2\n");
    probe = with(probe, "swap-modes", "604 " + path + '\n');
    QCOMPARE(swapFacts(probe).areas[0].mode, 0604);
    const auto plan = planSwap(probe, {});
    QVERIFY(plan.ok());
    QProcess process;
    process.setWorkingDirectory(folder.path());
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"TX"_s, folder.path());
    process.setProcessEnvironment(environment);
    const auto run = [&process](const QByteArray &fragment) {
        process.start(u"/bin/sh"_s, {u"-eu"_s});
        process.write(fragment);
        process.closeWriteChannel();
        return process.waitForFinished() && process.exitCode() == 0;
    };
    QVERIFY(run(plan->steps[0].apply));
    QVERIFY(!QFile::permissions(file.fileName()).testFlag(QFile::ReadOther));
    QVERIFY(run(plan->steps[0].undo));
    QVERIFY(QFile::permissions(file.fileName()).testFlag(QFile::ReadOther));
    QVERIFY(!QFile::exists(folder.filePath(u"x"_s)));
}

QTEST_GUILESS_MAIN(TestSwap)
#include "tst_swap.moc"
