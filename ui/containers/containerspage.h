// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/containers/containeractions.h"
#include "ui/connection/hostsession.h"
#include "ui/page.h"

#include <QElapsedTimer>
#include <QTimer>

namespace Widgets
{
class StateStack;
}

namespace Clawtune
{

class ContainerDetail;
class ContainersTable;

/// The containers of one server: how they are doing, what they use, and what can be done to them.
/// Follows the engine's events and asks the sampler for container rows only while it is shown.
class ContainersPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ContainersPage)
public:
    explicit ContainersPage(HostSession &session, QWidget *parent = nullptr);

    void activate() override;
    void deactivate() override;
    void refresh() override;
    void focusFilter() override;
    void setPreferences(Preferences &preferences) override;
    void showItem(const QByteArray &id) override; ///< a container's id
    /// Containers that are unhealthy, dead, or start again and again.
    [[nodiscard]] int waitingCount() const override { return m_waiting; }

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void joinParts();
    void onListChanged();
    void onConnectionState();
    void takeFrame(const Remote::MetricFrame &frame);
    void becomeAdministrator();
    void act();
    void updateState();
    void showProblem();
    void updateStale();
    void countWaiting();
    [[nodiscard]] bool isConnected() const;
    [[nodiscard]] double serverTime() const;
    [[nodiscard]] QString hostName() const;
    [[nodiscard]] QString engineName() const;

    HostSession &m_session;
    Remote::ContainerList &m_list;
    Remote::ContainerActions m_actions;
    ContainersTable *m_table;
    ContainerDetail *m_detail;
    Widgets::StateStack *m_states;
    double m_serverTime = 0;      ///< of the last frame
    QElapsedTimer m_sinceFrame;   ///< any
    QElapsedTimer m_sinceNumbers; ///< one with rows
    QTimer m_age;
    QByteArray m_wanted; ///< id to choose as soon as it is there
    int m_waiting = 0;
    bool m_isActive = false;
};

} // namespace Clawtune
