// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"
#include "app/cli/options.h"
#include "app/language.h"

#include <QCoreApplication>

#ifdef CLAWTUNE_GUI
#include "app/startwindow.h"
#endif

#include <algorithm>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace
{

/// Passwords are in this process for a while: no core file, no other process looking in.
void closeMemoryToOthers()
{
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
#ifndef __SANITIZE_ADDRESS__ // its leak check looks in from a process of its own
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

/// The arguments before Qt takes its own out of them, which needs no application object.
QStringList argumentsOf(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
}

#ifdef CLAWTUNE_GUI
bool wantsWindow(const QStringList &arguments)
{
    const QStringList words{QStringLiteral("--help"), QStringLiteral("-h"),
                            QStringLiteral("--version")};
    const bool asksForWords =
        std::any_of(words.begin(), words.end(),
                    [&arguments](const QString &word) { return arguments.contains(word); });
    return Clawtune::commandOf(arguments).isEmpty() && !asksForWords;
}
#endif

int runCommandLine(int argc, char **argv, QStringList arguments)
{
    const QCoreApplication application(argc, argv);
    Clawtune::Language language;
#ifndef CLAWTUNE_GUI
    if (arguments.isEmpty())
        arguments.append(QStringLiteral("--help"));
#endif
    return Clawtune::runCli(arguments, language);
}

} // namespace

int main(int argc, char **argv)
{
    closeMemoryToOthers();
    QCoreApplication::setApplicationName(QStringLiteral("clawtune"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CLAWTUNE_VERSION));
    const QStringList arguments = argumentsOf(argc, argv);
#ifdef CLAWTUNE_GUI
    if (wantsWindow(arguments))
        return Clawtune::startWindow(argc, argv);
#endif
    return runCommandLine(argc, argv, arguments);
}
