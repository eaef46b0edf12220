// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/overview/tilespec.h"
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

    [[nodiscard]] Widgets::ChartTile *tile() const { return m_tile; }
    [[nodiscard]] const TileSpec &spec() const { return m_spec; }
    /// The instance of Scope::Chosen.
    void setInstance(const QByteArray &instance) { m_instance = instance; }
    [[nodiscard]] QByteArray instance() const { return m_instance; }
    void refresh(const Remote::MetricHistory &history, const HistoryView &view);
    void retranslate();

private:
    [[nodiscard]] double headline(const Remote::MetricHistory &history, const HistoryView &view,
                                  const QList<QList<QPointF>> &lines) const;
    [[nodiscard]] QString note(const Remote::MetricHistory &history, const HistoryView &view) const;

    const TileSpec &m_spec;
    Widgets::ChartTile *m_tile;
    QByteArray m_instance;
};

} // namespace Clawtune
