// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/checks/proberecord.h"

#include <QCryptographicHash>

namespace Remote
{

namespace
{

constexpr QByteArrayView beginning = "section ";

/// The script of a probe, cut before each line that begins a section.
QList<QByteArray> sectionsOf(const QByteArray &script)
{
    QList<QByteArray> sections;
    const QList<QByteArray> lines = script.split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(beginning))
            sections.append(line.mid(beginning.size()));
        else if (!sections.isEmpty())
            sections.last() += '\n' + line;
    }
    return sections;
}

} // namespace

QList<ProbeRecord> probeRecords(const Check &check, const ProbeResult &probe)
{
    QList<ProbeRecord> records;
    QMap<QByteArray, ProbeSection> rest = probe.sections;
    const auto add = [&](const QByteArray &name, const QByteArray &command) {
        const ProbeSection seen = rest.take(name);
        const QByteArray output = seen.out + seen.err;
        records.append({name, command, seen.exitCode, output.left(ProbeRecord::longest),
                        QCryptographicHash::hash(seen.out, QCryptographicHash::Sha256).toHex()});
    };
    const QList<QByteArray> sections = sectionsOf(check.probe());
    for (const QByteArray &section : sections) {
        const QByteArray name = section.left(section.indexOf(' '));
        if (rest.contains(name))
            add(name, section.mid(name.size()).trimmed());
    }
    const QList<QByteArray> others = rest.keys();
    for (const QByteArray &name : others) // named while it ran: one for each file found, say
        add(name, {});
    return records;
}

} // namespace Remote
