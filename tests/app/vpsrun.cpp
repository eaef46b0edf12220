// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/vpsrun.h"

#include <QFile>
#include <QProcess>

using namespace Qt::StringLiterals;

VpsRun::VpsRun() = default;

QString VpsRun::variable(const char *name)
{
    return qEnvironmentVariable(name);
}

QString VpsRun::missing() const
{
    static constexpr const char *names[] = {"CLAWTUNE_VPS_ADDRESS",        "CLAWTUNE_VPS_PORT",
                                            "CLAWTUNE_VPS_USER",           "CLAWTUNE_VPS_KEY",
                                            "CLAWTUNE_VPS_KNOWN_HOSTS",    "CLAWTUNE_VPS_ADMIN",
                                            "CLAWTUNE_VPS_PLAIN",          "CLAWTUNE_VPS_NAME",
                                            "CLAWTUNE_VPS_ADMIN_PASSWORD", "CLAWTUNE_VPS_TOOLS"};
    for (const char *name : names) {
        if (variable(name).isEmpty())
            return QString::fromLatin1(name);
    }
    return {};
}

QString VpsRun::host(const QString &user) const
{
    return u"%1@%2:%3"_s.arg(user.isEmpty() ? variable("CLAWTUNE_VPS_USER") : user,
                             variable("CLAWTUNE_VPS_ADDRESS"), variable("CLAWTUNE_VPS_PORT"));
}

QStringList VpsRun::arguments(const QString &command, const QString &user) const
{
    return {command,
            host(user),
            u"--identity"_s,
            variable("CLAWTUNE_VPS_KEY"),
            u"--known-hosts"_s,
            variable("CLAWTUNE_VPS_KNOWN_HOSTS"),
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
    QProcess ssh;
    ssh.start(variable("CLAWTUNE_VPS_TOOLS") + u"/ssh"_s, {variable("CLAWTUNE_VPS_NAME"), script});
    if (!ssh.waitForFinished(120'000) || ssh.exitCode() != 0)
        return "failed: " + ssh.readAllStandardError();
    return ssh.readAllStandardOutput();
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
    return m_lock.acquire(variable("CLAWTUNE_VPS_TOOLS"));
}
