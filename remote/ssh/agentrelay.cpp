// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/agentrelay.h"

#include "remote/ssh/agentquery.h"
#include "remote/ssh/wirereader.h"

#include <cerrno>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

namespace Remote
{

namespace
{

constexpr quint8 failure = 5;
constexpr quint8 requestIdentities = 11;
constexpr quint8 identitiesAnswer = 12;
constexpr quint8 signRequest = 13;
constexpr quint32 largestMessage = 256 * 1024;

QByteArray refusal()
{
    return QByteArray(1, char(failure));
}

bool sendAll(int fd, const QByteArray &bytes)
{
    return ::send(fd, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL) == bytes.size();
}

} // namespace

AgentRelay::AgentRelay(QByteArray agentPath, int interrupt, std::chrono::milliseconds patience)
    : m_agentPath(std::move(agentPath))
    , m_interrupt(interrupt)
    , m_patience(patience)
    , m_stop(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
    int ends[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return;
    m_libraryEnd.reset(ends[0]);
    m_ourEnd.reset(ends[1]);
    m_thread = std::thread([this] { serve(); });
}

AgentRelay::~AgentRelay()
{
    const quint64 one = 1;
    [[maybe_unused]] const ssize_t written = ::write(m_stop.get(), &one, sizeof one);
    if (m_thread.joinable())
        m_thread.join();
}

void AgentRelay::offer(const QByteArray &blob)
{
    const std::lock_guard lock(m_mutex);
    m_offered = blob;
}

/// False at the deadline, when told to stop, and when interrupted.
bool AgentRelay::waitFor(int fd, short events, TimePoint until)
{
    for (;;) {
        pollfd descriptors[] = {
            {fd, events, 0}, {m_stop.get(), POLLIN, 0}, {m_interrupt, POLLIN, 0}};
        int timeout = -1;
        if (until != TimePoint::max()) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
            timeout = int(std::max<qint64>(0, left.count()));
        }
        const int ready = ::poll(descriptors, 3, timeout);
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0 || descriptors[1].revents != 0 || descriptors[2].revents != 0)
            return false;
        return true;
    }
}

QByteArray AgentRelay::readMessage(int fd, TimePoint until)
{
    QByteArray message;
    qsizetype wanted = 4;
    while (message.size() < wanted) {
        if (!waitFor(fd, POLLIN, until))
            return {};
        QByteArray piece(wanted - message.size(), Qt::Uninitialized);
        const ssize_t count = ::recv(fd, piece.data(), size_t(piece.size()), MSG_DONTWAIT);
        if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR))
            return {};
        message.append(piece.constData(), std::max<ssize_t>(0, count));
        if (wanted == 4 && message.size() == 4) {
            const quint32 size = WireReader(message).number();
            if (size == 0 || size > largestMessage)
                return {};
            wanted += size;
        }
    }
    return message.mid(4);
}

void AgentRelay::serve()
{
    for (;;) {
        const QByteArray request = readMessage(m_ourEnd.get(), TimePoint::max());
        if (request.isEmpty() || !sendAll(m_ourEnd.get(), wireString(answerTo(request))))
            break;
    }
    // The library waits without limit: an end of file is what wakes it.
    ::shutdown(m_ourEnd.get(), SHUT_RDWR);
}

QByteArray AgentRelay::answerTo(const QByteArray &request)
{
    const quint8 type = quint8(request[0]);
    if (type == requestIdentities) {
        const std::lock_guard lock(m_mutex);
        return char(identitiesAnswer) + QByteArray("\0\0\0\1", 4) + wireString(m_offered) +
               wireString("key");
    }
    if (type != signRequest)
        return refusal();
    const QByteArray answer = forward(request);
    if (!answer.isEmpty())
        return answer;
    m_failed = true;
    return refusal();
}

QByteArray AgentRelay::forward(const QByteArray &request)
{
    const UniqueFd agent = connectToAgent(m_agentPath);
    if (!agent.isOpen() || !sendAll(agent.get(), wireString(request)))
        return {};
    return readMessage(agent.get(), Clock::now() + m_patience);
}

} // namespace Remote
