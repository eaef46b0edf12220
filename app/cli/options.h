// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/changes/changerunner.h"
#include "remote/checks/check.h"
#include "remote/postgres/querystats.h"
#include "remote/ssh/hoststore.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace Clawtune
{

/// What the arguments of the command line say, checked for form but not for sense.
struct CliOptions {
    QString command;       ///< empty: the window
    QStringList arguments; ///< HOST and what follows it
    bool help = false;
    bool version = false;
    QString windowHost; ///< --host of the window

    bool json = false;
    QString language; ///< empty: the system's
    Remote::HostOptions host;
    QString passphraseFile;
    bool sudo = false; ///< administrator rights also for what can do without
    QString sudoPasswordFile;
    QString pgUser;
    QString pgPasswordFile;
    QString pgAddress;

    QList<QByteArray> items; ///< check: only these
    Remote::PlanSettings settings;
    bool yes = false;
    Remote::ApplyOptions apply;

    int count = 0; ///< sample: 0 until it is stopped
    std::chrono::milliseconds interval{1000};

    QString database;
    Remote::QuerySort sort = Remote::QuerySort::Total;
    int top = 20;
    QString queryId;
    QString sql;
    QString planFile;
    bool analyze = false;

    [[nodiscard]] QString hostName() const { return arguments.value(0); }
};

/// Why arguments cannot be used: the argument (for --json) and the sentence.
struct UsageError {
    QString argument;
    QString sentence;
};

/// The command word among `arguments` (without the program's name), so that main() knows whether a
/// window is wanted. Empty when there is none.
QString commandOf(const QStringList &arguments);
/// --lang and --json, read before anything else: they say how a mistake is told.
QString languageOf(const QStringList &arguments);
bool wantsJson(const QStringList &arguments);

/// Fills `options`; nothing when all is well.
std::optional<UsageError> parseArguments(const QStringList &arguments, CliOptions &options);

/// The same for the window, which takes --host and the options that all commands know.
std::optional<UsageError> parseWindowArguments(const QStringList &arguments, CliOptions &options);

/// One line an option, in the chosen language, for the help.
QStringList optionHelp();

} // namespace Clawtune
