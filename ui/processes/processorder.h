// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/processes/processnode.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace Clawtune
{

/// Which processes are on show.
struct ProcessFilter {
    QString text; ///< looked for in name, command line, control group and PID
    std::optional<quint32> user{};
    std::optional<QByteArray> container{}; ///< an id; empty: those in no container
    bool kernelThreads = false;

    friend bool operator==(const ProcessFilter &, const ProcessFilter &) = default;
    /// Whether it leaves out more than kernel threads.
    [[nodiscard]] bool isNarrow() const
    {
        return !text.isEmpty() || user.has_value() || container.has_value();
    }
};

/// How they are put in order.
struct ProcessArrangement {
    ProcessFilter filter{};
    ProcessColumn column = ProcessColumn::Cpu;
    Qt::SortOrder order = Qt::DescendingOrder;
    bool isTree = false;
    bool hasSums = false; ///< a collapsed process shows the sum of it and all below it
};

/// What a column is compared by. A value that is not known is below all others.
using ProcessKey = std::variant<double, QString>;
ProcessKey processKey(const ProcessNode &node, ProcessColumn column, bool hasSums);
/// A number column's value, as it is shown; NaN where not known or where it holds words.
double processValue(const ProcessNode &node, ProcessColumn column, bool hasSums);

/// Decides which nodes are wanted (isWanted), and where: fills nextParent and nextChildren of all
/// of them and of `root`. Nothing else changes. Equal values are in the order of their PIDs. In a
/// tree, those above a process that the filter lets through are wanted as well.
void arrangeProcesses(const std::vector<ProcessNode *> &nodes, ProcessNode &root,
                      const ProcessArrangement &arrangement);

} // namespace Clawtune
