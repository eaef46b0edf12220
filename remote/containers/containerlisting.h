// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/result.h"
#include "remote/containers/containerinfo.h"

#include <optional>

namespace Remote
{

/// Why an engine that is installed gave no list.
enum class EngineProblem {
    None,
    NotPermitted, ///< its socket is there, and this user may not write to it
    Stopped,      ///< no socket
    Hanging,      ///< it did not answer in time
    Failed,       ///< it answered with an error
};

/// What the listing of resources/remote/containers.sh said.
struct ContainerListing {
    ContainerEngine engine; ///< Kind::None: nothing that runs containers is installed
    EngineProblem problem = EngineProblem::None; ///< of `engine`
    qint64 serverTime = 0;                       ///< s since 1970, before the list was made
    QList<ContainerInfo> containers;
};

/// One thing that happened to a container.
struct ContainerEvent {
    QByteArray id;
    QByteArray action; ///< "start", "die", "oom", "health_status"…, without what follows a colon

    friend bool operator==(const ContainerEvent &, const ContainerEvent &) = default;
};

/// Whether an event changes what ContainerInfo says (an `exec` of a health check does not).
[[nodiscard]] bool changesContainer(const ContainerEvent &event);

/// `output` of the listing, its sections marked with `mark`. ParseFailed when it is not that at
/// all; an object that cannot be understood is left out.
[[nodiscard]] Result<ContainerListing> parseListing(const QByteArray &output,
                                                    const QByteArray &mark);

/// A line of `events`, of docker or podman; nullopt: not an event of a container.
[[nodiscard]] std::optional<ContainerEvent> parseContainerEvent(const QByteArray &line);

} // namespace Remote
