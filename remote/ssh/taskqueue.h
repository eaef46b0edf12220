// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <functional>
#include <mutex>
#include <vector>

namespace Remote
{

/// Hands work from one thread to another: the only bridge between the owner of a connection and
/// its session thread. Posting wakes whoever polls fd(). Tasks carry values, nothing shared.
class TaskQueue final
{
    Q_DISABLE_COPY_MOVE(TaskQueue)
public:
    using Task = std::function<void()>;

    TaskQueue();
    ~TaskQueue();

    /// Any thread.
    void post(Task task);
    /// Readable while tasks wait.
    [[nodiscard]] int fd() const { return m_fd; }
    /// Receiving thread: what was posted so far, oldest first. Does not run them.
    [[nodiscard]] std::vector<Task> take();

private:
    std::mutex m_mutex; ///< protects m_tasks
    std::vector<Task> m_tasks;
    int m_fd = -1;
};

} // namespace Remote
