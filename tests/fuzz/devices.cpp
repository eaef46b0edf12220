// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/devices.h"

#include "tests/fuzz/fuzz.h"

#include <cmath>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const Remote::DeviceFacts facts = Remote::parseDevices(fuzzInput(data, size));
    for (auto it = facts.values.cbegin(); it != facts.values.cend(); ++it) {
        require(Remote::findMetric(it.key().metric));
        require(std::isfinite(it.value()) && it.value() > -273.15);
    }
    return 0;
}
