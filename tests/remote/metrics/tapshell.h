// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/ssh/hostconnection.h"

#include <QtGlobal>

#include <cmath>

/// Keeps what a sampler's stream says, and can pretend that the server has no perl.
class TapShell final : public Remote::RemoteShell
{
public:
    explicit TapShell(Remote::RemoteShell &shell, bool hasPerl = true)
        : m_shell(shell)
        , m_hasPerl(hasPerl)
    {
    }
    Remote::RequestId run(const Remote::RemoteCommand &command, QObject *context,
                          Done done) override
    {
        return m_shell.run(command, context, std::move(done));
    }
    void cancel(Remote::RequestId id) override { m_shell.cancel(id); }
    std::unique_ptr<Remote::RemoteStream> openStream(const Remote::RemoteCommand &command,
                                                     const QByteArray &interpreter) override
    {
        const QByteArray head = "CLAWTUNE_MARK=";
        const qsizetype at = command.script.indexOf(head) + head.size();
        mark = command.script.mid(at, command.script.indexOf('\n', at) - at);
        Remote::RemoteCommand other = command;
        if (!m_hasPerl)
            other.script.prepend("perl() { return 1; }\n");
        auto stream = m_shell.openStream(other, interpreter);
        QObject::connect(stream.get(), &Remote::RemoteStream::received, stream.get(),
                         [this](const QByteArray &bytes) { heard += bytes; });
        return stream;
    }

    QByteArray mark;
    QByteArray heard;

private:
    Remote::RemoteShell &m_shell;
    bool m_hasPerl;
};

/// Two numbers that should be one, with the share and the rounding by which they may differ.
struct Pair {
    QByteArray what;
    double ours;
    double theirs;
    double share;
    double rounding;

    [[nodiscard]] bool agrees() const
    {
        return std::abs(ours - theirs) <= share * std::abs(theirs) + rounding;
    }
    [[nodiscard]] QByteArray text() const
    {
        return what.leftJustified(34) + QByteArray::number(ours, 'g', 6).rightJustified(12) +
               QByteArray::number(theirs, 'g', 6).rightJustified(12);
    }
};

/// Shows the whole table, then what does not agree.
inline QByteArrayList differences(const QList<Pair> &pairs)
{
    QByteArrayList found;
    for (const Pair &pair : pairs) {
        qInfo("%s%s", pair.text().constData(), pair.agrees() ? "" : "  <- differs");
        if (!pair.agrees())
            found.append(pair.text());
    }
    return found;
}
