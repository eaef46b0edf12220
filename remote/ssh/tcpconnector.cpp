// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/tcpconnector.h"

#include <cerrno>
#include <cstring>
#include <mutex>
#include <netdb.h>
#include <netinet/tcp.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <thread>

namespace Remote
{

/// Shared by the look-up thread and the connector; lives until both have let go of it.
struct TcpConnector::Lookup {
    QByteArray name;
    QByteArray port;
    UniqueFd ready{::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)};
    std::mutex mutex; ///< protects what is below
    bool done = false;
    int failure = 0;
    QList<Address> addresses{};

    void resolve(int flags)
    {
        addrinfo hints{};
        hints.ai_family = AF_UNSPEC;
        hints.ai_socktype = SOCK_STREAM;
        hints.ai_flags = AI_NUMERICSERV | flags;
        addrinfo *found = nullptr;
        const int code = ::getaddrinfo(name.constData(), port.constData(), &hints, &found);
        QList<Address> list;
        for (const addrinfo *info = code == 0 ? found : nullptr; info; info = info->ai_next) {
            QByteArray bytes(qsizetype(info->ai_addrlen), Qt::Uninitialized);
            std::memcpy(bytes.data(), info->ai_addr, info->ai_addrlen);
            list.append({bytes, info->ai_family});
        }
        if (code == 0)
            ::freeaddrinfo(found);
        const std::lock_guard lock(mutex);
        done = true;
        failure = code;
        addresses = list;
    }
};

TcpConnector::TcpConnector(QString address, quint16 port, TimePoint deadline)
    : m_address(std::move(address))
    , m_port(port)
    , m_deadline(deadline)
    , m_attemptUntil(deadline)
{
    startLookup();
}

TcpConnector::~TcpConnector() = default;

void TcpConnector::startLookup()
{
    m_lookup = std::make_shared<Lookup>();
    m_lookup->name = m_address.toUtf8();
    m_lookup->port = QByteArray::number(m_port);
    m_lookup->resolve(AI_NUMERICHOST);
    if (m_lookup->failure == 0) {
        takeLookup();
        return;
    }
    m_lookup->done = false;
    std::thread([lookup = m_lookup] {
        lookup->resolve(0);
        const quint64 one = 1;
        [[maybe_unused]] const ssize_t n = ::write(lookup->ready.get(), &one, sizeof one);
    }).detach();
}

void TcpConnector::takeLookup()
{
    int failure = 0;
    {
        const std::lock_guard lock(m_lookup->mutex);
        if (!m_lookup->done)
            return;
        failure = m_lookup->failure;
        m_addresses = m_lookup->addresses;
    }
    m_lookup.reset();
    if (failure != 0 || m_addresses.isEmpty())
        fail(ErrorCode::HostNotFound, failure != 0 ? ::gai_strerror(failure) : "no address");
}

void TcpConnector::step(TimePoint now)
{
    if (isDone())
        return;
    if (now >= m_deadline) {
        noteFailure(ETIMEDOUT);
        return;
    }
    if (m_lookup)
        takeLookup();
    if (m_lookup || isDone())
        return;
    if (m_attempt.isOpen())
        checkAttempt(now);
    while (!isDone() && !m_attempt.isOpen())
        tryNext(now);
}

void TcpConnector::tryNext(TimePoint now)
{
    if (m_addresses.isEmpty()) {
        noteFailure(m_lastFailure);
        return;
    }
    const Address address = m_addresses.takeFirst();
    m_attemptUntil = now + (m_deadline - now) / (m_addresses.size() + 1);
    UniqueFd fd(::socket(address.family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    sockaddr_storage storage{};
    std::memcpy(&storage, address.bytes.constData(),
                std::min(sizeof storage, size_t(address.bytes.size())));
    const auto *target = static_cast<const sockaddr *>(static_cast<const void *>(&storage));
    if (!fd.isOpen() || (::connect(fd.get(), target, socklen_t(address.bytes.size())) != 0 &&
                         errno != EINPROGRESS)) {
        m_lastFailure = errno;
        return;
    }
    m_attempt = std::move(fd);
}

void TcpConnector::checkAttempt(TimePoint now)
{
    pollfd ready{m_attempt.get(), POLLOUT, 0};
    if (::poll(&ready, 1, 0) == 0) {
        if (now >= m_attemptUntil) {
            m_lastFailure = ETIMEDOUT;
            m_attempt.reset();
        }
        return;
    }
    int code = 0;
    socklen_t size = sizeof code;
    ::getsockopt(m_attempt.get(), SOL_SOCKET, SO_ERROR, &code, &size);
    if (code == 0) {
        const int one = 1;
        ::setsockopt(m_attempt.get(), IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        m_connected = std::move(m_attempt);
    } else {
        m_lastFailure = code;
        m_attempt.reset();
    }
}

void TcpConnector::noteFailure(int code)
{
    switch (code) {
    case ECONNREFUSED:
        return fail(ErrorCode::ConnectionRefused, ::strerrordesc_np(code));
    case ETIMEDOUT:
    case 0:
        return fail(ErrorCode::ConnectTimedOut, {});
    default:
        return fail(ErrorCode::NetworkUnreachable, ::strerrordesc_np(code));
    }
}

void TcpConnector::fail(ErrorCode code, const QByteArray &detail)
{
    m_attempt.reset();
    m_lookup.reset();
    m_error = Error{code, m_address, detail};
}

void TcpConnector::addPollDescriptors(std::vector<pollfd> &descriptors) const
{
    if (m_lookup)
        descriptors.push_back({m_lookup->ready.get(), POLLIN, 0});
    if (m_attempt.isOpen())
        descriptors.push_back({m_attempt.get(), POLLOUT, 0});
}

TimePoint TcpConnector::wakeAt() const
{
    return m_attempt.isOpen() ? std::min(m_attemptUntil, m_deadline) : m_deadline;
}

} // namespace Remote
