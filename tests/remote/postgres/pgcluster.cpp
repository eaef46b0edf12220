// SPDX-License-Identifier: GPL-3.0-or-later
#include "pgcluster.h"

#include "tests/support/signalprocess.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace
{

/// Roles for the tests of logging in; everybody else is trusted.
constexpr const char *authentication = "local all needs_password scram-sha-256\n"
                                       "local all peer_only peer\n"
                                       "local all shut_out reject\n"
                                       "local all all trust\n";

bool runToEnd(QProcess &process, const QStringList &command, QString *error)
{
    process.start(command.first(), command.mid(1));
    if (process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit &&
        process.exitCode() == 0)
        return true;
    *error = command.join(u' ') + u": "_s + process.errorString() + u'\n' +
             QString::fromUtf8(process.readAllStandardError());
    return false;
}

} // namespace

PgCluster::PgCluster()
{
    const QDir root(u"/usr/lib/postgresql"_s);
    const QStringList versions = root.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    m_binaries = root.filePath(versions.isEmpty() ? u"none"_s : versions.last()) + u"/bin/"_s;
}

PgCluster::~PgCluster()
{
    if (m_server.state() == QProcess::NotRunning)
        return;
    (void)signalProcess(m_server.processId(), SIGINT); // fast shutdown
    m_server.waitForFinished(20'000);
}

/// PostgreSQL refuses to run as root. The signal to the child ends it if the test is killed.
QStringList PgCluster::wrapped(const QString &program, const QStringList &arguments) const
{
    QStringList command{u"setpriv"_s, u"--pdeathsig"_s, u"INT"_s};
    if (::geteuid() == 0)
        command += {u"--reuid=nobody"_s, u"--regid=nogroup"_s, u"--clear-groups"_s};
    return command << (m_binaries + program) << arguments;
}

bool PgCluster::initialise()
{
    if (::geteuid() == 0) {
        const passwd *nobody = ::getpwnam("nobody");
        const QByteArray path = QFile::encodeName(m_folder.path());
        if (!nobody || ::chown(path.constData(), nobody->pw_uid, nobody->pw_gid) != 0 ||
            ::chmod(path.constData(), 0755) != 0) {
            m_error = u"no user nobody, or chown failed"_s;
            return false;
        }
    }
    QProcess initdb;
    if (!runToEnd(initdb,
                  wrapped(u"initdb"_s,
                          {u"-D"_s, m_folder.filePath(u"data"_s), u"-U"_s, u"postgres"_s, u"-A"_s,
                           u"trust"_s, u"-E"_s, u"UTF8"_s, u"--locale=C.UTF-8"_s, u"-N"_s}),
                  &m_error))
        return false;
    QFile rules(m_folder.filePath(u"data/pg_hba.conf"_s));
    return rules.open(QIODevice::WriteOnly) && rules.write(authentication) > 0;
}

bool PgCluster::start(const QStringList &settings)
{
    if (!m_folder.isValid() || !initialise())
        return false;
    QStringList arguments{u"-D"_s, m_folder.filePath(u"data"_s), u"-k"_s, m_folder.path()};
    QStringList all{u"listen_addresses="_s, u"fsync=off"_s, u"unix_socket_permissions=0777"_s,
                    u"jit=off"_s, u"autovacuum=off"_s};
    for (const QString &setting : all + settings)
        arguments << u"-c"_s << setting;
    const QStringList command = wrapped(u"postgres"_s, arguments);
    m_server.setStandardErrorFile(m_folder.filePath(u"log"_s));
    m_server.start(command.first(), command.mid(1));
    return waitUntilReady();
}

bool PgCluster::waitUntilReady()
{
    const QDeadlineTimer limit(30'000);
    while (!limit.hasExpired() && m_server.state() != QProcess::NotRunning) {
        if (psql(u"SELECT 1"_s).trimmed() == "1")
            return true;
        m_server.waitForFinished(50);
    }
    m_error += u"\nserver did not start"_s;
    return false;
}

QByteArray PgCluster::runPsql(const QString &user, const QString &sql, const QString &database,
                              const QString &options)
{
    QProcess psql;
    QProcessEnvironment environment;
    environment.insert(u"PATH"_s, qEnvironmentVariable("PATH"));
    environment.insert(u"PGOPTIONS"_s, options);
    environment.insert(u"PGCLIENTENCODING"_s, u"UTF8"_s);
    psql.setProcessEnvironment(environment);
    if (!runToEnd(psql,
                  {m_binaries + u"psql"_s, u"-XAtq"_s, u"-F"_s, u"\t"_s, u"-v"_s,
                   u"ON_ERROR_STOP=1"_s, u"-h"_s, m_folder.path(), u"-U"_s, user, u"-d"_s, database,
                   u"-c"_s, sql},
                  &m_error))
        return {};
    m_error.clear();
    return psql.readAllStandardOutput();
}

QByteArray PgCluster::psql(const QString &sql, const QString &database)
{
    return runPsql(u"postgres"_s, sql, database, u"-c pg_stat_statements.track=none"_s);
}

QByteArray PgCluster::psqlAs(const QString &user, const QString &sql, const QString &database)
{
    return runPsql(user, sql, database, {});
}
