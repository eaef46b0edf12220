// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/containers/containerinspect.h"

#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto object = Remote::parseWholeInspect(fuzzInput(data, size));
    if (!object)
        return 0;
    (void)Remote::inspectText(*object, false);
    (void)Remote::inspectText(*object, true);
    return 0;
}
