// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <atomic>

namespace Remote
{

/// Ends waits of the libpq worker thread. cancel() and stop() may be called from any thread; the
/// rest is for the worker. A request carries the ticket that was current when it was made; one
/// cancel() ends every request made before it and none made after.
class PgInterrupt final
{
public:
    PgInterrupt();
    ~PgInterrupt();
    Q_DISABLE_COPY_MOVE(PgInterrupt)

    [[nodiscard]] quint64 ticket() const { return m_cancelledBefore.load(); }
    void cancel();
    /// Everything ends at once, without a word to the server: the owner goes away.
    void stop();
    [[nodiscard]] bool isCancelled(quint64 ticket) const
    {
        return m_stopped.load() || m_cancelledBefore.load() > ticket;
    }
    [[nodiscard]] bool isStopped() const { return m_stopped.load(); }
    /// Readable after cancel() or stop(), for poll(); -1 if the system gave none.
    [[nodiscard]] int descriptor() const { return m_descriptor; }
    void drain() const;

private:
    void wake() const;

    int m_descriptor = -1;
    std::atomic<quint64> m_cancelledBefore{0};
    std::atomic<bool> m_stopped{false};
};

} // namespace Remote
