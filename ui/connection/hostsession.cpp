// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/hostsession.h"

#include "remote/base/quote.h"
#include "ui/connection/hostsessionparts.h"
#include "ui/connection/secondconnection.h"

#include <algorithm>

namespace Clawtune
{

using namespace std::chrono_literals;
using Remote::ConnectionState;
using Remote::Error;
using Remote::ErrorCode;
using Remote::Result;
using Remote::Secret;

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

void HostSession::takeRecorded(const Remote::MetricFrame &frame)
{
    Q_ASSERT(d->isRecording);
    d->history.append(frame);
    d->who.append(frame);
    d->events.takeFrame(frame);
    d->worstBottleneck.add(d->bottleneck.add(frame));
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

Remote::RemoteShell &HostSession::shell()
{
    return d->rootStreams;
}

Remote::MetricsSampler &HostSession::sampler()
{
    return d->sampler;
}

Remote::MetricHistory &HostSession::history()
{
    return d->history;
}

Remote::ContainerHistory &HostSession::containerHistory()
{
    return d->containerHistory;
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

std::chrono::milliseconds HostSession::staleAfter() const
{
    // Longer than a late sample on a slow line, shorter than people take to wonder.
    constexpr std::chrono::milliseconds least = 5s;
    constexpr int missing = 3; // samples, where they come more slowly
    return std::max(least, missing * d->sampler.effectiveInterval());
}

Remote::SocketSampler &HostSession::sockets()
{
    return d->sockets;
}

const Remote::Bottleneck &HostSession::bottleneck() const
{
    return d->isRecording ? d->worstBottleneck.worst() : d->bottleneck.current();
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
    return d->connection.privilege();
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

void HostSession::giveSecrets(Secret passphrase, Secret sudoPassword)
{
    d->passphrase = std::move(passphrase);
    d->sudoPassword = std::move(sudoPassword);
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
