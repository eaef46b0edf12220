// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/checks/check.h"

#include <QList>

namespace Remote
{

/// What one command of a probe was and printed, so that a result can be followed to its source.
/// Everything here is hostile.
struct ProbeRecord {
    static constexpr qsizetype longest = 4 * 1024; ///< bytes of `output`; the rest is cut

    QByteArray name;    ///< of the section
    QByteArray command; ///< sh, as it was sent; empty where the name says it ("drop-in:FILE")
    int exitCode = 0;
    QByteArray output; ///< standard output, then standard error
    QByteArray sha256; ///< hexadecimal; of the whole standard output
};

/// In the order in which they ran; sections that the server did not answer are left out.
QList<ProbeRecord> probeRecords(const Check &check, const ProbeResult &probe);

} // namespace Remote
