// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/sockets/socketsampler.h"
#include "ui/processes/processmodel.h"

#include <QObject>

#include <optional>

namespace Clawtune
{

/// The network columns: what processes receive and send, as the session's sampler of sockets tells
/// it, and what that cannot see.
class TrafficReader final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TrafficReader)
public:
    TrafficReader(Remote::SocketSampler &sockets, ProcessModel &model, QObject *parent = nullptr);

    /// Sockets are read only while active.
    void setActive(bool active);
    /// The columns stand still while held, and then show the newest.
    void setHeld(bool held);

private:
    using Traffic = QHash<Remote::ProcessId, Remote::Traffic>;
    void take(const Traffic &traffic);
    void fail(const Remote::Error &error);

    Remote::SocketSampler &m_sockets;
    ProcessModel &m_model;
    std::optional<Traffic> m_waiting; ///< came while held
    bool m_isHeld = false;
};

} // namespace Clawtune
