// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/overviewpage.h"

#include "ui/overview/bottleneckline.h"
#include "ui/overview/chartactions.h"
#include "ui/overview/connectionstab.h"
#include "ui/overview/eventmarkers.h"
#include "ui/overview/filesystemstable.h"
#include "ui/overview/instancestab.h"
#include "ui/overview/summarytab.h"
#include "ui/overview/timebar.h"
#include "ui/overview/wholine.h"
#include "ui/text/formatter.h"
#include "ui/text/texts.h"
#include "widgets/banner.h"
#include "widgets/emptystate.h"
#include "widgets/hovergroup.h"
#include "widgets/timeview.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Clawtune
{

namespace
{

constexpr int gap = 8;

} // namespace

OverviewPage::OverviewPage(HostSession &session, QWidget *parent)
    : Page(parent)
    , m_session(session)
    , m_time(new Widgets::TimeView(this))
    , m_hover(new Widgets::HoverGroup(this))
    , m_bar(new QTabBar)
    , m_timeBar(new TimeBar(*m_time))
    , m_tabs(new QStackedWidget)
    , m_summary(new SummaryTab(m_hover))
    , m_cores(new InstancesTab(InstancesTab::cores(), m_hover, session.devices().facts()))
    , m_disks(new InstancesTab(InstancesTab::disks(), m_hover, session.devices().facts()))
    , m_network(new InstancesTab(InstancesTab::interfaces(), m_hover, session.devices().facts()))
    , m_who(new WhoLine(session, m_hover))
    , m_connections(new ConnectionsTab(session))
    , m_actions(new ChartActions(session, session.history(), this))
    , m_notice(new Widgets::Banner(this))
    , m_leftOut(new QLabel)
    , m_states(new Widgets::StateStack(m_tabs))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * gap, gap, 2 * gap, 2 * gap);
    layout->setSpacing(gap);
    setUpHeader();
    layout->addWidget(new BottleneckLine(session, this));
    m_leftOut->setObjectName(u"leftOut"_s);
    m_leftOut->setWordWrap(true);
    m_leftOut->setTextFormat(Qt::PlainText);
    layout->addWidget(m_leftOut);
    setUpTabs();
    layout->addWidget(m_notice);
    layout->addWidget(m_states, 1);
    layout->addWidget(m_who);
    joinCharts();
    m_actions->tellIn(*m_notice);
    connect(&session, &HostSession::sampled, this, &OverviewPage::takeSample);
    connect(&session, &HostSession::samplingFailed, this, [this](const Remote::Error &error) {
        m_error = error;
        updateState();
    });
    connect(&session.connection(), &Remote::HostConnection::stateChanged, this,
            &OverviewPage::updateState);
    connect(m_states, &Widgets::StateStack::actionTriggered, this,
            [this] { m_session.sampler().start(); });
    connect(m_time, &Widgets::TimeView::changed, this, &OverviewPage::redraw);
    connect(&session.events(), &EventLog::changed, this, &OverviewPage::updateMarkers);
    connect(&session.thresholds(), &ThresholdWatch::changed, this, &OverviewPage::updateThresholds);
    m_ageTimer.setInterval(1s);
    connect(&m_ageTimer, &QTimer::timeout, this, &OverviewPage::updateAge);
    retranslate();
    updateState();
    if (session.isRecording())
        showRecording();
}

/// All of it at first, if it is not longer than the longest range.
void OverviewPage::showRecording()
{
    m_timeBar->setPausable(false);
    m_bar->setTabVisible(m_tabs->indexOf(m_connections), false); // sockets are not recorded
    m_bar->setTabVisible(m_tabs->indexOf(m_cores),
                         !m_session.history().instances("core.busy").isEmpty());
    const Remote::MetricHistory &history = m_session.history();
    const double length = history.latestTime() - history.earliestTime();
    const auto fits = [length](std::chrono::seconds range) {
        return double(range.count()) >= length;
    };
    const auto &ranges = TimeBar::ranges;
    const auto found = std::find_if(std::begin(ranges), std::end(ranges), fits);
    m_time->setNewest(history.latestTime());
    setWindow(found == std::end(ranges) ? *std::prev(found) : *found);
    setPaused(true);
}

void OverviewPage::setUpHeader()
{
    auto *header = new QHBoxLayout;
    header->setSpacing(gap);
    m_bar->setObjectName(u"overviewTabs"_s);
    m_bar->setDrawBase(false);
    m_bar->setExpanding(false);
    for (int i = 0; i < 5; ++i)
        m_bar->addTab({});
    header->addWidget(m_bar);
    header->addStretch();
    header->addWidget(m_timeBar);
    connect(m_timeBar, &TimeBar::pauseWanted, this, &OverviewPage::setPaused);
    connect(m_timeBar, &TimeBar::windowWanted, this, &OverviewPage::setWindow);
    static_cast<QVBoxLayout *>(layout())->addLayout(header);
}

void OverviewPage::setUpTabs()
{
    m_cores->setObjectName(u"cores"_s);
    m_disks->setObjectName(u"disks"_s);
    m_network->setObjectName(u"network"_s);
    m_disks->addFileSystems(new FileSystemsTable(m_session.fileSystems()), m_session.isRecording());
    m_tabs->addWidget(m_summary);
    for (InstancesTab *tab : instanceTabs())
        m_tabs->addWidget(tab);
    m_tabs->addWidget(m_connections);
    connect(m_bar, &QTabBar::currentChanged, this, [this](int tab) {
        m_tabs->setCurrentIndex(tab);
        askForLanes();
        redraw();
    });
    connect(m_summary, &SummaryTab::refreshNeeded, this, &OverviewPage::redraw);
    for (const InstancesTab *tab : instanceTabs())
        connect(tab, &InstancesTab::refreshNeeded, this, &OverviewPage::redraw);
    connect(m_connections, &ConnectionsTab::freezeRequested, this,
            [this] { setPaused(!isPaused()); });
}

void OverviewPage::joinCharts()
{
    QList<MetricTile *> tiles = m_summary->tiles();
    for (const InstancesTab *tab : instanceTabs())
        tiles += tab->tiles();
    for (MetricTile *tile : tiles) {
        tile->setTimeView(m_time);
        m_timeBar->follow(tile->tile()->chart());
    }
    m_who->follow(tiles);
    m_actions->attach(tiles);
}

void OverviewPage::activate()
{
    m_active = true;
    askForLanes();
    m_ageTimer.start();
    updateState();
    redraw();
}

/// What the charts show is read for the session's history all the time; each of many cores, and the
/// long list of TCP's troubles, only for the tab that shows it.
void OverviewPage::askForLanes()
{
    Remote::Lanes lanes;
    if (m_active && m_tabs->currentWidget() == m_cores)
        lanes = Remote::Lane::Cores;
    else if (m_active && m_tabs->currentWidget() == m_network)
        lanes = Remote::Lane::Tcp;
    m_session.sampler().subscribe(this, lanes);
    m_session.devices().setShown(m_tabs->currentWidget() != m_summary);
}

void OverviewPage::deactivate()
{
    m_active = false;
    m_ageTimer.stop();
    if (!m_hover->time())
        m_hover->setPosition(std::nullopt);
    askForLanes();
    m_session.devices().setShown(false);
}

void OverviewPage::refresh()
{
    setPaused(false);
    if (m_error)
        m_session.sampler().start();
}

bool OverviewPage::isPaused() const
{
    return !m_time->isLive();
}

HistoryView OverviewPage::view() const
{
    return historyView(*m_time);
}

void OverviewPage::focusFilter()
{
    if (m_tabs->currentWidget() == m_connections)
        m_connections->focusFilter();
}

void OverviewPage::showItem(const QByteArray &id)
{
    const QWidget *tab = id == "disks" ? m_disks : id == "network" ? m_network : nullptr;
    m_bar->setCurrentIndex(tab ? m_tabs->indexOf(tab) : 0);
}

void OverviewPage::setPaused(bool paused)
{
    paused = paused || m_session.isRecording(); // nothing comes after its end
    if (paused) {
        m_time->pause();
    } else {
        m_hover->clear();
        m_time->goLive();
    }
    m_connections->setFrozen(isPaused());
}

void OverviewPage::setWindow(std::chrono::seconds window)
{
    if (!m_hover->time())
        m_hover->setPosition(std::nullopt);
    m_time->setWindow(double(window.count()));
}

void OverviewPage::updateMarkers()
{
    m_time->setMarkers(eventMarkers(m_session.events().events()));
}

QList<InstancesTab *> OverviewPage::instanceTabs() const
{
    return {m_cores, m_disks, m_network};
}

QList<MetricTile *> OverviewPage::shownTiles() const
{
    const auto *tab = qobject_cast<InstancesTab *>(m_tabs->currentWidget());
    return tab ? tab->tiles() : m_summary->tiles();
}

void OverviewPage::updateThresholds()
{
    const QList<MetricTile *> tiles = shownTiles();
    for (MetricTile *tile : tiles)
        tile->showThresholds(m_session.thresholds());
}

void OverviewPage::takeSample()
{
    m_sinceSample.start();
    updateLeftOut();
    m_time->setNewest(m_session.history().latestTime());
    const bool wasMissing = m_error || !m_states->showsContent();
    m_error.reset();
    if (wasMissing)
        updateState();
    updateAge();
    if (hasMoved(*m_time, m_drawnUntil))
        redraw();
}

void OverviewPage::redraw()
{
    if (!m_active)
        return;
    const Remote::MetricHistory &history = m_session.history();
    m_drawnUntil = history.latestTime();
    m_time->setNewest(history.latestTime());
    updateThresholds();
    if (m_tabs->currentWidget() == m_summary)
        m_summary->refresh(history, view());
    else if (auto *tab = qobject_cast<InstancesTab *>(m_tabs->currentWidget()))
        tab->refresh(history, view());
    m_who->refresh(view());
    m_actions->setView(view());
}

/// So that nobody wonders about an empty chart, or takes a sum of very many for whole.
void OverviewPage::updateLeftOut()
{
    const qsizetype leftOut = m_session.history().leftOut();
    m_leftOut->setVisible(leftOut > 0);
    if (leftOut > 0)
        m_leftOut->setText(tr("This server has more disks and interfaces than there is room for: "
                              "%1 values of each sample, those looked at least, have no history.")
                               .arg(QLocale().toString(leftOut)));
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
    if (age < m_session.staleAfter()) {
        m_states->setStale({});
        return;
    }
    const bool connected = m_session.connection().state() == Remote::ConnectionState::Connected;
    const QString old = formattedDuration(double(age.count()) / 1000);
    if (connected && m_error) {
        m_states->setStale(tr("%1 old. %2").arg(old, errorSentence(*m_error)));
        return;
    }
    m_states->setStale(connected ? tr("%1 old, waiting for the server").arg(old)
                                 : tr("%1 old, reconnecting").arg(old));
}

void OverviewPage::retranslate()
{
    m_bar->setTabText(0, tr("Summary"));
    m_bar->setTabText(1, tr("CPU cores"));
    m_bar->setTabText(2, tr("Disks"));
    m_bar->setTabText(3, tr("Network"));
    m_bar->setTabText(4, tr("Connections"));
    m_bar->setAccessibleName(tr("Parts of the overview"));
    updateMarkers();
    updateLeftOut();
    m_summary->retranslate();
    for (InstancesTab *tab : instanceTabs())
        tab->retranslate();
    m_connections->retranslate();
    m_who->retranslate();
}

/// Whatever has the focus: the wheel and the pointer reach charts that have not.
void OverviewPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_hover->hasCursor())
        m_hover->clear();
    else if (event->key() == Qt::Key_Escape && isPaused())
        setPaused(false);
    else
        Page::keyPressEvent(event);
}

void OverviewPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        updateState();
        redraw();
    }
}

} // namespace Clawtune
