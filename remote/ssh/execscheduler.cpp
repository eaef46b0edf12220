// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/execscheduler.h"

#include <algorithm>

namespace Remote
{
using namespace std::chrono_literals;

namespace
{
constexpr auto retryPause = 1s;
constexpr auto longestClosing = 10s;
constexpr auto barrenPause = 100ms; ///< the server has yet to clear away the last channel
constexpr int mostBarren = 8;
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

void ExecScheduler::addTransport(SshTransport &transport)
{
    m_lanes.push_back({&transport});
    m_lanes.back().idleSince = Clock::now();
}

void ExecScheduler::removeTransport(const SshTransport &transport)
{
    const auto same = [&transport](const Lane &lane) { return lane.transport == &transport; };
    const auto lane = std::find_if(m_lanes.begin(), m_lanes.end(), same);
    if (lane == m_lanes.end())
        return;
    for (Item &item : m_items) {
        if (item.lane == &*lane)
            item.job->connectionLost();
    }
    m_items.remove_if([](const Item &item) { return item.job->isFinished(); });
    m_lanes.erase(lane);
    if (m_lanes.empty()) {
        for (Item &item : m_items)
            item.giveUpAt = TimePoint::max();
    }
}

bool ExecScheduler::wantsTransport() const
{
    const auto isQueued = [](const Item &item) {
        return item.job->state() == ExecJob::State::Queued;
    };
    const auto isFull = [this](const Lane &lane) {
        return lane.retryAt != TimePoint::max() && lane.barren == 0 && openOn(lane) >= lane.limit;
    };
    return !m_lanes.empty() && std::any_of(m_items.begin(), m_items.end(), isQueued) &&
           std::all_of(m_lanes.begin(), m_lanes.end(), isFull);
}

TimePoint ExecScheduler::idleSince(const SshTransport &transport) const
{
    for (const Lane &lane : m_lanes) {
        if (lane.transport == &transport && openOn(lane) == 0)
            return lane.idleSince;
    }
    return TimePoint::max();
}

int ExecScheduler::openOn(const Lane &lane) const
{
    const auto isHere = [&lane](const Item &item) { return item.lane == &lane; };
    return int(std::count_if(m_items.begin(), m_items.end(), isHere) +
               qsizetype(lane.closing.size()));
}

ExecScheduler::Lane *ExecScheduler::laneWithRoom()
{
    for (Lane &lane : m_lanes) {
        if (openOn(lane) < lane.limit)
            return &lane;
    }
    return nullptr;
}

bool ExecScheduler::step(TimePoint now)
{
    bool moved = sweep(now);
    moved = startQueued(now) || moved;
    for (Item &item : m_items) {
        moved = item.job->step(now) || moved;
        if (item.job->wasRefused())
            takeRefusal(item, now);
        else if (item.lane && item.job->state() > ExecJob::State::Opening)
            item.lane->barren = 0;
    }
    return sweep(now) || moved;
}

bool ExecScheduler::startQueued(TimePoint now)
{
    for (Lane &lane : m_lanes) {
        if (now >= lane.retryAt) { // the server may have room again
            lane.retryAt = TimePoint::max();
            lane.limit = std::max(lane.limit, openOn(lane) + 1);
        }
    }
    bool moved = false;
    for (Item &item : m_items) {
        if (item.job->state() != ExecJob::State::Queued || m_lanes.empty())
            continue;
        if (item.giveUpAt == TimePoint::max())
            item.giveUpAt = now + item.job->request().command.deadline;
        Lane *lane = laneWithRoom();
        if (!lane)
            continue;
        item.lane = lane;
        item.job->start(lane->transport->newChannel(), now);
        moved = true;
    }
    return moved;
}

void ExecScheduler::takeRefusal(Item &item, TimePoint now)
{
    const auto channel = item.job->takeChannel(); // it was never open
    Lane *lane = std::exchange(item.lane, nullptr);
    if (!channel || !lane)
        return;
    const int open = openOn(*lane);
    lane->limit = open;
    lane->barren = open == 0 ? lane->barren + 1 : 0;
    lane->retryAt = now + (open == 0 ? barrenPause * lane->barren : retryPause);
    if (lane->barren >= mostBarren) // not even one (MaxSessions 0)
        item.job->abort({ErrorCode::ChannelRefused, {}, {}});
}

/// Removes what has ended, and answers what has waited too long for a channel.
bool ExecScheduler::sweep(TimePoint now)
{
    bool moved = false;
    for (Lane &lane : m_lanes) {
        const size_t before = lane.closing.size();
        lane.closing.remove_if([now](const Closing &closing) {
            return closing.channel->isClosedByServer() || now >= closing.until;
        });
        if (lane.closing.size() == before)
            continue;
        lane.idleSince = now;
        moved = true;
        for (Item &item : m_items) // the queue moves on: nobody has waited in vain
            item.giveUpAt = TimePoint::max();
    }
    for (auto item = m_items.begin(); item != m_items.end();) {
        if (item->job->state() == ExecJob::State::Queued && now >= item->giveUpAt)
            item->job->abort({ErrorCode::ChannelRefused, {}, {}});
        if (!item->job->isFinished()) {
            ++item;
            continue;
        }
        auto channel = item->job->takeChannel();
        if (channel && item->lane)
            item->lane->closing.push_back({std::move(channel), now + longestClosing});
        item = m_items.erase(item);
        moved = true;
    }
    return moved;
}

TimePoint ExecScheduler::wakeAt() const
{
    TimePoint next = TimePoint::max();
    for (const Item &item : m_items)
        next = std::min(next, item.lane ? item.job->wakeAt() : item.giveUpAt);
    for (const Lane &lane : m_lanes) {
        next = std::min(next, lane.retryAt);
        for (const Closing &closing : lane.closing)
            next = std::min(next, closing.until);
    }
    return next;
}

void ExecScheduler::abortAll(const Error &error)
{
    for (Item &item : m_items)
        item.job->abort(error);
}

} // namespace Remote
