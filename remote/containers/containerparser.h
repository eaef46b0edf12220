// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/json.h"
#include "remote/containers/containerinfo.h"

#include <optional>

namespace Remote
{

/// What `inspect` printed: arrays over many lines, or an object a line. In its order; of objects
/// with the same id the last one counts.
[[nodiscard]] QList<ContainerInfo> parseInspect(const QByteArray &output);
/// The same as JSON, each element whole.
[[nodiscard]] QList<Json> inspectObjects(const QByteArray &output);
/// nullopt: not a container, or no id.
[[nodiscard]] std::optional<ContainerInfo> parseContainer(const Json &object);

} // namespace Remote
