// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/whohistory.h"
#include "ui/overview/tilespec.h"

#include <QString>

#include <optional>

namespace Clawtune
{

/// What processes compete for where a metric rises; nothing for one that nobody has thought about.
std::optional<Remote::Resource> resourceOf(QByteArrayView metric);
/// Which resource a tile is about, by the metrics of its lines. Where its lines are about several
/// (pressure), that of the line whose value is highest; `values` are those of the lines, NaN for
/// none.
Remote::Resource resourceOf(const TileSpec &spec, const QList<double> &values);

/// "CPU", "Memory", "Disk", "Network".
QString resourceName(Remote::Resource resource);
/// How much of a resource: "61 %" of a core, "1.2 GiB", "3 MiB/s", "12 Mbit/s".
QString amountText(double amount, Remote::Resource resource);

} // namespace Clawtune
