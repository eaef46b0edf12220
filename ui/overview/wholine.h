// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connection/hostsession.h"
#include "ui/overview/metrictile.h"
#include "ui/overview/whomodel.h"

#include <QFrame>

class QLabel;
class QTableView;
class QToolButton;

namespace Clawtune
{

/// One line below the charts that says who used the server at the charts' cursor, and a panel with
/// the first five of processes and containers. It follows the cursor; a click on a chart (or Enter
/// at the keyboard's cursor) holds it there and opens the panel. Which resource: that of the chart.
class WhoLine final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WhoLine)
public:
    WhoLine(HostSession &session, Widgets::HoverGroup *group, QWidget *parent = nullptr);

    /// The charts that share the cursor.
    void follow(const QList<MetricTile *> &tiles);
    /// Looks again; `view` is what the charts show.
    void refresh(const HistoryView &view);
    void retranslate();

    [[nodiscard]] QString sentence() const { return m_sentence; }
    [[nodiscard]] bool isPanelShown() const;
    [[nodiscard]] const WhoModel &processes() const { return *m_processes; }
    [[nodiscard]] const WhoModel &containers() const { return *m_containers; }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void setUpLine();
    void setUpPanel();
    QTableView *addTable(WhoModel *model);
    void takeClick(const MetricTile &tile);
    void takeMove();
    void setPanelShown(bool shown);
    void letGo();
    void copy() const;
    void update();
    void updateLook();
    [[nodiscard]] const MetricTile *tileInUse() const;
    [[nodiscard]] double time() const;
    [[nodiscard]] double tolerance() const;
    [[nodiscard]] QList<WhoModel::Row> rowsOf(const QList<Remote::Culprit> &culprits) const;
    void describe(const Remote::Suspects &suspects);
    [[nodiscard]] QString pacingText() const;

    HostSession &m_session;
    Widgets::HoverGroup *m_group;
    QList<MetricTile *> m_tiles;
    HistoryView m_view;
    Remote::Resource m_resource = Remote::Resource::Cpu;
    bool m_openedByClick = false;
    QString m_sentence;
    QLabel *m_label;
    QToolButton *m_toggle;
    QWidget *m_panel;
    QLabel *m_measured;
    QToolButton *m_copy;
    WhoModel *m_processes;
    WhoModel *m_containers;
    QTableView *m_processTable;
    QTableView *m_containerTable;
};

} // namespace Clawtune
