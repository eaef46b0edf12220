// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <signal.h>

/// Signals one process. False where there is none: a process that has ended has number 0, which
/// kill(2) takes for everybody in our own group, whoever started the test included.
[[nodiscard]] inline bool signalProcess(qint64 pid, int signal)
{
    return pid > 0 && kill(pid_t(pid), signal) == 0;
}
