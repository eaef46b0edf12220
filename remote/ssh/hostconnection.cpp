// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/hostconnection.h"

#include "remote/ssh/hostchannelstream.h"
#include "remote/ssh/hostowner.h"

namespace Remote
{
using namespace std::chrono_literals;

HostConnection::HostConnection(SshParameters parameters, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(parameters)))
{
}

HostConnection::~HostConnection() = default;

const SshParameters &HostConnection::parameters() const
{
    return d->parameters();
}

ConnectionState HostConnection::state() const
{
    return d->state();
}

Error HostConnection::lastError() const
{
    return d->lastError();
}

std::optional<HostKey> HostConnection::hostKey() const
{
    return d->hostKey();
}

std::chrono::milliseconds HostConnection::untilNextAttempt() const
{
    if (state() != ConnectionState::Waiting)
        return 0ms;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(d->nextAttempt() - Clock::now());
    return std::max(left, std::chrono::milliseconds(0));
}

TrafficCounters HostConnection::traffic() const
{
    return {d->traffic().received.load(), d->traffic().sent.load()};
}

void HostConnection::open()
{
    d->open();
}

void HostConnection::close()
{
    d->close();
}

void HostConnection::retryNow()
{
    d->post([worker = &d->worker()] { worker->retryNow(); });
}

void HostConnection::acceptHostKey()
{
    d->post([worker = &d->worker()] { worker->acceptHostKey(); });
}

void HostConnection::supplyPassphrase(Secret passphrase)
{
    // A task must be copyable; the secret is not.
    auto shared = std::make_shared<Secret>(std::move(passphrase));
    d->post([worker = &d->worker(), shared] { worker->supplyPassphrase(*shared); });
}

Administration HostConnection::administration() const
{
    return d->administration();
}

Privilege HostConnection::privilege() const
{
    const Administration now = administration();
    const bool isRoot = now == Administration::Root || now == Administration::Sudo;
    return isRoot ? Privilege::Root : Privilege::Login;
}

void HostConnection::becomeAdministrator(Secret password, QObject *context,
                                         std::function<void(Result<void>)> done)
{
    d->becomeAdministrator(std::move(password), context, std::move(done));
}

void HostConnection::dropAdministrator()
{
    d->dropAdministrator();
}

void HostConnection::openTunnel(const TunnelTarget &target, QObject *context,
                                std::function<void(Result<QString>)> done)
{
    d->openTunnel(target, context, std::move(done));
}

RequestId HostConnection::run(const RemoteCommand &command, QObject *context, Done done)
{
    return d->run(command, context, std::move(done));
}

void HostConnection::cancel(RequestId id)
{
    d->post([worker = &d->worker(), id] { worker->cancel(id); });
}

std::unique_ptr<RemoteStream> HostConnection::openStream(const RemoteCommand &command,
                                                         const QByteArray &interpreter)
{
    return d->openStream(command, interpreter);
}

} // namespace Remote

#include "moc_hostconnection.cpp"
