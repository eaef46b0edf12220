// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/json.h"

namespace Remote
{

/// The one object in the answer of `inspect`. ParseFailed where there is none.
[[nodiscard]] Result<Json> parseWholeInspect(const QByteArray &output);

/// It as text for people, several lines. Values of environment variables are secrets more often
/// than not: unless `reveal`, dots stand in their place, here and in the command line that podman
/// keeps.
[[nodiscard]] QByteArray inspectText(const Json &object, bool reveal);

} // namespace Remote
