// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/processes/processscript.h"

#include "remote/base/quote.h"
#include "remote/base/serverscript.h"

using namespace Qt::StringLiterals;

namespace Remote
{

QByteArray processScript(const char *name, const QList<ScriptVariable> &variables)
{
    QByteArray script;
    for (const ScriptVariable &variable : variables)
        script += QByteArray(variable.name) + '=' + shellQuoted(variable.value) + '\n';
    script += serverScript(u"process/stat.sh"_s) + '\n';
    return script + serverScript(u"process/"_s + QString::fromLatin1(name));
}

QByteArray processWord(const ProcessId &id)
{
    return QByteArray::number(id.pid) + ':' + QByteArray::number(id.start);
}

QByteArray processWords(const QList<ProcessId> &ids)
{
    QByteArrayList words;
    for (const ProcessId &id : ids)
        words.append(processWord(id));
    return words.join(' ');
}

ProcessId processFromWord(const QByteArray &word)
{
    const qsizetype colon = word.indexOf(':');
    bool isPid = false;
    bool isStart = false;
    const ProcessId id{word.left(colon).toInt(&isPid), word.mid(colon + 1).toULongLong(&isStart)};
    return colon > 0 && isPid && isStart && id.pid > 0 ? id : ProcessId{};
}

} // namespace Remote
