// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/blackholerelay.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace
{

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

sockaddr *generic(sockaddr_in &address)
{
    return static_cast<sockaddr *>(static_cast<void *>(&address));
}

} // namespace

BlackHoleRelay::BlackHoleRelay(quint16 target)
    : m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    , m_target(target)
{
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    ::bind(m_listener, generic(address), size);
    ::getsockname(m_listener, generic(address), &size);
    m_port = ntohs(address.sin_port);
    ::listen(m_listener, 16);
    m_thread = std::thread([this] { serve(); });
}

BlackHoleRelay::~BlackHoleRelay()
{
    m_stopping = true;
    m_thread.join();
    for (Pair &pair : m_pairs)
        close(pair);
    ::close(m_listener);
}

void BlackHoleRelay::close(Pair &pair)
{
    ::close(pair.client);
    ::close(pair.server);
    pair = {};
}

void BlackHoleRelay::accept()
{
    Pair pair{::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC), -1};
    pair.server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(m_target);
    if (pair.client >= 0 && ::connect(pair.server, generic(address), sizeof address) == 0) {
        ++m_count;
        m_pairs.push_back(pair);
    } else {
        close(pair);
    }
}

bool BlackHoleRelay::pass(int from, int to)
{
    char bytes[65536];
    const ssize_t count = ::read(from, bytes, sizeof bytes);
    return count > 0 && ::send(to, bytes, size_t(count), MSG_NOSIGNAL) == count;
}

void BlackHoleRelay::serve()
{
    while (!m_stopping) {
        if (m_cutting.exchange(false)) {
            for (Pair &pair : m_pairs)
                close(pair);
        }
        m_pairs.remove_if([](const Pair &pair) { return pair.client < 0; });
        std::vector<pollfd> ready{{m_listener, POLLIN, 0}};
        for (const Pair &pair : m_pairs) {
            ready.push_back({pair.client, POLLIN, 0});
            ready.push_back({pair.server, POLLIN, 0});
        }
        // While swallowing nothing is read, not even the news that a side has closed.
        if (::poll(ready.data(), m_swallowing ? 0 : ready.size(), 10) <= 0)
            continue;
        size_t index = 1;
        for (Pair &pair : m_pairs) {
            const bool up = ready[index++].revents == 0 || pass(pair.client, pair.server);
            const bool down = ready[index++].revents == 0 || pass(pair.server, pair.client);
            if (!up || !down)
                close(pair);
        }
        if (ready[0].revents != 0)
            accept();
    }
}
