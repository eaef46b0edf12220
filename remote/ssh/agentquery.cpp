// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/agentquery.h"

#include "remote/ssh/wirereader.h"

#include <cerrno>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>

namespace Remote
{

namespace
{

constexpr quint8 requestIdentities = 11;
constexpr quint8 identitiesAnswer = 12;
constexpr quint32 largestAnswer = 256 * 1024;
constexpr quint32 mostKeys = 100;

} // namespace

UniqueFd connectToAgent(const QByteArray &path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.isEmpty() || size_t(path.size()) >= sizeof address.sun_path)
        return UniqueFd();
    std::memcpy(address.sun_path, path.constData(), size_t(path.size()));
    UniqueFd fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    const auto *generic = static_cast<const sockaddr *>(static_cast<const void *>(&address));
    if (::connect(fd.get(), generic, sizeof address) != 0)
        fd.reset();
    return fd;
}

AgentQuery::AgentQuery(const QByteArray &path, TimePoint deadline)
    : m_socket(connectToAgent(path))
    , m_deadline(deadline)
{
    const QByteArray request = wireString(QByteArray(1, char(requestIdentities)));
    if (!m_socket.isOpen() || ::send(m_socket.get(), request.constData(), size_t(request.size()),
                                     MSG_NOSIGNAL) != request.size())
        m_state = State::Failed;
}

bool AgentQuery::step(TimePoint now)
{
    while (m_state == State::Waiting) {
        char bytes[16 * 1024];
        const ssize_t count = ::recv(m_socket.get(), bytes, sizeof bytes, MSG_DONTWAIT);
        if (count < 0 && (errno == EAGAIN || errno == EINTR))
            break;
        if (count <= 0) {
            m_state = State::Failed;
            break;
        }
        m_received.append(bytes, count);
        if (m_received.size() < 4)
            continue;
        WireReader reader(m_received);
        const quint32 size = reader.number();
        if (size > largestAnswer)
            m_state = State::Failed;
        else if (m_received.size() >= qsizetype(size) + 4)
            understand(m_received.mid(4, size));
    }
    if (m_state == State::Waiting && now >= m_deadline)
        m_state = State::Failed;
    return m_state != State::Waiting;
}

void AgentQuery::understand(const QByteArray &answer)
{
    WireReader reader(answer);
    m_state = reader.byte() == identitiesAnswer ? State::Done : State::Failed;
    const quint32 count = std::min(reader.number(), mostKeys);
    for (quint32 i = 0; i < count && m_state == State::Done; ++i) {
        const QByteArray blob = reader.string();
        reader.string(); // a comment
        if (!reader.ok())
            m_state = State::Failed;
        else
            m_keys.append(blob);
    }
}

void AgentQuery::addPollDescriptors(std::vector<pollfd> &descriptors) const
{
    if (m_state == State::Waiting)
        descriptors.push_back({m_socket.get(), POLLIN, 0});
}

} // namespace Remote
