// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/checks/limitsconfig.h"
#include "remote/checks/sysctlconfig.h"

#include <QList>

#include <optional>

namespace Remote
{

constexpr qint64 wantedSoft = 65536;
constexpr qint64 wantedHard = 524288; ///< what systemd gives by default
constexpr qint64 wantedFileMax = 2097152;
constexpr char sessionLimitsFile[] = "/etc/security/limits.d/60-clawtune-nofile.conf";

struct LimitPair {
    qint64 soft = 0;
    qint64 hard = 0;
};

/// A service that must have room for many files and connections.
struct LimitTarget {
    QByteArray unit; ///< "ssh.service"; a program's name where systemd is not
    bool isUnit = true;
    qint64 pid = 0;                   ///< main process
    std::optional<LimitPair> running; ///< of the main process
    std::optional<LimitPair> atStart; ///< what the unit says
    QList<LimitPair> workers;         ///< of its children
    std::optional<qint64> open;       ///< files it has open; needs root

    /// nginx with worker_rlimit_nofile: only the workers hold connections.
    [[nodiscard]] bool raisesItself() const;
    [[nodiscard]] bool isSoftEnough() const;
    [[nodiscard]] bool isHardEnough() const;
    [[nodiscard]] bool isKept() const; ///< enough after its next start as well
    [[nodiscard]] bool isNearlyFull() const;
    [[nodiscard]] QByteArray dropIn() const; ///< path of our file for it
};

struct ContainerLimits {
    QByteArray name;
    std::optional<LimitPair> limits;
};

/// What the probe of `file-descriptors` saw, parsed once for status and plan.
struct DescriptorFacts {
    Identity who;
    std::optional<qint64> fileMax, perProcessMax; ///< fs.file-max, fs.nr_open
    std::optional<qint64> fileHandles;            ///< in use on the whole system
    SysctlOrigin fileMaxOrigin;
    bool hasSystemd = false;
    bool targetsKnown = false;
    QList<LimitTarget> targets;
    bool containersKnown = false; ///< false: Docker is there and would not answer
    QList<ContainerLimits> containers;
    std::optional<LimitPair> session; ///< of the login session of this very probe
    bool isSessionOlder = false;      ///< it began before the limits were last written
    std::optional<bool> usesPam;      ///< whether limits.conf bears on SSH logins
    bool limitsKnown = false;
    QList<ConfigLine> limitLines;
    SessionLimits userLimits, rootLimits;
    std::optional<bool> mayRaise; ///< CAP_SYS_RESOURCE
    QString capabilitySource;

    [[nodiscard]] bool isAnyHardTooLow() const;
    /// No hard limit can be raised here, and one would have to be.
    [[nodiscard]] bool isPremiseMissing() const;
    [[nodiscard]] bool isFileMaxKept() const;
    [[nodiscard]] bool isSessionConfigured() const;
    [[nodiscard]] bool isSessionEnough() const;
};

/// What there is to do. Made once, so that status and plan never disagree.
struct DescriptorIntent {
    struct Limit {
        LimitTarget target;
        LimitPair limits;
    };
    QList<Limit> atStart; ///< units that get a drop-in
    QList<Limit> now;     ///< running processes that get new limits
    bool sessions = false;
    bool sessionHard = false; ///< a hard line as well
    bool fileMax = false;

    [[nodiscard]] bool isEmpty() const
    {
        return atStart.isEmpty() && now.isEmpty() && !sessions && !fileMax;
    }
};

QByteArray descriptorProbe();
DescriptorFacts descriptorFacts(const ProbeResult &probe);
DescriptorIntent descriptorIntent(const DescriptorFacts &facts);

Finding evaluateDescriptors(const ProbeResult &probe);
Result<ChangePlan> planDescriptors(const ProbeResult &probe, const PlanSettings &settings);

/// Sh that prints the processes from the shell up to PID 1, a block of KEY=value each: the limits
/// of a login session are those of the first process below sshd.
QByteArray sessionScript();

} // namespace Remote
