// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/containers/containerhistory.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace Clawtune
{

void ContainerHistory::append(const Remote::MetricFrame &frame)
{
    if (frame.rowsInterval <= 0)
        return;
    if (frame.time < m_latest)
        clear(); // the server's clock was set back: the old times mean nothing now
    m_before = m_isGapDue ? 0 : m_latest;
    m_isGapDue = false;
    m_latest = frame.time;
    for (const Remote::ContainerRow &row : frame.containers) {
        Sample sample;
        sample.time = frame.time;
        const double values[SeriesCount] = {row.cpu,         row.memory,    row.rxBytes * 8,
                                            row.txBytes * 8, row.readBytes, row.writeBytes};
        std::transform(std::begin(values), std::end(values), std::begin(sample.values),
                       [](double value) { return float(value); });
        put(row.id, sample);
    }
    trim();
}

void ContainerHistory::put(const QByteArray &container, const Sample &sample)
{
    std::deque<Sample> &samples = m_samples[container];
    if (!samples.empty() && samples.back().time != m_before) {
        Sample gap;
        gap.time = std::nextafter(samples.back().time, sample.time);
        std::fill(std::begin(gap.values), std::end(gap.values),
                  std::numeric_limits<float>::quiet_NaN());
        samples.push_back(gap);
        ++m_count;
    }
    samples.push_back(sample);
    ++m_count;
}

void ContainerHistory::trim()
{
    const qsizetype each = mostSamples / std::max(m_samples.size(), qsizetype(1));
    for (auto entry = m_samples.begin(); entry != m_samples.end();) {
        std::deque<Sample> &samples = *entry;
        while (!samples.empty() && (samples.front().time < m_latest - span ||
                                    qsizetype(samples.size()) > std::max(each, qsizetype(1)))) {
            samples.pop_front();
            --m_count;
        }
        entry = samples.empty() ? m_samples.erase(entry) : std::next(entry);
    }
}

void ContainerHistory::clear()
{
    m_samples.clear();
    m_count = 0;
    m_latest = m_before = 0;
}

QList<QPointF> ContainerHistory::points(const QByteArray &container, Series series) const
{
    QList<QPointF> points;
    const auto found = m_samples.constFind(container);
    if (found == m_samples.constEnd())
        return points;
    points.reserve(qsizetype(found->size()));
    for (const Sample &sample : *found)
        points.append({sample.time, double(sample.values[series])});
    return points;
}

} // namespace Clawtune
