// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/overviewpage.h"

#include "ui/overview/chartactions.h"
#include "ui/overview/instancestab.h"
#include "ui/overview/summarytab.h"
#include "ui/overview/wholine.h"
#include "ui/text/formatter.h"
#include "ui/text/texts.h"
#include "widgets/banner.h"
#include "widgets/emptystate.h"
#include "widgets/hovergroup.h"
#include "widgets/themedicon.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Clawtune
{

namespace
{

constexpr std::chrono::seconds ranges[] = {5min, 1h, 6h, 7 * 24h};
/// Longer than a late sample on a slow line, shorter than people take to wonder.
constexpr auto staleAfter = 5s;
constexpr int gap = 8;

} // namespace

OverviewPage::OverviewPage(HostSession &session, QWidget *parent)
    : Page(parent)
    , m_session(session)
    , m_hover(new Widgets::HoverGroup(this))
    , m_bar(new QTabBar)
    , m_pause(new QToolButton)
    , m_ranges(new QButtonGroup(this))
    , m_tabs(new QStackedWidget)
    , m_summary(new SummaryTab(m_hover))
    , m_disks(new InstancesTab(InstancesTab::disks(), m_hover))
    , m_network(new InstancesTab(InstancesTab::interfaces(), m_hover))
    , m_who(new WhoLine(session, m_hover))
    , m_actions(new ChartActions(session, this))
    , m_notice(new Widgets::Banner(this))
    , m_states(new Widgets::StateStack(m_tabs))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * gap, gap, 2 * gap, 2 * gap);
    layout->setSpacing(gap);
    setUpHeader();
    setUpTabs();
    layout->addWidget(m_notice);
    layout->addWidget(m_states, 1);
    layout->addWidget(m_who);
    joinCharts();
    setUpActions();
    connect(&session, &HostSession::sampled, this, &OverviewPage::takeSample);
    connect(&session, &HostSession::samplingFailed, this, [this](const Remote::Error &error) {
        m_error = error;
        updateState();
    });
    connect(&session.connection(), &Remote::HostConnection::stateChanged, this,
            &OverviewPage::updateState);
    connect(m_states, &Widgets::StateStack::actionTriggered, this,
            [this] { m_session.sampler().start(); });
    m_ageTimer.setInterval(1s);
    connect(&m_ageTimer, &QTimer::timeout, this, &OverviewPage::updateAge);
    retranslate();
    updateState();
    if (session.isRecording())
        showRecording();
}

void OverviewPage::setUpActions()
{
    connect(m_notice, &Widgets::Banner::firstTriggered, m_notice, &QWidget::hide);
    connect(m_actions, &ChartActions::failed, this, [this](const Remote::Error &error) {
        m_notice->setMessage(u"warning"_s, Widgets::Tone::Bad, errorSentence(error), tr("Close"));
        m_notice->setToolTip(errorDetail(error).toHtmlEscaped());
        m_notice->show();
    });
    connect(m_actions, &ChartActions::saved, m_notice, &QWidget::hide);
}

/// All of it at first, if it is not longer than the longest range.
void OverviewPage::showRecording()
{
    m_pause->hide();
    const Remote::MetricHistory &history = m_session.history();
    const double length = history.latestTime() - history.earliestTime();
    for (const std::chrono::seconds range : ranges) {
        m_view.window = range;
        if (double(range.count()) >= length)
            break;
    }
    m_ranges->button(int(m_view.window.count()))->setChecked(true);
    setPaused(true);
}

void OverviewPage::setUpHeader()
{
    auto *header = new QHBoxLayout;
    header->setSpacing(gap);
    m_bar->setDrawBase(false);
    m_bar->setExpanding(false);
    for (int i = 0; i < 3; ++i)
        m_bar->addTab({});
    header->addWidget(m_bar);
    header->addStretch();
    m_pause->setCheckable(true);
    m_pause->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_pause, &QToolButton::toggled, this, &OverviewPage::setPaused);
    header->addWidget(m_pause);
    for (const std::chrono::seconds range : ranges) {
        auto *button = new QToolButton;
        button->setCheckable(true);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setAutoRaise(true); // so that the chosen one stands out in any theme
        m_ranges->addButton(button, int(range.count()));
        header->addWidget(button);
    }
    m_ranges->button(int(m_view.window.count()))->setChecked(true);
    connect(m_ranges, &QButtonGroup::idClicked, this,
            [this](int seconds) { setWindow(std::chrono::seconds(seconds)); });
    static_cast<QVBoxLayout *>(layout())->addLayout(header);
}

void OverviewPage::setUpTabs()
{
    m_disks->setObjectName(u"disks"_s);
    m_network->setObjectName(u"network"_s);
    m_tabs->addWidget(m_summary);
    m_tabs->addWidget(m_disks);
    m_tabs->addWidget(m_network);
    connect(m_bar, &QTabBar::currentChanged, this, [this](int tab) {
        m_tabs->setCurrentIndex(tab);
        redraw();
    });
    connect(m_summary, &SummaryTab::refreshNeeded, this, &OverviewPage::redraw);
    connect(m_disks, &InstancesTab::refreshNeeded, this, &OverviewPage::redraw);
    connect(m_network, &InstancesTab::refreshNeeded, this, &OverviewPage::redraw);
}

void OverviewPage::joinCharts()
{
    const QList<MetricTile *> tiles = m_summary->tiles() + m_disks->tiles() + m_network->tiles();
    for (MetricTile *tile : tiles) {
        const Widgets::TimeSeriesChart &chart = tile->tile()->chart();
        connect(&chart, &Widgets::TimeSeriesChart::pauseRequested, this,
                [this] { setPaused(!isPaused()); });
        connect(&chart, &Widgets::TimeSeriesChart::liveRequested, this,
                [this] { setPaused(false); });
    }
    m_who->follow(tiles);
    m_actions->attach(tiles);
}

void OverviewPage::activate()
{
    m_active = true;
    // They stay on when another page is shown: a chart with holes is worth less than the little
    // that these files cost.
    m_session.sampler().setLanes(Remote::Lane::Disks | Remote::Lane::Network |
                                 Remote::Lane::Processes | Remote::Lane::Containers);
    m_ageTimer.start();
    updateState();
    redraw();
}

void OverviewPage::deactivate()
{
    m_active = false;
    m_ageTimer.stop();
    m_hover->clear();
}

void OverviewPage::refresh()
{
    setPaused(false);
    if (m_error)
        m_session.sampler().start();
}

void OverviewPage::setPaused(bool paused)
{
    paused = paused || m_session.isRecording(); // nothing comes after its end
    m_view.end = paused ? m_session.history().latestTime() : 0;
    m_pause->setChecked(isPaused());
    m_pause->setIcon(Widgets::themedIcon(isPaused() ? u"play"_s : u"pause"_s));
    m_pause->setText(isPaused() ? tr("Resume") : tr("Pause"));
    redraw();
}

void OverviewPage::setWindow(std::chrono::seconds window)
{
    m_view.window = window;
    if (QAbstractButton *button = m_ranges->button(int(window.count())))
        button->setChecked(true);
    m_hover->setPosition(std::nullopt);
    redraw();
}

void OverviewPage::takeSample()
{
    m_sinceSample.start();
    const bool wasMissing = m_error || !m_states->showsContent();
    m_error.reset();
    if (wasMissing)
        updateState();
    updateAge();
    // In a long view nothing moves by a pixel for seconds.
    const double pixel = std::min(10., double(m_view.window.count()) / 1000);
    const double moved = std::abs(m_session.history().latestTime() - m_drawnUntil);
    if (!isPaused() && moved >= pixel)
        redraw();
}

void OverviewPage::redraw()
{
    if (!m_active)
        return;
    const Remote::MetricHistory &history = m_session.history();
    m_drawnUntil = history.latestTime();
    if (m_tabs->currentWidget() == m_summary)
        m_summary->refresh(history, m_view);
    else if (m_tabs->currentWidget() == m_disks)
        m_disks->refresh(history, m_view);
    else
        m_network->refresh(history, m_view);
    m_who->refresh(m_view);
    m_actions->setView(m_view);
}

/// Old values stay in sight, marked as old; only where there have never been any does a sentence
/// take their place.
void OverviewPage::updateState()
{
    if (m_session.history().latestTime() > 0) {
        if (!m_states->showsContent())
            m_states->showContent();
        updateAge();
        return;
    }
    if (m_error)
        m_states->state().showFailed(errorSentence(*m_error), errorDetail(*m_error));
    else
        m_states->state().showLoading(tr("Waiting for the first sample"));
    m_states->showState();
}

void OverviewPage::updateAge()
{
    if (!m_states->showsContent())
        return;
    const auto age =
        std::chrono::milliseconds(m_sinceSample.isValid() ? m_sinceSample.elapsed() : 0);
    if (age < staleAfter) {
        m_states->setStale({});
        return;
    }
    const bool connected = m_session.connection().state() == Remote::ConnectionState::Connected;
    const QString old = formattedDuration(double(age.count()) / 1000);
    m_states->setStale(connected ? tr("%1 old, waiting for the server").arg(old)
                                 : tr("%1 old, reconnecting").arg(old));
}

void OverviewPage::retranslate()
{
    m_bar->setTabText(0, tr("Summary"));
    m_bar->setTabText(1, tr("Disks"));
    m_bar->setTabText(2, tr("Network"));
    m_bar->setAccessibleName(tr("Parts of the overview"));
    const QList<QAbstractButton *> buttons = m_ranges->buttons();
    for (QAbstractButton *button : buttons) {
        const QString range = formattedDuration(m_ranges->id(button));
        button->setText(range);
        button->setToolTip(tr("Show the last %1").arg(range));
    }
    m_pause->setIcon(Widgets::themedIcon(isPaused() ? u"play"_s : u"pause"_s));
    m_pause->setText(isPaused() ? tr("Resume") : tr("Pause"));
    m_pause->setToolTip(tr("Hold the charts still (Space in a chart)"));
    m_summary->retranslate();
    m_disks->retranslate();
    m_network->retranslate();
    m_who->retranslate();
}

void OverviewPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        updateState();
        redraw();
    } else if (event->type() == QEvent::PaletteChange) {
        m_pause->setIcon(Widgets::themedIcon(isPaused() ? u"play"_s : u"pause"_s));
    }
}

} // namespace Clawtune
