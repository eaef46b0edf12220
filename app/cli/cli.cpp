// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

#include "app/cli/clicontext.h"
#include "app/cli/clitext.h"
#include "app/cli/commands.h"
#include "app/language.h"

#include <QCoreApplication>

#include <csignal>

namespace Clawtune
{

using namespace Qt::StringLiterals;

namespace
{

void printHelp(CliOutput &output)
{
    output.line(Cli::tr("Usage: clawtune COMMAND [OPTION]..."));
    output.line({});
    for (const CliCommand &command : cliCommands()) {
        const QString name = QString::fromLatin1(command.name).leftJustified(10) +
                             QString::fromLatin1(command.arguments);
        output.line(u"  "_s + name.leftJustified(30) +
                    QCoreApplication::translate("Clawtune::Cli", command.meaning));
    }
    output.line({});
    output.line(Cli::tr("HOST is a saved name, an alias of ssh_config, or user@address[:port]."));
    output.line({});
    for (const QString &line : optionHelp())
        output.line(line);
    output.line({});
    output.line(Cli::tr("Exit codes: 0 all well, 1 the answer is no, 2 could not look or wrong "
                        "usage, 3 refused."));
}

} // namespace

int runCli(const QStringList &arguments, Language &language)
{
    // A reader that goes away (`| head`) is seen when writing; it must not end us in between.
    std::signal(SIGPIPE, SIG_IGN);
    language.use(languageOf(arguments));
    CliOptions options;
    CliOutput output(wantsJson(arguments));
    if (const auto error = parseArguments(arguments, options)) {
        output.error(*error);
        return 2;
    }
    if (options.version) {
        output.line(u"clawtune " CLAWTUNE_VERSION ""_s);
        return 0;
    }
    if (options.help) {
        printHelp(output);
        return 0;
    }
    CliContext context(options);
    const CliCommand *command = findCommand(options.command);
    QMetaObject::invokeMethod(
        &context, [&context, command] { command->run(context); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

} // namespace Clawtune
