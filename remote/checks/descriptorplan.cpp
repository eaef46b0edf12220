// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/base/quote.h"
#include "remote/checks/descriptorfacts.h"
#include "remote/checks/probescript.h"

#include <QCoreApplication>

#include <algorithm>

namespace Remote
{

using namespace Qt::StringLiterals;

namespace
{

// "PID START SOFT HARD" for one process: START, so that undo never touches another process that
// got the same number.
constexpr char saveFunction[] = R"sh(save() {
    [ -d "/proc/$1" ] || return 0
    start=$(awk '{ sub(/.*\) /, ""); print $20 }' "/proc/$1/stat")
    printf '%s %s %s\n' "$1" "$start" \
        "$(prlimit --pid "$1" --nofile --noheadings --raw --output SOFT,HARD)"
}
)sh";

constexpr char restoreScript[] = R"sh(if [ -s "$TX"/limits ]; then
    while read -r pid start soft hard; do
        now=$(awk '{ sub(/.*\) /, ""); print $20 }' "/proc/$pid/stat" 2>/dev/null) || continue
        [ "$now" = "$start" ] || continue
        prlimit --pid "$pid" --nofile="$soft:$hard"
    done <"$TX"/limits
fi
)sh";

/// Sets `pid` to the main process of the target when the fragment runs.
QByteArray pidOf(const LimitTarget &target)
{
    if (!target.isUnit)
        return "pid=" + QByteArray::number(target.pid) + '\n';
    return "pid=$(systemctl show --property MainPID --value " + shellQuoted(target.unit) + ")\n";
}

QByteArray workersOf(const LimitTarget &target)
{
    return target.unit.startsWith("nginx") ? " $(cat /proc/$pid/task/$pid/children)" : QByteArray();
}

LimitPair raised(LimitPair current, const DescriptorFacts &facts)
{
    const qint64 ceiling = facts.perProcessMax.value_or(noLimit);
    LimitPair limits;
    // Without CAP_SYS_RESOURCE the hard limit stays; with it, it only ever grows.
    limits.hard = facts.mayRaise == false ? current.hard : std::max(current.hard, wantedHard);
    limits.soft = std::max(current.soft, wantedSoft);
    if (limits.hard != noLimit)
        limits.hard = std::max(std::min(limits.hard, ceiling), std::min(current.hard, ceiling));
    limits.soft = std::min(limits.soft, limits.hard);
    return limits;
}

ChangeStep saveStep(const QList<DescriptorIntent::Limit> &targets)
{
    ChangeStep step;
    step.name = QT_TRANSLATE_NOOP("Remote", "Note the limits in use");
    step.apply = saveFunction;
    step.apply += "{\n";
    for (const auto &limit : targets)
        step.apply += pidOf(limit.target) + "if [ \"$pid\" -gt 0 ]; then\n    for each in $pid" +
                      workersOf(limit.target) + "; do save \"$each\"; done\nfi\n";
    step.apply += "} >\"$TX\"/limits.new\nmv \"$TX\"/limits.new \"$TX\"/limits\n";
    // Last in an undo: by then the files are as they were.
    step.undo = "if [ -d /run/systemd/system ]; then systemctl daemon-reload; fi\n";
    return step;
}

ChangeStep dropInStep(const DescriptorIntent::Limit &limit, const ProbeResult &probe)
{
    const QByteArray path = limit.target.dropIn();
    const ProbeSection section = probe.section("drop-in:" + path);
    ChangeStep step;
    step.name = QT_TRANSLATE_NOOP("Remote", "Raise the limits of a service at every start");
    FileChange file;
    file.path = path;
    if (probe.has("drop-in:" + path) && section.exitCode == 0)
        file.before = section.out;
    file.after = "# Written by Clawtune: room for more open files and connections.\n[Service]\n"
                 "LimitNOFILE=" +
                 limitText(limit.limits.soft) + ':' + limitText(limit.limits.hard) + '\n';
    step.file = file;
    return step;
}

ChangeStep reloadStep(const QList<DescriptorIntent::Limit> &limits)
{
    ChangeStep step;
    step.name = QT_TRANSLATE_NOOP("Remote", "Let systemd read the new limits");
    step.apply = "systemctl daemon-reload\n";
    for (const auto &limit : limits) {
        const QByteArray unit = shellQuoted(limit.target.unit);
        step.validate += "[ \"$(systemctl show --property LimitNOFILESoft --value " + unit +
                         ")\" = " + limitText(limit.limits.soft) +
                         " ]\n[ \"$(systemctl show --property LimitNOFILE --value " + unit +
                         ")\" = " + limitText(limit.limits.hard) + " ]\n";
    }
    return step;
}

ChangeStep raiseStep(const QList<DescriptorIntent::Limit> &limits, qint64 ceiling)
{
    ChangeStep step;
    step.name = QT_TRANSLATE_NOOP("Remote", "Raise the limits of the running services");
    for (const auto &limit : limits) {
        const auto number = [ceiling](qint64 value) {
            return QByteArray::number(std::min(value, ceiling));
        };
        step.apply += pidOf(limit.target) + "if [ \"$pid\" -gt 0 ]; then\n    for each in $pid" +
                      workersOf(limit.target) +
                      "; do prlimit --pid \"$each\" --nofile=" + number(limit.limits.soft) + ':' +
                      number(limit.limits.hard) + "; done\nfi\n";
    }
    step.undo = restoreScript;
    return step;
}

/// `hard`: 0 for no line of it.
QByteArray sessionLines(const QByteArray &user, qint64 hard)
{
    QByteArray lines = user + " soft nofile " + QByteArray::number(wantedSoft) + '\n';
    if (hard > 0)
        lines += user + " hard nofile " + QByteArray::number(hard) + '\n';
    return lines;
}

/// `content` with what is missing for `user`; lines for other users stay.
QByteArray withSessionLines(QByteArray content, const QByteArray &user, qint64 hard)
{
    QByteArray kept;
    for (const QByteArray &line : content.split('\n')) {
        const QByteArrayList words = line.simplified().split(' ');
        if (!line.isEmpty() && (words[0] != user || words.value(2) != "nofile"))
            kept += line + '\n';
    }
    return kept + sessionLines(user, hard);
}

Result<ChangeStep> sessionStep(const DescriptorFacts &facts, const ProbeResult &probe,
                               bool withHard)
{
    const ProbedFile ours = probedFile(probe, "limits-ours");
    if (!ours.isEditable())
        return Error{ErrorCode::Unsupported, QString::fromLatin1(sessionLimitsFile)};
    // Above fs.nr_open, pam_limits would refuse every login.
    const qint64 hard = withHard ? std::min(wantedHard, facts.perProcessMax.value_or(0)) : 0;
    QByteArray after = ours.bytes;
    if (after.isEmpty())
        after = "# Written by Clawtune: open files of login sessions.\n";
    if (facts.who.user != "root")
        after = withSessionLines(after, facts.who.user, hard);
    after = withSessionLines(after, "root", hard);

    ChangeStep step;
    step.name = QT_TRANSLATE_NOOP("Remote", "Raise the limits of new logins");
    step.file = FileChange{sessionLimitsFile, ours.content(), after};
    return step;
}

/// A line that beats ours: what would be written would have no effect.
std::optional<QString> strongerLine(const DescriptorFacts &facts)
{
    for (const ConfigLine &line : facts.limitLines) {
        const QByteArrayList words = line.text.simplified().split(' ');
        const bool isLater = line.directory.endsWith("limits.d") &&
                             line.name > QByteArray(sessionLimitsFile).mid(25);
        const auto value = words.size() < 4 ? std::nullopt : limitValue(words[3]);
        if (isLater && value && *value < wantedSoft && words[2] == "nofile" &&
            (words[0] == facts.who.user || words[0] == "root"))
            return line.origin();
    }
    return std::nullopt;
}

QByteArray verification(const DescriptorIntent &intent)
{
    QByteArray sh;
    for (const auto &limit : intent.now)
        sh += pidOf(limit.target) +
              "if [ \"$pid\" -gt 0 ]; then\n    soft=$(awk '/^Max open files/ "
              "{ print $4 }' \"/proc/$pid/limits\")\n    [ \"$soft\" = unlimited ] || [ \"$soft\" "
              "-ge 65536 ]\nfi\n";
    if (intent.sessions)
        // The login of this new connection: the process just below sshd.
        sh += "login=$(\n" + sessionScript() +
              ")\nlogin=$(printf '%s\\n' \"$login\" | awk -F= '$1 == \"Name\" && $2 ~ /^sshd/ "
              "{ exit } $1 == \"Limits\" { last = $2 } END { print last }')\n"
              "[ \"${login%% *}\" = unlimited ] || [ \"${login%% *}\" -ge 65536 ]\n";
    if (intent.fileMax)
        sh += sysctlVerification("fs.file-max", wantedFileMax);
    return sh;
}

constexpr char rightToRaise[] =
    QT_TRANSLATE_NOOP("Remote", "the right to raise limits (CAP_SYS_RESOURCE)");
constexpr char prlimitThere[] = QT_TRANSLATE_NOOP("Remote", "the program prlimit");

Result<void> premises(const DescriptorFacts &facts)
{
    if (!facts.targetsKnown)
        return Error{ErrorCode::ParseFailed, u"systemctl show"_s};
    if (!facts.fileMax || !facts.perProcessMax)
        return Error{ErrorCode::ParseFailed, u"/proc/sys/fs"_s};
    if (facts.isPremiseMissing())
        return Error{ErrorCode::PremiseMissing, QString::fromLatin1(rightToRaise)};
    if (!facts.hasSystemd)
        return Error{ErrorCode::Unsupported, u"systemd"_s};
    if (facts.who.user.isEmpty() || !facts.limitsKnown)
        return Error{ErrorCode::ParseFailed, u"/etc/security/limits.d"_s};
    return {};
}

Result<QList<ChangeStep>> allSteps(const DescriptorFacts &facts, const DescriptorIntent &intent,
                                   const ProbeResult &probe)
{
    QList<ChangeStep> steps;
    if (!intent.atStart.isEmpty() || !intent.now.isEmpty())
        steps.append(saveStep(intent.now));
    for (const auto &limit : intent.atStart)
        steps.append(dropInStep(limit, probe));
    if (!intent.atStart.isEmpty())
        steps.append(reloadStep(intent.atStart));
    if (!intent.now.isEmpty())
        steps.append(raiseStep(intent.now, facts.perProcessMax.value_or(wantedHard)));
    if (intent.fileMax) {
        const auto more = sysctlSteps(probe, "file-descriptors", "fs.file-max", wantedFileMax);
        if (!more.ok())
            return more.error();
        steps += *more;
    }
    if (intent.sessions) {
        if (const auto line = strongerLine(facts))
            return Error{ErrorCode::Unsupported, *line};
        const auto step = sessionStep(facts, probe, intent.sessionHard);
        if (!step.ok())
            return step.error();
        steps.append(*step);
    }
    return steps;
}

} // namespace

DescriptorIntent descriptorIntent(const DescriptorFacts &facts)
{
    DescriptorIntent intent;
    for (const LimitTarget &target : facts.targets) {
        if (target.isUnit && target.atStart && !target.isKept())
            intent.atStart.append({target, raised(*target.atStart, facts)});
        if (target.running && (!target.isSoftEnough() || target.running->hard < wantedSoft))
            intent.now.append({target, raised(*target.running, facts)});
    }
    intent.sessions = facts.limitsKnown && !facts.isSessionConfigured();
    const auto isLow = [](const std::optional<qint64> &limit) {
        return limit && *limit < wantedSoft;
    };
    intent.sessionHard =
        facts.mayRaise == true && ((facts.session && facts.session->hard < wantedSoft) ||
                                   isLow(facts.userLimits.hard) || isLow(facts.rootLimits.hard));
    intent.fileMax = facts.fileMax && !facts.isFileMaxKept();
    return intent;
}

Result<ChangePlan> planDescriptors(const ProbeResult &probe, const PlanSettings &settings)
{
    if (!settings.isEmpty())
        return Error{ErrorCode::BadArgument, QString::fromUtf8(settings.firstKey())};
    const DescriptorFacts facts = descriptorFacts(probe);
    if (const auto holds = premises(facts); !holds.ok())
        return holds.error();
    const DescriptorIntent intent = descriptorIntent(facts);
    if (intent.isEmpty())
        return Error{ErrorCode::NothingToDo, u"file-descriptors"_s};
    auto steps = allSteps(facts, intent, probe);
    if (!steps.ok())
        return steps.error();

    ChangePlan plan;
    plan.item = "file-descriptors";
    plan.steps = *std::move(steps);
    for (ChangeStep &step : plan.steps)
        step.limit = std::chrono::seconds(60); // daemon-reload on a busy server
    plan.risk = {QT_TRANSLATE_NOOP("Remote",
                                   "Nothing restarts. A wrong limit could refuse logins, so the "
                                   "change is kept only after a second login has worked.")};
    plan.confirm = true;
    plan.preflight = "if ! command -v prlimit >/dev/null; then\n    echo " +
                     shellQuoted(prlimitThere) +
                     " >&2\n"
                     "    exit 3\nfi\n";
    plan.verify = verification(intent);
    return plan;
}

} // namespace Remote
