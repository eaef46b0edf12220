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

/// fstab(5) parts its fields at blanks.
QByteArray tableWord(QByteArray path)
{
    return path.replace('\\', "\\134")
        .replace(' ', "\\040")
        .replace('\t', "\\011")
        .replace('\n', "\\012");
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

ChangeStep createStep(const QByteArray &file, qint64 size, const QByteArray &fileSystem)
{
    const QByteArray path = shellQuoted(file);
    const QByteArray count = QByteArray::number(size);
    const QByteArray bytes = QByteArray::number(size * mebibyte);
    ChangeStep step;
    step.name = QT_TRANSLATE_NOOP("Remote", "Create the swap file");
    // The mark comes first: whatever happens next, undo knows that the file is ours to remove.
    step.apply =
        "if [ -e " + path + " ] || [ -L " + path + " ]; then\n    echo " + path +
        "' is already there' >&2\n    exit 3\nfi\n: >\"$TX\"/created\n(umask 077; set -C; : >" +
        path + ")\nstat -c %i " + path + " >\"$TX\"/created\nchmod 600 " + path + '\n';
    if (fileSystem == "btrfs") // a copy-on-write file cannot be swapped to
        step.apply += "chattr +C " + path + '\n';
    step.apply += "fallocate -l " + count + "M " + path +
                  " 2>/dev/null ||\n    dd if=/dev/zero of=" + path + " bs=1M count=" + count +
                  " conv=notrunc,fsync 2>/dev/null\n" + "mkswap " + path + " >/dev/null\n";
    step.undo = "if [ -e \"$TX\"/created ] && [ -e " + path + " ]; then\n" +
                "    inode=$(cat \"$TX\"/created)\n" +
                "    [ -n \"$inode\" ] && [ \"$inode\" != \"$(stat -c %i " + path + ")\" ] ||\n" +
                "        rm -f " + path + "\nfi\n" +
                "if [ -d /run/systemd/system ]; then systemctl daemon-reload; fi\n";
    step.validate = "[ \"$(stat -c '%a %s' " + path + ")\" = '600 " + bytes + "' ]\n";
    // A disk of 20 MiB/s, where the file must be written rather than reserved.
    step.limit = std::chrono::seconds(60 + size / 20);
    return step;
}

ChangeStep switchOnStep(const QByteArray &file, int number)
{
    const QByteArray path = shellQuoted(file);
    // /proc/swaps writes blanks in a name as fstab does.
    const QByteArray row = shellQuoted(tableWord(file));
    const QByteArray mark = "\"$TX\"/on-" + QByteArray::number(number);
    ChangeStep step;
    step.name = QT_TRANSLATE_NOOP("Remote", "Switch the swap on");
    step.apply = ": >" + mark + "\nswapon " + path + " || exit 3\n";
    step.undo = "if [ -e " + mark +
                " ]; then\n"
                "    used=$(awk -v name=" +
                row +
                " '$1 == name { print $4 }' /proc/swaps)\n"
                "    if [ -n \"$used\" ]; then\n"
                "        free=$(awk '$1 == \"MemAvailable:\" { print $2 }' /proc/meminfo)\n"
                "        if [ \"$((free * 10))\" -le \"$((used * 11))\" ]; then\n"
                "            echo 'not enough free memory to take the swap away' >&2\n"
                "            exit 3\n"
                "        fi\n"
                "        swapoff " +
                path +
                "\n"
                "    fi\n"
                "fi\n";
    step.validate = "awk -v name=" + row +
                    " '$1 == name { found = 1 } END { exit !found }' "
                    "/proc/swaps\n";
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
        return Error{ErrorCode::PremiseMissing, u"CAP_SYS_ADMIN"_s};
    case SwapPremise::FileSystem:
        return Error{ErrorCode::PremiseMissing, displayText(facts.fileSystem)};
    case SwapPremise::Kubelet:
        return Error{ErrorCode::PremiseMissing, u"kubelet"_s};
    }
    return {};
}

void addChecks(ChangePlan &plan, const SwapIntent &intent)
{
    if (!intent.create.isEmpty()) {
        const QByteArray path = shellQuoted(intent.create);
        // The disk may have filled up since somebody looked.
        plan.preflight =
            "if [ -e " + path + " ] || [ -L " + path + " ]; then\n    echo " + path +
            "' is already there' >&2\n    exit 3\nfi\nset -- $(stat -f -c '%a %S %b' /)\n" +
            "left=$(($1 * $2 / 1048576 - " + QByteArray::number(intent.createMiB) +
            "))\nif [ \"$left\" -lt \"$(($3 * $2 / 1048576 * 15 / 100))\" ]; then\n" +
            "    echo 'less than 15 % of the disk would stay free' >&2\n    exit 3\nfi\n";
    }
    QList<QByteArray> active = intent.switchOn;
    if (!intent.create.isEmpty())
        active.append(intent.create);
    for (const QByteArray &path : active)
        plan.verify += "awk -v name=" + shellQuoted(tableWord(path)) +
                       " '$1 == name { found = 1 } END { exit !found }' /proc/swaps\n";
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
        return Error{ErrorCode::PremiseMissing, u"/"_s, "free disk space"};
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
