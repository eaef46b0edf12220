// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/metric.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace Remote
{

/// The files of one tick, not yet understood.
struct RawSample {
    struct File {
        QByteArray path;
        QByteArray bytes;
    };
    double uptime = 0;                     ///< the server's monotonic clock, seconds
    double time = 0;                       ///< its wall clock, seconds since 1970
    std::optional<quint64> ownNanoseconds; ///< CPU time that the sampling program has used so far
    /// Seconds that reading all this took the server; from a shell, the CPU time of the reading
    /// before it. 0: not told.
    double took = 0;
    qint64 size = 0; ///< bytes on the wire
    QList<File> files;

    Lanes rows;              ///< Processes and Containers, where their rows were read this time
    bool rowsAreAll = false; ///< rowFiles holds all there is, else only what is new since the last
    QList<File> rowFiles;    ///< /proc/PID/… and files of cgroups
    QList<QByteArray> goneRows; ///< paths that are no more; with / at the end: all below
    quint64 ticksPerSecond = 100;
    quint64 pageSize = 4096;
    double startsAhead = 0; ///< seconds by which the start times of processes are ahead of uptime
};

} // namespace Remote
