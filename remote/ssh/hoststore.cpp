// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/hoststore.h"

#include "remote/base/configfile.h"
#include "remote/base/json.h"

namespace Remote
{
using namespace Qt::StringLiterals;

namespace
{

SavedHost hostOf(const Json &json)
{
    SavedHost host;
    host.name = textOf(json, "name");
    host.address = textOf(json, "address");
    const double port = numberOf(json, "port", 22);
    host.port = port >= 1 && port <= 65535 ? quint16(port) : quint16(22);
    host.user = textOf(json, "user");
    host.identityFile = textOf(json, "identity_file");
    host.pgUser = textOf(json, "pg_user");
    host.pgDatabase = textOf(json, "pg_database");
    return host;
}

Json jsonOf(const SavedHost &host)
{
    Json json = Json::object();
    json["name"] = jsonText(host.name);
    json["address"] = jsonText(host.address);
    json["port"] = host.port;
    json["user"] = jsonText(host.user);
    json["identity_file"] = jsonText(host.identityFile);
    json["pg_user"] = jsonText(host.pgUser);
    json["pg_database"] = jsonText(host.pgDatabase);
    return json;
}

} // namespace

HostStore::HostStore(QString file)
    : m_file(file.isEmpty() ? ConfigFile::usualPlace(u"hosts.json"_s) : std::move(file))
{
}

Result<QList<SavedHost>> HostStore::load() const
{
    const Result<QByteArray> bytes = ConfigFile(m_file).read();
    if (!bytes)
        return bytes.error();
    if (bytes->isNull())
        return QList<SavedHost>();
    const Result<Json> json = parseJson(*bytes, m_file);
    if (!json)
        return json.error();
    const auto list = json->is_object() ? json->find("hosts") : json->end();
    if (!json->is_object() || list == json->end() || !list->is_array())
        return Error{ErrorCode::ParseFailed, m_file, {}};
    QList<SavedHost> hosts;
    for (const Json &entry : *list) {
        const SavedHost host = hostOf(entry);
        if (!host.name.isEmpty() && !host.address.isEmpty())
            hosts.append(host);
    }
    return hosts;
}

Result<void> HostStore::save(const SavedHost &host)
{
    const auto lock = ConfigFile(m_file).lock();
    Result<QList<SavedHost>> hosts = load();
    if (!hosts)
        return hosts.error();
    QList<SavedHost> &list = hosts.value();
    const auto same = [&host](const SavedHost &other) { return other.name == host.name; };
    const auto found = std::find_if(list.begin(), list.end(), same);
    if (found != list.end())
        *found = host;
    else
        list.append(host);
    return write(list);
}

Result<void> HostStore::remove(const QString &name)
{
    const auto lock = ConfigFile(m_file).lock();
    Result<QList<SavedHost>> hosts = load();
    if (!hosts)
        return hosts.error();
    const auto gone =
        hosts.value().removeIf([&name](const SavedHost &h) { return h.name == name; });
    if (gone == 0)
        return Error{ErrorCode::UnknownName, name, {}};
    return write(hosts.value());
}

Result<void> HostStore::write(const QList<SavedHost> &hosts)
{
    Json list = Json::array();
    for (const SavedHost &host : hosts)
        list.push_back(jsonOf(host));
    Json json = Json::object();
    json["hosts"] = list;
    return ConfigFile(m_file).write(dumpJson(json) + '\n');
}

} // namespace Remote
