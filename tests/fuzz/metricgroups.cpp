// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/framebuilder.h"
#include "remote/metrics/groups.h"
#include "tests/fuzz/fuzz.h"

#include <cmath>

// First byte: which file. Then what it held at two instants, a NUL between them.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const QList<Remote::WantedFile> files =
        Remote::wantedFiles(Remote::Lane::Host | Remote::Lane::Cores | Remote::Lane::Disks |
                            Remote::Lane::Network | Remote::Lane::Kernel | Remote::Lane::Tcp);
    if (size == 0)
        return 0;
    const QByteArray path = files.at(data[0] % files.size()).path;
    const auto [before, now] = fuzzPair(fuzzInput(data + 1, size - 1));
    Remote::FrameBuilder builder;
    Remote::RawSample sample;
    sample.uptime = 10;
    sample.files = {{path, before}};
    (void)builder.add(sample);
    sample.uptime = 11;
    sample.files = {{path, now}};
    const auto frame = builder.add(sample);
    require(frame.has_value());
    for (auto it = frame->values.cbegin(); it != frame->values.cend(); ++it) {
        const Remote::Metric *row = Remote::findMetric(it.key().metric);
        require(row && std::isfinite(it.value()) && it.value() >= 0);
        require(row->perInstance != it.key().instance.isEmpty());
        require(std::isnan(row->maximum) || it.value() <= row->maximum);
    }
    return 0;
}
