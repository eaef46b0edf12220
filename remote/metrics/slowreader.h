// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/metricframe.h"
#include "remote/ssh/remoteshell.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <optional>

namespace Remote
{

/// Asks a server now and then, by a command of its own with its own deadline, for what is too slow
/// for the sampler's ticks: a question that hangs delays nothing else. Every 30 s while somebody
/// looks, else once a minute. Owner's thread.
class SlowReader : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SlowReader)
public:
    explicit SlowReader(RemoteShell &shell, QObject *parent = nullptr);

    /// Reads at once, then again and again; does nothing while that goes on.
    void start();
    /// Forgets the question under way. What was read stays.
    void stop();
    /// Somebody looks at the values; reads at once when they are older than the shorter interval.
    void setShown(bool shown);
    void readNow();

    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] bool hasRead() const { return m_sinceRead.isValid(); }
    /// Why the last round told nothing; empty after one that did.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    /// Adds the values last read; nothing once they are too old to be called the present.
    void addTo(MetricFrame &frame) const;

Q_SIGNALS:
    /// New values, or a new error().
    void changed();

protected:
    using Then = std::function<void(const QByteArray &)>;
    /// Starts one round; it ends with finish(), or with an error of ask().
    virtual void read() = 0;
    virtual void addValues(MetricFrame &frame) const = 0;
    /// Runs a script and goes on with its output; an error ends the round.
    void ask(const QByteArray &script, std::chrono::milliseconds deadline, Then then);
    void finish();

private:
    void plan();
    void fail(const Error &error);

    RemoteShell &m_shell;
    QTimer m_next;
    QElapsedTimer m_sinceRead;
    std::optional<RequestId> m_request;
    std::optional<Error> m_error;
    bool m_running = false;
    bool m_shown = false;
    bool m_reading = false;
};

} // namespace Remote
