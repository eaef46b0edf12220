// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/usual.h"

namespace Remote
{

/// Decides when the rows of processes and containers are read though no page shows them, so that
/// whoever made a spike can be named later: every 10 s, at once when the server got clearly busier
/// than it had been, every 3 s as long as it stays so, and once more when that ends. What lasts
/// becomes usual within minutes, and a server that is never quiet gets three readings in a row
/// at the most, and one in 8 s in the long run. Counters go on between two readings, so nothing is
/// missed; how long ago the reading before was only says how sharp the answer is. Pure: time is the
/// frames'.
class RowsPacing final
{
public:
    /// Whether the tick after `frame` is to read rows.
    bool wantsRows(const MetricFrame &frame);
    void reset() { *this = RowsPacing(); }

private:
    UsualLevel m_busy;
    UsualLevel m_disk;
    UsualLevel m_network;
    double m_readAt = 0; ///< uptime; 0: never
    double m_spent = 0;  ///< readings made lately, which time pays back
    bool m_wasHigh = false;
};

} // namespace Remote
