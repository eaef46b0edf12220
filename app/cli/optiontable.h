// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options.h"

#include <span>

namespace Clawtune
{

/// One option: a row of the table, and the only place that knows it.
struct CliOption {
    const char *name;     ///< with its dashes
    const char *value;    ///< what stands for its value in the help; nullptr: it takes none
    const char *commands; ///< those that know it, with spaces between; empty: all; "window"
    const char *meaning;  ///< mark, context Clawtune::Cli
    const char *expects;  ///< mark: what its value must be; fills "needs %2"
    /// False when the value cannot be used.
    bool (*set)(CliOptions &options, const QString &value);
};

std::span<const CliOption> cliOptions();
const CliOption *findOption(QStringView name);
/// Whether the option may stand with the command; an empty one is the window.
bool belongsTo(const CliOption &option, const QString &command);

} // namespace Clawtune
