// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/hostsession.h"

#include "remote/changes/changejournal.h"
#include "ui/connection/secondconnection.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

#include <vector>

namespace Clawtune
{

using namespace std::chrono_literals;
using Remote::Administration;
using Remote::ConnectionState;
using Remote::Error;
using Remote::ErrorCode;
using Remote::Result;
using Remote::Secret;

namespace
{

constexpr auto samplerPause = 5s;

} // namespace

class HostSession::Private final : public QObject
{
public:
    Private(HostSession *session, Remote::SavedHost savedHost, Remote::SshParameters parameters,
            Remote::MetricHistory::Limits limits);

    void onStateChanged(ConnectionState state);
    void onConnected();
    void onNotConnected();
    void restoreAdministrator();
    void tryAdministrator(Secret password);
    void finishAdministrator(const Result<void> &result);
    void readJournal();
    void recover();
    [[nodiscard]] bool isAdministrator() const
    {
        const Administration now = connection.administration();
        return now == Administration::Root || now == Administration::Sudo;
    }

    struct Waiting {
        QPointer<QObject> context;
        std::function<void(Result<void>)> done;
    };

    HostSession *q;
    Remote::SavedHost host;
    // Kept while the session is open, the sudo password only while administrator rights last.
    Secret passphrase;
    Secret sudoPassword;
    Remote::PostgresAccess postgresAccess;
    Remote::HostConnection connection;
    Remote::MetricHistory history;
    Remote::WhoHistory who;
    std::function<QString(const QByteArray &)> containerNames;
    Remote::MetricsSampler sampler;
    Remote::ChangeRunner changes;
    Remote::PostgresInspector postgres;
    QTimer samplerRetry;
    QElapsedTimer connectedSince;
    std::vector<Waiting> waiting; ///< for administrator rights
    bool asking = false;          ///< an attempt or a question to the person is under way
    bool wasConnected = false;
    bool isRecording = false;
};

HostSession::Private::Private(HostSession *session, Remote::SavedHost savedHost,
                              Remote::SshParameters parameters,
                              Remote::MetricHistory::Limits limits)
    : q(session)
    , host(std::move(savedHost))
    , connection(std::move(parameters))
    , history(limits)
    , sampler(connection)
    , changes(connection,
              [this](QObject *context, SecondConnection::Done done) {
                  q->openSecondConnection(context, std::move(done));
              })
    , postgres(connection)
{
    postgresAccess.user = host.pgUser;
    postgresAccess.database = host.pgDatabase;
    samplerRetry.setSingleShot(true);
    samplerRetry.setInterval(samplerPause);
    connect(&samplerRetry, &QTimer::timeout, this, [this] {
        if (connection.state() == ConnectionState::Connected)
            sampler.start();
    });
    connect(&connection, &Remote::HostConnection::stateChanged, this, &Private::onStateChanged);
    connect(&connection, &Remote::HostConnection::passphraseWanted, this,
            [this](const QString &keyFile, bool previousWasWrong) {
                if (previousWasWrong || passphrase.isEmpty())
                    Q_EMIT q->passphraseWanted(keyFile, previousWasWrong);
                else
                    connection.supplyPassphrase(passphrase.clone());
            });
    connect(&sampler, &Remote::MetricsSampler::frameReady, this,
            [this](const Remote::MetricFrame &frame) {
                history.append(frame);
                who.append(frame);
                Q_EMIT q->sampled(frame);
            });
    connect(&sampler, &Remote::MetricsSampler::failed, this, [this](const Error &error) {
        history.markGap();
        samplerRetry.start();
        Q_EMIT q->samplingFailed(error);
    });
}

void HostSession::Private::onStateChanged(ConnectionState state)
{
    const bool connected = state == ConnectionState::Connected;
    if (connected == wasConnected)
        return;
    wasConnected = connected;
    if (connected)
        onConnected();
    else
        onNotConnected();
}

void HostSession::Private::onConnected()
{
    connectedSince.start();
    sampler.start();
    if (isAdministrator())
        readJournal();
    else if (!sudoPassword.isEmpty())
        restoreAdministrator();
}

void HostSession::Private::onNotConnected()
{
    samplerRetry.stop();
    sampler.stop();
    history.markGap();
    if (asking)
        finishAdministrator(Error{ErrorCode::ConnectionLost, host.name});
}

void HostSession::Private::restoreAdministrator()
{
    connection.becomeAdministrator(sudoPassword.clone(), this, [this](const Result<void> &result) {
        if (result.ok())
            readJournal();
        else if (connection.state() == ConnectionState::Connected)
            sudoPassword.clear();
    });
}

void HostSession::Private::tryAdministrator(Secret password)
{
    const bool isRetry = !password.isEmpty();
    auto kept = std::make_shared<Secret>(password.clone());
    connection.becomeAdministrator(
        std::move(password), this, [this, kept, isRetry](const Result<void> &result) {
            if (!asking)
                return;
            if (result.ok()) {
                sudoPassword = std::move(*kept);
                finishAdministrator({});
                readJournal();
                return;
            }
            const ErrorCode code = result.error().code;
            if (code == ErrorCode::SudoPasswordNeeded || code == ErrorCode::SudoPasswordWrong)
                Q_EMIT q->administratorWanted(result.error(), isRetry);
            else
                finishAdministrator(result);
        });
}

void HostSession::Private::finishAdministrator(const Result<void> &result)
{
    asking = false;
    const std::vector<Waiting> answered = std::exchange(waiting, {});
    for (const Waiting &one : answered) {
        if (one.context)
            one.done(result);
    }
}

void HostSession::Private::readJournal()
{
    changes.journal([this](const Result<QList<Remote::JournalEntry>> &entries) {
        if (!entries.ok())
            return; // the Journal page says why when somebody looks at it
        if (const auto entry = Remote::unfinishedChange(entries.value()))
            Q_EMIT q->unfinishedChangeFound(*entry);
        if (Remote::isOverdue(entries.value()))
            recover();
    });
}

/// Without systemd nothing finishes a change after a restart of the server, so the next connection
/// has it rolled back, as it promised when it was made.
void HostSession::Private::recover()
{
    changes.recover([this](const Result<Remote::ChangeOutcome> &outcome) {
        if (outcome.ok() && outcome->state != Remote::ChangeState::Unchanged)
            readJournal();
    });
}

HostSession::HostSession(Remote::SavedHost host, Remote::SshParameters parameters, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(host), std::move(parameters),
                                  Remote::MetricHistory::Limits()))
{
}

HostSession::HostSession(Remote::SavedHost host, Remote::SshParameters parameters,
                         Remote::MetricHistory::Limits limits)
    : d(std::make_unique<Private>(this, std::move(host), std::move(parameters), limits))
{
    d->isRecording = true;
}

std::unique_ptr<HostSession> HostSession::forRecording(const QString &name)
{
    Remote::SavedHost host;
    host.name = name;
    Remote::MetricHistory::Limits limits;
    limits.seconds = 6h;
    return std::unique_ptr<HostSession>(
        new HostSession(std::move(host), Remote::SshParameters(), limits));
}

void HostSession::setRecordingName(const QString &name)
{
    Q_ASSERT(d->isRecording);
    d->host.name = name;
}

bool HostSession::isRecording() const
{
    return d->isRecording;
}

HostSession::~HostSession() = default;

const Remote::SavedHost &HostSession::host() const
{
    return d->host;
}

Remote::HostConnection &HostSession::connection()
{
    return d->connection;
}

Remote::MetricsSampler &HostSession::sampler()
{
    return d->sampler;
}

Remote::MetricHistory &HostSession::history()
{
    return d->history;
}

Remote::WhoHistory &HostSession::who()
{
    return d->who;
}

QString HostSession::containerName(const QByteArray &id) const
{
    QString name = d->containerNames ? d->containerNames(id) : QString();
    return name.isEmpty() ? QString::fromLatin1(id.left(12)) : name;
}

const std::function<QString(const QByteArray &)> &HostSession::containerNames() const
{
    return d->containerNames;
}

void HostSession::setContainerNames(std::function<QString(const QByteArray &id)> names)
{
    d->containerNames = std::move(names);
}

Remote::ChangeRunner &HostSession::changes()
{
    return d->changes;
}

Remote::PostgresInspector &HostSession::postgres()
{
    return d->postgres;
}

Remote::Privilege HostSession::privilege() const
{
    return d->isAdministrator() ? Remote::Privilege::Root : Remote::Privilege::Login;
}

std::chrono::seconds HostSession::connectedFor() const
{
    if (!d->wasConnected)
        return 0s;
    return std::chrono::seconds(d->connectedSince.elapsed() / 1000);
}

void HostSession::open()
{
    d->connection.open();
}

void HostSession::close()
{
    d->connection.close();
    d->sudoPassword.clear();
    d->passphrase.clear();
}

void HostSession::supplyPassphrase(Secret passphrase)
{
    d->passphrase = passphrase.clone();
    d->connection.supplyPassphrase(std::move(passphrase));
}

const Remote::PostgresAccess &HostSession::postgresAccess() const
{
    return d->postgresAccess;
}

void HostSession::setPostgresAccess(Remote::PostgresAccess access)
{
    d->postgresAccess = std::move(access);
}

void HostSession::becomeAdministrator(QObject *context, std::function<void(Result<void>)> done)
{
    d->waiting.push_back({context, std::move(done)});
    if (d->asking)
        return;
    d->asking = true;
    // Without a password first: a root login and a sudo that asks for none need no dialog.
    d->tryAdministrator({});
}

void HostSession::supplyAdministratorPassword(Secret password)
{
    if (d->asking)
        d->tryAdministrator(std::move(password));
}

void HostSession::declineAdministrator()
{
    if (d->asking)
        d->finishAdministrator(Error{ErrorCode::Cancelled, d->host.name});
}

void HostSession::dropAdministrator()
{
    d->sudoPassword.clear();
    d->connection.dropAdministrator();
}

void HostSession::openSecondConnection(
    QObject *context, std::function<void(Result<std::shared_ptr<Remote::RemoteShell>>)> done)
{
    new SecondConnection(d->connection.parameters(),
                         {d->passphrase.clone(), d->sudoPassword.clone()}, context, std::move(done),
                         d.get());
}

void HostSession::lookForUnfinishedChanges()
{
    if (d->isAdministrator() && d->connection.state() == ConnectionState::Connected)
        d->readJournal();
}

} // namespace Clawtune
