// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/ssh/hostconnection.h"
#include "remote/ssh/sshchannel.h"

#include <poll.h>
#include <vector>

namespace Remote
{

/// One connection through a tunnel: bytes between a local client and a channel to the target,
/// with bounded buffers, so that the slower side holds up the faster one. Session thread.
class TunnelLink final
{
    Q_DISABLE_COPY_MOVE(TunnelLink)
public:
    enum class State { Opening, Open, Refused, Ended };

    TunnelLink(std::unique_ptr<SshChannel> channel, TunnelTarget target);

    [[nodiscard]] State state() const { return m_state; }
    /// In Refused: why, see SshChannel::openFailure().
    [[nodiscard]] int refusal() const { return m_channel->openFailure(); }
    void setClient(UniqueFd client) { m_client = std::move(client); }
    bool step();
    void addPollDescriptors(std::vector<pollfd> &descriptors) const;

private:
    bool stepOpening();
    bool fromClient();
    bool toClient();

    std::unique_ptr<SshChannel> m_channel;
    TunnelTarget m_target;
    State m_state = State::Opening;
    UniqueFd m_client;
    QByteArray m_up;   ///< from the client, not yet taken by the channel
    QByteArray m_down; ///< from the channel, not yet taken by the client
    bool m_clientEnded = false;
    bool m_serverEnded = false;
    bool m_eofSent = false;
};

} // namespace Remote
