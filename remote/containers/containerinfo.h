// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/ssh/remoteshell.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <limits>

namespace Remote
{

/// The program that runs containers on a server.
struct ContainerEngine {
    enum class Kind { None, Docker, Podman };

    Kind kind = Kind::None;
    QByteArray program; ///< "docker" or "podman"; podman may answer to "docker" too
    QString version;    ///< of the engine, else of its client
    Privilege privilege = Privilege::Login; ///< whose rights it answers to

    friend bool operator==(const ContainerEngine &, const ContainerEngine &) = default;
};

/// As the engine names it in `State.Status`.
enum class ContainerState {
    Unknown,
    Created,
    Running,
    Paused,
    Restarting,
    Removing,
    Exited,
    Dead,
};

enum class ContainerHealth {
    None, ///< it has no health check
    Starting,
    Healthy,
    Unhealthy,
};

/// A port of the container and where the server listens for it.
struct ContainerPort {
    QString port;        ///< "5432/tcp"
    QString hostAddress; ///< empty: not published
    QString hostPort;

    friend bool operator==(const ContainerPort &, const ContainerPort &) = default;
};

struct ContainerMount {
    QString type;   ///< "bind", "volume", "tmpfs"
    QString source; ///< folder of the server or name of the volume
    QString destination;
    bool isWritable = false;

    friend bool operator==(const ContainerMount &, const ContainerMount &) = default;
};

struct ContainerLabel {
    QString name;
    QString value;

    friend bool operator==(const ContainerLabel &, const ContainerLabel &) = default;
};

/// What the engine says of one container (`docker inspect`), running or not. All texts are hostile.
/// Times are seconds since 1970 by the server's clock, NaN: never.
struct ContainerInfo {
    static constexpr double never = std::numeric_limits<double>::quiet_NaN();
    static constexpr double unlimited = std::numeric_limits<double>::infinity();

    QByteArray id; ///< 64 hexadecimal digits; joins it with a ContainerRow
    QString name;  ///< without docker's leading slash
    QString image; ///< as it was asked for
    QString imageId;
    QString command;
    ContainerState state = ContainerState::Unknown;
    ContainerHealth health = ContainerHealth::None;
    qint32 pid = 0;         ///< its first process as the server numbers it; 0: none
    int exitCode = 0;       ///< of the last run; means something once it ended
    QString problem;        ///< why it could not be started, in the engine's words
    bool oomKilled = false; ///< the last run ended, or lost a process, for want of memory
    int restarts = 0;       ///< made by the engine's restart policy
    double created = never;
    double started = never;
    double finished = never;
    QString restartPolicy;          ///< "no", "always", "unless-stopped", "on-failure"
    double cpuLimit = unlimited;    ///< cores
    double memoryLimit = unlimited; ///< bytes
    double processLimit = unlimited;
    int stopSeconds = 10; ///< that it is given to stop before it is killed
    QString logDriver;
    QString networkMode;
    QList<ContainerPort> ports;
    QList<ContainerMount> mounts;
    QList<ContainerLabel> labels;
    QString project;       ///< of compose; empty: none
    QString service;       ///< of compose
    QStringList dependsOn; ///< services of its project that it needs

    [[nodiscard]] bool isUp() const
    {
        return state == ContainerState::Running || state == ContainerState::Paused;
    }
    friend bool operator==(const ContainerInfo &, const ContainerInfo &);
};

/// 64 lower-case hexadecimal digits: what may stand in a command, and nothing else may.
[[nodiscard]] bool isContainerId(const QByteArray &id);

} // namespace Remote
