// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace Remote
{

/// A server's public key as it was presented.
struct HostKey {
    QByteArray type;     ///< such as ssh-ed25519
    QByteArray blob;     ///< the wire form, as base64 in known_hosts
    QString fingerprint; ///< SHA256:… as OpenSSH prints it

    friend bool operator==(const HostKey &, const HostKey &) = default;
};

/// What known_hosts says of a key. Same answers as OpenSSH gives (sshconnect.c).
enum class HostKeyVerdict {
    Known,
    New,     ///< no key of this host is on record
    Changed, ///< keys are on record and this is none of them
    Revoked, ///< this key is marked @revoked
    Unclear, ///< a line that could concern this host cannot be read: treated as a refusal
};

} // namespace Remote
