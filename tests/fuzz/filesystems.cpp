// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/filesystems.h"

#include "tests/fuzz/fuzz.h"

#include <cmath>

// What /proc/self/mountinfo holds, a NUL, what the script answers.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto [mountInfo, answers] = fuzzPair(fuzzInput(data, size));
    const QList<Remote::Mount> mounts = Remote::parseMounts(mountInfo);
    for (const Remote::Mount &mount : mounts)
        require(mount.mountPoint.startsWith('/') && !mount.mountPoint.contains('\0'));
    const auto rows = Remote::parseFileSystems(mounts, answers);
    require(rows.size() <= mounts.size());
    for (const Remote::FileSystemRow &row : rows) {
        for (const double share : {row.usedShare(), row.inodesUsedShare()})
            require(std::isnan(share) || (share >= 0 && share <= 1));
    }
    const auto hung = Remote::parseHungQuestions(mounts, answers);
    for (const qint64 process : hung)
        require(process > 0);
    (void)Remote::fileSystemScript(mounts, hung, 4);
    Remote::MetricFrame frame;
    Remote::addFileSystems(rows, frame);
    return 0;
}
