// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/checks/probescript.h"

#include "remote/base/quote.h"

namespace Remote
{

namespace
{

// Both streams go straight to the channel's own, each section behind a mark, so that every byte
// survives and nothing is written to a disk; only the exit code comes back through a substitution.
// Few processes are started for a section, and none for one that another item asked for as well:
// on a busy server they are what takes the time.
// The command gets neither fd 3 nor 4, so what it may leave running holds up nothing.
constexpr char prelude[] = R"sh(export LC_ALL=C LANGUAGE=
PATH=${PATH:-/usr/bin:/bin}:/usr/local/sbin:/usr/sbin:/sbin
export PATH
exec 4>&1
machine=
{ read -r machine </etc/machine-id; } 2>/dev/null || :
printf '\n%1 machine %s\n' "$machine"
bound=
timeout -k 1 %2 true 2>/dev/null && bound='timeout -k 1 %2'
seen='
'
section() {
    case $seen in
    *"
$*
"*)
        printf '\n%1 same %s %s\n' "$item" "$1"
        return
        ;;
    esac
    seen="$seen$*
"
    name=$1
    shift
    printf '\n%1 out %s %s\n' "$item" "$name"
    printf '\n%1 err %s %s\n' "$item" "$name" >&2
    code=$({
        {
            code=0
            $bound "$@" </dev/null 3>&- 4>&- || code=$?
            echo "$code" >&3
        } | head -c %3 >&4
    } 3>&1)
    printf '\n%1 code %s\n' "$code"
}
)sh";

constexpr char fileScript[] = "[ -e \"$1\" ] || [ -L \"$1\" ] || exit 44\n"
                              "cat -- \"$1\" || exit 1\n"
                              "[ ! -L \"$1\" ] || exit 45";

/// The bytes between `position` and the next `end`; moves `position` behind it. Null if none.
QByteArray takeUntil(const QByteArray &bytes, const QByteArray &end, qsizetype &position)
{
    const qsizetype found = bytes.indexOf(end, position);
    if (found < 0)
        return {};
    const QByteArray taken = bytes.mid(position, found - position);
    position = found + end.size();
    return taken.isNull() ? QByteArray("") : taken;
}

} // namespace

QByteArray sectionLine(const QByteArray &name, const QList<QByteArray> &words)
{
    QByteArray line = "section " + name;
    for (const QByteArray &word : words)
        line += ' ' + shellQuoted(word);
    return line + '\n';
}

QByteArray shellSection(const QByteArray &name, const QByteArray &script,
                        const QList<QByteArray> &words)
{
    return sectionLine(name, QList<QByteArray>{"sh", "-c", script, "sh"} + words);
}

QByteArray fileSection(const QByteArray &name, const QByteArray &path)
{
    return shellSection(name, fileScript, {path});
}

ProbedFile probedFile(const ProbeResult &probe, const QByteArray &name)
{
    ProbedFile file;
    if (!probe.has(name))
        return file;
    const ProbeSection section = probe.section(name);
    file.isLink = section.exitCode == probeFileIsLink;
    file.isCut = section.out.size() >= probeLimit;
    if (section.exitCode == probeFileAbsent) {
        file.state = ProbedFile::State::Absent;
    } else if (section.exitCode == 0 || file.isLink || file.isCut) {
        file.state = ProbedFile::State::Present;
        file.bytes = section.out;
    }
    return file;
}

QByteArray probeScript(const QList<const Check *> &checks, const QByteArray &marker)
{
    QByteArray script = prelude;
    script.replace("%1", marker);
    script.replace("%2", QByteArray::number(probeSeconds));
    script.replace("%3", QByteArray::number(probeLimit));
    for (const Check *check : checks) {
        script += "item=" + shellQuoted(check->id) + '\n';
        script += check->probe();
    }
    script += "exit 0\n";
    return script;
}

QMap<QByteArray, ProbeResult> parseProbeOutput(const QByteArray &out, const QByteArray &err,
                                               const QByteArray &marker)
{
    QMap<QByteArray, ProbeResult> results;
    QMap<QByteArray, ProbeSection> seen;
    const QByteArray mark = '\n' + marker + ' ';
    QByteArray machineId;
    qsizetype position = 0;
    while ((position = out.indexOf(mark, position)) >= 0) {
        position += mark.size();
        const QByteArrayList words = takeUntil(out, "\n", position).split(' ');
        if (words.size() == 2 && words[0] == "machine")
            machineId = words[1];
        if (words.size() != 3)
            continue;
        ProbeSection section = seen.value(words[2]);
        bool isWhole = words[0] == "same" && seen.contains(words[2]);
        if (words[0] == "out") {
            const QByteArray content = takeUntil(out, mark + "code ", position);
            if (content.isNull())
                break; // cut off within it
            section.out = content.left(probeLimit);
            section.exitCode = takeUntil(out, "\n", position).toInt(&isWhole);
            if (isWhole)
                seen.insert(words[2], section);
        }
        if (isWhole)
            results[words[1]].sections.insert(words[2], section);
        --position; // the newline that ends one line may begin the next mark
    }
    const QByteArray said = '\n' + marker + " err ";
    position = 0;
    while ((position = err.indexOf(said, position)) >= 0) {
        position += said.size();
        const QByteArrayList names = takeUntil(err, "\n", position).split(' ');
        const qsizetype next = err.indexOf(said, position);
        if (names.size() == 2 && results[names.first()].has(names.last()))
            results[names.first()].sections[names.last()].err =
                err.mid(position, next < 0 ? -1 : next - position).left(errorLimit);
    }
    for (ProbeResult &result : results)
        result.machineId = machineId;
    return results;
}

} // namespace Remote
