// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/result.h"
#include "remote/changes/changeplan.h"
#include "remote/changes/transaction.h"
#include "remote/checks/check.h"
#include "remote/ssh/remoteshell.h"

#include <QList>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace Remote
{

enum class ChangeState {
    Pending, ///< being made, or waiting for the server's rollback
    Held,    ///< made; the server undoes it unless confirmed in time
    Done,
    Unchanged, ///< there was nothing to do
    RollingBack,
    RolledBack, ///< failed or not confirmed; the old state is back
    Refused,    ///< nothing was touched
    Undone,     ///< was Done or Held, and a person took it back
    Broken,     ///< the rollback itself failed: a person must look
};

struct StepResult {
    QByteArray name; ///< the step's mark, as recorded on the server
    int exitCode = 0;
    QByteArray output;    ///< hostile, at most 4 KiB
    QByteArray command{}; ///< the file, or the sh that was run
};

/// How an apply, confirm or undo ended.
struct ChangeOutcome {
    QByteArray change; ///< id; empty when nothing was recorded
    QByteArray item;
    ChangeState state = ChangeState::Refused;
    std::optional<Finding> before{};
    std::optional<Finding> after{};
    QList<StepResult> steps{};
    /// Why it was refused or rolled back; with Done: why it could not be undone, and so was made
    /// again. Empty when what was asked for is so.
    std::optional<Error> error{};
};

/// One line of the server's journal.
struct JournalEntry {
    QByteArray change;
    QByteArray item;
    ChangeState state = ChangeState::Done;
    qint64 time = 0;              ///< server clock, seconds since 1970, when it began
    qint64 confirmUntil = 0;      ///< for Held: server clock, when the server undoes it
    qint64 secondsLeft = 0;       ///< until then, by the server's steady clock
    QString user;                 ///< who asked for it, on the server
    QList<StepResult> steps{};    ///< those that ran, in order
    std::optional<Error> error{}; ///< why it was rolled back, or could not be
    /// The server rolled it back by itself (deadline, restart): nobody may have been told.
    bool unattended = false;
};

/// The newest change, if a person should hear of it after connecting: it is not finished, or was
/// rolled back while nobody watched.
std::optional<JournalEntry> unfinishedChange(const QList<JournalEntry> &journal);

struct ApplyOptions {
    bool hold = false;                   ///< leave the confirmation to a person
    std::chrono::seconds keepWithin{60}; ///< the server undoes what is not confirmed by then
};

/// What the client sees of a change under way.
struct ChangeProgress {
    int step = 0; ///< 1-based; 0: preparing
    int steps = 0;
    QByteArray name; ///< mark of the step
};

enum class ChangeWork { None, Applying, Keeping, Undoing, Recovering };

/// Carries out changes. A transaction is uploaded whole, checked by its sha256 and started as one
/// detached process under /var/lib/clawtune; from then on the server finishes or rolls back by
/// itself, whatever becomes of the connection, of Clawtune or of the server. This class only
/// uploads, watches and confirms. Needs administrator rights. Owner's thread.
class ChangeRunner final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChangeRunner)
public:
    /// Gives a second, new connection with administrator rights for the verification.
    using Reconnect = std::function<void(
        QObject *context, std::function<void(Result<std::shared_ptr<RemoteShell>>)>)>;
    using Done = std::function<void(Result<ChangeOutcome>)>;

    ChangeRunner(RemoteShell &shell, Reconnect reconnect, QObject *parent = nullptr);
    ~ChangeRunner() override;

    /// For tests only: another folder on the server, and no systemd.
    void setSite(const ChangeSite &site);

    /// Looks first (the check's probe), plans, applies, verifies, keeps. An error is for what could
    /// not even be tried (connection, AdministratorNeeded); all else is in the outcome.
    void apply(const Check &check, const PlanSettings &settings, const ApplyOptions &options,
               Done done);
    /// One change at a time: while isBusy(), the others answer LockHeld.
    ///
    /// The plan exactly as shown to a person; refused with ChangedSincePlan if the server moved on.
    void applyPlan(const Check &check, const ChangePlan &plan, const ApplyOptions &options,
                   Done done);
    /// Of an apply under way: the server takes back what it has done so far; done() then tells
    /// RolledBack and Cancelled.
    void cancel();
    /// Verifies once more over a second connection, then keeps it.
    void confirm(const QByteArray &change, Done done);
    /// A change on hold is rolled back at once.
    void undo(const QByteArray &change, Done done);
    /// Finishes a change that neither a process nor a timer works on any more, as after a restart
    /// of a server without systemd. Outcome Unchanged when there is none.
    void recover(Done done);
    /// Newest first. Reading needs root as well: the folder is 0700. May be asked for at any time.
    void journal(std::function<void(Result<QList<JournalEntry>>)> done);
    /// Without rights to read the journal: whether a change is not finished. On a server with
    /// systemd, that leaves a unit file which everybody can see.
    void lookForTraces(std::function<void(bool found)> done);
    [[nodiscard]] bool isBusy() const { return work() != ChangeWork::None; }
    [[nodiscard]] ChangeWork work() const;
    /// Whether the server will undo a change unless it is kept, as far as was seen here.
    [[nodiscard]] bool holdsChange() const;

Q_SIGNALS:
    void progressed(const Remote::ChangeProgress &progress);
    /// Whoever asked for it; newest first.
    void journalRead(const QList<Remote::JournalEntry> &entries);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Remote
