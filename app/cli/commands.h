// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <span>

namespace Clawtune
{

class CliContext;

/// One command: a row of the table in commands.cpp and a function in a file of its own.
struct CliCommand {
    const char *name;
    const char *arguments; ///< what must follow it, such as "HOST ID"
    const char *meaning;   ///< mark, context Clawtune::Cli
    /// Starts the work and returns; it ends with CliContext::finish() or fail().
    void (*run)(CliContext &context);
};

std::span<const CliCommand> cliCommands();
const CliCommand *findCommand(QStringView name);

void runHosts(CliContext &context);
void runCheck(CliContext &context);
void runPlan(CliContext &context);
void runApply(CliContext &context);
void runConfirm(CliContext &context);
void runUndo(CliContext &context);
void runJournal(CliContext &context);
void runSample(CliContext &context);
void runQueries(CliContext &context);
void runExplain(CliContext &context);

} // namespace Clawtune
