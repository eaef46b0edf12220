// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace Remote
{

/// Whether an interface leads nowhere outside (loopback) or its traffic also shows on another one
/// (bridges, container pairs, tunnels): such interfaces are left out of sums.
bool isVirtualInterface(const QByteArray &name);

} // namespace Remote
