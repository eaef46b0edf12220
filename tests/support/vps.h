// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/ssh/hostconnection.h"

#include <QString>

/// The test VPS that the environment names (tests/vps/README.md).
namespace Vps
{

/// Ends the test program with a word about it where it is not set: then there is no test VPS.
[[nodiscard]] QString variable(const char *name);
[[nodiscard]] bool isContainer();
/// `user` empty: root.
[[nodiscard]] Remote::SshParameters parameters(const QString &user = {});
/// OpenSSH with a shell that reads its script from stdin.
[[nodiscard]] QStringList sshCommand(const QString &user = {});
/// Runs a script with OpenSSH, beside the connection under test, and gives its output; warns when
/// that takes more than three minutes (a virtual machine without KVM is slow). `exitCode` is -1
/// when there was no answer.
QByteArray onServer(const QByteArray &script, const QString &user = {}, int *exitCode = nullptr);

} // namespace Vps
