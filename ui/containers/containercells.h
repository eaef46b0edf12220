// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/unit.h"
#include "remote/containers/containerinfo.h"
#include "remote/metrics/containerrow.h"

#include <QStringList>

namespace Clawtune
{

/// What each column of ContainersModel takes from the kernel's counters, and how it is written.
[[nodiscard]] double rowNumber(const Remote::ContainerRow &row, int column);
/// NaN: not told; infinity: none.
[[nodiscard]] double rowLimit(const Remote::ContainerRow &row, int column);
[[nodiscard]] Remote::Unit columnUnit(int column);
/// Network is counted in bytes and shown in bits.
[[nodiscard]] double columnFactor(int column);
/// Whether the values of several containers add up to something.
[[nodiscard]] bool isSummable(int column);
/// One sentence and the source, for the heading's tooltip.
[[nodiscard]] QString columnMeaning(int column);

/// Lines of tooltips: since when, why it ended; how much of a limit is used.
[[nodiscard]] QStringList stateLines(const Remote::ContainerInfo &info, double now);
[[nodiscard]] QStringList limitLines(double limit, double value, int column);

} // namespace Clawtune
