// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/processrow.h"
#include "tests/support/signalprocess.h"

#include <QFile>
#include <QProcess>
#include <QTest>

#include <csignal>

/// The fields of /proc/PID/stat behind the name; empty when there is no such process.
inline QByteArrayList statOf(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray text = file.readAll();
    return text.mid(text.lastIndexOf(')') + 2).split(' ');
}

inline Remote::ProcessId idOf(qint64 pid)
{
    return {qint32(pid), statOf(pid).value(19).toULongLong()};
}

/// A process that is no child of the test's (it would count as a part of our own connection), ended
/// with this object.
class DetachedProcess final
{
public:
    explicit DetachedProcess(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        process.setProgram(program);
        process.setArguments(arguments);
        process.setStandardOutputFile(QProcess::nullDevice());
        process.setStandardErrorFile(QProcess::nullDevice());
        process.startDetached(&m_pid);
        m_id = idOf(m_pid);
    }
    ~DetachedProcess()
    {
        if (isThere())
            (void)signalProcess(m_pid, SIGKILL);
    }
    Q_DISABLE_COPY_MOVE(DetachedProcess)

    [[nodiscard]] Remote::ProcessId id() const { return m_id; }
    /// And no zombie either.
    [[nodiscard]] bool isThere() const
    {
        return m_pid > 0 && idOf(m_pid) == m_id && state() != 'Z' && state() != 'X';
    }
    [[nodiscard]] char state() const { return statOf(m_pid).value(0, "-").at(0); }
    [[nodiscard]] int nice() const { return statOf(m_pid).value(16).toInt(); }

private:
    qint64 m_pid = 0;
    Remote::ProcessId m_id;
};
