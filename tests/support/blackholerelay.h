// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <atomic>
#include <list>
#include <thread>

/// Passes TCP connections of the loopback on to another port, until it is told to swallow
/// everything: then both sides stay open and hear nothing more, as behind a dead router.
class BlackHoleRelay final
{
    Q_DISABLE_COPY_MOVE(BlackHoleRelay)
public:
    explicit BlackHoleRelay(quint16 target);
    ~BlackHoleRelay();

    [[nodiscard]] quint16 port() const { return m_port; }
    void setSwallowing(bool on) { m_swallowing = on; }
    /// Ends the connections there are.
    void cut() { m_cutting = true; }
    /// Connections taken so far.
    [[nodiscard]] int count() const { return m_count; }

private:
    struct Pair {
        int client = -1;
        int server = -1;
    };
    void serve();
    void accept();
    static bool pass(int from, int to);
    static void close(Pair &pair);

    int m_listener = -1;
    quint16 m_port = 0;
    const quint16 m_target;
    std::atomic<bool> m_swallowing = false;
    std::atomic<bool> m_cutting = false;
    std::atomic<bool> m_stopping = false;
    std::atomic<int> m_count = 0;
    std::list<Pair> m_pairs;
    std::thread m_thread;
};
