// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/diffview.h"

#include "widgets/theme.h"

#include <QEvent>
#include <QFontDatabase>
#include <QTextBlock>

namespace Widgets
{

namespace
{

enum class Line { Context, Added, Removed, Header };

Line kindOf(const QString &text)
{
    if (text.startsWith(u"+++ ") || text.startsWith(u"--- ") || text.startsWith(u"@@"))
        return Line::Header;
    if (text.startsWith(u'+'))
        return Line::Added;
    return text.startsWith(u'-') ? Line::Removed : Line::Context;
}

QTextCharFormat formatOf(Line kind, const QPalette &palette)
{
    QTextCharFormat format;
    if (kind == Line::Header) {
        format.setForeground(toneColor(Tone::Muted, palette));
        return format;
    }
    // Faint enough that the text on it keeps its contrast.
    QColor color = toneColor(kind == Line::Added ? Tone::Good : Tone::Bad, palette);
    color.setAlphaF(isDark(palette) ? 0.22F : 0.13F);
    format.setBackground(color);
    format.setProperty(QTextFormat::FullWidthSelection, true);
    return format;
}

} // namespace

DiffView::DiffView(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
}

void DiffView::setDiff(const QString &unified)
{
    setPlainText(unified);
    tint();
}

void DiffView::tint()
{
    QList<QTextEdit::ExtraSelection> selections;
    m_added = 0;
    m_removed = 0;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        const Line kind = kindOf(block.text());
        m_added += kind == Line::Added ? 1 : 0;
        m_removed += kind == Line::Removed ? 1 : 0;
        if (kind == Line::Context)
            continue;
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(block);
        if (kind == Line::Header)
            selection.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        selection.format = formatOf(kind, palette());
        selections.append(selection);
    }
    setExtraSelections(selections);
}

void DiffView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tint();
}

} // namespace Widgets
