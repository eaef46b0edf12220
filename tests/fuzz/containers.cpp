// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/containers/containerlisting.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto [listing, event] = fuzzPair(fuzzInput(data, size));
    (void)Remote::parseListing(listing, "MARK");
    (void)Remote::parseContainerEvent(event);
    return 0;
}
