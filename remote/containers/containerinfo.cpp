// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/containers/containerinfo.h"

#include <algorithm>
#include <cmath>

namespace Remote
{

bool operator==(const ContainerInfo &a, const ContainerInfo &b)
{
    const auto sameTime = [](double x, double y) {
        return x == y || (std::isnan(x) && std::isnan(y));
    };
    return a.id == b.id && a.name == b.name && a.image == b.image && a.imageId == b.imageId &&
           a.command == b.command && a.state == b.state && a.health == b.health && a.pid == b.pid &&
           a.exitCode == b.exitCode && a.problem == b.problem && a.oomKilled == b.oomKilled &&
           a.restarts == b.restarts && sameTime(a.created, b.created) &&
           sameTime(a.started, b.started) && sameTime(a.finished, b.finished) &&
           a.restartPolicy == b.restartPolicy && a.cpuLimit == b.cpuLimit &&
           a.memoryLimit == b.memoryLimit && a.processLimit == b.processLimit &&
           a.stopSeconds == b.stopSeconds && a.logDriver == b.logDriver &&
           a.networkMode == b.networkMode && a.ports == b.ports && a.mounts == b.mounts &&
           a.labels == b.labels && a.project == b.project && a.service == b.service &&
           a.dependsOn == b.dependsOn;
}

bool isContainerId(const QByteArray &id)
{
    constexpr qsizetype length = 64;
    return id.size() == length && std::all_of(id.begin(), id.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

} // namespace Remote
