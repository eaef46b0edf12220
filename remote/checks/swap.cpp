// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/base/quote.h"
#include "remote/checks/facts.h"
#include "remote/checks/swapfacts.h"

#include <QCoreApplication>

#include <algorithm>

namespace Remote
{

using namespace Qt::StringLiterals;

namespace
{

constexpr char nothing[] = QT_TRANSLATE_NOOP("Remote", "none");
constexpr char yes[] = QT_TRANSLATE_NOOP("Remote", "yes");
constexpr char no[] = QT_TRANSLATE_NOOP("Remote", "no");
constexpr char notKnown[] = QT_TRANSLATE_NOOP("Remote", "not known");
constexpr char atLeast[] = QT_TRANSLATE_NOOP("Remote", "at least %1");

bool isLargeEnough(const SwapFacts &facts, qint64 size)
{
    return double(size) >= 0.9 * double(facts.target());
}

bool hasOpenMode(const SwapFacts &facts)
{
    return std::ranges::any_of(facts.areas, [](const SwapArea &area) {
        return area.isFile && area.mode >= 0 && (area.mode & 077) != 0;
    });
}

bool isModeUnknown(const SwapFacts &facts)
{
    return std::ranges::any_of(facts.areas,
                               [](const SwapArea &area) { return area.isFile && area.mode < 0; });
}

Phrase bytes(qint64 count)
{
    return bare(double(count), Unit::Bytes);
}

void addAreas(const SwapFacts &facts, QList<Evidence> &rows)
{
    const Phrase wanted{atLeast, {{double(facts.target()), Unit::Bytes}}};
    if (!facts.areasKnown) {
        rows.append({QT_TRANSLATE_NOOP("Remote", "Active swap"),
                     {notKnown},
                     wanted,
                     u"swapon --show"_s,
                     false});
        return;
    }
    rows.append({QT_TRANSLATE_NOOP("Remote", "Active swap"),
                 facts.areas.isEmpty() ? Phrase{nothing} : bytes(facts.active()), wanted,
                 u"swapon --show"_s,
                 !facts.areas.isEmpty() && isLargeEnough(facts, facts.active())});
    for (const SwapArea &area : facts.areas) {
        rows.append({QT_TRANSLATE_NOOP("Remote", "Swap area"),
                     {QT_TRANSLATE_NOOP("Remote", "%1: %2, %3 in use"),
                      {displayText(area.name),
                       {double(area.size), Unit::Bytes},
                       {double(area.used), Unit::Bytes}}},
                     {},
                     u"swapon --show"_s});
        if (area.isFile)
            rows.append({QT_TRANSLATE_NOOP("Remote", "Permissions of the swap file"),
                         area.mode < 0 ? Phrase{notKnown} : bare(QString::number(area.mode, 8)),
                         bare(u"600"_s), u"stat "_s + displayText(area.name),
                         area.mode >= 0 && (area.mode & 077) == 0});
    }
}

void addPersistence(const SwapFacts &facts, QList<Evidence> &rows)
{
    const Phrase expected{QT_TRANSLATE_NOOP("Remote", "in /etc/fstab or a unit")};
    for (const SwapArea &area : facts.areas) {
        const bool isKept = !area.persistedBy.isEmpty();
        rows.append({QT_TRANSLATE_NOOP("Remote", "Switched on at every start"),
                     {isKept ? "%1: %2" : "%1: –",
                      isKept ? QList<PhraseArgument>{displayText(area.name), area.persistedBy}
                             : QList<PhraseArgument>{displayText(area.name)}},
                     expected,
                     isKept ? area.persistedBy : u"/etc/fstab"_s,
                     isKept});
    }
    for (const SwapTableLine &entry : facts.table) {
        const bool isActive = std::ranges::any_of(
            facts.areas, [&](const SwapArea &area) { return area.name == entry.device; });
        if (!isActive && entry.isAutomatic)
            rows.append({QT_TRANSLATE_NOOP("Remote", "Listed, but not active"), bare(entry.source),
                         Phrase{QT_TRANSLATE_NOOP("Remote", "active")},
                         u"/etc/fstab:"_s + QString::number(entry.line), false});
    }
    if (facts.areas.isEmpty() && facts.table.isEmpty())
        rows.append({QT_TRANSLATE_NOOP("Remote", "Switched on at every start"),
                     {facts.tableKnown ? nothing : notKnown},
                     expected,
                     u"/etc/fstab"_s,
                     false});
}

void addSwappiness(const SwapFacts &facts, QList<Evidence> &rows)
{
    const Phrase range{QT_TRANSLATE_NOOP("Remote", "1 to %1"),
                       {{facts.allZram() ? 100.0 : 10.0, Unit::Count}}};
    rows.append({QT_TRANSLATE_NOOP("Remote", "vm.swappiness now"),
                 facts.swappiness ? bare(double(*facts.swappiness), Unit::Count) : Phrase{notKnown},
                 range, u"/proc/sys/vm/swappiness"_s, facts.isSwappinessGood()});
    Evidence boot{QT_TRANSLATE_NOOP("Remote", "vm.swappiness at the next start"),
                  {notKnown},
                  range,
                  u"/etc/sysctl.d"_s,
                  false};
    if (facts.origin.isKnown && !facts.origin.atBoot) {
        boot.value = {QT_TRANSLATE_NOOP("Remote", "set nowhere (60)")};
    } else if (facts.origin.atBoot) {
        boot.value = bare(facts.origin.atBoot->value);
        boot.source = facts.origin.atBoot->origin();
        boot.satisfied = facts.isSwappinessGood() && facts.isSwappinessPersisted();
    }
    rows.append(boot);
    if (facts.origin.conflict && facts.origin.atBoot &&
        facts.origin.conflict->value != facts.origin.atBoot->value)
        rows.append({QT_TRANSLATE_NOOP("Remote", "Another value for vm.swappiness"),
                     bare(facts.origin.conflict->value),
                     {},
                     facts.origin.conflict->origin(),
                     false});
    if (!facts.origin.tunedProfile.isEmpty())
        rows.append({QT_TRANSLATE_NOOP("Remote", "TuneD is active and may set it as well"),
                     bare(facts.origin.tunedProfile),
                     {},
                     u"/etc/tuned/active_profile"_s});
}

void addSurroundings(const SwapFacts &facts, QList<Evidence> &rows)
{
    rows.append({QT_TRANSLATE_NOOP("Remote", "Memory this server is sold with"),
                 facts.memoryTotal ? bytes(nominalMemoryMiB(*facts.memoryTotal) * 1024 * 1024)
                                   : Phrase{notKnown},
                 {},
                 u"/proc/meminfo: MemTotal"_s,
                 facts.memoryTotal.has_value()});
    rows.append({QT_TRANSLATE_NOOP("Remote", "Free disk space"),
                 facts.diskFree ? bytes(*facts.diskFree) : Phrase{notKnown},
                 {},
                 u"stat -f /"_s,
                 facts.diskFree.has_value()});
    rows.append({QT_TRANSLATE_NOOP("Remote", "Root file system"),
                 facts.fileSystem.isEmpty() ? Phrase{notKnown} : bare(facts.fileSystem),
                 {},
                 u"findmnt -T /"_s,
                 facts.premise != SwapPremise::FileSystem});
    rows.append({QT_TRANSLATE_NOOP("Remote", "Swap may be switched on (CAP_SYS_ADMIN)"),
                 {!facts.maySwapOn   ? notKnown
                  : *facts.maySwapOn ? yes
                                     : no},
                 {yes},
                 facts.capabilitySource,
                 facts.maySwapOn.value_or(false)});
}

Finding notApplicable(const SwapFacts &facts, Finding finding)
{
    finding.status = CheckStatus::NotApplicable;
    switch (facts.premise) {
    case SwapPremise::Holds:
        break;
    case SwapPremise::NoCapability:
        finding.summary = {QT_TRANSLATE_NOOP(
            "Remote", "This server may not switch swap on; its host decides about it.")};
        finding.advice = {
            QT_TRANSLATE_NOOP("Remote", "Ask your provider for swap, or for a virtual machine.")};
        break;
    case SwapPremise::FileSystem:
        finding.summary = {QT_TRANSLATE_NOOP("Remote", "A %1 file system takes no swap file."),
                           {displayText(facts.fileSystem)}};
        finding.advice = {
            QT_TRANSLATE_NOOP("Remote", "Use a partition of its own for swap, or zram.")};
        break;
    case SwapPremise::Kubelet:
        finding.summary = {QT_TRANSLATE_NOOP(
            "Remote", "This server runs Kubernetes, which by default wants no swap.")};
        break;
    }
    return finding;
}

/// Everything is known that a judgement needs.
std::optional<QString> unreadable(const SwapFacts &facts)
{
    if (!facts.areasKnown)
        return u"swapon --show"_s;
    if (!facts.memoryTotal)
        return u"/proc/meminfo"_s;
    if (!facts.swappiness)
        return u"/proc/sys/vm/swappiness"_s;
    return std::nullopt;
}

/// What could not be looked at although everything else is well.
std::optional<QString> unseen(const SwapFacts &facts)
{
    if (!facts.tableKnown && !isLargeEnough(facts, facts.persisted()))
        return u"/etc/fstab"_s;
    if (!facts.origin.isKnown)
        return u"/etc/sysctl.d"_s;
    if (isModeUnknown(facts))
        return u"stat"_s;
    return std::nullopt;
}

void judgeAbsent(const SwapFacts &facts, Finding &finding)
{
    const bool isListed = std::ranges::any_of(facts.table, &SwapTableLine::isAutomatic);
    finding.status = isListed ? CheckStatus::Partial : CheckStatus::Fail;
    if (isListed)
        finding.summary = {
            QT_TRANSLATE_NOOP("Remote", "Swap stands in /etc/fstab, but none is active.")};
    else
        finding.summary = {QT_TRANSLATE_NOOP("Remote", "No swap: when memory runs out, the kernel "
                                                       "ends a program.")};
}

void judgePresent(const SwapFacts &facts, Finding &finding)
{
    finding.status = CheckStatus::Partial;
    const PhraseArgument size{double(facts.active()), Unit::Bytes};
    const PhraseArgument wanted{double(facts.target()), Unit::Bytes};
    const PhraseArgument swappiness{double(facts.swappiness.value_or(0)), Unit::Count};
    if (!facts.allZram() && *facts.swappiness >= 60) {
        finding.status = CheckStatus::Fail;
        finding.summary = {QT_TRANSLATE_NOOP("Remote", "%1 of swap, but with vm.swappiness %2 the "
                                                       "kernel swaps long before it must."),
                           {size, swappiness}};
    } else if (hasOpenMode(facts)) {
        finding.summary = {QT_TRANSLATE_NOOP(
            "Remote", "Other users can read the swap file, and with it what was in memory.")};
    } else if (!isLargeEnough(facts, facts.active())) {
        finding.summary = {QT_TRANSLATE_NOOP("Remote", "%1 of swap is less than the %2 that this "
                                                       "memory calls for."),
                           {size, wanted}};
    } else if (const auto missing = unseen(facts)) {
        finding.status = CheckStatus::Unknown;
        finding.summary = {QT_TRANSLATE_NOOP("Remote", "%1 could not be read."), {*missing}};
    } else if (!isLargeEnough(facts, facts.persisted())) {
        finding.summary = {
            QT_TRANSLATE_NOOP("Remote", "%1 of swap is active, but gone after a restart."), {size}};
    } else if (!facts.isSwappinessGood()) {
        finding.summary = {QT_TRANSLATE_NOOP("Remote", "%1 of swap, but vm.swappiness is %2."),
                           {size, swappiness}};
    } else if (!facts.isSwappinessPersisted()) {
        finding.summary = {QT_TRANSLATE_NOOP("Remote", "vm.swappiness is %1 now, but another value "
                                                       "comes back after a restart."),
                           {swappiness}};
    } else {
        finding.status = CheckStatus::Pass;
        finding.summary = {QT_TRANSLATE_NOOP("Remote", "%1 of swap at every start, vm.swappiness "
                                                       "%2."),
                           {size, swappiness}};
    }
}

/// What Apply would bring; nothing when there is nothing to bring.
Phrase effectOf(const SwapIntent &intent)
{
    const PhraseArgument size{double(intent.createMiB) * 1024 * 1024, Unit::Bytes};
    const PhraseArgument swappiness{double(intent.swappiness.value_or(0)), Unit::Count};
    if (intent.isDiskTooFull || intent.isEmpty())
        return {};
    if (!intent.create.isEmpty() && intent.swappiness)
        return {QT_TRANSLATE_NOOP("Remote", "Adds %1 of swap (%2), sets vm.swappiness to %3"),
                {size, displayText(intent.create), swappiness}};
    if (!intent.create.isEmpty())
        return {QT_TRANSLATE_NOOP("Remote", "Adds %1 of swap (%2)"),
                {size, displayText(intent.create)}};
    if (!intent.switchOn.isEmpty())
        return {QT_TRANSLATE_NOOP("Remote", "Switches %1 on"),
                {displayText(intent.switchOn.first())}};
    if (!intent.list.isEmpty())
        return {QT_TRANSLATE_NOOP("Remote", "Keeps %1 after a restart"),
                {displayText(intent.list.first())}};
    if (intent.swappiness)
        return {QT_TRANSLATE_NOOP("Remote", "Sets vm.swappiness to %1, now and at every start"),
                {swappiness}};
    return {QT_TRANSLATE_NOOP("Remote", "Closes the swap file to other users")};
}

void advise(const SwapFacts &facts, Finding &finding)
{
    if (finding.status == CheckStatus::Pass)
        return;
    const SwapIntent intent = swapIntent(facts);
    finding.effect = effectOf(intent);
    if (intent.isDiskTooFull)
        finding.advice = {QT_TRANSLATE_NOOP("Remote",
                                            "Free some disk space first: a swap file takes at most "
                                            "a fifth of what is free, and 15 % of the disk stay "
                                            "free.")};
    else if (finding.status != CheckStatus::Unknown)
        finding.advice = {QT_TRANSLATE_NOOP("Remote",
                                            "Apply makes what is missing. A swap area in use is "
                                            "never resized; a second file is added beside it.")};
}

} // namespace

Finding evaluateSwap(const ProbeResult &probe)
{
    const SwapFacts facts = swapFacts(probe);
    Finding finding;
    addAreas(facts, finding.evidence);
    addPersistence(facts, finding.evidence);
    addSwappiness(facts, finding.evidence);
    addSurroundings(facts, finding.evidence);
    if (facts.premise != SwapPremise::Holds)
        return notApplicable(facts, finding);
    if (const auto what = unreadable(facts)) {
        finding.summary = {QT_TRANSLATE_NOOP("Remote", "%1 could not be read."), {*what}};
        finding.advice = {QT_TRANSLATE_NOOP("Remote", "Look again as administrator.")};
        return finding;
    }
    if (facts.areas.isEmpty())
        judgeAbsent(facts, finding);
    else
        judgePresent(facts, finding);
    advise(facts, finding);
    return finding;
}

Check swapCheck()
{
    return {
        "swap",
        QT_TRANSLATE_NOOP("Remote", "System swap"),
        QT_TRANSLATE_NOOP("Remote", "Swap is disk space that the kernel moves memory to when "
                                    "memory runs short."),
        QT_TRANSLATE_NOOP("Remote", "It keeps a short peak of OpenClaw or PostgreSQL from ending "
                                    "a program; a low vm.swappiness keeps it for that case."),
        "swap",
        &swapProbe,
        &evaluateSwap,
        &planSwap,
    };
}

} // namespace Remote
