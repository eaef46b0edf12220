// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/vps.h"

#include <QProcess>

using namespace Qt::StringLiterals;

namespace Vps
{

namespace
{
constexpr int patience = 180'000; ///< ms
} // namespace

QString variable(const char *name)
{
    const QString value = qEnvironmentVariable(name);
    if (value.isEmpty())
        qFatal("%s is not set: this test needs tests/vps", name);
    return value;
}

bool isContainer()
{
    return variable("CLAWTUNE_VPS_KIND") == u"container"_s;
}

Remote::SshParameters parameters(const QString &user)
{
    Remote::SshParameters parameters;
    parameters.name = u"vps"_s;
    parameters.address = variable("CLAWTUNE_VPS_ADDRESS");
    parameters.port = variable("CLAWTUNE_VPS_PORT").toUShort();
    parameters.user = user.isEmpty() ? variable("CLAWTUNE_VPS_USER") : user;
    parameters.identityFiles = {variable("CLAWTUNE_VPS_KEY")};
    parameters.useAgent = false;
    parameters.knownHostsFile = variable("CLAWTUNE_VPS_KNOWN_HOSTS");
    return parameters;
}

QStringList sshCommand(const QString &user)
{
    const QString login = user.isEmpty() ? variable("CLAWTUNE_VPS_USER") : user;
    return {u"ssh"_s,
            u"-F"_s,
            u"none"_s,
            u"-o"_s,
            u"BatchMode=yes"_s,
            u"-o"_s,
            u"ConnectTimeout=5"_s,
            u"-o"_s,
            u"UserKnownHostsFile="_s + variable("CLAWTUNE_VPS_KNOWN_HOSTS"),
            u"-i"_s,
            variable("CLAWTUNE_VPS_KEY"),
            u"-p"_s,
            variable("CLAWTUNE_VPS_PORT"),
            login + u'@' + variable("CLAWTUNE_VPS_ADDRESS"),
            u"sh"_s};
}

QByteArray onServer(const QByteArray &script, const QString &user, int *exitCode)
{
    QProcess ssh;
    const QStringList command = sshCommand(user);
    ssh.start(command.first(), command.mid(1));
    ssh.write(script);
    ssh.closeWriteChannel();
    const bool ended = ssh.waitForFinished(patience);
    if (!ended)
        qWarning("no answer from the server to: %s", script.left(200).constData());
    if (exitCode)
        *exitCode = ended ? ssh.exitCode() : -1;
    return ssh.readAllStandardOutput();
}

} // namespace Vps
