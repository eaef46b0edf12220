// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/instancestab.h"

#include "remote/base/quote.h"
#include "remote/metrics/devices.h"
#include "remote/metrics/network.h"
#include "ui/overview/filesystemstable.h"
#include "widgets/emptystate.h"
#include "widgets/valuetable.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QGridLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace Clawtune
{

namespace
{

constexpr int gap = 8;
constexpr int mostRows = 6; ///< shown without scrolling
constexpr int fewRows = 3;  ///< the same where height is short
constexpr int fewFileSystems = 4;
constexpr int shortHeight = 760;

/// What a device-mapper disk is called by people.
QString mapperName(const Remote::DeviceFacts &facts, const QByteArray &disk)
{
    return Remote::displayText(facts.mapperNames.value(disk), 64);
}

/// The kernel's word for an interface that is not up; up needs no word.
QString linkState(const Remote::DeviceFacts &facts, const QByteArray &interface)
{
    const QByteArray state = facts.interfaces.value(interface).state;
    return state == "up" || state == "unknown" ? QString() : Remote::displayText(state, 24);
}

QString translated(const char *mark)
{
    return QCoreApplication::translate("Clawtune::Overview", mark);
}

} // namespace

InstancesTab::Spec InstancesTab::cores()
{
    using Remote::Unit;
    return {.columns = {{"core.busy", Unit::Share},
                        {"core.user", Unit::Share},
                        {"core.system", Unit::Share},
                        {"core.nice", Unit::Share},
                        {"core.iowait", Unit::Share},
                        {"core.steal", Unit::Share},
                        {"core.irq", Unit::Share},
                        {"core.softirq", Unit::Share}},
            .tiles = coreTiles(),
            .label = QT_TRANSLATE_NOOP("Clawtune::Overview", "CPU cores"),
            .empty = QT_TRANSLATE_NOOP("Clawtune::Overview", "Reading the cores of the server…"),
            .icon = "cpu",
            .machine = {{"cpu.count", Unit::Count},
                        {"load.1", Unit::None},
                        {"load.5", Unit::None},
                        {"load.15", Unit::None},
                        {"load.running", Unit::None},
                        {"load.blocked", Unit::None},
                        {"kernel.switches", Unit::PerSecond},
                        {"kernel.interrupts", Unit::PerSecond},
                        {"kernel.forks", Unit::PerSecond},
                        {"pressure.irq_full", Unit::Share}},
            .machineLabel = QT_TRANSLATE_NOOP("Clawtune::Overview", "Load and the scheduler")};
}

InstancesTab::Spec InstancesTab::disks()
{
    using Remote::Unit;
    return {.columns = {{"disk.util", Unit::Share, 1, "part.util"},
                        {"disk.read_bytes", Unit::BytesPerSecond, 1, "part.read_bytes"},
                        {"disk.write_bytes", Unit::BytesPerSecond, 1, "part.write_bytes"},
                        {"disk.reads", Unit::PerSecond, 1, "part.reads"},
                        {"disk.writes", Unit::PerSecond, 1, "part.writes"},
                        {"disk.read_await", Unit::Seconds, 1, "part.read_await"},
                        {"disk.write_await", Unit::Seconds, 1, "part.write_await"},
                        {"disk.queue", Unit::None, 1, "part.queue"},
                        {"disk.read_size", Unit::Bytes},
                        {"disk.write_size", Unit::Bytes},
                        {"disk.flushes", Unit::PerSecond},
                        {"disk.flush_await", Unit::Seconds},
                        {"disk.reads_merged", Unit::PerSecond},
                        {"disk.writes_merged", Unit::PerSecond},
                        {"disk.reads_merged_share", Unit::Share},
                        {"disk.writes_merged_share", Unit::Share},
                        {"disk.discards", Unit::PerSecond},
                        {"disk.discard_bytes", Unit::BytesPerSecond},
                        {"disk.discard_await", Unit::Seconds}},
            .tiles = diskTiles(),
            .label = QT_TRANSLATE_NOOP("Clawtune::Overview", "Disks"),
            .empty =
                QT_TRANSLATE_NOOP("Clawtune::Overview", "This server shows no disk of its own."),
            .icon = "disk",
            .nameNote = mapperName};
}

InstancesTab::Spec InstancesTab::interfaces()
{
    using Remote::Unit;
    return {.columns = {{"net.rx_bytes", Unit::BitsPerSecond, 8},
                        {"net.tx_bytes", Unit::BitsPerSecond, 8},
                        {"net.rx_packets", Unit::PerSecond},
                        {"net.tx_packets", Unit::PerSecond},
                        {"net.rx_errors", Unit::PerSecond},
                        {"net.tx_errors", Unit::PerSecond},
                        {"net.rx_drops", Unit::PerSecond},
                        {"net.tx_drops", Unit::PerSecond},
                        {"net.speed", Unit::BitsPerSecond}},
            .tiles = networkTiles(),
            .label = QT_TRANSLATE_NOOP("Clawtune::Overview", "Network interfaces"),
            .empty =
                QT_TRANSLATE_NOOP("Clawtune::Overview", "This server shows no network interface."),
            .icon = "network",
            .machine = {{"tcp.in_use", Unit::Count},
                        {"tcp.established", Unit::Count},
                        {"tcp.time_wait", Unit::Count},
                        {"tcp.orphans", Unit::Count},
                        {"tcp.opened", Unit::PerSecond},
                        {"tcp.accepted", Unit::PerSecond},
                        {"tcp.retransmits", Unit::PerSecond},
                        {"tcp.retransmit_share", Unit::Share},
                        {"tcp.resets", Unit::PerSecond},
                        {"tcp.resets_sent", Unit::PerSecond},
                        {"tcp.errors", Unit::PerSecond},
                        {"tcp.listen_overflows", Unit::PerSecond},
                        {"tcp.listen_drops", Unit::PerSecond},
                        {"udp.received", Unit::PerSecond},
                        {"udp.sent", Unit::PerSecond},
                        {"udp.unwanted", Unit::PerSecond},
                        {"udp.errors", Unit::PerSecond}},
            .machineLabel = QT_TRANSLATE_NOOP("Clawtune::Overview", "TCP and UDP"),
            .nameNote = linkState};
}

InstancesTab::InstancesTab(Spec spec, Widgets::HoverGroup *group, const Remote::DeviceFacts &facts,
                           QWidget *parent)
    : QWidget(parent)
    , m_spec(std::move(spec))
    , m_model(new InstancesModel(m_spec.columns, this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new Widgets::EmptyState)
    , m_column(nullptr)
    , m_title(new QLabel)
    , m_parts(new QCheckBox)
    , m_table(new Widgets::ValueTable)
    , m_grid(new QGridLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    auto *content = new QWidget;
    m_stack->addWidget(m_empty);
    m_stack->addWidget(content);
    if (m_spec.nameNote) {
        m_model->setNameNote(
            [note = m_spec.nameNote, &facts](const QByteArray &name) { return note(facts, name); });
    }
    setUpContent(content, group);
    retranslate();
}

void InstancesTab::setUpContent(QWidget *content, Widgets::HoverGroup *group)
{
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(gap);
    setUpHeading();
    setUpTables();
    m_grid->setSpacing(gap);
    m_column->addLayout(m_grid, 1);
    for (const TileSpec &tile : m_spec.tiles)
        m_tiles.append(new MetricTile(tile, group, content));
    arrange();
}

void InstancesTab::setUpHeading()
{
    auto *heading = new QHBoxLayout;
    heading->addWidget(m_title);
    heading->addStretch();
    heading->addWidget(m_parts);
    m_title->setBuddy(m_table);
    m_parts->hide();
    connect(m_parts, &QCheckBox::toggled, this, &InstancesTab::setPartsShown);
    m_column->addLayout(heading);
}

void InstancesTab::setUpTables()
{
    m_table->showModel(m_model, InstancesModel::SortRole);
    m_column->addWidget(m_table);
    connect(m_table, &Widgets::ValueTable::chosenRowChanged, this, &InstancesTab::takeChoice);
    if (m_spec.machine.isEmpty())
        return;
    m_machine = new InstancesModel(m_spec.machine, this);
    m_machineTable = new Widgets::ValueTable;
    m_machineTable->showModel(m_machine, InstancesModel::SortRole);
    m_machineTable->setColumnHidden(0, true);
    m_column->addWidget(m_machineTable);
}

void InstancesTab::addFileSystems(FileSystemsTable *table, bool areRecorded)
{
    m_fileSystems = table;
    m_fileSystemsAreRecorded = areRecorded;
    m_column->insertWidget(m_column->count() - 1, table);
    arrange();
}

void InstancesTab::setPartsShown(bool shown)
{
    m_model->setPartsShown(shown);
    Q_EMIT refreshNeeded();
}

/// Partitions have no charts of their own: their disk's stay.
void InstancesTab::takeChoice()
{
    const int row = m_table->chosenRow();
    const QByteArray name = m_model->nameAt(row);
    if (name.isEmpty() || name == m_chosen || m_model->isPart(row))
        return;
    m_chosen = name;
    for (MetricTile *tile : std::as_const(m_tiles))
        tile->setInstance(name);
    Q_EMIT refreshNeeded();
}

/// The first that is worth a look: not a loopback or a container's pair, nor one that has gone.
void InstancesTab::chooseFirst()
{
    if (m_table->currentIndex().isValid() || m_model->rowCount() == 0)
        return;
    int best = 0;
    for (int row = m_model->rowCount() - 1; row >= 0; --row) {
        if (!Remote::isVirtualInterface(m_model->nameAt(row)) && !m_model->isGone(row))
            best = row;
    }
    m_table->chooseRow(best);
}

/// Where height is short, the tables leave the charts a row of their own.
void InstancesTab::arrange()
{
    const bool isShort = height() < shortHeight;
    m_table->setMostRows(isShort ? fewRows : mostRows);
    if (m_fileSystems)
        m_fileSystems->setMostRows(isShort ? fewFileSystems : 2 * mostRows);
    const int columns = isShort ? int(m_tiles.size()) : 2;
    for (int i = 0; i < int(m_tiles.size()); ++i) {
        Widgets::ChartTile *tile = m_tiles.at(i)->tile();
        m_grid->removeWidget(tile);
        m_grid->addWidget(tile, i / columns, i % columns);
    }
    for (int i = 0; i < int(m_tiles.size()); ++i)
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
}

void InstancesTab::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void InstancesTab::refresh(const Remote::MetricHistory &history, const HistoryView &view)
{
    const int before = m_model->rowCount();
    m_model->refresh(history, view);
    m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 1 : 0);
    const char *part = m_spec.columns.constFirst().part;
    m_parts->setVisible(part && !history.instances(part).isEmpty());
    if (m_machine)
        m_machine->refresh(history, view);
    if (m_fileSystemsAreRecorded)
        m_fileSystems->showRecorded(history, view);
    if (m_model->rowCount() != before) {
        m_table->fit();
        if (m_machineTable)
            m_machineTable->fit();
    }
    chooseFirst();
    for (MetricTile *tile : std::as_const(m_tiles))
        tile->refresh(history, view);
}

void InstancesTab::retranslate()
{
    m_model->retranslate();
    m_title->setText(translated(m_spec.label));
    m_parts->setText(QCoreApplication::translate("Clawtune::Overview", "Show &partitions"));
    m_table->setAccessibleName(translated(m_spec.label));
    if (m_machineTable) {
        m_machine->retranslate();
        m_machineTable->setAccessibleName(translated(m_spec.machineLabel));
    }
    m_empty->showEmpty(QString::fromLatin1(m_spec.icon), translated(m_spec.empty));
    for (MetricTile *tile : std::as_const(m_tiles))
        tile->retranslate();
}

} // namespace Clawtune
