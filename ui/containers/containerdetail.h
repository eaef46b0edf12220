// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/containers/containerlist.h"
#include "ui/connection/hostsession.h"

#include <QWidget>

class QMenu;
class QTabWidget;

namespace Remote
{
class ContainerActions;
}

namespace Clawtune
{

class ActionBar;
class ContainerCharts;
class ContainerFacts;
class InspectPane;
class LogPane;

/// The lower half of the page: the chosen container's actions, charts, details, log and JSON. Only
/// the tab in front costs anything.
class ContainerDetail final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ContainerDetail)
public:
    struct Parts {
        HostSession &session;
        Remote::RemoteShell &shell;
        Remote::ContainerActions &actions;
        std::function<double()> serverTime; ///< seconds since 1970
    };

    /// What `parts` refers to outlives this.
    explicit ContainerDetail(const Parts &parts, QWidget *parent = nullptr);

    /// nullptr: none is chosen.
    void setContainer(const Remote::ContainerInfo *info, const Remote::ContainerList &list);
    /// The page is shown and there is a connection.
    void setActive(bool active);
    void refreshCharts();
    /// What Esc leaves, wherever the focus is. False: there was nothing to leave.
    bool leave();
    void addActionsTo(QMenu *menu);
    /// False: the tab in front has nothing to search in.
    bool focusSearch();

Q_SIGNALS:
    void actionEnded(const QByteArray &container);

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateActive();
    void retranslate();

    ActionBar *m_bar;
    QTabWidget *m_tabs;
    ContainerCharts *m_charts;
    ContainerFacts *m_facts;
    LogPane *m_log;
    InspectPane *m_inspect;
    bool m_isActive = false;
};

} // namespace Clawtune
