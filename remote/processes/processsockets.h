// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

namespace Remote
{

/// One socket as a line of /proc/PID/net/{tcp,tcp6,udp,udp6,unix} tells it.
struct ProcessSocket {
    QByteArray protocol; ///< "tcp", "tcp6", "udp", "udp6", "unix"; empty: not found there
    QString local;       ///< "127.0.0.1:5432", "[::1]:80"; for unix the path, which may be empty
    QString peer;        ///< empty where there is none
    QByteArray state;    ///< of TCP, as ss writes it: "ESTAB", "LISTEN"…

    friend bool operator==(const ProcessSocket &, const ProcessSocket &) = default;
};

/// By inode. Each line has the table's name in front of it; lines that make no sense are left out.
QHash<quint64, ProcessSocket> parseSocketLines(const QByteArray &lines);

} // namespace Remote
