// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/kernellock.h"

using namespace Qt::StringLiterals;

bool KernelLock::acquire(const QString &tools)
{
    m_holder.start(tools + u"/lock"_s, {u"sh"_s, u"-c"_s, u"echo held; exec cat"_s});
    return m_holder.waitForReadyRead(600'000);
}

void KernelLock::release()
{
    if (m_holder.state() == QProcess::NotRunning)
        return;
    m_holder.closeWriteChannel();
    m_holder.waitForFinished();
}
