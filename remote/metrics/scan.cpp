// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/scan.h"

#include <limits>

namespace Remote
{

bool Scan::line(QByteArrayView &line)
{
    if (m_rest.isEmpty())
        return false;
    const qsizetype end = m_rest.indexOf('\n');
    line = end < 0 ? m_rest : m_rest.first(end);
    m_rest = end < 0 ? QByteArrayView() : m_rest.sliced(end + 1);
    return true;
}

bool Scan::word(QByteArrayView &word)
{
    const auto isBlank = [](char byte) { return byte == ' ' || byte == '\t'; };
    qsizetype start = 0;
    while (start < m_rest.size() && isBlank(m_rest[start]))
        ++start;
    qsizetype end = start;
    while (end < m_rest.size() && !isBlank(m_rest[end]))
        ++end;
    word = m_rest.sliced(start, end - start);
    m_rest = m_rest.sliced(end);
    return !word.isEmpty();
}

std::optional<quint64> Scan::number()
{
    QByteArrayView text;
    if (!word(text))
        return std::nullopt;
    return wholeNumber(text);
}

std::optional<quint64> wholeNumber(QByteArrayView digits)
{
    if (digits.isEmpty())
        return std::nullopt;
    quint64 value = 0;
    for (const char byte : digits) {
        if (byte < '0' || byte > '9')
            return std::nullopt;
        const auto digit = quint64(byte - '0');
        if (value > (std::numeric_limits<quint64>::max() - digit) / 10)
            return std::nullopt;
        value = value * 10 + digit;
    }
    return value;
}

std::optional<quint64> hundredths(QByteArrayView text)
{
    const qsizetype dot = text.indexOf('.');
    if (dot < 0 || text.size() - dot != 3)
        return std::nullopt;
    const auto whole = wholeNumber(text.first(dot));
    const auto part = wholeNumber(text.sliced(dot + 1));
    if (!whole || !part || *whole > std::numeric_limits<quint64>::max() / 100 - 1)
        return std::nullopt;
    return *whole * 100 + *part;
}

} // namespace Remote
