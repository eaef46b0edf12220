// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/metricframe.h"
#include "remote/metrics/mounts.h"

#include <limits>

namespace Remote
{

/// One line of df. NaN: it does not tell (or does not answer).
struct FileSystemRow {
    static constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

    Mount mount;
    bool isAnswering =
        true;              ///< false: asked, and no answer within the deadline (a lost NFS server)
    double size = unknown; ///< bytes
    double used = unknown; ///< bytes, what is kept for root counted as free
    double available = unknown; ///< bytes that other users than root can still write
    double inodes = unknown;    ///< 0: it has no fixed number of them
    double inodesFree = unknown;

    /// As df counts: used / (used + available). NaN where both are 0.
    [[nodiscard]] double usedShare() const;
    /// NaN where there is no fixed number of inodes.
    [[nodiscard]] double inodesUsedShare() const;
};

/// What one round of questions told; pure, over hostile bytes. `answers` are the lines of the
/// script that fileSystemScript() makes for the same mounts. Mounts that refuse or hold nothing
/// (pseudo file systems) are left out, as df does.
QList<FileSystemRow> parseFileSystems(const QList<Mount> &mounts, QByteArrayView answers);

/// Processes of ours that ask a mount and do not come back, by mount point: they cannot be ended,
/// so nobody sends another one after them while they are there.
using HungQuestions = QHash<QByteArray, qint64>;
/// Which of those answers are still owed, from the same lines.
HungQuestions parseHungQuestions(const QList<Mount> &mounts, QByteArrayView answers);

/// The script that asks all mounts side by side and ends after `patience` seconds at the latest,
/// however many of them hang.
QByteArray fileSystemScript(const QList<Mount> &mounts, const HungQuestions &hung, int patience);

/// Adds the rows to a frame: fs.* by mount point. Images that are full by nature are left out.
void addFileSystems(const QList<FileSystemRow> &rows, MetricFrame &frame);

} // namespace Remote
