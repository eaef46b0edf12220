// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/checks/configlines.h"

#include "remote/base/quote.h"

namespace Remote
{

QString ConfigLine::origin() const
{
    return displayText(path()) + u':' + QString::number(line);
}

QList<ConfigLine> configLines(const QByteArray &bytes)
{
    QList<ConfigLine> lines;
    for (const QByteArray &row : bytes.split('\n')) {
        const qsizetype end = row.indexOf(".conf:");
        const qsizetype number = end + 6;
        const qsizetype colon = end < 0 ? -1 : row.indexOf(':', number);
        if (colon < 0 || !row.startsWith('/'))
            continue;
        bool ok = false;
        const int line = row.mid(number, colon - number).toInt(&ok);
        const QByteArray path = row.left(end + 5);
        const qsizetype slash = path.lastIndexOf('/');
        if (ok)
            lines.append({path.left(slash), path.mid(slash + 1), line, row.mid(colon + 1)});
    }
    return lines;
}

} // namespace Remote
