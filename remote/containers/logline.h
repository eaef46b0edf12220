// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace Remote
{

/// One line that a container wrote, made harmless.
struct LogLine {
    qint64 time = 0;      ///< ns since 1970 by the server's clock; 0: not told
    bool isError = false; ///< from its standard error
    QString text;

    friend bool operator==(const LogLine &, const LogLine &) = default;
};

/// Without what a terminal would obey: colours, cursor movements, titles (ECMA-48 CSI, OSC, DCS
/// and the short escapes). An unfinished sequence at the end is dropped.
[[nodiscard]] QByteArray withoutEscapes(const QByteArray &bytes);

/// Cuts one stream of `logs --timestamps` into lines, however its bytes arrive.
class LogReader final
{
public:
    static constexpr qsizetype longestLine = 16 * 1024; ///< bytes; the rest of a line is dropped

    explicit LogReader(bool isError)
        : m_isError(isError)
    {
    }

    QList<LogLine> feed(const QByteArray &bytes);
    /// The line that has no end yet, if any; when nothing more will come.
    QList<LogLine> finish();

private:
    [[nodiscard]] LogLine lineOf(QByteArray bytes) const;

    bool m_isError;
    bool m_isTooLong = false; ///< up to the next newline
    QByteArray m_unfinished;
};

} // namespace Remote
