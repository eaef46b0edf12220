// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/scriptedshell.h"

/// The sampling program on a server that a test plays.
namespace PlayedSampler
{

inline QByteArray markIn(const QByteArray &script)
{
    const QByteArray head = "CLAWTUNE_MARK=";
    const qsizetype at = script.indexOf(head) + head.size();
    return script.mid(at, script.indexOf('\n', at) - at);
}

/// One answer of the perl program; `reading`: seconds that it took.
inline void answer(ScriptedStream &stream, double uptime, const QByteArray &more = {},
                   double reading = 0)
{
    const QByteArray body = "F0 27 /proc/loadavg\n0.22 0.17 0.10 1/97 11761\n\n" + more;
    stream.feed(markIn(stream.command().script) + " p " + QByteArray::number(uptime, 'f', 6) +
                " 1795414814.270946 0.008810 " + QByteArray::number(reading, 'f', 6) + ' ' +
                QByteArray::number(body.size()) + '\n' + body);
}

} // namespace PlayedSampler
