// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connection/hostsession.h"
#include "ui/overview/tilespec.h"
#include "ui/page.h"

#include <QElapsedTimer>
#include <QTimer>

class QLabel;
class QStackedWidget;
class QTabBar;

namespace Widgets
{
class Banner;
class HoverGroup;
class TimeView;
class StateStack;
} // namespace Widgets

namespace Clawtune
{

class ConnectionsTab;
class InstancesTab;
class MetricTile;
class ChartActions;
class SummaryTab;
class TimeBar;
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
    void focusFilter() override;
    void showItem(const QByteArray &id) override; ///< "disks", "network": that tab

    [[nodiscard]] bool isPaused() const;
    /// Charts stand still at the newest sample; sampling goes on.
    void setPaused(bool paused);
    void setWindow(std::chrono::seconds window);
    /// The one axis of all charts of this page.
    [[nodiscard]] Widgets::TimeView &timeView() { return *m_time; }

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] HistoryView view() const;
    [[nodiscard]] QList<InstancesTab *> instanceTabs() const; ///< in the bar's order
    [[nodiscard]] QList<MetricTile *> shownTiles() const;
    void setUpHeader();
    void setUpTabs();
    void joinCharts();
    void askForLanes();
    void showRecording();
    void takeSample();
    void redraw();
    void updateMarkers();
    void updateThresholds();
    void updateState();
    void updateAge();
    void updateLeftOut();
    void retranslate();

    HostSession &m_session;
    Widgets::TimeView *m_time;
    Widgets::HoverGroup *m_hover;
    QTabBar *m_bar;
    TimeBar *m_timeBar;
    QStackedWidget *m_tabs;
    SummaryTab *m_summary;
    InstancesTab *m_cores;
    InstancesTab *m_disks;
    InstancesTab *m_network;
    WhoLine *m_who;
    ConnectionsTab *m_connections;
    ChartActions *m_actions;
    Widgets::Banner *m_notice; ///< how saving a chart went
    QLabel *m_leftOut;         ///< that not all has a history
    Widgets::StateStack *m_states;
    std::optional<Remote::Error> m_error; ///< of the sampler, until the next sample
    QElapsedTimer m_sinceSample;
    QTimer m_ageTimer;
    double m_drawnUntil = 0; ///< the newest sample that the charts know
    bool m_active = false;
};

} // namespace Clawtune
