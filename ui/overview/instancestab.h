// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/overview/instancesmodel.h"
#include "ui/overview/metrictile.h"

#include <QWidget>

class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;

namespace Widgets
{
class EmptyState;
}

namespace Clawtune
{

/// Disks or interfaces: a table to compare them, and below it the charts of the chosen one.
class InstancesTab final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InstancesTab)
public:
    struct Spec {
        QList<InstanceColumn> columns;
        const QList<TileSpec> &tiles;
        const char *label; ///< accessible name; QT_TRANSLATE_NOOP("Clawtune::Overview", …)
        const char *empty; ///< sentence when there are none; the same
        const char *icon;
    };
    static Spec disks();
    static Spec interfaces();

    InstancesTab(Spec spec, Widgets::HoverGroup *group, QWidget *parent = nullptr);

    void refresh(const Remote::MetricHistory &history, const HistoryView &view);
    void retranslate();
    [[nodiscard]] const QList<MetricTile *> &tiles() const { return m_tiles; }
    [[nodiscard]] QByteArray chosen() const { return m_chosen; }

Q_SIGNALS:
    void refreshNeeded();

private:
    void setUpTable();
    void chooseFirst();
    void takeChoice();
    void fitTable();

    Spec m_spec;
    InstancesModel *m_model;
    QSortFilterProxyModel *m_sorted;
    QStackedWidget *m_stack;
    Widgets::EmptyState *m_empty;
    QTableView *m_table;
    QList<MetricTile *> m_tiles;
    QByteArray m_chosen;
};

} // namespace Clawtune
