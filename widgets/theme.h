// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

class QApplication;

namespace Widgets
{

enum class Theme { System, Light, Dark };

/// What a colour says. The colour itself depends on the palette: at least 4.5:1 on its window and
/// base colours, light or dark.
enum class Tone { Text, Muted, Good, Caution, Bad, Accent };

/// Dresses the whole application: our own palettes on the Fusion style for Light and Dark, the
/// platform's style and palette for System. Every widget then gets QEvent::PaletteChange. Call it
/// from the GUI thread.
void applyTheme(QApplication &application, Theme theme);

[[nodiscard]] bool isDark(const QPalette &palette);
[[nodiscard]] QColor toneColor(Tone tone, const QPalette &palette);
/// A faint line between areas, lighter than any text.
[[nodiscard]] QColor separatorColor(const QPalette &palette);
/// Contrast ratio of two opaque colours as WCAG 2.1 defines it, 1 to 21.
[[nodiscard]] double contrastRatio(const QColor &first, const QColor &second);

} // namespace Widgets
