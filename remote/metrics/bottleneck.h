// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/unit.h"
#include "remote/metrics/culprits.h"
#include "remote/metrics/recentvalues.h"

#include <optional>

namespace Remote
{

/// What holds a server back.
enum class BottleneckKind {
    Unknown, ///< too little has been seen, or the server does not tell enough
    None,
    DiskFull,
    Swapping,
    Memory,
    ContainerMemoryLimit, ///< one container, the machine has enough
    Steal,                ///< the hypervisor gives the CPU to others
    DiskBusy,
    Blocked, ///< tasks wait for a lock or a mount that does not answer, not for a disk
    Cpu,
    ContainerCpuLimit, ///< one container, the machine has enough
    Network,           ///< an interface is full
    NetworkLoss,       ///< packets are lost on the way
};

enum class Severity {
    None,
    Slows, ///< work takes longer
    Halts, ///< little is done but waiting
};

enum class Comparison { AtLeast, AtMost };

/// One number that a verdict rests on.
struct BottleneckEvidence {
    MetricKey key; ///< see evidenceMetric()
    double value = 0;
    double threshold = 0;
    Comparison comparison = Comparison::AtLeast;
    double seconds = 0; ///< the value is the mean of so many (for a sum: counted over them)

    friend bool operator==(const BottleneckEvidence &, const BottleneckEvidence &) = default;
};

/// The verdict, without words (those are in ui/text/bottlenecktexts).
struct Bottleneck {
    BottleneckKind kind = BottleneckKind::Unknown;
    Severity severity = Severity::None;
    QByteArray subject; ///< disk, file system, interface or container id; empty: the machine
    double since = 0;   ///< seconds since 1970 by the server's clock; 0: not known
    double time = 0;    ///< of the newest frame that it rests on, the same clock
    QList<BottleneckEvidence> evidence; ///< the deciding number first
    std::optional<Culprit> culprit;     ///< who uses most of it, where rows were read

    friend bool operator==(const Bottleneck &, const Bottleneck &) = default;
};

/// What a number of the evidence is called: a row of the catalogue, or one that is worked out for
/// the rules. nullptr when there is no such number.
struct EvidenceMetric {
    const char *id;
    const char *name; ///< QT_TRANSLATE_NOOP("Remote", …)
    const char *source;
    Unit unit;
};
std::optional<EvidenceMetric> evidenceMetric(QByteArrayView id);

/// Who has used most lately: amounts fade over about fifteen seconds, so that two rivals do not
/// take turns in the line. Processes of one name in one container count together.
class RecentCulprits final
{
public:
    void add(const MetricFrame &frame);
    void clear();
    /// `container` not empty: only what runs in it. `before`, who was named so far, stays until
    /// somebody uses clearly more.
    [[nodiscard]] std::optional<Culprit> most(Resource resource, const QByteArray &container = {},
                                              const std::optional<Culprit> &before = {}) const;
    /// Of processes that wait and cannot be interrupted (state D).
    [[nodiscard]] std::optional<Culprit> mostBlocked() const;

private:
    using Scores = QList<Culprit>;
    static void fade(Scores &scores, double keep);
    static Culprit &entry(Scores &scores, const Culprit &culprit);

    Scores m_scores[4]; ///< by Resource
    Scores m_blocked;
};

/// Looks at each frame as it comes and says what limits the server now, by the one table in
/// bottleneckrules.cpp. A verdict comes only after its rule has held for a while and stays until
/// it has clearly ceased to, so it does not flicker. No I/O and no clock of its own.
class BottleneckWatch final
{
public:
    BottleneckWatch();
    /// Returns current().
    const Bottleneck &add(const MetricFrame &frame);
    /// The connection was lost: what was seen says nothing about now.
    void clear();
    [[nodiscard]] const Bottleneck &current() const { return m_current; }

private:
    RecentValues m_values;
    RecentCulprits m_culprits;
    Bottleneck m_current;
    int m_rule = -1; ///< of m_current; -1: none
};

} // namespace Remote
