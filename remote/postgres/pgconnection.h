// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/result.h"
#include "remote/base/secret.h"
#include "remote/postgres/pginterrupt.h"

#include <QByteArrayList>
#include <QDeadlineTimer>
#include <QList>

#include <functional>
#include <memory>

struct pg_conn;
struct pg_result;

namespace Remote
{

/// Where libpq connects on this computer: `folder`/.s.PGSQL.`port`, and as whom.
struct PgEndpoint {
    QString folder;
    quint16 port = 5432;
    QString user;
    QString database;
    bool ownListener = false; ///< the socket is ours: refuse one of another local user
};

/// One request's limits: when it ends at the latest, and what ends it earlier.
struct PgWait {
    const PgInterrupt *interrupt = nullptr;
    quint64 ticket = 0;
    std::chrono::milliseconds limit{15'000};
};

/// What a statement returned. A null QByteArray is SQL NULL; all other values are the server's
/// text form, hostile bytes.
struct PgRows {
    QByteArrayList columns;
    QList<QByteArrayList> rows;

    /// Value by column name; null if there is no such row or column.
    [[nodiscard]] QByteArray value(qsizetype row, const QByteArray &column) const;
};

/// What the server says of a statement it parsed and did not run.
struct PgPrepared {
    int parameters = 0;
    bool returnsRows = false;
};

/// One PGconn and the thread that owns it: every call happens there and waits there, with a
/// deadline and an interrupt, never longer. Sessions are read-only by default with statement and
/// lock time limits. After an error that ended the connection isAlive() is false.
class PgConnection final
{
public:
    ~PgConnection();
    Q_DISABLE_COPY_MOVE(PgConnection)

    /// PgRefused, PgRoleMissing, PgPasswordNeeded, PgPasswordWrong, PgDatabaseMissing, Cancelled.
    static Result<std::unique_ptr<PgConnection>> open(const PgEndpoint &endpoint,
                                                      const Secret &password, const PgWait &wait);

    [[nodiscard]] bool isAlive() const;
    [[nodiscard]] int serverVersion() const; ///< such as 150020
    [[nodiscard]] bool isSuperuser() const;
    [[nodiscard]] QString database() const { return m_database; }

    /// Limits of the calls that follow.
    void setWait(const PgWait &wait) { m_wait = wait; }

    /// One statement with parameters as data (extended protocol: a second statement is refused).
    Result<PgRows> query(const QByteArray &sql, const QByteArrayList &parameters = {});
    /// Simple protocol. Only for texts that prepare() accepted, or of our own.
    Result<PgRows> simple(const QByteArray &sql);
    /// Parses and plans nothing but the unnamed statement: the validator for foreign SQL.
    Result<PgPrepared> prepare(const QByteArray &sql);
    /// `name` as an SQL identifier; empty if it is no valid UTF-8.
    [[nodiscard]] QByteArray identifier(const QByteArray &name) const;

private:
    using Handle = std::unique_ptr<pg_conn, void (*)(pg_conn *)>;
    using Answer = std::unique_ptr<pg_result, void (*)(pg_result *)>;

    explicit PgConnection(Handle handle, QString database);
    Result<void> handshake(const PgEndpoint &endpoint, bool passwordGiven);
    Result<void> setUp();
    Result<Answer> exchange(int sent, PgRows *rows);
    Result<Answer> collect(const QDeadlineTimer &deadline, PgRows *rows);
    Result<void> flush(const QDeadlineTimer &deadline);
    Result<void> awaitResult(const QDeadlineTimer &deadline);
    Result<void> awaitSocket(short events, const QDeadlineTimer &deadline);
    Error abandon(const Error &error);
    [[nodiscard]] QDeadlineTimer deadline() const;

    Handle m_handle;
    QString m_database;
    PgWait m_wait;
};

} // namespace Remote
