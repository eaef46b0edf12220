// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>

/// While it is held, nobody else on this computer tests swap, vm.* or fs.* in a container VPS:
/// those are this computer's own. A virtual machine has its own, and needs no lock.
class KernelLock final
{
public:
    KernelLock() = default;
    ~KernelLock() { release(); }
    Q_DISABLE_COPY_MOVE(KernelLock)

    /// Waits for it, up to 10 minutes. `tools`: the folder tests/vps.
    [[nodiscard]] bool acquire(const QString &tools);
    void release();

private:
    QProcess m_holder;
};
