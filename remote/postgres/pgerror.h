// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/error.h"

#include <QByteArray>

struct pg_conn;
struct pg_result;

namespace Remote
{

/// SQLSTATE (five characters) to our code; PgQueryFailed for what has no code of its own. The one
/// place that knows SQLSTATEs by heart.
ErrorCode pgErrorCode(const QByteArray &sqlState);

/// Why a login failed, of a connection in CONNECTION_BAD that was made with PQERRORS_VERBOSE.
/// Subject: the role or the database, as the code asks for.
Error pgConnectError(const pg_conn *connection, const QString &role, const QString &database,
                     bool passwordGiven);

/// Why a statement failed. Detail: SQLSTATE, a space, the server's primary message.
Error pgResultError(const pg_result *result, const QString &subject);

/// The SQLSTATE at the start of such a detail; empty when there is none.
QByteArray sqlStateOf(const Error &error);

} // namespace Remote
