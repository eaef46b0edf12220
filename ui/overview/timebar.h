// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/overview/tilespec.h"

#include <QWidget>

class QButtonGroup;
class QToolButton;

namespace Widgets
{
class TimeSeriesChart;
class TimeView;
} // namespace Widgets

namespace Clawtune
{

/// The buttons above charts that share an axis: hold them still, and how long a stretch they show.
/// Says what state they are in as long as that is not the usual one.
class TimeBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimeBar)
public:
    static constexpr std::chrono::seconds ranges[] = {std::chrono::minutes(5),
                                                      std::chrono::hours(1), std::chrono::hours(6),
                                                      std::chrono::hours(168)};

    explicit TimeBar(const Widgets::TimeView &view, QWidget *parent = nullptr);

    /// What a person does in the chart to hold it still or to go on is wished for here, too.
    void follow(const Widgets::TimeSeriesChart &chart);
    /// Of a recording, nothing is live: there is no button for it.
    void setPausable(bool pausable);
    /// The button says that it is about charts, beside one that pauses something else.
    void setNamesCharts(bool names);

Q_SIGNALS:
    void pauseWanted(bool paused);
    void windowWanted(std::chrono::seconds window);

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateLook();
    void retranslate();

    const Widgets::TimeView &m_view;
    QToolButton *m_pause;
    QButtonGroup *m_ranges;
    bool m_namesCharts = false;
};

/// The part of a history that the charts of `view` show.
[[nodiscard]] HistoryView historyView(const Widgets::TimeView &view);
/// Whether charts drawn up to that time look otherwise now: in a long view nothing moves by a pixel
/// for seconds, and nothing at all while they are held.
[[nodiscard]] bool hasMoved(const Widgets::TimeView &view, double drawnUntil);

} // namespace Clawtune
