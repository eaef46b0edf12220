// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/processes/processcells.h"

#include "remote/base/quote.h"
#include "ui/processes/processtexts.h"

#include <algorithm>
#include <cmath>

namespace Clawtune
{

namespace
{

constexpr int nameLength = 60;

} // namespace

QString cellText(const ProcessNode &node, ProcessColumn column, const CellScale &scale)
{
    const ProcessEntry &entry = node.entry;
    const double value = processValue(node, column, scale.hasSums);
    switch (column) {
    case ProcessColumn::Name:
        return Remote::displayText(entry.row.name, nameLength);
    case ProcessColumn::User:
        return Remote::displayText(entry.user.toUtf8(), nameLength);
    case ProcessColumn::State:
        return processStateText(entry.row.state);
    case ProcessColumn::Container:
        return entry.container;
    case ProcessColumn::Cgroup:
        return entry.cgroup;
    case ProcessColumn::Command:
        return entry.command;
    case ProcessColumn::Cpu:
        return processNumberText(column, value / std::max(1, scale.cores));
    case ProcessColumn::MemoryShare:
        return processNumberText(column, value / scale.totalMemory);
    case ProcessColumn::Running:
        return processNumberText(column, scale.time - entry.row.started);
    default:
        return processNumberText(column, value);
    }
}

QVariant cellShare(const ProcessNode &node, ProcessColumn column, const CellScale &scale)
{
    double whole = scale.totalMemory;
    if (column == ProcessColumn::Cpu)
        whole = std::max(1, scale.cores);
    else if (column != ProcessColumn::Memory && column != ProcessColumn::MemoryShare)
        return {};
    const double value = processValue(node, column, scale.hasSums);
    return whole > 0 && !std::isnan(value) ? QVariant(value / whole) : QVariant();
}

} // namespace Clawtune
