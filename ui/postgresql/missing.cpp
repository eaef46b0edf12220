// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/postgresql/missing.h"

#include "remote/base/quote.h"

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::ErrorCode;

namespace
{

QString identifier(const QString &name)
{
    QString quoted = Remote::displayText(name.toUtf8(), 63);
    return u'"' + quoted.replace(u'"', u"\"\""_s) + u'"';
}

} // namespace

Missing Missing::of(const Remote::Error &error, const QString &role)
{
    Missing missing;
    const QString asSuperuser =
        tr("Run this as PostgreSQL's superuser, for example with: sudo -u postgres psql");
    switch (error.code) {
    case ErrorCode::PgRoleMissing:
        missing.hint = asSuperuser;
        missing.commands = u"CREATE ROLE "_s + identifier(error.subject) +
                           u" LOGIN;\nGRANT pg_monitor TO "_s + identifier(error.subject) + u';';
        missing.asksLogin = true;
        break;
    case ErrorCode::PgPasswordNeeded:
    case ErrorCode::PgPasswordWrong:
        missing.asksLogin = true;
        missing.focusPassword = true;
        break;
    case ErrorCode::PgNotFound:
    case ErrorCode::PgRefused:
    case ErrorCode::PgDatabaseMissing:
    case ErrorCode::BadArgument:
        missing.asksLogin = true;
        break;
    case ErrorCode::PgExtensionMissing:
        missing.hint = asSuperuser;
        missing.commands = u"\\connect "_s + identifier(error.subject) +
                           u"\nCREATE EXTENSION pg_stat_statements;"_s;
        break;
    case ErrorCode::PgLibraryNotLoaded:
        missing.hint = tr("Run this as PostgreSQL's superuser, keep in the list what the first "
                          "line shows, then restart PostgreSQL.");
        missing.commands = u"SHOW shared_preload_libraries;\n"
                           "ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements';"_s;
        break;
    case ErrorCode::PgPermissionDenied:
        missing.hint = asSuperuser;
        missing.commands = u"GRANT pg_monitor TO "_s + identifier(role) + u';';
        break;
    case ErrorCode::AdministratorNeeded:
        missing.hint = tr("PostgreSQL was looked for outside containers only. Asking Docker needs "
                          "administrator rights here.");
        missing.asksAdministrator = true;
        missing.asksLogin = true;
        break;
    default:
        break;
    }
    return missing;
}

} // namespace Clawtune
