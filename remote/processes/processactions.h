// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/processrow.h"
#include "remote/ssh/remoteshell.h"

#include <QList>

namespace Remote
{

enum class ProcessSignal { Term, Kill, Stop, Continue, Hangup, Interrupt, User1, User2 };

/// As kill -s wants it: "TERM", "CONT"…
const char *signalWord(ProcessSignal signal);

/// What is to be done to processes.
struct ProcessAction {
    enum class Kind { Signal, Renice };
    Kind kind = Kind::Signal;
    ProcessSignal signal = ProcessSignal::Term;
    int nice = 0; ///< Renice: -20 (first) to 19 (last), for all threads

    friend bool operator==(const ProcessAction &, const ProcessAction &) = default;
};

/// What came of it, as the server saw it.
enum class ProcessOutcome {
    Done,          ///< and seen: it ended, stopped, goes on, has that nice value
    Sent,          ///< a signal that each program takes in its own way; it was running afterwards
    StillThere,    ///< sent, but two seconds later nothing of it was to be seen
    Gone,          ///< it had ended before
    OtherProcess,  ///< its number belongs to another process by now; that one was left alone
    NotPermitted,  ///< needs administrator rights
    KernelThread,  ///< takes no signals
    Init,          ///< the first process: refused
    OwnConnection, ///< a part of Clawtune's own connection: refused
    Unknown,       ///< the answer did not say
};

struct ProcessAnswer {
    ProcessId id;
    ProcessOutcome outcome = ProcessOutcome::Unknown;
    char state = '-'; ///< afterwards, as in ProcessRow; 'X' ended, '-' not looked at

    friend bool operator==(const ProcessAnswer &, const ProcessAnswer &) = default;
};

/// The sh script that does it: right before each deed it compares the start time in
/// /proc/PID/stat, so that no other process of the same number is ever hit.
QByteArray actionScript(const ProcessAction &action, const QList<ProcessId> &ids,
                        const QByteArray &marker);
/// One answer for each of `ids`, in their order.
QList<ProcessAnswer> parseActionAnswers(const QByteArray &out, const QList<ProcessId> &ids,
                                        const QByteArray &marker);

struct ProcessTarget {
    ProcessId id;
    bool isOwn = false; ///< of the login's own user, so that no administrator is needed
};

using ActionDone = std::function<void(Result<QList<ProcessAnswer>>)>;

/// Acts on processes: with the login's own rights where they suffice, else with `available`. What
/// is then still not permitted is answered so. A failed run is an error: what happened is not
/// known. The order of the answers is that of `targets`. If `context` goes first, `done` is not
/// called. Owner's thread of `shell`.
void actOnProcesses(RemoteShell &shell, Privilege available, const ProcessAction &action,
                    const QList<ProcessTarget> &targets, QObject *context, ActionDone done);

} // namespace Remote
