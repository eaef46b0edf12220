// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/containers/logline.h"

#include "remote/base/quote.h"
#include "remote/containers/enginetime.h"

namespace Remote
{

namespace
{

constexpr char escape = '\x1b';
constexpr char bell = '\x07';

/// Behind the end of a control sequence that begins at `at`, behind its "ESC [".
qsizetype endOfControl(const QByteArray &bytes, qsizetype at)
{
    while (at < bytes.size() && bytes.at(at) >= 0x20 && bytes.at(at) <= 0x3f)
        ++at;
    // The final byte; anything else breaks the sequence off and is shown.
    const bool isFinal = at < bytes.size() && bytes.at(at) >= 0x40 && bytes.at(at) <= 0x7e;
    return isFinal ? at + 1 : at;
}

/// Behind the end of a string ("ESC ]", "ESC P"…), which BEL or "ESC \" ends.
qsizetype endOfString(const QByteArray &bytes, qsizetype at)
{
    for (; at < bytes.size(); ++at) {
        if (bytes.at(at) == bell)
            return at + 1;
        if (bytes.at(at) == escape)
            return at + 1 < bytes.size() && bytes.at(at + 1) == '\\' ? at + 2 : at;
    }
    return at;
}

qsizetype endOfEscape(const QByteArray &bytes, qsizetype at)
{
    if (at >= bytes.size())
        return at;
    switch (bytes.at(at)) {
    case '[':
        return endOfControl(bytes, at + 1);
    case ']':
    case 'P':
    case 'X':
    case '^':
    case '_':
        return endOfString(bytes, at + 1);
    default:
        break;
    }
    while (at < bytes.size() && bytes.at(at) >= 0x20 && bytes.at(at) <= 0x2f)
        ++at;
    const bool isFinal = at < bytes.size() && bytes.at(at) >= 0x30 && bytes.at(at) <= 0x7e;
    return isFinal ? at + 1 : at;
}

} // namespace

QByteArray withoutEscapes(const QByteArray &bytes)
{
    if (!bytes.contains(escape))
        return bytes;
    QByteArray clean;
    clean.reserve(bytes.size());
    for (qsizetype at = 0; at < bytes.size();) {
        if (bytes.at(at) == escape)
            at = endOfEscape(bytes, at + 1);
        else
            clean += bytes.at(at++);
    }
    return clean;
}

QList<LogLine> LogReader::feed(const QByteArray &bytes)
{
    QList<LogLine> lines;
    qsizetype from = 0;
    for (qsizetype end = bytes.indexOf('\n'); end >= 0; end = bytes.indexOf('\n', from)) {
        if (!m_isTooLong)
            m_unfinished += bytes.mid(from, end - from);
        lines.append(lineOf(std::exchange(m_unfinished, {})));
        m_isTooLong = false;
        from = end + 1;
    }
    if (!m_isTooLong)
        m_unfinished += bytes.mid(from);
    if (m_unfinished.size() > longestLine) {
        m_unfinished.truncate(longestLine);
        m_isTooLong = true;
    }
    return lines;
}

QList<LogLine> LogReader::finish()
{
    if (m_unfinished.isEmpty())
        return {};
    m_isTooLong = false;
    return {lineOf(std::exchange(m_unfinished, {}))};
}

LogLine LogReader::lineOf(QByteArray bytes) const
{
    LogLine line;
    line.isError = m_isError;
    if (bytes.endsWith('\r'))
        bytes.chop(1);
    const qsizetype space = bytes.indexOf(' ');
    // A line of nothing but a time stands for an empty one.
    const QByteArray first = space < 0 ? bytes : bytes.left(space);
    if (const auto time = parseEngineTime(first)) {
        line.time = *time;
        bytes = space < 0 ? QByteArray() : bytes.mid(space + 1);
    }
    line.text = displayText(withoutEscapes(bytes.left(longestLine)), int(longestLine));
    return line;
}

} // namespace Remote
