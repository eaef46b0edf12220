// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/vpsrun.h"

#include "tests/support/vps.h"

#include <QFile>

using namespace Qt::StringLiterals;

VpsRun::VpsRun() = default;

QString VpsRun::host(const QString &user) const
{
    return u"%1@%2:%3"_s.arg(user.isEmpty() ? Vps::variable("CLAWTUNE_VPS_USER") : user,
                             Vps::variable("CLAWTUNE_VPS_ADDRESS"),
                             Vps::variable("CLAWTUNE_VPS_PORT"));
}

QStringList VpsRun::arguments(const QString &command, const QString &user) const
{
    return {command,
            host(user),
            u"--identity"_s,
            Vps::variable("CLAWTUNE_VPS_KEY"),
            u"--known-hosts"_s,
            Vps::variable("CLAWTUNE_VPS_KNOWN_HOSTS"),
            u"--config"_s,
            file(u"ssh_config"_s, {})};
}

CliRun VpsRun::run(const QString &command, const QStringList &rest, const QString &user) const
{
    CliSetting setting;
    setting.milliseconds = 180'000;
    return runCli(arguments(command, user) + rest, setting);
}

QByteArray VpsRun::onServer(const QString &script) const
{
    int exitCode = 0;
    const QByteArray out = Vps::onServer(script.toUtf8() + '\n', {}, &exitCode);
    return exitCode == 0 ? out : "failed: " + out;
}

QString VpsRun::file(const QString &name, const QByteArray &contents) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return {};
    file.write(contents);
    return file.fileName();
}

bool VpsRun::lockKernel()
{
    return m_lock.acquire(Vps::variable("CLAWTUNE_VPS_TOOLS"));
}
