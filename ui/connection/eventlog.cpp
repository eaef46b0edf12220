// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/eventlog.h"

#include <algorithm>
#include <utility>

namespace Clawtune
{

using Remote::ChangeState;

namespace
{

constexpr qsizetype mostEvents = 300;
constexpr double shortestGap = 10; ///< seconds; shorter ones show in the line and matter to nobody

bool isBack(ChangeState state)
{
    return state == ChangeState::Undone || state == ChangeState::RolledBack;
}

/// Whether it touched the server at all.
bool isMade(ChangeState state)
{
    return state != ChangeState::Unchanged && state != ChangeState::Refused;
}

} // namespace

EventLog::EventLog(QObject *parent)
    : QObject(parent)
{
}

void EventLog::add(const HostEvent &event)
{
    m_seen.append(event);
    if (m_seen.size() > mostEvents)
        m_seen.removeFirst();
    Q_EMIT changed();
}

void EventLog::takeFrame(const Remote::MetricFrame &frame)
{
    // By the steady clock: one that is set is no gap.
    const double unseen = frame.uptime - frame.interval - m_uptime;
    const bool isFirst = m_uptime < 0;
    const bool hasRestarted = frame.uptime < m_uptime;
    m_time = frame.time;
    m_uptime = frame.uptime;
    const bool hasFailed = std::exchange(m_hasFailed, false);
    if (isFirst)
        return;
    if (hasRestarted)
        add({HostEvent::Kind::Restarted, frame.time - frame.uptime, 0, {}});
    else if (hasFailed || unseen >= shortestGap)
        add({hasFailed ? HostEvent::Kind::MeasuredAnew : HostEvent::Kind::NothingSeen,
             frame.time - frame.interval - unseen / 2,
             unseen,
             {}});
}

void EventLog::takeFailure()
{
    m_hasFailed = true;
}

void EventLog::takeJournal(const QList<Remote::JournalEntry> &entries)
{
    m_recorded.clear();
    for (const Remote::JournalEntry &entry : entries.mid(0, mostEvents)) {
        if (isMade(entry.state))
            m_recorded.append({HostEvent::Kind::Changed, double(entry.time), 0, entry.item});
        // The journal says when a change began, not when it was taken back; we may have watched.
        const auto known = m_last.constFind(entry.change);
        const bool wasThere = known != m_last.constEnd() && !isBack(*known);
        m_last.insert(entry.change, entry.state);
        if (isBack(entry.state) && wasThere && m_time > 0)
            add({HostEvent::Kind::TakenBack, m_time, 0, entry.item});
    }
    Q_EMIT changed();
}

QList<HostEvent> EventLog::events() const
{
    QList<HostEvent> all = m_seen + m_recorded;
    std::stable_sort(all.begin(), all.end(),
                     [](const HostEvent &a, const HostEvent &b) { return a.time < b.time; });
    return all;
}

} // namespace Clawtune
