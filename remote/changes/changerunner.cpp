// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/changes/changerunner.h"

#include "remote/base/quote.h"
#include "remote/changes/changejournal.h"
#include "remote/changes/changetask.h"

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
    void run(Done done, const std::function<void(ChangeTask &)> &begin);

    ChangeRunner &q;
    RemoteShell &shell;
    Reconnect reconnect;
    ChangeSite site;
    std::unique_ptr<ChangeTask> task;
};

void ChangeRunner::Private::run(Done done, const std::function<void(ChangeTask &)> &begin)
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
        done(std::move(outcome));
    };
    task = std::make_unique<ChangeTask>(shell, reconnect, site, finish);
    QObject::connect(task.get(), &ChangeTask::progressed, &q, &ChangeRunner::progressed);
    begin(*task);
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
    d->run(std::move(done), [&](ChangeTask &task) { task.apply(check, settings, options); });
}

void ChangeRunner::applyPlan(const Check &check, const ChangePlan &plan,
                             const ApplyOptions &options, Done done)
{
    d->run(std::move(done), [&](ChangeTask &task) { task.applyPlan(check, plan, options); });
}

void ChangeRunner::confirm(const QByteArray &change, Done done)
{
    d->run(std::move(done), [&](ChangeTask &task) { task.confirm(change); });
}

void ChangeRunner::undo(const QByteArray &change, Done done)
{
    d->run(std::move(done), [&](ChangeTask &task) { task.undo(change); });
}

void ChangeRunner::recover(Done done)
{
    d->run(std::move(done), [](ChangeTask &task) { task.recover(); });
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
                     Q_EMIT journalRead(entries);
                     done(std::move(entries));
                 });
}

bool ChangeRunner::isBusy() const
{
    return d->task != nullptr;
}

} // namespace Remote
