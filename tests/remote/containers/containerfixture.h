// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/json.h"
#include "remote/containers/containeractions.h"

/// Answers of an engine, made for a test.
namespace Fixture
{

inline QByteArray id(char digit)
{
    return QByteArray(64, digit);
}

inline Remote::ContainerEngine engine(Remote::Privilege privilege = Remote::Privilege::Login)
{
    return {Remote::ContainerEngine::Kind::Docker, "docker", QStringLiteral("20.10"), privilege};
}

/// One line of `inspect`.
inline QByteArray container(const QByteArray &id, const char *state = "running",
                            const char *health = nullptr,
                            const char *started = "2026-11-25T17:00:00Z")
{
    Remote::Json json;
    json["Id"] = id.toStdString();
    json["Name"] = "/c" + id.left(1).toStdString();
    json["State"]["Status"] = state;
    json["State"]["StartedAt"] = started;
    if (health)
        json["State"]["Health"]["Status"] = health;
    return Remote::dumpJson(json) + '\n';
}

/// The mark with which a command wants its sections to begin.
inline QByteArray markOf(const QByteArray &script)
{
    const QByteArray head = "CLAWTUNE_MARK=";
    const qsizetype from = script.indexOf(head) + head.size();
    return script.mid(from, script.indexOf('\n', from) - from);
}

/// The answer of the listing.
inline QByteArray listing(const QByteArray &mark, const QByteArray &containers)
{
    return mark + " time 1000\n" + mark + " engine docker\n{}\n\n" + mark + " containers\n" +
           containers;
}

/// A line of `events`.
inline QByteArray eventLine(const QByteArray &id, const char *action)
{
    return "{\"Type\":\"container\",\"Action\":\"" + QByteArray(action) +
           "\",\"Actor\":{\"ID\":\"" + id + "\"}}\n";
}

/// What an action came to, one after another.
class Endings final : public QObject
{
public:
    explicit Endings(Remote::ContainerActions &actions)
    {
        connect(&actions, &Remote::ContainerActions::finished, this,
                [this](const Remote::Result<Remote::ContainerInfo> &after) { all.append(after); });
    }
    [[nodiscard]] int count() const { return int(all.size()); }

    QList<Remote::Result<Remote::ContainerInfo>> all;
};

/// The call with which a script of ours ends.
inline QByteArray callOf(const QByteArray &script)
{
    return script.trimmed().split('\n').constLast();
}

} // namespace Fixture
