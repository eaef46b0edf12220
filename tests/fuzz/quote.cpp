// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/base/quote.h"

#include "tests/fuzz/fuzz.h"

#include <algorithm>

/// What a POSIX shell makes of one word in quotes.
static QByteArray unquoted(const QByteArray &word)
{
    QByteArray plain;
    bool inside = false;
    for (qsizetype i = 0; i < word.size(); ++i) {
        if (word.at(i) == '\'')
            inside = !inside;
        else if (!inside && word.at(i) == '\\' && i + 1 < word.size())
            plain.append(word.at(++i));
        else if (inside)
            plain.append(word.at(i));
        else
            require(false); // bare: the shell would see more than one word, or a command
    }
    require(!inside);
    return plain;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = fuzzInput(data, size);
    const qsizetype end = bytes.indexOf('\0');
    require(unquoted(Remote::shellQuoted(bytes)) == (end < 0 ? bytes : bytes.left(end)));
    const QString shown = Remote::displayText(bytes, 50);
    require(shown.size() <= 50);
    require(std::none_of(shown.begin(), shown.end(), [](QChar c) {
        return c.category() == QChar::Other_Control || (c >= u'\u202a' && c <= u'\u202e') ||
               (c >= u'\u2066' && c <= u'\u2069');
    }));
    (void)Remote::displayText(bytes, 500, true);
    return 0;
}
