// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/metricframe.h"
#include "remote/metrics/samplepace.h"
#include "remote/ssh/remoteshell.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace Remote
{

/// Asks one long-lived program on the server (perl, else sh with grep) for the kernel's counters
/// tick by tick over one channel, and turns them into frames. Ticks are asked for by us, one at a
/// time, so a slow line slows sampling instead of piling it up. Owner's thread.
class MetricsSampler final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MetricsSampler)
public:
    explicit MetricsSampler(RemoteShell &shell, QObject *parent = nullptr);
    ~MetricsSampler() override;

    void setInterval(std::chrono::milliseconds interval); ///< 500 ms to 60 s; default 1 s
    [[nodiscard]] std::chrono::milliseconds interval() const;
    /// What it keeps to at present: more than interval() where the line or the server is slow.
    [[nodiscard]] std::chrono::milliseconds effectiveInterval() const;
    [[nodiscard]] Slowdown slowdown() const;

    /// `who` looks at these lanes from now on, instead of those it named before; none: it looks no
    /// more, as when it is destroyed. What nobody looks at is not read. Processes and Containers
    /// are read together: who was it is asked of both. Lane::Host is always on.
    void subscribe(QObject *who, Lanes lanes);
    /// subscribe() for an owner that is the only one who looks.
    void setLanes(Lanes lanes) { subscribe(this, lanes); }
    /// All that are looked at.
    [[nodiscard]] Lanes lanes() const;
    /// Reads rows now and then though nobody looks at them, so that it can be told later who was
    /// busy (rowspacing.h). Off by default.
    void setKeepsWatch(bool on);
    /// Looks for containers at the next tick with rows: one was started or stopped.
    void scanContainers();

    /// For somebody who waits to see something: firstSeen() comes with the first sample, and the
    /// first frame after a short interval instead of a whole one. Off by default.
    void setQuickStart(bool quick);
    /// Starts, or starts again after a lost connection. The first frame comes after one interval.
    void start();
    void stop();
    [[nodiscard]] bool isRunning() const;

Q_SIGNALS:
    void frameReady(const Remote::MetricFrame &frame);
    /// effectiveInterval() or slowdown() is another now.
    void paceChanged();
    /// Of a quick start: sizes and counts of this instant, no rates (interval 0).
    void firstSeen(const Remote::MetricFrame &frame);
    /// It ended by itself; start() may be called again.
    void failed(const Remote::Error &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Remote
