// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/sampleparser.h"

#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    (void)Remote::parseSample(fuzzInput(data, size));
    return 0;
}
