// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/thresholds.h"

#include <algorithm>
#include <cmath>

using namespace std::chrono_literals;

namespace Remote
{

namespace
{

constexpr double hysteresis = 0.05; ///< of the value: how far back is back
constexpr double longestCalm = 30;  ///< seconds
/// A server decides how many disks it has; nobody reads more alarms than this.
constexpr qsizetype mostInstances = 200;

double secondsOf(const ThresholdRule &rule)
{
    return double(rule.duration.count());
}

bool isBeyond(const ThresholdRule &rule, double value)
{
    return rule.isUpper ? value > rule.value : value < rule.value;
}

bool isBack(const ThresholdRule &rule, double value)
{
    const double level = rule.value * (rule.isUpper ? 1 - hysteresis : 1 + hysteresis);
    return rule.isUpper ? value <= level : value >= level;
}

} // namespace

bool fitsPattern(QByteArrayView name, QByteArrayView pattern)
{
    // The greedy way with one step back: no input makes it slow.
    qsizetype n = 0;
    qsizetype p = 0;
    qsizetype star = -1;
    qsizetype resume = 0;
    while (n < name.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            resume = n;
        } else if (p < pattern.size() && pattern[p] == name[n]) {
            ++p;
            ++n;
        } else if (star >= 0) {
            p = star + 1;
            n = ++resume;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*')
        ++p;
    return p == pattern.size();
}

ThresholdMonitor::ThresholdMonitor(QList<ThresholdRule> rules)
    : m_rules(std::move(rules))
    , m_tracks(m_rules.size())
{
}

void ThresholdMonitor::setRules(const QList<ThresholdRule> &rules)
{
    QList<Tracks> tracks(rules.size());
    for (qsizetype i = 0; i < rules.size(); ++i) {
        const qsizetype before = m_rules.indexOf(rules.at(i));
        if (before >= 0)
            tracks[i] = m_tracks.at(before);
    }
    m_rules = rules;
    m_tracks = tracks;
}

ThresholdStatus ThresholdMonitor::statusOf(qsizetype rule, const Track &track) const
{
    return {m_rules.at(rule), track.instance, track.state, track.value, track.since, track.held};
}

QList<ThresholdStatus> ThresholdMonitor::take(const MetricFrame &frame)
{
    QList<ThresholdStatus> events;
    if (!std::isfinite(frame.uptime) || !std::isfinite(frame.time))
        return events;
    if (frame.uptime < m_uptime) { // another boot: nothing of before goes on
        for (Tracks &tracks : m_tracks) {
            for (Track &track : tracks) {
                track.lastSeen = frame.uptime;
                track.held = track.state == ThresholdState::Raised ? track.held : 0;
            }
        }
    }
    m_uptime = frame.uptime;
    for (qsizetype rule = 0; rule < m_rules.size(); ++rule) {
        if (!m_rules.at(rule).isOn)
            continue;
        takeRule(rule, frame, events);
        forgetGone(rule, frame, events);
    }
    return events;
}

void ThresholdMonitor::takeRule(qsizetype rule, const MetricFrame &frame,
                                QList<ThresholdStatus> &events)
{
    const ThresholdRule &wanted = m_rules.at(rule);
    const double whole = wanted.whole.isEmpty() ? 1 : frame.value(wanted.whole);
    if (!(whole > 0)) // a server without swap has no share of it in use
        return;
    const auto look = [&](const QByteArray &instance, double value) {
        if (std::isfinite(value))
            judge(rule, trackOf(rule, instance, frame.uptime), value / whole, frame, events);
    };
    if (wanted.instances.isEmpty()) {
        look({}, frame.value(wanted.metric));
        return;
    }
    QList<QByteArray> names;
    for (auto it = frame.values.keyBegin(); it != frame.values.keyEnd(); ++it) {
        if (it->metric == wanted.metric && fitsPattern(it->instance, wanted.instances))
            names.append(it->instance);
    }
    std::sort(names.begin(), names.end(), instanceBefore);
    for (const QByteArray &name : names.mid(0, mostInstances))
        look(name, frame.value(wanted.metric, name));
}

ThresholdMonitor::Track &ThresholdMonitor::trackOf(qsizetype rule, const QByteArray &instance,
                                                   double uptime)
{
    Tracks &tracks = m_tracks[rule];
    const auto place = std::lower_bound(tracks.begin(), tracks.end(), instance,
                                        [](const Track &track, const QByteArray &name) {
                                            return instanceBefore(track.instance, name);
                                        });
    if (place != tracks.end() && place->instance == instance)
        return *place;
    Track added;
    added.instance = instance;
    added.lastSeen = uptime;
    return *tracks.insert(place, added);
}

void ThresholdMonitor::judge(qsizetype rule, Track &track, double value, const MetricFrame &frame,
                             QList<ThresholdStatus> &events) const
{
    const ThresholdRule &wanted = m_rules.at(rule);
    const double step = std::isfinite(frame.interval) ? std::max(0., frame.interval) : 0;
    const double unseen = frame.uptime - track.lastSeen - step;
    track.lastSeen = frame.uptime;
    track.value = value;
    const bool isRaised = track.state == ThresholdState::Raised;
    if (unseen > secondsOf(wanted) && !isRaised)
        track.held = 0;
    if (isBeyond(wanted, value)) {
        if (track.held == 0)
            track.since = frame.time - step;
        track.held += step;
        track.calm = 0;
        if (!isRaised) {
            track.state =
                track.held >= secondsOf(wanted) ? ThresholdState::Raised : ThresholdState::Pending;
            if (track.state == ThresholdState::Raised)
                events.append(statusOf(rule, track));
        }
        return;
    }
    if (!isBack(wanted, value))
        return;
    track.calm += step;
    if (isRaised && track.calm < std::min(secondsOf(wanted), longestCalm))
        return;
    track.state = ThresholdState::Ok;
    track.held = track.calm = 0;
    if (isRaised)
        events.append(statusOf(rule, track));
}

/// A disk that was pulled out is not over its threshold for ever.
void ThresholdMonitor::forgetGone(qsizetype rule, const MetricFrame &frame,
                                  QList<ThresholdStatus> &events)
{
    const double patience = std::max(secondsOf(m_rules.at(rule)), longestCalm);
    Tracks &tracks = m_tracks[rule];
    for (qsizetype i = tracks.size() - 1; i >= 0; --i) {
        if (frame.uptime - tracks.at(i).lastSeen <= patience + frame.interval)
            continue;
        if (tracks.at(i).state == ThresholdState::Raised) {
            tracks[i].state = ThresholdState::Ok;
            events.append(statusOf(rule, tracks.at(i)));
        }
        tracks.removeAt(i);
    }
}

QList<ThresholdStatus> ThresholdMonitor::raised() const
{
    QList<ThresholdStatus> raised;
    for (qsizetype rule = 0; rule < m_rules.size(); ++rule) {
        for (const Track &track : m_tracks.at(rule)) {
            if (m_rules.at(rule).isOn && track.state == ThresholdState::Raised)
                raised.append(statusOf(rule, track));
        }
    }
    return raised;
}

} // namespace Remote
