// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/ssh/remoteshell.h"
#include "ui/processes/processmodel.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace Clawtune
{

/// The slow lane: proportional memory of the processes on show, some at a time, each about every
/// 30 seconds, those in sight first. The kernel walks through all pages of a process for it.
class PssReader final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PssReader)
public:
    PssReader(Remote::RemoteShell &shell, std::function<Remote::Privilege()> privilege,
              ProcessModel &model, QObject *parent = nullptr);

    /// Which processes are in sight, when asked.
    void setInSight(std::function<QList<Remote::ProcessId>()> inSight);
    /// Reads only while active; at once, then step by step.
    void setActive(bool active);
    /// The column stands still while held; what was read meanwhile is shown afterwards.
    void setHeld(bool held);

private:
    [[nodiscard]] QList<Remote::ProcessId> nextBatch() const;
    void read();
    void take(const QHash<Remote::ProcessId, double> &pss);

    Remote::RemoteShell &m_shell;
    std::function<Remote::Privilege()> m_privilege;
    std::function<QList<Remote::ProcessId>()> m_inSight;
    ProcessModel &m_model;
    QTimer m_step;
    QHash<Remote::ProcessId, double> m_readAt;  ///< the model's time
    QHash<Remote::ProcessId, double> m_waiting; ///< came while held
    bool m_isReading = false;
    bool m_isHeld = false;
};

} // namespace Clawtune
