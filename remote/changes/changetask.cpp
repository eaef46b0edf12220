// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/changes/changetask.h"

#include "remote/base/quote.h"

#include <QCoreApplication>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace Remote
{

namespace
{

/// Where a failed verification stands among the steps.
constexpr const char *verification = QT_TRANSLATE_NOOP("Remote", "Verification");

/// Whether a command that failed like this may have run all the same.
bool mayHaveRun(ErrorCode code)
{
    return code == ErrorCode::OutcomeUnknown || code == ErrorCode::ConnectionLost ||
           code == ErrorCode::CommandTimedOut || code == ErrorCode::CommandKilled ||
           code == ErrorCode::ParseFailed;
}

} // namespace

ChangeTask::ChangeTask(RemoteShell &shell, ChangeRunner::Reconnect reconnect, ChangeSite site,
                       Done done)
    : m_shell(shell)
    , m_reconnect(std::move(reconnect))
    , m_site(std::move(site))
    , m_done(std::move(done))
{
    m_follower = new ChangeFollower(shell, m_site, this);
    connect(m_follower, &ChangeFollower::progressed, this, &ChangeTask::progressed);
}

void ChangeTask::apply(const Check &check, const PlanSettings &settings,
                       const ApplyOptions &options)
{
    m_check = &check;
    m_options = options;
    m_outcome.item = check.id;
    look(m_shell, [this, settings](const Result<CheckResult> &result) {
        if (!result)
            fail(result.error());
        else
            takeFirstLook(*result, settings);
    });
}

void ChangeTask::applyPlan(const Check &check, const ChangePlan &plan, const ApplyOptions &options)
{
    m_check = &check;
    m_options = options;
    m_outcome.item = check.id;
    look(m_shell, [this, plan](const Result<CheckResult> &result) {
        if (!result) {
            fail(result.error());
            return;
        }
        m_outcome.before = result->finding;
        start(plan);
    });
}

void ChangeTask::look(RemoteShell &shell, std::function<void(Result<CheckResult>)> done)
{
    const std::array<const Check *, 1> checks{m_check};
    runChecks(shell, checks, Privilege::Root, this,
              [done = std::move(done)](const Result<QList<CheckResult>> &results) {
                  if (!results)
                      done(results.error());
                  else if (results->isEmpty())
                      done(Error{ErrorCode::ParseFailed, u"probe"_s});
                  else
                      done(results->first());
              });
}

void ChangeTask::takeFirstLook(const CheckResult &result, const PlanSettings &settings)
{
    m_outcome.before = result.finding;
    if (!m_check->plan) {
        refuse(Error{ErrorCode::Unsupported, QString::fromUtf8(m_check->id)});
        return;
    }
    const Result<ChangePlan> plan = boundPlan(*m_check, result.probe, settings);
    if (plan) {
        start(*plan);
    } else if (plan.error().code == ErrorCode::NothingToDo) {
        m_outcome.state = ChangeState::Unchanged;
        m_outcome.after = m_outcome.before;
        end();
    } else {
        refuse(plan.error());
    }
}

void ChangeTask::start(const ChangePlan &plan)
{
    const Result<Transaction> transaction = renderTransaction(plan, m_options.keepWithin, m_site);
    if (!transaction) {
        refuse(transaction.error());
        return;
    }
    Q_EMIT progressed({0, int(plan.steps.size()), {}});
    m_shell.run(startCommand(*transaction, m_site), this,
                [this, plan, id = transaction->id](const Result<CommandOutput> &output) {
                    if (!output && mayHaveRun(output.error().code)) {
                        m_why = output.error();
                        followStart(id);
                    } else {
                        takeStart(output, plan);
                    }
                });
}

void ChangeTask::takeStart(const Result<CommandOutput> &output, const ChangePlan &plan)
{
    if (!output) {
        fail(output.error());
        return;
    }
    const Result<ChangeAnswer> answer = parseChangeAnswer(*output);
    if (!answer) {
        fail(answer.error());
    } else if (answer->result == ChangeAnswer::Result::Ok) {
        m_outcome.change = answer->change;
        if (m_isCancelled)
            abandonCancelled();
        followStart(answer->change);
    } else if (answer->error->code == ErrorCode::LockHeld && !m_startedAgain) {
        m_startedAgain = true;
        m_why = answer->error;
        startAgain(plan);
    } else if (answer->error->code == ErrorCode::AdministratorNeeded) {
        fail(*answer->error);
    } else {
        refuse(*answer->error);
    }
}

/// Whoever holds the lock may be dead. Then the server finishes that change first.
void ChangeTask::startAgain(const ChangePlan &plan)
{
    const Error held = *std::exchange(m_why, std::nullopt);
    ask(m_shell, "recover", [this, plan, held](const ChangeAnswer &answer) {
        if (answer.result != ChangeAnswer::Result::Ok) {
            refuse(held);
            return;
        }
        m_follower->follow(answer.change, true,
                           [this, plan](const Result<std::optional<JournalEntry>> &entry) {
                               if (entry)
                                   start(plan);
                               else
                                   fail(entry.error());
                           });
    });
}

/// `request` about the change of the outcome, or the unfinished one when that has no name yet.
void ChangeTask::ask(RemoteShell &shell, const QByteArray &request, Answered answered)
{
    shell.run(requestCommand(request, m_outcome.change, m_site), this,
              [this, answered = std::move(answered)](const Result<CommandOutput> &output) {
                  if (!output) {
                      lose(output.error());
                      return;
                  }
                  const Result<ChangeAnswer> answer = parseChangeAnswer(*output);
                  if (answer)
                      answered(*answer);
                  else
                      lose(answer.error());
              });
}

void ChangeTask::followStart(const QByteArray &suffix)
{
    m_follower->follow(suffix, true, [this](const Result<std::optional<JournalEntry>> &entry) {
        if (!entry) {
            lose(entry.error());
        } else if (!*entry) {
            refuse(m_why.value_or(Error{ErrorCode::OutcomeUnknown}));
        } else {
            if (!m_isCancelled)
                m_why.reset();
            takeMade(**entry);
        }
    });
}

void ChangeTask::takeMade(const JournalEntry &entry)
{
    note(entry);
    if (entry.state == ChangeState::Held && !m_options.hold)
        verifyAnew();
    else if (entry.state == ChangeState::Done || entry.state == ChangeState::Held)
        lookAgain();
    else
        end();
}

void ChangeTask::verifyAnew()
{
    if (!m_reconnect) {
        verify(m_shell);
        return;
    }
    m_reconnect(this, [this](const Result<std::shared_ptr<RemoteShell>> &shell) {
        if (shell) {
            m_second = *shell;
            verify(*m_second);
        } else {
            takeBack(shell.error());
        }
    });
}

void ChangeTask::verify(RemoteShell &shell)
{
    shell.run(verifyCommand(m_outcome.change, m_site), this,
              [this, &shell](const Result<CommandOutput> &output) {
                  if (!output)
                      takeBack(output.error());
                  else if (output->exitCode != 0)
                      takeBack(Error{ErrorCode::ChangeFailed, QString::fromUtf8(verification),
                                     QByteArray(output->err + output->out).left(2000)});
                  else
                      keep(shell);
              });
}

void ChangeTask::keep(RemoteShell &shell)
{
    ask(shell, "confirm", [this](const ChangeAnswer &answer) {
        if (answer.result != ChangeAnswer::Result::Ok && !m_isCancelled)
            m_why = answer.error; // the deadline came first
        followToEnd();
    });
}

void ChangeTask::takeBack(const Error &why)
{
    m_why = why;
    ask(m_shell, "abandon", [this](const ChangeAnswer &) { followToEnd(); });
}

void ChangeTask::followToEnd()
{
    m_follower->follow(
        m_outcome.change, false,
        [this](const Result<std::optional<JournalEntry>> &entry) { takeEnd(entry); });
}

void ChangeTask::takeEnd(const Result<std::optional<JournalEntry>> &entry)
{
    if (!entry) {
        lose(entry.error());
        return;
    }
    if (*entry)
        note(**entry);
    if (m_outcome.state == ChangeState::Done || m_outcome.state == ChangeState::Undone)
        lookAgain();
    else
        end();
}

void ChangeTask::note(const JournalEntry &entry)
{
    m_outcome.change = entry.change;
    m_outcome.item = entry.item;
    m_outcome.state = entry.state;
    m_outcome.steps = entry.steps;
    m_outcome.error = entry.error;
    const bool isBack = entry.state == ChangeState::RolledBack && !m_outcome.error;
    if (isBack && m_isUndo)
        m_outcome.state = ChangeState::Undone; // it was on hold
    else if (isBack)
        m_outcome.error =
            m_why.value_or(Error{ErrorCode::ChangeNotOnHold, QString::fromUtf8(entry.change)});
}

/// How the item stands now; a failure to look changes nothing of the outcome.
void ChangeTask::lookAgain()
{
    if (!m_check)
        m_check = findCheck(m_outcome.item);
    if (!m_check) {
        end();
        return;
    }
    look(m_second ? *m_second : m_shell, [this](const Result<CheckResult> &result) {
        if (result)
            m_outcome.after = result->finding;
        end();
    });
}

/// Refused at once when there can be no change of this name.
bool ChangeTask::takeName(const QByteArray &change)
{
    if (isChangeName(change)) {
        m_outcome.change = change;
        return true;
    }
    QMetaObject::invokeMethod(
        this,
        [this, change] {
            refuse(Error{ErrorCode::ChangeNotFound, displayText(change)});
        },
        Qt::QueuedConnection);
    return false;
}

void ChangeTask::confirm(const QByteArray &change)
{
    if (!takeName(change))
        return;
    m_follower->follow(change, true, [this](const Result<std::optional<JournalEntry>> &entry) {
        if (!entry) {
            fail(entry.error());
            return;
        }
        const QString name = QString::fromUtf8(m_outcome.change);
        if (!*entry) {
            m_outcome.change.clear();
            refuse(Error{ErrorCode::ChangeNotFound, name});
            return;
        }
        note(**entry);
        if (m_outcome.state == ChangeState::Held)
            verifyAnew();
        else
            refuse(Error{ErrorCode::ChangeNotOnHold, name});
    });
}

void ChangeTask::undo(const QByteArray &change)
{
    if (!takeName(change))
        return;
    m_isUndo = true;
    ask(m_shell, "undo", [this](const ChangeAnswer &answer) {
        if (answer.result == ChangeAnswer::Result::Ok) {
            followToEnd();
        } else if (answer.error && answer.error->code == ErrorCode::NothingToDo) {
            m_outcome.state = ChangeState::Unchanged;
            end();
        } else {
            refuse(answer.error.value_or(Error{ErrorCode::ChangeNotFound}));
        }
    });
}

void ChangeTask::recover()
{
    ask(m_shell, "recover", [this](const ChangeAnswer &answer) {
        if (answer.result == ChangeAnswer::Result::Ok) {
            m_outcome.change = answer.change;
            followToEnd();
        } else {
            m_outcome.state = ChangeState::Unchanged;
            end();
        }
    });
}

void ChangeTask::cancel()
{
    if (m_isCancelled || !m_check || m_isUndo)
        return;
    m_isCancelled = true;
    if (!m_outcome.change.isEmpty())
        abandonCancelled(); // else as soon as the server has given it a name
}

/// The server stops its steps and rolls back; whoever follows the change sees that.
void ChangeTask::abandonCancelled()
{
    m_why = Error{ErrorCode::Cancelled};
    m_shell.run(requestCommand("abandon", m_outcome.change, m_site), this,
                [](const Result<CommandOutput> &) {});
}

void ChangeTask::refuse(const Error &error)
{
    m_outcome.state = ChangeState::Refused;
    m_outcome.error = error;
    if (error.subject.isEmpty() && error.code == ErrorCode::ChangeNotFound)
        m_outcome.error->subject = displayText(m_outcome.change);
    end();
}

/// Contact was lost while the server may be at work: it finishes or rolls back by itself.
void ChangeTask::lose(const Error &error)
{
    if (const std::optional<JournalEntry> last = m_follower->lastSeen())
        note(*last);
    if (m_outcome.change.isEmpty()) {
        fail(error);
        return;
    }
    m_outcome.state = ChangeState::Pending;
    m_outcome.error = error;
    end();
}

void ChangeTask::end()
{
    if (const Done done = std::exchange(m_done, nullptr))
        done(m_outcome);
}

void ChangeTask::fail(const Error &error)
{
    if (const Done done = std::exchange(m_done, nullptr))
        done(error);
}

} // namespace Remote
