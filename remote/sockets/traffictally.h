// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/metricframe.h"
#include "remote/metrics/usual.h"
#include "remote/sockets/socketrow.h"

namespace Remote
{

/// Adds up what processes moved over the network between two readings of their rows: sockets and
/// rows are read at times of their own. Pure.
class TrafficTally final
{
public:
    void add(const SocketFrame &frame);
    /// Where the frame has rows: their rates over the time in which sockets were watched since the
    /// rows before; nothing where nobody watched. Then begins anew.
    void giveTo(MetricFrame &frame);
    void clear() { *this = TrafficTally(); }

private:
    QHash<ProcessId, Traffic> m_moved; ///< bytes
    double m_seconds = 0;
};

/// Decides when sockets are watched though no page shows them, so that whoever moved much over the
/// network can be named later: from when the traffic to the outside got clearly more than it had
/// been until ten seconds after that, for a minute at the most, and then not for twice as long as
/// it took. What lasts becomes usual within minutes. A quiet server is never asked. Pure: time is
/// the frames'.
class TrafficPacing final
{
public:
    /// Whether sockets are to be watched from this frame on.
    bool wantsSockets(const MetricFrame &frame);
    void reset() { *this = TrafficPacing(); }

private:
    UsualLevel m_network;
    double m_uptime = 0;
    double m_began = 0;
    double m_highAt = 0;
    double m_restsUntil = 0;
    bool m_isOn = false;
};

} // namespace Remote
