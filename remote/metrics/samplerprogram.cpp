// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/samplerprogram.h"

#include "remote/base/quote.h"
#include "remote/base/serverscript.h"
#include "remote/metrics/framebuilder.h"

using namespace Qt::StringLiterals;

namespace Remote
{

namespace
{

QByteArray entriesOf(Lanes lanes)
{
    QByteArrayList entries;
    for (const WantedFile &file : wantedFiles(lanes))
        entries.append(file.path + ' ' + file.lines);
    return entries.join('\t');
}

QByteArray pathsOf(Lanes lanes)
{
    QByteArrayList paths;
    for (const WantedFile &file : wantedFiles(lanes))
        paths.append(file.path);
    return paths.join(' ');
}

} // namespace

QByteArray samplerPerl()
{
    QByteArray program;
    for (const QString &part : {u"sampler.pl"_s, u"sampler-processes.pl"_s,
                                u"sampler-containers.pl"_s, u"sampler-loop.pl"_s})
        program += serverScript(part);
    return program;
}

QByteArray samplerScript(const QByteArray &mark, Lanes lanes, bool rows)
{
    return "CLAWTUNE_MARK=" + mark + "\nCLAWTUNE_ROWS=" + (rows ? "pc" : "-") +
           "\nCLAWTUNE_FILES=" + shellQuoted(entriesOf(lanes)) +
           "\nclawtune_paths=" + shellQuoted(pathsOf(lanes)) +
           "\nclawtune_perl=" + shellQuoted(samplerPerl()) + '\n' + serverScript(u"sampler.sh"_s);
}

QByteArray requestLine(const SampleRequest &request, SampleReader::Program program)
{
    QByteArray line = request.rows ? "pc" : "-";
    if (request.rows && request.scansContainers)
        line += 's';
    if (request.lanes && program == SampleReader::Program::Perl)
        line += '\t' + entriesOf(*request.lanes);
    else if (request.lanes)
        line += ' ' + pathsOf(*request.lanes);
    return line + '\n';
}

} // namespace Remote
