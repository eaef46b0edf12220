// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/filled.h"

namespace Clawtune
{

QString filled(const QString &pattern, const QStringList &values)
{
    QString text;
    text.reserve(pattern.size());
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const bool mayBePlace = pattern[i] == u'%' && i + 1 < pattern.size();
        const int place = mayBePlace ? pattern[i + 1].unicode() - u'0' : 0;
        if (place >= 1 && place <= 9 && place <= values.size()) {
            text += values[place - 1];
            ++i;
        } else {
            text += pattern[i];
        }
    }
    return text;
}

} // namespace Clawtune
