// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/postgres/pgconnection.h"

#include "remote/postgres/pgerror.h"

#include <QFile>

#include <libpq-fe.h>

#include <algorithm>
#include <poll.h>
#include <pwd.h>
#include <string.h>
#include <string>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Remote
{

namespace
{

constexpr std::chrono::milliseconds cancelGrace{2'000};
constexpr qsizetype largestAnswer = 256 * 1024 * 1024;

/// Our limits, whatever the role's own settings are. Not as startup options: poolers refuse those.
const QByteArrayList sessionSettings{"default_transaction_read_only",
                                     "on",
                                     "statement_timeout",
                                     "15s",
                                     "lock_timeout",
                                     "200ms",
                                     "idle_in_transaction_session_timeout",
                                     "60s",
                                     "standard_conforming_strings",
                                     "on"};

/// One statement without constants: each setting in a SET of its own would be an entry of its own
/// in pg_stat_statements.
QByteArray settingsSql(qsizetype settings)
{
    QByteArrayList calls;
    for (qsizetype i = 1; i < 2 * settings; i += 2)
        calls.append("pg_catalog.set_config($" + QByteArray::number(i) + ", $" +
                     QByteArray::number(i + 1) + ", NULL IS NOT NULL)");
    return "SELECT " + calls.join(", ");
}

void appendSetting(std::string &text, const char *key, const char *value)
{
    text.append(key).append("='");
    for (; *value; ++value) {
        if (*value == '\'' || *value == '\\')
            text.push_back('\\');
        text.push_back(*value);
    }
    text.append("' ");
}

QByteArray localUser()
{
    const passwd *entry = ::getpwuid(::geteuid());
    return entry ? QByteArray(entry->pw_name) : QByteArray();
}

/// Everything that could also come from PG* variables or files of this computer's user is given,
/// if need be as an empty value: nothing of it concerns the server on the other side.
std::string connectionString(const PgEndpoint &endpoint, const Secret &password)
{
    std::string text;
    // Room for all, so that no outgrown buffer leaves the password behind.
    text.reserve(4096 + 2 * size_t(password.view().size()));
    appendSetting(text, "host", QFile::encodeName(endpoint.folder).constData());
    appendSetting(text, "hostaddr", "");
    appendSetting(text, "port", QByteArray::number(endpoint.port).constData());
    appendSetting(text, "user", endpoint.user.toUtf8().constData());
    appendSetting(text, "dbname", endpoint.database.toUtf8().constData());
    appendSetting(text, "passfile", "/nonexistent");
    appendSetting(text, "client_encoding", "UTF8");
    appendSetting(text, "application_name", "clawtune");
    appendSetting(text, "options", "");
    appendSetting(text, "gssencmode", "disable");
    appendSetting(text, "channel_binding", "disable");
    appendSetting(text, "target_session_attrs", "any");
    appendSetting(text, "requirepeer", endpoint.ownListener ? localUser().constData() : "");
    appendSetting(text, "password", password.data());
    return text;
}

QByteArray valueAt(const PGresult *result, int row, int column)
{
    if (PQgetisnull(result, row, column))
        return {};
    return QByteArray(PQgetvalue(result, row, column), PQgetlength(result, row, column));
}

qsizetype appendRows(const PGresult *result, PgRows *rows)
{
    qsizetype bytes = 0;
    const int columns = PQnfields(result);
    if (rows->columns.isEmpty()) {
        for (int column = 0; column < columns; ++column)
            rows->columns.append(PQfname(result, column));
    }
    for (int row = 0; row < PQntuples(result); ++row) {
        QByteArrayList values;
        values.reserve(columns);
        for (int column = 0; column < columns; ++column) {
            values.append(valueAt(result, row, column));
            bytes += values.last().size();
        }
        rows->rows.append(std::move(values));
    }
    return bytes;
}

} // namespace

QByteArray PgRows::value(qsizetype row, const QByteArray &column) const
{
    const qsizetype index = columns.indexOf(column);
    return row < rows.size() && index >= 0 ? rows.at(row).at(index) : QByteArray();
}

PgConnection::PgConnection(Handle handle, QString database)
    : m_handle(std::move(handle))
    , m_database(std::move(database))
{
}

PgConnection::~PgConnection() = default;

Result<std::unique_ptr<PgConnection>> PgConnection::open(const PgEndpoint &endpoint,
                                                         const Secret &password, const PgWait &wait)
{
    std::string text = connectionString(endpoint, password);
    Handle handle(PQconnectStart(text.c_str()), PQfinish);
    ::explicit_bzero(text.data(), text.size());
    if (!handle)
        return Error{ErrorCode::PgRefused, endpoint.user, "out of memory"};
    PQsetErrorVerbosity(handle.get(), PQERRORS_VERBOSE); // the only way to a login's SQLSTATE
    std::unique_ptr<PgConnection> connection(
        new PgConnection(std::move(handle), endpoint.database));
    connection->setWait(wait);
    if (auto shaken = connection->handshake(endpoint, !password.isEmpty()); !shaken)
        return shaken.error();
    if (auto ready = connection->setUp(); !ready)
        return ready.error();
    return connection;
}

Result<void> PgConnection::handshake(const PgEndpoint &endpoint, bool passwordGiven)
{
    const QDeadlineTimer limit = deadline();
    PostgresPollingStatusType status = PGRES_POLLING_WRITING;
    if (PQstatus(m_handle.get()) == CONNECTION_BAD)
        status = PGRES_POLLING_FAILED;
    while (status == PGRES_POLLING_READING || status == PGRES_POLLING_WRITING) {
        const short events = status == PGRES_POLLING_READING ? POLLIN : POLLOUT;
        if (auto waited = awaitSocket(events, limit); !waited)
            return waited.error().code == ErrorCode::CommandTimedOut
                       ? Error{ErrorCode::PgRefused, endpoint.user, "no answer in time"}
                       : waited.error();
        status = PQconnectPoll(m_handle.get());
    }
    if (status != PGRES_POLLING_OK)
        return pgConnectError(m_handle.get(), endpoint.user, endpoint.database, passwordGiven);
    PQsetnonblocking(m_handle.get(), 1);
    return {};
}

Result<void> PgConnection::setUp()
{
    PQsetNoticeProcessor(
        m_handle.get(), [](void *, const char *) {}, nullptr);
    // First of all, our own looking need not fill the statistics: a superuser may switch them off
    // for the session. Without the library this is an idle setting.
    QByteArrayList settings = sessionSettings;
    if (isSuperuser())
        settings = QByteArrayList{"pg_stat_statements.track", "none"} + settings;
    if (auto set = query(settingsSql(settings.size() / 2), settings); !set)
        return set.error();
    return {};
}

bool PgConnection::isAlive() const
{
    return m_handle && PQstatus(m_handle.get()) == CONNECTION_OK;
}

int PgConnection::serverVersion() const
{
    return m_handle ? PQserverVersion(m_handle.get()) : 0;
}

bool PgConnection::isSuperuser() const
{
    const char *value = m_handle ? PQparameterStatus(m_handle.get(), "is_superuser") : nullptr;
    return value && qstrcmp(value, "on") == 0;
}

Result<PgRows> PgConnection::query(const QByteArray &sql, const QByteArrayList &parameters)
{
    if (!isAlive())
        return Error{ErrorCode::PgRefused, m_database, "connection closed"};
    std::vector<const char *> values;
    for (const QByteArray &parameter : parameters)
        values.push_back(parameter.isNull() ? nullptr : parameter.constData());
    PgRows rows;
    const int sent = PQsendQueryParams(m_handle.get(), sql.constData(), int(values.size()), nullptr,
                                       values.data(), nullptr, nullptr, 0);
    if (sent)
        PQsetSingleRowMode(m_handle.get());
    if (auto answer = exchange(sent, &rows); !answer)
        return answer.error();
    return rows;
}

Result<PgRows> PgConnection::simple(const QByteArray &sql)
{
    if (!isAlive())
        return Error{ErrorCode::PgRefused, m_database, "connection closed"};
    PgRows rows;
    if (auto answer = exchange(PQsendQuery(m_handle.get(), sql.constData()), &rows); !answer)
        return answer.error();
    return rows;
}

Result<PgPrepared> PgConnection::prepare(const QByteArray &sql)
{
    if (!isAlive())
        return Error{ErrorCode::PgRefused, m_database, "connection closed"};
    PGconn *handle = m_handle.get();
    auto prepared = exchange(PQsendPrepare(handle, "", sql.constData(), 0, nullptr), nullptr);
    if (!prepared)
        return prepared.error();
    auto described = exchange(PQsendDescribePrepared(handle, ""), nullptr);
    if (!described)
        return described.error();
    return PgPrepared{PQnparams(described->get()), PQnfields(described->get()) > 0};
}

QByteArray PgConnection::identifier(const QByteArray &name) const
{
    if (!m_handle)
        return {};
    const std::unique_ptr<char, void (*)(void *)> quoted(
        PQescapeIdentifier(m_handle.get(), name.constData(), size_t(name.size())), PQfreemem);
    return quoted ? QByteArray(quoted.get()) : QByteArray();
}

Result<PgConnection::Answer> PgConnection::exchange(int sent, PgRows *rows)
{
    const QDeadlineTimer limit = deadline();
    if (!sent)
        return Error{ErrorCode::PgRefused, m_database, PQerrorMessage(m_handle.get())};
    if (auto flushed = flush(limit); !flushed)
        return abandon(flushed.error());
    return collect(limit, rows);
}

/// Every result of what was sent, to the end; the first error wins.
Result<PgConnection::Answer> PgConnection::collect(const QDeadlineTimer &limit, PgRows *rows)
{
    Answer last(nullptr, PQclear);
    std::optional<Error> failure;
    qsizetype bytes = 0;
    while (true) {
        if (auto ready = awaitResult(limit); !ready)
            return abandon(ready.error());
        Answer answer(PQgetResult(m_handle.get()), PQclear);
        if (!answer)
            break;
        const ExecStatusType status = PQresultStatus(answer.get());
        if (status == PGRES_COPY_OUT || status == PGRES_COPY_IN || status == PGRES_COPY_BOTH)
            return abandon({ErrorCode::PgRefused, m_database, "unexpected COPY"});
        const bool hasRows = status == PGRES_TUPLES_OK || status == PGRES_SINGLE_TUPLE;
        if (hasRows && rows)
            bytes += appendRows(answer.get(), rows);
        else if (!hasRows && status != PGRES_COMMAND_OK && !failure)
            failure = pgResultError(answer.get(), m_database);
        if (bytes > largestAnswer)
            return abandon({ErrorCode::OutputTooLarge, m_database});
        if (!isAlive())
            break;
        last = std::move(answer);
    }
    if (failure)
        return *failure;
    return last;
}

Result<void> PgConnection::flush(const QDeadlineTimer &limit)
{
    while (true) {
        const int left = PQflush(m_handle.get());
        if (left == 0)
            return {};
        if (left < 0)
            return Error{ErrorCode::PgRefused, m_database, PQerrorMessage(m_handle.get())};
        if (auto waited = awaitSocket(POLLOUT | POLLIN, limit); !waited)
            return waited;
        if (!PQconsumeInput(m_handle.get()))
            return Error{ErrorCode::PgRefused, m_database, PQerrorMessage(m_handle.get())};
    }
}

Result<void> PgConnection::awaitResult(const QDeadlineTimer &limit)
{
    while (PQisBusy(m_handle.get())) {
        if (auto waited = awaitSocket(POLLIN, limit); !waited)
            return waited;
        if (!PQconsumeInput(m_handle.get()))
            return Error{ErrorCode::PgRefused, m_database, PQerrorMessage(m_handle.get())};
    }
    return {};
}

Result<void> PgConnection::awaitSocket(short events, const QDeadlineTimer &limit)
{
    while (true) {
        const PgInterrupt *interrupt = m_wait.interrupt;
        if (interrupt && interrupt->isCancelled(m_wait.ticket))
            return Error{ErrorCode::Cancelled, m_database};
        if (limit.hasExpired())
            return Error{ErrorCode::CommandTimedOut, m_database};
        pollfd descriptors[2] = {{PQsocket(m_handle.get()), events, 0},
                                 {interrupt ? interrupt->descriptor() : -1, POLLIN, 0}};
        const qint64 left = std::min<qint64>(limit.remainingTime(), 60'000);
        const int ready = ::poll(descriptors, 2, int(left));
        if (ready > 0 && descriptors[1].revents && interrupt)
            interrupt->drain();
        if (ready > 0 && descriptors[0].revents)
            return {};
    }
}

/// Ends what runs on the server and brings the connection back to rest, or closes it.
Error PgConnection::abandon(const Error &error)
{
    if (error.code == ErrorCode::PgRefused || (m_wait.interrupt && m_wait.interrupt->isStopped())) {
        m_handle.reset();
        return error;
    }
    const std::unique_ptr<PGcancel, void (*)(PGcancel *)> request(PQgetCancel(m_handle.get()),
                                                                  PQfreeCancel);
    char reason[256];
    PQcancel(request.get(), reason, int(sizeof reason));
    m_wait.interrupt = nullptr;
    const QDeadlineTimer limit(cancelGrace);
    while (awaitResult(limit)) {
        const Answer answer(PQgetResult(m_handle.get()), PQclear);
        if (!answer)
            return error;
    }
    m_handle.reset();
    return error;
}

QDeadlineTimer PgConnection::deadline() const
{
    return QDeadlineTimer(m_wait.limit, Qt::PreciseTimer);
}

} // namespace Remote
