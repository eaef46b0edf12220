// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connection/hostsessions.h"

#include <QElapsedTimer>
#include <QTimer>

#include <functional>

namespace Clawtune
{

/// Connects many servers one after the other: a few at a time and with pauses, as sshd's
/// MaxStartups and PerSourcePenalties ask, the more so where several names lead to one address.
/// Each is tried once; those that ask the person something keep their place until answered.
class FleetConnector final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FleetConnector)
public:
    static constexpr int atOnce = 4;
    static constexpr std::chrono::milliseconds pause{150};
    /// Between two to the same address.
    static constexpr std::chrono::milliseconds sameAddressPause{500};

    /// `open` opens the session of a host and gives it; nullptr when it cannot be.
    FleetConnector(HostSessions &sessions, std::function<HostSession *(const QString &name)> open,
                   QObject *parent = nullptr);

    /// Puts every host that is not connected in the queue, but those that were refused before.
    void connectAll();
    /// One that a person asked for: at once, even if it was refused before.
    void connectOne(const QString &name);
    /// What waits stays as it is; what is under way goes on.
    void stop();
    [[nodiscard]] int waiting() const { return int(m_queue.size()); }
    [[nodiscard]] bool isWaiting(const QString &name) const { return m_queue.contains(name); }

Q_SIGNALS:
    void progressed();

private:
    void pump();
    [[nodiscard]] int underWay() const;
    [[nodiscard]] std::chrono::milliseconds untilDue(const QString &name) const;

    HostSessions &m_sessions;
    std::function<HostSession *(const QString &)> m_open;
    QStringList m_queue;
    QStringList m_started;
    QHash<QString, qint64> m_lastByAddress; ///< on m_clock, ms
    QElapsedTimer m_clock;
    QTimer m_timer;
};

} // namespace Clawtune
