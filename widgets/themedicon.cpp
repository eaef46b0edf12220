// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/themedicon.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

#include <optional>

using namespace Qt::StringLiterals;

// The resources lie in a static library, so the linker must be told that somebody wants them. The
// macro may not stand in a namespace.
static void loadIcons()
{
    Q_INIT_RESOURCE(icons);
}

namespace Widgets
{

namespace
{

class SymbolicEngine final : public QIconEngine
{
public:
    SymbolicEngine(QByteArray svg, std::optional<QPalette> palette, Tone tone)
        : m_svg(std::move(svg))
        , m_palette(std::move(palette))
        , m_tone(tone)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        QByteArray svg = m_svg;
        svg.replace("currentColor", colorFor(mode).name().toLatin1());
        QSvgRenderer renderer(svg);
        const int side = std::min(rect.width(), rect.height());
        QRectF square(0, 0, side, side);
        square.moveCenter(QRectF(rect).center());
        renderer.render(painter, square);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new SymbolicEngine(*this); }
    bool isNull() override { return m_svg.isEmpty(); }

private:
    [[nodiscard]] QColor colorFor(QIcon::Mode mode) const
    {
        const QPalette palette = m_palette ? *m_palette : QGuiApplication::palette();
        if (mode == QIcon::Selected)
            return palette.color(QPalette::Active, QPalette::HighlightedText);
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::WindowText);
        return toneColor(m_tone, palette);
    }

    QByteArray m_svg;
    std::optional<QPalette> m_palette;
    Tone m_tone;
};

QIcon makeIcon(const QString &name, std::optional<QPalette> palette, Tone tone)
{
    loadIcons();
    QFile file(u":/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QIcon(new SymbolicEngine(file.readAll(), std::move(palette), tone));
}

} // namespace

QIcon themedIcon(const QString &name, Tone tone)
{
    return makeIcon(name, std::nullopt, tone);
}

QIcon themedIcon(const QString &name, const QPalette &palette, Tone tone)
{
    return makeIcon(name, palette, tone);
}

} // namespace Widgets
