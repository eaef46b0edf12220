// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/ssh/sshhandles.h"

#include <atomic>
#include <mutex>
#include <thread>

namespace Remote
{

/// Stands between libssh and the real agent. The library's agent calls block without limit and
/// offer every key; here each request has a deadline, `interrupt` ends it at once, and the agent
/// seems to hold just the one key that is wanted. A thread of its own, for the library's call
/// blocks the session thread while it is answered.
class AgentRelay final
{
    Q_DISABLE_COPY_MOVE(AgentRelay)
public:
    /// `interrupt`: readable when everything should end, -1 for none.
    AgentRelay(QByteArray agentPath, int interrupt, std::chrono::milliseconds patience);
    ~AgentRelay();

    /// The end for ssh_set_agent_socket(), which owns it from then on; once.
    [[nodiscard]] int takeLibraryEnd() { return m_libraryEnd.release(); }
    void offer(const QByteArray &blob);
    /// The agent did not answer a request to sign in time.
    [[nodiscard]] bool hasFailed() const { return m_failed; }

private:
    void serve();
    [[nodiscard]] QByteArray answerTo(const QByteArray &request);
    [[nodiscard]] QByteArray forward(const QByteArray &request);
    [[nodiscard]] QByteArray readMessage(int fd, TimePoint until);
    bool waitFor(int fd, short events, TimePoint until);

    const QByteArray m_agentPath;
    const int m_interrupt;
    const std::chrono::milliseconds m_patience;
    std::mutex m_mutex; ///< protects m_offered
    QByteArray m_offered;
    std::atomic<bool> m_failed = false;
    UniqueFd m_libraryEnd;
    UniqueFd m_ourEnd;
    UniqueFd m_stop;
    std::thread m_thread;
};

} // namespace Remote
