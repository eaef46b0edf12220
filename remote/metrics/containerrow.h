// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <limits>

namespace Remote
{

/// One container at one instant, from its cgroup's files (v1 or v2). What it is called and how it
/// is doing in its engine's eyes comes from elsewhere (remote/containers). NaN: not told. Rates are
/// over MetricFrame::rowsInterval.
struct ContainerRow {
    static constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

    QByteArray id;                ///< 64 hexadecimal digits
    QByteArray cgroup;            ///< path below the cgroup root, as /proc/PID/cgroup names it
    qint32 pid = 0;               ///< its first process, 0 where unknown
    double cpu = unknown;         ///< cores: 1 is one core fully used, docker's 100 %
    double cpuLimit = unknown;    ///< cores; infinity: none
    double throttled = unknown;   ///< share of the scheduler's periods in which it was held back
    double memory = unknown;      ///< bytes as docker counts them: without inactive file cache
    double memoryLimit = unknown; ///< bytes; infinity: none
    double readBytes = unknown;   ///< a second
    double writeBytes = unknown;
    double rxBytes = unknown; ///< a second, all its interfaces but lo
    double txBytes = unknown;
    double processes = unknown;      ///< pids.current: processes and threads
    double processLimit = unknown;   ///< infinity: none
    double cpuPressure = unknown;    ///< share of time in which something waited (some)
    double memoryPressure = unknown; ///< (some)
    double ioPressure = unknown;     ///< (some)
    double oomKills = unknown;       ///< since the container's start
};

} // namespace Remote
