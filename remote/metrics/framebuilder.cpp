// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/framebuilder.h"

#include "remote/metrics/groups.h"
#include "remote/metrics/scan.h"

#include <algorithm>

namespace Remote
{

namespace
{

bool reads(const MetricGroup &group, const QByteArray &path)
{
    return std::any_of(group.sources.begin(), group.sources.end(),
                       [&path](const MetricSource &source) { return path == source.path; });
}

/// By group, in the order of metricGroups(): two groups may call a field by the same name.
QList<Readings> readingsOf(const RawSample &sample)
{
    QList<Readings> all;
    for (const MetricGroup *group : metricGroups()) {
        Readings readings;
        for (const RawSample::File &file : sample.files) {
            if (reads(*group, file.path))
                group->parse(file.path, file.bytes, readings);
        }
        if (group == &ownGroup) {
            if (sample.ownNanoseconds)
                readings.insert({literal("own.cpu"), {}}, *sample.ownNanoseconds);
            readings.insert({literal("own.bytes"), {}}, quint64(sample.size));
        }
        all.append(readings);
    }
    return all;
}

} // namespace

std::optional<MetricFrame> FrameBuilder::add(const RawSample &sample)
{
    QList<Readings> readings = readingsOf(sample);
    const double seconds = sample.uptime - m_uptime;
    std::optional<MetricFrame> frame;
    if (m_hasPrevious && seconds > 0) {
        frame.emplace();
        frame->time = sample.time;
        frame->uptime = sample.uptime;
        frame->interval = seconds;
        for (size_t i = 0; i < metricGroups().size(); ++i) {
            const auto at = qsizetype(i);
            metricGroups()[i]->derive({m_readings.at(at), readings.at(at), seconds}, *frame);
        }
    }
    addRows(sample, frame ? &*frame : nullptr);
    m_hasPrevious = true;
    m_uptime = sample.uptime;
    m_readings = std::move(readings);
    return frame;
}

/// Rows that were never read before have no rates yet but those of what started within the frame.
void FrameBuilder::addRows(const RawSample &sample, MetricFrame *frame)
{
    if (!sample.rows)
        return;
    m_processes.add(sample);
    m_containers.add(sample);
    const double seconds = m_rowsUptime ? sample.uptime - *m_rowsUptime : 0;
    if (frame) {
        frame->rowsInterval = seconds > 0 ? seconds : frame->interval;
        frame->processes = m_processes.rows(frame->rowsInterval);
        frame->containers = m_containers.rows(frame->rowsInterval);
    }
    m_processes.settle();
    m_containers.settle();
    m_rowsUptime = sample.uptime;
}

MetricFrame FrameBuilder::gauges(const RawSample &sample) const
{
    const Readings nothing; // so no counter has gone anywhere
    MetricFrame frame;
    frame.time = sample.time;
    frame.uptime = sample.uptime;
    for (size_t i = 0; i < metricGroups().size(); ++i) {
        if (metricGroups()[i] != &ownGroup) // its bytes are a rate
            metricGroups()[i]->derive({nothing, m_readings.at(qsizetype(i)), 1}, frame);
    }
    return frame;
}

void FrameBuilder::reset()
{
    *this = FrameBuilder();
}

QList<WantedFile> wantedFiles(Lanes lanes)
{
    QList<WantedFile> files;
    for (const MetricGroup *group : metricGroups()) {
        for (const MetricSource &source : group->sources) {
            if (!lanes.testFlag(source.lane))
                continue;
            const auto same = std::find_if(files.begin(), files.end(), [&](const WantedFile &file) {
                return file.path == source.path;
            });
            if (same == files.end())
                files.append(WantedFile{source.path, source.lines});
            else if (same->lines.isEmpty() || !*source.lines)
                same->lines.clear();
            else
                same->lines += QByteArray("|") + source.lines;
        }
    }
    return files;
}

} // namespace Remote
