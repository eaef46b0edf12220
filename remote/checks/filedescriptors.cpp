// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/base/quote.h"
#include "remote/checks/descriptorfacts.h"

#include <QCoreApplication>

#include <algorithm>

namespace Remote
{

using namespace Qt::StringLiterals;

namespace
{

constexpr char yes[] = QT_TRANSLATE_NOOP("Remote", "yes");
constexpr char no[] = QT_TRANSLATE_NOOP("Remote", "no");
constexpr char notKnown[] = QT_TRANSLATE_NOOP("Remote", "not known");
constexpr char namedSoftAndHard[] = QT_TRANSLATE_NOOP("Remote", "%1: %2 soft, %3 hard");

Phrase wantedLimit()
{
    return {QT_TRANSLATE_NOOP("Remote", "at least %1"), {{double(wantedSoft), Unit::Count}}};
}

PhraseArgument limit(qint64 value)
{
    return value == noLimit ? PhraseArgument(u"∞"_s) : PhraseArgument(double(value), Unit::Count);
}

/// A unit as people call it: "ssh".
QString shortName(const QByteArray &unit)
{
    const QString name = displayText(unit);
    return name.endsWith(u".service"_s) ? name.chopped(8) : name;
}

Phrase named(const QByteArray &unit, const std::optional<LimitPair> &limits)
{
    if (!limits)
        return {QT_TRANSLATE_NOOP("Remote", "%1: not known"), {shortName(unit)}};
    return {namedSoftAndHard, {shortName(unit), limit(limits->soft), limit(limits->hard)}};
}

void addSystem(const DescriptorFacts &facts, QList<Evidence> &rows)
{
    rows.append(
        {QT_TRANSLATE_NOOP("Remote", "Open files, whole system (fs.file-max)"),
         facts.fileMax ? Phrase{"%1", {limit(*facts.fileMax)}} : Phrase{notKnown},
         {QT_TRANSLATE_NOOP("Remote", "at least %1"), {{double(wantedFileMax), Unit::Count}}},
         facts.fileMaxOrigin.atBoot ? facts.fileMaxOrigin.atBoot->origin()
                                    : u"/proc/sys/fs/file-max"_s,
         facts.isFileMaxKept()});
    rows.append(
        {QT_TRANSLATE_NOOP("Remote", "Largest limit of one process (fs.nr_open)"),
         facts.perProcessMax ? Phrase{"%1", {limit(*facts.perProcessMax)}} : Phrase{notKnown},
         wantedLimit(), u"/proc/sys/fs/nr_open"_s, facts.perProcessMax.value_or(0) >= wantedSoft});
}

void addTargets(const DescriptorFacts &facts, QList<Evidence> &rows)
{
    for (const LimitTarget &target : facts.targets) {
        const QString pid = QString::number(target.pid);
        rows.append({QT_TRANSLATE_NOOP("Remote", "Service, running"),
                     named(target.unit, target.running), wantedLimit(),
                     u"/proc/"_s + pid + u"/limits"_s,
                     target.isSoftEnough() && target.running->hard >= wantedSoft});
        if (target.raisesItself())
            rows.append({QT_TRANSLATE_NOOP("Remote", "Its workers (worker_rlimit_nofile)"),
                         named(target.unit, target.workers.first()), wantedLimit(),
                         u"/proc/"_s + pid + u"/task"_s});
        if (target.isUnit)
            rows.append({QT_TRANSLATE_NOOP("Remote", "Service, at its next start"),
                         named(target.unit, target.atStart), wantedLimit(),
                         u"systemctl show "_s + displayText(target.unit), target.isKept()});
        if (target.open)
            rows.append({QT_TRANSLATE_NOOP("Remote", "Files it has open"),
                         {QT_TRANSLATE_NOOP("Remote", "%1: %2"),
                          {shortName(target.unit), {double(*target.open), Unit::Count}}},
                         {QT_TRANSLATE_NOOP("Remote", "at most 80 % of its limit")},
                         u"/proc/"_s + pid + u"/fd"_s,
                         !target.isNearlyFull()});
    }
    if (!facts.targetsKnown)
        rows.append({QT_TRANSLATE_NOOP("Remote", "Service, running"),
                     {notKnown},
                     wantedLimit(),
                     u"systemctl show"_s,
                     false});
}

void addContainers(const DescriptorFacts &facts, QList<Evidence> &rows)
{
    for (const ContainerLimits &container : facts.containers)
        rows.append({QT_TRANSLATE_NOOP("Remote", "Container"),
                     named(container.name, container.limits), wantedLimit(),
                     u"docker inspect, /proc/PID/limits"_s,
                     container.limits && container.limits->soft >= wantedSoft});
    if (!facts.containersKnown)
        rows.append({QT_TRANSLATE_NOOP("Remote", "Containers"),
                     {QT_TRANSLATE_NOOP("Remote", "not known: Docker answers administrators only")},
                     wantedLimit(),
                     u"docker ps"_s,
                     false});
}

Evidence configuredRow(const QByteArray &user, const SessionLimits &limits)
{
    Evidence row{QT_TRANSLATE_NOOP("Remote", "Login, set in a file"),
                 {QT_TRANSLATE_NOOP("Remote", "%1: set nowhere"), {displayText(user)}},
                 wantedLimit(),
                 u"/etc/security/limits.d"_s,
                 false};
    if (limits.soft) {
        row.value = {QT_TRANSLATE_NOOP("Remote", "%1: %2"),
                     {displayText(user), limit(*limits.soft)}};
        row.source = limits.softOrigin;
        row.satisfied = *limits.soft >= wantedSoft;
    }
    return row;
}

void addSessions(const DescriptorFacts &facts, QList<Evidence> &rows)
{
    const QByteArray user = facts.who.user.isEmpty() ? QByteArray("?") : facts.who.user;
    rows.append({facts.isSessionOlder && facts.isSessionConfigured()
                     ? QT_TRANSLATE_NOOP("Remote", "Login session, older than its limits file")
                     : QT_TRANSLATE_NOOP("Remote", "Login session"),
                 named(user, facts.session), wantedLimit(), u"/proc/PID/limits"_s,
                 facts.isSessionEnough()});
    if (facts.usesPam == false) {
        rows.append({QT_TRANSLATE_NOOP("Remote", "Login, set in a file"),
                     {QT_TRANSLATE_NOOP("Remote", "SSH does not use pam_limits")},
                     {},
                     u"/etc/pam.d/sshd"_s});
    } else {
        rows.append(configuredRow(user, facts.userLimits));
        if (user != "root")
            rows.append(configuredRow("root", facts.rootLimits));
    }
    rows.append({QT_TRANSLATE_NOOP("Remote", "Limits may be raised (CAP_SYS_RESOURCE)"),
                 {!facts.mayRaise   ? notKnown
                  : *facts.mayRaise ? yes
                                    : no},
                 {},
                 facts.capabilitySource,
                 facts.mayRaise.value_or(false)});
}

/// What could not be looked at; it stands above a good or a bad answer.
std::optional<QString> unseen(const DescriptorFacts &facts)
{
    if (!facts.targetsKnown)
        return u"systemctl show"_s;
    if (!facts.fileMax || !facts.perProcessMax)
        return u"/proc/sys/fs"_s;
    for (const LimitTarget &target : facts.targets) {
        if (!target.running || (target.isUnit && !target.atStart))
            return u"/proc/"_s + QString::number(target.pid) + u"/limits"_s;
    }
    if (!facts.session)
        return u"/proc/PID/limits"_s;
    if (!facts.limitsKnown)
        return u"/etc/security/limits.d"_s;
    return std::nullopt;
}

/// The targets that are not as they should be, by name.
QStringList lacking(const DescriptorFacts &facts)
{
    QStringList names;
    for (const LimitTarget &target : facts.targets) {
        if (!target.isSoftEnough() || !target.isHardEnough() || (target.isUnit && !target.isKept()))
            names.append(shortName(target.unit));
    }
    for (const ContainerLimits &container : facts.containers) {
        if (container.limits && container.limits->soft < wantedSoft)
            names.append(displayText(container.name));
    }
    if (!facts.isSessionEnough() || !facts.isSessionConfigured())
        names.append(displayText(facts.who.user));
    return names;
}

void judge(const DescriptorFacts &facts, Finding &finding)
{
    const auto full = std::ranges::find_if(facts.targets, &LimitTarget::isNearlyFull);
    const QStringList names = lacking(facts);
    const bool isContainerUnseen =
        !facts.containersKnown ||
        std::ranges::any_of(facts.containers,
                            [](const ContainerLimits &container) { return !container.limits; });
    const bool isContainerTooLow =
        std::ranges::any_of(facts.containers, [](const ContainerLimits &container) {
            return container.limits && container.limits->hard < wantedSoft;
        });
    if (facts.isAnyHardTooLow() || isContainerTooLow) {
        finding.status = CheckStatus::Fail;
        finding.summary = {QT_TRANSLATE_NOOP("Remote", "A hard limit is below %1: %2"),
                           {{double(wantedSoft), Unit::Count}, names.join(u", "_s)}};
    } else if (full != facts.targets.end()) {
        finding.status = CheckStatus::Fail;
        finding.summary = {
            QT_TRANSLATE_NOOP("Remote", "%1 has %2 files open, over 80 % of its limit."),
            {shortName(full->unit), {double(*full->open), Unit::Count}}};
    } else if (const auto what = unseen(facts)) {
        finding.status = CheckStatus::Unknown;
        finding.summary = {QT_TRANSLATE_NOOP("Remote", "%1 could not be read."), {*what}};
    } else if (!names.isEmpty()) {
        finding.status = CheckStatus::Partial;
        finding.summary = {QT_TRANSLATE_NOOP("Remote", "Fewer than %1 open files for: %2"),
                           {{double(wantedSoft), Unit::Count}, names.join(u", "_s)}};
    } else if (!facts.isFileMaxKept()) {
        finding.status = CheckStatus::Partial;
        finding.summary = {
            QT_TRANSLATE_NOOP("Remote", "The whole system may open only %1 files, now or after a "
                                        "restart."),
            {limit(*facts.fileMax)}};
    } else if (isContainerUnseen) {
        finding.status = CheckStatus::Unknown;
        finding.summary = {QT_TRANSLATE_NOOP(
            "Remote", "Services and logins are well; the containers could not be looked at.")};
    } else {
        finding.status = CheckStatus::Pass;
        finding.summary = {
            QT_TRANSLATE_NOOP("Remote", "Services and logins may open %1 files and more."),
            {{double(wantedSoft), Unit::Count}}};
    }
}

void advise(const DescriptorFacts &facts, Finding &finding)
{
    if (finding.status == CheckStatus::Pass)
        return;
    const DescriptorIntent intent = descriptorIntent(facts);
    const bool isContainerLow =
        std::ranges::any_of(facts.containers, [](const ContainerLimits &container) {
            return container.limits && container.limits->soft < wantedSoft;
        });
    if (isContainerLow)
        finding.advice = {QT_TRANSLATE_NOOP(
            "Remote", "Apply raises services and logins. For a container, set ulimits: nofile in "
                      "its compose file and create it anew.")};
    else if (finding.status == CheckStatus::Unknown)
        finding.advice = {QT_TRANSLATE_NOOP("Remote", "Look again as administrator.")};
    else
        finding.advice = {QT_TRANSLATE_NOOP(
            "Remote", "Apply raises the limits of services and logins; none is ever lowered. "
                      "Containers are looked at only.")};
    if (intent.isEmpty() || !facts.hasSystemd)
        return;
    QStringList names;
    for (const LimitTarget &target : facts.targets) {
        const auto isTarget = [&target](const DescriptorIntent::Limit &limit) {
            return limit.target.unit == target.unit;
        };
        if (std::ranges::any_of(intent.atStart, isTarget) ||
            std::ranges::any_of(intent.now, isTarget))
            names.append(shortName(target.unit));
    }
    const PhraseArgument files{double(wantedSoft), Unit::Count};
    if (!names.isEmpty())
        finding.effect = {QT_TRANSLATE_NOOP("Remote", "Raises %1 to %2 files"),
                          {names.join(u", "_s), files}};
    else if (intent.sessions)
        finding.effect = {QT_TRANSLATE_NOOP("Remote", "Raises new logins to %1 files"), {files}};
    else
        finding.effect = {QT_TRANSLATE_NOOP("Remote", "Raises the whole system to %1 files"),
                          {{double(wantedFileMax), Unit::Count}}};
}

} // namespace

Finding evaluateDescriptors(const ProbeResult &probe)
{
    const DescriptorFacts facts = descriptorFacts(probe);
    Finding finding;
    addTargets(facts, finding.evidence);
    addContainers(facts, finding.evidence);
    addSessions(facts, finding.evidence);
    addSystem(facts, finding.evidence);
    if (facts.isPremiseMissing()) {
        finding.status = CheckStatus::NotApplicable;
        finding.summary = {
            QT_TRANSLATE_NOOP(
                "Remote",
                "The host of this server keeps limits below %1; nothing here can raise them."),
            {{double(wantedSoft), Unit::Count}}};
        finding.advice = {QT_TRANSLATE_NOOP(
            "Remote", "Ask your provider for a higher limit, or for a virtual machine.")};
        return finding;
    }
    judge(facts, finding);
    advise(facts, finding);
    return finding;
}

Check fileDescriptorsCheck()
{
    return {
        "file-descriptors",
        QT_TRANSLATE_NOOP("Remote", "File descriptors"),
        QT_TRANSLATE_NOOP("Remote", "Every file and every connection that a program has open "
                                    "counts against its limit of file descriptors."),
        QT_TRANSLATE_NOOP("Remote", "A program at its limit refuses connections although the "
                                    "server has room; what counts is the limit of each process."),
        "file",
        &descriptorProbe,
        &evaluateDescriptors,
        &planDescriptors,
    };
}

} // namespace Remote
