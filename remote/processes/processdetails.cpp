// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/processes/processdetails.h"

#include "remote/processes/processscript.h"

#include <cmath>

using namespace std::chrono_literals;

namespace Remote
{

namespace
{

constexpr auto deadline = 20s;

/// Words ended by NUL, as cmdline and environ have them.
QList<QByteArray> nulWords(const QByteArray &bytes)
{
    QList<QByteArray> words = bytes.split('\0');
    // What stands behind the last NUL is no word unless something is there.
    while (!words.isEmpty() && words.constLast().isEmpty())
        words.removeLast();
    return words;
}

QByteArray withoutNewline(QByteArray bytes)
{
    if (bytes.endsWith('\n'))
        bytes.chop(1);
    return bytes;
}

double limitValue(const QByteArray &word)
{
    if (word == "unlimited")
        return std::numeric_limits<double>::infinity();
    bool isNumber = false;
    const double value = word.toDouble(&isNumber);
    return isNumber ? value : std::nan("");
}

QMap<QByteArray, double> numbersByName(const QByteArray &text, const QByteArray &unit,
                                       double factor)
{
    QMap<QByteArray, double> numbers;
    for (const QByteArray &line : text.split('\n')) {
        const QByteArrayList words = line.simplified().split(' ');
        bool isNumber = false;
        const double value = words.value(1).toDouble(&isNumber);
        if (isNumber && words.first().endsWith(':') && words.value(2) == unit)
            numbers.insert(words.first().chopped(1), value * factor);
    }
    return numbers;
}

QMap<QByteArray, QByteArray> parseStatus(const QByteArray &text)
{
    QMap<QByteArray, QByteArray> values;
    for (const QByteArray &line : text.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            values.insert(line.left(colon), line.mid(colon + 1).trimmed());
    }
    return values;
}

/// COUNT\n, then "NUMBER TARGET\0" for each, a newline, and the lines of socket tables.
void parseOpenFiles(const QByteArray &text, ProcessDetails &details)
{
    qsizetype position = text.indexOf('\n');
    bool isCount = false;
    const int count = text.left(position).toInt(&isCount);
    if (position < 0 || !isCount || count < 0)
        return;
    details.openFileCount = count;
    ++position;
    while (position < text.size() && text.at(position) != '\n') {
        const qsizetype end = text.indexOf('\0', position);
        const qsizetype blank = text.indexOf(' ', position);
        if (end < 0 || blank < 0 || blank > end)
            return; // cut off within it
        OpenFile file;
        file.number = text.mid(position, blank - position).toInt();
        file.target = text.mid(blank + 1, end - blank - 1);
        file.kind = kindOfTarget(file.target);
        details.openFiles.append(file);
        position = end + 1;
    }
    const QHash<quint64, ProcessSocket> sockets = parseSocketLines(text.mid(position + 1));
    for (OpenFile &file : details.openFiles) {
        if (file.kind == OpenFile::Kind::Socket)
            file.local = sockets.value(file.target.mid(8).chopped(1).toULongLong());
    }
}

void takePart(const QByteArray &name, const QByteArray &text, ProcessDetails &details)
{
    if (name == "cmdline")
        details.arguments = nulWords(text);
    else if (name == "exe")
        details.executable = withoutNewline(text);
    else if (name == "cwd")
        details.workingDirectory = withoutNewline(text);
    else if (name == "cgroup")
        details.cgroups = withoutNewline(text).split('\n');
    else if (name == "limits")
        details.limits = parseLimits(text);
    else if (name == "smaps_rollup")
        details.memory = parseMemory(text);
    else if (name == "io")
        details.io = parseIo(text);
    else if (name == "status")
        details.status = parseStatus(text);
    else if (name == "fd")
        parseOpenFiles(text, details);
    else if (name == "environ")
        details.environment = nulWords(text);
}

PartState stateOf(const QByteArray &code)
{
    if (code == "0")
        return PartState::Read;
    return code == "44" ? PartState::Absent : PartState::NotPermitted;
}

RemoteCommand command(const ProcessId &id, const QByteArray &marker, Privilege privilege,
                      const QByteArray &parts, int mostFiles)
{
    RemoteCommand command{processScript("details.sh", {{"mark", marker},
                                                       {"pid", QByteArray::number(id.pid)},
                                                       {"begun", QByteArray::number(id.start)},
                                                       {"parts", parts},
                                                       {"most", QByteArray::number(mostFiles)}})};
    command.privilege = privilege;
    command.deadline = deadline;
    return command;
}

} // namespace

double ProcessDetails::uniqueMemory() const
{
    return memory.value("Private_Clean", std::nan("")) +
           memory.value("Private_Dirty", std::nan("")) + memory.value("Private_Hugetlb", 0);
}

RemoteCommand processDetailsCommand(const ProcessId &id, const QByteArray &marker,
                                    Privilege privilege, int mostFiles)
{
    return command(id, marker, privilege, "cmdline exe cwd cgroup limits status smaps_rollup io fd",
                   mostFiles);
}

RemoteCommand processEnvironmentCommand(const ProcessId &id, const QByteArray &marker,
                                        Privilege privilege)
{
    return command(id, marker, privilege, "environ", 0);
}

ProcessDetails parseProcessDetails(const QByteArray &out, const QByteArray &marker)
{
    ProcessDetails details;
    const QByteArray mark = '\n' + marker + ' ';
    qsizetype position = 0;
    while ((position = out.indexOf(mark, position)) >= 0) {
        position += mark.size();
        const qsizetype lineEnd = out.indexOf('\n', position);
        if (lineEnd < 0)
            break;
        const QByteArrayList words = out.mid(position, lineEnd - position).split(' ');
        position = lineEnd;
        if (words.first() == "gone" || words.first() == "whole") {
            details.answer = words.first() == "gone" ? ProcessDetails::Answer::Gone
                                                     : ProcessDetails::Answer::Whole;
            break;
        }
        if (words.first() != "begin" || words.size() != 2)
            continue;
        const qsizetype end = out.indexOf(QByteArray(mark + "end "), lineEnd);
        const qsizetype codeEnd = end < 0 ? -1 : out.indexOf('\n', end + 1);
        if (codeEnd < 0)
            break; // cut off within it
        const qsizetype codeAt = end + mark.size() + 4;
        const PartState state = stateOf(out.mid(codeAt, codeEnd - codeAt));
        details.parts.insert(words[1], state);
        if (state == PartState::Read)
            takePart(words[1], out.mid(lineEnd + 1, end - lineEnd - 1), details);
        position = codeEnd;
    }
    return details;
}

QList<ProcessLimit> parseLimits(const QByteArray &text)
{
    QList<ProcessLimit> limits;
    // Columns of fixed width: "%-25s %-20s %-20s %-10s\n"
    for (const QByteArray &line : text.split('\n').mid(1)) {
        const QByteArrayList words = line.mid(26).simplified().split(' ');
        const double soft = limitValue(words.value(0));
        const double hard = limitValue(words.value(1));
        if (line.startsWith("Max ") && !std::isnan(soft) && !std::isnan(hard))
            limits.append({line.left(26).trimmed(), soft, hard, words.value(2)});
    }
    return limits;
}

QMap<QByteArray, double> parseMemory(const QByteArray &text)
{
    return numbersByName(text, "kB", 1024);
}

QMap<QByteArray, double> parseIo(const QByteArray &text)
{
    return numbersByName(text, {}, 1);
}

OpenFile::Kind kindOfTarget(const QByteArray &target)
{
    using Kind = OpenFile::Kind;
    if (target.startsWith("socket:["))
        return Kind::Socket;
    if (target.startsWith("pipe:["))
        return Kind::Pipe;
    if (target.startsWith("anon_inode:"))
        return Kind::Anonymous;
    if (target.startsWith("/dev/") && !target.startsWith("/dev/shm/"))
        return Kind::Device;
    if (target.startsWith("/memfd:"))
        return Kind::Anonymous;
    if (target.endsWith(" (deleted)"))
        return Kind::Deleted;
    return target.startsWith('/') ? Kind::File : Kind::Other;
}

} // namespace Remote
