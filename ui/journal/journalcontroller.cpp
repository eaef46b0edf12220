// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/journal/journalcontroller.h"

#include <QDateTime>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace Clawtune
{

using Remote::ChangeState;

namespace
{

/// Whether the server is still to do something about it.
bool isMoving(const Remote::JournalEntry &entry)
{
    return entry.state == ChangeState::Held || entry.state == ChangeState::Pending ||
           entry.state == ChangeState::RollingBack;
}

} // namespace

JournalController::JournalController(Server server, QObject *parent)
    : QObject(parent)
    , m_server(std::move(server))
{
    m_countdown.setInterval(1000);
    connect(&m_countdown, &QTimer::timeout, this, &JournalController::countDown);
}

bool JournalController::isAdministrator() const
{
    return m_server.privilege() == Remote::Privilege::Root;
}

const JournalController::Ending *JournalController::ending(const QByteArray &change) const
{
    const auto found = m_endings.constFind(change);
    return found == m_endings.constEnd() ? nullptr : &*found;
}

int JournalController::secondsLeft(const Remote::JournalEntry &entry) const
{
    // The server's steady clock counts; ours begins when the answer came.
    const qint64 sinceRead = (QDateTime::currentMSecsSinceEpoch() - m_readTime) / 1000;
    return int(std::clamp<qint64>(entry.secondsLeft - sinceRead, 0, 86'400));
}

void JournalController::read()
{
    if (!isAdministrator())
        return;
    if (std::exchange(m_isReading, true)) {
        m_readAgain = true;
        return;
    }
    m_server.changes.journal([guard = QPointer(this)](const auto &journal) {
        if (guard)
            guard->take(journal);
    });
    Q_EMIT changed();
}

void JournalController::take(const Remote::Result<QList<Remote::JournalEntry>> &journal)
{
    m_isReading = false;
    m_readError.reset();
    if (journal.ok()) {
        m_readTime = QDateTime::currentMSecsSinceEpoch();
        m_model.setEntries(*journal);
        if (std::any_of(journal->begin(), journal->end(), isMoving))
            m_countdown.start();
        else
            m_countdown.stop();
    } else {
        m_readError = journal.error();
    }
    Q_EMIT changed();
    if (std::exchange(m_readAgain, false))
        read();
}

void JournalController::countDown()
{
    Q_EMIT countedDown();
    const auto &entries = m_model.entries();
    const bool isOver = std::any_of(entries.begin(), entries.end(), [this](const auto &entry) {
        return isMoving(entry) && secondsLeft(entry) == 0;
    });
    if (isOver && m_work == Work::None)
        read();
}

void JournalController::begin(Work work, const QByteArray &change)
{
    m_work = work;
    m_workChange = change;
    m_endings.remove(change);
    Q_EMIT changed();
}

void JournalController::end(const Remote::Result<Remote::ChangeOutcome> &outcome)
{
    const Work work = std::exchange(m_work, Work::None);
    m_endings.insert(m_workChange, Ending{work, outcome});
    Q_EMIT changed();
    read();
}

void JournalController::undo(const QByteArray &change)
{
    if (m_work != Work::None)
        return;
    begin(Work::Undoing, change);
    m_server.changes.undo(change, [guard = QPointer(this)](const auto &outcome) {
        if (guard)
            guard->end(outcome);
    });
}

void JournalController::keep(const QByteArray &change)
{
    if (m_work != Work::None)
        return;
    begin(Work::Keeping, change);
    m_server.changes.confirm(change, [guard = QPointer(this)](const auto &outcome) {
        if (guard)
            guard->end(outcome);
    });
}

} // namespace Clawtune
