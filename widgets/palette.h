// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

namespace Widgets
{

/// Colours of lines in charts: Okabe and Ito's set, which people with any colour vision can tell
/// apart. Each is shifted in lightness, not in hue, to at least 3:1 on the palette's base.
enum class SeriesColor { Blue, Orange, Green, Vermillion, Purple, Sky, Yellow, Grey };

[[nodiscard]] QColor seriesColor(SeriesColor color, const QPalette &palette);

} // namespace Widgets
