// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/processes/processorder.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::ProcessRow;

namespace
{

bool accepts(const ProcessFilter &filter, const QString &needle, const ProcessEntry &entry)
{
    if (entry.row.isKernelThread && !filter.kernelThreads)
        return false;
    if (filter.user && entry.row.user != *filter.user)
        return false;
    if (filter.container && entry.row.container != *filter.container)
        return false;
    if (needle.isEmpty() || entry.nameKey.contains(needle) || entry.commandKey.contains(needle))
        return true;
    // Groups are full of numbers that are no PIDs.
    return needle.front().isDigit() ? QString::number(entry.row.id.pid).contains(needle)
                                    : entry.cgroupKey.contains(needle);
}

/// The process that started it, by number. A start later than the child's own belongs to another
/// process that got the number since; the order also keeps what a server says free of circles.
ProcessNode *parentOf(const ProcessNode &node, const QHash<qint32, ProcessNode *> &byNumber)
{
    ProcessNode *parent = byNumber.value(node.entry.row.parent);
    if (!parent)
        return nullptr;
    const Remote::ProcessId &above = parent->entry.row.id;
    const Remote::ProcessId &below = node.entry.row.id;
    const bool isOlder =
        above.start < below.start || (above.start == below.start && above.pid < below.pid);
    return isOlder ? parent : nullptr;
}

void addUp(double &sum, double value)
{
    if (!std::isnan(value))
        sum = std::isnan(sum) ? value : sum + value;
}

void addSums(ProcessSums &into, const ProcessSums &from)
{
    addUp(into.cpu, from.cpu);
    addUp(into.rss, from.rss);
    addUp(into.pss, from.pss);
    addUp(into.read, from.read);
    addUp(into.write, from.write);
    addUp(into.receive, from.receive);
    addUp(into.send, from.send);
    into.threads += from.threads;
}

ProcessSums ownValues(const ProcessEntry &entry)
{
    return {entry.row.cpu,        entry.row.rss, entry.pss,  entry.row.readBytes,
            entry.row.writeBytes, entry.receive, entry.send, entry.row.threads};
}

/// Parents before children, as long as parentOf() gives only older ones.
std::vector<ProcessNode *> oldestFirst(std::vector<ProcessNode *> nodes)
{
    std::sort(nodes.begin(), nodes.end(), [](const ProcessNode *a, const ProcessNode *b) {
        const Remote::ProcessId &first = a->entry.row.id;
        const Remote::ProcessId &second = b->entry.row.id;
        return first.start != second.start ? first.start < second.start : first.pid < second.pid;
    });
    return nodes;
}

void findParents(const std::vector<ProcessNode *> &nodes, ProcessNode &root)
{
    QHash<qint32, ProcessNode *> byNumber;
    byNumber.reserve(qsizetype(nodes.size()));
    for (ProcessNode *node : nodes)
        byNumber.insert(node->entry.row.id.pid, node);
    const std::vector<ProcessNode *> ordered = oldestFirst(nodes);
    for (ProcessNode *node : ordered) {
        ProcessNode *parent = parentOf(*node, byNumber);
        node->nextParent = parent ? parent : &root;
        node->sums = ownValues(node->entry);
    }
    for (auto at = ordered.rbegin(); at != ordered.rend(); ++at) {
        ProcessNode *node = *at;
        if (node->nextParent == &root)
            continue;
        addSums(node->nextParent->sums, node->sums);
        if (node->isWanted)
            node->nextParent->isWanted = true;
    }
}

double sumOrOwn(const ProcessNode &node, ProcessColumn column, bool hasSums)
{
    const ProcessSums values = hasSums && !node.isExpanded ? node.sums : ownValues(node.entry);
    switch (column) {
    case ProcessColumn::Cpu:
        return values.cpu;
    case ProcessColumn::Memory:
    case ProcessColumn::MemoryShare:
        return values.rss;
    case ProcessColumn::Pss:
        return values.pss;
    case ProcessColumn::Threads:
        return values.threads;
    case ProcessColumn::Read:
        return values.read;
    case ProcessColumn::Write:
        return values.write;
    case ProcessColumn::Receive:
        return values.receive;
    case ProcessColumn::Send:
        return values.send;
    default:
        return ProcessEntry::unknown;
    }
}

template <typename Key> struct Keyed {
    Key key;
    ProcessNode *node;
};

template <typename Key>
void sortInto(std::vector<Keyed<Key>> &keyed, std::vector<ProcessNode *> &wanted,
              Qt::SortOrder order)
{
    const bool ascending = order == Qt::AscendingOrder;
    std::sort(keyed.begin(), keyed.end(), [ascending](const auto &a, const auto &b) {
        if (a.key != b.key)
            return ascending ? a.key < b.key : b.key < a.key;
        return a.node->entry.row.id.pid < b.node->entry.row.id.pid;
    });
    for (size_t i = 0; i < keyed.size(); ++i)
        wanted[i] = keyed[i].node;
}

/// Keys are taken out once: a comparison then costs no more than comparing.
void sortNodes(std::vector<ProcessNode *> &wanted, const ProcessArrangement &arrangement)
{
    std::vector<Keyed<double>> numbers;
    std::vector<Keyed<QString>> words;
    for (ProcessNode *node : wanted) {
        ProcessKey key = processKey(*node, arrangement.column, arrangement.hasSums);
        if (const double *number = std::get_if<double>(&key))
            numbers.push_back({*number, node});
        else
            words.push_back({std::get<QString>(std::move(key)), node});
    }
    if (words.empty())
        sortInto(numbers, wanted, arrangement.order);
    else
        sortInto(words, wanted, arrangement.order);
}

} // namespace

double processValue(const ProcessNode &node, ProcessColumn column, bool hasSums)
{
    const ProcessRow &row = node.entry.row;
    switch (column) {
    case ProcessColumn::Pid:
        return row.id.pid;
    case ProcessColumn::Virtual:
        return row.virtualSize;
    case ProcessColumn::Nice:
        return row.nice;
    case ProcessColumn::Priority:
        return row.priority;
    case ProcessColumn::Started:
        return row.started;
    case ProcessColumn::Running:
        return -row.started;
    default:
        return sumOrOwn(node, column, hasSums);
    }
}

ProcessKey processKey(const ProcessNode &node, ProcessColumn column, bool hasSums)
{
    const ProcessEntry &entry = node.entry;
    switch (column) {
    case ProcessColumn::Name:
        return entry.nameKey;
    case ProcessColumn::User:
        return entry.user.toLower();
    case ProcessColumn::State:
        return QString(QLatin1Char(entry.row.state));
    case ProcessColumn::Container:
        return entry.container.toLower();
    case ProcessColumn::Cgroup:
        return entry.cgroup.toLower();
    case ProcessColumn::Command:
        return entry.commandKey;
    default:
        break;
    }
    const double value = processValue(node, column, hasSums);
    return std::isnan(value) ? -std::numeric_limits<double>::infinity() : value;
}

void arrangeProcesses(const std::vector<ProcessNode *> &nodes, ProcessNode &root,
                      const ProcessArrangement &arrangement)
{
    const QString needle = arrangement.filter.text.toLower();
    root.nextChildren.clear();
    for (ProcessNode *node : nodes) {
        node->isWanted = accepts(arrangement.filter, needle, node->entry);
        node->nextParent = &root;
        node->nextChildren.clear();
    }
    if (arrangement.isTree)
        findParents(nodes, root);
    std::vector<ProcessNode *> wanted;
    wanted.reserve(nodes.size());
    std::copy_if(nodes.begin(), nodes.end(), std::back_inserter(wanted),
                 [](const ProcessNode *node) { return node->isWanted; });
    ProcessArrangement how = arrangement;
    how.hasSums = arrangement.hasSums && arrangement.isTree;
    sortNodes(wanted, how);
    for (ProcessNode *node : wanted)
        node->nextParent->nextChildren.push_back(node);
}

} // namespace Clawtune
