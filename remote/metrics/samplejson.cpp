// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/samplejson.h"

#include "remote/metrics/metric.h"
#include "remote/metrics/sampleplaces.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace Remote
{

namespace
{

Json number(double value)
{
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

/// Sizes and counts are whole, and written so.
Json number(double value, Unit unit)
{
    const bool isWhole = unit == Unit::Bytes || unit == Unit::Count;
    return isWhole && std::isfinite(value) ? Json(std::llround(value)) : number(value);
}

Json valueOf(const MetricFrame &frame, const QByteArray &id, const QByteArray &instance = {})
{
    const Metric *metric = findMetric(id);
    return number(frame.value(id, instance), metric ? metric->unit : Unit::None);
}

/// An object of the values `prefix`.`field`, in the order given.
Json fields(const MetricFrame &frame, const QByteArray &prefix,
            std::initializer_list<const char *> names, const QByteArray &instance = {})
{
    Json object = Json::object();
    for (const char *name : names)
        object[name] = valueOf(frame, prefix + '.' + name, instance);
    return object;
}

QList<QByteArray> instances(const MetricFrame &frame, const QByteArray &metric)
{
    QList<QByteArray> found;
    for (auto it = frame.values.keyBegin(); it != frame.values.keyEnd(); ++it) {
        if (it->metric == metric)
            found.append(it->instance);
    }
    std::sort(found.begin(), found.end(), instanceBefore);
    return found;
}

/// One object for each instance, its name first; null when there is none at all.
Json rows(const MetricFrame &frame, const QByteArray &prefix, const char *present,
          std::initializer_list<const char *> names)
{
    Json list = Json::array();
    for (const QByteArray &instance : instances(frame, prefix + '.' + present)) {
        Json row = Json::object();
        row["name"] = instance.toStdString();
        row.update(fields(frame, prefix, names, instance));
        list.push_back(std::move(row));
    }
    return list.empty() ? Json(nullptr) : list;
}

/// Infinity is no limit, which null says too: JSON has no word for it.
Json whole(double value)
{
    return number(std::round(value), Unit::Count);
}

Json textOrNull(const QByteArray &text)
{
    return text.isEmpty() ? Json(nullptr) : Json(text.toStdString());
}

/// As the shell would show it: arguments separated by spaces.
std::string commandOf(const ProcessRow &row)
{
    QByteArray line = row.commandLine;
    while (line.endsWith('\0'))
        line.chop(1);
    return line.replace('\0', ' ').toStdString();
}

Json processJson(const ProcessRow &row)
{
    Json json = Json::object();
    json["pid"] = row.id.pid;
    json["start"] = whole(row.started);
    json["start_ticks"] = row.id.start; // with pid: which process, for good
    json["parent"] = row.parent;
    json["name"] = row.name.toStdString();
    json["command"] = commandOf(row);
    json["user"] = row.user;
    json["state"] = std::string(1, row.state);
    json["nice"] = row.nice;
    json["threads"] = row.threads;
    json["cpu"] = number(row.cpu);
    json["ended_children_cpu"] = number(row.endedChildrenCpu);
    json["rss"] = whole(row.rss);
    json["read_bytes"] = number(row.readBytes);
    json["write_bytes"] = number(row.writeBytes);
    if (!std::isnan(row.rxBytes)) { // mostly nobody looks
        json["rx_bytes"] = number(row.rxBytes);
        json["tx_bytes"] = number(row.txBytes);
    }
    json["container"] = textOrNull(row.container);
    return json;
}

Json containerJson(const ContainerRow &row, const ContainerNames &names)
{
    const QString name = names.value(row.id);
    Json json = Json::object();
    json["id"] = row.id.toStdString();
    json["name"] = name.isEmpty() ? Json(nullptr) : jsonText(name);
    json["cpu"] = number(row.cpu);
    json["cpu_limit"] = number(row.cpuLimit);
    json["throttled"] = number(row.throttled);
    json["memory"] = whole(row.memory);
    json["memory_limit"] = whole(row.memoryLimit);
    json["rx_bytes"] = number(row.rxBytes);
    json["tx_bytes"] = number(row.txBytes);
    json["read_bytes"] = number(row.readBytes);
    json["write_bytes"] = number(row.writeBytes);
    json["pids"] = whole(row.processes);
    json["pids_limit"] = whole(row.processLimit);
    json["pressure"] = {{"cpu_some", number(row.cpuPressure)},
                        {"memory_some", number(row.memoryPressure)},
                        {"io_some", number(row.ioPressure)}};
    json["oom_kills"] = whole(row.oomKills);
    return json;
}

/// By process id, as the kernel lists them; null when they were not read.
Json processesJson(const MetricFrame &frame)
{
    if (frame.rowsInterval <= 0)
        return nullptr;
    QList<ProcessRow> rows = frame.processes;
    std::sort(rows.begin(), rows.end(),
              [](const auto &a, const auto &b) { return a.id.pid < b.id.pid; });
    Json list = Json::array();
    for (const ProcessRow &row : std::as_const(rows))
        list.push_back(processJson(row));
    return list;
}

Json containersJson(const MetricFrame &frame, const ContainerNames &names)
{
    if (frame.rowsInterval <= 0)
        return nullptr;
    QList<ContainerRow> rows = frame.containers;
    std::sort(rows.begin(), rows.end(), [](const auto &a, const auto &b) { return a.id < b.id; });
    Json list = Json::array();
    for (const ContainerRow &row : std::as_const(rows))
        list.push_back(containerJson(row, names));
    return list;
}

/// The row of an instance, made when it is not there yet; looked for from `place` on, since rows
/// are asked for in the order in which they stand.
Json &rowOf(Json &list, const QByteArray &instance, size_t &place)
{
    if (!list.is_array())
        list = Json::array();
    const std::string name = instance.toStdString();
    for (size_t tried = 0; tried < list.size(); ++tried, ++place) {
        place = place < list.size() ? place : 0;
        if (list[place].at("name") == name)
            return list[place++];
    }
    list.push_back({{"name", name}});
    return list.back();
}

/// Which instances of each metric there are, in a stable order.
QHash<QByteArray, QList<QByteArray>> instancesByMetric(const QHash<MetricKey, double> &values)
{
    QHash<QByteArray, QList<QByteArray>> instances;
    for (auto it = values.keyBegin(); it != values.keyEnd(); ++it)
        instances[it->metric].append(it->instance);
    for (QList<QByteArray> &names : instances)
        std::sort(names.begin(), names.end(), instanceBefore);
    return instances;
}

/// Every row of the catalogue that has no place of its own above, so that nothing is left out.
void addFurtherMetrics(const MetricFrame &frame, Json &json)
{
    const auto instances = instancesByMetric(frame.values);
    for (const PlacedMetric &placed : placedMetrics()) {
        const QByteArray id = placed.metric->id;
        Json &object = placed.object.empty() ? json : json[placed.object];
        if (!placed.isInList()) {
            if (!object.contains(placed.field))
                object[placed.field] = valueOf(frame, id);
            continue;
        }
        Json &list = object[placed.list]; // null where there are no rows
        const QList<QByteArray> names = instances.value(id);
        size_t place = 0;
        for (const QByteArray &name : names) {
            Json &row = rowOf(list, name, place);
            if (!row.contains(placed.field))
                row[placed.field] = valueOf(frame, id, name);
        }
    }
}

/// Values in the places that they have in a sample, and nothing else.
Json placedValues(const QHash<MetricKey, double> &values)
{
    const auto instances = instancesByMetric(values);
    Json json = Json::object();
    for (const PlacedMetric &placed : placedMetrics()) {
        const QByteArray id = placed.metric->id;
        const QList<QByteArray> names = instances.value(id);
        size_t row = 0;
        for (const QByteArray &name : names) {
            Json &object = placed.object.empty() ? json : json[placed.object];
            Json value = number(values.value({id, name}), placed.metric->unit);
            if (placed.isInList()) {
                rowOf(object[placed.list], name, row)[placed.field] = std::move(value);
                continue;
            }
            Json &field = object[placed.field];
            if (placed.place >= 0) // nlohmann fills up with null
                field[size_t(placed.place)] = std::move(value);
            else
                field = std::move(value);
        }
    }
    return json;
}

/// Only in a saved period, and only what differs from the value itself.
void addRanges(const MetricFrame &frame, Json &json)
{
    if (frame.ranges.isEmpty())
        return;
    QHash<MetricKey, double> lows;
    QHash<MetricKey, double> highs;
    for (auto it = frame.ranges.cbegin(); it != frame.ranges.cend(); ++it) {
        lows.insert(it.key(), it->low);
        highs.insert(it.key(), it->high);
    }
    json["low"] = placedValues(lows);
    json["high"] = placedValues(highs);
}

constexpr std::initializer_list<const char *> cpuFields = {"busy",   "user", "nice",    "system",
                                                           "iowait", "irq",  "softirq", "steal"};

} // namespace

Json sampleJson(const MetricFrame &frame, const ContainerNames &names)
{
    Json json = Json::object();
    json["time"] = number(frame.time);
    json["uptime"] = number(frame.uptime);                             // the clock that nobody sets
    json["interval"] = number(std::round(frame.interval * 1e6) / 1e6); // no more was measured
    json["cpu"] = fields(frame, "cpu", cpuFields);
    json["cpu"]["cores"] = rows(frame, "core", "user", cpuFields);
    json["load"] = {valueOf(frame, "load.1"), valueOf(frame, "load.5"), valueOf(frame, "load.15")};
    json["run_queue"] = valueOf(frame, "load.running");
    json["blocked"] = valueOf(frame, "load.blocked");
    json["memory"] = fields(frame, "memory",
                            {"total", "available", "used", "cached", "swap_total", "swap_used"});
    json["pressure"] =
        fields(frame, "pressure", {"cpu_some", "memory_some", "memory_full", "io_some", "io_full"});
    json["disks"] = rows(frame, "disk", "reads",
                         {"reads", "writes", "read_bytes", "write_bytes", "read_await",
                          "write_await", "queue", "util"});
    json["network"] = rows(frame, "net", "rx_bytes",
                           {"rx_bytes", "tx_bytes", "rx_packets", "tx_packets", "rx_errors",
                            "tx_errors", "rx_drops", "tx_drops"});
    json["rows_interval"] = frame.rowsInterval > 0 ? number(frame.rowsInterval) : Json(nullptr);
    json["processes"] = processesJson(frame);
    json["containers"] = containersJson(frame, names);
    json["own"] = fields(frame, "own", {"cpu", "bytes"});
    addFurtherMetrics(frame, json);
    addRanges(frame, json);
    return json;
}

} // namespace Remote
