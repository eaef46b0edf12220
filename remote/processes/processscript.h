// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/processrow.h"

#include <QByteArray>
#include <QList>

namespace Remote
{

/// What resources/remote/process/`name` is to be told: variables (their values are quoted), then
/// the functions that these scripts share, then the script itself.
struct ScriptVariable {
    const char *name;
    QByteArray value;
};
QByteArray processScript(const char *name, const QList<ScriptVariable> &variables);

/// "pid:start", as the scripts write it.
QByteArray processWord(const ProcessId &id);
/// Those words with blanks between.
QByteArray processWords(const QList<ProcessId> &ids);
/// The other way round; pid 0 where `word` is none.
ProcessId processFromWord(const QByteArray &word);

} // namespace Remote
