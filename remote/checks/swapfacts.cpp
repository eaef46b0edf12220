// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/checks/swapfacts.h"

#include "remote/base/quote.h"
#include "remote/checks/facts.h"
#include "remote/checks/probescript.h"

#include <algorithm>

namespace Remote
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 mebibyte = 1024 * 1024;
// Bounds what arithmetic has to bear: 64 TiB.
constexpr qint64 largestSize = 64LL * 1024 * 1024 * mebibyte;

std::optional<qint64> size(const QByteArray &word, qint64 unit = 1)
{
    const auto number = wholeNumber(word);
    if (!number || *number < 0 || *number > largestSize / unit)
        return std::nullopt;
    return *number * unit;
}

/// \040 and \x20 as fstab(5), /proc and util-linux write bytes that would part the fields.
QByteArray unescaped(const QByteArray &word)
{
    QByteArray result;
    for (qsizetype i = 0; i < word.size(); ++i) {
        bool ok = false;
        if (word[i] == '\\' && word.mid(i + 1, 1) == "x") {
            const int byte = word.mid(i + 2, 2).toInt(&ok, 16);
            if (ok) {
                result += char(byte);
                i += 3;
                continue;
            }
        } else if (word[i] == '\\') {
            const int byte = word.mid(i + 1, 3).toInt(&ok, 8);
            if (ok && byte < 256) {
                result += char(byte);
                i += 3;
                continue;
            }
        }
        result += word[i];
    }
    return result;
}

/// Rows "NAME TYPE SIZE USED PRIO"; `unit` bytes for each of SIZE and USED. False: nonsense.
bool readAreas(const QByteArray &rows, qint64 unit, QList<SwapArea> &areas)
{
    for (const QByteArray &line : rows.split('\n')) {
        if (line.trimmed().isEmpty())
            continue;
        const QByteArrayList words = line.simplified().split(' ');
        SwapArea area;
        const auto areaSize = words.size() == 5 ? size(words[2], unit) : std::nullopt;
        const auto used = words.size() == 5 ? size(words[3], unit) : std::nullopt;
        if (!areaSize || !used || !words[0].startsWith('/'))
            return false;
        area.name = unescaped(words[0]);
        area.isFile = words[1] == "file";
        area.size = *areaSize;
        area.used = *used;
        areas.append(area);
    }
    return true;
}

void readActive(const ProbeResult &probe, SwapFacts &facts)
{
    const ProbeSection swapon = probe.section("swapon");
    if (probe.has("swapon") && swapon.exitCode == 0 && swapon.err.isEmpty())
        facts.areasKnown = readAreas(swapon.out, 1, facts.areas);
    const ProbeSection proc = probe.section("proc-swaps");
    if (!facts.areasKnown && probe.has("proc-swaps") && proc.exitCode == 0 &&
        proc.out.startsWith("Filename")) {
        facts.areas.clear();
        const qsizetype newline = proc.out.indexOf('\n');
        facts.areasKnown =
            readAreas(newline < 0 ? QByteArray() : proc.out.mid(newline), 1024, facts.areas);
    }
    for (const QByteArray &line : probe.section("swap-modes").out.split('\n')) {
        const qsizetype space = line.indexOf(' ');
        bool ok = false;
        const int mode = line.left(space).toInt(&ok, 8);
        for (SwapArea &area : facts.areas) {
            if (ok && area.name == line.mid(space + 1))
                area.mode = mode;
        }
    }
}

/// Device and size of a fstab source, from the lines that sourcesScript prints.
void resolve(SwapTableLine &entry, const QByteArray &written, const QByteArray &sources)
{
    if (entry.source.startsWith('/'))
        entry.device = entry.source;
    for (const QByteArray &line : sources.split('\n')) {
        const QByteArrayList words = line.split(' ');
        if (words.size() != 3 || words[0] != written)
            continue;
        if (words[1].startsWith('/'))
            entry.device = words[1];
        entry.size = size(words[2]);
    }
}

void readTable(const ProbeResult &probe, SwapFacts &facts)
{
    const ProbedFile file = probedFile(probe, "fstab");
    facts.tableKnown = file.state != ProbedFile::State::Unreadable && !file.isCut;
    int number = 0;
    for (const QByteArray &line : file.bytes.split('\n')) {
        ++number;
        const QByteArrayList words = line.simplified().split(' ');
        if (words.size() < 3 || words[0].startsWith('#') || words[2] != "swap")
            continue;
        SwapTableLine entry;
        entry.source = unescaped(words[0]);
        resolve(entry, words[0], probe.section("swap-sources").out);
        entry.line = number;
        entry.isAutomatic = words.size() < 4 || !words[3].split(',').contains("noauto");
        facts.table.append(entry);
    }
}

void readPersistence(const ProbeResult &probe, SwapFacts &facts)
{
    const auto units = keyValueBlocks(probe.section("swap-units").out);
    const QByteArray zram = probe.section("zram-config").out.split('\n').value(0);
    for (SwapArea &area : facts.areas) {
        for (const SwapTableLine &entry : std::as_const(facts.table)) {
            if (entry.device == area.name && entry.isAutomatic)
                area.persistedBy = u"/etc/fstab:"_s + QString::number(entry.line);
        }
        for (const auto &unit : units) {
            // A unit without a file is only systemd's view of what somebody switched on.
            const QByteArray file = unit.value("FragmentPath");
            if (area.persistedBy.isEmpty() && unit.value("What") == area.name && !file.isEmpty() &&
                (file.startsWith("/run/") || unit.value("UnitFileState") == "enabled"))
                area.persistedBy = displayText(file);
        }
        if (area.isZram() && area.persistedBy.isEmpty() && !zram.isEmpty())
            area.persistedBy = displayText(zram);
    }
}

void readPremise(const ProbeResult &probe, SwapFacts &facts)
{
    const Identity who = probedIdentity(probe);
    // Root of a user namespace has every capability there, and none that swapon asks for.
    const QByteArray map = probe.section("uid-map").out.simplified();
    if (!map.isEmpty() && !map.startsWith("0 0 4294967295")) {
        facts.maySwapOn = false;
        facts.capabilitySource = u"/proc/self/uid_map"_s;
    } else if (who.uid == 0) {
        facts.maySwapOn = hasCapability(probe.section("self-status").out, "CapEff", capSysAdmin);
        facts.capabilitySource = u"/proc/self/status: CapEff"_s;
    } else { // an ordinary user has none; what root could get here is what PID 1 may hand on
        facts.maySwapOn = hasCapability(probe.section("init-status").out, "CapBnd", capSysAdmin);
        facts.capabilitySource = u"/proc/1/status: CapBnd"_s;
    }
    static const QByteArrayList takers{"ext2", "ext3", "ext4", "xfs", "btrfs", "f2fs"};
    if (probe.section("kubelet").out.trimmed() == "kubelet")
        facts.premise = SwapPremise::Kubelet;
    else if (facts.maySwapOn == false)
        facts.premise = SwapPremise::NoCapability;
    else if (facts.areas.isEmpty() && !facts.fileSystem.isEmpty() &&
             !takers.contains(facts.fileSystem))
        facts.premise = SwapPremise::FileSystem;
}

void readDisk(const ProbeResult &probe, SwapFacts &facts)
{
    const QByteArray type = probe.section("root-type").out.trimmed();
    if (probe.section("root-type").exitCode == 0 && type.size() < 40 && !type.contains(' '))
        facts.fileSystem = type;
    const QByteArrayList words = probe.section("root-space").out.simplified().split(' ');
    const auto block = words.size() == 3 ? size(words[1]) : std::nullopt;
    if (block && *block > 0 && *block <= mebibyte * 64) {
        facts.diskFree = size(words[0], *block);
        facts.diskTotal = size(words[2], *block);
    }
    for (const QByteArray &line : probe.section("swap-files").out.split('\n')) {
        const qsizetype space = line.indexOf(' ');
        const auto bytes = size(line.left(space));
        if (space > 0 && bytes)
            facts.existingFiles.insert(line.mid(space + 1), *bytes);
    }
}

// What each swap line of fstab stands for: source, device, its size ("-": it does not exist).
constexpr char sourcesScript[] = R"sh(while read -r source point type rest; do
    [ "$type" = swap ] || continue
    case $source in
    '#'*) continue ;;
    /*) device=$(readlink -f -- "$source") || device=$source ;;
    *=*) device=$(findfs "$source" 2>/dev/null) || device=- ;;
    *) continue ;;
    esac
    size=-
    if [ -b "$device" ]; then size=$(lsblk -bndo SIZE -- "$device")
    elif [ -f "$device" ]; then size=$(stat -c %s -- "$device"); fi
    printf '%s %s %s\n' "$source" "$device" "$size"
done </etc/fstab
exit 0)sh";

} // namespace

qint64 swapSizeMiB(qint64 nominalMemory)
{
    if (nominalMemory <= 2048)
        return 2 * nominalMemory;
    return nominalMemory <= 4096 ? nominalMemory : 4096;
}

qint64 SwapFacts::active() const
{
    qint64 sum = 0;
    for (const SwapArea &area : areas)
        sum += area.size;
    return sum;
}

qint64 SwapFacts::persisted() const
{
    qint64 sum = 0;
    for (const SwapArea &area : areas)
        sum += area.persistedBy.isEmpty() ? 0 : area.size;
    return sum;
}

bool SwapFacts::allZram() const
{
    return !areas.isEmpty() && std::ranges::all_of(areas, &SwapArea::isZram);
}

qint64 SwapFacts::ruleSize() const
{
    return swapSizeMiB(nominalMemoryMiB(memoryTotal.value_or(0))) * mebibyte;
}

std::optional<qint64> SwapFacts::diskLimit() const
{
    if (!diskFree || !diskTotal)
        return std::nullopt;
    qint64 free = *diskFree;
    for (const SwapArea &area : areas)
        free += area.isFile ? area.size : 0;
    const qint64 limit = std::min(free / 5, free - *diskTotal / 100 * 15);
    return std::max<qint64>(limit, 0) / mebibyte * mebibyte;
}

qint64 SwapFacts::target() const
{
    qint64 other = 0; // partitions and zram take nothing of the disk
    for (const SwapArea &area : areas)
        other += area.isFile ? 0 : area.size;
    const auto limit = diskLimit();
    return limit ? std::min(ruleSize(), std::max(*limit + other, smallestTarget)) : ruleSize();
}

bool SwapFacts::isSwappinessGood() const
{
    return swappiness && *swappiness >= 1 && *swappiness <= (allZram() ? 100 : 10);
}

bool SwapFacts::isSwappinessPersisted() const
{
    const auto set = origin.atBoot ? wholeNumber(origin.atBoot->value) : std::nullopt;
    const auto other = origin.conflict ? wholeNumber(origin.conflict->value) : set;
    return set && swappiness && *set == *swappiness && other == set;
}

QByteArray swapProbe()
{
    return whoamiSection() +
           sectionLine("swapon", {"swapon", "--show=NAME,TYPE,SIZE,USED,PRIO", "--bytes",
                                  "--noheadings", "--raw"}) +
           sectionLine("proc-swaps", {"cat", "/proc/swaps"}) +
           shellSection("swap-modes", "while read -r name type rest; do\n"
                                      "[ \"$type\" != file ] || stat -c '%a %n' -- \"$name\"\n"
                                      "done </proc/swaps; exit 0") +
           fileSection("fstab", "/etc/fstab") + shellSection("swap-sources", sourcesScript) +
           sectionLine("swap-units", {"systemctl", "show", "*.swap", "--property",
                                      "Id,What,FragmentPath,UnitFileState"}) +
           shellSection("zram-config", "for f in /etc/systemd/zram-generator.conf "
                                       "/usr/lib/systemd/zram-generator.conf "
                                       "/etc/default/zramswap; do\n"
                                       "[ ! -e \"$f\" ] || echo \"$f\"; done; exit 0") +
           sectionLine("meminfo", {"cat", "/proc/meminfo"}) +
           sectionLine("swappiness", {"cat", "/proc/sys/vm/swappiness"}) +
           sectionLine("fstab-verify", {"findmnt", "--verify", "--tab-file", "/etc/fstab"}) +
           sectionLine("root-type", {"findmnt", "-n", "-o", "FSTYPE", "-T", "/"}) +
           sectionLine("root-space", {"stat", "-f", "-c", "%a %S %b", "/"}) +
           shellSection("swap-files", "for f in /swapfile /swapfile2 /swapfile3 /swapfile4; do\n"
                                      "[ ! -e \"$f\" ] || stat -c '%s %n' \"$f\"; done; exit 0") +
           sectionLine("self-status", {"cat", "/proc/self/status"}) +
           sectionLine("uid-map", {"cat", "/proc/self/uid_map"}) +
           sectionLine("init-status", {"cat", "/proc/1/status"}) +
           shellSection("kubelet", "if [ -e /var/lib/kubelet/config.yaml ] || "
                                   "[ \"$(systemctl is-enabled kubelet 2>/dev/null)\" = enabled ]\n"
                                   "then echo kubelet; else echo none; fi") +
           sysctlSections();
}

SwapFacts swapFacts(const ProbeResult &probe)
{
    SwapFacts facts;
    readActive(probe, facts);
    readTable(probe, facts);
    readPersistence(probe, facts);
    if (probe.section("meminfo").exitCode == 0)
        facts.memoryTotal = meminfoBytes(probe.section("meminfo").out, "MemTotal");
    if (probe.section("swappiness").exitCode == 0)
        facts.swappiness = wholeNumber(probe.section("swappiness").out);
    facts.origin = sysctlOrigin(probe, "vm.swappiness");
    readDisk(probe, facts);
    readPremise(probe, facts);
    return facts;
}

} // namespace Remote
