// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QLocale>

namespace Widgets
{

/// The platform's font where it has the letters of `language`, else one of its size that has them.
/// A font borrowed letter by letter is taller than the lines that were measured with the first
/// one, so Japanese text would be cut. Call it with the platform's own font.
[[nodiscard]] QFont textFont(const QFont &platformFont, QLocale::Language language);

} // namespace Widgets
