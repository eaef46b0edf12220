// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/checks/check.h"

#include <optional>

namespace Remote
{

// Who sets a kernel value at boot, and how Clawtune sets it: /etc/sysctl.d/99-zz-clawtune.conf,
// one file for all items, each with a block of its own. That name is last at boot; an active line
// in /etc/sysctl.conf would still win at `sysctl --system`, so it is commented out.

constexpr char sysctlDropIn[] = "/etc/sysctl.d/99-zz-clawtune.conf";

/// Sections `sysctl-lines`, `sysctl-files`, `sysctl-conf`, `sysctl-ours`, `tuned`.
QByteArray sysctlSections();

/// One assignment in a configuration file.
struct SysctlLine {
    QByteArray file;
    int line = 0;
    QByteArray value;

    [[nodiscard]] QString origin() const; ///< "file:line"
};

struct SysctlOrigin {
    bool isKnown = false;               ///< false: the files could not be looked at
    std::optional<SysctlLine> atBoot;   ///< the last assignment that systemd-sysctl makes
    std::optional<SysctlLine> conflict; ///< an active line in /etc/sysctl.conf, wherever it wins
    QByteArray tunedProfile;            ///< not empty: TuneD is active and may set it as well
};
/// Who sets `key` (dotted: vm.swappiness).
SysctlOrigin sysctlOrigin(const ProbeResult &probe, const QByteArray &key);

/// `content` with the block of `item` replaced by `key = value`; other items' blocks are kept.
QByteArray withSysctlBlock(const QByteArray &content, const QByteArray &item, const QByteArray &key,
                           const QByteArray &value);
/// `content` of /etc/sysctl.conf with active lines for `key` commented out; the same if none.
QByteArray withoutSysctlLine(const QByteArray &content, const QByteArray &key);

/// Steps that set `key` now and at every boot, and put everything back on undo. ParseFailed or
/// Unsupported when a file concerned cannot be edited safely.
Result<QList<ChangeStep>> sysctlSteps(const ProbeResult &probe, const QByteArray &item,
                                      const QByteArray &key, qint64 value);
/// Sh that succeeds when the kernel has `value` and the drop-in says so.
QByteArray sysctlVerification(const QByteArray &key, qint64 value);

} // namespace Remote
