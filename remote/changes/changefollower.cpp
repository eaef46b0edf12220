// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/changes/changefollower.h"

#include <utility>

namespace Remote
{

namespace
{

constexpr int pause = 250;               ///< ms between two looks
constexpr int pauseAfterFailure = 1000;  ///< ms
constexpr int absencesBelieved = 12;     ///< a start that was cut off may still be on its way
constexpr int looksOverdue = 20;         ///< before asking whether anybody is still at work
constexpr qint64 shortPatience = 20'000; ///< ms

/// Whether the same question may be answered a little later.
bool mayPass(ErrorCode code)
{
    switch (code) {
    case ErrorCode::ConnectionLost:
    case ErrorCode::ConnectionRefused:
    case ErrorCode::ConnectTimedOut:
    case ErrorCode::NetworkUnreachable:
    case ErrorCode::ChannelRefused:
    case ErrorCode::CommandTimedOut:
    case ErrorCode::CommandKilled:
    case ErrorCode::OutcomeUnknown:
    case ErrorCode::ParseFailed:
        return true;
    default:
        return false;
    }
}

bool isAtRest(ChangeState state, bool isHeldRest)
{
    switch (state) {
    case ChangeState::Pending:
    case ChangeState::RollingBack:
        return false;
    case ChangeState::Held:
        return isHeldRest;
    default:
        return true;
    }
}

} // namespace

ChangeFollower::ChangeFollower(RemoteShell &shell, ChangeSite site, QObject *parent)
    : QObject(parent)
    , m_shell(shell)
    , m_site(std::move(site))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ChangeFollower::look);
}

void ChangeFollower::follow(const QByteArray &suffix, bool isHeldRest, Done done)
{
    m_suffix = suffix;
    m_isHeldRest = isHeldRest;
    m_done = std::move(done);
    m_absences = 0;
    m_overdue = 0;
    m_shownStep = -1;
    m_patience = shortPatience;
    m_sinceContact.start();
    look();
}

void ChangeFollower::look()
{
    RemoteCommand command = journalCommand(m_suffix, 1, m_site);
    command.deadline = std::chrono::seconds(10);
    m_shell.run(command, this, [this](const Result<CommandOutput> &output) { take(output); });
}

void ChangeFollower::take(const Result<CommandOutput> &output)
{
    if (!output) {
        takeFailure(output.error());
        return;
    }
    const Result<QList<TrackedChange>> journal = parseChangeJournal(output->out);
    if (!journal) {
        takeFailure(journal.error());
        return;
    }
    m_sinceContact.start();
    if (journal->isEmpty())
        takeAbsence();
    else
        takeChange(journal->first());
}

void ChangeFollower::takeChange(const TrackedChange &change)
{
    m_last = change.entry;
    // Should the connection fail now, the server needs this long to come to rest by itself.
    m_patience = shortPatience + change.entry.secondsLeft * 1000;
    if (change.progress.step != m_shownStep) {
        m_shownStep = change.progress.step;
        Q_EMIT progressed(change.progress);
    }
    m_overdue = change.entry.secondsLeft > 0 ? 0 : m_overdue + 1;
    if (isAtRest(change.entry.state, m_isHeldRest))
        end(std::optional(change.entry));
    else if (m_overdue >= looksOverdue)
        rescue();
    else
        m_timer.start(pause);
}

/// Everybody who worked on it may be dead, as after a start that was cut off half-way.
void ChangeFollower::rescue()
{
    m_overdue = 0;
    m_shell.run(requestCommand("recover", m_last->change, m_site), this,
                [this](const Result<CommandOutput> &) { m_timer.start(pause); });
}

void ChangeFollower::takeAbsence()
{
    if (++m_absences >= absencesBelieved)
        end(std::optional<JournalEntry>());
    else
        m_timer.start(pause);
}

void ChangeFollower::takeFailure(const Error &error)
{
    if (!mayPass(error.code) || m_sinceContact.hasExpired(m_patience))
        end(error);
    else
        m_timer.start(pauseAfterFailure);
}

void ChangeFollower::end(Result<std::optional<JournalEntry>> result)
{
    const Done done = std::exchange(m_done, nullptr);
    if (done)
        done(std::move(result));
}

} // namespace Remote
