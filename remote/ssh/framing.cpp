// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/framing.h"

#include "remote/base/quote.h"

namespace Remote
{

namespace
{

QByteArray opening(const QByteArray &token)
{
    return "m(){\nLC_ALL=C\nexport LC_ALL\nprintf '\\n%s\\n' " + token + "\nprintf '\\n%s\\n' " +
           token + " >&2\n";
}

QByteArray evaluated(const QByteArray &script)
{
    return "eval " + shellQuoted(script);
}

} // namespace

QByteArray wrappedScript(const QByteArray &script, const QByteArray &token)
{
    return opening(token) + '(' + evaluated(script) + ")\ns=$?\nprintf '\\n%s.\\n' " + token +
           "\nprintf '\\n%s.\\n' " + token + " >&2\nexit $s\n}\nm\n";
}

QByteArray wrappedStream(const QByteArray &script, const QByteArray &interpreter,
                         const QByteArray &token)
{
    QByteArray body = "exec " + interpreter;
    if (interpreter == "sh")
        body = evaluated(script) + "\nexit";
    return opening(token) + body + "\n}\nm\n";
}

QByteArray FrameReader::feed(const QByteArray &bytes)
{
    constexpr qsizetype noiseKept = 2000;
    if (m_begun)
        return bytes;
    m_pending += bytes;
    const qsizetype at = m_pending.indexOf(m_mark);
    const qsizetype dropped =
        at >= 0 ? at : std::max(qsizetype(0), m_pending.size() - m_mark.size());
    m_noise += m_pending.left(std::min(dropped, noiseKept - m_noise.size()));
    if (at < 0) {
        m_pending.remove(0, dropped);
        return {};
    }
    m_begun = true;
    const QByteArray rest = m_pending.mid(at + m_mark.size());
    m_pending.clear();
    return rest;
}

std::optional<qsizetype> findFrameEnd(const QByteArray &output, const QByteArray &token)
{
    const QByteArray mark = '\n' + token + ".\n";
    // Qt 6.4 reads before the bytes when what it looks for is longer than they are.
    const qsizetype at = output.size() < mark.size() ? -1 : output.lastIndexOf(mark);
    return at < 0 ? std::nullopt : std::optional(at);
}

} // namespace Remote
