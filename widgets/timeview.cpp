// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeview.h"

#include <algorithm>
#include <cmath>

namespace Widgets
{

namespace
{

/// From here on the pointer means "the newest", and zooming does not leave the live view.
constexpr double liveAnchor = 0.9;

} // namespace

TimeView::TimeView(QObject *parent)
    : QObject(parent)
{
}

double TimeView::window() const
{
    return std::round(m_exact);
}

void TimeView::setNewest(double time)
{
    m_newest = time;
}

void TimeView::setWindow(double seconds)
{
    if (!(seconds > 0) || !std::isfinite(seconds))
        return;
    m_exact = std::clamp(seconds, shortest, longest);
    Q_EMIT changed();
}

void TimeView::zoom(double factor, double anchor)
{
    if (!(factor > 0) || !std::isfinite(factor))
        return;
    const double place = std::clamp(anchor, 0., 1.);
    const double time = end() - (1 - place) * window();
    m_exact = std::clamp(m_exact * factor, shortest, longest);
    if (!m_isLive || place < liveAnchor) {
        const double end = time + (1 - place) * window();
        if (!m_isLive || end < m_newest)
            stopAt(end);
    }
    Q_EMIT changed();
}

void TimeView::pan(double seconds)
{
    if (!std::isfinite(seconds) || seconds == 0 || (m_isLive && seconds > 0))
        return;
    stopAt(end() + seconds);
    Q_EMIT changed();
}

void TimeView::pause()
{
    if (!m_isLive)
        return;
    stopAt(m_newest);
    Q_EMIT changed();
}

void TimeView::goLive()
{
    if (m_isLive)
        return;
    m_isLive = true;
    Q_EMIT changed();
}

/// Nothing is kept for longer than the longest window, and nothing is known of the future.
void TimeView::stopAt(double end)
{
    m_isLive = false;
    m_end = std::clamp(end, m_newest - longest + window(), m_newest);
}

void TimeView::setMarkers(const QList<ChartMarker> &markers)
{
    if (markers == m_markers)
        return;
    m_markers = markers;
    Q_EMIT markersChanged();
}

} // namespace Widgets
