// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Clawtune
{

/// Opens the window and runs until it is closed. Exit code 2, with one line on standard error, for
/// arguments that cannot be used.
int startWindow(int argc, char **argv);

} // namespace Clawtune
