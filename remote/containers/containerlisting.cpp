// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/containers/containerlisting.h"

#include "remote/containers/containerparser.h"

#include <algorithm>
#include <array>
#include <string_view>

using namespace Qt::StringLiterals;

namespace Remote
{

namespace
{

struct Section {
    QByteArrayList words; ///< behind the mark
    QByteArray body;
};

QList<Section> sectionsOf(const QByteArray &output, const QByteArray &mark)
{
    QList<Section> sections;
    const QByteArray head = mark + ' ';
    for (const QByteArray &line : output.split('\n')) {
        if (line.startsWith(head))
            sections.append({line.mid(head.size()).simplified().split(' '), {}});
        else if (!sections.isEmpty())
            sections.last().body += line + '\n';
    }
    return sections;
}

EngineProblem problemOf(const QByteArray &word)
{
    if (word == "permission")
        return EngineProblem::NotPermitted;
    if (word == "stopped")
        return EngineProblem::Stopped;
    if (word == "hanging")
        return EngineProblem::Hanging;
    return EngineProblem::Failed;
}

ContainerEngine engineOf(const QByteArray &program, const QByteArray &version)
{
    ContainerEngine engine;
    engine.program = program == "podman" ? "podman" : "docker";
    engine.kind =
        program == "podman" ? ContainerEngine::Kind::Podman : ContainerEngine::Kind::Docker;
    const Result<Json> json = parseJson(version.trimmed(), u"version"_s);
    if (!json || !json->is_object() || !json->contains("Client"))
        return engine;
    const Json &client = json->at("Client");
    // A program called docker that is podman in truth names its interface with other letters.
    if (client.is_object() && client.contains("APIVersion") && !client.contains("ApiVersion"))
        engine.kind = ContainerEngine::Kind::Podman;
    engine.version = textOf(client, "Version");
    if (json->contains("Server"))
        engine.version = textOf(json->at("Server"), "Version", engine.version);
    return engine;
}

} // namespace

bool changesContainer(const ContainerEvent &event)
{
    static constexpr std::array<std::string_view, 20> changing{
        "create", "destroy", "die",   "health_status", "kill",    "oom",    "pause",
        "rename", "restart", "start", "stop",          "unpause", "update", "remove",
        "died",   "cleanup", "init",  "exited",        "sync",    "restore"};
    const std::string_view action(event.action.constData(), size_t(event.action.size()));
    return std::find(changing.begin(), changing.end(), action) != changing.end();
}

Result<ContainerListing> parseListing(const QByteArray &output, const QByteArray &mark)
{
    ContainerListing listing;
    bool isAnswered = false;
    for (const Section &section : sectionsOf(output, mark)) {
        const QByteArray what = section.words.value(0);
        if (what == "time") {
            listing.serverTime = section.words.value(1).toLongLong();
        } else if (what == "none") {
            isAnswered = true;
        } else if (what == "problem" && !isAnswered) {
            isAnswered = true; // the first that is installed is the one to mend
            listing.engine = engineOf(section.words.value(1), {});
            listing.problem = problemOf(section.words.value(2));
        } else if (what == "engine") {
            isAnswered = true;
            listing.engine = engineOf(section.words.value(1), section.body);
            listing.problem = EngineProblem::None;
        } else if (what == "containers") {
            listing.containers = parseInspect(section.body);
        }
    }
    if (!isAnswered)
        return Error{ErrorCode::ParseFailed, u"containers"_s, output.left(200)};
    return listing;
}

std::optional<ContainerEvent> parseContainerEvent(const QByteArray &line)
{
    const Result<Json> json = parseJson(line, u"events"_s);
    if (!json || !json->is_object())
        return std::nullopt;
    if (textOf(*json, "Type", u"container"_s) != u"container"_s)
        return std::nullopt;
    ContainerEvent event;
    // docker: Action and Actor.ID, in old versions status and id too; podman: Status and ID.
    const QString action =
        textOf(*json, "Action", textOf(*json, "Status", textOf(*json, "status")));
    event.action = action.section(u':', 0, 0).toLatin1();
    const QString id =
        textOf(memberOf(*json, "Actor"), "ID", textOf(*json, "ID", textOf(*json, "id")));
    event.id = id.toLatin1();
    if (!isContainerId(event.id) || event.action.isEmpty())
        return std::nullopt;
    return event;
}

} // namespace Remote
