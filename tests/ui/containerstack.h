// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/containers/containerinfo.h"
#include "remote/metrics/containerrow.h"

/// Containers made for tests of what shows them.
namespace Stack
{

inline constexpr double now = 1'795'630'000;
inline constexpr double mebibyte = 1024. * 1024;

inline QByteArray idOf(int number)
{
    return QByteArray::number(number, 16).rightJustified(64, '0');
}

inline Remote::ContainerInfo container(int number, const QString &name, const QString &project = {})
{
    Remote::ContainerInfo info;
    info.id = idOf(number);
    info.name = name;
    info.image = name + QStringLiteral(":1.0");
    info.project = project;
    info.service = name;
    info.state = Remote::ContainerState::Running;
    info.started = now - 3600 * number;
    info.created = info.started - 5;
    return info;
}

inline Remote::ContainerRow row(int number, double cpu = 0.1)
{
    Remote::ContainerRow row;
    row.id = idOf(number);
    row.cpu = cpu;
    row.memory = 100 * mebibyte;
    row.memoryLimit = 400 * mebibyte;
    row.cpuLimit = 0.5;
    row.rxBytes = 1000;
    row.txBytes = 2000;
    row.readBytes = 0;
    row.writeBytes = 40'000;
    row.processes = 12;
    return row;
}

/// The stack of a usual server, with all that may be wrong with it.
inline QList<Remote::ContainerInfo> stack()
{
    const QString project = QStringLiteral("openclaw");
    QList<Remote::ContainerInfo> list{container(1, QStringLiteral("openclaw-postgres"), project),
                                      container(2, QStringLiteral("openclaw-app"), project),
                                      container(3, QStringLiteral("openclaw-n8n"), project),
                                      container(4, QStringLiteral("openclaw-nginx"), project),
                                      container(5, QStringLiteral("openclaw-worker"), project),
                                      container(6, QStringLiteral("backup")),
                                      container(7, QStringLiteral("uptime-kuma")),
                                      container(8, QStringLiteral("import"))};
    list[0].service = QStringLiteral("postgres");
    list[0].health = Remote::ContainerHealth::Healthy;
    list[0].image = QStringLiteral("postgres:15-bookworm");
    list[1].dependsOn = list[2].dependsOn = {QStringLiteral("postgres")};
    list[1].health = Remote::ContainerHealth::Unhealthy;
    list[2].health = Remote::ContainerHealth::Starting;
    list[3].dependsOn = {QStringLiteral("openclaw-app")};
    list[3].ports = {{QStringLiteral("80/tcp"), QStringLiteral("0.0.0.0"), QStringLiteral("80")},
                     {QStringLiteral("80/tcp"), QStringLiteral("::"), QStringLiteral("80")},
                     {QStringLiteral("443/tcp"), QStringLiteral("0.0.0.0"), QStringLiteral("443")}};
    list[4].state = Remote::ContainerState::Restarting;
    list[4].restarts = 17;
    list[5].state = Remote::ContainerState::Exited;
    list[5].finished = now - 600;
    list[6].state = Remote::ContainerState::Paused;
    list[7].state = Remote::ContainerState::Exited;
    list[7].exitCode = 137;
    list[7].oomKilled = true;
    list[7].finished = now - 60;
    return list;
}

inline Remote::ContainerEngine engine()
{
    return {Remote::ContainerEngine::Kind::Docker, "docker", QStringLiteral("20.10.24+dfsg1"),
            Remote::Privilege::Login};
}

} // namespace Stack
