// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace Bench
{

/// Prints one line of the bench: ours against the peer's, met when their ratio is at most `goal`.
void print(const char *name, double ours, double peer, const char *unit, double goal);

/// Milliseconds of CPU that a process has used so far, of /proc/PID/stat; nothing when it is gone.
std::optional<double> cpuOf(qint64 pid);

} // namespace Bench
