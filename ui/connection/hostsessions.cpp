// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/hostsessions.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::Error;
using Remote::ErrorCode;
using Remote::Result;
using Remote::SavedHost;

HostSessions::HostSessions(Remote::HostStore store, Remote::HostOptions options, QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
    , m_thresholds(QFileInfo(m_store.file()).absolutePath() + u"/thresholds.json"_s)
    , m_options(std::move(options))
{
}

HostSessions::~HostSessions() = default;

const SavedHost *HostSessions::find(const QString &name) const
{
    for (const SavedHost &host : m_hosts) {
        if (host.name == name)
            return &host;
    }
    return nullptr;
}

QList<SavedHost> HostSessions::aliases() const
{
    QList<SavedHost> found;
    const Result<QList<SavedHost>> all = Remote::allHosts(m_store, m_options.sshConfigFile);
    if (!all.ok())
        return found;
    for (const SavedHost &host : all.value()) {
        if (host.source == Remote::HostSource::SshConfig)
            found.append(host);
    }
    return found;
}

Result<void> HostSessions::reload()
{
    const Result<QList<SavedHost>> loaded = m_store.load();
    QList<SavedHost> hosts;
    if (loaded.ok())
        hosts = loaded.value();
    for (const SavedHost &host : std::as_const(m_hosts)) {
        const auto sameName = [&host](const SavedHost &other) { return other.name == host.name; };
        const HostSession *session = existing(host.name);
        const bool isOfThisRun =
            m_forThisRun.contains(host.name) || (session && session->isRecording());
        if (isOfThisRun && std::none_of(hosts.begin(), hosts.end(), sameName))
            hosts.append(host);
    }
    m_hosts = hosts;
    Q_EMIT changed();
    if (!loaded.ok())
        return loaded.error();
    return {};
}

Result<HostSession *> HostSessions::session(const QString &name)
{
    if (HostSession *session = existing(name))
        return session;
    const SavedHost *host = find(name);
    if (!host)
        return Error{ErrorCode::UnknownName, name};
    const auto given = m_forThisRun.find(name);
    Result<Remote::SshParameters> parameters = given != m_forThisRun.end()
                                                   ? Result<Remote::SshParameters>(given->second)
                                                   : Remote::parametersOf(*host, m_options);
    if (!parameters.ok())
        return parameters.error();
    auto session = std::make_unique<HostSession>(*host, std::move(parameters).value());
    HostSession *made = session.get();
    made->setSamplingInterval(m_samplingInterval);
    const Result<QList<Remote::ThresholdRule>> rules = m_thresholds.rules(name);
    if (rules.ok()) // else the defaults hold; the dialog says why when somebody opens it
        made->thresholds().setRules(*rules);
    m_sessions.emplace(name, std::move(session));
    Q_EMIT sessionMade(made);
    return made;
}

void HostSessions::setSamplingInterval(std::chrono::milliseconds interval)
{
    m_samplingInterval = interval;
    for (const auto &[name, session] : m_sessions)
        session->setSamplingInterval(interval);
}

HostSession *HostSessions::existing(const QString &name) const
{
    const auto found = m_sessions.find(name);
    return found == m_sessions.end() ? nullptr : found->second.get();
}

QList<HostSession *> HostSessions::openSessions() const
{
    QList<HostSession *> sessions;
    for (const auto &[name, session] : m_sessions)
        sessions.append(session.get());
    return sessions;
}

Result<QString> HostSessions::addForThisRun(const QString &host)
{
    const Result<Remote::SshParameters> parameters = Remote::resolveHost(host, m_store, m_options);
    if (!parameters.ok())
        return parameters.error();
    const Remote::SshParameters &given = parameters.value();
    const QString name = given.name.isEmpty() ? host : given.name;
    m_forThisRun.insert_or_assign(name, given);
    if (!find(name)) {
        SavedHost added;
        added.name = name;
        added.address = given.address;
        added.port = given.port;
        added.user = given.user;
        added.identityFile = given.identityFiles.value(0);
        m_hosts.append(added);
        Q_EMIT changed();
    }
    return name;
}

QString HostSessions::addRecording(std::unique_ptr<HostSession> session, const QString &name)
{
    QString free = name;
    for (int i = 2; find(free); ++i)
        free = name + u" (" + QString::number(i) + u')';
    SavedHost added;
    added.name = free;
    session->setRecordingName(free);
    m_sessions.emplace(free, std::move(session));
    m_hosts.append(added);
    Q_EMIT changed();
    return free;
}

Result<void> HostSessions::save(const SavedHost &host, const QString &previousName)
{
    const Result<void> saved = m_store.save(host);
    if (!saved.ok())
        return saved;
    if (!previousName.isEmpty()) {
        end(previousName);
        moveThresholds(previousName, host.name);
        if (previousName != host.name && !m_forThisRun.contains(previousName)) {
            const Result<void> removed = m_store.remove(previousName);
            if (!removed.ok())
                return removed;
        }
    }
    m_forThisRun.erase(host.name);
    m_forThisRun.erase(previousName);
    return reload();
}

Result<void> HostSessions::remove(const QString &name)
{
    const HostSession *session = existing(name);
    const bool isRecording = session && session->isRecording();
    if (!m_forThisRun.contains(name) && !isRecording) {
        const Result<void> removed = m_store.remove(name);
        if (!removed.ok())
            return removed;
    }
    end(name);
    m_forThisRun.erase(name);
    static_cast<void>(m_thresholds.remove(name)); // what stays of it harms nobody
    return reload();
}

void HostSessions::moveThresholds(const QString &from, const QString &to)
{
    const Result<QList<Remote::ThresholdRule>> rules = m_thresholds.rules(from);
    if (from != to && rules.ok() && m_thresholds.save(to, *rules).ok())
        static_cast<void>(m_thresholds.remove(from));
}

void HostSessions::end(const QString &name)
{
    const auto found = m_sessions.find(name);
    if (found == m_sessions.end())
        return;
    Q_EMIT sessionEnding(found->second.get());
    m_sessions.erase(found);
}

} // namespace Clawtune
