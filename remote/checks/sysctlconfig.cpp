// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/checks/sysctlconfig.h"

#include "remote/base/quote.h"
#include "remote/checks/configlines.h"
#include "remote/checks/probescript.h"

#include <QCoreApplication>

namespace Remote
{

using namespace Qt::StringLiterals;

namespace
{

// In the order in which a file hides one of the same name (sysctl.d(5)).
const QByteArrayList &directories()
{
    static const QByteArrayList list{"/etc/sysctl.d", "/run/sysctl.d", "/usr/local/lib/sysctl.d",
                                     "/usr/lib/sysctl.d", "/lib/sysctl.d"};
    return list;
}

constexpr char header[] = "# Written by Clawtune, one block for each item. This file is the last "
                          "one read at boot.\n";

QByteArray blockMark(const QByteArray &item)
{
    return "# clawtune: " + item;
}

/// Key and value of an active line; an empty key for a comment, a blank or something else.
std::pair<QByteArray, QByteArray> assignment(const QByteArray &line)
{
    QByteArray text = line.trimmed();
    if (text.isEmpty() || text.startsWith('#') || text.startsWith(';'))
        return {};
    if (text.startsWith('-')) // "do not fail if it cannot be set"
        text = text.mid(1).trimmed();
    const qsizetype equals = text.indexOf('=');
    if (equals <= 0)
        return {};
    QByteArray key = text.left(equals).trimmed();
    // The first separator says which one parts the names: net/ipv4/conf/eth0.1/x is dotted
    // net.ipv4.conf.eth0/1.x.
    const qsizetype dot = key.indexOf('.');
    const qsizetype slash = key.indexOf('/');
    if (slash >= 0 && (dot < 0 || slash < dot)) {
        for (char &character : key)
            character = character == '/' ? '.' : character == '.' ? '/' : character;
    }
    return {key, text.mid(equals + 1).trimmed()};
}

/// Base name to the directory whose file of that name counts.
QMap<QByteArray, QByteArray> effectiveFiles(const QByteArray &list)
{
    QMap<QByteArray, QByteArray> files; // sorted by bytes, as systemd sorts
    for (const QByteArray &path : list.split('\n')) {
        const qsizetype slash = path.lastIndexOf('/');
        if (slash <= 0)
            continue;
        const QByteArray name = path.mid(slash + 1);
        const QByteArray directory = path.left(slash);
        const qsizetype rank = directories().indexOf(directory);
        if (rank < 0)
            continue;
        const auto known = files.constFind(name);
        if (known == files.constEnd() || rank < directories().indexOf(*known))
            files.insert(name, directory);
    }
    return files;
}

std::optional<SysctlLine> lineIn(const QByteArray &file, const QByteArray &content,
                                 const QByteArray &key)
{
    std::optional<SysctlLine> found;
    int number = 0;
    for (const QByteArray &line : content.split('\n')) {
        ++number;
        const auto [name, value] = assignment(line);
        if (name == key)
            found = SysctlLine{file, number, value};
    }
    return found;
}

} // namespace

QString SysctlLine::origin() const
{
    return displayText(file) + u':' + QString::number(line);
}

QByteArray sysctlSections()
{
    // /lib is /usr/lib on most systems: the second look would only cost time.
    const QByteArray each = "for d in " + directories().join(' ') +
                            "; do [ \"$d\" != /lib/sysctl.d ] || [ ! -L /lib ] || continue\nfor f "
                            "in \"$d\"/*.conf; do\n";
    return shellSection("sysctl-files", each +
                                            "{ [ -e \"$f\" ] || [ -L \"$f\" ]; } && printf '%s\\n' "
                                            "\"$f\"\ndone; done; exit 0") +
           shellSection("sysctl-lines", each + "[ -f \"$f\" ] || continue\n"
                                               "grep -Hn '^[[:space:]]*[^#;[:space:]]' \"$f\"\n"
                                               "[ $? -le 1 ] || bad=1\n"
                                               "done; done; exit ${bad:-0}") +
           fileSection("sysctl-conf", "/etc/sysctl.conf") +
           fileSection("sysctl-ours", sysctlDropIn) +
           shellSection("tuned", "[ \"$(systemctl is-active tuned 2>/dev/null)\" = active ] && "
                                 "cat /etc/tuned/active_profile; exit 0");
}

SysctlOrigin sysctlOrigin(const ProbeResult &probe, const QByteArray &key)
{
    SysctlOrigin origin;
    const ProbeSection lines = probe.section("sysctl-lines");
    origin.isKnown = probe.has("sysctl-lines") && lines.exitCode == 0 &&
                     lines.out.size() < probeLimit && probe.has("sysctl-files");
    const auto files = effectiveFiles(probe.section("sysctl-files").out);
    QByteArray lastName;
    for (const ConfigLine &line : configLines(lines.out)) {
        if (files.value(line.name) != line.directory)
            continue; // hidden by a file of the same name
        const auto [name, value] = assignment(line.text);
        // Within one file the later line wins, among files the later name.
        if (name == key && (!origin.atBoot || line.name >= lastName)) {
            origin.atBoot = SysctlLine{line.path(), line.line, value};
            lastName = line.name;
        }
    }
    const ProbedFile conf = probedFile(probe, "sysctl-conf");
    if (conf.state == ProbedFile::State::Present)
        origin.conflict = lineIn("/etc/sysctl.conf", conf.bytes, key);
    origin.tunedProfile = probe.section("tuned").out.left(100).trimmed();
    return origin;
}

QByteArray withSysctlBlock(const QByteArray &content, const QByteArray &item, const QByteArray &key,
                           const QByteArray &value)
{
    const QByteArray mark = blockMark(item);
    const QByteArray block = mark + '\n' + key + " = " + value + '\n';
    if (content.isEmpty())
        return header + block;
    QByteArray result;
    bool isWritten = false;
    for (const QByteArray &line :
         (content.endsWith('\n') ? content.chopped(1) : content).split('\n')) {
        if (line.trimmed() == mark && !isWritten) {
            result += block;
            isWritten = true;
        } else if (line.trimmed() != mark && assignment(line).first != key) {
            result += line + '\n'; // another item's, or a person's
        }
    }
    return isWritten ? result : result + block;
}

QByteArray withoutSysctlLine(const QByteArray &content, const QByteArray &key)
{
    QByteArrayList lines = content.split('\n');
    for (QByteArray &line : lines) {
        if (assignment(line).first == key)
            line = "# commented out by Clawtune, see " + QByteArray(sysctlDropIn) + ": " + line;
    }
    return lines.join('\n');
}

Result<QList<ChangeStep>> sysctlSteps(const ProbeResult &probe, const QByteArray &item,
                                      const QByteArray &key, qint64 value)
{
    QList<ChangeStep> steps;
    const ProbedFile conf = probedFile(probe, "sysctl-conf");
    const SysctlOrigin origin = sysctlOrigin(probe, key);
    if (origin.conflict && origin.conflict->value != QByteArray::number(value)) {
        if (!conf.isEditable())
            return Error{ErrorCode::Unsupported, u"/etc/sysctl.conf"_s};
        ChangeStep step;
        step.name = QT_TRANSLATE_NOOP("Remote", "Take the other setting out of /etc/sysctl.conf");
        step.file =
            FileChange{"/etc/sysctl.conf", conf.content(), withoutSysctlLine(conf.bytes, key)};
        steps.append(step);
    }
    const ProbedFile ours = probedFile(probe, "sysctl-ours");
    if (!ours.isEditable())
        return Error{ErrorCode::Unsupported, QString::fromLatin1(sysctlDropIn)};
    const QByteArray after = withSysctlBlock(ours.bytes, item, key, QByteArray::number(value));
    if (ours.content() != after) {
        ChangeStep step;
        step.name = QT_TRANSLATE_NOOP("Remote", "Set the kernel value at every boot");
        step.file = FileChange{sysctlDropIn, ours.content(), after};
        steps.append(step);
    }
    QByteArray path = "/proc/sys/" + key;
    path.replace('.', '/');
    const QByteArray saved = "\"$TX\"/sysctl-" + key;
    ChangeStep step;
    step.name = QT_TRANSLATE_NOOP("Remote", "Set the kernel value now");
    step.apply = "cat " + path + " >" + saved + ".new\nmv " + saved + ".new " + saved +
                 "\nsysctl -q -p " + sysctlDropIn + '\n';
    // `sysctl -w`, for a value that was never in a file as well.
    step.undo = "if [ -s " + saved + " ]; then\n    sysctl -q -w " + key + "=\"$(cat " + saved +
                ")\"\nfi\n";
    step.validate = "[ \"$(cat " + path + ")\" = " + QByteArray::number(value) + " ]\n";
    steps.append(step);
    return steps;
}

QByteArray sysctlVerification(const QByteArray &key, qint64 value)
{
    QByteArray path = "/proc/sys/" + key;
    path.replace('.', '/');
    const QByteArray number = QByteArray::number(value);
    return "[ \"$(cat " + path + ")\" = " + number + " ]\ngrep -qxF '" + key + " = " + number +
           "' " + sysctlDropIn + '\n';
}

} // namespace Remote
