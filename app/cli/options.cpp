// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/options.h"

#include "app/cli/clitext.h"
#include "app/cli/commands.h"
#include "app/cli/optiontable.h"
#include "remote/base/quote.h"
#include "ui/text/filled.h"

namespace Clawtune
{

using namespace Qt::StringLiterals;

namespace
{

UsageError usage(const QString &argument, const QString &pattern, const QStringList &values = {})
{
    QStringList harmless{Remote::displayText(argument.toUtf8())};
    for (const QString &value : values)
        harmless.append(Remote::displayText(value.toUtf8()));
    return {argument, filled(pattern, harmless)};
}

QString markOf(const char *mark)
{
    return QCoreApplication::translate("Clawtune::Cli", mark);
}

/// A walk over the arguments: options into `options`, the rest into `plain`.
class ArgumentReader
{
public:
    ArgumentReader(const QStringList &arguments, CliOptions &options)
        : m_arguments(arguments)
        , m_options(options)
    {
    }

    std::optional<UsageError> read()
    {
        bool optionsEnded = false;
        while (m_next < m_arguments.size()) {
            const QString argument = m_arguments[m_next++];
            if (!optionsEnded && argument == u"--") {
                optionsEnded = true;
            } else if (optionsEnded || !argument.startsWith(u'-') || argument == u"-") {
                plain.append(argument);
            } else if (auto error = readOption(argument)) {
                return error;
            }
        }
        return {};
    }

    QStringList plain;
    QList<const CliOption *> seen;

private:
    std::optional<UsageError> readOption(const QString &argument)
    {
        const qsizetype equals = argument.indexOf(u'=');
        const QString name = equals < 0 ? argument : argument.left(equals);
        const CliOption *option = findOption(name);
        if (!option)
            return usage(name, Cli::tr("There is no option %1. See clawtune --help."));
        seen.append(option);
        if (!option->value && equals >= 0)
            return usage(name, Cli::tr("The option %1 takes no value."));
        if (option->value && equals < 0 && m_next >= m_arguments.size())
            return usage(name, Cli::tr("The option %1 needs %2."), {markOf(option->expects)});
        QString value;
        if (option->value)
            value = equals >= 0 ? argument.mid(equals + 1) : m_arguments[m_next++];
        if (!option->set(m_options, value))
            return usage(name, Cli::tr("The option %1 needs %2, not “%3”."),
                         {markOf(option->expects), value});
        return {};
    }

    const QStringList &m_arguments;
    CliOptions &m_options;
    qsizetype m_next = 0;
};

std::optional<UsageError> checkArguments(const CliOptions &options, const CliCommand &command)
{
    QStringList wanted = QString::fromLatin1(command.arguments).split(u' ', Qt::SkipEmptyParts);
    const bool planFromFile = !options.planFile.isEmpty();
    if (wanted == QStringList{u"[HOST]"_s})
        wanted = planFromFile ? QStringList() : QStringList{u"HOST"_s};
    if (options.arguments.size() < wanted.size())
        return usage(options.command, Cli::tr("The command %1 needs %2. See clawtune --help."),
                     {wanted.mid(options.arguments.size()).join(u' ')});
    if (options.arguments.size() > wanted.size())
        return usage(options.arguments[wanted.size()],
                     Cli::tr("The command %2 has no use for the argument %1."), {options.command});
    return {};
}

std::optional<UsageError> checkCombination(const CliOptions &options)
{
    const int sources = int(!options.queryId.isEmpty()) + int(!options.sql.isEmpty()) +
                        int(!options.planFile.isEmpty());
    if (options.command == u"explain" && sources != 1)
        return usage(options.command,
                     Cli::tr("The command %1 needs one of --queryid, --sql and --plan."));
    const QStringList files{options.passphraseFile, options.sudoPasswordFile,
                            options.pgPasswordFile, options.planFile};
    if (files.count(u"-"_s) > 1)
        return usage(u"-"_s, Cli::tr("Only one option can read standard input (%1)."));
    return {};
}

} // namespace

QString commandOf(const QStringList &arguments)
{
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        if (!argument.startsWith(u'-') || argument == u"-")
            return argument;
        // Skip the value of an option; those with one dash are Qt's own (-platform, -style).
        const CliOption *option = findOption(argument);
        const bool isQtOption = !argument.startsWith(u"--") && argument.size() > 2;
        if ((option && option->value) || (isQtOption && !option))
            ++i;
    }
    return {};
}

QString languageOf(const QStringList &arguments)
{
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        if (arguments[i] == u"--lang")
            return arguments.value(i + 1);
        if (arguments[i].startsWith(u"--lang="))
            return arguments[i].mid(7);
    }
    return {};
}

bool wantsJson(const QStringList &arguments)
{
    return arguments.contains(u"--json"_s);
}

std::optional<UsageError> parseArguments(const QStringList &arguments, CliOptions &options)
{
    ArgumentReader reader(arguments, options);
    if (auto error = reader.read())
        return error;
    if (options.help || options.version)
        return {};
    if (reader.plain.isEmpty())
        return usage({}, Cli::tr("A command is missing. See clawtune --help."));
    options.command = reader.plain.takeFirst();
    options.arguments = reader.plain;
    const CliCommand *command = findCommand(options.command);
    if (!command)
        return usage(options.command, Cli::tr("There is no command %1. See clawtune --help."));
    for (const CliOption *option : std::as_const(reader.seen)) {
        if (!belongsTo(*option, options.command))
            return usage(QString::fromLatin1(option->name),
                         Cli::tr("The command %2 has no option %1."), {options.command});
    }
    if (auto error = checkArguments(options, *command))
        return error;
    return checkCombination(options);
}

std::optional<UsageError> parseWindowArguments(const QStringList &arguments, CliOptions &options)
{
    ArgumentReader reader(arguments, options);
    if (auto error = reader.read())
        return error;
    if (!reader.plain.isEmpty())
        return usage(reader.plain.first(), Cli::tr("There is no command %1. See clawtune --help."));
    for (const CliOption *option : std::as_const(reader.seen)) {
        if (!belongsTo(*option, {}))
            return usage(QString::fromLatin1(option->name),
                         Cli::tr("The option %1 needs a command. See clawtune --help."));
    }
    return {};
}

QStringList optionHelp()
{
    QStringList lines;
    for (const CliOption &option : cliOptions()) {
        QString name = QString::fromLatin1(option.name);
        if (option.value)
            name += u' ' + QString::fromLatin1(option.value);
        QString line = u"  "_s + name.leftJustified(30) + markOf(option.meaning);
        if (*option.commands)
            line += u" ["_s + QString::fromLatin1(option.commands).replace(u' ', u", "_s) + u']';
        lines.append(line);
    }
    return lines;
}

} // namespace Clawtune
