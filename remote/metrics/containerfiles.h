// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <limits>
#include <optional>

namespace Remote
{

/// What the files of one container's cgroup (v1 or v2) and of its network say, as the kernel
/// counts; NaN or nothing: not told. Counters are since the container's start.
struct ContainerReading {
    static constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

    std::optional<quint64> cpuNanoseconds{};
    std::optional<quint64> periods{}; ///< of the scheduler, in which a limit was looked at
    std::optional<quint64> throttledPeriods{};
    std::optional<quint64> readBytes{};
    std::optional<quint64> writeBytes{};
    std::optional<quint64> rxBytes{};
    std::optional<quint64> txBytes{};
    std::optional<quint64> cpuWaitMicroseconds{}; ///< pressure, some
    std::optional<quint64> memoryWaitMicroseconds{};
    std::optional<quint64> ioWaitMicroseconds{};

    double memoryUsed = unknown;   ///< bytes with all of the cache
    double inactiveFile = unknown; ///< bytes of it that docker does not count
    double memoryLimit = unknown;  ///< infinity: none
    double cpuQuota = unknown;     ///< microseconds in a period; infinity: no limit
    double cpuPeriod = unknown;    ///< microseconds
    double processes = unknown;
    double processLimit = unknown;
    double oomKills = unknown;
    qint32 pid = 0; ///< its first process
};

/// Takes in what one file of a cgroup folder says; false when it is none of those we know.
bool parseContainerFile(QByteArrayView name, QByteArrayView bytes, ContainerReading &out);
/// /proc/PID/net/dev of a process in the container: all interfaces but lo.
void parseContainerNetwork(QByteArrayView bytes, ContainerReading &out);

} // namespace Remote
