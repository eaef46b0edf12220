// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/result.h"
#include "remote/metrics/metricframe.h"

namespace Remote
{

/// One line of a recording, understood.
struct RecordedSample {
    MetricFrame frame;
    QHash<QByteArray, QString> containerNames; ///< by id, those that the line tells
};

/// The way back of sampleJson(): a line of `clawtune sample --json` or of a saved period. A pure
/// function of the bytes, which may be anything. What it does not understand stays absent;
/// ParseFailed when the line is no sample at all (no JSON object with a time).
Result<RecordedSample> parseSample(const QByteArray &line);

} // namespace Remote
