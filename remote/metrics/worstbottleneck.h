// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/bottleneck.h"

namespace Remote
{

/// Of the verdicts on a whole recording the one that is worth telling: what halted the server
/// before what slowed it, of these what lasted longest, with its numbers as they were at the worst.
class WorstBottleneck final
{
public:
    /// The verdict on each frame, in their order.
    void add(const Bottleneck &now);
    /// Kind None when nothing ever limited it, Unknown when nobody could tell.
    [[nodiscard]] const Bottleneck &worst() const { return m_worst; }

private:
    Bottleneck m_running;
    Bottleneck m_worst;
};

} // namespace Remote
