// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/ssh/hostconnection.h"

#include <QProcess>
#include <QString>

/// The test VPS as the environment names it.
namespace Vps
{

inline QString variable(const char *name)
{
    return qEnvironmentVariable(name);
}

inline Remote::SshParameters parameters(const QString &user)
{
    Remote::SshParameters parameters;
    parameters.name = QStringLiteral("vps");
    parameters.address = variable("CLAWTUNE_VPS_ADDRESS");
    parameters.port = variable("CLAWTUNE_VPS_PORT").toUShort();
    parameters.user = user;
    parameters.identityFiles = {variable("CLAWTUNE_VPS_KEY")};
    parameters.useAgent = false;
    parameters.knownHostsFile = variable("CLAWTUNE_VPS_KNOWN_HOSTS");
    return parameters;
}

/// Runs a script on the server as root, with OpenSSH.
inline QByteArray onServer(const QByteArray &script)
{
    QProcess ssh;
    ssh.start(QStringLiteral("ssh"),
              {QStringLiteral("-F"), QStringLiteral("none"), QStringLiteral("-o"),
               QStringLiteral("BatchMode=yes"), QStringLiteral("-o"),
               QStringLiteral("UserKnownHostsFile=") + variable("CLAWTUNE_VPS_KNOWN_HOSTS"),
               QStringLiteral("-i"), variable("CLAWTUNE_VPS_KEY"), QStringLiteral("-p"),
               variable("CLAWTUNE_VPS_PORT"),
               variable("CLAWTUNE_VPS_USER") + u'@' + variable("CLAWTUNE_VPS_ADDRESS"),
               QStringLiteral("sh")});
    ssh.write(script);
    ssh.closeWriteChannel();
    ssh.waitForFinished(60'000);
    return ssh.readAllStandardOutput();
}

} // namespace Vps
