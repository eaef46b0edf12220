// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <atomic>
#include <chrono>
#include <deque>
#include <list>
#include <thread>

/// Passes TCP connections of the loopback on to a server as a thin and long line would: so many
/// bytes a second each way, each of them late by `delay`. Nothing is lost; whoever sends too much
/// has to wait.
class ThinRelay final
{
    Q_DISABLE_COPY_MOVE(ThinRelay)
public:
    ThinRelay(const QString &address, quint16 port, int bytesPerSecond,
              std::chrono::milliseconds delay);
    ~ThinRelay();

    [[nodiscard]] quint16 port() const { return m_port; }
    /// Bytes passed on so far, both ways together.
    [[nodiscard]] qint64 passed() const { return m_passed; }

private:
    using Clock = std::chrono::steady_clock;
    struct Direction {
        int from = -1;
        int to = -1;
        Clock::time_point free{}; ///< when the line has sent what it was given
        std::deque<std::pair<Clock::time_point, QByteArray>> late;
        bool ended = false;
    };
    struct Pair {
        Direction up;
        Direction down;
    };
    void serve();
    void accept();
    void take(Direction &direction, Clock::time_point now) const;
    bool give(Direction &direction, Clock::time_point now);
    static void close(Pair &pair);

    const QByteArray m_address;
    const quint16 m_target;
    const int m_bytesPerSecond;
    const std::chrono::milliseconds m_delay;
    int m_listener = -1;
    quint16 m_port = 0;
    std::atomic<bool> m_stopping = false;
    std::atomic<qint64> m_passed = 0;
    std::list<Pair> m_pairs;
    std::thread m_thread;
};
