// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/changes/changejournal.h"

#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray out = fuzzInput(data, size);
    const auto journal = Remote::parseChangeJournal(out);
    if (journal) {
        QList<Remote::JournalEntry> entries;
        for (const Remote::TrackedChange &change : *journal)
            entries.append(change.entry);
        (void)Remote::isOverdue(entries);
    }
    (void)Remote::parseChangeAnswer({0, out, out, {}});
    return 0;
}
