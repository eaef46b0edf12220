// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/containers/containeractions.h"

#include "remote/containers/containerparser.h"
#include "remote/containers/enginecommand.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Remote
{

namespace
{

constexpr auto margin = 20s; ///< beyond the time that the container is given to stop
constexpr auto lookPause = 500ms;
constexpr qint64 statePatience = 10'000;  ///< ms from the engine's yes to the state
constexpr qint64 healthPatience = 60'000; ///< ms from there to the health check's first pass

QByteArray verbOf(ContainerAction action)
{
    switch (action) {
    case ContainerAction::Start:
        return "start";
    case ContainerAction::Stop:
        return "stop";
    case ContainerAction::Restart:
        return "restart";
    case ContainerAction::Pause:
        return "pause";
    case ContainerAction::Unpause:
        break;
    }
    return "unpause";
}

} // namespace

bool canDo(ContainerAction action, ContainerState state)
{
    const bool isRunning = state == ContainerState::Running || state == ContainerState::Restarting;
    switch (action) {
    case ContainerAction::Start:
        return state == ContainerState::Created || state == ContainerState::Exited ||
               state == ContainerState::Dead;
    case ContainerAction::Stop:
    case ContainerAction::Restart:
        return isRunning || state == ContainerState::Paused;
    case ContainerAction::Pause:
        return state == ContainerState::Running;
    case ContainerAction::Unpause:
        break;
    }
    return state == ContainerState::Paused;
}

ContainerActions::ContainerActions(RemoteShell &shell, QObject *parent)
    : QObject(parent)
    , m_shell(shell)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(lookPause);
    connect(&m_pause, &QTimer::timeout, this, &ContainerActions::inspect);
}

std::chrono::milliseconds ContainerActions::elapsed() const
{
    return std::chrono::milliseconds(isBusy() ? m_total.elapsed() : 0);
}

void ContainerActions::start(const ContainerEngine &engine, const ContainerInfo &before,
                             ContainerAction action)
{
    if (isBusy() || !isContainerId(before.id))
        return;
    m_engine = engine;
    m_before = before;
    m_action = action;
    m_total.start();
    setStep(Step::Asking);
    run("clawtune_ask \"$clawtune_engine\" " + verbOf(action) + ' ' + before.id,
        std::chrono::seconds(before.stopSeconds) + margin, &ContainerActions::onAnswer);
}

void ContainerActions::cancel()
{
    if (!isBusy())
        return;
    m_shell.cancel(m_request);
    end(Error{ErrorCode::Cancelled, m_before.name});
}

void ContainerActions::run(const QByteArray &call, std::chrono::seconds patience,
                           void (ContainerActions::*take)(const Result<CommandOutput> &))
{
    const quint64 generation = ++m_generation;
    m_request = m_shell.run(engineCommand(m_engine, call, patience), this,
                            [this, generation, take](const Result<CommandOutput> &answer) {
                                if (generation == m_generation)
                                    (this->*take)(answer);
                            });
}

void ContainerActions::onAnswer(const Result<CommandOutput> &answer)
{
    constexpr int timeoutsCode = 124; // of timeout(1)
    if (!answer) {
        end(answer.error());
    } else if (answer->exitCode == timeoutsCode) {
        end(Error{ErrorCode::CommandTimedOut, m_before.name, answer->err.right(2000)});
    } else if (answer->exitCode != 0) {
        const QByteArray words = answer->err.trimmed();
        end(Error{ErrorCode::CommandFailed, m_before.name,
                  words.isEmpty() ? "exit code " + QByteArray::number(answer->exitCode)
                                  : words.right(2000)});
    } else {
        setStep(Step::Verifying);
        inspect();
    }
}

void ContainerActions::inspect()
{
    run("clawtune_inspect " + m_before.id, 15s, &ContainerActions::onInspected);
}

void ContainerActions::onInspected(const Result<CommandOutput> &answer)
{
    if (!answer) {
        end(answer.error());
        return;
    }
    const QList<ContainerInfo> found = parseInspect(answer->out);
    if (found.isEmpty() || found.constFirst().id != m_before.id) {
        end(Error{ErrorCode::CommandFailed, m_before.name, answer->err.right(2000)});
        return;
    }
    const ContainerInfo &now = found.constFirst();
    if (!isReached(now)) {
        // Reached before, and lost again while its health was waited for: it does not stay up.
        if (m_step == Step::AwaitingHealth || m_inStep.elapsed() >= statePatience)
            end(Error{ErrorCode::CommandFailed, m_before.name});
        else
            m_pause.start();
        return;
    }
    const bool waitsForHealth = now.health == ContainerHealth::Starting &&
                                now.state == ContainerState::Running &&
                                m_action != ContainerAction::Unpause;
    if (!waitsForHealth) {
        end(now);
        return;
    }
    if (m_step != Step::AwaitingHealth)
        setStep(Step::AwaitingHealth);
    if (m_inStep.elapsed() >= healthPatience)
        end(now);
    else
        m_pause.start();
}

bool ContainerActions::isReached(const ContainerInfo &now) const
{
    switch (m_action) {
    case ContainerAction::Start:
    case ContainerAction::Unpause:
        return now.state == ContainerState::Running;
    case ContainerAction::Restart: {
        // The same run as before is no restart, however well it runs.
        const bool isNewRun = !(now.started <= m_before.started);
        return now.state == ContainerState::Running && isNewRun;
    }
    case ContainerAction::Stop:
        return now.state == ContainerState::Exited || now.state == ContainerState::Dead ||
               now.state == ContainerState::Created;
    case ContainerAction::Pause:
        break;
    }
    return now.state == ContainerState::Paused;
}

void ContainerActions::setStep(Step step)
{
    m_step = step;
    m_inStep.start();
    Q_EMIT stepChanged();
}

void ContainerActions::end(const Result<ContainerInfo> &result)
{
    ++m_generation;
    m_pause.stop();
    m_step = Step::None;
    Q_EMIT stepChanged();
    Q_EMIT finished(result);
}

} // namespace Remote

#include "moc_containeractions.cpp"
