// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connection/hostsession.h"
#include "ui/overview/tilespec.h"
#include "ui/page.h"

#include <QElapsedTimer>
#include <QTimer>

class QButtonGroup;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace Widgets
{
class Banner;
class HoverGroup;
class StateStack;
} // namespace Widgets

namespace Clawtune
{

class InstancesTab;
class ChartActions;
class SummaryTab;
class WhoLine;

/// What the server is doing, live. Reads the session's history; asks its sampler for the lanes it
/// shows.
class OverviewPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OverviewPage)
public:
    explicit OverviewPage(HostSession &session, QWidget *parent = nullptr);

    void activate() override;
    void deactivate() override;
    void refresh() override; ///< back to live

    [[nodiscard]] bool isPaused() const { return m_view.end != 0; }
    /// Charts stand still at the newest sample; sampling goes on.
    void setPaused(bool paused);
    void setWindow(std::chrono::seconds window);

protected:
    void changeEvent(QEvent *event) override;

private:
    void setUpHeader();
    void setUpTabs();
    void joinCharts();
    void setUpActions();
    void showRecording();
    void takeSample();
    void redraw();
    void updateState();
    void updateAge();
    void retranslate();

    HostSession &m_session;
    HistoryView m_view;
    Widgets::HoverGroup *m_hover;
    QTabBar *m_bar;
    QToolButton *m_pause;
    QButtonGroup *m_ranges;
    QStackedWidget *m_tabs;
    SummaryTab *m_summary;
    InstancesTab *m_disks;
    InstancesTab *m_network;
    WhoLine *m_who;
    ChartActions *m_actions;
    Widgets::Banner *m_notice; ///< how saving a chart went
    Widgets::StateStack *m_states;
    std::optional<Remote::Error> m_error; ///< of the sampler, until the next sample
    QElapsedTimer m_sinceSample;
    QTimer m_ageTimer;
    double m_drawnUntil = 0; ///< the newest sample that the charts know
    bool m_active = false;
};

} // namespace Clawtune
