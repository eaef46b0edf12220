// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/checks/probescript.h"

#include "remote/base/quote.h"

namespace Remote
{

namespace
{

// Standard output goes straight to the channel (fd 4), so NULs and trailing newlines survive; the
// exit code and standard error come back through substitutions. Nothing is written to a disk.
// The command gets none of these descriptors, so what it may leave running holds up nothing.
constexpr char prelude[] = R"sh(export LC_ALL=C LANGUAGE=
PATH=${PATH:-/usr/bin:/bin}:/usr/local/sbin:/usr/sbin:/sbin
export PATH
exec 4>&1
bound=
timeout -k 1 %2 true 2>/dev/null && bound='timeout -k 1 %2'
section() {
    name=$1
    shift
    printf '\n%1 out %s %s\n' "$item" "$name" >&4
    err=$({
        code=$({
            {
                code=0
                $bound "$@" </dev/null 2>&5 3>&- 4>&- 5>&- || code=$?
                echo "$code" >&3
            } | head -c %3 >&4
        } 3>&1)
        printf '\n%1 code %s\n' "$code" >&4
    } 5>&1 | head -c 4096)
    printf '%1 err\n%s\n%1 end\n' "$err" >&4
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

QMap<QByteArray, ProbeResult> parseProbeOutput(const QByteArray &out, const QByteArray &marker)
{
    QMap<QByteArray, ProbeResult> results;
    const QByteArray begin = '\n' + marker + " out ";
    qsizetype position = 0;
    while ((position = out.indexOf(begin, position)) >= 0) {
        position += begin.size();
        const QByteArrayList names = takeUntil(out, "\n", position).split(' ');
        ProbeSection section;
        section.out = takeUntil(out, '\n' + marker + " code ", position).left(probeLimit);
        bool isNumber = false;
        section.exitCode = takeUntil(out, '\n' + marker + " err\n", position).toInt(&isNumber);
        const QByteArray err = takeUntil(out, '\n' + marker + " end\n", position);
        if (err.isNull() || names.size() != 2)
            break; // cut off
        section.err = err;
        // The next section's marker may follow directly: its newline was not taken with this one.
        if (isNumber)
            results[names.first()].sections.insert(names.last(), section);
    }
    return results;
}

} // namespace Remote
