// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/processes/processmodel.h"

#include "remote/base/quote.h"
#include "ui/processes/processcells.h"
#include "ui/processes/processtexts.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::ProcessId;
using Remote::ProcessRow;

namespace
{

constexpr int containerDigits = 12;
constexpr int nameLength = 60;

} // namespace

ProcessModel::ProcessModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<ProcessNode>())
{
}

ProcessModel::~ProcessModel() = default;

void ProcessModel::setFrame(const Remote::MetricFrame &frame)
{
    const double total = frame.value("memory.total");
    if (!std::isnan(total))
        m_totalMemory = total;
    if (frame.rowsInterval <= 0)
        return;
    m_time = frame.time;
    ++m_frame;
    m_counts = {};
    for (const ProcessRow &row : frame.processes)
        takeRow(row);
    arrange();
}

void ProcessModel::clear()
{
    ++m_frame;
    m_counts = {};
    m_time = 0;
    arrange();
}

void ProcessModel::takeRow(const ProcessRow &row)
{
    std::unique_ptr<ProcessNode> &node = m_nodes[row.id];
    const bool isNew = !node;
    if (isNew)
        node = std::make_unique<ProcessNode>();
    if (node->seen == m_frame)
        return; // told twice
    node->seen = m_frame;
    ++m_counts.processes;
    m_counts.threads += row.threads;
    ProcessRow &old = node->entry.row;
    const bool isRenamed = isNew || old.name != row.name || old.commandLine != row.commandLine ||
                           old.user != row.user || old.container != row.container ||
                           old.cgroup != row.cgroup;
    old = row;
    if (isRenamed)
        nameEntry(node->entry);
}

void ProcessModel::nameEntry(ProcessEntry &entry) const
{
    const ProcessRow &row = entry.row;
    if (m_userNames)
        entry.user = m_userNames(row.user);
    if (!m_userNames || entry.user.isEmpty())
        entry.user = QString::number(row.user);
    entry.container.clear();
    if (m_containerNames && !row.container.isEmpty())
        entry.container = Remote::displayText(m_containerNames(row.container).toUtf8(), nameLength);
    if (entry.container.isEmpty())
        entry.container = Remote::displayText(row.container.left(containerDigits), nameLength);
    entry.cgroup = cgroupText(row);
    entry.cgroupKey = cgroupKey(row);
    entry.command = commandText(row);
    entry.nameKey = Remote::displayText(row.name, nameLength).toLower();
    entry.commandKey = entry.command.toLower();
}

void ProcessModel::setFilter(const ProcessFilter &filter)
{
    if (m_how.filter == filter)
        return;
    m_how.filter = filter;
    arrange();
}

void ProcessModel::setTree(bool tree)
{
    m_how.isTree = tree;
    arrange();
}

void ProcessModel::setSums(bool sums)
{
    m_how.hasSums = sums;
    arrange();
}

void ProcessModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= processColumnCount)
        return;
    m_how.column = ProcessColumn(column);
    m_how.order = order;
    arrange();
}

void ProcessModel::setExpanded(const QModelIndex &index, bool expanded)
{
    ProcessNode *node = nodeAt(index);
    if (!node || node->isExpanded == expanded)
        return;
    node->isExpanded = expanded;
    if (usesSums())
        arrange();
}

void ProcessModel::setCpuOfMachine(bool ofMachine)
{
    m_cpuOfMachine = ofMachine;
    retranslate();
}

void ProcessModel::setCores(int cores)
{
    m_cores = std::max(0, cores);
    tellChanged();
}

void ProcessModel::setUserNames(std::function<QString(quint32)> names)
{
    m_userNames = std::move(names);
    refreshNames();
}

void ProcessModel::setContainerNames(std::function<QString(QByteArray)> names)
{
    m_containerNames = std::move(names);
    refreshNames();
}

void ProcessModel::refreshNames()
{
    for (const auto &one : m_nodes)
        nameEntry(one.second->entry);
    arrange();
}

void ProcessModel::setPss(const QHash<ProcessId, double> &pss)
{
    for (const auto &one : m_nodes)
        one.second->entry.pss = pss.value(one.first, one.second->entry.pss);
    arrange();
}

void ProcessModel::setTraffic(const QHash<ProcessId, Remote::Traffic> &traffic)
{
    for (const auto &one : m_nodes) {
        const Remote::Traffic known = traffic.value(one.first);
        one.second->entry.receive = known.rx;
        one.second->entry.send = known.tx;
    }
    arrange();
}

void ProcessModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, processColumnCount - 1);
    tellChanged();
}

/// New rows come in at the end of the root, then all rows move to where they belong, those that go
/// to the end of the root, from where they are removed: three steps that views follow by index.
void ProcessModel::arrange()
{
    std::vector<ProcessNode *> alive;
    std::vector<ProcessNode *> fresh;
    std::vector<ProcessNode *> doomed;
    alive.reserve(m_nodes.size());
    for (const auto &one : m_nodes) {
        one.second->isWanted = false;
        if (one.second->seen == m_frame)
            alive.push_back(one.second.get());
    }
    arrangeProcesses(alive, *m_root, m_how);
    m_counts.shown = 0;
    for (const auto &one : m_nodes) {
        ProcessNode *node = one.second.get();
        m_counts.shown += node->isWanted ? 1 : 0;
        if (node->isWanted && !node->isShown)
            fresh.push_back(node);
        else if (!node->isWanted && node->isShown)
            doomed.push_back(node);
    }
    insertNew(fresh);
    moveAll(doomed);
    removeLast(doomed.size());
    dropEnded();
    tellChanged();
    Q_EMIT arranged();
}

void ProcessModel::insertNew(const std::vector<ProcessNode *> &fresh)
{
    if (fresh.empty())
        return;
    std::vector<ProcessNode *> &children = m_root->children;
    const int first = int(children.size());
    beginInsertRows({}, first, first + int(fresh.size()) - 1);
    for (ProcessNode *node : fresh) {
        node->parent = m_root.get();
        node->place = int(children.size());
        node->isShown = true;
        node->isExpanded = true; // until the view says something else
        children.push_back(node);
    }
    endInsertRows();
}

void ProcessModel::moveAll(const std::vector<ProcessNode *> &doomed)
{
    for (ProcessNode *node : doomed) {
        node->nextParent = m_root.get();
        node->nextChildren.clear();
        m_root->nextChildren.push_back(node);
    }
    bool isSame = m_root->children == m_root->nextChildren;
    for (auto at = m_nodes.begin(); isSame && at != m_nodes.end(); ++at)
        isSame = !at->second->isShown || at->second->children == at->second->nextChildren;
    if (isSame)
        return;
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    const auto settle = [](ProcessNode *parent) {
        parent->children = parent->nextChildren;
        for (size_t i = 0; i < parent->children.size(); ++i) {
            parent->children[i]->parent = parent;
            parent->children[i]->place = int(i);
        }
    };
    settle(m_root.get());
    for (const auto &one : m_nodes) {
        if (one.second->isShown)
            settle(one.second.get());
    }
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex &index : before)
        after.append(indexAt(nodeAt(index), index.column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

void ProcessModel::removeLast(size_t count)
{
    if (count == 0)
        return;
    std::vector<ProcessNode *> &children = m_root->children;
    const size_t first = children.size() - count;
    beginRemoveRows({}, int(first), int(children.size()) - 1);
    for (size_t i = first; i < children.size(); ++i) {
        children[i]->isShown = false;
        children[i]->parent = nullptr;
    }
    children.resize(first);
    endRemoveRows();
}

void ProcessModel::dropEnded()
{
    std::erase_if(m_nodes, [this](const auto &one) { return one.second->seen != m_frame; });
}

void ProcessModel::tellChanged()
{
    const auto tell = [this](const ProcessNode *parent) {
        if (!parent->children.empty())
            Q_EMIT dataChanged(indexAt(parent->children.front(), 0),
                               indexAt(parent->children.back(), processColumnCount - 1));
    };
    tell(m_root.get());
    if (!m_how.isTree)
        return;
    for (const auto &one : m_nodes) {
        if (one.second->isShown)
            tell(one.second.get());
    }
}

QHash<quint32, QString> ProcessModel::users() const
{
    QHash<quint32, QString> users;
    for (const auto &one : m_nodes)
        users.insert(one.second->entry.row.user, one.second->entry.user);
    return users;
}

QHash<QByteArray, QString> ProcessModel::containers() const
{
    QHash<QByteArray, QString> containers;
    for (const auto &one : m_nodes) {
        if (!one.second->entry.row.container.isEmpty())
            containers.insert(one.second->entry.row.container, one.second->entry.container);
    }
    return containers;
}

ProcessNode *ProcessModel::nodeAt(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<ProcessNode *>(index.internalPointer()) : nullptr;
}

QModelIndex ProcessModel::indexAt(const ProcessNode *node, int column) const
{
    return node && node->isShown ? createIndex(node->place, column, node) : QModelIndex();
}

const ProcessEntry *ProcessModel::entry(const QModelIndex &index) const
{
    const ProcessNode *node = nodeAt(index);
    return node ? &node->entry : nullptr;
}

const ProcessEntry *ProcessModel::entry(const ProcessId &id) const
{
    const auto found = m_nodes.find(id);
    return found == m_nodes.end() ? nullptr : &found->second->entry;
}

const ProcessEntry *ProcessModel::entryOf(qint32 pid) const
{
    const ProcessEntry *newest = nullptr;
    for (const auto &one : m_nodes) {
        if (one.first.pid == pid && (!newest || newest->row.id.start < one.first.start))
            newest = &one.second->entry;
    }
    return newest;
}

QModelIndex ProcessModel::indexOf(const ProcessId &id, int column) const
{
    const auto found = m_nodes.find(id);
    return found == m_nodes.end() ? QModelIndex() : indexAt(found->second.get(), column);
}

QList<ProcessId> ProcessModel::shownProcesses() const
{
    QList<ProcessId> ids;
    for (const auto &one : m_nodes) {
        if (one.second->isShown)
            ids.append(one.first);
    }
    return ids;
}

QModelIndexList ProcessModel::parents() const
{
    QModelIndexList found;
    for (const auto &one : m_nodes) {
        if (one.second->isShown && !one.second->children.empty())
            found.append(indexAt(one.second.get(), 0));
    }
    return found;
}

QModelIndex ProcessModel::index(int row, int column, const QModelIndex &parent) const
{
    const ProcessNode *above = parent.isValid() ? nodeAt(parent) : m_root.get();
    if (row < 0 || column < 0 || column >= processColumnCount || parent.column() > 0 ||
        row >= int(above->children.size()))
        return {};
    return createIndex(row, column, above->children[size_t(row)]);
}

QModelIndex ProcessModel::parent(const QModelIndex &index) const
{
    const ProcessNode *node = nodeAt(index);
    return node && node->parent != m_root.get() ? indexAt(node->parent, 0) : QModelIndex();
}

int ProcessModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    const ProcessNode *node = parent.isValid() ? nodeAt(parent) : m_root.get();
    return int(node->children.size());
}

int ProcessModel::columnCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : processColumnCount;
}

CellScale ProcessModel::scale() const
{
    return {m_time, m_totalMemory, m_cpuOfMachine ? m_cores : 0, usesSums()};
}

QVariant ProcessModel::data(const QModelIndex &index, int role) const
{
    const ProcessNode *node = nodeAt(index);
    if (!node)
        return {};
    const auto column = ProcessColumn(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return cellText(*node, column, scale());
    case Qt::ToolTipRole:
        return processToolTip(node->entry, column, processValue(*node, column, usesSums()),
                              m_sight);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft));
    case SortRole: {
        const ProcessKey key = processKey(*node, column, usesSums());
        const double *number = std::get_if<double>(&key);
        return number ? QVariant(*number) : QVariant(std::get<QString>(key));
    }
    case ShareRole:
        return cellShare(*node, column, scale());
    default:
        return {};
    }
}

QVariant ProcessModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= processColumnCount)
        return {};
    const auto column = ProcessColumn(section);
    if (role == Qt::DisplayRole)
        return processColumnTitle(column);
    if (role == Qt::ToolTipRole)
        return processColumnToolTip(column, m_cpuOfMachine);
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

} // namespace Clawtune
