// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/processes/processtexts.h"

#include "remote/base/quote.h"
#include "remote/base/unit.h"
#include "ui/text/filled.h"
#include "ui/text/formatter.h"
#include "ui/text/texts.h"

#include <QCoreApplication>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::Unit;

namespace
{

constexpr int commandLength = 2'000;
constexpr int toolTipLength = 3'000;
constexpr int nameLength = 60;
constexpr int cgroupLength = 500;

struct ColumnWords {
    ProcessColumn column;
    const char *title;
    const char *meaning;
    const char *source; ///< the kernel file, shown as it is; empty: none
    Unit unit = Unit::None;
    bool isNumeric = true;
    bool isShown = true;
};

constexpr std::array<ColumnWords, processColumnCount> columns{{
    {ProcessColumn::Name, QT_TRANSLATE_NOOP("Clawtune::Processes", "Process"),
     QT_TRANSLATE_NOOP("Clawtune::Processes", "The kernel's name of the process"), "/proc/PID/stat",
     Unit::None, false},
    {ProcessColumn::Pid, QT_TRANSLATE_NOOP("Clawtune::Processes", "PID"),
     QT_TRANSLATE_NOOP("Clawtune::Processes", "Its number"), "/proc/PID/stat"},
    {ProcessColumn::User, QT_TRANSLATE_NOOP("Clawtune::Processes", "User"),
     QT_TRANSLATE_NOOP("Clawtune::Processes",
                       "Whose rights it has. In a container the server's name of the number."),
     "/proc/PID", Unit::None, false},
    {ProcessColumn::Cpu, QT_TRANSLATE_NOOP("Clawtune::Processes", "CPU"),
     QT_TRANSLATE_NOOP("Clawtune::Processes",
                       "CPU time since the sample before; 100 % is one core"),
     "/proc/PID/stat", Unit::Share},
    {ProcessColumn::Memory, QT_TRANSLATE_NOOP("Clawtune::Processes", "Memory"),
     QT_TRANSLATE_NOOP("Clawtune::Processes", "Resident memory (RSS), shared pages included"),
     "/proc/PID/stat", Unit::Bytes},
    {ProcessColumn::MemoryShare, QT_TRANSLATE_NOOP("Clawtune::Processes", "Memory %"),
     QT_TRANSLATE_NOOP("Clawtune::Processes", "Resident memory as a share of the server's"),
     "/proc/PID/stat", Unit::Share, true, false},
    {ProcessColumn::Pss, QT_TRANSLATE_NOOP("Clawtune::Processes", "PSS"),
     QT_TRANSLATE_NOOP("Clawtune::Processes",
                       "Memory with shared pages divided among those who share them; read about "
                       "every 30 s while this column is on show"),
     "/proc/PID/smaps_rollup", Unit::Bytes, true, false},
    {ProcessColumn::Virtual, QT_TRANSLATE_NOOP("Clawtune::Processes", "Virtual"),
     QT_TRANSLATE_NOOP("Clawtune::Processes", "Address space, most of it never used"),
     "/proc/PID/stat", Unit::Bytes, true, false},
    {ProcessColumn::State, QT_TRANSLATE_NOOP("Clawtune::Processes", "State"),
     QT_TRANSLATE_NOOP("Clawtune::Processes", "What it did at the moment of the sample"),
     "/proc/PID/stat", Unit::None, false},
    {ProcessColumn::Threads, QT_TRANSLATE_NOOP("Clawtune::Processes", "Threads"),
     QT_TRANSLATE_NOOP("Clawtune::Processes", "Its threads"), "/proc/PID/stat", Unit::Count, true,
     false},
    {ProcessColumn::Nice, QT_TRANSLATE_NOOP("Clawtune::Processes", "Nice value"),
     QT_TRANSLATE_NOOP("Clawtune::Processes", "From -20 (goes first) to 19 (waits for others)"),
     "/proc/PID/stat", Unit::None, true, false},
    {ProcessColumn::Priority, QT_TRANSLATE_NOOP("Clawtune::Processes", "Priority"),
     QT_TRANSLATE_NOOP("Clawtune::Processes", "As top shows it; below zero: real time"),
     "/proc/PID/stat", Unit::None, true, false},
    {ProcessColumn::Read, QT_TRANSLATE_NOOP("Clawtune::Processes", "Disk read"),
     QT_TRANSLATE_NOOP("Clawtune::Processes", "Read from disks, not from the cache"),
     "/proc/PID/io", Unit::BytesPerSecond},
    {ProcessColumn::Write, QT_TRANSLATE_NOOP("Clawtune::Processes", "Disk write"),
     QT_TRANSLATE_NOOP("Clawtune::Processes", "Written for disks, counted when it was written"),
     "/proc/PID/io", Unit::BytesPerSecond},
    {ProcessColumn::Receive, QT_TRANSLATE_NOOP("Clawtune::Processes", "Received"),
     QT_TRANSLATE_NOOP("Clawtune::Processes",
                       "Received over its TCP connections. UDP is not counted, and connections "
                       "shorter than a tick are not seen."),
     "INET_DIAG, /proc/PID/fd", Unit::BitsPerSecond, true, false},
    {ProcessColumn::Send, QT_TRANSLATE_NOOP("Clawtune::Processes", "Sent"),
     QT_TRANSLATE_NOOP("Clawtune::Processes",
                       "Sent over its TCP connections. UDP is not counted, and connections "
                       "shorter than a tick are not seen."),
     "INET_DIAG, /proc/PID/fd", Unit::BitsPerSecond, true, false},
    {ProcessColumn::Container, QT_TRANSLATE_NOOP("Clawtune::Processes", "Container"),
     QT_TRANSLATE_NOOP("Clawtune::Processes", "The container that it runs in"), "/proc/PID/cgroup",
     Unit::None, false},
    {ProcessColumn::Cgroup, QT_TRANSLATE_NOOP("Clawtune::Processes", "cgroup"),
     QT_TRANSLATE_NOOP("Clawtune::Processes",
                       "The control group that it belongs to, with the unit of systemd"),
     "/proc/PID/cgroup", Unit::None, false, false},
    {ProcessColumn::Started, QT_TRANSLATE_NOOP("Clawtune::Processes", "Started"),
     QT_TRANSLATE_NOOP("Clawtune::Processes", "When it started"), "/proc/PID/stat", Unit::None,
     true, false},
    {ProcessColumn::Running, QT_TRANSLATE_NOOP("Clawtune::Processes", "Running for"),
     QT_TRANSLATE_NOOP("Clawtune::Processes", "Time since it started"), "/proc/PID/stat",
     Unit::None, true, false},
    {ProcessColumn::Command, QT_TRANSLATE_NOOP("Clawtune::Processes", "Command line"),
     QT_TRANSLATE_NOOP("Clawtune::Processes", "The program and its arguments"), "/proc/PID/cmdline",
     Unit::None, false},
}};

const ColumnWords &words(ProcessColumn column)
{
    return columns[size_t(column)];
}

QString translated(const char *mark)
{
    return QCoreApplication::translate("Clawtune::Processes", mark);
}

struct StateWords {
    char state;
    const char *word;
};
constexpr StateWords states[] = {
    {'R', QT_TRANSLATE_NOOP("Clawtune::Processes", "Running")},
    {'S', QT_TRANSLATE_NOOP("Clawtune::Processes", "Sleeping")},
    {'D', QT_TRANSLATE_NOOP("Clawtune::Processes", "Disk wait")},
    {'T', QT_TRANSLATE_NOOP("Clawtune::Processes", "Stopped")},
    {'t', QT_TRANSLATE_NOOP("Clawtune::Processes", "Traced")},
    {'Z', QT_TRANSLATE_NOOP("Clawtune::Processes", "Zombie")},
    {'X', QT_TRANSLATE_NOOP("Clawtune::Processes", "Ended")},
    {'I', QT_TRANSLATE_NOOP("Clawtune::Processes", "Idle")},
};

/// Why nothing is known of what a process receives and sends.
QString noTrafficText(const Remote::ProcessRow &row, const TrafficSight &sight)
{
    if (sight.error && sight.error->code == Remote::ErrorCode::Unsupported)
        return translated(QT_TRANSLATE_NOOP(
            "Clawtune::Processes", "There is no perl on this server, so its connections cannot be "
                                   "read. Install the package perl-base on the server."));
    if (sight.error)
        return errorSentence(*sight.error);
    if (!sight.reader)
        return translated(QT_TRANSLATE_NOOP("Clawtune::Processes",
                                            "The connections of this server are not read yet."));
    if (!sight.hasBytes)
        return translated(QT_TRANSLATE_NOOP(
            "Clawtune::Processes",
            "The kernel of this server counts no bytes of connections (inet_diag is missing)."));
    if (*sight.reader != 0 && (*sight.reader != row.user || !row.container.isEmpty()))
        return translated(QT_TRANSLATE_NOOP(
            "Clawtune::Processes",
            "This login sees neither the connections of other users' processes nor those inside "
            "containers. It needs an administrator."));
    return translated(
        QT_TRANSLATE_NOOP("Clawtune::Processes", "No TCP connection of this process is known."));
}

/// Why a cell says "–", where a person could do something about it.
QString absenceText(ProcessColumn column, const Remote::ProcessRow &row, const TrafficSight &sight)
{
    switch (column) {
    case ProcessColumn::Read:
    case ProcessColumn::Write:
        return translated(QT_TRANSLATE_NOOP("Clawtune::Processes",
                                            "This login may not read the disk use of other users' "
                                            "processes. It needs an administrator."));
    case ProcessColumn::Pss:
        return translated(QT_TRANSLATE_NOOP("Clawtune::Processes",
                                            "Not read yet, or this login may not read it. Other "
                                            "users' processes need an administrator."));
    case ProcessColumn::Receive:
    case ProcessColumn::Send:
        return noTrafficText(row, sight);
    default:
        return {};
    }
}

} // namespace

QString processColumnTitle(ProcessColumn column)
{
    return translated(words(column).title);
}

QString processColumnToolTip(ProcessColumn column, bool cpuOfMachine)
{
    const ColumnWords &of = words(column);
    QString meaning = translated(of.meaning);
    if (column == ProcessColumn::Cpu && cpuOfMachine)
        meaning = translated(QT_TRANSLATE_NOOP(
            "Clawtune::Processes", "CPU time since the sample before; 100 % is the whole machine"));
    return *of.source ? QString(meaning + u'\n' + QLatin1StringView(of.source)) : meaning;
}

bool isNumeric(ProcessColumn column)
{
    return words(column).isNumeric;
}

bool isShownAtFirst(ProcessColumn column)
{
    return words(column).isShown;
}

QString processNumberText(ProcessColumn column, double value)
{
    switch (column) {
    case ProcessColumn::Started:
        return formattedTime(value, true);
    case ProcessColumn::Running:
        return formattedDuration(value);
    case ProcessColumn::Pid:
        return QString::number(qint64(value)); // a name, not an amount: no separators
    case ProcessColumn::Receive:
    case ProcessColumn::Send:
        return formatted(value * 8, Unit::BitsPerSecond);
    default:
        return formatted(value, words(column).unit);
    }
}

QString processStateText(char state)
{
    for (const StateWords &one : states) {
        if (one.state == state)
            return translated(one.word);
    }
    return Remote::displayText(QByteArray(1, state), 4);
}

QString commandText(const Remote::ProcessRow &row)
{
    if (row.commandLine.isEmpty())
        return QString(u'[' + Remote::displayText(row.name, nameLength) + u']');
    QByteArray line = row.commandLine.left(4 * commandLength);
    while (line.endsWith('\0'))
        line.chop(1);
    line.replace('\0', ' ');
    return Remote::displayText(line, commandLength);
}

QString cgroupText(const Remote::ProcessRow &row)
{
    return Remote::displayText(row.cgroup, cgroupLength);
}

QString cgroupKey(const Remote::ProcessRow &row)
{
    QByteArrayList parts = row.cgroup.left(cgroupLength).split('/');
    parts.removeIf(
        [](const QByteArray &part) { return part.isEmpty() || part.endsWith(".slice"); });
    QByteArray key = parts.join('/');
    if (!row.container.isEmpty())
        key.replace(row.container, {});
    return Remote::displayText(key, cgroupLength).toLower();
}

QString processToolTip(const ProcessEntry &entry, ProcessColumn column, double value,
                       const TrafficSight &sight)
{
    if (column == ProcessColumn::Command || column == ProcessColumn::Name)
        return entry.command.left(toolTipLength).toHtmlEscaped();
    if (column == ProcessColumn::Cgroup)
        return entry.cgroup.toHtmlEscaped();
    if (column == ProcessColumn::Container)
        return Remote::displayText(entry.row.container, 64).toHtmlEscaped();
    if (column == ProcessColumn::User)
        return QString::number(entry.row.user);
    if (column == ProcessColumn::State)
        return Remote::displayText(QByteArray(1, entry.row.state), 4).toHtmlEscaped();
    if (column == ProcessColumn::Running)
        return formattedTime(entry.row.started, true);
    if (!isNumeric(column) || !std::isnan(value))
        return {};
    return absenceText(column, entry.row, sight).toHtmlEscaped();
}

QString processLabel(const Remote::ProcessRow &row)
{
    //: a process's name and its number
    return filled(translated(QT_TRANSLATE_NOOP("Clawtune::Processes", "%1 (%2)")),
                  {Remote::displayText(row.name, nameLength), QString::number(row.id.pid)});
}

} // namespace Clawtune
