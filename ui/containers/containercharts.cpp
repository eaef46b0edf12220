// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/containers/containercharts.h"

#include "ui/containers/containercells.h"
#include "ui/containers/containersmodel.h"
#include "ui/overview/chartactions.h"
#include "ui/overview/eventmarkers.h"
#include "ui/overview/timebar.h"
#include "widgets/banner.h"
#include "widgets/hovergroup.h"
#include "widgets/timeview.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Widgets::SeriesColor;

namespace
{

constexpr int gap = 8;

template <ContainersModel::Column column> QString meaningOf()
{
    return columnMeaning(column);
}

template <ContainersModel::Column column>
LineSpec line(const char *metric, SeriesColor color, const char *name)
{
    return {metric, color, Scope::Chosen, Joining::Sum, name, meaningOf<column>};
}

const QList<TileSpec> &containerTiles()
{
    using Model = ContainersModel;
    using Remote::Unit;
    using Widgets::Counting;
    static const QList<TileSpec> tiles{
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "CPU"),
         .lines = {line<Model::Cpu>("container.cpu", SeriesColor::Blue,
                                    QT_TRANSLATE_NOOP("Clawtune::Overview", "CPU"))},
         .unit = Unit::Share,
         .floor = 0.1},
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Memory"),
         .lines = {line<Model::Memory>("container.memory", SeriesColor::Green,
                                       QT_TRANSLATE_NOOP("Clawtune::Overview", "Memory"))},
         .unit = Unit::Bytes,
         .counting = Counting::Binary,
         .floor = 1024. * 1024},
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Network"),
         .lines = {line<Model::NetworkIn>("container.rx_bytes", SeriesColor::Sky,
                                          QT_TRANSLATE_NOOP("Clawtune::Overview", "In")),
                   line<Model::NetworkOut>("container.tx_bytes", SeriesColor::Orange,
                                           QT_TRANSLATE_NOOP("Clawtune::Overview", "Out"))},
         .unit = Unit::BitsPerSecond,
         .factor = 8,
         .floor = 10'000,
         .headline = Headline::SumOfLines},
        {.title = QT_TRANSLATE_NOOP("Clawtune::Overview", "Disk"),
         .lines = {line<Model::DiskRead>("container.read_bytes", SeriesColor::Sky,
                                         QT_TRANSLATE_NOOP("Clawtune::Overview", "Read")),
                   line<Model::DiskWrite>("container.write_bytes", SeriesColor::Orange,
                                          QT_TRANSLATE_NOOP("Clawtune::Overview", "Written"))},
         .unit = Unit::BytesPerSecond,
         .counting = Counting::Binary,
         .floor = 10'240,
         .headline = Headline::SumOfLines},
    };
    return tiles;
}

} // namespace

ContainerCharts::ContainerCharts(HostSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_history(session.containerHistory().series())
    , m_time(new Widgets::TimeView(this))
    , m_hover(new Widgets::HoverGroup(this))
    , m_timeBar(new TimeBar(*m_time, this))
    , m_actions(new ChartActions(session, m_history, this))
    , m_notice(new Widgets::Banner(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap);
    column->addWidget(m_notice);
    setUpTiles();
    m_notice->hide();
    m_actions->tellIn(*m_notice);
    connect(m_time, &Widgets::TimeView::changed, this, &ContainerCharts::redraw);
    m_timeBar->setNamesCharts(true); // containers can be paused, too
    connect(m_timeBar, &TimeBar::pauseWanted, this, &ContainerCharts::setPaused);
    connect(m_timeBar, &TimeBar::windowWanted, this, [this](std::chrono::seconds window) {
        m_hover->setPosition(std::nullopt);
        m_time->setWindow(double(window.count()));
    });
    connect(&session.events(), &EventLog::changed, this, &ContainerCharts::updateMarkers);
    updateMarkers();
}

void ContainerCharts::setUpTiles()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(gap);
    for (const TileSpec &spec : containerTiles()) {
        auto *tile = new MetricTile(spec, m_hover, this);
        tile->setTimeView(m_time);
        m_timeBar->follow(tile->tile()->chart());
        row->addWidget(tile->tile());
        m_tiles.append(tile);
    }
    m_actions->attach(m_tiles);
    static_cast<QVBoxLayout *>(layout())->addLayout(row, 1);
}

void ContainerCharts::setContainer(const QByteArray &id, const QString &name)
{
    m_actions->setSubject(name);
    if (m_id == id)
        return;
    m_id = id;
    for (MetricTile *tile : std::as_const(m_tiles))
        tile->setInstance(id);
    m_hover->clear();
    redraw();
}

void ContainerCharts::refresh()
{
    m_time->setNewest(m_history.latestTime());
    if (hasMoved(*m_time, m_drawnUntil))
        redraw();
}

void ContainerCharts::redraw()
{
    if (!isVisible())
        return;
    m_drawnUntil = m_history.latestTime();
    m_time->setNewest(m_drawnUntil);
    const HistoryView view = historyView(*m_time);
    for (MetricTile *tile : std::as_const(m_tiles))
        tile->refresh(m_history, view);
    m_actions->setView(view);
}

void ContainerCharts::setPaused(bool paused)
{
    if (paused) {
        m_time->pause();
        return;
    }
    m_hover->clear();
    m_time->goLive();
}

bool ContainerCharts::leave()
{
    if (m_hover->hasCursor())
        m_hover->clear();
    else if (!m_time->isLive())
        setPaused(false);
    else
        return false;
    return true;
}

void ContainerCharts::updateMarkers()
{
    m_time->setMarkers(eventMarkers(m_session.events().events()));
}

void ContainerCharts::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    redraw();
}

void ContainerCharts::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        for (MetricTile *tile : std::as_const(m_tiles))
            tile->retranslate();
        m_notice->hide(); // its words are of the moment
        updateMarkers();
        redraw();
    }
    QWidget::changeEvent(event);
}

} // namespace Clawtune
