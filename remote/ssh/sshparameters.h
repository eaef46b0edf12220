// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <chrono>

namespace Remote
{

/// Everything needed to reach one server; a plain comparable value. Made by resolveHost()
/// (remote/ssh/hostresolver.h) from a saved host, an alias of ssh_config or user@address:port.
struct SshParameters {
    QString name;    ///< what the person calls it; shown, and used for nothing else
    QString address; ///< DNS name or IP address, IPv6 without brackets
    quint16 port = 22;
    QString user;
    QStringList identityFiles; ///< private keys, tried in this order; empty: the usual ones
    bool useAgent = true;      ///< ask SSH_AUTH_SOCK's agent before the key files
    QString knownHostsFile;    ///< read and, for accepted keys, written; empty: ~/.ssh/known_hosts
    bool acceptNewHostKey = false; ///< take a key never seen without asking; never a changed one
    std::chrono::milliseconds connectTimeout{10'000};        ///< TCP and key exchange together
    std::chrono::milliseconds authenticationTimeout{20'000}; ///< ours, libssh has none for agents
    std::chrono::milliseconds silenceLimit{15'000}; ///< no byte for so long: connection lost

    friend bool operator==(const SshParameters &, const SshParameters &) = default;
};

} // namespace Remote
