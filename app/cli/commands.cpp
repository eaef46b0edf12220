// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include <QCoreApplication>

namespace Clawtune
{

namespace
{

constexpr CliCommand table[] = {
    {"check", "HOST", QT_TRANSLATE_NOOP("Clawtune::Cli", "look at the checklist, change nothing"),
     runCheck},
    {"plan", "HOST ID",
     QT_TRANSLATE_NOOP("Clawtune::Cli", "show what an item would change, and change nothing"),
     runPlan},
    {"apply", "HOST ID",
     QT_TRANSLATE_NOOP("Clawtune::Cli", "make the change, check it and keep it"), runApply},
    {"confirm", "HOST CHANGE", QT_TRANSLATE_NOOP("Clawtune::Cli", "keep a change that is on hold"),
     runConfirm},
    {"undo", "HOST CHANGE", QT_TRANSLATE_NOOP("Clawtune::Cli", "take a change back"), runUndo},
    {"journal", "HOST", QT_TRANSLATE_NOOP("Clawtune::Cli", "changes made, newest first"),
     runJournal},
    {"sample", "HOST", QT_TRANSLATE_NOOP("Clawtune::Cli", "live values"), runSample},
    {"queries", "HOST", QT_TRANSLATE_NOOP("Clawtune::Cli", "PostgreSQL statements by their cost"),
     runQueries},
    {"explain", "[HOST]", QT_TRANSLATE_NOOP("Clawtune::Cli", "the plan of a statement"),
     runExplain},
    {"hosts", "", QT_TRANSLATE_NOOP("Clawtune::Cli", "saved hosts and aliases of ssh_config"),
     runHosts},
};

} // namespace

std::span<const CliCommand> cliCommands()
{
    return table;
}

const CliCommand *findCommand(QStringView name)
{
    for (const CliCommand &command : table) {
        if (name == QLatin1StringView(command.name))
            return &command;
    }
    return nullptr;
}

} // namespace Clawtune
