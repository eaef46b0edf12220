// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

/// A PostgreSQL cluster of a test's own: a throw-away folder, a unix socket and no port, run by an
/// ordinary user (nobody, when the test is root), ended with the test however that ends.
class PgCluster final
{
public:
    PgCluster();
    ~PgCluster();
    Q_DISABLE_COPY_MOVE(PgCluster)

    /// Creates and starts it; false with error() if that fails. `settings` as -c name=value.
    bool start(const QStringList &settings = {});
    [[nodiscard]] QString error() const { return m_error; }
    /// Where .s.PGSQL.5432 is.
    [[nodiscard]] QString folder() const { return m_folder.path(); }

    /// psql's unaligned, tab-separated answer, run as superuser `postgres` and outside the
    /// statistics. Empty with error() when psql failed.
    QByteArray psql(const QString &sql, const QString &database = QStringLiteral("postgres"));
    /// psql as somebody, inside the statistics.
    QByteArray psqlAs(const QString &user, const QString &sql, const QString &database);

private:
    [[nodiscard]] QStringList wrapped(const QString &program, const QStringList &arguments) const;
    bool initialise();
    bool waitUntilReady();
    QByteArray runPsql(const QString &user, const QString &sql, const QString &database,
                       const QString &options);

    QTemporaryDir m_folder;
    QString m_binaries;
    QProcess m_server;
    QString m_error;
};
