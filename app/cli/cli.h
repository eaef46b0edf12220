// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace Clawtune
{

class Language;

/// Runs the command of `arguments` (without the program's name) to its end and gives the exit code
/// of the design: 0 all well, 1 the answer is no, 2 could not look or wrong usage, 3 refused.
/// Needs a QCoreApplication; nothing of a display.
int runCli(const QStringList &arguments, Language &language);

} // namespace Clawtune
