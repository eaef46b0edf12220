// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/texttable.h"

#include <algorithm>
#include <iterator>

namespace Clawtune
{

namespace
{

struct Range {
    char32_t first;
    char32_t last;
};

// East_Asian_Width W and F of UAX #11, by block.
constexpr Range wideRanges[] = {
    {0x1100, 0x115f}, {0x2e80, 0x303e},   {0x3041, 0x33ff},   {0x3400, 0x4dbf},  {0x4e00, 0x9fff},
    {0xa000, 0xa4cf}, {0xac00, 0xd7a3},   {0xf900, 0xfaff},   {0xfe30, 0xfe6f},  {0xff00, 0xff60},
    {0xffe0, 0xffe6}, {0x1f300, 0x1f64f}, {0x1f900, 0x1f9ff}, {0x20000, 0x3fffd}};

int characterWidth(char32_t character)
{
    const QChar::Category category = QChar::category(character);
    if (category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing)
        return 0;
    const bool isWide =
        std::any_of(std::begin(wideRanges), std::end(wideRanges), [character](const Range &range) {
            return character >= range.first && character <= range.last;
        });
    return isWide ? 2 : 1;
}

} // namespace

int displayWidth(const QString &text)
{
    int width = 0;
    for (const uint character : text.toUcs4())
        width += characterWidth(character);
    return width;
}

QStringList TextTable::lines(const QString &indent) const
{
    QList<int> widths(m_columns.size(), 0);
    for (const QStringList &row : m_rows) {
        for (qsizetype i = 0; i < std::min(row.size(), widths.size()); ++i)
            widths[i] = std::max(widths[i], displayWidth(row[i]));
    }
    QStringList lines;
    for (const QStringList &row : m_rows) {
        QString line = indent;
        for (qsizetype i = 0; i < std::min(row.size(), widths.size()); ++i) {
            const QString padding(widths[i] - displayWidth(row[i]), u' ');
            const bool isRight = m_columns[i] == Align::Right;
            line += isRight ? padding + row[i] : row[i] + padding;
            line += QStringLiteral("  ");
        }
        while (line.endsWith(u' '))
            line.chop(1);
        lines.append(line);
    }
    return lines;
}

} // namespace Clawtune
