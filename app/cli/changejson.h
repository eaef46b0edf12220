// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/json.h"
#include "remote/changes/changerunner.h"

namespace Clawtune
{

/// `{"item","steps":[{"name","command"}],"diff","risk","restarts":[…],"confirm"}`.
Remote::Json planJson(const Remote::ChangePlan &plan);
/// `{"change","item","state","before","after","steps":[{"name","command","exit_code","output"}]}`.
Remote::Json outcomeJson(const Remote::ChangeOutcome &outcome);
/// One element of `{"changes":[{"change","item","state","time","user","steps"}]}`; times are
/// seconds since 1970 by the server's clock; "unattended": the server rolled it back by itself.
Remote::Json journalJson(const Remote::JournalEntry &entry);

/// What a step does to the server, as a person would type or read it.
QString stepCommand(const Remote::ChangeStep &step);

} // namespace Clawtune
