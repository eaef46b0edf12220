// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/samplereader.h"

#include "remote/metrics/framebuilder.h"
#include "tests/fuzz/fuzz.h"

// Fed in pieces, as a network would; the mark is MARK.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Remote::SampleReader reader("MARK");
    Remote::FrameBuilder builder;
    const size_t piece = size / 3 + 1;
    for (size_t start = 0; start < size; start += piece) {
        reader.feed(fuzzInput(data + start, std::min(piece, size - start)));
        while (true) {
            const auto sample = reader.next();
            if (!sample)
                return 0;
            if (!*sample)
                break;
            (void)builder.add(**sample);
        }
    }
    return 0;
}
