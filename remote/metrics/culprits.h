// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/metricframe.h"

#include <QList>

namespace Remote
{

/// What processes and containers compete for.
enum class Resource { Cpu, Memory, Disk, Network };

/// Who used a resource, and how much of it: cores, bytes, or bytes a second.
struct Culprit {
    QByteArray name;      ///< of the process; empty for a container, whose engine names it
    ProcessId process;    ///< pid 0 for a container
    QByteArray container; ///< the container itself, or the one that the process is in; may be empty
    double amount = 0;

    [[nodiscard]] bool isContainer() const { return process.pid == 0; }
    friend bool operator==(const Culprit &, const Culprit &) = default;
};

/// The processes that used most of a resource in a frame's rows, most first; who used nothing is
/// not named. Time of ended children is their parent's. What a process moved over the network is
/// known only where its sockets were watched.
QList<Culprit> topProcesses(const MetricFrame &frame, Resource resource, qsizetype most);
/// The same of containers.
QList<Culprit> topContainers(const MetricFrame &frame, Resource resource, qsizetype most);

} // namespace Remote
