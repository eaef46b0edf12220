// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/thresholds/thresholdwatch.h"

namespace Clawtune
{

ThresholdWatch::ThresholdWatch(QObject *parent)
    : QObject(parent)
{
}

void ThresholdWatch::setRules(const QList<Remote::ThresholdRule> &rules)
{
    m_monitor.setRules(rules);
    m_raised = m_monitor.raised();
    Q_EMIT changed();
}

void ThresholdWatch::take(const Remote::MetricFrame &frame)
{
    const QList<Remote::ThresholdStatus> events = m_monitor.take(frame);
    m_raised = m_monitor.raised();
    if (events.isEmpty())
        return;
    Q_EMIT changed();
    for (const Remote::ThresholdStatus &event : events) {
        if (event.state == Remote::ThresholdState::Raised)
            Q_EMIT crossed(event);
    }
}

} // namespace Clawtune
