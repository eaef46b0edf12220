// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/sampleparser.h"

#include "remote/base/json.h"
#include "remote/metrics/sampleplaces.h"

#include <algorithm>
#include <cmath>

namespace Remote
{

namespace
{

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr double latestTime = 253402300799.; ///< the end of the year 9999
constexpr size_t longestName = 256;
constexpr size_t mostRows = 100'000;

const Json &member(const Json &object, const std::string &name)
{
    static const Json nothing;
    if (!object.is_object())
        return nothing;
    const auto found = object.find(name);
    return found == object.end() ? nothing : *found;
}

/// NaN for what is no number; JSON has no infinities.
double number(const Json &json)
{
    return json.is_number() ? json.get<double>() : notANumber;
}

double numberIn(const Json &object, const char *name)
{
    return number(member(object, name));
}

/// Whole and within its type; else 0.
template <typename T> T wholeIn(const Json &object, const char *name)
{
    const double value = numberIn(object, name);
    const bool fits = value >= 0 && value < 9e15 &&
                      value <= double(std::numeric_limits<T>::max()) && value == std::floor(value);
    return fits ? T(value) : T(0);
}

QByteArray bytesIn(const Json &object, const char *name)
{
    const Json &text = member(object, name);
    if (!text.is_string())
        return {};
    return QByteArray::fromStdString(text.get_ref<const std::string &>().substr(0, longestName));
}

using Values = QHash<MetricKey, double>;

void put(Values &values, const PlacedMetric &placed, const QByteArray &instance, double value)
{
    if (std::isfinite(value))
        values.insert({placed.metric->id, instance}, value);
}

void readMetric(const Json &sample, const PlacedMetric &placed, Values &values)
{
    const Json &object = placed.object.empty() ? sample : member(sample, placed.object);
    if (!placed.isInList()) {
        const Json &value = member(object, placed.field);
        if (placed.place < 0)
            put(values, placed, {}, number(value));
        else if (value.is_array() && size_t(placed.place) < value.size())
            put(values, placed, {}, number(value[size_t(placed.place)]));
        return;
    }
    const Json &list = member(object, placed.list);
    if (!list.is_array() || list.size() > mostRows)
        return;
    for (const Json &row : list) {
        const QByteArray name = bytesIn(row, "name");
        if (!name.isEmpty())
            put(values, placed, name, number(member(row, placed.field)));
    }
}

/// Only what is on its own side of the value.
void readRanges(const Json &json, MetricFrame &frame)
{
    const Json &low = member(json, "low");
    const Json &high = member(json, "high");
    if (!low.is_object() && !high.is_object())
        return;
    Values lows;
    Values highs;
    for (const PlacedMetric &placed : placedMetrics()) {
        readMetric(low, placed, lows);
        readMetric(high, placed, highs);
    }
    for (auto it = frame.values.cbegin(); it != frame.values.cend(); ++it) {
        const ValueRange range{std::min(it.value(), lows.value(it.key(), it.value())),
                               std::max(it.value(), highs.value(it.key(), it.value()))};
        if (range.low < range.high)
            frame.ranges.insert(it.key(), range);
    }
}

ProcessRow processRow(const Json &json)
{
    ProcessRow row;
    row.id.pid = wholeIn<qint32>(json, "pid");
    row.id.start = wholeIn<quint64>(json, "start_ticks");
    row.parent = wholeIn<qint32>(json, "parent");
    row.name = bytesIn(json, "name");
    row.commandLine = bytesIn(json, "command");
    row.user = wholeIn<quint32>(json, "user");
    row.threads = wholeIn<qint32>(json, "threads");
    row.started = numberIn(json, "start");
    row.cpu = numberIn(json, "cpu");
    row.endedChildrenCpu = numberIn(json, "ended_children_cpu");
    row.rss = numberIn(json, "rss");
    row.readBytes = numberIn(json, "read_bytes");
    row.writeBytes = numberIn(json, "write_bytes");
    row.rxBytes = numberIn(json, "rx_bytes");
    row.txBytes = numberIn(json, "tx_bytes");
    row.container = bytesIn(json, "container");
    return row;
}

ContainerRow containerRow(const Json &json)
{
    ContainerRow row;
    row.id = bytesIn(json, "id");
    row.cpu = numberIn(json, "cpu");
    row.cpuLimit = numberIn(json, "cpu_limit");
    row.throttled = numberIn(json, "throttled");
    row.memory = numberIn(json, "memory");
    row.memoryLimit = numberIn(json, "memory_limit");
    row.rxBytes = numberIn(json, "rx_bytes");
    row.txBytes = numberIn(json, "tx_bytes");
    row.readBytes = numberIn(json, "read_bytes");
    row.writeBytes = numberIn(json, "write_bytes");
    row.processes = numberIn(json, "pids");
    row.processLimit = numberIn(json, "pids_limit");
    return row;
}

void readRows(const Json &json, RecordedSample &sample)
{
    const Json &processes = member(json, "processes");
    const Json &containers = member(json, "containers");
    if (!processes.is_array() && !containers.is_array())
        return;
    const double interval = numberIn(json, "rows_interval");
    sample.frame.rowsInterval = interval > 0 ? interval : sample.frame.interval;
    if (processes.is_array() && processes.size() <= mostRows) {
        for (const Json &row : processes) {
            if (const ProcessRow process = processRow(row); process.id.pid > 0)
                sample.frame.processes.append(process);
        }
    }
    if (!containers.is_array() || containers.size() > mostRows)
        return;
    for (const Json &row : containers) {
        const ContainerRow container = containerRow(row);
        if (container.id.isEmpty())
            continue;
        sample.frame.containers.append(container);
        if (const QString name = textOf(row, "name"); !name.isEmpty())
            sample.containerNames.insert(container.id, name.left(qsizetype(longestName)));
    }
}

} // namespace

Result<RecordedSample> parseSample(const QByteArray &line)
{
    const Error unusable{ErrorCode::ParseFailed, {}, line.left(200)};
    const Result<Json> parsed = parseJson(line, {});
    if (!parsed.ok())
        return unusable;
    const Json &json = parsed.value();
    RecordedSample sample;
    sample.frame.time = numberIn(json, "time");
    if (!(sample.frame.time > 0 && sample.frame.time <= latestTime))
        return unusable;
    const double uptime = numberIn(json, "uptime");
    sample.frame.uptime = uptime >= 0 && uptime <= latestTime ? uptime : sample.frame.time;
    const double interval = numberIn(json, "interval");
    sample.frame.interval = interval > 0 && interval <= latestTime ? interval : 0;
    for (const PlacedMetric &placed : placedMetrics())
        readMetric(json, placed, sample.frame.values);
    readRanges(json, sample.frame);
    readRows(json, sample);
    return sample;
}

} // namespace Remote
