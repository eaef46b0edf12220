// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/hostchannelstream.h"

namespace Remote
{

HostStream::HostStream(HostConnection::Private &owner, RequestId id,
                       std::shared_ptr<std::atomic<qsizetype>> inFlight)
    : m_owner(&owner)
    , m_id(id)
    , m_inFlight(std::move(inFlight))
{
}

HostStream::~HostStream()
{
    if (m_owner)
        m_owner->streamGone(m_id);
}

void HostStream::write(const QByteArray &bytes)
{
    if (!m_owner)
        return;
    HostWorker *worker = &m_owner->worker();
    m_owner->post([worker, id = m_id, bytes] { worker->write(id, bytes); });
}

void HostStream::deliver(const QByteArray &bytes, bool isError)
{
    // The session thread may have stopped reading for us: a task, even an empty one, wakes it.
    constexpr qsizetype wakeBelow = 512 * 1024;
    const qsizetype before = m_inFlight->fetch_sub(bytes.size());
    if (before > wakeBelow && before - bytes.size() <= wakeBelow && m_owner)
        m_owner->post([] {});
    if (isError)
        Q_EMIT receivedError(bytes);
    else
        Q_EMIT received(bytes);
}

void HostStream::end(const Result<CommandOutput> &result)
{
    m_owner = nullptr;
    Q_EMIT finished(result);
}

} // namespace Remote

#include "moc_hostchannelstream.cpp"
#include "moc_remoteshell.cpp"
