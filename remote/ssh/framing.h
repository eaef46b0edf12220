// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString> // or char + QByteArray would be pointer arithmetic (QT_USE_QSTRINGBUILDER)

#include <optional>

namespace Remote
{

/// How a script travels to `sh` on standard input and its output comes back. The script is the
/// argument of an eval inside a function whose call is the last line, so whatever is cut off is a
/// syntax error and runs nothing. A line with the token, on both streams, comes before the
/// script's own output: what login files print before it is dropped. A second one comes after, so
/// that the end is known even if a background child keeps the stream open.
///
/// The script's own input must not be sent before the first token line has come back: some shells
/// (dash, busybox) read standard input in blocks and would swallow it as script text.
QByteArray wrappedScript(const QByteArray &script, const QByteArray &token);

/// The same for a program that talks for long. `interpreter` "sh" runs the script; any other
/// program replaces the shell and is then sent the script as its standard input.
QByteArray wrappedStream(const QByteArray &script, const QByteArray &interpreter,
                         const QByteArray &token);

/// Drops what comes before the token line.
class FrameReader final
{
public:
    explicit FrameReader(const QByteArray &token)
        : m_mark('\n' + token + '\n')
    {
    }
    /// What of `bytes` belongs to the script.
    QByteArray feed(const QByteArray &bytes);
    [[nodiscard]] bool hasBegun() const { return m_begun; }
    /// The first of what was dropped, for an explanation.
    [[nodiscard]] QByteArray noise() const { return m_noise; }

private:
    QByteArray m_mark;
    QByteArray m_pending;
    QByteArray m_noise;
    bool m_begun = false;
};

/// Where the script's own output ends in `output`; nullopt if the second token line is not there.
std::optional<qsizetype> findFrameEnd(const QByteArray &output, const QByteArray &token);

} // namespace Remote
