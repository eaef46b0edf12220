// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/postgresql/sqlhighlighter.h"

#include "widgets/theme.h"

#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Clawtune
{

namespace
{

const QSet<QString> &keywords()
{
    static const QSet<QString> words = [] {
        const QStringList list =
            u"all and any array as asc between by case cast coalesce create cross delete desc "
            "distinct else end except exists explain false fetch filter first following for from "
            "full group grouping having ilike in inner insert intersect interval into is join "
            "key lateral left like limit natural not null nulls of offset on only or order outer "
            "over partition preceding range recursive returning right row rows select set share "
            "similar skip some table then true truncate union unique update using values when "
            "where window with within"_s.split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return words;
}

/// One alternative a kind, in the order in which they bind.
const QRegularExpression &tokens()
{
    static const QRegularExpression pattern(
        u"(?<comment>--.*|/\\*.*?(?:\\*/|$))|(?<string>'(?:[^']|'')*(?:'|$))"
        "|(?<name>\"(?:[^\"]|\"\")*(?:\"|$))|(?<parameter>\\$\\d+)"
        "|(?<number>\\b\\d+(?:\\.\\d+)?\\b)|(?<word>\\b[A-Za-z_][A-Za-z_0-9]*\\b)"_s);
    return pattern;
}

} // namespace

SqlHighlighter::SqlHighlighter(QPlainTextEdit *view)
    : QSyntaxHighlighter(view->document())
{
}

void SqlHighlighter::highlightBlock(const QString &text)
{
    using Widgets::Tone;
    // The application's: when it changes, widgets learn of it one after the other.
    const QPalette palette = QGuiApplication::palette();
    const auto paint = [&](const QRegularExpressionMatch &match, Tone tone, bool bold = false) {
        QTextCharFormat format;
        format.setForeground(Widgets::toneColor(tone, palette));
        if (bold)
            format.setFontWeight(QFont::Bold);
        setFormat(int(match.capturedStart()), int(match.capturedLength()), format);
    };
    for (auto matches = tokens().globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        if (match.hasCaptured(u"comment"))
            paint(match, Tone::Muted);
        else if (match.hasCaptured(u"string") || match.hasCaptured(u"number"))
            paint(match, Tone::Good);
        else if (match.hasCaptured(u"parameter"))
            paint(match, Tone::Caution, true);
        else if (match.hasCaptured(u"word") && keywords().contains(match.captured().toLower()))
            paint(match, Tone::Accent, true);
    }
}

} // namespace Clawtune
