// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/ssh/sshhandles.h"

#include <QList>

#include <poll.h>
#include <vector>

namespace Remote
{

/// A connected, non-blocking socket of the agent at `path`; closed if it cannot be reached.
UniqueFd connectToAgent(const QByteArray &path);

/// Asks an SSH agent for the public keys it holds, without ever blocking: the library's own agent
/// calls wait for ever for an agent that is stopped. Session thread.
class AgentQuery final
{
    Q_DISABLE_COPY_MOVE(AgentQuery)
public:
    enum class State { Waiting, Done, Failed };

    AgentQuery(const QByteArray &path, TimePoint deadline);

    /// True once the state is no longer Waiting.
    bool step(TimePoint now);
    [[nodiscard]] State state() const { return m_state; }
    /// Wire forms, in the agent's order.
    [[nodiscard]] QList<QByteArray> keys() const { return m_keys; }
    void addPollDescriptors(std::vector<pollfd> &descriptors) const;
    [[nodiscard]] TimePoint wakeAt() const { return m_deadline; }

private:
    void understand(const QByteArray &answer);

    UniqueFd m_socket;
    TimePoint m_deadline;
    State m_state = State::Waiting;
    QByteArray m_received;
    QList<QByteArray> m_keys;
};

} // namespace Remote
