// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/containers/containerinfo.h"

#include <QElapsedTimer>
#include <QTimer>

namespace Remote
{

enum class ContainerAction { Start, Stop, Restart, Pause, Unpause };

/// Whether the engine would do it to a container in this state.
[[nodiscard]] bool canDo(ContainerAction action, ContainerState state);

/// Does one thing to one container and watches until it has come about. Never tries twice: what
/// failed half-way is for a person to look at. Owner's thread.
class ContainerActions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ContainerActions)
public:
    enum class Step {
        None,
        Asking,         ///< the engine is doing it
        Verifying,      ///< the engine said yes; the state is not there yet
        AwaitingHealth, ///< it runs; its health check has not passed yet
    };

    explicit ContainerActions(RemoteShell &shell, QObject *parent = nullptr);

    [[nodiscard]] bool isBusy() const { return m_step != Step::None; }
    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] ContainerAction action() const { return m_action; }
    [[nodiscard]] const QByteArray &container() const { return m_before.id; }
    /// Since the start of what is under way.
    [[nodiscard]] std::chrono::milliseconds elapsed() const;

    /// `before`: the container as it was when the person chose. Does nothing while busy.
    void start(const ContainerEngine &engine, const ContainerInfo &before, ContainerAction action);
    /// Waits no longer: finished() says Cancelled. What the engine was told, it still does.
    void cancel();

Q_SIGNALS:
    void stepChanged();
    /// The container as it is now, in the state that was wanted (its health may still be Starting
    /// or be Unhealthy: a minute is waited for it). CommandFailed: the engine refused (detail: its
    /// words) or the state was not reached (empty detail); CommandTimedOut, OutcomeUnknown,
    /// Cancelled: look what came of it.
    void finished(const Remote::Result<Remote::ContainerInfo> &after);

private:
    void setStep(Step step);
    void onAnswer(const Result<CommandOutput> &answer);
    void inspect();
    void onInspected(const Result<CommandOutput> &answer);
    [[nodiscard]] bool isReached(const ContainerInfo &now) const;
    void end(const Result<ContainerInfo> &result);
    void run(const QByteArray &call, std::chrono::seconds patience,
             void (ContainerActions::*take)(const Result<CommandOutput> &));

    RemoteShell &m_shell;
    ContainerEngine m_engine;
    ContainerInfo m_before;
    ContainerAction m_action = ContainerAction::Start;
    Step m_step = Step::None;
    QTimer m_pause;
    QElapsedTimer m_total;
    QElapsedTimer m_inStep;
    RequestId m_request = 0;
    quint64 m_generation = 0; ///< answers to earlier commands are dropped
};

} // namespace Remote
