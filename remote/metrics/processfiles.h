// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/processrow.h"

#include <QSet>

#include <optional>

namespace Remote
{

/// What /proc/PID/stat says, up to its 24th field, as the kernel counts.
struct ProcessStat {
    QByteArray name; ///< as it stands between the brackets, whatever is in it
    ProcessId id;
    char state = '?';
    qint32 parent = 0;
    bool isKernelThread = false;
    quint64 cpuTicks = 0;           ///< user and system
    quint64 endedChildrenTicks = 0; ///< of children waited for
    int priority = 0;
    int nice = 0;
    int threads = 0;
    quint64 virtualSize = 0; ///< bytes
    quint64 residentPages = 0;
};

/// What /proc/PID/io says of disks, bytes since the start.
struct ProcessIo {
    quint64 read = 0;
    quint64 written = 0;
};

/// Nothing when a field is missing or is no number. The name may hold brackets, spaces, newlines.
std::optional<ProcessStat> parseProcessStat(QByteArrayView bytes);
std::optional<ProcessIo> parseProcessIo(QByteArrayView bytes);
/// The effective user of /proc/PID/status.
std::optional<quint32> parseProcessUser(QByteArrayView bytes);
/// The line of /proc/PID/cgroup that tells most: the memory hierarchy of v1, else v2, else any.
QByteArray parseProcessCgroup(QByteArrayView bytes);

/// A run of exactly 64 hexadecimal digits in a part of a path, which is how engines call the
/// cgroups of containers; those of their watchers (conmon) are not. Outermost first.
QList<QByteArray> containerIds(QByteArrayView path);
/// The outermost container that a cgroup lies in, which is the one that the server's own engine
/// knows; `outside` not counted: the server may be a container itself. Empty: none.
QByteArray containerOf(QByteArrayView cgroup, const QSet<QByteArray> &outside);

} // namespace Remote
