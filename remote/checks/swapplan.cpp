// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/base/quote.h"
#include "remote/checks/facts.h"
#include "remote/checks/probescript.h"
#include "remote/checks/swapfacts.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace Remote
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 mebibyte = 1024 * 1024;

// What must hold before swap can be made; also what a fragment says last before it exits 3.
constexpr char rightToSwap[] =
    QT_TRANSLATE_NOOP("Remote", "the right to switch swap on (CAP_SYS_ADMIN)");
constexpr char freeName[] = QT_TRANSLATE_NOOP("Remote", "a free name for the swap file");
constexpr char freeSpace[] = QT_TRANSLATE_NOOP(
    "Remote", "disk space: 15 % of it must stay free, and swap may take a fifth of what is free");
constexpr char swappableRoot[] =
    QT_TRANSLATE_NOOP("Remote", "a root file system that takes a swap file");
constexpr char noKubernetes[] = QT_TRANSLATE_NOOP("Remote", "a server without Kubernetes");
constexpr char freeMemory[] =
    QT_TRANSLATE_NOOP("Remote", "enough free memory to take the swap away");

// @PATH@ is quoted, @NUMBER@ is digits (MiB, or which area), @NAME@ the path as in /proc/swaps.
constexpr char nameTest[] = R"sh(if [ -e @PATH@ ] || [ -L @PATH@ ]; then
@REFUSE@fi
)sh";

// The mark comes first: whatever happens next, undo knows that the file is ours to remove.
constexpr char createScript[] = R"sh(: >"$TX"/created
(umask 077; set -C; : >@PATH@)
stat -c %i @PATH@ >"$TX"/created
chmod 600 @PATH@
@NOCOW@fallocate -l @NUMBER@M @PATH@ 2>/dev/null ||
    dd if=/dev/zero of=@PATH@ bs=1M count=@NUMBER@ conv=notrunc,fsync 2>/dev/null
mkswap @PATH@ >/dev/null
)sh";

constexpr char removeScript[] = R"sh(if [ -e "$TX"/created ] && [ -e @PATH@ ]; then
    inode=$(cat "$TX"/created)
    if [ -z "$inode" ] || [ "$inode" = "$(stat -c %i @PATH@)" ]; then
        rm -f @PATH@
    fi
fi
if [ -d /run/systemd/system ]; then systemctl daemon-reload; fi
)sh";

constexpr char switchOnScript[] = R"sh(: >"$TX"/on-@NUMBER@
swapon @PATH@ || {
@REFUSE@}
)sh";

constexpr char switchOffScript[] = R"sh(if [ -e "$TX"/on-@NUMBER@ ]; then
    used=$(awk -v name=@NAME@ '$1 == name { print $4 }' /proc/swaps)
    if [ -n "$used" ]; then
        free=$(awk '$1 == "MemAvailable:" { print $2 }' /proc/meminfo)
        if [ "$((free * 10))" -le "$((used * 11))" ]; then
@REFUSE@        fi
        swapoff @PATH@
    fi
fi
)sh";

constexpr char activeTest[] =
    R"sh(awk -v name=@NAME@ '$1 == name { found = 1 } END { exit !found }' /proc/swaps
)sh";

constexpr char spaceTest[] = R"sh(set -- $(stat -f -c '%a %S %b' /)
left=$(($1 * $2 / 1048576 - @NUMBER@))
if [ "$left" -lt "$(($3 * $2 / 1048576 * 15 / 100))" ]; then
@REFUSE@fi
)sh";

/// fstab(5) and /proc/swaps part their fields at blanks.
QByteArray tableWord(QByteArray path)
{
    return path.replace('\\', "\\134")
        .replace(' ', "\\040")
        .replace('\t', "\\011")
        .replace('\n', "\\012");
}

/// A template of above for one swap file or partition. One pass: a path that looks like a place of
/// the template stays a path.
QByteArray filled(const QByteArray &text, const QByteArray &path, const char *premise = "",
                  qint64 number = 0, const QByteArray &noCow = {})
{
    // awk reads backslashes in -v as escapes, so each is doubled.
    const QMap<QByteArray, QByteArray> values{
        {"PATH", shellQuoted(path)},
        {"NAME", shellQuoted(tableWord(path).replace('\\', "\\\\"))},
        {"NUMBER", QByteArray::number(number)},
        {"NOCOW", noCow},
        {"REFUSE", "    echo " + shellQuoted(premise) + " >&2\n    exit 3\n"},
    };
    QByteArrayList parts = text.split('@');
    for (qsizetype i = 1; i < parts.size(); i += 2)
        parts[i] = values.value(parts[i]);
    return parts.join();
}

/// "2G", "512M", "1073741824": bytes. Nothing for anything else.
std::optional<qint64> parsedSize(const QString &text)
{
    static const QRegularExpression pattern(u"\\A([0-9]{1,15})([KMG]?)(?:iB|B)?\\z"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    const qint64 number = match.captured(1).toLongLong();
    const QString unit = match.captured(2).toUpper();
    const int shift = unit == u"G" ? 30 : unit == u"M" ? 20 : unit == u"K" ? 10 : 0;
    if (number > (qint64(1) << 46 >> shift))
        return std::nullopt;
    return number << shift;
}

bool isListed(const SwapFacts &facts, const QByteArray &path)
{
    return std::ranges::any_of(facts.table, [&](const SwapTableLine &entry) {
        return entry.isAutomatic && (entry.source == path || entry.device == path);
    });
}

bool isActive(const SwapFacts &facts, const QByteArray &path)
{
    return std::ranges::any_of(facts.areas,
                               [&](const SwapArea &area) { return area.name == path; });
}

QByteArray tableLines(const QList<QByteArray> &paths)
{
    QByteArray lines;
    for (const QByteArray &path : paths)
        lines += tableWord(path) + " none swap sw,nofail 0 0\n";
    return lines;
}

ChangeStep closeModesStep(const QList<QByteArray> &paths)
{
    ChangeStep step;
    step.name = QT_TRANSLATE_NOOP("Remote", "Close the swap file to other users");
    for (qsizetype i = 0; i < paths.size(); ++i) {
        const QByteArray path = shellQuoted(paths[i]);
        const QByteArray saved = "\"$TX\"/mode-" + QByteArray::number(i);
        step.apply += "stat -c %a -- " + path + " >" + saved + "\nchmod 600 -- " + path + '\n';
        step.undo +=
            "if [ -s " + saved + " ]; then chmod \"$(cat " + saved + ")\" -- " + path + "; fi\n";
    }
    return step;
}

ChangeStep createStep(const QByteArray &path, qint64 size, const QByteArray &fileSystem)
{
    ChangeStep step;
    step.name = QT_TRANSLATE_NOOP("Remote", "Create the swap file");
    // A copy-on-write file cannot be swapped to; it must be empty when that is switched off.
    QByteArray noCow;
    if (fileSystem == "btrfs")
        noCow = "chattr +C " + shellQuoted(path) + '\n';
    step.apply = filled(QByteArray(nameTest) + createScript, path, freeName, size, noCow);
    step.undo = filled(removeScript, path);
    step.validate = "[ \"$(stat -c '%a %s' " + shellQuoted(path) + ")\" = '600 " +
                    QByteArray::number(size * mebibyte) + "' ]\n";
    // A disk of 20 MiB/s, where the file must be written rather than reserved.
    step.limit = std::chrono::seconds(60 + size / 20);
    return step;
}

ChangeStep switchOnStep(const QByteArray &path, int number)
{
    ChangeStep step;
    step.name = QT_TRANSLATE_NOOP("Remote", "Switch the swap on");
    step.apply = filled(switchOnScript, path, rightToSwap, number);
    step.undo = filled(switchOffScript, path, freeMemory, number);
    step.validate = filled(activeTest, path);
    step.limit = std::chrono::seconds(300); // taking it away reads back what was swapped out
    return step;
}

Result<ChangeStep> tableStep(const ProbeResult &probe, const QList<QByteArray> &paths)
{
    const ProbedFile table = probedFile(probe, "fstab");
    if (!table.isEditable())
        return Error{ErrorCode::Unsupported, u"/etc/fstab"_s};
    QByteArray after = table.bytes;
    if (!after.isEmpty() && !after.endsWith('\n'))
        after += '\n';
    const QByteArray lines = tableLines(paths);
    after += "# clawtune: swap\n" + lines;
    ChangeStep step;
    step.name = QT_TRANSLATE_NOOP("Remote", "Switch the swap on at every start");
    step.file = FileChange{"/etc/fstab", table.content(), after};
    // A table that findmnt already finds fault with is judged by the new lines only.
    if (probe.section("fstab-verify").exitCode == 0)
        step.validate = "findmnt --verify --tab-file /etc/fstab\n";
    else
        step.validate = "if command -v findmnt >/dev/null; then\n    printf %s " +
                        shellQuoted(lines) + " >\"$TX\"/fstab-lines\n" +
                        "    findmnt --verify --tab-file \"$TX\"/fstab-lines\nfi\n";
    return step;
}

ChangeStep reloadStep()
{
    ChangeStep step;
    step.name = QT_TRANSLATE_NOOP("Remote", "Let systemd read the table of file systems");
    step.apply = "if [ -d /run/systemd/system ]; then systemctl daemon-reload; fi\n";
    return step;
}

Result<SwapIntent> intentOf(const SwapFacts &facts, const PlanSettings &settings)
{
    std::optional<qint64> size;
    std::optional<qint64> swappiness;
    for (auto it = settings.begin(); it != settings.end(); ++it) {
        if (it.key() == "size") {
            size = parsedSize(it.value());
            if (!size || *size < mebibyte)
                return Error{ErrorCode::BadArgument, u"size="_s + it.value()};
        } else if (it.key() == "swappiness") {
            swappiness = wholeNumber(it.value().toUtf8());
            if (!swappiness || *swappiness < 0 || *swappiness > 200)
                return Error{ErrorCode::BadArgument, u"swappiness="_s + it.value()};
        } else {
            return Error{ErrorCode::BadArgument, QString::fromUtf8(it.key())};
        }
    }
    return swapIntent(facts, size, swappiness);
}

Result<void> premises(const SwapFacts &facts)
{
    if (!facts.areasKnown)
        return Error{ErrorCode::ParseFailed, u"swapon"_s};
    if (!facts.memoryTotal)
        return Error{ErrorCode::ParseFailed, u"/proc/meminfo"_s};
    if (!facts.swappiness)
        return Error{ErrorCode::ParseFailed, u"/proc/sys/vm/swappiness"_s};
    switch (facts.premise) {
    case SwapPremise::Holds:
        return {};
    case SwapPremise::NoCapability:
        return Error{ErrorCode::PremiseMissing, QString::fromLatin1(rightToSwap)};
    case SwapPremise::FileSystem:
        return Error{ErrorCode::PremiseMissing, QString::fromLatin1(swappableRoot),
                     facts.fileSystem};
    case SwapPremise::Kubelet:
        return Error{ErrorCode::PremiseMissing, QString::fromLatin1(noKubernetes)};
    }
    return {};
}

void addChecks(ChangePlan &plan, const SwapIntent &intent)
{
    QList<QByteArray> active = intent.switchOn;
    if (!intent.create.isEmpty()) { // both may have changed since somebody looked
        plan.preflight = filled(nameTest, intent.create, freeName) +
                         filled(spaceTest, intent.create, freeSpace, intent.createMiB);
        active.append(intent.create);
    }
    for (const QByteArray &path : std::as_const(active))
        plan.verify += filled(activeTest, path);
    for (const QByteArray &path : intent.closeModes)
        plan.verify += "[ \"$(stat -c %a -- " + shellQuoted(path) + ")\" = 600 ]\n";
    for (const QByteArray &path : intent.list)
        plan.verify += "grep -qF " + shellQuoted(tableLines({path}).chopped(1)) + " /etc/fstab\n";
    if (intent.swappiness)
        plan.verify += sysctlVerification("vm.swappiness", *intent.swappiness);
}

} // namespace

SwapIntent swapIntent(const SwapFacts &facts, std::optional<qint64> size,
                      std::optional<qint64> swappiness)
{
    SwapIntent intent;
    qint64 expected = facts.active();
    for (const SwapArea &area : facts.areas) {
        if (area.isFile && area.mode >= 0 && (area.mode & 077) != 0)
            intent.closeModes.append(area.name);
    }
    for (const SwapTableLine &entry : facts.table) {
        if (entry.isAutomatic && entry.size && !entry.device.isEmpty() &&
            !isActive(facts, entry.device) && !intent.switchOn.contains(entry.device)) {
            intent.switchOn.append(entry.device);
            expected += *entry.size;
        }
    }
    const qint64 wanted = size.value_or(facts.target());
    if (double(expected) < 0.9 * double(wanted)) {
        intent.createMiB = (wanted - expected + mebibyte - 1) / mebibyte;
        for (const char *path : {"/swapfile", "/swapfile2", "/swapfile3", "/swapfile4"}) {
            if (intent.create.isEmpty() && !facts.existingFiles.contains(path))
                intent.create = path;
        }
        qint64 onDisk = intent.createMiB * mebibyte;
        for (const SwapArea &area : facts.areas)
            onDisk += area.isFile ? area.size : 0;
        const auto limit = facts.diskLimit();
        intent.isDiskTooFull = (limit && onDisk > *limit) || intent.create.isEmpty();
        if (!isListed(facts, intent.create))
            intent.list.append(intent.create);
    }
    if (double(facts.persisted()) < 0.9 * double(std::min(facts.active(), wanted))) {
        for (const SwapArea &area : facts.areas) {
            if (area.persistedBy.isEmpty() && !area.isZram())
                intent.list.append(area.name);
        }
    }
    const qint64 kept =
        facts.isSwappinessGood() ? facts.swappiness.value_or(usualSwappiness) : usualSwappiness;
    const qint64 value = swappiness.value_or(kept);
    if (facts.swappiness != value || !facts.isSwappinessPersisted())
        intent.swappiness = value;
    return intent;
}

Result<ChangePlan> planSwap(const ProbeResult &probe, const PlanSettings &settings)
{
    const SwapFacts facts = swapFacts(probe);
    if (const auto holds = premises(facts); !holds.ok())
        return holds.error();
    const auto intent = intentOf(facts, settings);
    if (!intent.ok())
        return intent.error();
    if (intent->isDiskTooFull)
        return Error{ErrorCode::PremiseMissing, QString::fromLatin1(freeSpace)};
    if (intent->isEmpty())
        return Error{ErrorCode::NothingToDo, u"swap"_s};

    ChangePlan plan;
    plan.item = "swap";
    plan.risk = {QT_TRANSLATE_NOOP("Remote",
                                   "Nothing restarts. What is in memory, secrets too, may reach "
                                   "the disk, and a slow disk makes a server that swaps slow.")};
    if (!intent->closeModes.isEmpty())
        plan.steps.append(closeModesStep(intent->closeModes));
    if (!intent->create.isEmpty())
        plan.steps.append(createStep(intent->create, intent->createMiB, facts.fileSystem));
    QList<QByteArray> switchOn = intent->switchOn;
    if (!intent->create.isEmpty())
        switchOn.append(intent->create);
    for (qsizetype i = 0; i < switchOn.size(); ++i)
        plan.steps.append(switchOnStep(switchOn[i], int(i)));
    if (!intent->list.isEmpty()) {
        const auto table = tableStep(probe, intent->list);
        if (!table.ok())
            return table.error();
        plan.steps << *table << reloadStep();
    }
    if (intent->swappiness) {
        const auto steps = sysctlSteps(probe, "swap", "vm.swappiness", *intent->swappiness);
        if (!steps.ok())
            return steps.error();
        plan.steps += *steps;
    }
    addChecks(plan, *intent);
    return plan;
}

} // namespace Remote
