// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/containers/containerinfo.h"
#include "remote/metrics/containerrow.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QIcon>

#include <memory>
#include <vector>

namespace Clawtune
{

/// The containers of a server, joined from what the engine says and what the kernel counts. Either
/// a plain list or two levels: compose projects, and the containers of each. Rows come and go one
/// by one, so that selection and scrolling stay. Raw values under SortRole.
class ContainersModel final : public QAbstractItemModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ContainersModel)
public:
    enum Column {
        Name,
        State,
        Cpu,
        Memory,
        Throttled,
        NetworkIn,
        NetworkOut,
        DiskRead,
        DiskWrite,
        Processes,
        CpuPressure,
        MemoryPressure,
        IoPressure,
        Restarts,
        OomKills,
        Uptime,
        Image,
        Ports,
        ColumnCount
    };
    enum Role {
        SortRole = Qt::UserRole + 1,
        ShareRole,  ///< 0..1 of the limit, for the bar; Cpu and Memory where there is a limit
        FilterRole, ///< all that a person may look for
        IdRole,     ///< of the container; empty for a project
    };

    explicit ContainersModel(QObject *parent = nullptr);
    ~ContainersModel() override;

    void setContainers(const QList<Remote::ContainerInfo> &containers);
    /// What the kernel counts now; `time` is the server's clock, for the uptimes.
    void setRows(const QList<Remote::ContainerRow> &rows, double time);
    /// The clock alone, where the counters were not read this time.
    void setTime(double time);
    /// The values are too old to be shown.
    void clearRows();
    void setGrouped(bool grouped);
    [[nodiscard]] bool isGrouped() const { return m_isGrouped; }
    void retranslate();

    /// nullptr for a project.
    [[nodiscard]] const Remote::ContainerInfo *info(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const QByteArray &id) const;
    /// Numbers read best from the largest down.
    [[nodiscard]] static bool isNumeric(int column);
    [[nodiscard]] static QString title(int column);

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Node;

    [[nodiscard]] Node *nodeOf(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const Node *node, int column = 0) const;
    [[nodiscard]] Node *groupFor(const QString &project);
    void removeMissing(Node *parent, const QHash<QByteArray, Remote::ContainerInfo> &wanted);
    void dropEmptyGroups();
    void tellChanged();
    [[nodiscard]] double number(const Node &node, int column) const;
    [[nodiscard]] double ownNumber(const Node &node, int column) const;
    [[nodiscard]] double limit(const Node &node, int column) const;
    [[nodiscard]] QString text(const Node &node, int column) const;
    [[nodiscard]] QString groupText(const Node &node, int column) const;
    [[nodiscard]] QString numberText(const Node &node, int column) const;
    [[nodiscard]] QVariant sortValue(const Node &node, int column) const;
    [[nodiscard]] QString toolTip(const Node &node, int column) const;
    [[nodiscard]] QIcon icon(const Node &node) const;

    std::unique_ptr<Node> m_root;
    QHash<QByteArray, Node *> m_nodes; ///< of containers
    double m_time = 0;
    bool m_isGrouped = true;
    mutable QHash<QString, QIcon> m_icons;
};

} // namespace Clawtune
