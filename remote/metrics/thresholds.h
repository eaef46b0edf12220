// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/metricframe.h"

#include <QList>

#include <chrono>
#include <span>

namespace Remote
{

/// A value that a metric should not stay beyond for longer than a while.
struct ThresholdRule {
    QByteArray id;     ///< stable, used in files: of one of defaultThresholds()
    const char *name;  ///< QT_TRANSLATE_NOOP("Remote", …): short label
    QByteArray metric; ///< of the catalogue
    /// Which instances, '*' being any run of characters; empty where the metric has none.
    QByteArray instances{};
    bool isUpper = true; ///< raised above `value`; else below it
    double value = 0;    ///< in the metric's unit; of `whole` where there is one, 0..1
    QByteArray whole{};  ///< metric that `value` is a share of; empty: none
    std::chrono::seconds duration{120};
    bool isOn = true;

    friend bool operator==(const ThresholdRule &, const ThresholdRule &) = default;
};

/// The rules that hold where a person chose nothing else: the one table to which a rule is added.
const QList<ThresholdRule> &defaultThresholds();

enum class ThresholdState {
    Ok,
    Pending, ///< beyond the value, not yet for long enough
    Raised,
};

/// How one instance stands to one rule.
struct ThresholdStatus {
    ThresholdRule rule;
    QByteArray instance; ///< hostile bytes
    ThresholdState state = ThresholdState::Ok;
    double value = 0; ///< the latest one, as the rule counts it
    double since = 0; ///< server's wall clock when it went beyond, seconds since 1970
    double held = 0;  ///< seconds it was seen beyond
};

/// Judges frame by frame. What is beyond the value for the rule's duration is raised; it goes back
/// to Ok when it was back by more than a twentieth of the value for the duration, at most 30 s, so
/// that what swings around the value is one event. Values between the two change nothing. A gap
/// counts neither way; after one longer than the duration, what was pending starts anew. Time is
/// the server's monotonic clock. Pure: reads no clock and no file.
class ThresholdMonitor final
{
public:
    explicit ThresholdMonitor(QList<ThresholdRule> rules = defaultThresholds());

    /// Rules that are as before keep their state.
    void setRules(const QList<ThresholdRule> &rules);
    [[nodiscard]] const QList<ThresholdRule> &rules() const { return m_rules; }

    /// Those that were raised (state Raised) or are over (state Ok) since the frame before.
    QList<ThresholdStatus> take(const MetricFrame &frame);
    /// Raised ones, in the order of the rules, then of instances.
    [[nodiscard]] QList<ThresholdStatus> raised() const;

private:
    struct Track {
        QByteArray instance;
        ThresholdState state = ThresholdState::Ok;
        double value = 0;
        double since = 0;
        double held = 0;     ///< seconds beyond
        double calm = 0;     ///< seconds back, while raised
        double lastSeen = 0; ///< uptime
    };
    using Tracks = QList<Track>; ///< of one rule, by instanceBefore()

    [[nodiscard]] ThresholdStatus statusOf(qsizetype rule, const Track &track) const;
    void takeRule(qsizetype rule, const MetricFrame &frame, QList<ThresholdStatus> &events);
    void judge(qsizetype rule, Track &track, double value, const MetricFrame &frame,
               QList<ThresholdStatus> &events) const;
    void forgetGone(qsizetype rule, const MetricFrame &frame, QList<ThresholdStatus> &events);
    Track &trackOf(qsizetype rule, const QByteArray &instance, double uptime);

    QList<ThresholdRule> m_rules;
    QList<Tracks> m_tracks; ///< one a rule
    double m_uptime = 0;    ///< of the frame before
};

/// Whether a name fits a pattern in which '*' is any run of characters, even none.
[[nodiscard]] bool fitsPattern(QByteArrayView name, QByteArrayView pattern);

} // namespace Remote
