// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/hostpattern.h"

namespace Remote
{

bool matchesPattern(const QByteArray &text, const QByteArray &pattern)
{
    qsizetype t = 0;
    qsizetype p = 0;
    qsizetype star = -1;
    qsizetype starText = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            starText = t;
        } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t])) {
            ++p;
            ++t;
        } else if (star >= 0) {
            p = star + 1;
            t = ++starText;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*')
        ++p;
    return p == pattern.size();
}

bool matchesPatternList(const QByteArray &text, const QList<QByteArray> &patterns)
{
    bool found = false;
    for (const QByteArray &pattern : patterns) {
        const bool forbids = pattern.startsWith('!');
        if (!matchesPattern(text, forbids ? pattern.mid(1) : pattern))
            continue;
        if (forbids)
            return false;
        found = true;
    }
    return found;
}

} // namespace Remote
