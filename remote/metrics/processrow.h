// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHashFunctions>

#include <limits>

namespace Remote
{

/// Which process: a number alone is used again, with its start it is not.
struct ProcessId {
    qint32 pid = 0;
    quint64 start = 0; ///< clock ticks after boot, field 22 of /proc/PID/stat

    friend bool operator==(const ProcessId &, const ProcessId &) = default;
    friend size_t qHash(const ProcessId &id, size_t seed = 0)
    {
        return qHashMulti(seed, id.pid, id.start);
    }
};

/// One process at one instant. Names are hostile bytes. NaN: this login may not read it, or the
/// kernel does not tell. Rates are over MetricFrame::rowsInterval; a process seen for the first
/// time has them since its start where that lies within the interval.
struct ProcessRow {
    static constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

    ProcessId id;
    qint32 parent = 0;
    QByteArray name;        ///< comm: 15 bytes at most
    QByteArray commandLine; ///< /proc/PID/cmdline, arguments ended by NUL; empty: kernel thread
    quint32 user = 0;       ///< effective user id
    char state = '?';       ///< as ps shows it: R S D Z T I …
    int nice = 0;
    int priority = 0; ///< as top's PR: 20 + nice; negative for real time
    int threads = 0;
    double started = unknown;          ///< seconds since 1970, by the server's clock
    double rss = unknown;              ///< bytes
    double virtualSize = unknown;      ///< bytes
    double cpu = unknown;              ///< cores: 1 is one core fully used
    double endedChildrenCpu = unknown; ///< cores, of children that ended and were waited for
    double readBytes = unknown;        ///< a second, from disks (read_bytes of /proc/PID/io)
    double writeBytes = unknown;       ///< a second, to disks (write_bytes)
    double rxBytes = unknown;          ///< a second, over TCP; only while sockets were watched
    double txBytes = unknown;          ///< the same
    QByteArray cgroup;    ///< as /proc/PID/cgroup names it (v2, or the memory hierarchy of v1)
    QByteArray container; ///< id of its container, 64 hexadecimal digits; empty: none
    bool isKernelThread = false;
};

} // namespace Remote
