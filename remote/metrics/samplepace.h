// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace Remote
{

/// Why samples are taken less often than was asked for.
enum class Slowdown {
    None,
    Line,   ///< answers take nearly as long to come as there is between them
    Server, ///< reading takes the server too long: it is busy, or has very much to read
};

/// How often to sample: as often as wanted where that is cheap, else less, and back again. Doubles
/// after three answers in a row that came too late, halves after five that came early enough for
/// that. Pure.
class SamplePace final
{
public:
    using Milliseconds = std::chrono::milliseconds;

    /// 500 ms to 60 s.
    void setWanted(Milliseconds interval);
    [[nodiscard]] Milliseconds wanted() const { return m_wanted; }
    /// What to keep to: `wanted` or more, 60 s at most.
    [[nodiscard]] Milliseconds interval() const { return m_wanted * m_factor; }
    [[nodiscard]] Slowdown slowdown() const { return m_slowdown; }

    /// An answer has come: how long after it was asked for, and how much of that the server spent
    /// on reading. True when interval() or slowdown() is another now.
    bool answered(Milliseconds took, Milliseconds reading);
    /// A new server, or a new line to it.
    void reset();

private:
    Milliseconds m_wanted{1000};
    int m_factor = 1;
    Slowdown m_slowdown = Slowdown::None;
    int m_late = 0;  ///< answers in a row
    int m_early = 0; ///< the same
};

} // namespace Remote
