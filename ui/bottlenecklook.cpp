// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bottlenecklook.h"

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::BottleneckKind;
using Widgets::Tone;

LookOfKind lookOf(const Remote::Bottleneck &bottleneck)
{
    if (bottleneck.kind == BottleneckKind::Unknown)
        return {u"clock"_s, Tone::Muted};
    if (bottleneck.kind == BottleneckKind::None)
        return {u"pass"_s, Tone::Good};
    const bool halts = bottleneck.severity == Remote::Severity::Halts;
    return {halts ? u"fail"_s : u"warning"_s, halts ? Tone::Bad : Tone::Caution};
}

PlaceOfKind placeOf(BottleneckKind kind)
{
    switch (kind) {
    case BottleneckKind::DiskFull:
    case BottleneckKind::DiskBusy:
        return {"overview", "disks"};
    case BottleneckKind::Network:
    case BottleneckKind::NetworkLoss:
        return {"overview", "network"};
    case BottleneckKind::Swapping:
    case BottleneckKind::Memory:
        return {"processes", "memory"};
    case BottleneckKind::Cpu:
        return {"processes", "cpu"};
    case BottleneckKind::Blocked:
        return {"processes", "state"};
    case BottleneckKind::ContainerMemoryLimit:
    case BottleneckKind::ContainerCpuLimit:
        return {"containers", {}};
    case BottleneckKind::Unknown:
    case BottleneckKind::None:
    case BottleneckKind::Steal:
        break;
    }
    return {};
}

} // namespace Clawtune
