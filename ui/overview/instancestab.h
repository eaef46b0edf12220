// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/overview/instancesmodel.h"
#include "ui/overview/metrictile.h"

#include <QWidget>

class QCheckBox;
class QGridLayout;
class QLabel;
class QStackedWidget;
class QVBoxLayout;

namespace Remote
{
struct DeviceFacts;
}
namespace Widgets
{
class EmptyState;
class ValueTable;
} // namespace Widgets

namespace Clawtune
{

class FileSystemsTable;

/// Cores, disks or interfaces: a table to compare them, what else belongs to the subject, and below
/// it the charts of the chosen one.
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
        /// What the machine as a whole has to say about it, as a table of one row.
        QList<InstanceColumn> machine{};
        const char *machineLabel = nullptr;
        /// What stands behind a name, from what is known of the devices; nullptr: nothing.
        QString (*nameNote)(const Remote::DeviceFacts &, const QByteArray &) = nullptr;
    };
    static Spec cores();
    static Spec disks();
    static Spec interfaces();

    /// `facts` outlives this.
    InstancesTab(Spec spec, Widgets::HoverGroup *group, const Remote::DeviceFacts &facts,
                 QWidget *parent = nullptr);

    /// Puts the table of file systems between the table and the charts. `areRecorded`: they are
    /// what the history knows of them.
    void addFileSystems(FileSystemsTable *table, bool areRecorded);

    void refresh(const Remote::MetricHistory &history, const HistoryView &view);
    void retranslate();
    [[nodiscard]] const QList<MetricTile *> &tiles() const { return m_tiles; }
    [[nodiscard]] QByteArray chosen() const { return m_chosen; }

Q_SIGNALS:
    void refreshNeeded();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUpContent(QWidget *content, Widgets::HoverGroup *group);
    void setUpHeading();
    void setUpTables();
    void chooseFirst();
    void takeChoice();
    void setPartsShown(bool shown);
    void arrange();

    Spec m_spec;
    InstancesModel *m_model;
    InstancesModel *m_machine = nullptr;
    QStackedWidget *m_stack;
    Widgets::EmptyState *m_empty;
    QVBoxLayout *m_column;
    QLabel *m_title;
    QCheckBox *m_parts;
    Widgets::ValueTable *m_table;
    Widgets::ValueTable *m_machineTable = nullptr;
    FileSystemsTable *m_fileSystems = nullptr;
    bool m_fileSystemsAreRecorded = false;
    QGridLayout *m_grid;
    QList<MetricTile *> m_tiles;
    QByteArray m_chosen;
};

} // namespace Clawtune
