// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/containers/containerparser.h"

#include "remote/containers/enginetime.h"

#include <QHash>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Remote
{

namespace
{

bool isTrue(const Json &object, const char *key)
{
    const Json &value = memberOf(object, key);
    return value.is_boolean() && value.get<bool>();
}

int countOf(const Json &object, const char *key)
{
    const double number = numberOf(object, key);
    return std::abs(number) < 2e9 ? int(number) : 0;
}

/// 0, below zero and absent stand for no limit.
double limitOf(double number)
{
    return number > 0 ? number : ContainerInfo::unlimited;
}

ContainerState stateOf(const QString &word)
{
    static const QHash<QString, ContainerState> states{
        {u"created"_s, ContainerState::Created},
        {u"configured"_s, ContainerState::Created}, // podman
        {u"initialized"_s, ContainerState::Created},
        {u"running"_s, ContainerState::Running},
        {u"paused"_s, ContainerState::Paused},
        {u"restarting"_s, ContainerState::Restarting},
        {u"removing"_s, ContainerState::Removing},
        {u"stopping"_s, ContainerState::Running},
        {u"exited"_s, ContainerState::Exited},
        {u"stopped"_s, ContainerState::Exited},
        {u"dead"_s, ContainerState::Dead},
    };
    return states.value(word, ContainerState::Unknown);
}

/// "Health" of docker and newer podman, "Healthcheck" of older podman.
ContainerHealth healthOf(const Json &state)
{
    QString word = textOf(memberOf(state, "Health"), "Status");
    if (word.isEmpty())
        word = textOf(memberOf(state, "Healthcheck"), "Status");
    if (word == u"starting"_s)
        return ContainerHealth::Starting;
    if (word == u"healthy"_s)
        return ContainerHealth::Healthy;
    return word == u"unhealthy"_s ? ContainerHealth::Unhealthy : ContainerHealth::None;
}

double secondsOf(const Json &object, const char *key)
{
    const auto time = parseEngineTime(textOf(object, key).toLatin1());
    return time ? double(*time / 1000) / 1e6 : ContainerInfo::never;
}

void takeState(const Json &state, ContainerInfo &info)
{
    info.state = stateOf(textOf(state, "Status"));
    info.health = healthOf(state);
    info.pid = countOf(state, "Pid");
    info.exitCode = countOf(state, "ExitCode");
    info.problem = textOf(state, "Error");
    info.oomKilled = isTrue(state, "OOMKilled");
    info.started = secondsOf(state, "StartedAt");
    info.finished = secondsOf(state, "FinishedAt");
}

void takeLimits(const Json &host, ContainerInfo &info)
{
    info.memoryLimit = limitOf(numberOf(host, "Memory"));
    info.cpuLimit = limitOf(numberOf(host, "NanoCpus") / 1e9);
    const double quota = numberOf(host, "CpuQuota");
    if (std::isinf(info.cpuLimit) && quota > 0) {
        const double period = numberOf(host, "CpuPeriod");
        info.cpuLimit = quota / (period > 0 ? period : 100'000);
    }
    info.processLimit = limitOf(numberOf(host, "PidsLimit"));
    info.restartPolicy = textOf(memberOf(host, "RestartPolicy"), "Name");
    info.logDriver = textOf(memberOf(host, "LogConfig"), "Type");
    info.networkMode = textOf(host, "NetworkMode");
}

QList<ContainerPort> portsOf(const Json &ports)
{
    QList<ContainerPort> list;
    if (!ports.is_object())
        return list;
    for (const auto &[key, bindings] : ports.items()) {
        const QString port = QString::fromStdString(key);
        if (!bindings.is_array() || bindings.empty()) {
            list.append({port, {}, {}});
            continue;
        }
        for (const Json &binding : bindings)
            list.append({port, textOf(binding, "HostIp"), textOf(binding, "HostPort")});
    }
    return list;
}

QList<ContainerMount> mountsOf(const Json &mounts)
{
    QList<ContainerMount> list;
    if (!mounts.is_array())
        return list;
    for (const Json &mount : mounts) {
        const QString type = textOf(mount, "Type");
        QString source = textOf(mount, "Source");
        if (type == u"volume"_s)
            source = textOf(mount, "Name", source);
        list.append({type, source, textOf(mount, "Destination"), isTrue(mount, "RW")});
    }
    return list;
}

/// "postgres:service_started:false,redis:service_healthy:true", or names alone.
QStringList dependenciesOf(const QString &label)
{
    QStringList services;
    for (const QString &entry : label.split(u',', Qt::SkipEmptyParts)) {
        const QString service = entry.section(u':', 0, 0).trimmed();
        if (!service.isEmpty())
            services.append(service);
    }
    return services;
}

void takeLabels(const Json &labels, ContainerInfo &info)
{
    if (!labels.is_object())
        return;
    const auto compose = [&labels](const char *docker, const char *podman) {
        return textOf(labels, docker, textOf(labels, podman));
    };
    for (const auto &[key, value] : labels.items()) {
        if (value.is_string())
            info.labels.append({QString::fromStdString(key),
                                QString::fromStdString(value.get_ref<const std::string &>())});
    }
    info.project = compose("com.docker.compose.project", "io.podman.compose.project");
    info.service = compose("com.docker.compose.service", "io.podman.compose.service");
    info.dependsOn = dependenciesOf(textOf(labels, "com.docker.compose.depends_on"));
}

QString commandOf(const Json &object)
{
    QStringList words{textOf(object, "Path")};
    const Json &arguments = memberOf(object, "Args");
    if (arguments.is_array()) {
        for (const Json &argument : arguments) {
            if (argument.is_string())
                words.append(QString::fromStdString(argument.get_ref<const std::string &>()));
        }
    }
    return words.join(u' ');
}

/// Ends of an array that was printed over many lines begin a line of their own.
void appendAll(QList<Json> &objects, const QByteArray &bytes)
{
    const Result<Json> json = parseJson(bytes, u"inspect"_s);
    if (!json)
        return;
    if (json->is_object())
        objects.append(*json);
    if (!json->is_array())
        return;
    for (const Json &element : *json) {
        if (element.is_object())
            objects.append(element);
    }
}

} // namespace

QList<Json> inspectObjects(const QByteArray &output)
{
    QList<Json> objects;
    QByteArray array;
    for (const QByteArray &line : output.split('\n')) {
        if (!array.isEmpty()) {
            array += line + '\n';
            if (line == "]") {
                appendAll(objects, array);
                array.clear();
            }
        } else if (line == "[") {
            array = "[\n";
        } else if (line.startsWith('{') || line.startsWith('[')) {
            appendAll(objects, line);
        }
    }
    return objects;
}

std::optional<ContainerInfo> parseContainer(const Json &object)
{
    ContainerInfo info;
    info.id = textOf(object, "Id").toLatin1();
    if (!isContainerId(info.id))
        return std::nullopt;
    info.name = textOf(object, "Name");
    if (info.name.startsWith(u'/'))
        info.name.remove(0, 1);
    const Json &config = memberOf(object, "Config");
    info.imageId = textOf(object, "Image");
    // Podman names the image apart and gives the id where docker has the name.
    info.image = textOf(object, "ImageName", textOf(config, "Image", info.imageId));
    info.command = commandOf(object);
    info.created = secondsOf(object, "Created");
    info.restarts = countOf(object, "RestartCount");
    takeState(memberOf(object, "State"), info);
    takeLimits(memberOf(object, "HostConfig"), info);
    takeLabels(memberOf(config, "Labels"), info);
    if (memberOf(config, "StopTimeout").is_number())
        info.stopSeconds = std::clamp(countOf(config, "StopTimeout"), 0, 3600);
    info.ports = portsOf(memberOf(memberOf(object, "NetworkSettings"), "Ports"));
    info.mounts = mountsOf(memberOf(object, "Mounts"));
    return info;
}

QList<ContainerInfo> parseInspect(const QByteArray &output)
{
    QList<ContainerInfo> containers;
    QHash<QByteArray, qsizetype> places;
    for (const Json &object : inspectObjects(output)) {
        const std::optional<ContainerInfo> info = parseContainer(object);
        if (!info)
            continue;
        const auto known = places.constFind(info->id);
        if (known != places.constEnd()) {
            containers[*known] = *info;
            continue;
        }
        places.insert(info->id, containers.size());
        containers.append(*info);
    }
    return containers;
}

} // namespace Remote
