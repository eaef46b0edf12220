// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/processes/processactions.h"

#include "remote/base/quote.h"
#include "remote/processes/processscript.h"

#include <QHash>

#include <iterator>

using namespace std::chrono_literals;

namespace Remote
{

namespace
{

constexpr auto deadline = 15s; // the script itself waits two seconds at most

struct OutcomeWord {
    const char *word;
    ProcessOutcome outcome;
};
constexpr OutcomeWord outcomeWords[] = {
    {"done", ProcessOutcome::Done},           {"sent", ProcessOutcome::Sent},
    {"still", ProcessOutcome::StillThere},    {"gone", ProcessOutcome::Gone},
    {"other", ProcessOutcome::OtherProcess},  {"denied", ProcessOutcome::NotPermitted},
    {"kernel", ProcessOutcome::KernelThread}, {"init", ProcessOutcome::Init},
    {"own", ProcessOutcome::OwnConnection},
};

ProcessOutcome outcomeOf(const QByteArray &word)
{
    const auto *found = std::find_if(std::begin(outcomeWords), std::end(outcomeWords),
                                     [&word](const OutcomeWord &one) { return word == one.word; });
    return found == std::end(outcomeWords) ? ProcessOutcome::Unknown : found->outcome;
}

/// One run with the login's rights, and where that is not enough a second one as root.
class Deed final
{
public:
    Deed(RemoteShell &shell, Privilege available, const ProcessAction &action)
        : m_shell(shell)
        , m_available(available)
        , m_action(action)
    {
    }

    void start(const QList<ProcessTarget> &targets, QObject *context, ActionDone done,
               const std::shared_ptr<Deed> &self)
    {
        m_context = context;
        m_done = std::move(done);
        QList<ProcessId> own;
        for (const ProcessTarget &target : targets) {
            m_order.append(target.id);
            const bool isFirst = target.isOwn || m_available == Privilege::Login;
            (isFirst ? own : m_rest).append(target.id);
        }
        if (own.isEmpty())
            runRest(self);
        else
            run(own, Privilege::Login, self);
    }

private:
    void run(const QList<ProcessId> &ids, Privilege privilege, const std::shared_ptr<Deed> &self)
    {
        const QByteArray marker = randomToken();
        RemoteCommand command{actionScript(m_action, ids, marker)};
        command.privilege = privilege;
        command.deadline = deadline;
        m_shell.run(command, m_context,
                    [this, self, ids, privilege, marker](const Result<CommandOutput> &output) {
                        if (!output) {
                            m_done(output.error());
                            return;
                        }
                        take(parseActionAnswers(output->out, ids, marker), privilege);
                        if (privilege == Privilege::Login)
                            runRest(self);
                        else
                            finish();
                    });
    }

    void take(const QList<ProcessAnswer> &answers, Privilege privilege)
    {
        for (const ProcessAnswer &answer : answers) {
            m_answers.insert(answer.id, answer);
            // A program of ours may run as somebody else, and a lower nice value is root's to give.
            if (answer.outcome == ProcessOutcome::NotPermitted && privilege == Privilege::Login &&
                m_available == Privilege::Root)
                m_rest.append(answer.id);
        }
    }

    void runRest(const std::shared_ptr<Deed> &self)
    {
        if (m_rest.isEmpty())
            finish();
        else
            run(m_rest, Privilege::Root, self);
    }

    void finish()
    {
        QList<ProcessAnswer> answers;
        for (const ProcessId &id : std::as_const(m_order))
            answers.append(m_answers.value(id, ProcessAnswer{id}));
        m_done(answers);
    }

    RemoteShell &m_shell;
    const Privilege m_available;
    const ProcessAction m_action;
    QObject *m_context = nullptr; ///< alive whenever an answer comes: run() promises it
    ActionDone m_done;
    QList<ProcessId> m_order;
    QList<ProcessId> m_rest; ///< for the run as root
    QHash<ProcessId, ProcessAnswer> m_answers;
};

} // namespace

const char *signalWord(ProcessSignal signal)
{
    switch (signal) {
    case ProcessSignal::Term:
        return "TERM";
    case ProcessSignal::Kill:
        return "KILL";
    case ProcessSignal::Stop:
        return "STOP";
    case ProcessSignal::Continue:
        return "CONT";
    case ProcessSignal::Hangup:
        return "HUP";
    case ProcessSignal::Interrupt:
        return "INT";
    case ProcessSignal::User1:
        return "USR1";
    case ProcessSignal::User2:
        return "USR2";
    }
    return "";
}

QByteArray actionScript(const ProcessAction &action, const QList<ProcessId> &ids,
                        const QByteArray &marker)
{
    const bool isSignal = action.kind == ProcessAction::Kind::Signal;
    return processScript("act.sh", {{"mark", marker},
                                    {"deed", isSignal ? signalWord(action.signal) : "nice"},
                                    {"value", QByteArray::number(action.nice)},
                                    {"ids", processWords(ids)}});
}

QList<ProcessAnswer> parseActionAnswers(const QByteArray &out, const QList<ProcessId> &ids,
                                        const QByteArray &marker)
{
    QHash<ProcessId, ProcessAnswer> said;
    for (const QByteArray &line : out.split('\n')) {
        const QByteArrayList words = line.split(' ');
        if (words.size() != 4 || words[0] != marker || words[3].size() != 1)
            continue;
        const ProcessId id = processFromWord(words[1]);
        said.insert(id, {id, outcomeOf(words[2]), words[3].at(0)});
    }
    QList<ProcessAnswer> answers;
    for (const ProcessId &id : ids)
        answers.append(said.value(id, ProcessAnswer{id}));
    return answers;
}

void actOnProcesses(RemoteShell &shell, Privilege available, const ProcessAction &action,
                    const QList<ProcessTarget> &targets, QObject *context, ActionDone done)
{
    const auto deed = std::make_shared<Deed>(shell, available, action);
    deed->start(targets, context, std::move(done), deed);
}

} // namespace Remote
