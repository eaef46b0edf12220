// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/metricframe.h"

#include <cmath>

/// Frames of a small server: quiet, with two processes and two containers, and at one instant
/// somebody compresses.
namespace Samples
{

constexpr double start = 1'795'400'000;
constexpr int spike = 200;
inline const QByteArray postgres = QByteArray(64, 'a');
inline const QByteArray backup = QByteArray(64, 'b');

inline Remote::ProcessRow process(qint32 pid, const QByteArray &name, double cpu, double written)
{
    Remote::ProcessRow row;
    row.id = {pid, 100};
    row.name = name;
    row.cpu = cpu;
    row.rss = 1e6 * pid;
    row.readBytes = 0;
    row.writeBytes = written;
    return row;
}

inline Remote::ContainerRow container(const QByteArray &id, double cpu, double received)
{
    Remote::ContainerRow row;
    row.id = id;
    row.cpu = cpu;
    row.memory = 1e8;
    row.rxBytes = received;
    row.txBytes = 0;
    return row;
}

inline Remote::MetricFrame frameAt(int second)
{
    Remote::MetricFrame frame;
    frame.uptime = second;
    frame.time = start + second;
    frame.interval = 1;
    const bool isSpike = second == spike;
    const auto put = [&frame](const char *id, double value) {
        frame.values.insert({id, {}}, value);
    };
    put("cpu.busy", isSpike ? 0.95 : 0.1);
    put("cpu.user", isSpike ? 0.9 : 0.08 + 0.02 * std::sin(second / 9.));
    put("cpu.system", 0.02);
    put("cpu.iowait", 0);
    put("cpu.steal", 0);
    put("memory.total", 8e9);
    put("memory.used", 3e9);
    put("memory.cached", 2e9);
    put("load.1", 0.4);
    put("pressure.cpu_some", 0.1);
    put("pressure.io_some", isSpike ? 0.5 : 0);
    for (const char *metric : {"disk.read_bytes", "disk.write_bytes", "disk.util"})
        frame.values.insert({metric, "vda"}, 1000 + second);
    for (const char *metric : {"net.rx_bytes", "net.tx_bytes"})
        frame.values.insert({metric, "eth0"}, 5000);
    if (second % 10 == 0 || isSpike || second == spike - 1) {
        frame.rowsInterval = isSpike ? 1 : second == spike - 1 ? 9 : 10;
        frame.processes = {process(11, "postgres", 0.08, 5e4),
                           process(12, "<b>zstd\x1b", isSpike ? 0.9 : 0, isSpike ? 9e6 : 0)};
        frame.processes.first().container = postgres;
        frame.containers = {container(postgres, 0.08, 4000),
                            container(backup, isSpike ? 0.8 : 0, 90)};
    }
    return frame;
}

} // namespace Samples
