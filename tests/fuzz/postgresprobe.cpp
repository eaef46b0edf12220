// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/postgres/pgfinder.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray output = fuzzInput(data, size);
    (void)Remote::parsePostgresProbe(output, "MARKER");
    (void)Remote::parsePostgresAddress(QString::fromUtf8(output.left(300)));
    return 0;
}
