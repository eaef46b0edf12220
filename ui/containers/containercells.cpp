// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/containers/containercells.h"

#include "remote/base/quote.h"
#include "ui/containers/containersmodel.h"
#include "ui/text/filled.h"
#include "ui/text/formatter.h"

#include <QCoreApplication>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::ContainerInfo;
using Remote::ContainerRow;
using Remote::displayText;
using Remote::Unit;

namespace
{

struct Cell {
    double ContainerRow::*value;
    Unit unit;
    bool sums;
    const char *meaning; ///< QT_TRANSLATE_NOOP("Clawtune::Containers", …)
    const char *source;  ///< as it is
};

using Row = ContainerRow;

/// In the order of ContainersModel::Column.
constexpr Cell cells[ContainersModel::ColumnCount] = {
    {nullptr, Unit::None, false,
     QT_TRANSLATE_NOOP("Clawtune::Containers", "Compose project and container"), "inspect: Name"},
    {nullptr, Unit::None, false,
     QT_TRANSLATE_NOOP("Clawtune::Containers",
                       "What the engine says, with the result of its health check"),
     "inspect: State"},
    {&Row::cpu, Unit::Share, true,
     QT_TRANSLATE_NOOP(
         "Clawtune::Containers",
         "100 % is one core fully used, as docker stats shows it; behind it the limit"),
     "cpu.stat, cpu.max"},
    {&Row::memory, Unit::Bytes, true,
     QT_TRANSLATE_NOOP("Clawtune::Containers",
                       "Memory in use without the file cache that can be dropped, as docker "
                       "stats counts it; behind it the limit"),
     "memory.current, memory.stat, memory.max"},
    {&Row::throttled, Unit::Share, false,
     QT_TRANSLATE_NOOP("Clawtune::Containers",
                       "Share of the scheduler's periods in which the CPU limit held it back"),
     "cpu.stat"},
    {&Row::rxBytes, Unit::BitsPerSecond, true,
     QT_TRANSLATE_NOOP("Clawtune::Containers", "Received on all its interfaces but lo"),
     "/proc/PID/net/dev"},
    {&Row::txBytes, Unit::BitsPerSecond, true,
     QT_TRANSLATE_NOOP("Clawtune::Containers", "Sent on all its interfaces but lo"),
     "/proc/PID/net/dev"},
    {&Row::readBytes, Unit::BytesPerSecond, true,
     QT_TRANSLATE_NOOP("Clawtune::Containers", "Read from disks"), "io.stat"},
    {&Row::writeBytes, Unit::BytesPerSecond, true,
     QT_TRANSLATE_NOOP("Clawtune::Containers", "Written to disks"), "io.stat"},
    {&Row::processes, Unit::Count, true,
     QT_TRANSLATE_NOOP("Clawtune::Containers", "Processes and threads"), "pids.current"},
    {&Row::cpuPressure, Unit::Share, false,
     QT_TRANSLATE_NOOP("Clawtune::Containers",
                       "Share of time in which something in it waited for a CPU"),
     "cpu.pressure"},
    {&Row::memoryPressure, Unit::Share, false,
     QT_TRANSLATE_NOOP("Clawtune::Containers",
                       "Share of time in which something in it waited for memory"),
     "memory.pressure"},
    {&Row::ioPressure, Unit::Share, false,
     QT_TRANSLATE_NOOP("Clawtune::Containers",
                       "Share of time in which something in it waited for a disk"),
     "io.pressure"},
    {nullptr, Unit::Count, true,
     QT_TRANSLATE_NOOP("Clawtune::Containers",
                       "Times that the engine started it again after it ended by itself"),
     "inspect: RestartCount"},
    {&Row::oomKills, Unit::Count, true,
     QT_TRANSLATE_NOOP("Clawtune::Containers",
                       "Processes in it that were killed for want of memory, since its start"),
     "memory.events"},
    {nullptr, Unit::Seconds, false,
     QT_TRANSLATE_NOOP("Clawtune::Containers", "Time since its last start"),
     "inspect: State.StartedAt"},
    {nullptr, Unit::None, false, QT_TRANSLATE_NOOP("Clawtune::Containers", "What it was made from"),
     "inspect: Config.Image"},
    {nullptr, Unit::None, false,
     QT_TRANSLATE_NOOP("Clawtune::Containers", "Where the server listens for it"),
     "inspect: NetworkSettings.Ports"},
};

const Cell &cellOf(int column)
{
    return cells[column];
}

QString word(const char *text)
{
    return QCoreApplication::translate("Clawtune::Containers", text);
}

} // namespace

double rowNumber(const ContainerRow &row, int column)
{
    const Cell &cell = cellOf(column);
    return cell.value ? row.*cell.value : std::nan("");
}

double rowLimit(const ContainerRow &row, int column)
{
    switch (column) {
    case ContainersModel::Cpu:
        return row.cpuLimit;
    case ContainersModel::Memory:
        return row.memoryLimit;
    case ContainersModel::Processes:
        return row.processLimit;
    default:
        return std::nan("");
    }
}

Unit columnUnit(int column)
{
    return cellOf(column).unit;
}

double columnFactor(int column)
{
    return cellOf(column).unit == Unit::BitsPerSecond ? 8 : 1;
}

bool isSummable(int column)
{
    return cellOf(column).sums;
}

QString columnMeaning(int column)
{
    const Cell &cell = cellOf(column);
    return word(cell.meaning) + u'\n' +
           filled(word(QT_TRANSLATE_NOOP("Clawtune::Containers", "Source: %1")),
                  {QString::fromLatin1(cell.source)});
}

QStringList stateLines(const ContainerInfo &info, double now)
{
    QStringList lines;
    if (info.isUp() && !std::isnan(info.started))
        lines.append(filled(word(QT_TRANSLATE_NOOP("Clawtune::Containers", "Started %1")),
                            {formattedTime(info.started, true)}));
    if (!info.isUp() && now > info.finished)
        lines.append(
            filled(word(QT_TRANSLATE_NOOP("Clawtune::Containers", "Ended %1, %2 ago")),
                   {formattedTime(info.finished, true), formattedDuration(now - info.finished)}));
    if (!info.isUp() && !std::isnan(info.finished))
        lines.append(filled(word(QT_TRANSLATE_NOOP("Clawtune::Containers", "Exit code %1")),
                            {QString::number(info.exitCode)}));
    if (info.oomKilled)
        lines.append(word(QT_TRANSLATE_NOOP("Clawtune::Containers",
                                            "A process in it was killed for want of memory.")));
    if (!info.problem.isEmpty())
        lines.append(displayText(info.problem.toUtf8(), 300));
    return lines;
}

QStringList limitLines(double limit, double value, int column)
{
    if (std::isnan(limit))
        return {};
    if (std::isinf(limit))
        return {word(QT_TRANSLATE_NOOP("Clawtune::Containers", "No limit is set."))};
    QStringList lines{filled(word(QT_TRANSLATE_NOOP("Clawtune::Containers", "Limit %1")),
                             {formatted(limit, columnUnit(column))})};
    if (!std::isnan(value) && limit > 0)
        lines.append(filled(word(QT_TRANSLATE_NOOP("Clawtune::Containers", "%1 of the limit")),
                            {formatted(value / limit, Unit::Share)}));
    return lines;
}

} // namespace Clawtune
