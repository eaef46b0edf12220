// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/hoststore.h"
#include "remote/ssh/sshconfig.h"

#include <QUrl>

#include <pwd.h>
#include <unistd.h>

namespace Remote
{
using namespace Qt::StringLiterals;

namespace
{

bool isNameCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ||
           c == u'.' || c == u'-' || c == u'_';
}

/// DNS name or IP address as the resolver takes it; empty if it cannot be one.
QString checkedAddress(const QString &address)
{
    const bool isSix = address.count(u':') >= 2;
    QString name = address;
    const auto isPlain = [](QChar c) { return c.unicode() < 128; };
    if (!isSix && !std::all_of(name.begin(), name.end(), isPlain))
        name = QString::fromLatin1(QUrl::toAce(name)); // an internationalised name
    const auto allowed = [isSix](QChar c) {
        return isNameCharacter(c) || (isSix && (c == u':' || c == u'%'));
    };
    if (name.isEmpty() || name.size() > 253 || name.startsWith(u'-') ||
        !std::all_of(name.begin(), name.end(), allowed))
        return {};
    return name;
}

/// Nothing a shell or a terminal could take for more than a name.
bool isUserName(const QString &user)
{
    const auto allowed = [](QChar c) {
        return c > u' ' && c != QChar(0x7f) && !u"'\"`$\\;&<>|(){}*?~#!@:,"_s.contains(c) &&
               c.isPrint();
    };
    return !user.isEmpty() && user.size() <= 255 && !user.startsWith(u'-') &&
           std::all_of(user.begin(), user.end(), allowed);
}

QString localUser()
{
    const passwd *entry = ::getpwuid(::geteuid());
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QString();
}

struct HostParts {
    QString user;
    QString address;
    quint16 port = 0;
    bool ok = false;
};

/// user@address:port, user@[ipv6]:port; user and port may be missing.
HostParts split(const QString &host)
{
    HostParts parts;
    const qsizetype at = host.lastIndexOf(u'@');
    parts.user = at >= 0 ? host.left(at) : QString();
    QString rest = host.mid(at + 1);
    QString port;
    if (rest.startsWith(u'[')) {
        const qsizetype end = rest.indexOf(u']');
        port = rest.mid(end + 1);
        parts.address = rest.mid(1, end - 1);
        if (end < 0 || (!port.isEmpty() && !port.startsWith(u':')))
            return parts;
        port.remove(0, 1);
        parts.ok = port.isEmpty() == rest.endsWith(u']');
    } else if (rest.count(u':') == 1) {
        parts.address = rest.section(u':', 0, 0);
        port = rest.section(u':', 1, 1);
        parts.ok = !port.isEmpty();
    } else {
        parts.address = rest;
        parts.ok = true;
    }
    if (!port.isEmpty()) {
        bool isNumber = false;
        parts.port = port.toUShort(&isNumber);
        parts.ok = parts.ok && isNumber && parts.port > 0 && port.at(0).isDigit();
    }
    parts.ok = parts.ok && !parts.address.isEmpty() && (at < 0 || !parts.user.isEmpty());
    return parts;
}

Result<SshParameters> complete(SshParameters parameters, const SshConfigValues &values,
                               const HostOptions &options)
{
    if (!values.hostName.isEmpty())
        parameters.address = values.hostName;
    if (parameters.user.isEmpty())
        parameters.user = values.user.isEmpty() ? localUser() : values.user;
    if (parameters.port == 0)
        parameters.port = values.port > 0 ? values.port : quint16(22);
    if (!options.identityFile.isEmpty())
        parameters.identityFiles = {options.identityFile};
    else if (parameters.identityFiles.isEmpty())
        parameters.identityFiles = values.identityFiles;
    parameters.knownHostsFile = options.knownHostsFile;
    parameters.acceptNewHostKey = options.acceptNewHostKey;
    if (options.timeout.count() > 0) {
        parameters.connectTimeout = options.timeout;
        parameters.authenticationTimeout = options.timeout;
    }
    const QString address = checkedAddress(parameters.address);
    if (address.isEmpty() || !isUserName(parameters.user))
        return Error{ErrorCode::BadHostName, parameters.name, {}};
    parameters.address = address;
    return parameters;
}

} // namespace

Result<SshParameters> parametersOf(const SavedHost &host, const HostOptions &options)
{
    SshParameters parameters;
    parameters.name = host.name;
    parameters.address = host.address;
    parameters.port = host.port;
    parameters.user = host.user;
    if (!host.identityFile.isEmpty())
        parameters.identityFiles = {host.identityFile};
    const Result<SshConfig> config = SshConfig::read(options.sshConfigFile);
    if (!config)
        return config.error();
    const bool isAlias = host.source == HostSource::SshConfig;
    return complete(parameters, config->valuesOf(isAlias ? host.name : host.address), options);
}

Result<SshParameters> resolveHost(const QString &host, const HostStore &store,
                                  const HostOptions &options)
{
    const Result<QList<SavedHost>> saved = store.load();
    if (!saved)
        return saved.error();
    for (const SavedHost &entry : *saved) {
        if (entry.name == host)
            return parametersOf(entry, options);
    }
    const Result<SshConfig> config = SshConfig::read(options.sshConfigFile);
    if (!config)
        return config.error();
    SshParameters parameters;
    parameters.name = host;
    parameters.port = 0;
    parameters.address = host;
    if (!config->aliases().contains(host)) {
        const HostParts parts = split(host);
        if (!parts.ok)
            return Error{ErrorCode::BadHostName, host, {}};
        parameters.address = parts.address;
        parameters.user = parts.user;
        parameters.port = parts.port;
    }
    return complete(parameters, config->valuesOf(parameters.address), options);
}

Result<QList<SavedHost>> allHosts(const HostStore &store, const QString &sshConfigFile)
{
    Result<QList<SavedHost>> hosts = store.load();
    if (!hosts)
        return hosts;
    const Result<SshConfig> config = SshConfig::read(sshConfigFile);
    if (!config)
        return config.error();
    for (const QString &alias : config->aliases()) {
        const auto isSaved = [&alias](const SavedHost &host) { return host.name == alias; };
        if (std::any_of(hosts.value().begin(), hosts.value().end(), isSaved))
            continue;
        const SshConfigValues values = config->valuesOf(alias);
        SavedHost host;
        host.name = alias;
        host.address = values.hostName.isEmpty() ? alias : values.hostName;
        host.port = values.port > 0 ? values.port : quint16(22);
        host.user = values.user.isEmpty() ? localUser() : values.user;
        host.identityFile = values.identityFiles.value(0);
        host.source = HostSource::SshConfig;
        hosts.value().append(host);
    }
    return hosts;
}

} // namespace Remote
