// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/overview/tilespec.h"
#include "ui/thresholds/thresholdwatch.h"
#include "widgets/charttile.h"

namespace Clawtune
{

/// Joins a tile of the widgets with a spec, the catalogue and the history.
class MetricTile final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MetricTile)
public:
    /// `spec` outlives this. The tile is owned by its parent widget.
    MetricTile(const TileSpec &spec, Widgets::HoverGroup *group, QWidget *parent);
    /// The axis that the chart shares with others.
    void setTimeView(Widgets::TimeView *view) { m_tile->chart().setTimeView(view); }

    [[nodiscard]] Widgets::ChartTile *tile() const { return m_tile; }
    [[nodiscard]] const TileSpec &spec() const { return m_spec; }
    /// The instance of Scope::Chosen.
    void setInstance(const QByteArray &instance) { m_instance = instance; }
    [[nodiscard]] QByteArray instance() const { return m_instance; }
    /// What is judged and what is crossed, for lines and words on the tile.
    void showThresholds(const ThresholdWatch &watch);
    void refresh(const Remote::MetricHistory &history, const HistoryView &view);
    void retranslate();

private:
    [[nodiscard]] double headline(const Remote::MetricHistory &history, const HistoryView &view,
                                  const QList<QList<QPointF>> &lines) const;
    [[nodiscard]] bool isAbout(const Remote::ThresholdRule &rule) const;
    [[nodiscard]] bool isAbout(const Remote::ThresholdStatus &status) const;
    void showTimeAxis(const HistoryView &view);
    [[nodiscard]] QString note(const Remote::MetricHistory &history, const HistoryView &view) const;

    const TileSpec &m_spec;
    Widgets::ChartTile *m_tile;
    QByteArray m_instance;
    double m_end = 0; ///< of the axis
};

} // namespace Clawtune
