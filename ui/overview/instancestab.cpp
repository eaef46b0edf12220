// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/instancestab.h"

#include "remote/metrics/network.h"
#include "widgets/emptystate.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QHeaderView>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace Clawtune
{

namespace
{

constexpr int gap = 8;
constexpr int mostRows = 6; ///< shown without scrolling

} // namespace

InstancesTab::Spec InstancesTab::disks()
{
    using Remote::Unit;
    return {{{"disk.util", Unit::Share},
             {"disk.read_bytes", Unit::BytesPerSecond},
             {"disk.write_bytes", Unit::BytesPerSecond},
             {"disk.reads", Unit::PerSecond},
             {"disk.writes", Unit::PerSecond},
             {"disk.read_await", Unit::Seconds},
             {"disk.write_await", Unit::Seconds},
             {"disk.queue", Unit::None}},
            diskTiles(),
            QT_TRANSLATE_NOOP("Clawtune::Overview", "Disks"),
            QT_TRANSLATE_NOOP("Clawtune::Overview", "This server shows no disk of its own."),
            "disk"};
}

InstancesTab::Spec InstancesTab::interfaces()
{
    using Remote::Unit;
    return {{{"net.rx_bytes", Unit::BitsPerSecond, 8},
             {"net.tx_bytes", Unit::BitsPerSecond, 8},
             {"net.rx_packets", Unit::PerSecond},
             {"net.tx_packets", Unit::PerSecond},
             {"net.rx_errors", Unit::PerSecond},
             {"net.tx_errors", Unit::PerSecond},
             {"net.rx_drops", Unit::PerSecond},
             {"net.tx_drops", Unit::PerSecond}},
            networkTiles(),
            QT_TRANSLATE_NOOP("Clawtune::Overview", "Network interfaces"),
            QT_TRANSLATE_NOOP("Clawtune::Overview", "This server shows no network interface."),
            "network"};
}

InstancesTab::InstancesTab(Spec spec, Widgets::HoverGroup *group, QWidget *parent)
    : QWidget(parent)
    , m_spec(std::move(spec))
    , m_model(new InstancesModel(m_spec.columns, this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new Widgets::EmptyState)
    , m_table(new QTableView)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(content);
    setUpTable();
    column->addWidget(m_table);
    auto *grid = new QGridLayout;
    grid->setSpacing(gap);
    column->addLayout(grid, 1);
    for (const TileSpec &tile : m_spec.tiles) {
        const auto place = int(m_tiles.size());
        m_tiles.append(new MetricTile(tile, group, content));
        grid->addWidget(m_tiles.constLast()->tile(), place / 2, place % 2);
    }
    retranslate();
}

void InstancesTab::setUpTable()
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(InstancesModel::SortRole);
    m_table->setModel(m_sorted);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + gap);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setSortingEnabled(true);
    // No column at first: the order in which people count.
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_sorted->sort(-1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &InstancesTab::takeChoice);
}

void InstancesTab::takeChoice()
{
    const QModelIndex current = m_sorted->mapToSource(m_table->currentIndex());
    const QByteArray name = m_model->nameAt(current.row());
    if (name.isEmpty() || name == m_chosen)
        return;
    m_chosen = name;
    for (MetricTile *tile : std::as_const(m_tiles))
        tile->setInstance(name);
    Q_EMIT refreshNeeded();
}

/// The first that is worth a look: not a loopback or a container's pair.
void InstancesTab::chooseFirst()
{
    if (m_table->currentIndex().isValid() || m_sorted->rowCount() == 0)
        return;
    int best = 0;
    for (int row = m_model->rowCount() - 1; row >= 0; --row) {
        if (!Remote::isVirtualInterface(m_model->nameAt(row)))
            best = row;
    }
    m_table->selectRow(m_sorted->mapFromSource(m_model->index(best, 0)).row());
}

void InstancesTab::fitTable()
{
    const int rows = std::clamp(m_sorted->rowCount(), 1, mostRows);
    const int height = m_table->horizontalHeader()->sizeHint().height() +
                       rows * m_table->verticalHeader()->defaultSectionSize() +
                       2 * m_table->frameWidth();
    m_table->setFixedHeight(height);
}

void InstancesTab::refresh(const Remote::MetricHistory &history, const HistoryView &view)
{
    m_model->refresh(history, view);
    m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 1 : 0);
    fitTable();
    chooseFirst();
    for (MetricTile *tile : std::as_const(m_tiles))
        tile->refresh(history, view);
}

void InstancesTab::retranslate()
{
    m_model->retranslate();
    m_table->setAccessibleName(QCoreApplication::translate("Clawtune::Overview", m_spec.label));
    m_empty->showEmpty(QString::fromLatin1(m_spec.icon),
                       QCoreApplication::translate("Clawtune::Overview", m_spec.empty));
    for (MetricTile *tile : std::as_const(m_tiles))
        tile->retranslate();
}

} // namespace Clawtune
