// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/execscheduler.h"

#include <algorithm>

namespace Remote
{
using namespace std::chrono_literals;

namespace
{
constexpr auto retryPause = 300ms;
constexpr auto longestClosing = 10s;
} // namespace

void ExecScheduler::add(ExecRequest request)
{
    m_items.push_back({std::make_unique<ExecJob>(std::move(request), m_listener)});
}

ExecJob *ExecScheduler::find(RequestId id) const
{
    for (const Item &item : m_items) {
        if (item.job->id() == id)
            return item.job.get();
    }
    return nullptr;
}

void ExecScheduler::cancel(RequestId id)
{
    if (ExecJob *job = find(id))
        job->abort({ErrorCode::Cancelled, {}, {}});
}

void ExecScheduler::write(RequestId id, const QByteArray &bytes)
{
    if (ExecJob *job = find(id))
        job->write(bytes);
}

int ExecScheduler::openCount() const
{
    const auto isOpen = [](const Item &item) {
        return item.job->state() != ExecJob::State::Queued;
    };
    return int(std::count_if(m_items.begin(), m_items.end(), isOpen) + qsizetype(m_closing.size()));
}

bool ExecScheduler::step(SshTransport *transport, TimePoint now)
{
    bool moved = sweep(now);
    if (!transport)
        return moved;
    moved = startQueued(*transport, now) || moved;
    for (Item &item : m_items) {
        moved = item.job->step(now) || moved;
        if (item.job->wasRefused() && item.job->takeChannel()) {
            m_limit = std::max(0, openCount());
            m_retryAt = now + retryPause;
        }
    }
    return sweep(now) || moved;
}

bool ExecScheduler::startQueued(SshTransport &transport, TimePoint now)
{
    if (now >= m_retryAt) {
        m_retryAt = TimePoint::max();
        m_limit = std::max(m_limit, openCount() + 1);
    }
    bool moved = false;
    for (Item &item : m_items) {
        if (item.job->state() != ExecJob::State::Queued)
            continue;
        if (item.giveUpAt == TimePoint::max())
            item.giveUpAt = now + item.job->request().command.deadline;
        if (openCount() >= m_limit)
            continue;
        item.job->start(transport.newChannel(), now);
        moved = true;
    }
    return moved;
}

/// Removes what has ended, and answers what has waited too long for a channel.
bool ExecScheduler::sweep(TimePoint now)
{
    const size_t before = m_items.size() + m_closing.size();
    m_closing.remove_if([now](const Closing &closing) {
        return closing.channel->isClosedByServer() || now >= closing.until;
    });
    for (auto item = m_items.begin(); item != m_items.end();) {
        if (item->job->state() == ExecJob::State::Queued && now >= item->giveUpAt)
            item->job->abort({ErrorCode::ChannelRefused, {}, {}});
        if (!item->job->isFinished()) {
            ++item;
            continue;
        }
        if (auto channel = item->job->takeChannel())
            m_closing.push_back({std::move(channel), now + longestClosing});
        item = m_items.erase(item);
    }
    return m_items.size() + m_closing.size() != before;
}

TimePoint ExecScheduler::wakeAt() const
{
    TimePoint next = m_retryAt;
    for (const Item &item : m_items)
        next = std::min(next, item.job->state() == ExecJob::State::Queued ? item.giveUpAt
                                                                          : item.job->wakeAt());
    for (const Closing &closing : m_closing)
        next = std::min(next, closing.until);
    return next;
}

void ExecScheduler::connectionLost()
{
    for (Item &item : m_items) {
        if (item.job->state() != ExecJob::State::Queued)
            item.job->connectionLost();
        item.giveUpAt = TimePoint::max();
    }
    m_items.remove_if([](const Item &item) { return item.job->isFinished(); });
    m_closing.clear();
    m_limit = 10;
    m_retryAt = TimePoint::max();
}

void ExecScheduler::abortAll(const Error &error)
{
    for (Item &item : m_items)
        item.job->abort(error);
}

} // namespace Remote
