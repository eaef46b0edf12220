// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/remote/ssh/echoserver.h"

#include <QFile>

#include <arpa/inet.h>
#include <cstring>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace
{

template <typename Address> sockaddr *generic(Address &address)
{
    return static_cast<sockaddr *>(static_cast<void *>(&address));
}

sockaddr_un unixAddress(const QString &path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray name = QFile::encodeName(path).left(sizeof address.sun_path - 1);
    std::memcpy(address.sun_path, name.constData(), size_t(name.size()));
    return address;
}

} // namespace

EchoServer::EchoServer(const QString &path)
{
    m_listener = ::socket(path.isEmpty() ? AF_INET : AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (path.isEmpty()) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        ::bind(m_listener, generic(address), size);
        ::getsockname(m_listener, generic(address), &size);
        m_port = ntohs(address.sin_port);
    } else {
        sockaddr_un address = unixAddress(path);
        ::bind(m_listener, generic(address), sizeof address);
    }
    ::listen(m_listener, 8);
    m_thread = std::thread([this] { serve(); });
}

EchoServer::~EchoServer()
{
    m_stopping = true;
    m_thread.join();
    ::close(m_listener);
}

void EchoServer::serve()
{
    while (!m_stopping) {
        pollfd ready{m_listener, POLLIN, 0};
        if (::poll(&ready, 1, 50) <= 0)
            continue;
        const int client = ::accept(m_listener, nullptr, nullptr);
        char bytes[65536];
        for (;;) {
            pollfd readable{client, POLLIN, 0};
            if (::poll(&readable, 1, 50) == 0) {
                if (m_stopping)
                    break;
                continue;
            }
            const ssize_t count = ::read(client, bytes, sizeof bytes);
            if (count <= 0 || ::send(client, bytes, size_t(count), MSG_NOSIGNAL) != count)
                break;
        }
        ::close(client);
    }
}

QByteArray EchoServer::ask(const QString &path, const QByteArray &bytes)
{
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address = unixAddress(path);
    QByteArray answer;
    if (::connect(fd, generic(address), sizeof address) == 0) {
        answer = "";
        const timeval limit{20, 0};
        ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        std::thread writer([fd, &bytes] {
            qsizetype sent = 0;
            while (sent < bytes.size()) {
                const ssize_t count =
                    ::send(fd, bytes.constData() + sent, size_t(bytes.size() - sent), MSG_NOSIGNAL);
                if (count <= 0)
                    break;
                sent += count;
            }
            ::shutdown(fd, SHUT_WR);
        });
        char buffer[65536];
        ssize_t count = 0;
        while ((count = ::read(fd, buffer, sizeof buffer)) > 0)
            answer.append(buffer, count);
        writer.join();
    }
    ::close(fd);
    return answer;
}
