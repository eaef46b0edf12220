// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/changing.h"
#include "app/cli/commands.h"

namespace Clawtune
{

void runUndo(CliContext &context)
{
    context.connectHost(Administrator::Needed, [&context] {
        const QByteArray change = context.options().arguments.value(1).toUtf8();
        watchedRunner(context)->undo(
            change, [&context](const Remote::Result<Remote::ChangeOutcome> &outcome) {
                finishChange(context, outcome);
            });
    });
}

} // namespace Clawtune
