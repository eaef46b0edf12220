// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/json.h"
#include "remote/metrics/metricframe.h"

namespace Clawtune
{

/// What `clawtune sample --json` prints of one tick: shares 0..1, sizes in bytes, rates a second,
/// times in seconds; null for what this server cannot tell.
Remote::Json sampleJson(const Remote::MetricFrame &frame);

} // namespace Clawtune
