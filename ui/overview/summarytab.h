// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/overview/metrictile.h"

#include <QWidget>

class QGridLayout;

namespace Clawtune
{

/// The tiles of the whole machine: as many as there is room for, never stretched beyond reading.
class SummaryTab final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SummaryTab)
public:
    explicit SummaryTab(Widgets::HoverGroup *group, QWidget *parent = nullptr);

    void refresh(const Remote::MetricHistory &history, const HistoryView &view);
    void retranslate();
    [[nodiscard]] const QList<MetricTile *> &tiles() const { return m_tiles; }

Q_SIGNALS:
    /// Tiles came into view that have not been told anything yet.
    void refreshNeeded();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange(int columns, int rows);

    QGridLayout *m_grid;
    QList<MetricTile *> m_tiles;
    int m_columns = 0;
    int m_rows = 0;
};

} // namespace Clawtune
