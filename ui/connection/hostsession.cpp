// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/hostsession.h"

#include "remote/base/quote.h"
#include "remote/changes/changejournal.h"
#include "remote/ssh/sudostreams.h"
#include "ui/connection/secondconnection.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

#include <algorithm>
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
constexpr qint64 namesPause = 60'000; ///< ms between questions for unknown containers
constexpr std::chrono::milliseconds paceUnseen = 5s;
/// For the history and the verdict on what limits the server, whether a page is on show or not.
const auto lanesOfOurs = Remote::Lanes(Remote::Lane::Host) | Remote::Lane::Disks |
                         Remote::Lane::Network | Remote::Lane::Kernel;

} // namespace

class HostSession::Private final : public QObject
{
public:
    Private(HostSession *session, Remote::SavedHost savedHost, Remote::SshParameters parameters,
            Remote::MetricHistory::Limits limits);

    void applyPace();
    void onStateChanged(ConnectionState state);
    void onConnected();
    void onNotConnected();
    void setUpSockets();
    void restoreAdministrator();
    void onAdministrationChanged(Administration administration);
    void giveRights();
    void restartStreams();
    void tryAdministrator(Secret password);
    void finishAdministrator(const Result<void> &result);
    void readJournal();
    void recover();
    void lookForContainers();
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
    EventLog events;
    ThresholdWatch thresholds;
    Remote::SudoStreams rootStreams; ///< root's rights for what streams, as long as we have them
    Remote::BottleneckWatch bottleneck;
    Remote::MetricsSampler sampler;
    Remote::FileSystemReader fileSystems;
    Remote::DeviceReader devices;
    Remote::SocketSampler sockets;
    Remote::ChangeRunner changes;
    Remote::PostgresInspector postgres;
    std::chrono::milliseconds samplingInterval = 1s; ///< while it is on show
    bool onShow = false;
    Remote::ContainerList containers;
    QTimer samplerRetry;
    QTimer socketsRetry;
    QElapsedTimer connectedSince;
    QElapsedTimer sinceContainers; ///< since names of unknown ones were last asked for
    std::vector<Waiting> waiting;  ///< for administrator rights
    bool asking = false;           ///< an attempt or a question to the person is under way
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
    , rootStreams(connection)
    , sampler(rootStreams)
    , fileSystems(connection)
    , devices(connection)
    , sockets(rootStreams)
    , changes(connection,
              [this](QObject *context, SecondConnection::Done done) {
                  q->openSecondConnection(context, std::move(done));
              })
    , postgres(connection)
    , containers(connection, [this] { return q->privilege(); })
{
    sampler.setKeepsWatch(true);
    // The first to hear of a frame, so that whoever else does finds the verdict.
    connect(q, &HostSession::sampled, this,
            [this](const Remote::MetricFrame &frame) { bottleneck.add(frame); });
    sampler.setInterval(paceUnseen);
    sampler.setLanes(lanesOfOurs);
    postgresAccess.user = host.pgUser;
    postgresAccess.database = host.pgDatabase;
    samplerRetry.setSingleShot(true);
    samplerRetry.setInterval(samplerPause);
    connect(&samplerRetry, &QTimer::timeout, this, [this] {
        if (connection.state() == ConnectionState::Connected)
            sampler.start();
    });
    setUpSockets();
    connect(&connection, &Remote::HostConnection::stateChanged, this, &Private::onStateChanged);
    connect(&connection, &Remote::HostConnection::administrationChanged, this,
            &Private::onAdministrationChanged);
    connect(&connection, &Remote::HostConnection::passphraseWanted, this,
            [this](const QString &keyFile, bool previousWasWrong) {
                if (previousWasWrong || passphrase.isEmpty())
                    Q_EMIT q->passphraseWanted(keyFile, previousWasWrong);
                else
                    connection.supplyPassphrase(passphrase.clone());
            });
    const auto take = [this](Remote::MetricFrame frame) {
        fileSystems.addTo(frame);
        devices.addTo(frame);
        history.append(frame);
        who.append(frame);
        events.takeFrame(frame);
        thresholds.take(frame);
        Q_EMIT q->sampled(frame);
        // Not before: the first sample is what a person waits for.
        fileSystems.start();
        devices.start();
    };
    sampler.setQuickStart(true);
    connect(&sampler, &Remote::MetricsSampler::firstSeen, this, take);
    connect(&sampler, &Remote::MetricsSampler::frameReady, this, take);
    connect(&changes, &Remote::ChangeRunner::journalRead, &events, &EventLog::takeJournal);
    connect(&sampler, &Remote::MetricsSampler::failed, this, [this](const Error &error) {
        history.markGap();
        samplerRetry.start();
        Q_EMIT q->samplingFailed(error);
    });
}

/// Where there is no perl, trying again changes nothing; the page offers it.
void HostSession::Private::setUpSockets()
{
    socketsRetry.setSingleShot(true);
    socketsRetry.setInterval(samplerPause);
    connect(&socketsRetry, &QTimer::timeout, this, [this] { sockets.retry(); });
    connect(&sockets, &Remote::SocketSampler::failed, this, [this](const Error &error) {
        if (error.code != ErrorCode::Unsupported)
            socketsRetry.start();
    });
}

void HostSession::Private::applyPace()
{
    sampler.setInterval(onShow ? samplingInterval : std::max(samplingInterval, paceUnseen));
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
    sockets.setReachable(true);
    if (isAdministrator())
        readJournal();
    else if (!sudoPassword.isEmpty())
        restoreAdministrator();
}

void HostSession::Private::onNotConnected()
{
    samplerRetry.stop();
    sampler.stop();
    fileSystems.stop();
    devices.stop();
    socketsRetry.stop();
    sockets.setReachable(false);
    history.markGap();
    bottleneck.clear();
    if (asking)
        finishAdministrator(Error{ErrorCode::ConnectionLost, host.name});
}

/// What other users' processes read and write is told to root alone, so the sampler starts anew
/// with the rights that we have now. Their password is known by then, or soon: see
/// giveRights().
void HostSession::Private::onAdministrationChanged(Administration administration)
{
    if (administration == Administration::Sudo || !rootStreams.isGiven())
        return;
    rootStreams.drop();
    restartStreams();
}

void HostSession::Private::restartStreams()
{
    if (sampler.isRunning())
        sampler.start();
    sockets.setReachable(false);
    sockets.setReachable(connection.state() == ConnectionState::Connected);
}

/// After sudo has taken `sudoPassword`, which is empty where it asks for none.
void HostSession::Private::giveRights()
{
    if (connection.administration() != Administration::Sudo)
        return;
    rootStreams.give(sudoPassword.clone());
    restartStreams();
}

void HostSession::Private::restoreAdministrator()
{
    connection.becomeAdministrator(sudoPassword.clone(), this, [this](const Result<void> &result) {
        if (result.ok()) {
            giveRights();
            readJournal();
        } else if (connection.state() == ConnectionState::Connected) {
            sudoPassword.clear();
        }
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
                giveRights();
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

/// Called while something is painted, so the question itself waits for the event loop.
void HostSession::Private::lookForContainers()
{
    const bool isTooSoon = sinceContainers.isValid() && sinceContainers.elapsed() < namesPause;
    if (isTooSoon || containers.isLooking() || connection.state() != ConnectionState::Connected)
        return;
    sinceContainers.start();
    QMetaObject::invokeMethod(&containers, &Remote::ContainerList::look, Qt::QueuedConnection);
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

Remote::FileSystemReader &HostSession::fileSystems()
{
    return d->fileSystems;
}

Remote::DeviceReader &HostSession::devices()
{
    return d->devices;
}

Remote::WhoHistory &HostSession::who()
{
    return d->who;
}

QString HostSession::knownContainerName(const QByteArray &id) const
{
    QString name = d->containerNames ? d->containerNames(id) : QString();
    if (name.isEmpty())
        name = d->containers.nameOf(id);
    return name;
}

void HostSession::setContainerNames(std::function<QString(const QByteArray &id)> names)
{
    d->containerNames = std::move(names);
}

EventLog &HostSession::events()
{
    return d->events;
}

ThresholdWatch &HostSession::thresholds()
{
    return d->thresholds;
}

void HostSession::setSamplingInterval(std::chrono::milliseconds interval)
{
    d->samplingInterval = std::clamp<std::chrono::milliseconds>(interval, 500ms, 60s);
    d->applyPace();
}

std::chrono::milliseconds HostSession::samplingInterval() const
{
    return d->samplingInterval;
}

Remote::SocketSampler &HostSession::sockets()
{
    return d->sockets;
}

const Remote::Bottleneck &HostSession::bottleneck() const
{
    return d->bottleneck.current();
}

Remote::ChangeRunner &HostSession::changes()
{
    return d->changes;
}

Remote::PostgresInspector &HostSession::postgres()
{
    return d->postgres;
}

Remote::ContainerList &HostSession::containers()
{
    return d->containers;
}

QString HostSession::containerName(const QByteArray &id)
{
    constexpr qsizetype shortId = 12;
    const QString name = knownContainerName(id);
    if (!name.isEmpty())
        return Remote::displayText(name.toUtf8(), 100);
    if (!d->containerNames && Remote::isContainerId(id))
        d->lookForContainers();
    return Remote::displayText(id.left(shortId));
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

void HostSession::setOnShow(bool onShow)
{
    d->onShow = onShow;
    d->applyPace();
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
