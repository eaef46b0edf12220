// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/json.h"
#include "remote/metrics/metricframe.h"

#include <QFile>

/// Frames from JSON Lines as fixtures/bottleneck/record.pl writes them: the names of
/// `clawtune sample --json`, with more columns.
class RecordedFrames final
{
public:
    /// Empty when the file cannot be read or a line is none.
    static QList<Remote::MetricFrame> read(const QString &path)
    {
        QFile file(path);
        QList<Remote::MetricFrame> frames;
        if (!file.open(QIODevice::ReadOnly))
            return {};
        while (!file.atEnd()) {
            const auto json = Remote::parseJson(file.readLine(), path);
            if (!json.ok())
                return {};
            frames.append(frame(json.value()));
        }
        return frames;
    }

private:
    using Json = Remote::Json;

    static double number(const Json &object, const char *key)
    {
        return Remote::numberOf(object, key, std::nan(""));
    }
    static QByteArray bytes(const Json &object, const char *key)
    {
        return Remote::textOf(object, key).toUtf8();
    }
    static const Json &part(const Json &object, const char *key)
    {
        static const Json nothing = Json::object();
        return object.contains(key) ? object[key] : nothing;
    }
    static void put(Remote::MetricFrame &frame, const Json &object, const QByteArray &prefix,
                    const QByteArray &instance = {})
    {
        for (const auto &[name, value] : object.items()) {
            if (value.is_number())
                frame.values.insert({prefix + '.' + QByteArray::fromStdString(name), instance},
                                    value.get<double>());
        }
    }
    static Remote::ProcessRow process(const Json &json)
    {
        Remote::ProcessRow row;
        row.id = {qint32(number(json, "pid")), quint64(number(json, "start"))};
        row.name = bytes(json, "name");
        row.state = bytes(json, "state").front();
        row.container = bytes(json, "container");
        row.rss = number(json, "rss");
        row.cpu = number(json, "cpu");
        row.endedChildrenCpu = number(json, "ended_children_cpu");
        row.readBytes = number(json, "read_bytes");
        row.writeBytes = number(json, "write_bytes");
        return row;
    }
    static Remote::ContainerRow container(const Json &json)
    {
        Remote::ContainerRow row;
        row.id = bytes(json, "id");
        row.cpu = number(json, "cpu");
        row.cpuLimit = number(json, "cpu_limit");
        row.throttled = number(json, "throttled");
        row.memory = number(json, "memory");
        row.memoryLimit = number(json, "memory_limit");
        row.memoryPressure = number(json, "memory_pressure");
        row.oomKills = number(json, "oom_kills");
        row.rxBytes = number(json, "rx_bytes");
        row.txBytes = number(json, "tx_bytes");
        return row;
    }
    static Remote::MetricFrame frame(const Json &json)
    {
        Remote::MetricFrame frame;
        frame.time = number(json, "time");
        frame.uptime = number(json, "uptime");
        frame.interval = frame.rowsInterval = number(json, "interval");
        for (const char *group : {"cpu", "memory", "pressure", "paging", "tcp"})
            put(frame, part(json, group), group);
        put(frame, {{"running", number(json, "run_queue")}, {"blocked", number(json, "blocked")}},
            "load");
        for (const Json &disk : part(json, "disks"))
            put(frame, disk, "disk", bytes(disk, "name"));
        for (const Json &interface : part(json, "network"))
            put(frame, interface, "net", bytes(interface, "name"));
        for (const Json &row : part(json, "processes"))
            frame.processes.append(process(row));
        for (const Json &row : part(json, "containers"))
            frame.containers.append(container(row));
        return frame;
    }
};
