// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/checks/check.h"

#include <optional>

namespace Remote
{

// Small readings that several items share. All are pure and take hostile bytes.

/// A whole number at the start of a file such as /proc/sys/vm/swappiness; spaces around it only.
std::optional<qint64> wholeNumber(const QByteArray &bytes);

/// Bytes of a line "Name:   123 kB" of /proc/meminfo.
std::optional<qint64> meminfoBytes(const QByteArray &meminfo, const QByteArray &name);

/// What a VPS with this MemTotal (bytes) is sold as, in MiB: the smallest usual size that is at
/// most 12.5 % larger than what the kernel sees, else MemTotal rounded down to 64 MiB.
qint64 nominalMemoryMiB(qint64 memTotalBytes);

/// Capability numbers of linux/capability.h.
constexpr int capSysAdmin = 21;
constexpr int capSysResource = 24;
/// Whether bit `capability` stands in line `field` ("CapEff", "CapBnd") of a /proc/PID/status.
std::optional<bool> hasCapability(const QByteArray &status, const QByteArray &field,
                                  int capability);

/// Section `whoami`: who the probe ran as, and who logged in (behind sudo).
QByteArray whoamiSection();
struct Identity {
    qint64 uid = -1; ///< -1: not known
    QByteArray user; ///< the login user; empty when it is no plain account name
    QList<QByteArray> groups;
    qint64 loginUid = -1;
};
Identity probedIdentity(const ProbeResult &probe);

/// Values of "KEY=value" lines; blank lines part the blocks (systemctl show).
QList<QMap<QByteArray, QByteArray>> keyValueBlocks(const QByteArray &bytes);

/// A phrase that is only a value.
Phrase bare(const QString &text);
Phrase bare(const QByteArray &hostile);
Phrase bare(double number, Unit unit);

} // namespace Remote
