// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/tunnelhub.h"

#include "remote/base/quote.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

namespace Remote
{
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr auto longestProbe = 15s;
constexpr auto spareLife = 5s; ///< servers hang up on clients that say nothing

/// A folder only this user may enter, for a socket path below the 108 bytes of sockaddr_un.
QString makeFolder(const QString &parent)
{
    QByteArray name = QFile::encodeName(parent + "/clawtune-XXXXXX"_L1);
    return ::mkdtemp(name.data()) ? QFile::decodeName(name) : QString();
}

bool isOurUser(int client)
{
    ucred peer{};
    socklen_t size = sizeof peer;
    return ::getsockopt(client, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 &&
           peer.uid == ::geteuid();
}

QByteArray reasonOf(int failure)
{
    // Names of RFC 4254 section 5.1; the server's own words are not needed.
    switch (failure) {
    case 1:
        return "administratively prohibited";
    case 2:
        return "connect failed";
    default:
        return {};
    }
}

} // namespace

TunnelHub::TunnelHub(TunnelListener &listener)
    : m_listener(listener)
{
}

TunnelHub::~TunnelHub()
{
    close();
}

Result<QString> TunnelHub::folder()
{
    if (!m_folder.isEmpty())
        return m_folder;
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (!runtime.isEmpty() && runtime.size() < 60)
        m_folder = makeFolder(runtime);
    if (m_folder.isEmpty())
        m_folder = makeFolder(u"/tmp"_s);
    if (m_folder.isEmpty())
        return Error{ErrorCode::FileUnwritable, runtime, {}};
    return m_folder;
}

Result<QString> TunnelHub::listen(Tunnel &tunnel)
{
    const Result<QString> place = folder();
    if (!place)
        return place.error();
    // PostgreSQL's libpq looks for this very name in the folder given as its host.
    const QString path = *place + u'/' + QString::fromLatin1(randomToken(4)) + "/.s.PGSQL.5432"_L1;
    QDir().mkdir(QFileInfo(path).path());
    ::chmod(QFile::encodeName(QFileInfo(path).path()).constData(), S_IRWXU);
    const QByteArray name = QFile::encodeName(path);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (size_t(name.size()) >= sizeof address.sun_path)
        return Error{ErrorCode::FileUnwritable, path, {}};
    std::memcpy(address.sun_path, name.constData(), size_t(name.size()));
    UniqueFd fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    const auto *generic = static_cast<const sockaddr *>(static_cast<const void *>(&address));
    if (::bind(fd.get(), generic, sizeof address) != 0 || ::listen(fd.get(), 16) != 0)
        return Error{ErrorCode::FileUnwritable, path, ::strerrordesc_np(errno)};
    tunnel.listener = std::move(fd);
    tunnel.path = path;
    return path;
}

void TunnelHub::open(quint64 ticket, const TunnelTarget &target)
{
    for (Tunnel &tunnel : m_tunnels) {
        if (tunnel.target != target)
            continue;
        if (tunnel.links.empty())
            tunnel.probes.push_back({ticket});
        else // in use, so it works
            m_listener.tunnelAnswered(ticket, tunnel.path);
        return;
    }
    m_tunnels.push_back({target, {}});
    const Result<QString> path = listen(m_tunnels.back());
    if (path) {
        m_tunnels.back().probes.push_back({ticket});
        return;
    }
    m_tunnels.pop_back();
    m_listener.tunnelAnswered(ticket, path);
}

bool TunnelHub::step(SshTransport *transport, TimePoint now)
{
    bool moved = false;
    for (Tunnel &tunnel : m_tunnels) {
        if (transport)
            moved = stepProbes(tunnel, *transport, now) || moved;
        if (now >= tunnel.spareUntil) {
            tunnel.spare.reset();
            tunnel.spareUntil = TimePoint::max();
        }
        moved = acceptClients(tunnel, transport) || moved;
        for (const auto &link : tunnel.links)
            moved = link->step() || moved;
        tunnel.links.remove_if([](const auto &link) {
            return link->state() == TunnelLink::State::Ended ||
                   link->state() == TunnelLink::State::Refused;
        });
    }
    return moved;
}

bool TunnelHub::stepProbes(Tunnel &tunnel, SshTransport &transport, TimePoint now)
{
    bool moved = false;
    for (auto probe = tunnel.probes.begin(); probe != tunnel.probes.end();) {
        if (!probe->link) {
            probe->link = std::make_unique<TunnelLink>(transport.newChannel(), tunnel.target);
            probe->deadline = now + longestProbe;
        }
        moved = probe->link->step() || moved;
        const TunnelLink::State state = probe->link->state();
        if (state == TunnelLink::State::Opening && now < probe->deadline) {
            ++probe;
            continue;
        }
        if (state == TunnelLink::State::Open) {
            tunnel.spare = std::move(probe->link);
            tunnel.spareUntil = now + spareLife;
            m_listener.tunnelAnswered(probe->ticket, tunnel.path);
        } else {
            const QString subject =
                tunnel.target.socketPath.isEmpty()
                    ? tunnel.target.address + u':' + QString::number(tunnel.target.port)
                    : tunnel.target.socketPath;
            m_listener.tunnelAnswered(probe->ticket, Error{ErrorCode::ForwardingRefused, subject,
                                                           reasonOf(probe->link->refusal())});
        }
        probe = tunnel.probes.erase(probe);
        moved = true;
    }
    return moved;
}

bool TunnelHub::acceptClients(Tunnel &tunnel, SshTransport *transport)
{
    bool moved = false;
    for (;;) {
        UniqueFd client(
            ::accept4(tunnel.listener.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (!client.isOpen())
            return moved;
        moved = true;
        if (!transport || !isOurUser(client.get()))
            continue; // closed at once
        auto link = std::move(tunnel.spare);
        tunnel.spareUntil = TimePoint::max();
        if (!link)
            link = std::make_unique<TunnelLink>(transport->newChannel(), tunnel.target);
        link->setClient(std::move(client));
        tunnel.links.push_back(std::move(link));
    }
}

void TunnelHub::addPollDescriptors(std::vector<pollfd> &descriptors) const
{
    for (const Tunnel &tunnel : m_tunnels) {
        descriptors.push_back({tunnel.listener.get(), POLLIN, 0});
        for (const auto &link : tunnel.links)
            link->addPollDescriptors(descriptors);
    }
}

TimePoint TunnelHub::wakeAt() const
{
    TimePoint next = TimePoint::max();
    for (const Tunnel &tunnel : m_tunnels) {
        next = std::min(next, tunnel.spareUntil);
        for (const Probe &probe : tunnel.probes)
            next = std::min(next, probe.deadline);
    }
    return next;
}

void TunnelHub::connectionLost()
{
    for (Tunnel &tunnel : m_tunnels) {
        for (const Probe &probe : tunnel.probes)
            m_listener.tunnelAnswered(probe.ticket, Error{ErrorCode::ConnectionLost, {}, {}});
        tunnel.probes.clear();
        tunnel.spare.reset();
        tunnel.spareUntil = TimePoint::max();
        tunnel.links.clear();
    }
}

void TunnelHub::close()
{
    connectionLost();
    m_tunnels.clear();
    if (!m_folder.isEmpty())
        QDir(m_folder).removeRecursively();
    m_folder.clear();
}

} // namespace Remote
