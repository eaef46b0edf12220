// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/palette.h"

#include "widgets/theme.h"

namespace Widgets
{

namespace
{

struct Pair {
    QRgb onLight;
    QRgb onDark;
};

Pair pairOf(SeriesColor color)
{
    switch (color) {
    case SeriesColor::Blue:
        return {0xff0072b2, 0xff3d9fe0};
    case SeriesColor::Orange:
        return {0xffb87700, 0xffe69f00};
    case SeriesColor::Green:
        return {0xff008f68, 0xff1fc195};
    case SeriesColor::Vermillion:
        return {0xffd55e00, 0xfff07a28};
    case SeriesColor::Purple:
        return {0xffb85d8f, 0xffdb93bb};
    case SeriesColor::Sky:
        return {0xff2b8fc9, 0xff79c6f2};
    case SeriesColor::Yellow:
        return {0xff8f8500, 0xfff0e442};
    case SeriesColor::Grey:
        return {0xff6b737b, 0xffa7b0b8};
    }
    return {0xff000000, 0xffffffff};
}

} // namespace

QColor seriesColor(SeriesColor color, const QPalette &palette)
{
    const Pair pair = pairOf(color);
    return QColor::fromRgb(isDark(palette) ? pair.onDark : pair.onLight);
}

} // namespace Widgets
