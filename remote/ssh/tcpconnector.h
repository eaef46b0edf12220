// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/result.h"
#include "remote/ssh/sshhandles.h"

#include <QList>

#include <poll.h>
#include <vector>

namespace Remote
{

/// Finds the addresses of a name and connects to the first that answers, without ever blocking.
/// The look-up runs in a thread of its own, because getaddrinfo cannot be cut short: when the
/// deadline passes first, its answer is simply dropped.
class TcpConnector final
{
    Q_DISABLE_COPY_MOVE(TcpConnector)
public:
    TcpConnector(QString address, quint16 port, TimePoint deadline);
    ~TcpConnector();

    /// Call when a descriptor of pollDescriptors() is ready or wakeAt() has come.
    void step(TimePoint now);
    [[nodiscard]] bool isDone() const { return m_error.has_value() || m_connected.isOpen(); }
    [[nodiscard]] std::optional<Error> error() const { return m_error; }
    /// The connected socket, non-blocking; once.
    [[nodiscard]] UniqueFd takeSocket() { return std::move(m_connected); }
    void addPollDescriptors(std::vector<pollfd> &descriptors) const;
    [[nodiscard]] TimePoint wakeAt() const;

private:
    struct Lookup;
    struct Address {
        QByteArray bytes; ///< a sockaddr
        int family = 0;
    };
    void startLookup();
    void takeLookup();
    void tryNext(TimePoint now);
    void checkAttempt(TimePoint now);
    void noteFailure(int code);
    void fail(ErrorCode code, const QByteArray &detail);

    QString m_address;
    quint16 m_port;
    TimePoint m_deadline;
    std::shared_ptr<Lookup> m_lookup;
    QList<Address> m_addresses;
    UniqueFd m_attempt;
    TimePoint m_attemptUntil;
    UniqueFd m_connected;
    int m_lastFailure = 0;
    std::optional<Error> m_error;
};

} // namespace Remote
