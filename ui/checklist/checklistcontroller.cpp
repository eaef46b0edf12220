// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checklist/checklistcontroller.h"

#include <QDateTime>
#include <QPointer>

#include <algorithm>

namespace Clawtune
{

ChecklistController::ChecklistController(Server server, QObject *parent)
    : QObject(parent)
    , m_server(std::move(server))
{
    m_countdown.setInterval(1000);
    connect(&m_countdown, &QTimer::timeout, this, &ChecklistController::countDown);
    connect(&m_server.changes, &Remote::ChangeRunner::progressed, this,
            [this](const Remote::ChangeProgress &progress) {
                m_progress = progress;
                Q_EMIT progressed();
            });
}

bool ChecklistController::isAdministrator() const
{
    return m_server.privilege() == Remote::Privilege::Root;
}

void ChecklistController::look()
{
    if (m_look) {
        m_lookAgain = true;
        return;
    }
    m_look = std::make_unique<QObject>();
    QList<const Remote::Check *> checks;
    for (const Remote::Check &check : Remote::checkCatalog())
        checks.append(&check);
    Remote::runChecks(m_server.shell, std::span(checks.constData(), size_t(checks.size())),
                      m_server.privilege(), m_look.get(),
                      [this](const Remote::Result<QList<Remote::CheckResult>> &results) {
                          takeResults(results);
                      });
    Q_EMIT lookChanged();
}

void ChecklistController::cancelLook()
{
    if (!m_look)
        return;
    m_look.reset();
    m_lookAgain = false;
    m_lookError = Remote::Error{Remote::ErrorCode::Cancelled};
    Q_EMIT lookChanged();
}

void ChecklistController::takeResults(const Remote::Result<QList<Remote::CheckResult>> &results)
{
    // This runs in the answer of a request whose context m_look is: it goes later.
    m_look.release()->deleteLater();
    m_lookError.reset();
    if (results.ok()) {
        m_model.setResults(*results);
        m_lookTime = QDateTime::currentMSecsSinceEpoch();
        readJournal();
    } else {
        m_lookError = results.error();
    }
    Q_EMIT lookChanged();
    Q_EMIT changed();
    if (std::exchange(m_lookAgain, false))
        look();
}

void ChecklistController::readJournal()
{
    if (!isAdministrator()) {
        m_journal.clear();
        m_journalError = Remote::Error{Remote::ErrorCode::AdministratorNeeded};
        return;
    }
    m_server.changes.journal(
        [guard = QPointer(this)](const Remote::Result<QList<Remote::JournalEntry>> &journal) {
            if (!guard)
                return;
            guard->m_journalError.reset();
            if (journal.ok())
                guard->m_journal = *journal;
            else
                guard->m_journalError = journal.error();
            const bool isHolding = std::ranges::any_of(guard->m_journal, [](const auto &entry) {
                return entry.state == Remote::ChangeState::Held;
            });
            if (isHolding)
                guard->m_countdown.start();
            Q_EMIT guard->changed();
        });
}

Remote::Result<Remote::ChangePlan> ChecklistController::plan(const QByteArray &id) const
{
    const Remote::CheckResult *result = m_model.result(id);
    if (!result)
        return Remote::Error{Remote::ErrorCode::UnknownName, QString::fromUtf8(id)};
    if (!result->check->plan)
        return Remote::Error{Remote::ErrorCode::NothingToDo, QString::fromUtf8(id)};
    return Remote::boundPlan(*result->check, result->probe, {});
}

void ChecklistController::begin(Work work, const QByteArray &id)
{
    m_work = work;
    m_workItem = id;
    m_progress = {};
    m_endings.remove(id);
    m_model.setBusy(id);
    Q_EMIT changed();
}

void ChecklistController::apply(const QByteArray &id, const Remote::ChangePlan &plan)
{
    const Remote::CheckResult *result = m_model.result(id);
    if (!result || m_work != Work::None || m_server.changes.isBusy())
        return;
    begin(Work::Applying, id);
    Remote::ApplyOptions options;
    options.hold = plan.confirm;
    m_server.changes.applyPlan(
        *result->check, plan, options,
        [guard = QPointer(this), options](const Remote::Result<Remote::ChangeOutcome> &outcome) {
            if (!guard)
                return;
            if (outcome.ok() && outcome->state == Remote::ChangeState::Held)
                guard->m_holds.insert(outcome->change, QDeadlineTimer(options.keepWithin));
            guard->end(outcome);
        });
}

void ChecklistController::cancelApply()
{
    if (m_work != Work::Applying)
        return;
    m_work = Work::Cancelling;
    m_server.changes.cancel();
    Q_EMIT changed();
}

void ChecklistController::keep(const QByteArray &id)
{
    const auto held = heldChange(id);
    if (!held || m_work != Work::None)
        return;
    begin(Work::Keeping, id);
    m_server.changes.confirm(
        held->change,
        [guard = QPointer(this)](const Remote::Result<Remote::ChangeOutcome> &outcome) {
            if (guard)
                guard->end(outcome);
        });
}

void ChecklistController::undo(const QByteArray &id)
{
    const auto held = heldChange(id);
    const auto entry = held ? held : undoableChange(id);
    if (!entry || m_work != Work::None)
        return;
    begin(Work::Undoing, id);
    m_server.changes.undo(entry->change, [guard = QPointer(this)](
                                             const Remote::Result<Remote::ChangeOutcome> &outcome) {
        if (guard)
            guard->end(outcome);
    });
}

void ChecklistController::end(const Remote::Result<Remote::ChangeOutcome> &result)
{
    const QByteArray id = m_workItem;
    Ending ending;
    ending.work = m_work;
    if (result.ok()) {
        ending.outcome = *result;
        if (result->after)
            m_model.setFinding(id, *result->after);
        if (result->state == Remote::ChangeState::Held) {
            // Shown at once; the journal, read below, says the same.
            Remote::JournalEntry entry;
            entry.change = result->change;
            entry.item = id;
            entry.state = Remote::ChangeState::Held;
            entry.time = QDateTime::currentSecsSinceEpoch();
            m_journal.prepend(entry);
            m_countdown.start();
        }
    } else {
        ending.error = result.error();
    }
    m_endings.insert(id, ending);
    m_work = Work::None;
    m_workItem.clear();
    m_model.setBusy({});
    Q_EMIT changed();
    Q_EMIT changeEnded(id);
    look(); // the probe is stale now, and a plan is made of a fresh one
}

const ChecklistController::Ending *ChecklistController::ending(const QByteArray &id) const
{
    const auto found = m_endings.constFind(id);
    return found == m_endings.constEnd() ? nullptr : &*found;
}

QList<Remote::JournalEntry> ChecklistController::history(const QByteArray &id) const
{
    QList<Remote::JournalEntry> entries;
    std::ranges::copy_if(m_journal, std::back_inserter(entries),
                         [&id](const Remote::JournalEntry &entry) { return entry.item == id; });
    return entries;
}

std::optional<Remote::JournalEntry> ChecklistController::newest(const QByteArray &id,
                                                                Remote::ChangeState state) const
{
    const auto found = std::ranges::find_if(m_journal, [&](const Remote::JournalEntry &entry) {
        return entry.item == id && entry.state == state;
    });
    return found == m_journal.end() ? std::nullopt : std::optional(*found);
}

std::optional<Remote::JournalEntry> ChecklistController::heldChange(const QByteArray &id) const
{
    return newest(id, Remote::ChangeState::Held);
}

std::optional<Remote::JournalEntry> ChecklistController::undoableChange(const QByteArray &id) const
{
    return newest(id, Remote::ChangeState::Done);
}

int ChecklistController::secondsLeft(const QByteArray &id) const
{
    const auto held = heldChange(id);
    if (!held)
        return 0;
    const auto known = m_holds.constFind(held->change);
    if (known != m_holds.constEnd())
        return int((known->remainingTime() + 999) / 1000);
    // Held before this window saw it: the server's clock, taken for ours.
    return int(
        std::clamp<qint64>(held->confirmUntil - QDateTime::currentSecsSinceEpoch(), 0, 24 * 3600));
}

void ChecklistController::countDown()
{
    bool isHolding = false;
    bool isOver = false;
    for (const Remote::JournalEntry &entry : std::as_const(m_journal)) {
        if (entry.state != Remote::ChangeState::Held)
            continue;
        isHolding = true;
        isOver = isOver || secondsLeft(entry.item) == 0;
    }
    Q_EMIT countedDown();
    if (!isHolding)
        m_countdown.stop();
    else if (isOver && m_work == Work::None && !m_look &&
             QDateTime::currentMSecsSinceEpoch() - m_lookTime > 3000)
        look(); // the server has taken it back by now, or is about to
}

} // namespace Clawtune
