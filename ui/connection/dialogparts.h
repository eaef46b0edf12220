// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QLabel>

namespace Clawtune
{

/// Plain text that wraps.
[[nodiscard]] QLabel *paragraph(const QString &text, QWidget *parent);
/// As wide as `width`, and just as high as its wrapped text then needs. Call it last.
void fitToWidth(QDialog &dialog, int width);

} // namespace Clawtune
