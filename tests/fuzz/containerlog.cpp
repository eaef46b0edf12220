// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/containers/logline.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

// Fed in pieces, as a network would. No line may tell a terminal what to do.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Remote::LogReader reader(false);
    QList<Remote::LogLine> lines;
    const size_t piece = size / 3 + 1;
    for (size_t start = 0; start < size; start += piece)
        lines += reader.feed(fuzzInput(data + start, std::min(piece, size - start)));
    lines += reader.finish();
    for (const Remote::LogLine &line : lines) {
        require(!line.text.contains(QChar(0x1b)));
        require(!line.text.contains(QChar(u'\n')));
    }
    return 0;
}
