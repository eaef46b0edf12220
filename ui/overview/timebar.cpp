// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/timebar.h"

#include "ui/text/formatter.h"
#include "widgets/themedicon.h"
#include "widgets/timeserieschart.h"
#include "widgets/timeview.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Clawtune
{

namespace
{

constexpr int gap = 8;
constexpr double halfDay = 43'200; // seconds

} // namespace

TimeBar::TimeBar(const Widgets::TimeView &view, QWidget *parent)
    : QWidget(parent)
    , m_view(view)
    , m_pause(new QToolButton(this))
    , m_ranges(new QButtonGroup(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(gap);
    m_pause->setObjectName(u"pauseButton"_s);
    m_pause->setCheckable(true);
    m_pause->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_pause, &QToolButton::clicked, this, [this](bool paused) {
        updateLook(); // as it is, whatever becomes of the wish
        Q_EMIT pauseWanted(paused);
    });
    row->addWidget(m_pause);
    for (const std::chrono::seconds range : ranges) {
        auto *button = new QToolButton;
        button->setCheckable(true);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setAutoRaise(true); // so that the chosen one stands out in any theme
        m_ranges->addButton(button, int(range.count()));
        row->addWidget(button);
    }
    connect(m_ranges, &QButtonGroup::idClicked, this, [this](int seconds) {
        updateLook();
        Q_EMIT windowWanted(std::chrono::seconds(seconds));
    });
    connect(&view, &Widgets::TimeView::changed, this, &TimeBar::updateLook);
    retranslate();
}

void TimeBar::follow(const Widgets::TimeSeriesChart &chart)
{
    connect(&chart, &Widgets::TimeSeriesChart::pauseRequested, this,
            [this] { Q_EMIT pauseWanted(m_view.isLive()); });
    connect(&chart, &Widgets::TimeSeriesChart::liveRequested, this,
            [this] { Q_EMIT pauseWanted(false); });
}

void TimeBar::setPausable(bool pausable)
{
    m_pause->setVisible(pausable);
}

void TimeBar::setNamesCharts(bool names)
{
    m_namesCharts = names;
    updateLook();
}

void TimeBar::updateLook()
{
    const bool isPaused = !m_view.isLive();
    m_pause->setChecked(isPaused);
    m_pause->setIcon(Widgets::themedIcon(isPaused ? u"play"_s : u"pause"_s));
    if (isPaused) {
        const bool isOtherDay = m_view.newest() - m_view.end() > halfDay;
        //: the charts stand still at that time; a press lets them go on
        m_pause->setText(
            tr("Paused at %1 – back to live").arg(formattedTime(m_view.end(), isOtherDay)));
    } else {
        m_pause->setText(m_namesCharts ? tr("Pause charts") : tr("Pause"));
    }
    m_ranges->setExclusive(false);
    const QList<QAbstractButton *> buttons = m_ranges->buttons();
    for (QAbstractButton *button : buttons)
        button->setChecked(m_ranges->id(button) == int(m_view.window()));
    m_ranges->setExclusive(m_ranges->button(int(m_view.window())) != nullptr);
}

void TimeBar::retranslate()
{
    const QList<QAbstractButton *> buttons = m_ranges->buttons();
    for (QAbstractButton *button : buttons) {
        const QString range = formattedDuration(m_ranges->id(button));
        button->setText(range);
        button->setToolTip(tr("Show the last %1").arg(range));
    }
    m_pause->setToolTip(tr("Hold the charts still (Space in a chart)"));
    updateLook();
}

void TimeBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        updateLook();
}

HistoryView historyView(const Widgets::TimeView &view)
{
    return {std::chrono::seconds(qint64(view.window())), view.isLive() ? 0 : view.end()};
}

bool hasMoved(const Widgets::TimeView &view, double drawnUntil)
{
    const double pixel = std::min(10., view.window() / 1000);
    return view.isLive() && std::abs(view.newest() - drawnUntil) >= pixel;
}

} // namespace Clawtune
