// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connection/hostsessions.h"
#include "ui/quickfind.h"

namespace Clawtune
{

/// Everything that Ctrl+K can find: the servers, and what the window has to show. `hasHost`: one is
/// chosen, so its pages and checklist items can be gone to.
QList<QuickFind::Target> findTargets(const HostSessions &sessions, bool hasHost);

} // namespace Clawtune
