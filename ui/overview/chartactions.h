// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connection/hostsession.h"
#include "ui/overview/chartfiles.h"
#include "ui/overview/metrictile.h"

namespace Remote
{
class RecordingWriter;
}

class QMenu;

namespace Clawtune
{

/// What can be done with a chart and with the period it shows: copy, save as a table, a picture or
/// a recording. A menu on each tile (right click, or the menu key on a chart; Ctrl+C copies).
class ChartActions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChartActions)
public:
    /// `page` is the parent of menus and dialogs.
    ChartActions(HostSession &session, QWidget *page);

    void attach(const QList<MetricTile *> &tiles);
    void setView(const HistoryView &view) { m_view = view; }

    /// The menu's entries at work; the person chose the file already.
    void copy(const MetricTile &tile) const;
    void saveCsv(const MetricTile &tile, const QString &fileName);
    void savePng(const MetricTile &tile, const QString &fileName);
    void savePeriod(const QString &fileName);

Q_SIGNALS:
    /// Nothing was written; what was there before is as it was.
    void failed(const Remote::Error &error);
    void saved(const QString &fileName);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showMenu(MetricTile &tile, const QPoint &position);
    void ask(const QString &title, const QString &subject, const QString &suffix,
             std::function<void(const QString &)> then);
    void report(const Remote::Result<void> &result, const QString &fileName);
    [[nodiscard]] ChartTable tableOf(const MetricTile &tile) const;
    [[nodiscard]] QString heading() const;
    [[nodiscard]] double from() const;
    [[nodiscard]] double to() const;

    HostSession &m_session;
    QWidget *m_page;
    HistoryView m_view;
    QList<MetricTile *> m_tiles;
};

} // namespace Clawtune
