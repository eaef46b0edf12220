// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/summarytab.h"

#include <QGridLayout>

#include <algorithm>

namespace Clawtune
{

namespace
{

constexpr int gap = 8;
constexpr int tileWidth = 400;  ///< from which one more column is better than wider tiles
constexpr int tileHeight = 250; ///< the same for rows
constexpr int narrow = 620;     ///< below this, two columns

} // namespace

SummaryTab::SummaryTab(Widgets::HoverGroup *group, QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(gap);
    for (const TileSpec &spec : summaryTiles()) {
        m_tiles.append(new MetricTile(spec, group, this));
        m_tiles.constLast()->tile()->hide();
    }
    arrange(3, 2);
}

void SummaryTab::arrange(int columns, int rows)
{
    if (columns == m_columns && rows == m_rows)
        return;
    m_columns = columns;
    m_rows = rows;
    for (int i = 0; i < int(m_tiles.size()); ++i) {
        Widgets::ChartTile *tile = m_tiles.at(i)->tile();
        m_grid->removeWidget(tile);
        const bool fits = i < columns * rows;
        if (fits)
            m_grid->addWidget(tile, i / columns, i % columns);
        tile->setVisible(fits);
    }
    for (int i = 0; i < m_grid->columnCount(); ++i)
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
    for (int i = 0; i < m_grid->rowCount(); ++i)
        m_grid->setRowStretch(i, i < rows ? 1 : 0);
    Q_EMIT refreshNeeded();
}

void SummaryTab::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int columns = width() < narrow ? 2 : std::clamp(width() / tileWidth, 3, 4);
    // The six that matter are always there; further rows come with height.
    const int least = 6 / columns + (6 % columns ? 1 : 0);
    const int most = int(m_tiles.size()) / columns;
    arrange(columns, std::clamp(height() / tileHeight, least, most));
}

void SummaryTab::refresh(const Remote::MetricHistory &history, const HistoryView &view)
{
    for (MetricTile *tile : std::as_const(m_tiles)) {
        if (!tile->tile()->isHidden())
            tile->refresh(history, view);
    }
}

void SummaryTab::retranslate()
{
    for (MetricTile *tile : std::as_const(m_tiles))
        tile->retranslate();
}

} // namespace Clawtune
