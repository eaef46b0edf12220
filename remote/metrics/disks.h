// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSet>

namespace Remote
{

/// Whether a device is a part of another one in the same list. A partition whose disk is not there
/// (xvda1 of some clouds) is a disk of its own, as /sys/block has it.
bool isPartition(const QByteArray &name, const QSet<QByteArray> &all);

/// Whether what a device reads and writes also shows on another one (device mapper, RAID, loop) or
/// is memory: such devices are left out of sums.
bool isStackedDisk(const QByteArray &name);

} // namespace Remote
