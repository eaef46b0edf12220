// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/processes/processactions.h"
#include "remote/processes/processfacts.h"
#include "tests/fuzz/fuzz.h"

// What the shorter scripts about processes answer.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace Remote;
    const QByteArray answer = fuzzInput(data, size);
    const QList<ProcessId> ids{{10, 5}, {11, 6}};
    const QList<ProcessAnswer> answers = parseActionAnswers(answer, ids, "M");
    require(answers.size() == ids.size());
    for (qsizetype i = 0; i < ids.size(); ++i)
        require(answers[i].id == ids[i]);
    const auto facts = parseProcessFacts(answer, "M");
    require(!facts || facts->cores >= 0);
    const auto memory = parseProcessMemory(answer, "M");
    for (auto at = memory.begin(); at != memory.end(); ++at)
        require(at.key().pid > 0 && at.value() >= 0);
    return 0;
}
