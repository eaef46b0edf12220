// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/sshconfig.h"

#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using Qt::Literals::StringLiterals::operator""_s;
    const QByteArray content = fuzzInput(data, size);
    // Includes would read files of this computer.
    if (content.toLower().contains("include"))
        return 0;
    Remote::SshConfig config;
    config.parse(content, u"/nonexistent"_s);
    (void)config.valuesOf(u"web-1"_s);
    const QStringList aliases = config.aliases();
    for (const QString &alias : aliases.mid(0, 20))
        (void)config.valuesOf(alias);
    return 0;
}
