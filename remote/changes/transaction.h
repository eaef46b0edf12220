// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/result.h"
#include "remote/changes/changeplan.h"
#include "remote/ssh/remoteshell.h"

#include <QByteArray>

#include <chrono>

namespace Remote
{

/// Where a server keeps its changes. Another folder is for tests, which need no root then.
struct ChangeSite {
    QByteArray folder = "/var/lib/clawtune"; ///< absolute
    bool serviceManager = true; ///< use systemd where it runs; else a process that sleeps
};

/// A plan as the files that the server works through, in one piece.
struct Transaction {
    QByteArray id;      ///< 16 hex digits, the end of the change's name
    QByteArray payload; ///< sh that writes the files; see resources/remote/change/requests.sh
    QByteArray sha256;  ///< of the payload, hex
};

/// Renders a plan. BadArgument (subject: the path or step) for a plan that cannot be carried out:
/// a path that is not absolute and plain, more than 99 steps, two steps on one file that do not
/// follow from each other.
Result<Transaction> renderTransaction(const ChangePlan &plan, std::chrono::seconds keepWithin,
                                      const ChangeSite &site);

/// Takes the transaction in on the server, looks once more and sets it off.
RemoteCommand startCommand(const Transaction &transaction, const ChangeSite &site);
/// `request` (confirm, abandon, undo or recover) for a change, or for the
/// unfinished one when `change` is empty.
RemoteCommand requestCommand(const QByteArray &request, const QByteArray &change,
                             const ChangeSite &site);
/// Runs the recorded verification of a change, which changes nothing. Exit code 0: as planned.
RemoteCommand verifyCommand(const QByteArray &change, const ChangeSite &site);
/// What the journal says of all changes whose names end in `suffix`, newest first.
RemoteCommand journalCommand(const QByteArray &suffix, int limit, const ChangeSite &site);

/// Exit code 0 while a change is not finished, as far as everybody may see (tools.sh: recovery).
RemoteCommand traceCommand();

/// Whether these bytes can be the name of a change: "20261123T061500Z-" and the id.
bool isChangeName(const QByteArray &name);

} // namespace Remote
