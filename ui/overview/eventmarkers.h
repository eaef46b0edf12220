// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connection/eventlog.h"
#include "widgets/chartmarker.h"

namespace Clawtune
{

/// What charts show of a server's events, in the chosen language.
[[nodiscard]] QList<Widgets::ChartMarker> eventMarkers(const QList<HostEvent> &events);

} // namespace Clawtune
