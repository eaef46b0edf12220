// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/overview/metrictile.h"

#include <QWidget>

class QGridLayout;
class QScrollArea;

namespace Clawtune
{

/// The tiles of the whole machine, the most important ones in sight, the others below them; as wide
/// and high as reading asks for, never stretched beyond it. What is out of sight is not drawn.
class SummaryTab final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SummaryTab)
public:
    explicit SummaryTab(Widgets::HoverGroup *group, QWidget *parent = nullptr);

    void refresh(const Remote::MetricHistory &history, const HistoryView &view);
    void retranslate();
    /// Those of what this server does not have among them; they are hidden.
    [[nodiscard]] const QList<MetricTile *> &tiles() const { return m_tiles; }

Q_SIGNALS:
    /// Tiles came into sight that have not been told anything yet.
    void refreshNeeded();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void takeIn(const Remote::MetricHistory &history);
    void fit();
    void arrange();
    [[nodiscard]] bool isInSight(qsizetype place) const;

    QScrollArea *m_scroll;
    QWidget *m_content;
    QGridLayout *m_grid;
    QList<MetricTile *> m_tiles;
    QList<MetricTile *> m_shown; ///< those of what this server has
    int m_columns = 0;
    int m_rowHeight = 0;
};

} // namespace Clawtune
