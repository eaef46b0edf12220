// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/processes/processentry.h"

#include <QString>

namespace Clawtune
{

/// The words of the list of processes, in the chosen language.
QString processColumnTitle(ProcessColumn column);
/// What the column counts, and the kernel file it is from.
QString processColumnToolTip(ProcessColumn column, bool cpuOfMachine);
/// Right-aligned, and best read from the largest down.
[[nodiscard]] bool isNumeric(ProcessColumn column);
/// Whether it is shown before anybody chose.
[[nodiscard]] bool isShownAtFirst(ProcessColumn column);
/// A value of a number column as text, "–" for NaN.
QString processNumberText(ProcessColumn column, double value);
/// For 'S': "Sleeping".
QString processStateText(char state);
/// The whole command line on one line and harmless; a kernel thread's name in brackets.
QString commandText(const Remote::ProcessRow &row);
/// The path of its control group, harmless.
QString cgroupText(const Remote::ProcessRow &row);
/// What a search in control groups looks at: "/system.slice/nginx.service" is "nginx.service".
QString cgroupKey(const Remote::ProcessRow &row);
/// Markup made of harmless parts; empty: none. `value`: the cell's number.
QString processToolTip(const ProcessEntry &entry, ProcessColumn column, double value,
                       const TrafficSight &sight);
/// "postgres (1234)"
QString processLabel(const Remote::ProcessRow &row);

} // namespace Clawtune
