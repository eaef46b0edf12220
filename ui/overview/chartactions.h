// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connection/hostsession.h"
#include "ui/overview/chartfiles.h"
#include "ui/overview/metrictile.h"

namespace Remote
{
class RecordingWriter;
}

namespace Widgets
{
class Banner;
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
    /// `history` is what the charts are drawn from; `page` is the parent of menus and dialogs.
    ChartActions(HostSession &session, const Remote::MetricHistory &history, QWidget *page);

    void attach(const QList<MetricTile *> &tiles);
    /// What could not be saved is said in `notice`, which goes when something was.
    void tellIn(Widgets::Banner &notice);
    void setView(const HistoryView &view) { m_view = view; }
    /// What the charts are of, where that is not the whole server; plain and harmless.
    void setSubject(const QString &subject) { m_subject = subject; }

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
    [[nodiscard]] bool isOfServer() const { return &m_history == &m_session.history(); }
    [[nodiscard]] double from() const;
    [[nodiscard]] double to() const;

    HostSession &m_session;
    const Remote::MetricHistory &m_history;
    QWidget *m_page;
    QString m_subject;
    HistoryView m_view;
    QList<MetricTile *> m_tiles;
};

} // namespace Clawtune
