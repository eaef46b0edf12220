// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/containers/enginecommand.h"

#include "remote/base/quote.h"
#include "remote/base/serverscript.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Remote
{

RemoteCommand engineCommand(const ContainerEngine &engine, const QByteArray &call,
                            std::chrono::seconds patience, const QByteArray &mark)
{
    RemoteCommand command;
    command.script = "CLAWTUNE_MARK=" + mark +
                     "\nclawtune_patience=" + QByteArray::number(qint64(patience.count())) +
                     "\nclawtune_engine=" + shellQuoted(engine.program) + '\n' +
                     serverScript(u"containers.sh"_s) + call + '\n';
    command.privilege = engine.privilege;
    command.deadline = patience + 10s;
    return command;
}

} // namespace Remote
