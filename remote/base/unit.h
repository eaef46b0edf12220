// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Remote
{

/// What a number means. Text is made of it in one place (ui/text, Formatter).
enum class Unit {
    None,           ///< a plain number
    Share,          ///< 0..1, shown as per cent
    Count,          ///< whole things
    Bytes,          ///< shown in KiB/MiB/GiB
    BytesPerSecond, ///< disks: shown in KiB/s...
    BitsPerSecond,  ///< network: shown in bit/s, decimal
    PerSecond,
    Seconds,
    Milliseconds,
    Hertz,
    Celsius,
    PerMinute, ///< fans
};

} // namespace Remote
