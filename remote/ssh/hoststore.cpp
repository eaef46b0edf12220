// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/hoststore.h"

#include "remote/base/json.h"
#include "remote/ssh/sshhandles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

#include <fcntl.h>
#include <sys/file.h>

namespace Remote
{
using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 largestFile = 4 * 1024 * 1024;

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

/// Held while the file is read, changed and replaced. The folder carries the lock, because the
/// file is another one afterwards.
UniqueFd lockedFolder(const QString &file)
{
    const QString folder = QFileInfo(file).absolutePath();
    if (!QFileInfo::exists(folder)) {
        QDir().mkpath(folder);
        QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner |
                                          QFileDevice::ExeOwner);
    }
    UniqueFd lock(
        ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    while (lock.isOpen() && ::flock(lock.get(), LOCK_EX) != 0 && errno == EINTR) {
    }
    return lock;
}

} // namespace

HostStore::HostStore(QString file)
    : m_file(std::move(file))
{
    if (m_file.isEmpty())
        m_file = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
                 "/clawtune/hosts.json"_L1;
}

Result<QList<SavedHost>> HostStore::load() const
{
    QFile file(m_file);
    if (!file.exists())
        return QList<SavedHost>();
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestFile)
        return Error{ErrorCode::FileUnreadable, m_file, file.errorString().toUtf8()};
    const Result<Json> json = parseJson(file.readAll(), m_file);
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
    const UniqueFd lock = lockedFolder(m_file);
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
    const UniqueFd lock = lockedFolder(m_file);
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
    const QByteArray bytes = dumpJson(json) + '\n';
    QSaveFile file(m_file);
    if (!file.open(QIODevice::WriteOnly) ||
        !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) ||
        file.write(bytes) != bytes.size() || !file.commit())
        return Error{ErrorCode::FileUnwritable, m_file, file.errorString().toUtf8()};
    return {};
}

} // namespace Remote
