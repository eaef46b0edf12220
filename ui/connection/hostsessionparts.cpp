// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/hostsessionparts.h"

#include "remote/changes/changejournal.h"
#include "ui/connection/secondconnection.h"

#include <algorithm>
#include <cmath>

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
constexpr double fewCores = 8; ///< each has eight numbers to be read, sent and kept

} // namespace

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
    , containers(rootStreams, [this] { return q->privilege(); })
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
    sampler.setQuickStart(true);
    connect(&sampler, &Remote::MetricsSampler::firstSeen, this, &Private::take);
    connect(&sampler, &Remote::MetricsSampler::frameReady, this, &Private::take);
    connect(&containers, &Remote::ContainerList::changed, &sampler,
            &Remote::MetricsSampler::scanContainers);
    connect(&changes, &Remote::ChangeRunner::journalRead, &events, &EventLog::takeJournal);
    connect(&sampler, &Remote::MetricsSampler::failed, this, [this](const Error &error) {
        history.markGap();
        samplerRetry.start();
        if (connection.state() == ConnectionState::Connected)
            events.takeFailure();
        Q_EMIT q->samplingFailed(error);
    });
}

/// Each core too, as long as they are few: whoever opens their page wants to see what was.
void HostSession::Private::watchCores(double count)
{
    if (!std::isnan(count))
        sampler.setLanes(count <= fewCores ? lanesOfOurs | Remote::Lane::Cores : lanesOfOurs);
}

void HostSession::Private::take(Remote::MetricFrame frame)
{
    watchCores(frame.value("cpu.count"));
    fileSystems.addTo(frame);
    devices.addTo(frame);
    traffic.giveTo(frame);
    history.append(frame);
    containerHistory.append(frame);
    who.append(frame);
    events.takeFrame(frame);
    thresholds.take(frame);
    Q_EMIT q->sampled(frame);
    // Not before: the first sample is what a person waits for.
    fileSystems.start();
    devices.start();
    watchTraffic(trafficPacing.wantsSockets(frame));
}

void HostSession::Private::watchTraffic(bool wanted)
{
    if (wanted && !trafficIsUnknown)
        sockets.watch(&trafficWatcher);
    else
        sockets.unwatch(&trafficWatcher);
}

/// Where there is no perl, trying again changes nothing; the page offers it.
void HostSession::Private::setUpSockets()
{
    socketsRetry.setSingleShot(true);
    socketsRetry.setInterval(samplerPause);
    connect(&socketsRetry, &QTimer::timeout, this, [this] { sockets.retry(); });
    connect(&sockets, &Remote::SocketSampler::frameReady, this,
            [this](const Remote::SocketFrame &frame) { traffic.add(frame); });
    connect(&sockets, &Remote::SocketSampler::failed, this, [this](const Error &error) {
        // Nobody asked for that: a page that does later begins anew.
        trafficIsUnknown = true;
        watchTraffic(false);
        if (!sockets.isWatched()) {
            sockets.retry();
            return;
        }
        if (error.code != ErrorCode::Unsupported)
            socketsRetry.start();
    });
}

void HostSession::Private::applyPace()
{
    sampler.setInterval(onShow ? samplingInterval : std::max(samplingInterval, paceUnseen));
    sockets.setInterval(samplingInterval); // it runs only while somebody looks
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
    else
        changes.lookForTraces([this](bool found) {
            if (found && !isAdministrator())
                Q_EMIT q->hiddenChangeFound();
        });
}

void HostSession::Private::onNotConnected()
{
    samplerRetry.stop();
    sampler.stop();
    fileSystems.stop();
    devices.stop();
    socketsRetry.stop();
    sockets.setReachable(false);
    watchTraffic(false);
    traffic.clear();
    trafficPacing.reset();
    trafficIsUnknown = false;
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
    sinceContainers.invalidate(); // the engine may answer now where it refused before
    if (administration == Administration::Sudo || !rootStreams.isGiven())
        return;
    rootStreams.drop();
    restartStreams();
}

void HostSession::Private::restartStreams()
{
    if (sampler.isRunning())
        sampler.start();
    const bool connected = connection.state() == ConnectionState::Connected;
    sockets.setReachable(false);
    sockets.setReachable(connected);
    if (connected)
        containers.restart();
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

} // namespace Clawtune
