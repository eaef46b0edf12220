// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <libssh/libssh.h>

#include <chrono>
#include <memory>
#include <unistd.h>
#include <utility>

namespace Remote
{

using Clock = std::chrono::steady_clock;
using TimePoint = Clock::time_point;

struct SshKeyDeleter {
    void operator()(ssh_key key) const { ssh_key_free(key); }
};
using SshKeyPtr = std::unique_ptr<ssh_key_struct, SshKeyDeleter>;

struct SshSessionDeleter {
    void operator()(ssh_session session) const
    {
        ssh_disconnect(session);
        ssh_free(session);
    }
};
using SshSessionPtr = std::unique_ptr<ssh_session_struct, SshSessionDeleter>;

/// A file descriptor that is closed with its holder.
class UniqueFd final
{
public:
    explicit UniqueFd(int fd = -1)
        : m_fd(fd)
    {
    }
    UniqueFd(UniqueFd &&other) noexcept
        : m_fd(std::exchange(other.m_fd, -1))
    {
    }
    UniqueFd &operator=(UniqueFd &&other) noexcept
    {
        reset(std::exchange(other.m_fd, -1));
        return *this;
    }
    UniqueFd(const UniqueFd &) = delete;
    UniqueFd &operator=(const UniqueFd &) = delete;
    ~UniqueFd() { reset(); }

    [[nodiscard]] int get() const { return m_fd; }
    [[nodiscard]] bool isOpen() const { return m_fd >= 0; }
    [[nodiscard]] int release() { return std::exchange(m_fd, -1); }
    void reset(int fd = -1)
    {
        if (m_fd >= 0 && m_fd != fd)
            ::close(m_fd);
        m_fd = fd;
    }

private:
    int m_fd;
};

/// The wire form of a key's public part; empty if it has none.
QByteArray publicBlob(ssh_key key);
/// Its type as servers and known_hosts name it, such as ssh-ed25519.
QByteArray keyTypeName(const QByteArray &blob);

} // namespace Remote
