// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/checks/descriptorfacts.h"

#include "remote/base/quote.h"
#include "remote/checks/probescript.h"

#include <algorithm>

namespace Remote
{

using namespace Qt::StringLiterals;

namespace
{

// Prints $1 and the soft and hard limit of process $2; /proc/PID/limits is open to every user.
constexpr char limitsFunction[] = R"sh(limits() {
    soft= hard=
    while read -r a b c d e rest; do
        [ "$a $b $c" != 'Max open files' ] || soft=$d hard=$e
    done <"/proc/$2/limits"
    echo "$1$soft $hard"
}
)sh";

constexpr char sessionWalk[] = R"sh(hz=$(getconf CLK_TCK 2>/dev/null) || hz=100
boot=$(awk '$1 == "btime" { print $2 }' /proc/stat)
pid=$$
while [ "${pid:-0}" -gt 1 ] && [ -r "/proc/$pid/limits" ]; do
    name= parent= uid=
    while read -r key value rest; do
        case $key in
        Name:) name=$value ;;
        PPid:) parent=$value ;;
        Uid:) uid=$value ;;
        esac
    done <"/proc/$pid/status"
    ticks=$(awk '{ sub(/.*\) /, ""); print $20 }' "/proc/$pid/stat")
    printf 'Name=%s\nUid=%s\nStarted=%s\n' "$name" "$uid" "$((boot + ticks / hz))"
    limits Limits= "$pid"
    echo
    pid=$parent
done
)sh";

constexpr char unitsScript[] = R"sh(show() {
    limits Limits= "$1"
    workers=
    read -r workers <"/proc/$1/task/$1/children"
    case $2 in
    nginx*) for child in $workers; do limits "Worker$child=" "$child"; done ;;
    esac
    pid=$1
    while read -r key value; do
        [ "$key" != CapBnd: ] || echo "CapBnd=$value"
    done <"/proc/$pid/status"
    set -- "/proc/$pid/fd/"*
    [ ! -e "$1" ] || echo "Open=$#"
} 2>/dev/null
if units=$(systemctl show docker.service containerd.service nginx.service ssh.service \
    sshd.service 'postgresql@*.service' \
    --property Id,MainPID,LimitNOFILE,LimitNOFILESoft 2>/dev/null); then
    echo systemd=yes
    echo
    printf '%s\n\n' "$units" | while IFS= read -r line; do
        case $line in
        Id=*) id=${line#Id=} ;;
        MainPID=*) main=${line#MainPID=} ;;
        '') [ "${main:-0}" = 0 ] || show "$main" "$id"; main=0 ;;
        esac
        printf '%s\n' "$line"
    done
    exit 0
fi
echo systemd=no
echo
for folder in /proc/[0-9]*; do
    pid=${folder#/proc/}
    read -r name <"$folder/comm" || continue
    case $name in
    dockerd | containerd | nginx | sshd | postgres) ;;
    *) continue ;;
    esac
    parent=$(awk '$1 == "PPid:" { print $2 }' "$folder/status")
    [ "$(cat "/proc/$parent/comm")" != "$name" ] || continue
    printf 'Id=%s\nMainPID=%s\n' "$name" "$pid"
    show "$pid" "$name"
    echo
done 2>/dev/null
exit 0
)sh";

constexpr char containersScript[] = R"sh(command -v docker >/dev/null || exit 0
ids=$(docker ps -q) || exit 1
[ -n "$ids" ] || exit 0
docker inspect -f '{{.Name}} {{.State.Pid}}' $ids | while read -r name pid; do
    limits "$name " "$pid" 2>/dev/null || echo "$name"
done
)sh";

std::optional<LimitPair> limitPair(const QByteArray &words)
{
    const QByteArrayList list = words.simplified().split(' ');
    if (list.size() != 2)
        return std::nullopt;
    const auto soft = limitValue(list[0]);
    const auto hard = limitValue(list[1]);
    return soft && hard ? std::optional(LimitPair{*soft, *hard}) : std::nullopt;
}

LimitTarget targetOf(const QMap<QByteArray, QByteArray> &block, bool isUnit)
{
    LimitTarget target;
    target.unit = block.value("Id");
    target.isUnit = isUnit;
    target.pid = wholeNumber(block.value("MainPID")).value_or(0);
    target.running = limitPair(block.value("Limits"));
    if (isUnit)
        target.atStart =
            limitPair(block.value("LimitNOFILESoft") + ' ' + block.value("LimitNOFILE"));
    for (auto it = block.begin(); it != block.end(); ++it) {
        const auto worker = it.key().startsWith("Worker") ? limitPair(it.value()) : std::nullopt;
        if (worker)
            target.workers.append(*worker);
    }
    target.open = wholeNumber(block.value("Open"));
    return target;
}

/// A unit's name goes into a path and into a shell.
bool isPlainUnit(const QByteArray &name)
{
    return !name.isEmpty() && name.size() < 200 && std::ranges::all_of(name, [](char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
               (character >= '0' && character <= '9') || QByteArrayView("@.-_").contains(character);
    });
}

void readTargets(const ProbeResult &probe, DescriptorFacts &facts)
{
    const auto blocks = keyValueBlocks(probe.section("units").out);
    facts.targetsKnown = probe.section("units").exitCode == 0 && !blocks.isEmpty();
    facts.hasSystemd = !blocks.isEmpty() && blocks.first().value("systemd") == "yes";
    QByteArray bound;
    for (const auto &block : blocks) {
        const LimitTarget target = targetOf(block, facts.hasSystemd);
        const bool isKnown = std::ranges::any_of(
            facts.targets, [&](const LimitTarget &other) { return other.unit == target.unit; });
        if (target.pid <= 0 || isKnown || !isPlainUnit(target.unit))
            continue; // not installed, not running, or an alias
        facts.targets.append(target);
        if (target.unit.startsWith("ssh"))
            bound = "CapBnd:\t" + block.value("CapBnd");
    }
    facts.mayRaise = hasCapability(bound, "CapBnd", capSysResource);
    facts.capabilitySource = u"sshd: CapBnd"_s;
    if (!facts.mayRaise) {
        facts.mayRaise = hasCapability(probe.section("init-status").out, "CapBnd", capSysResource);
        facts.capabilitySource = u"/proc/1/status: CapBnd"_s;
    }
}

void readContainers(const ProbeResult &probe, DescriptorFacts &facts)
{
    const ProbeSection section = probe.section("containers");
    const bool runsDocker = std::ranges::any_of(
        facts.targets, [](const LimitTarget &target) { return target.unit.startsWith("docker"); });
    facts.containersKnown = probe.has("containers") && (section.exitCode == 0 || !runsDocker);
    if (section.exitCode != 0)
        return;
    for (const QByteArray &line : section.out.split('\n')) {
        const qsizetype space = line.indexOf(' ');
        if (space > 0)
            facts.containers.append(
                {line.left(space).replace("/", ""), limitPair(line.mid(space + 1))});
    }
}

void readSession(const ProbeResult &probe, DescriptorFacts &facts)
{
    QMap<QByteArray, QByteArray> login;
    bool isBelowSshd = false;
    for (const auto &block : keyValueBlocks(probe.section("session").out)) {
        if (block.value("Name").startsWith("sshd")) {
            isBelowSshd = true;
            break;
        }
        login = block;
    }
    if (!isBelowSshd && facts.who.uid != facts.who.loginUid)
        return; // behind sudo, and the login cannot be told from the rest
    facts.session = limitPair(login.value("Limits"));
    const auto started = wholeNumber(login.value("Started"));
    const auto written = wholeNumber(probe.section("limits-time").out);
    facts.isSessionOlder = started && written && *started <= *written;
}

void readLimits(const ProbeResult &probe, DescriptorFacts &facts)
{
    const ProbeSection lines = probe.section("limits-lines");
    facts.limitsKnown =
        probe.has("limits-lines") && lines.exitCode == 0 && lines.out.size() < probeLimit;
    facts.limitLines = configLines(lines.out);
    facts.userLimits =
        sessionLimits(facts.limitLines, facts.who.user, facts.who.loginUid, facts.who.groups);
    facts.rootLimits = sessionLimits(facts.limitLines, "root", 0, {"root"});
    const QByteArray pam = probe.section("pam").out;
    if (probe.section("pam").exitCode == 0)
        facts.usesPam = pam.contains("usepam=yes") && pam.contains("pam_limits=yes");
}

} // namespace

bool LimitTarget::raisesItself() const
{
    return unit.startsWith("nginx") && !workers.isEmpty() &&
           std::ranges::all_of(workers,
                               [](const LimitPair &worker) { return worker.soft >= wantedSoft; });
}

bool LimitTarget::isSoftEnough() const
{
    return running && (running->soft >= wantedSoft || raisesItself());
}

bool LimitTarget::isHardEnough() const
{
    return (!running || running->hard >= wantedSoft) && (!atStart || atStart->hard >= wantedSoft);
}

bool LimitTarget::isKept() const
{
    return atStart && atStart->hard >= wantedSoft &&
           (atStart->soft >= wantedSoft || raisesItself());
}

bool LimitTarget::isNearlyFull() const
{
    return open && running && double(*open) > 0.8 * double(running->soft);
}

QByteArray LimitTarget::dropIn() const
{
    return "/etc/systemd/system/" + unit + ".d/50-clawtune-limits.conf";
}

bool DescriptorFacts::isAnyHardTooLow() const
{
    return (session && session->hard < wantedSoft) ||
           std::ranges::any_of(targets,
                               [](const LimitTarget &target) { return !target.isHardEnough(); });
}

bool DescriptorFacts::isPremiseMissing() const
{
    const bool isCeilingTooLow = perProcessMax && *perProcessMax < wantedSoft;
    return (mayRaise == false && isAnyHardTooLow()) || isCeilingTooLow;
}

bool DescriptorFacts::isFileMaxKept() const
{
    // systemd sets the largest possible value at boot; a file can only lower that.
    const auto set = fileMaxOrigin.atBoot ? limitValue(fileMaxOrigin.atBoot->value) : std::nullopt;
    return fileMax && *fileMax >= wantedFileMax &&
           (!fileMaxOrigin.atBoot || (set && *set >= wantedFileMax));
}

bool DescriptorFacts::isSessionConfigured() const
{
    return usesPam == false || (userLimits.soft.value_or(0) >= wantedSoft &&
                                rootLimits.soft.value_or(0) >= wantedSoft &&
                                userLimits.hard.value_or(wantedSoft) >= wantedSoft &&
                                rootLimits.hard.value_or(wantedSoft) >= wantedSoft);
}

bool DescriptorFacts::isSessionEnough() const
{
    // A session that is open keeps what it began with; the next one gets what the files say.
    return session && (session->soft >= wantedSoft || (isSessionOlder && isSessionConfigured()));
}

QByteArray sessionScript()
{
    return QByteArray(limitsFunction) + sessionWalk;
}

QByteArray descriptorProbe()
{
    const QByteArray files = "/etc/security/limits.conf /etc/security/limits.d/*.conf";
    return whoamiSection() + sectionLine("file-max", {"cat", "/proc/sys/fs/file-max"}) +
           sectionLine("file-nr", {"cat", "/proc/sys/fs/file-nr"}) +
           sectionLine("nr-open", {"cat", "/proc/sys/fs/nr_open"}) +
           shellSection("units", QByteArray(limitsFunction) + unitsScript) +
           shellSection("containers", QByteArray(limitsFunction) + containersScript) +
           shellSection("session", sessionScript()) +
           sectionLine("init-status", {"cat", "/proc/1/status"}) +
           shellSection("limits-lines", "for f in " + files +
                                            "; do [ -e \"$f\" ] || continue\n"
                                            "grep -Hn '^[[:space:]]*[^#[:space:]]' \"$f\"\n"
                                            "[ $? -le 1 ] || bad=1; done; exit ${bad:-0}") +
           shellSection("limits-time", "for f in " + files +
                                           "; do [ ! -e \"$f\" ] || stat -c %Y -- \"$f\"; done "
                                           "| sort -n | tail -n 1") +
           fileSection("limits-ours", sessionLimitsFile) +
           shellSection("pam",
                        "[ -r /etc/pam.d/sshd ] || exit 1\n"
                        "{ sshd -T 2>/dev/null || cat /etc/ssh/sshd_config.d/*.conf "
                        "/etc/ssh/sshd_config 2>/dev/null; } |\n"
                        "awk 'tolower($1) == \"usepam\" { print \"usepam=\" tolower($2); exit }'\n"
                        "files='/etc/pam.d/sshd'\n"
                        "for f in $(awk '$1 == \"@include\" { print $2 }' /etc/pam.d/sshd); do "
                        "files=\"$files /etc/pam.d/$f\"; done\n"
                        "cat $files 2>/dev/null | awk '$1 ~ /^-?session$/ && /pam_limits/ "
                        "{ print \"pam_limits=yes\"; exit }'") +
           "for f in /etc/systemd/system/*.service.d/50-clawtune-limits.conf; do\n"
           "case $f in *[[:space:]]*) continue ;; esac\n"
           "[ ! -e \"$f\" ] || section \"drop-in:$f\" cat -- \"$f\"\n"
           "done\n" +
           sysctlSections();
}

DescriptorFacts descriptorFacts(const ProbeResult &probe)
{
    DescriptorFacts facts;
    facts.who = probedIdentity(probe);
    if (probe.section("file-max").exitCode == 0)
        facts.fileMax = limitValue(probe.section("file-max").out.trimmed());
    if (probe.section("nr-open").exitCode == 0)
        facts.perProcessMax = limitValue(probe.section("nr-open").out.trimmed());
    const QByteArrayList handles = probe.section("file-nr").out.simplified().split(' ');
    facts.fileHandles = handles.size() == 3 ? limitValue(handles[0]) : std::nullopt;
    facts.fileMaxOrigin = sysctlOrigin(probe, "fs.file-max");
    readTargets(probe, facts);
    readContainers(probe, facts);
    readLimits(probe, facts);
    readSession(probe, facts);
    return facts;
}

} // namespace Remote
