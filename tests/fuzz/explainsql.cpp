// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/postgres/pgexplain.h"
#include "tests/fuzz/fuzz.h"

// Texts of pg_stat_statements: any user's SQL.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray sql = fuzzInput(data, size);
    (void)Remote::leadingKeyword(sql);
    (void)Remote::withCastsForTypedParameters(sql);
    return 0;
}
