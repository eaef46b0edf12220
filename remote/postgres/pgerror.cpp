// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/postgres/pgerror.h"

#include <QRegularExpression>

#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace Remote
{

namespace
{

constexpr std::array<std::pair<const char *, ErrorCode>, 13> codes{{
    {"28P01", ErrorCode::PgPasswordWrong},
    {"28000", ErrorCode::PgRoleMissing}, // no such role, peer refused, or no line in pg_hba.conf
    {"3D000", ErrorCode::PgDatabaseMissing},
    {"42P01", ErrorCode::PgExtensionMissing}, // only pg_stat_statements is asked for by name
    {"55000", ErrorCode::PgLibraryNotLoaded},
    {"42501", ErrorCode::PgPermissionDenied},
    {"57014", ErrorCode::CommandTimedOut}, // our own cancel is told apart by who asked
    {"55P03", ErrorCode::CommandTimedOut}, // lock_timeout
    {"53300", ErrorCode::PgRefused},       // too many connections
    {"57P01", ErrorCode::PgRefused},       // shutting down
    {"57P02", ErrorCode::PgRefused},
    {"57P03", ErrorCode::PgRefused}, // starting up
    {"08P01", ErrorCode::PgRefused}, // not PostgreSQL's protocol
}};

/// The server's report behind libpq's own prefix: "SEVERITY:  SQLSTATE: message".
QByteArray sqlStateIn(const QByteArray &message)
{
    static const QRegularExpression pattern(u":  ([0-9A-Z]{5}): "_s);
    return pattern.match(QString::fromUtf8(message)).captured(1).toLatin1();
}

QString subjectFor(ErrorCode code, const QString &role, const QString &database)
{
    return code == ErrorCode::PgDatabaseMissing ? database : role;
}

} // namespace

ErrorCode pgErrorCode(const QByteArray &sqlState)
{
    const auto found = std::find_if(codes.begin(), codes.end(), [&sqlState](const auto &entry) {
        return sqlState == entry.first;
    });
    return found == codes.end() ? ErrorCode::PgQueryFailed : found->second;
}

Error pgConnectError(const pg_conn *connection, const QString &role, const QString &database,
                     bool passwordGiven)
{
    const QByteArray message = QByteArray(PQerrorMessage(connection)).trimmed();
    if (PQconnectionNeedsPassword(connection) && !passwordGiven)
        return {ErrorCode::PgPasswordNeeded, role, message};
    const QByteArray sqlState = sqlStateIn(message);
    ErrorCode code = pgErrorCode(sqlState);
    if (code == ErrorCode::PgQueryFailed)
        code = ErrorCode::PgRefused;
    return {code, subjectFor(code, role, database), message};
}

Error pgResultError(const pg_result *result, const QString &subject)
{
    const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const char *primary = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    if (!state)
        return {ErrorCode::PgRefused, subject, QByteArray(PQresultErrorMessage(result)).trimmed()};
    return {pgErrorCode(state), subject, QByteArray(state) + ' ' + (primary ? primary : "")};
}

QByteArray sqlStateOf(const Error &error)
{
    static const QRegularExpression pattern(u"^[0-9A-Z]{5}(?= )"_s);
    return pattern.match(QString::fromLatin1(error.detail.left(6))).captured(0).toLatin1();
}

} // namespace Remote
