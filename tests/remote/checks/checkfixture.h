// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/checks/probescript.h"

#include <QFile>
#include <QTest>

/// What the probe of `item` printed on a real server, recorded in fixtures/NAME.txt:
/// container-*: Debian 12 under systemd in a container without CAP_SYS_RESOURCE, as root;
/// vm-*: the same as a virtual machine with Docker, nginx and PostgreSQL on it.
inline Remote::ProbeResult recorded(const QString &name, const QByteArray &item)
{
    QFile file(QStringLiteral(TEST_SOURCE_DIR "/fixtures/") + name + QStringLiteral(".txt"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", qPrintable(file.fileName()));
    return Remote::parseProbeOutput(file.readAll(), {}, "FIXTURE").value(item);
}

/// The same with another output for one section.
inline Remote::ProbeResult with(Remote::ProbeResult probe, const QByteArray &section,
                                const QByteArray &out, int exitCode = 0)
{
    probe.sections.insert(section, {exitCode, out, {}});
    return probe;
}
