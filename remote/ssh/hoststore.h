// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/result.h"
#include "remote/ssh/sshparameters.h"

#include <QList>

namespace Remote
{

enum class HostSource { Saved, SshConfig };

/// A server a person may choose, as kept on disk. No secret is ever in it.
struct SavedHost {
    QString name;
    QString address;
    quint16 port = 22;
    QString user;
    QString identityFile; ///< empty: agent and the usual keys
    QString pgUser;       ///< remembered for the PostgreSQL page; empty: found by looking
    QString pgDatabase;
    HostSource source = HostSource::Saved;

    friend bool operator==(const SavedHost &, const SavedHost &) = default;
};

/// The saved hosts, one JSON file (hosts.json under the XDG configuration folder, 0600, replaced
/// atomically). Reads and writes at once, no cache, so two Clawtunes see each other's hosts.
class HostStore final
{
public:
    /// `file` empty: the usual place.
    explicit HostStore(QString file = {});
    [[nodiscard]] QString file() const { return m_file; }
    [[nodiscard]] Result<QList<SavedHost>> load() const;
    /// Adds, or replaces the one with the same name.
    Result<void> save(const SavedHost &host);
    Result<void> remove(const QString &name);

private:
    Result<void> write(const QList<SavedHost> &hosts);
    QString m_file;
};

/// Options of the command line that bear on reaching a host; empty ones are not set.
struct HostOptions {
    QString identityFile;
    QString sshConfigFile; ///< empty: ~/.ssh/config
    QString knownHostsFile;
    bool acceptNewHostKey = false;
    std::chrono::milliseconds timeout{0}; ///< 0: the defaults
};

/// HOST of the command line: a saved name, else an alias of ssh_config, else user@address[:port]
/// or user@[ipv6]:port. Values of ssh_config (HostName, User, Port, IdentityFile) fill what is not
/// given. BadHostName for what cannot be a host (control characters, a leading -, an empty part).
Result<SshParameters> resolveHost(const QString &host, const HostStore &store,
                                  const HostOptions &options);
/// The same for a host that was saved or typed into the window.
Result<SshParameters> parametersOf(const SavedHost &host, const HostOptions &options);
/// Saved hosts, then the plain aliases (no wildcards) of ssh_config that are not saved.
Result<QList<SavedHost>> allHosts(const HostStore &store, const QString &sshConfigFile = {});

} // namespace Remote
