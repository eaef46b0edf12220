// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/postgres/postgresinspector.h"

namespace Remote
{

/// A POSIX sh script that looks for PostgreSQL and changes nothing: containers by `docker inspect`
/// (of their environment only POSTGRES_USER, POSTGRES_DB and whether PGDATA is set; never a
/// password), what listens inside them, unix sockets, Debian's clusters, listening TCP ports.
/// Sections start with a line `marker name`, so `marker` must be random.
QByteArray postgresProbe(const QByteArray &marker);

/// What the probe found.
struct PostgresSighting {
    QList<PostgresServer> servers; ///< containers, then unix sockets, then ports; best guess first
    bool dockerDenied = false;     ///< docker is there, and this user may not ask it
};

/// Parses the probe's output. Names and paths are hostile; what cannot be understood is left out.
PostgresSighting parsePostgresProbe(const QByteArray &output, const QByteArray &marker);

/// "host:port", "[v6]:port", "host", or an absolute socket path (file or folder) on the server.
/// BadArgument for anything else.
Result<TunnelTarget> parsePostgresAddress(const QString &address);

} // namespace Remote
