// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/containers/containerinfo.h"

namespace Remote
{

/// A command of resources/remote/containers.sh for this engine: `call` is one of its functions with
/// arguments, already quoted. `patience` is how long the engine is waited for on the server; the
/// command's own deadline is a little longer.
[[nodiscard]] RemoteCommand engineCommand(const ContainerEngine &engine, const QByteArray &call,
                                          std::chrono::seconds patience = std::chrono::seconds(15),
                                          const QByteArray &mark = {});

} // namespace Remote
