// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/checks/sysctlconfig.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace Remote
{

/// One swap area that the kernel uses.
struct SwapArea {
    QByteArray name; ///< path, as the kernel says it
    bool isFile = false;
    qint64 size = 0; ///< bytes
    qint64 used = 0;
    int mode = -1;       ///< permission bits of a swap file; -1: not known
    QString persistedBy; ///< "/etc/fstab:12", a unit's file; empty: gone after a restart

    [[nodiscard]] bool isZram() const { return name.startsWith("/dev/zram"); }
};

/// An active swap line of /etc/fstab.
struct SwapTableLine {
    QByteArray source;
    QByteArray device;          ///< what `source` stands for (UUID=… resolved), when known
    std::optional<qint64> size; ///< bytes; nothing: it does not exist
    int line = 0;
    bool isAutomatic = true; ///< no noauto
};

/// Why no swap can be made here.
enum class SwapPremise { Holds, NoCapability, FileSystem, Kubelet };

/// What the probe of `swap` saw, parsed once for status and plan.
struct SwapFacts {
    bool areasKnown = false;
    QList<SwapArea> areas;
    bool tableKnown = false;
    QList<SwapTableLine> table;
    std::optional<qint64> memoryTotal; ///< bytes
    std::optional<qint64> swappiness;
    SysctlOrigin origin;
    QByteArray fileSystem;                     ///< type of the root file system; empty: not known
    std::optional<qint64> diskFree, diskTotal; ///< bytes, for an ordinary user
    QMap<QByteArray, qint64> existingFiles;    ///< /swapfile… that exist, with their size
    SwapPremise premise = SwapPremise::Holds;
    std::optional<bool> maySwapOn; ///< CAP_SYS_ADMIN; nothing: could not be told
    QString capabilitySource;

    [[nodiscard]] qint64 active() const;    ///< bytes
    [[nodiscard]] qint64 persisted() const; ///< bytes of active areas that survive a restart
    [[nodiscard]] bool allZram() const;
    /// Bytes that the rule for this memory asks for, whatever the disk says.
    [[nodiscard]] qint64 ruleSize() const;
    /// Bytes that the disk allows for all swap files together: at most a fifth of what is free
    /// without them, and 15 % of the disk stay free. Nothing: the disk could not be measured.
    [[nodiscard]] std::optional<qint64> diskLimit() const;
    /// The smaller of both, but never below smallestTarget.
    [[nodiscard]] qint64 target() const;
    [[nodiscard]] bool isSwappinessGood() const;
    [[nodiscard]] bool isSwappinessPersisted() const;
};

/// Less than this is not worth having, however full the disk is. Bytes.
constexpr qint64 smallestTarget = 512LL * 1024 * 1024;
constexpr int usualSwappiness = 10;

/// The size rule: 2R up to 2 GiB of nominal memory, R up to 4 GiB, then 4 GiB. MiB in and out.
qint64 swapSizeMiB(qint64 nominalMemory);

/// What there is to do. Made once, so that status and plan never disagree.
struct SwapIntent {
    QList<QByteArray> closeModes; ///< swap files that others may read
    QList<QByteArray> switchOn;   ///< listed in fstab, there, and not active
    QByteArray create;            ///< path of a new swap file; empty: none needed
    qint64 createMiB = 0;
    QList<QByteArray> list; ///< to be added to fstab
    std::optional<qint64> swappiness;
    bool isDiskTooFull = false; ///< a file is needed, and there is no room for it

    [[nodiscard]] bool isEmpty() const
    {
        return closeModes.isEmpty() && switchOn.isEmpty() && create.isEmpty() && list.isEmpty() &&
               !swappiness;
    }
};
/// `size` (bytes) and `swappiness`: what a person asked for; nothing: what the rules say.
SwapIntent swapIntent(const SwapFacts &facts, std::optional<qint64> size = {},
                      std::optional<qint64> swappiness = {});

QByteArray swapProbe();
SwapFacts swapFacts(const ProbeResult &probe);

Finding evaluateSwap(const ProbeResult &probe);
Result<ChangePlan> planSwap(const ProbeResult &probe, const PlanSettings &settings);

} // namespace Remote
