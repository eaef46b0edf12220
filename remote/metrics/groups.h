// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/group.h"

namespace Remote
{

// One a file; catalog.cpp lists them.
extern const MetricGroup cpuGroup;
extern const MetricGroup memoryGroup;
extern const MetricGroup loadGroup;
extern const MetricGroup pressureGroup;
extern const MetricGroup diskGroup;
extern const MetricGroup networkGroup;
extern const MetricGroup kernelGroup;
extern const MetricGroup pagingGroup;
extern const MetricGroup tcpGroup;
extern const MetricGroup fileSystemGroup;
extern const MetricGroup deviceGroup;
extern const MetricGroup ownGroup;

} // namespace Remote
