// SPDX-License-Identifier: GPL-3.0-or-later
// What pointer and keys do in a TimeSeriesChart.
#include "widgets/hovergroup.h"
#include "widgets/timeserieschart.h"
#include "widgets/timeview.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace Widgets
{

namespace
{

constexpr double wheelZoom = 1.25; ///< of one notch, 120 units
constexpr double keyZoom = 1.5;
constexpr double pagePart = 0.5; ///< of the window that Page Up and Page Down move
constexpr int manySamples = 10;  ///< of an arrow key with Shift
constexpr int farAway = 1'000'000;

} // namespace

void TimeSeriesChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    m_pressX = m_dragX = event->position().x();
    m_isDragging = false;
    event->accept();
}

void TimeSeriesChart::mouseMoveEvent(QMouseEvent *event)
{
    const double x = event->position().x();
    if (std::isfinite(m_pressX) && (event->buttons() & Qt::LeftButton)) {
        drag(x);
        return;
    }
    if (!m_group)
        return;
    if (x < m_plot.left() || x > m_plot.right())
        m_group->setPosition(std::nullopt);
    else
        m_group->setPosition(m_end - timeAt(x));
}

/// The instant under the pointer goes with it.
void TimeSeriesChart::drag(double x)
{
    if (!m_view)
        return;
    if (!m_isDragging && std::abs(x - m_pressX) < QApplication::startDragDistance())
        return;
    m_isDragging = true;
    viewport()->setCursor(Qt::ClosedHandCursor);
    if (m_group)
        m_group->setPosition(std::nullopt);
    const double seconds = (m_dragX - x) / m_plot.width() * m_window;
    m_dragX = x;
    m_view->pan(seconds);
}

void TimeSeriesChart::mouseReleaseEvent(QMouseEvent *event)
{
    const bool wasPressed = std::isfinite(m_pressX);
    m_pressX = std::numeric_limits<double>::quiet_NaN();
    viewport()->unsetCursor();
    if (!wasPressed || std::exchange(m_isDragging, false))
        return;
    const double x = event->position().x();
    if (x < m_plot.left() || x > m_plot.right())
        return;
    if (m_group)
        m_group->pin(timeAt(x));
    Q_EMIT clicked(timeAt(x));
}

void TimeSeriesChart::mouseDoubleClickEvent(QMouseEvent *event)
{
    event->accept();
    m_pressX = std::numeric_limits<double>::quiet_NaN(); // its release is no click
    if (m_group)
        m_group->clear();
    Q_EMIT liveRequested();
}

void TimeSeriesChart::wheelEvent(QWheelEvent *event)
{
    if (!m_view) {
        event->ignore();
        return;
    }
    event->accept();
    const QPoint turned = event->angleDelta();
    if (std::abs(turned.x()) > std::abs(turned.y())) {
        m_view->pan(-turned.x() / 120. * m_window / 20);
        return;
    }
    if (turned.y() == 0)
        return;
    const double anchor = (event->position().x() - m_plot.left()) / m_plot.width();
    m_view->zoom(std::pow(wheelZoom, -turned.y() / 120.), anchor);
    if (m_group && m_group->before(m_end)) // the pointer's line stays under the pointer
        m_group->setPosition((1 - anchor) * m_view->window());
}

void TimeSeriesChart::leaveEvent(QEvent *event)
{
    QChartView::leaveEvent(event);
    if (m_group && !m_group->time())
        m_group->setPosition(std::nullopt);
}

bool TimeSeriesChart::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QChartView::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QString texts = markerTexts(help->pos());
    if (texts.isEmpty()) {
        QToolTip::hideText();
        event->ignore();
        return true;
    }
    const QString shown = texts.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
    QToolTip::showText(help->globalPos(), QString(u"<p>" + shown + u"</p>"), viewport());
    return true;
}

/// Moves the cursor over the samples of the first line that has any on show; from the right end at
/// first.
void TimeSeriesChart::moveCursor(int samples)
{
    const QList<QList<QPointF>> lines = shownData();
    const auto line = std::find_if(lines.begin(), lines.end(),
                                   [](const QList<QPointF> &one) { return !one.isEmpty(); });
    if (!m_group || line == lines.end())
        return;
    const double cursor = cursorTime();
    const double time = std::isfinite(cursor) ? cursor : m_end;
    const auto at =
        std::lower_bound(line->begin(), line->end(), time - 1e-6,
                         [](const QPointF &point, double wanted) { return point.x() < wanted; });
    const qsizetype here = at - line->begin();
    const qsizetype wanted = std::clamp<qsizetype>(here + samples, 0, line->size() - 1);
    m_group->setTime(line->at(wanted).x());
}

void TimeSeriesChart::dropCursor()
{
    if (m_group && m_group->hasCursor())
        m_group->clear();
    else
        Q_EMIT liveRequested();
}

void TimeSeriesChart::zoomAtCursor(double factor)
{
    const double time = cursorTime();
    const double anchor = std::isfinite(time) ? 1 - (m_end - time) / m_window : 1;
    m_view->zoom(factor, anchor);
}

bool TimeSeriesChart::handleCursorKey(const QKeyEvent &event)
{
    const int samples = event.modifiers() & Qt::ShiftModifier ? manySamples : 1;
    switch (event.key()) {
    case Qt::Key_Left:
        moveCursor(-samples);
        return true;
    case Qt::Key_Right:
        moveCursor(samples);
        return true;
    case Qt::Key_Home:
        moveCursor(-farAway);
        return true;
    case Qt::Key_End:
        moveCursor(farAway);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_group && m_group->hasCursor()) {
            m_group->pin(cursorTime());
            Q_EMIT clicked(cursorTime());
        }
        return true;
    case Qt::Key_Escape:
        dropCursor();
        return true;
    default:
        return false;
    }
}

bool TimeSeriesChart::handleViewKey(const QKeyEvent &event)
{
    if (event.key() == Qt::Key_Space) {
        Q_EMIT pauseRequested();
        return true;
    }
    if (!m_view || event.modifiers() & Qt::ControlModifier)
        return false;
    switch (event.key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: // the same key without Shift on most keyboards
        zoomAtCursor(1 / keyZoom);
        return true;
    case Qt::Key_Minus:
        zoomAtCursor(keyZoom);
        return true;
    case Qt::Key_PageUp:
        m_view->pan(-pagePart * m_window);
        return true;
    case Qt::Key_PageDown:
        m_view->pan(pagePart * m_window);
        return true;
    default:
        return false;
    }
}

void TimeSeriesChart::keyPressEvent(QKeyEvent *event)
{
    if (!handleCursorKey(*event) && !handleViewKey(*event))
        QChartView::keyPressEvent(event);
}

void TimeSeriesChart::focusInEvent(QFocusEvent *event)
{
    QChartView::focusInEvent(event);
    viewport()->update();
    Q_EMIT cursorMoved(); // whoever describes the chart to a screen reader does so now
}

void TimeSeriesChart::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    viewport()->update();
}

} // namespace Widgets
