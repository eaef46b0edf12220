// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <atomic>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace Clawtune
{

namespace
{

// The one thing a signal handler can reach.
std::atomic<int> writeEnd = -1;

void onSignal(int)
{
    const char byte = 1;
    // A full pipe already says it.
    (void)!::write(writeEnd, &byte, 1);
}

} // namespace

Interrupt::Interrupt(QObject *parent)
    : QObject(parent)
{
    if (::pipe2(m_ends, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(m_ends[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &Interrupt::take);
    writeEnd = m_ends[1];
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

Interrupt::~Interrupt()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    writeEnd = -1;
    m_notifier.reset();
    for (const int end : m_ends) {
        if (end >= 0)
            ::close(end);
    }
}

void Interrupt::take()
{
    char byte = 0;
    while (::read(m_ends[0], &byte, 1) == 1) {
    }
    Q_EMIT happened();
}

} // namespace Clawtune
