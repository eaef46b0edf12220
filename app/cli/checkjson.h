// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/json.h"
#include "remote/checks/checkrunner.h"

namespace Clawtune
{

/// `{"status","summary","evidence":[{"name","value","expected","source","satisfied"}],"advice"}`,
/// in the chosen language; what there is nothing to say about is null.
Remote::Json findingJson(const Remote::Finding &finding);
/// The same with the item's id and title before it.
Remote::Json checkJson(const Remote::CheckResult &result);

} // namespace Clawtune
