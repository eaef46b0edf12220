// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output.h"
#include "remote/checks/checkrunner.h"

namespace Clawtune
{

/// One item for people: status and summary, its evidence, and what to do.
void printFinding(CliOutput &output, const QString &title, const Remote::Finding &finding);

} // namespace Clawtune
