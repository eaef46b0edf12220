// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/base/serverscript.h"

#include <QFile>

// Resources of a static library are dropped by the linker unless asked for; outside of any
// namespace, as Q_INIT_RESOURCE demands.
static void keepServerScripts()
{
    Q_INIT_RESOURCE(scripts);
}

namespace Remote
{

QByteArray serverScript(const QString &name)
{
    keepServerScripts();
    QFile file(QStringLiteral(":/remote/") + name);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    return opened ? file.readAll() : QByteArray();
}

} // namespace Remote
