// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

/// One line of the result: ours against the peer, `goal` the ratio that must not be exceeded.
struct BenchRow {
    const char *name;
    double ours;
    double peer;
    const char *unit;
    double goal;
};

/// Prints it as a JSON object on one line and says whether the goal is met.
bool print(const BenchRow &row);

/// CPU time of this process with all its threads so far, in milliseconds.
double ownCpu();
/// The same of another process; nothing when it is not there. Counted in clock ticks (10 ms).
std::optional<double> cpuOf(qint64 pid);
/// Memory of this process that is in RAM, in MiB: what only it has, and its part of what it shares.
double ownMemory();
/// The middle one; of an even number the lower.
double median(QList<double> values);
