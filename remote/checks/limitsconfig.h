// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/checks/configlines.h"
#include "remote/checks/facts.h"

#include <limits>
#include <optional>

namespace Remote
{

/// "unlimited", "infinity" and what is beyond 63 bits.
constexpr qint64 noLimit = std::numeric_limits<qint64>::max();

/// A limit as /proc/PID/limits, systemd and limits.conf write it.
std::optional<qint64> limitValue(const QByteArray &word);
/// The same, as systemd reads it.
QByteArray limitText(qint64 limit);

/// What limits.conf(5) says of nofile for one user.
struct SessionLimits {
    std::optional<qint64> soft, hard;
    QString softOrigin, hardOrigin; ///< file:line
};

/// Resolves `lines` (limits.conf first, then limits.d by name) as pam_limits does: a line for the
/// user beats one for a group, that one beats *; among equals the later; root obeys only its own.
SessionLimits sessionLimits(const QList<ConfigLine> &lines, const QByteArray &user, qint64 uid,
                            const QList<QByteArray> &groups);

} // namespace Remote
