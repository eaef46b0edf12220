// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"

#include <QApplication>
#include <QPainter>
#include <QProxyStyle>
#include <QStyle>
#include <QStyleFactory>
#include <QStyleOption>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Widgets
{

namespace
{

struct Colors {
    QRgb window, base, alternate, button, text, muted, highlight, highlighted, link, mid, dark;
};

constexpr Colors lightColors{0xfff4f5f7, 0xffffffff, 0xfff7f8fa, 0xfffbfbfc, 0xff1d2228, 0xff5c6670,
                             0xff1f5fa8, 0xffffffff, 0xff1a5aa0, 0xffc9ced4, 0xff9aa2ab};
constexpr Colors darkColors{0xff1e2226, 0xff16191c, 0xff1b1f23, 0xff2a2f34, 0xffe4e7ea, 0xff9fa8b1,
                            0xff2f6fba, 0xffffffff, 0xff7db4f0, 0xff3b4249, 0xff0d0f11};

QPalette paletteOf(const Colors &colors)
{
    QPalette palette(QColor::fromRgb(colors.button), QColor::fromRgb(colors.window));
    const auto set = [&palette](QPalette::ColorRole role, QRgb color) {
        palette.setColor(QPalette::All, role, QColor::fromRgb(color));
    };
    set(QPalette::Window, colors.window);
    set(QPalette::Base, colors.base);
    set(QPalette::AlternateBase, colors.alternate);
    set(QPalette::Button, colors.button);
    set(QPalette::ToolTipBase, colors.base);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText}) {
        set(role, colors.text);
        palette.setColor(QPalette::Disabled, role, QColor::fromRgb(colors.muted));
    }
    set(QPalette::BrightText, colors.highlighted);
    set(QPalette::PlaceholderText, colors.muted);
    set(QPalette::Highlight, colors.highlight);
    set(QPalette::HighlightedText, colors.highlighted);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor::fromRgb(colors.mid));
    set(QPalette::Link, colors.link);
    set(QPalette::LinkVisited, colors.link);
    set(QPalette::Mid, colors.mid);
    set(QPalette::Midlight, colors.alternate);
    set(QPalette::Dark, colors.dark);
    set(QPalette::Light, colors.base);
    set(QPalette::Shadow, colors.dark);
    return palette;
}

/// Fusion draws the outline of a radio button darker than the window, so on a dark one it is gone;
/// and in its tables a number that ends a column touches the text that begins the next.
class ThemeStyle final : public QProxyStyle
{
public:
    ThemeStyle()
        : QProxyStyle(u"fusion"_s)
    {
    }

    int pixelMetric(PixelMetric metric, const QStyleOption *option,
                    const QWidget *widget) const override
    {
        constexpr int cellMargin = 6;
        if (metric == PM_FocusFrameHMargin)
            return cellMargin - 1; // views add one
        if (metric == PM_HeaderMargin)
            return cellMargin;
        return QProxyStyle::pixelMetric(metric, option, widget);
    }

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override
    {
        if (element != PE_IndicatorRadioButton) {
            QProxyStyle::drawPrimitive(element, option, painter, widget);
            return;
        }
        const bool enabled = option->state.testFlag(State_Enabled);
        const QColor ink =
            enabled ? toneColor(Tone::Muted, option->palette) : separatorColor(option->palette);
        const QPointF centre = QRectF(option->rect).center();
        const double radius = std::min(option->rect.width(), option->rect.height()) / 2.0 - 1;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(ink, 1.2));
        painter->setBrush(option->palette.color(QPalette::Base));
        painter->drawEllipse(centre, radius, radius);
        if (option->state.testFlag(State_On)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(enabled ? toneColor(Tone::Accent, option->palette) : ink);
            painter->drawEllipse(centre, radius / 2, radius / 2);
        }
        painter->restore();
    }
};

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

QColor mixed(const QColor &first, const QColor &second, double share)
{
    const auto mix = [share](float a, float b) {
        return static_cast<float>(a * (1 - share) + b * share);
    };
    return QColor::fromRgbF(mix(first.redF(), second.redF()), mix(first.greenF(), second.greenF()),
                            mix(first.blueF(), second.blueF()));
}

} // namespace

void applyTheme(QApplication &application, Theme theme)
{
    // What the platform plugin chose, kept from before the first change.
    static const QString platformStyle = application.style()->name();
    const bool isOurs = dynamic_cast<ThemeStyle *>(application.style()) != nullptr;
    if (theme == Theme::System && isOurs)
        QApplication::setStyle(QStyleFactory::create(platformStyle));
    else if (theme != Theme::System && !isOurs)
        QApplication::setStyle(new ThemeStyle);
    switch (theme) {
    case Theme::System:
        // A palette without any role set is the way back to the platform's own.
        QApplication::setPalette(QPalette());
        break;
    case Theme::Light:
        QApplication::setPalette(paletteOf(lightColors));
        break;
    case Theme::Dark:
        QApplication::setPalette(paletteOf(darkColors));
        break;
    }
}

bool isDark(const QPalette &palette)
{
    return luminance(palette.color(QPalette::Window)) <
           luminance(palette.color(QPalette::WindowText));
}

QColor toneColor(Tone tone, const QPalette &palette)
{
    const bool dark = isDark(palette);
    switch (tone) {
    case Tone::Text:
        return palette.color(QPalette::Active, QPalette::WindowText);
    case Tone::Muted:
        return mixed(palette.color(QPalette::Active, QPalette::WindowText),
                     palette.color(QPalette::Active, QPalette::Window), 0.33);
    case Tone::Good:
        return QColor::fromRgb(dark ? 0xff5fcf8f : 0xff13733f);
    case Tone::Caution:
        return QColor::fromRgb(dark ? 0xffe9b04a : 0xff8a5300);
    case Tone::Bad:
        return QColor::fromRgb(dark ? 0xffff8a7a : 0xffb3261e);
    case Tone::Accent:
        return QColor::fromRgb(dark ? 0xff7db4f0 : 0xff1a5aa0);
    }
    return {};
}

QColor separatorColor(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Active, QPalette::Window),
                 palette.color(QPalette::Active, QPalette::WindowText), 0.15);
}

double contrastRatio(const QColor &first, const QColor &second)
{
    const double a = luminance(first);
    const double b = luminance(second);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

} // namespace Widgets
