// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/checks/check.h"
#include "remote/ssh/remoteshell.h"

#include <QList>

namespace Remote
{

struct CheckResult {
    const Check *check = nullptr;
    Finding finding;
    ProbeResult probe; ///< kept, so that a plan is made of what was seen
    qint64 time = 0;   ///< client clock, ms since 1970
};

/// Looks at `checks` with one command over one channel (all probes batched), as root when
/// `privilege` says so. A probe that cannot be parsed makes that one item Unknown; the error is
/// for a command that could not be run at all.
void runChecks(RemoteShell &shell, std::span<const Check *const> checks, Privilege privilege,
               QObject *context, std::function<void(Result<QList<CheckResult>>)> done);

} // namespace Remote
