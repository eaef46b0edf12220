// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/clicontext.h"
#include "remote/changes/changerunner.h"

namespace Clawtune
{

/// The ChangeRunner of the open connection, child of the context. Tells its steps as they come,
/// and, when it is interrupted, what the server does from there on.
Remote::ChangeRunner *watchedRunner(CliContext &context);

/// Tells how an apply, confirm or undo ended, and ends the program with its exit code.
void finishChange(CliContext &context, const Remote::Result<Remote::ChangeOutcome> &outcome);

} // namespace Clawtune
