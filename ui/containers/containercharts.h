// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connection/hostsession.h"
#include "ui/overview/tilespec.h"

#include <QWidget>

namespace Widgets
{
class Banner;
class HoverGroup;
class TimeView;
} // namespace Widgets

namespace Clawtune
{

class ChartActions;
class MetricTile;
class TimeBar;

/// What one container has used, out of the session's history: CPU, memory, network and disk on one
/// axis, with all that charts of the Overview can do. Another container keeps the axis.
class ContainerCharts final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ContainerCharts)
public:
    explicit ContainerCharts(HostSession &session, QWidget *parent = nullptr);

    /// `name`: plain and harmless.
    void setContainer(const QByteArray &id, const QString &name);
    /// The history has grown. Draws nothing while it is not shown.
    void refresh();
    /// Drops the cursor, else goes back to live. False: there was nothing to leave.
    bool leave();
    [[nodiscard]] Widgets::TimeView &timeView() { return *m_time; }
    [[nodiscard]] ChartActions &actions() { return *m_actions; }
    /// Its buttons, to be put where there is room for them.
    [[nodiscard]] TimeBar *timeBar() const { return m_timeBar; }

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setUpTiles();
    void setPaused(bool paused);
    void redraw();
    void updateMarkers();

    HostSession &m_session;
    const Remote::MetricHistory &m_history;
    QByteArray m_id;
    Widgets::TimeView *m_time;
    Widgets::HoverGroup *m_hover;
    TimeBar *m_timeBar;
    ChartActions *m_actions;
    Widgets::Banner *m_notice; ///< how saving a chart went
    QList<MetricTile *> m_tiles;
    double m_drawnUntil = 0; ///< the newest sample that the charts know
};

} // namespace Clawtune
