// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/postgres/plannode.h"

#include <QAbstractItemModel>

#include <vector>

namespace Clawtune
{

/// The nodes of one plan as a tree. Raw values under SortRole, words under DisplayRole.
class PlanModel final : public QAbstractItemModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlanModel)
public:
    enum Column { Node, OwnTime, ActualRows, PlannedRows, Blocks, Cost, Notes, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole + 1, ///< double or QString; invalid: the plan does not say
        ShareRole,                   ///< 0..1 of the root's time or the largest cost, for the bar
    };

    explicit PlanModel(QObject *parent = nullptr);

    void setPlan(Remote::Plan plan);
    void clear() { setPlan({}); }
    [[nodiscard]] const Remote::Plan &plan() const { return m_plan; }
    void retranslate();

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    /// A node and where it stands; indexes carry its place in m_entries.
    struct Entry {
        const Remote::PlanNode *node = nullptr;
        qsizetype parent = -1;
        int row = 0;
        std::vector<qsizetype> children;
    };

    void addEntry(const Remote::PlanNode &node, qsizetype parent, int row);
    [[nodiscard]] const Entry &entry(const QModelIndex &index) const;
    [[nodiscard]] QVariant value(const Remote::PlanNode &node, int column) const;
    [[nodiscard]] QString text(const Remote::PlanNode &node, int column) const;
    [[nodiscard]] QVariant share(const Remote::PlanNode &node, int column) const;
    [[nodiscard]] QString nodeText(const Remote::PlanNode &node) const;

    Remote::Plan m_plan;
    std::vector<Entry> m_entries;
    double m_largestCost = 0;
};

} // namespace Clawtune
