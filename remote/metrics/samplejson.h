// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/json.h"
#include "remote/metrics/metricframe.h"

#include <QHash>

namespace Remote
{

/// What containers are called, by id, as far as their engine was asked.
using ContainerNames = QHash<QByteArray, QString>;

/// One line of `sample --json`: shares 0..1, a process's or container's cpu in cores, bytes, rates
/// a second, seconds; null where the server does not tell, and where there is no limit. A frame
/// with ranges has objects `low` and `high` besides, in which those values stand as in the sample.
Json sampleJson(const MetricFrame &frame, const ContainerNames &names = {});

} // namespace Remote
