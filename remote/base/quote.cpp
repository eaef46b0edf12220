// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/base/quote.h"

#include <QRandomGenerator>

namespace Remote
{

QByteArray shellQuoted(const QByteArray &bytes)
{
    const qsizetype nul = bytes.indexOf('\0');
    QByteArray word = nul < 0 ? bytes : bytes.left(nul);
    word.replace("'", "'\\''");
    return '\'' + word + '\'';
}

namespace
{

bool isHarmless(QChar character)
{
    switch (character.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format: // bidirectional marks, zero-width characters
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

} // namespace

QString displayText(const QByteArray &bytes, int maximumLength, bool multiline)
{
    // Four bytes a character at most: what lies beyond cannot be shown, so it is not decoded.
    QString text = QString::fromUtf8(bytes.left(qsizetype(maximumLength) * 4));
    for (QChar &character : text) {
        if (character == u'\n' || character == u'\t' || character == u'\r') {
            if (!multiline || character == u'\r')
                character = u' ';
        } else if (!isHarmless(character)) {
            character = QChar::ReplacementCharacter;
        }
    }
    if (!multiline)
        text = text.trimmed();
    if (text.size() > maximumLength) {
        text.truncate(maximumLength - 1);
        text.append(u'…');
    }
    return text;
}

QByteArray randomToken(int bytes)
{
    QByteArray token(bytes, Qt::Uninitialized);
    for (char &byte : token)
        byte = char(QRandomGenerator::system()->bounded(256));
    return token.toHex();
}

} // namespace Remote
