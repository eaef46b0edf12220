// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/error.h"
#include "remote/metrics/processrow.h"

#include <QString>

#include <limits>
#include <optional>

namespace Clawtune
{

/// Columns of the list, in the order in which they are offered.
enum class ProcessColumn {
    Name,
    Pid,
    User,
    Cpu,
    Memory,
    MemoryShare,
    Pss,
    Virtual,
    State,
    Threads,
    Nice,
    Priority,
    Read,
    Write,
    Receive,
    Send,
    Container,
    Cgroup,
    Started,
    Running,
    Command,
};
constexpr int processColumnCount = int(ProcessColumn::Command) + 1;

/// What is added up over a process and all below it. NaN is left out of sums; a sum of nothing
/// but NaN is NaN.
struct ProcessSums {
    double cpu = 0;
    double rss = 0;
    double pss = 0;
    double read = 0;
    double write = 0;
    double receive = 0;
    double send = 0;
    int threads = 0;
};

/// How far reading the server's sockets sees, for saying why a process shows no traffic.
struct TrafficSight {
    std::optional<quint32> reader{};      ///< user id that looked; empty: nobody has yet
    bool hasBytes = true;                 ///< the kernel counts bytes of connections
    std::optional<Remote::Error> error{}; ///< why nothing is read
};

/// One process as the list holds it: what was sampled, and what is known from elsewhere.
struct ProcessEntry {
    static constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

    Remote::ProcessRow row;
    double pss = unknown;     ///< bytes, read seldom
    double receive = unknown; ///< bytes a second, from its sockets
    double send = unknown;
    QString user;      ///< name, or number where it has none
    QString container; ///< name, or 12 digits of its id; empty: none
    QString cgroup;    ///< path of its control group, harmless to show
    QString command;   ///< its whole command line, harmless to show
    // In lower case, for searching and sorting, which then need not make them each time.
    QString nameKey;
    QString commandKey;
    QString cgroupKey; ///< without slices and ids of containers: words for too much, and noise
};

} // namespace Clawtune
