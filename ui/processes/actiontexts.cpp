// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/processes/actiontexts.h"

#include "ui/text/filled.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::ProcessAction;
using Remote::ProcessOutcome;
using Remote::ProcessSignal;

namespace
{

constexpr int mostLabels = 3;

QString translated(const char *mark, int count = -1)
{
    return QCoreApplication::translate("Clawtune::ProcessActions", mark, nullptr, count);
}

struct SignalWords {
    ProcessSignal signal;
    const char *title;
    const char *question;
    const char *explanation;
    const char *verb;
};

constexpr auto mayIgnore = QT_TRANSLATE_NOOP(
    "Clawtune::ProcessActions",
    "What a process does then is up to its program: many read their settings again, some end.");

constexpr SignalWords signalTexts[] = {
    {ProcessSignal::Term, QT_TRANSLATE_NOOP("Clawtune::ProcessActions", "End (TERM)"),
     QT_TRANSLATE_NOOP("Clawtune::ProcessActions", "End %1 on %2?"),
     QT_TRANSLATE_NOOP("Clawtune::ProcessActions",
                       "It is asked to finish its work and end. What it serves stops until "
                       "something starts it again."),
     QT_TRANSLATE_NOOP("Clawtune::ProcessActions", "End")},
    {ProcessSignal::Kill, QT_TRANSLATE_NOOP("Clawtune::ProcessActions", "Kill (KILL)"),
     QT_TRANSLATE_NOOP("Clawtune::ProcessActions", "Kill %1 on %2?"),
     QT_TRANSLATE_NOOP("Clawtune::ProcessActions",
                       "It ends at once and saves nothing. What it serves stops until something "
                       "starts it again; a database then has to recover first."),
     QT_TRANSLATE_NOOP("Clawtune::ProcessActions", "Kill")},
    {ProcessSignal::Stop, QT_TRANSLATE_NOOP("Clawtune::ProcessActions", "Suspend (STOP)"),
     QT_TRANSLATE_NOOP("Clawtune::ProcessActions", "Suspend %1 on %2?"),
     QT_TRANSLATE_NOOP("Clawtune::ProcessActions",
                       "It stands still, and whoever waits for it waits as well, until you "
                       "continue it."),
     QT_TRANSLATE_NOOP("Clawtune::ProcessActions", "Suspend")},
    {ProcessSignal::Continue, QT_TRANSLATE_NOOP("Clawtune::ProcessActions", "Continue (CONT)"),
     QT_TRANSLATE_NOOP("Clawtune::ProcessActions", "Continue %1 on %2?"),
     QT_TRANSLATE_NOOP("Clawtune::ProcessActions", "It goes on where it was suspended."),
     QT_TRANSLATE_NOOP("Clawtune::ProcessActions", "Continue")},
    {ProcessSignal::Hangup, QT_TRANSLATE_NOOP("Clawtune::ProcessActions", "Hang up (HUP)"),
     QT_TRANSLATE_NOOP("Clawtune::ProcessActions", "Send HUP to %1 on %2?"), mayIgnore,
     QT_TRANSLATE_NOOP("Clawtune::ProcessActions", "Send HUP")},
    {ProcessSignal::Interrupt, QT_TRANSLATE_NOOP("Clawtune::ProcessActions", "Interrupt (INT)"),
     QT_TRANSLATE_NOOP("Clawtune::ProcessActions", "Interrupt %1 on %2?"),
     QT_TRANSLATE_NOOP("Clawtune::ProcessActions",
                       "As Ctrl+C does in a terminal: most programs end."),
     QT_TRANSLATE_NOOP("Clawtune::ProcessActions", "Interrupt")},
    {ProcessSignal::User1, QT_TRANSLATE_NOOP("Clawtune::ProcessActions", "User signal 1 (USR1)"),
     QT_TRANSLATE_NOOP("Clawtune::ProcessActions", "Send USR1 to %1 on %2?"), mayIgnore,
     QT_TRANSLATE_NOOP("Clawtune::ProcessActions", "Send USR1")},
    {ProcessSignal::User2, QT_TRANSLATE_NOOP("Clawtune::ProcessActions", "User signal 2 (USR2)"),
     QT_TRANSLATE_NOOP("Clawtune::ProcessActions", "Send USR2 to %1 on %2?"), mayIgnore,
     QT_TRANSLATE_NOOP("Clawtune::ProcessActions", "Send USR2")},
};

const SignalWords &wordsOf(ProcessSignal signal)
{
    return signalTexts[size_t(signal)];
}

/// By action, what Done means.
const char *doneMark(const ProcessAction &action, char state)
{
    if (action.kind == ProcessAction::Kind::Renice)
        return QT_TRANSLATE_NOOP("Clawtune::ProcessActions", "Nice value %2 given to %1.");
    const bool hasEnded = state == 'X' || state == 'Z';
    if (action.signal == ProcessSignal::Stop && !hasEnded)
        return QT_TRANSLATE_NOOP("Clawtune::ProcessActions", "Suspended: %1.");
    if (action.signal == ProcessSignal::Continue && !hasEnded)
        return QT_TRANSLATE_NOOP("Clawtune::ProcessActions", "Continued: %1.");
    return state == 'Z' ? QT_TRANSLATE_NOOP("Clawtune::ProcessActions",
                                            "Ended: %1. It stays in the list as a zombie until "
                                            "its parent takes note.")
                        : QT_TRANSLATE_NOOP("Clawtune::ProcessActions", "Ended: %1.");
}

const char *stillMark(const ProcessAction &action)
{
    if (action.kind == ProcessAction::Kind::Renice)
        return QT_TRANSLATE_NOOP("Clawtune::ProcessActions",
                                 "The server kept another nice value for %1.");
    switch (action.signal) {
    case ProcessSignal::Kill:
        return QT_TRANSLATE_NOOP("Clawtune::ProcessActions",
                                 "Not ended after 2 s: %1. The kernel waits for a disk or device "
                                 "that does not answer.");
    case ProcessSignal::Term:
        return QT_TRANSLATE_NOOP("Clawtune::ProcessActions",
                                 "Still running after 2 s: %1. It may be finishing its work; "
                                 "KILL ends it at once.");
    default:
        return QT_TRANSLATE_NOOP("Clawtune::ProcessActions", "No effect seen after 2 s on %1.");
    }
}

} // namespace

QString labelList(const QStringList &labels)
{
    //: between the names of processes
    const QString comma = translated(QT_TRANSLATE_NOOP("Clawtune::ProcessActions", ", "));
    const auto more = int(labels.size()) - mostLabels;
    if (more <= 0)
        return labels.join(comma);
    //: %1: names of processes
    return filled(
        translated(QT_TRANSLATE_N_NOOP("Clawtune::ProcessActions", "%1 and %n more"), more),
        {labels.mid(0, mostLabels).join(comma)});
}

QString actionTitle(const ProcessAction &action)
{
    return action.kind == ProcessAction::Kind::Renice
               ? translated(QT_TRANSLATE_NOOP("Clawtune::ProcessActions", "Change nice value"))
               : translated(wordsOf(action.signal).title);
}

ActionWords actionWords(const ProcessAction &action, const QStringList &labels, const QString &host)
{
    const SignalWords &words = wordsOf(action.signal);
    return {translated(words.title), filled(translated(words.question), {labelList(labels), host}),
            translated(words.explanation), translated(words.verb)};
}

QString outcomeSentence(const ProcessAction &action, ProcessOutcome outcome, char state,
                        const QStringList &labels)
{
    const char *mark = "";
    switch (outcome) {
    case ProcessOutcome::Done:
        mark = doneMark(action, state);
        break;
    case ProcessOutcome::Sent:
        mark = QT_TRANSLATE_NOOP("Clawtune::ProcessActions", "%2 sent to %1; still running.");
        break;
    case ProcessOutcome::StillThere:
        mark = stillMark(action);
        break;
    case ProcessOutcome::Gone:
        mark = QT_TRANSLATE_NOOP("Clawtune::ProcessActions", "Had ended before: %1.");
        break;
    case ProcessOutcome::OtherProcess:
        mark = QT_TRANSLATE_NOOP("Clawtune::ProcessActions",
                                 "Left alone, because the number belongs to another process by "
                                 "now: %1.");
        break;
    case ProcessOutcome::NotPermitted:
        mark = QT_TRANSLATE_NOOP("Clawtune::ProcessActions",
                                 "Not permitted for this login: %1. It needs an administrator.");
        break;
    case ProcessOutcome::KernelThread:
        mark = QT_TRANSLATE_NOOP("Clawtune::ProcessActions", "Kernel threads take no signals: %1.");
        break;
    case ProcessOutcome::Init:
        mark = QT_TRANSLATE_NOOP("Clawtune::ProcessActions",
                                 "Left alone, because the whole server depends on it: %1.");
        break;
    case ProcessOutcome::OwnConnection:
        mark = QT_TRANSLATE_NOOP("Clawtune::ProcessActions",
                                 "Left alone, because it carries Clawtune's own connection: %1.");
        break;
    case ProcessOutcome::Unknown:
        mark = QT_TRANSLATE_NOOP("Clawtune::ProcessActions",
                                 "The server did not say what became of %1.");
        break;
    }
    const QString what = action.kind == ProcessAction::Kind::Renice
                             ? QLocale().toString(action.nice)
                             : QString::fromLatin1(Remote::signalWord(action.signal));
    return filled(translated(mark), {labelList(labels), what});
}

bool isGood(ProcessOutcome outcome)
{
    return outcome == ProcessOutcome::Done || outcome == ProcessOutcome::Sent ||
           outcome == ProcessOutcome::Gone;
}

} // namespace Clawtune
