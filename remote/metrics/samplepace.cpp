// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/samplepace.h"

#include <algorithm>

namespace Remote
{

namespace
{

using namespace std::chrono_literals;
using Milliseconds = SamplePace::Milliseconds;

constexpr Milliseconds shortest = 500ms;
constexpr Milliseconds longest = 60s;
constexpr int lateAnswers = 3;
constexpr int earlyAnswers = 5;

/// A slow line with nothing on it takes its delay for each answer, which is no reason to slow down.
bool lineIsLate(Milliseconds took, Milliseconds interval)
{
    return took * 10 > interval * 9;
}

bool serverIsLate(Milliseconds reading, Milliseconds interval)
{
    return reading * 10 > interval;
}

} // namespace

void SamplePace::setWanted(Milliseconds interval)
{
    m_wanted = std::clamp(interval, shortest, longest);
    reset();
}

void SamplePace::reset()
{
    m_factor = 1;
    m_slowdown = Slowdown::None;
    m_late = 0;
    m_early = 0;
}

bool SamplePace::answered(Milliseconds took, Milliseconds reading)
{
    const bool server = serverIsLate(reading, interval());
    const bool late = server || lineIsLate(took, interval());
    const Milliseconds shorter = interval() / 2;
    // With something to spare, or it would go to and fro.
    const bool early =
        !lineIsLate(took + took / 4, shorter) && !serverIsLate(reading + reading / 4, shorter);
    m_late = late ? m_late + 1 : 0;
    m_early = early ? m_early + 1 : 0;
    if (m_late >= lateAnswers && m_wanted * m_factor * 2 <= longest) {
        m_late = 0;
        m_factor *= 2;
        m_slowdown = server ? Slowdown::Server : Slowdown::Line;
        return true;
    }
    if (m_early >= earlyAnswers && m_factor > 1) {
        m_early = 0;
        m_factor /= 2;
        if (m_factor == 1)
            m_slowdown = Slowdown::None;
        return true;
    }
    return false;
}

} // namespace Remote
