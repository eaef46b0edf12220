// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/changes/changerunner.h"

#include "remote/base/quote.h"
#include "remote/changes/changejournal.h"
#include "remote/changes/changetask.h"

#include <QDeadlineTimer>

#include <algorithm>
#include <utility>

namespace Remote
{

namespace
{

constexpr int maximumEntries = 500; ///< of the journal, the newest

} // namespace

class ChangeRunner::Private
{
public:
    Private(ChangeRunner &owner, RemoteShell &remoteShell, Reconnect reconnector)
        : q(owner)
        , shell(remoteShell)
        , reconnect(std::move(reconnector))
    {
    }

    /// Starts `begin` on a new task, or answers LockHeld when one is under way here.
    void run(ChangeWork what, Done done, const std::function<void(ChangeTask &)> &begin);
    void noteOutcome(const ChangeOutcome &outcome);
    void noteJournal(const QList<JournalEntry> &entries);

    ChangeRunner &q;
    RemoteShell &shell;
    Reconnect reconnect;
    ChangeSite site;
    std::unique_ptr<ChangeTask> task;
    ChangeWork work = ChangeWork::None;
    std::chrono::seconds keepWithin{};
    QByteArray held; ///< the change on hold that was last seen
    QDeadlineTimer heldUntil;
};

void ChangeRunner::Private::run(ChangeWork what, Done done,
                                const std::function<void(ChangeTask &)> &begin)
{
    if (task) {
        ChangeOutcome outcome;
        outcome.error = Error{ErrorCode::LockHeld};
        QMetaObject::invokeMethod(
            &q, [done = std::move(done), outcome] { done(outcome); }, Qt::QueuedConnection);
        return;
    }
    const auto finish = [this, done = std::move(done)](Result<ChangeOutcome> outcome) {
        task.release()->deleteLater(); // it is on the stack
        work = ChangeWork::None;
        if (outcome)
            noteOutcome(*outcome);
        done(std::move(outcome));
    };
    task = std::make_unique<ChangeTask>(shell, reconnect, site, finish);
    QObject::connect(task.get(), &ChangeTask::progressed, &q, &ChangeRunner::progressed);
    work = what;
    begin(*task);
}

void ChangeRunner::Private::noteOutcome(const ChangeOutcome &outcome)
{
    if (outcome.state == ChangeState::Held) {
        held = outcome.change;
        heldUntil = QDeadlineTimer(keepWithin);
    } else if (outcome.change == held) {
        held.clear();
    }
}

void ChangeRunner::Private::noteJournal(const QList<JournalEntry> &entries)
{
    const auto found = std::ranges::find(entries, ChangeState::Held, &JournalEntry::state);
    held = found == entries.end() ? QByteArray() : found->change;
    if (!held.isEmpty())
        heldUntil = QDeadlineTimer(std::chrono::seconds(found->secondsLeft));
}

ChangeRunner::ChangeRunner(RemoteShell &shell, Reconnect reconnect, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, shell, std::move(reconnect)))
{
}

ChangeRunner::~ChangeRunner() = default;

void ChangeRunner::setSite(const ChangeSite &site)
{
    d->site = site;
}

void ChangeRunner::apply(const Check &check, const PlanSettings &settings,
                         const ApplyOptions &options, Done done)
{
    d->run(ChangeWork::Applying, std::move(done), [&](ChangeTask &task) {
        d->keepWithin = options.keepWithin;
        task.apply(check, settings, options);
    });
}

void ChangeRunner::applyPlan(const Check &check, const ChangePlan &plan,
                             const ApplyOptions &options, Done done)
{
    d->run(ChangeWork::Applying, std::move(done), [&](ChangeTask &task) {
        d->keepWithin = options.keepWithin;
        task.applyPlan(check, plan, options);
    });
}

void ChangeRunner::cancel()
{
    if (d->task && d->work == ChangeWork::Applying)
        d->task->cancel();
}

void ChangeRunner::confirm(const QByteArray &change, Done done)
{
    d->run(ChangeWork::Keeping, std::move(done), [&](ChangeTask &task) { task.confirm(change); });
}

void ChangeRunner::undo(const QByteArray &change, Done done)
{
    d->run(ChangeWork::Undoing, std::move(done), [&](ChangeTask &task) { task.undo(change); });
}

void ChangeRunner::recover(Done done)
{
    d->run(ChangeWork::Recovering, std::move(done), [](ChangeTask &task) { task.recover(); });
}

void ChangeRunner::journal(std::function<void(Result<QList<JournalEntry>>)> done)
{
    d->shell.run(journalCommand({}, maximumEntries, d->site), this,
                 [this, done = std::move(done)](const Result<CommandOutput> &output) {
                     if (!output) {
                         done(output.error());
                         return;
                     }
                     const Result<QList<TrackedChange>> changes = parseChangeJournal(output->out);
                     if (!changes) {
                         done(changes.error());
                         return;
                     }
                     QList<JournalEntry> entries;
                     for (const TrackedChange &change : *changes)
                         entries.append(change.entry);
                     d->noteJournal(entries);
                     Q_EMIT journalRead(entries);
                     done(std::move(entries));
                 });
}

void ChangeRunner::lookForTraces(std::function<void(bool)> done)
{
    d->shell.run(traceCommand(), this, [done = std::move(done)](const Result<CommandOutput> &out) {
        done(out && out->exitCode == 0);
    });
}

ChangeWork ChangeRunner::work() const
{
    return d->work;
}

bool ChangeRunner::holdsChange() const
{
    return !d->held.isEmpty() && !d->heldUntil.hasExpired();
}

} // namespace Remote
