// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/clirun.h"
#include "tests/support/kernellock.h"

#include <QTemporaryDir>

/// The test VPS as tests/run names it in the environment, and the built program aimed at it.
class VpsRun final
{
public:
    VpsRun();
    Q_DISABLE_COPY_MOVE(VpsRun)

    /// user@address:port; `user` empty: root.
    [[nodiscard]] QString host(const QString &user = {}) const;
    /// `command host …` with the key and known_hosts of the VPS.
    [[nodiscard]] QStringList arguments(const QString &command, const QString &user = {}) const;
    [[nodiscard]] CliRun run(const QString &command, const QStringList &rest = {},
                             const QString &user = {}) const;
    /// Runs a script as root on the server; what it printed, behind "failed: " where it failed.
    [[nodiscard]] QByteArray onServer(const QString &script) const;
    /// A file of this test with these contents.
    [[nodiscard]] QString file(const QString &name, const QByteArray &contents) const;
    /// Waits until nobody else changes swap and sysctls of this computer, and keeps it so.
    [[nodiscard]] bool lockKernel();
    void unlockKernel() { m_lock.release(); }

private:
    QTemporaryDir m_folder;
    KernelLock m_lock;
};
