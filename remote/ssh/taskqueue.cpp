// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/taskqueue.h"

#include <sys/eventfd.h>
#include <unistd.h>

namespace Remote
{

TaskQueue::TaskQueue()
    : m_fd(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
    if (m_fd < 0)
        qFatal("eventfd: no descriptor left");
}

TaskQueue::~TaskQueue()
{
    ::close(m_fd);
}

void TaskQueue::post(Task task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    const quint64 one = 1;
    // Fails only when the counter is full, and then the receiver is awake already.
    [[maybe_unused]] const ssize_t written = ::write(m_fd, &one, sizeof one);
}

std::vector<TaskQueue::Task> TaskQueue::take()
{
    quint64 count = 0;
    [[maybe_unused]] const ssize_t got = ::read(m_fd, &count, sizeof count);
    std::vector<Task> tasks;
    const std::lock_guard lock(m_mutex);
    tasks.swap(m_tasks);
    return tasks;
}

} // namespace Remote
