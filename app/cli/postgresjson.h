// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/json.h"
#include "remote/postgres/plannode.h"
#include "remote/postgres/querystats.h"

namespace Clawtune
{

/// What `clawtune queries --json` prints. Times in milliseconds, share 0..1, counters under the
/// view's own column names; null for what this server cannot tell or hides.
Remote::Json queriesJson(const Remote::QueryReport &report);

/// What `clawtune explain --json` prints: {"plan": …} with planning_ms and execution_ms beside.
/// Warnings are sentences in the chosen language.
Remote::Json explainJson(const Remote::Plan &plan);

} // namespace Clawtune
