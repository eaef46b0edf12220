// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/metric.h"
#include "remote/metrics/samplereader.h"

namespace Remote
{

/// The perl program, whose parts lie in resources/remote.
QByteArray samplerPerl();

/// The script that starts sampling; its answers begin with `mark`. `rows`: whether the first one
/// holds rows.
QByteArray samplerScript(const QByteArray &mark, Lanes lanes, bool rows);

/// What one more answer is asked for with.
struct SampleRequest {
    bool rows = false;            ///< of processes and containers
    bool scansContainers = false; ///< looks for new ones first, which it else does now and then
    /// Files to read from now on; nothing: as before.
    std::optional<Lanes> lanes{};
};
QByteArray requestLine(const SampleRequest &request, SampleReader::Program program);

} // namespace Remote
