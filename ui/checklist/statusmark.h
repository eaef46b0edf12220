// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/checks/finding.h"
#include "widgets/theme.h"

#include <QString>

namespace Clawtune
{

/// How a status looks: an icon with its own shape, and a tone.
struct StatusMark {
    QString icon;
    Widgets::Tone tone;
};
StatusMark statusMark(Remote::CheckStatus status);

} // namespace Clawtune
