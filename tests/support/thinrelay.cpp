// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/thinrelay.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

using namespace std::chrono_literals;

namespace
{

constexpr size_t packet = 1400;
/// What a modem keeps back before it makes the sender wait.
constexpr auto mostAhead = 1s;

sockaddr *generic(sockaddr_in &address)
{
    return static_cast<sockaddr *>(static_cast<void *>(&address));
}

} // namespace

ThinRelay::ThinRelay(const QString &address, quint16 port, int bytesPerSecond,
                     std::chrono::milliseconds delay)
    : m_address(address.toLatin1())
    , m_target(port)
    , m_bytesPerSecond(bytesPerSecond)
    , m_delay(delay)
    , m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in here{};
    here.sin_family = AF_INET;
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof here;
    ::bind(m_listener, generic(here), size);
    ::getsockname(m_listener, generic(here), &size);
    m_port = ntohs(here.sin_port);
    ::listen(m_listener, 16);
    m_thread = std::thread([this] { serve(); });
}

ThinRelay::~ThinRelay()
{
    m_stopping = true;
    m_thread.join();
    for (Pair &pair : m_pairs)
        close(pair);
    ::close(m_listener);
}

void ThinRelay::close(Pair &pair)
{
    ::close(pair.up.from);
    ::close(pair.up.to);
    pair.up.from = -1;
}

void ThinRelay::accept()
{
    const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
    const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in there{};
    there.sin_family = AF_INET;
    there.sin_port = htons(m_target);
    const bool isAddress = ::inet_pton(AF_INET, m_address.constData(), &there.sin_addr) == 1;
    if (client >= 0 && isAddress && ::connect(server, generic(there), sizeof there) == 0) {
        m_pairs.push_back({});
        m_pairs.back().up = {client, server, {}, {}, false};
        m_pairs.back().down = {server, client, {}, {}, false};
    } else {
        ::close(client);
        ::close(server);
    }
}

/// Reads what there is, and reckons when the line will have brought it to the other end.
void ThinRelay::take(Direction &direction, Clock::time_point now) const
{
    QByteArray bytes(qsizetype(packet), Qt::Uninitialized);
    const ssize_t count = ::read(direction.from, bytes.data(), packet);
    if (count <= 0) {
        direction.ended = true;
        return;
    }
    bytes.truncate(count);
    const std::chrono::microseconds sending(count * 1'000'000 / m_bytesPerSecond);
    direction.free = std::max(direction.free, now) + sending;
    direction.late.emplace_back(direction.free + m_delay, bytes);
}

/// Passes on what is due; false when there will be no more.
bool ThinRelay::give(Direction &direction, Clock::time_point now)
{
    while (!direction.late.empty() && direction.late.front().first <= now) {
        const QByteArray &bytes = direction.late.front().second;
        if (::send(direction.to, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL) !=
            bytes.size())
            return false;
        m_passed += bytes.size();
        direction.late.pop_front();
    }
    return !direction.ended || !direction.late.empty();
}

void ThinRelay::serve()
{
    while (!m_stopping) {
        m_pairs.remove_if([](const Pair &pair) { return pair.up.from < 0; });
        const Clock::time_point now = Clock::now();
        std::vector<pollfd> ready{{m_listener, POLLIN, 0}};
        std::vector<Direction *> directions;
        for (Pair &pair : m_pairs) {
            for (Direction *direction : {&pair.up, &pair.down}) {
                if (direction->ended || direction->free > now + mostAhead)
                    continue;
                ready.push_back({direction->from, POLLIN, 0});
                directions.push_back(direction);
            }
        }
        if (::poll(ready.data(), ready.size(), 5) > 0) {
            for (size_t i = 0; i < directions.size(); ++i) {
                if (ready[i + 1].revents != 0)
                    take(*directions[i], Clock::now());
            }
            if (ready[0].revents != 0)
                accept();
        }
        for (Pair &pair : m_pairs) {
            const bool up = give(pair.up, Clock::now());
            const bool down = give(pair.down, Clock::now());
            if (!up || !down)
                close(pair);
        }
    }
}
