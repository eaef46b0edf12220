// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/framing.h"

#include "tests/fuzz/fuzz.h"

// Fed in pieces; the token is TOKEN.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Remote::FrameReader reader("TOKEN");
    const size_t piece = size / 3 + 1;
    QByteArray output;
    for (size_t start = 0; start < size; start += piece)
        output += reader.feed(fuzzInput(data + start, std::min(piece, size - start)));
    require(output.size() <= qsizetype(size));
    const auto end = Remote::findFrameEnd(output, "TOKEN");
    require(!end || (*end >= 0 && *end <= output.size()));
    return 0;
}
