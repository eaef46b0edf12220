// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/chartmarker.h"

#include <QObject>

namespace Widgets
{

/// The one time axis of all charts of a page: how long a stretch they show and where it ends. Live,
/// it ends at the newest sample and moves on with it; otherwise it stands still. Times are seconds
/// since any fixed point, as the charts' data have them.
class TimeView final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimeView)
public:
    static constexpr double shortest = 60;        ///< seconds
    static constexpr double longest = 7 * 86'400; ///< seconds

    explicit TimeView(QObject *parent = nullptr);

    /// Seconds, whole: half of one cannot be told apart, and an axis of whole ones is easy to name.
    [[nodiscard]] double window() const;
    [[nodiscard]] bool isLive() const { return m_isLive; }
    /// Time of the right end.
    [[nodiscard]] double end() const { return m_isLive ? m_newest : m_end; }
    [[nodiscard]] double newest() const { return m_newest; }
    /// When the newest sample was; a live view ends there from now on. Does not emit changed().
    void setNewest(double time);

    void setWindow(double seconds); ///< the right end stays
    /// Makes the window `factor` times as long; the instant at `anchor` (0 the left end, 1 the
    /// right one) stays where it is. A live view stays live if it still ends at the newest sample,
    /// or if the anchor is near the right end.
    void zoom(double factor, double anchor = 1);
    /// Moves by so many seconds, into the past below 0; it then stands still.
    void pan(double seconds);
    void pause(); ///< stands still where it is
    void goLive();

    /// What is marked on every chart, ascending in time.
    [[nodiscard]] const QList<ChartMarker> &markers() const { return m_markers; }
    void setMarkers(const QList<ChartMarker> &markers);

Q_SIGNALS:
    void changed(); ///< the window, its end, or whether it is live
    void markersChanged();

private:
    void stopAt(double end);

    double m_exact = 300; ///< window before rounding, so that small steps of zooming add up
    double m_newest = 0;
    double m_end = 0;
    bool m_isLive = true;
    QList<ChartMarker> m_markers;
};

} // namespace Widgets
