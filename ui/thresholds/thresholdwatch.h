// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/thresholds.h"

#include <QObject>

namespace Clawtune
{

/// Judges what is sampled of one server, whether its pages are on show or not. GUI thread.
class ThresholdWatch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ThresholdWatch)
public:
    explicit ThresholdWatch(QObject *parent = nullptr);

    [[nodiscard]] const QList<Remote::ThresholdRule> &rules() const { return m_monitor.rules(); }
    void setRules(const QList<Remote::ThresholdRule> &rules);
    [[nodiscard]] const QList<Remote::ThresholdStatus> &raised() const { return m_raised; }
    void take(const Remote::MetricFrame &frame);

Q_SIGNALS:
    /// Which ones are raised, or which rules there are. Not for every new value of a raised one.
    void changed();
    /// Once, when it is raised.
    void crossed(const Remote::ThresholdStatus &status);

private:
    Remote::ThresholdMonitor m_monitor;
    QList<Remote::ThresholdStatus> m_raised;
};

} // namespace Clawtune
