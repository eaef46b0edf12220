// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/clicontext.h"
#include "remote/postgres/postgresinspector.h"

#include <functional>

namespace Clawtune
{

/// Connects to the server and then to its PostgreSQL, as --pg-* and the saved host say; asks for
/// a password at the terminal where one is needed. Then calls back, or fails.
void connectPostgres(CliContext &context,
                     std::function<void(Remote::PostgresInspector &inspector)> then);

} // namespace Clawtune
