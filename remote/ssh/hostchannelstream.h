// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/ssh/hostowner.h"

namespace Remote
{

/// A stream of a HostConnection, in the owner's thread.
class HostStream final : public RemoteStream
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HostStream)
public:
    HostStream(HostConnection::Private &owner, RequestId id,
               std::shared_ptr<std::atomic<qsizetype>> inFlight);
    ~HostStream() override;

    void write(const QByteArray &bytes) override;
    void deliver(const QByteArray &bytes, bool isError);
    void end(const Result<CommandOutput> &result);
    /// The connection object is being destroyed.
    void connectionGone() { m_owner = nullptr; }

private:
    HostConnection::Private *m_owner;
    RequestId m_id;
    std::shared_ptr<std::atomic<qsizetype>> m_inFlight;
};

} // namespace Remote
