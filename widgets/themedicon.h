// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QIcon>

namespace Widgets
{

/// A symbolic icon of resources/icons ("disk", "pass"…), painted in the application palette's
/// colours of the moment: a theme change needs no new icon, only a repaint. Selected rows get the
/// highlighted text colour, disabled ones the disabled text colour. An unknown name is a null icon.
[[nodiscard]] QIcon themedIcon(const QString &name, Tone tone = Tone::Text);
/// The same for a palette that is not the application's (a chart, a coloured panel).
[[nodiscard]] QIcon themedIcon(const QString &name, const QPalette &palette,
                               Tone tone = Tone::Text);

} // namespace Widgets
