// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/tunnellink.h"

#include <cerrno>
#include <sys/socket.h>

namespace Remote
{

namespace
{
constexpr qsizetype largestBuffer = 256 * 1024;
} // namespace

TunnelLink::TunnelLink(std::unique_ptr<SshChannel> channel, TunnelTarget target)
    : m_channel(std::move(channel))
    , m_target(std::move(target))
{
}

bool TunnelLink::step()
{
    bool moved = false;
    if (m_state == State::Opening)
        moved = stepOpening();
    if (m_state != State::Open || !m_client.isOpen())
        return moved;
    moved = fromClient() || moved;
    moved = toClient() || moved;
    if (m_serverEnded && m_down.isEmpty()) {
        m_state = State::Ended;
        m_channel->close(false);
        m_client.reset();
        moved = true;
    }
    return moved;
}

bool TunnelLink::stepOpening()
{
    const SshChannel::Progress progress =
        m_target.socketPath.isEmpty() ? m_channel->openTcp(m_target.address.toUtf8(), m_target.port)
                                      : m_channel->openUnix(m_target.socketPath.toUtf8());
    if (progress == SshChannel::Progress::Pending)
        return false;
    m_state = progress == SshChannel::Progress::Done ? State::Open : State::Refused;
    if (m_state == State::Refused)
        m_client.reset();
    return true;
}

bool TunnelLink::fromClient()
{
    bool moved = false;
    while (!m_clientEnded && m_up.size() < largestBuffer) {
        char bytes[32 * 1024];
        const ssize_t count = ::recv(m_client.get(), bytes, sizeof bytes, MSG_DONTWAIT);
        if (count < 0 && (errno == EAGAIN || errno == EINTR))
            break;
        moved = true;
        m_clientEnded = count <= 0;
        if (count > 0)
            m_up.append(bytes, count);
    }
    while (!m_up.isEmpty()) {
        const qsizetype taken = m_channel->write(m_up.constData(), m_up.size());
        if (taken <= 0)
            break;
        m_up.remove(0, taken);
        moved = true;
    }
    if (m_clientEnded && m_up.isEmpty() && !m_eofSent) {
        m_eofSent = true;
        m_channel->sendEof();
        moved = true;
    }
    return moved;
}

bool TunnelLink::toClient()
{
    bool moved = false;
    while (!m_serverEnded && m_down.size() < largestBuffer) {
        const qsizetype count = m_channel->read(m_down, largestBuffer - m_down.size(), false);
        m_serverEnded = count < 0;
        if (count <= 0)
            break;
        moved = true;
    }
    while (!m_down.isEmpty()) {
        const ssize_t taken = ::send(m_client.get(), m_down.constData(), size_t(m_down.size()),
                                     MSG_DONTWAIT | MSG_NOSIGNAL);
        if (taken < 0 && (errno == EAGAIN || errno == EINTR))
            break;
        moved = true;
        if (taken < 0) { // the client has gone: there is nobody to tell
            m_down.clear();
            m_serverEnded = true;
            break;
        }
        m_down.remove(0, taken);
    }
    return moved;
}

void TunnelLink::addPollDescriptors(std::vector<pollfd> &descriptors) const
{
    if (!m_client.isOpen() || m_state != State::Open)
        return;
    int events = 0;
    if (!m_clientEnded && m_up.size() < largestBuffer)
        events |= POLLIN;
    if (!m_down.isEmpty())
        events |= POLLOUT;
    // Without a wish there is no entry: a client that hung up would wake us without end.
    if (events != 0)
        descriptors.push_back({m_client.get(), short(events), 0});
}

} // namespace Remote
