// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/checks/check.h"
#include "remote/checks/probescript.h"
#include "tests/fuzz/fuzz.h"

// Through every check, and through its plan; the marker is FIXTURE, as in the recorded probes.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto [out, err] = fuzzPair(fuzzInput(data, size));
    const auto results = Remote::parseProbeOutput(out, err, "FIXTURE");
    for (const Remote::Check &check : Remote::checkCatalog()) {
        const Remote::ProbeResult probe = results.value(check.id);
        (void)check.evaluate(probe);
        if (check.plan)
            (void)check.plan(probe, {});
    }
    return 0;
}
