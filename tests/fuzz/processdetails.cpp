// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/processes/processdetails.h"

#include "tests/fuzz/fuzz.h"

#include <cmath>

// What the script answers about one process.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace Remote;
    const QByteArray answer = fuzzInput(data, size);
    const ProcessDetails details = parseProcessDetails(answer, "0123456789abcdef");
    require(details.openFileCount >= 0);
    for (const ProcessLimit &limit : details.limits)
        require(!std::isnan(limit.soft) && !std::isnan(limit.hard));
    for (const OpenFile &file : details.openFiles)
        require(file.local.protocol.isEmpty() || file.kind == OpenFile::Kind::Socket);
    (void)details.uniqueMemory();
    (void)parseLimits(answer);
    (void)parseMemory(answer);
    (void)parseIo(answer);
    (void)parseSocketLines(answer);
    return 0;
}
