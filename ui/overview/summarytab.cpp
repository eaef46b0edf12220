// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/summarytab.h"

#include <QGridLayout>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

namespace Clawtune
{

namespace
{

constexpr int gap = 8;
constexpr int tileWidth = 400;  ///< from which one more column is better than wider tiles
constexpr int tileHeight = 250; ///< the same for rows
constexpr int narrow = 620;     ///< below this, two columns
constexpr int most = 4;         ///< columns
constexpr int important = 6;    ///< tiles that are in sight without scrolling

bool isThere(const Remote::MetricHistory &history, const TileSpec &spec)
{
    return std::any_of(spec.lines.begin(), spec.lines.end(), [&history](const LineSpec &line) {
        return !history.instances(line.metric).isEmpty();
    });
}

} // namespace

SummaryTab::SummaryTab(Widgets::HoverGroup *group, QWidget *parent)
    : QWidget(parent)
    , m_scroll(new QScrollArea(this))
    , m_content(new QWidget)
    , m_grid(new QGridLayout(m_content))
{
    m_grid->setContentsMargins(0, 0, gap, 0); // beside the scroll bar
    m_grid->setSpacing(gap);
    m_scroll->setWidget(m_content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // tiles keep their width
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_content->setAutoFillBackground(false);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, this,
            &SummaryTab::refreshNeeded);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scroll);
    for (const TileSpec &spec : summaryTiles()) {
        m_tiles.append(new MetricTile(spec, group, m_content));
        m_tiles.constLast()->tile()->setHidden(spec.isOptional);
        if (!spec.isOptional)
            m_shown.append(m_tiles.constLast());
    }
    fit();
}

/// How many columns, and how high a row is so that the important tiles fill the view.
void SummaryTab::fit()
{
    const int columns = width() < narrow ? 2 : std::clamp(width() / tileWidth, 3, most);
    const int least = (important + columns - 1) / columns;
    const int rows = std::max(height() / tileHeight, least);
    const int rowHeight = std::max(1, (height() - (rows - 1) * gap) / rows);
    if (columns == m_columns && rowHeight == m_rowHeight)
        return;
    m_columns = columns;
    m_rowHeight = rowHeight;
    arrange();
}

void SummaryTab::arrange()
{
    for (MetricTile *tile : std::as_const(m_tiles))
        m_grid->removeWidget(tile->tile());
    const int rows = (int(m_shown.size()) + m_columns - 1) / m_columns;
    for (int i = 0; i < int(m_shown.size()); ++i)
        m_grid->addWidget(m_shown.at(i)->tile(), i / m_columns, i % m_columns);
    for (int i = 0; i < std::max(m_grid->columnCount(), m_columns); ++i)
        m_grid->setColumnStretch(i, i < m_columns ? 1 : 0);
    for (int i = 0; i < std::max(m_grid->rowCount(), rows); ++i)
        m_grid->setRowMinimumHeight(i, i < rows ? m_rowHeight : 0);
    m_content->setFixedHeight(rows * (m_rowHeight + gap) - gap);
    m_scroll->verticalScrollBar()->setSingleStep((m_rowHeight + gap) / 4);
}

void SummaryTab::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
    Q_EMIT refreshNeeded();
}

/// Told from its place, as layouts within layouts settle later.
bool SummaryTab::isInSight(qsizetype place) const
{
    const int pitch = m_rowHeight + gap;
    const int top = int(place) / m_columns * pitch - m_scroll->verticalScrollBar()->value();
    return top < height() && top + m_rowHeight > 0;
}

/// Shows the tiles of what not every server has once this one has told of it, from then on.
void SummaryTab::takeIn(const Remote::MetricHistory &history)
{
    QList<MetricTile *> shown;
    for (MetricTile *tile : std::as_const(m_tiles)) {
        if (m_shown.contains(tile) || isThere(history, tile->spec()))
            shown.append(tile);
    }
    if (shown == m_shown)
        return;
    m_shown = shown;
    for (MetricTile *tile : std::as_const(m_tiles))
        tile->tile()->setVisible(shown.contains(tile));
    arrange();
}

void SummaryTab::refresh(const Remote::MetricHistory &history, const HistoryView &view)
{
    takeIn(history);
    for (qsizetype i = 0; i < m_shown.size(); ++i) {
        if (isInSight(i))
            m_shown.at(i)->refresh(history, view);
    }
}

void SummaryTab::retranslate()
{
    for (MetricTile *tile : std::as_const(m_tiles))
        tile->retranslate();
}

} // namespace Clawtune
