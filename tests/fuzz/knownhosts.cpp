// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/knownhosts.h"

#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using Qt::Literals::StringLiterals::operator""_s;
    Remote::KnownHosts hosts;
    const QByteArray content = fuzzInput(data, size);
    hosts.parse(content, u"known_hosts"_s, u"web-1.example"_s, 22);
    hosts.parse(content, u"known_hosts"_s, u"::1"_s, 2222);
    Remote::HostKey key;
    (void)hosts.verdictOf(key);
    (void)hosts.place(key);
    (void)hosts.keyTypes();
    return 0;
}
