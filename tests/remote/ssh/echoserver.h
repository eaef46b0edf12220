// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <atomic>
#include <thread>

/// Sends back what it is sent, on a TCP port of the loopback or on a unix socket. One client at a
/// time, in a thread of its own.
class EchoServer final
{
    Q_DISABLE_COPY_MOVE(EchoServer)
public:
    /// `path` empty: TCP.
    explicit EchoServer(const QString &path = {});
    ~EchoServer();
    [[nodiscard]] quint16 port() const { return m_port; }

    /// Connects to a unix socket, sends, shuts the writing side, and reads to the end; gives up
    /// after 20 s. Null if it could not connect.
    static QByteArray ask(const QString &path, const QByteArray &bytes);

private:
    void serve();
    int m_listener = -1;
    quint16 m_port = 0;
    std::atomic<bool> m_stopping = false;
    std::thread m_thread;
};
