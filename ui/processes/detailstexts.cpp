// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/processes/detailstexts.h"

#include "remote/base/quote.h"
#include "remote/base/unit.h"
#include "ui/processes/processtexts.h"
#include "ui/text/filled.h"
#include "ui/text/formatter.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::displayText;
using Remote::OpenFile;
using Remote::PartState;
using Remote::ProcessDetails;
using Remote::ProcessLimit;
using Remote::Unit;

namespace
{

constexpr int textLength = 4'000;
constexpr int pathLength = 1'000;
constexpr int mostParents = 16;

QString translated(const char *mark)
{
    return QCoreApplication::translate("Clawtune::ProcessDetails", mark);
}

/// The text of a part, or why there is none.
QString partText(const ProcessDetails &details, const char *part, const QString &text)
{
    const QString problem = partSentence(details.state(part));
    return problem.isEmpty() ? text : problem;
}

/// "node (31) ← dockerd (12) ← systemd (1)"
QString parentsText(const ProcessEntry &entry, const ProcessModel &model)
{
    QStringList labels;
    const Remote::ProcessRow *row = &entry.row;
    while (row->parent > 0 && labels.size() < mostParents) {
        const ProcessEntry *above = model.entryOf(row->parent);
        if (!above || above->row.id.start > row->id.start)
            break;
        labels.append(processLabel(above->row));
        row = &above->row;
    }
    return labels.isEmpty() ? u"–"_s : labels.join(u" ← "_s);
}

QString cgroupText(const QList<QByteArray> &lines)
{
    return displayText(lines.join(", "), textLength);
}

QString limitText(double value, const QByteArray &unit)
{
    if (std::isinf(value))
        return translated(QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "unlimited"));
    if (unit == "bytes")
        return formatted(value, Unit::Bytes);
    return formatted(value, Unit::Count);
}

struct LimitWords {
    const char *name;
    const char *title;
};
constexpr LimitWords limitTitles[] = {
    {"Max cpu time", QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "CPU time (s)")},
    {"Max file size", QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "File size")},
    {"Max data size", QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Data size")},
    {"Max stack size", QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Stack size")},
    {"Max core file size", QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Core file size")},
    {"Max resident set", QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Resident memory")},
    {"Max processes", QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Processes of the user")},
    {"Max open files", QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Open files")},
    {"Max locked memory", QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Locked memory")},
    {"Max address space", QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Address space")},
    {"Max file locks", QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "File locks")},
    {"Max pending signals", QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Waiting signals")},
    {"Max msgqueue size", QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Message queues")},
    {"Max nice priority", QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Nice priority")},
    {"Max realtime priority", QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Real-time priority")},
    {"Max realtime timeout",
     QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Real-time CPU time (µs)")},
};

QString limitTitle(const QByteArray &name)
{
    for (const LimitWords &one : limitTitles) {
        if (name == one.name)
            return translated(one.title);
    }
    return displayText(name, 60);
}

struct ValueWords {
    const char *name; ///< in smaps_rollup or io
    const char *title;
};
constexpr ValueWords memoryTitles[] = {
    {"Rss", QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Resident (RSS)")},
    {"Pss", QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Proportional (PSS)")},
    {"Anonymous", QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Not from files")},
    {"Swap", QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Swapped out")},
    {"SwapPss", QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Swapped out, proportional")},
    {"Locked", QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Locked")},
};
constexpr ValueWords ioTitles[] = {
    {"read_bytes", QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Read from disks")},
    {"write_bytes", QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Written for disks")},
    {"cancelled_write_bytes",
     QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Of it, deleted before it was written")},
    {"rchar", QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Read in all, cache included")},
    {"wchar", QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Written in all, cache included")},
};

QString kindText(OpenFile::Kind kind)
{
    switch (kind) {
    case OpenFile::Kind::File:
        return translated(QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "File"));
    case OpenFile::Kind::Deleted:
        return translated(QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Deleted file"));
    case OpenFile::Kind::Device:
        return translated(QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Device"));
    case OpenFile::Kind::Pipe:
        return translated(QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Pipe"));
    case OpenFile::Kind::Socket:
        return translated(QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Socket"));
    case OpenFile::Kind::Anonymous:
        return translated(QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Kernel object"));
    case OpenFile::Kind::Other:
        break;
    }
    return translated(QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Other"));
}

QString targetText(const OpenFile &file)
{
    if (file.local.protocol.isEmpty())
        return displayText(file.target, pathLength);
    QString text = displayText(file.local.protocol, 8) + u' ' + file.local.local;
    if (!file.local.peer.isEmpty())
        text += u" ↔ "_s + file.local.peer;
    if (!file.local.state.isEmpty())
        text += u' ' + displayText(file.local.state, 16);
    return text;
}

void addKnown(QList<QStringList> &rows, const QString &title, double value)
{
    if (!std::isnan(value))
        rows.append({title, formatted(value, Unit::Bytes)});
}

} // namespace

QString partSentence(PartState state)
{
    switch (state) {
    case PartState::Read:
        return {};
    case PartState::NotPermitted:
        return translated(QT_TRANSLATE_NOOP("Clawtune::ProcessDetails",
                                            "Not permitted for this login; needs an "
                                            "administrator"));
    case PartState::Absent:
        return translated(
            QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "This kernel or process has none"));
    case PartState::Missing:
        break;
    }
    return translated(QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Could not be read"));
}

bool lacksRights(const ProcessDetails &details)
{
    return std::any_of(details.parts.begin(), details.parts.end(),
                       [](PartState state) { return state == PartState::NotPermitted; });
}

QList<QStringList> summaryRows(const ProcessDetails &details, const ProcessEntry &entry,
                               const ProcessModel &model)
{
    Remote::ProcessRow row = entry.row;
    row.commandLine = details.arguments.join('\0');
    const QString running = formattedDuration(model.time() - row.started);
    return {
        {translated(QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Command line")),
         partText(details, "cmdline", commandText(row))},
        {translated(QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Executable")),
         partText(details, "exe", displayText(details.executable, pathLength))},
        {translated(QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Working directory")),
         partText(details, "cwd", displayText(details.workingDirectory, pathLength))},
        {translated(QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "User")),
         filled(u"%1 (%2)"_s, {displayText(entry.user.toUtf8(), 60), QString::number(row.user)})},
        {translated(QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Started")),
         filled(u"%1 (%2)"_s, {formattedTime(row.started, true), running})},
        {translated(QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Started by")),
         parentsText(entry, model)},
        {translated(QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Control group")),
         partText(details, "cgroup", cgroupText(details.cgroups))},
        {translated(QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Container")),
         entry.container.isEmpty() ? u"–"_s : entry.container},
    };
}

QList<QStringList> openFileRows(const ProcessDetails &details)
{
    QList<QStringList> rows;
    rows.reserve(details.openFiles.size());
    for (const OpenFile &file : details.openFiles)
        rows.append({QString::number(file.number), kindText(file.kind), targetText(file)});
    return rows;
}

QList<QStringList> limitRows(const ProcessDetails &details)
{
    QList<QStringList> rows;
    for (const ProcessLimit &limit : details.limits) {
        QString used = u"–"_s;
        if (limit.name == "Max open files" && details.state("fd") == PartState::Read)
            used = formatted(details.openFileCount, Unit::Count);
        rows.append({limitTitle(limit.name), used, limitText(limit.soft, limit.unit),
                     limitText(limit.hard, limit.unit)});
    }
    return rows;
}

QList<QStringList> memoryRows(const ProcessDetails &details)
{
    QList<QStringList> rows;
    const QString memory = partSentence(details.state("smaps_rollup"));
    if (!memory.isEmpty())
        rows.append({translated(QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Memory")), memory});
    for (const ValueWords &one : memoryTitles)
        addKnown(rows, translated(one.title), details.memory.value(one.name, std::nan("")));
    addKnown(rows,
             translated(QT_TRANSLATE_NOOP("Clawtune::ProcessDetails",
                                          "Its alone (USS): free again if it ended")),
             details.uniqueMemory());
    const QString io = partSentence(details.state("io"));
    if (!io.isEmpty())
        rows.append({translated(QT_TRANSLATE_NOOP("Clawtune::ProcessDetails", "Disk use")), io});
    for (const ValueWords &one : ioTitles)
        addKnown(rows, translated(one.title), details.io.value(one.name, std::nan("")));
    return rows;
}

QList<QStringList> environmentRows(const ProcessDetails &details)
{
    QList<QStringList> rows;
    for (const QByteArray &line : details.environment) {
        const qsizetype equals = line.indexOf('=');
        rows.append({displayText(equals < 0 ? line : line.left(equals), 200),
                     equals < 0 ? QString() : displayText(line.mid(equals + 1), textLength)});
    }
    return rows;
}

} // namespace Clawtune
