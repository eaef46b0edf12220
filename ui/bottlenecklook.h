// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/bottleneck.h"
#include "widgets/theme.h"

#include <QString>

namespace Clawtune
{

/// The shape and colour of a verdict; the words are in ui/text.
struct LookOfKind {
    QString icon; ///< name in resources/icons
    Widgets::Tone tone = Widgets::Tone::Muted;
};
[[nodiscard]] LookOfKind lookOf(const Remote::Bottleneck &bottleneck);

/// The page that shows more about it, and which part of it.
struct PlaceOfKind {
    const char *page = nullptr; ///< id of the catalogue; nullptr: none shows more than the Overview
    QByteArray item;            ///< for Page::showItem()
};
[[nodiscard]] PlaceOfKind placeOf(Remote::BottleneckKind kind);

} // namespace Clawtune
