// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/metricframe.h"

#include <QByteArray>
#include <QList>

#include <array>

/// Processes as a VPS with containers has them, made up: the same for the same arguments.
namespace ProcessRows
{

constexpr double boot = 1'795'400'000;
inline const QByteArray dockerId(64, 'a');
inline const QByteArray otherId = QByteArray(63, 'b') + "0";

inline Remote::ProcessRow row(qint32 pid, qint32 parent, const QByteArray &name,
                              const QByteArray &command, double cpu = 0, double rss = 0)
{
    Remote::ProcessRow row;
    row.id = {pid, quint64(pid) * 10};
    row.parent = parent;
    row.name = name;
    row.commandLine = command;
    row.state = cpu > 0 ? 'R' : 'S';
    row.priority = 20;
    row.threads = 1;
    row.started = boot + pid / 10.;
    row.cpu = cpu;
    row.rss = rss;
    row.virtualSize = rss * 4;
    row.isKernelThread = command.isEmpty();
    return row;
}

/// systemd, two kernel threads, sshd with a shell, and a container's postgres with three of its
/// own.
inline QList<Remote::ProcessRow> few()
{
    QList<Remote::ProcessRow> rows{
        row(1, 0, "systemd", "/sbin/init\0", 0, 12e6),
        row(2, 0, "kthreadd", {}),
        row(3, 2, "kworker/0:1", {}, 0.01),
        row(40, 1, "sshd", "sshd: /usr/sbin/sshd -D\0", 0, 8e6),
        row(50, 40, "bash", "-bash\0", 0, 5e6),
        row(60, 1, "postgres", "postgres\0-D\0/var/lib/postgresql\0", 0.1, 120e6),
        row(61, 60, "postgres", "postgres: checkpointer \0", 0, 30e6),
        row(62, 60, "postgres", "postgres: openclaw openclaw 172.18.0.5 SELECT\0", 0.85, 90e6),
        row(63, 60, "postgres", "postgres: walwriter \0", 0.02, 20e6),
    };
    for (Remote::ProcessRow &one : rows) {
        if (one.id.pid == 40)
            one.cgroup = "/system.slice/ssh.service";
        if (one.id.pid == 50)
            one.cgroup = "/user.slice/user-1061.slice/session-61.scope";
        if (one.id.pid < 60)
            continue;
        one.user = 999;
        one.container = dockerId;
        one.cgroup = "/system.slice/docker-" + dockerId + ".scope";
        one.writeBytes = one.id.pid * 1000.;
        one.readBytes = 0;
    }
    return rows;
}

inline Remote::ProcessRow synthetic(int number, int tick)
{
    struct Kind {
        const char *name;
        const char *command;
        quint32 user;
        double weight;
    };
    static constexpr std::array<Kind, 8> kinds{{
        {"node", "node --max-old-space-size=1024 /app/packages/gateway/dist/server.js --port 18789",
         1000, 0.6},
        {"postgres", "postgres: openclaw openclaw 172.18.0.7(52114) idle", 999, 0.3},
        {"nginx", "nginx: worker process", 33, 0.1},
        {"python3", "/usr/bin/python3 -m uvicorn notebook.main:app --host 0.0.0.0 --workers 2",
         1000, 0.2},
        {"containerd-shim", "/usr/bin/containerd-shim-runc-v2 -namespace moby -id 0af31c", 0, 0.05},
        {"bash", "-bash", 1001, 0.01},
        {"kworker/u4:2", "", 0, 0.01},
        {"redis-server", "redis-server *:6379", 999, 0.1},
    }};
    const Kind &kind = kinds[size_t(number) % kinds.size()];
    const double wave = double((number * 7919 + tick * 104729) % 1000) / 1000;
    const QByteArray command =
        *kind.command ? QByteArray(kind.command).replace(' ', '\0') + '\0' : QByteArray();
    Remote::ProcessRow one =
        row(100 + number, number < 8 ? 1 : 100 + number / 8 - 1, kind.name, command,
            wave < 0.7 ? 0 : (wave - 0.7) * kind.weight * 4, (20 + 400 * kind.weight * wave) * 1e6);
    one.user = kind.user;
    one.threads = 1 + number % 12;
    one.readBytes = kind.user == 0 ? Remote::ProcessRow::unknown : wave * 2e5 * (number % 5);
    one.writeBytes = kind.user == 0 ? Remote::ProcessRow::unknown : wave * 9e5 * (number % 7);
    if (kind.user == 999 || kind.user == 1000) {
        one.container = number % 3 == 0 ? dockerId : otherId;
        one.nice = number % 11 == 0 ? 10 : 0;
    }
    return one;
}

/// `count` processes at a moment; values change with `tick`, and a few end and start.
inline QList<Remote::ProcessRow> many(int count, int tick)
{
    QList<Remote::ProcessRow> rows{row(1, 0, "systemd", "/sbin/init\0", 0, 12e6)};
    rows.reserve(count);
    for (int number = 0; rows.size() < count; ++number) {
        if ((number + tick) % 97 != 5)
            rows.append(synthetic(number, tick));
    }
    return rows;
}

inline Remote::MetricFrame frame(const QList<Remote::ProcessRow> &rows, int tick = 0)
{
    Remote::MetricFrame frame;
    frame.time = boot + 86'400 + tick;
    frame.uptime = 86'400 + tick;
    frame.interval = 1;
    frame.rowsInterval = 1;
    frame.processes = rows;
    frame.values.insert({"memory.total", {}}, 8. * 1024 * 1024 * 1024);
    return frame;
}

} // namespace ProcessRows
