// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/containers/containersmodel.h"

#include "remote/base/quote.h"
#include "ui/containers/containercells.h"
#include "ui/containers/containerwords.h"
#include "ui/text/filled.h"
#include "ui/text/formatter.h"
#include "widgets/themedicon.h"

#include <QFont>
#include <QGuiApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::ContainerInfo;
using Remote::ContainerRow;
using Remote::displayText;

namespace
{

/// Dimmed in the list. One that starts again and again is not: it wants to be seen.
bool hasEnded(Remote::ContainerState state)
{
    return state == Remote::ContainerState::Created || state == Remote::ContainerState::Exited ||
           state == Remote::ContainerState::Dead || state == Remote::ContainerState::Removing;
}

} // namespace

struct ContainersModel::Node {
    Node *parent = nullptr;
    bool isGroup = false;
    QString project; ///< of a group
    ContainerInfo info;
    ContainerRow row; ///< all unknown where nothing is counted
    std::vector<std::unique_ptr<Node>> children;

    [[nodiscard]] int place(const Node *child) const
    {
        const auto found = std::find_if(children.begin(), children.end(),
                                        [child](const auto &one) { return one.get() == child; });
        return int(found - children.begin());
    }
};

ContainersModel::ContainersModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{
}

ContainersModel::~ContainersModel() = default;

ContainersModel::Node *ContainersModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex ContainersModel::indexOf(const Node *node, int column) const
{
    if (!node || node == m_root.get())
        return {};
    return createIndex(node->parent->place(node), column, node);
}

QModelIndex ContainersModel::indexOf(const QByteArray &id) const
{
    return indexOf(m_nodes.value(id));
}

const ContainerInfo *ContainersModel::info(const QModelIndex &index) const
{
    const Node *node = nodeOf(index);
    return index.isValid() && !node->isGroup ? &node->info : nullptr;
}

void ContainersModel::setContainers(const QList<ContainerInfo> &containers)
{
    QHash<QByteArray, ContainerInfo> wanted;
    for (const ContainerInfo &info : containers)
        wanted.insert(info.id, info);
    removeMissing(m_root.get(), wanted);
    for (const auto &child : m_root->children) {
        if (child->isGroup)
            removeMissing(child.get(), wanted);
    }
    dropEmptyGroups();
    for (const ContainerInfo &info : containers) {
        if (Node *known = m_nodes.value(info.id)) {
            known->info = info;
            continue;
        }
        Node *parent = groupFor(info.project);
        const int place = int(parent->children.size());
        auto node = std::make_unique<Node>();
        node->parent = parent;
        node->info = info;
        m_nodes.insert(info.id, node.get());
        beginInsertRows(indexOf(parent), place, place);
        parent->children.push_back(std::move(node));
        endInsertRows();
    }
    tellChanged();
}

/// Also those that belong elsewhere now: they are put there again.
void ContainersModel::removeMissing(Node *parent, const QHash<QByteArray, ContainerInfo> &wanted)
{
    for (int row = int(parent->children.size()) - 1; row >= 0; --row) {
        const Node &child = *parent->children[size_t(row)];
        if (child.isGroup)
            continue;
        const auto found = wanted.constFind(child.info.id);
        if (found != wanted.constEnd() && found->project == child.info.project)
            continue;
        beginRemoveRows(indexOf(parent), row, row);
        m_nodes.remove(child.info.id);
        parent->children.erase(parent->children.begin() + row);
        endRemoveRows();
    }
}

void ContainersModel::dropEmptyGroups()
{
    for (int row = int(m_root->children.size()) - 1; row >= 0; --row) {
        const Node &child = *m_root->children[size_t(row)];
        if (!child.isGroup || !child.children.empty())
            continue;
        beginRemoveRows({}, row, row);
        m_root->children.erase(m_root->children.begin() + row);
        endRemoveRows();
    }
}

/// Containers of no project stand beside the projects.
ContainersModel::Node *ContainersModel::groupFor(const QString &project)
{
    if (!m_isGrouped || project.isEmpty())
        return m_root.get();
    for (const auto &child : m_root->children) {
        if (child->isGroup && child->project == project)
            return child.get();
    }
    const int place = int(m_root->children.size());
    auto group = std::make_unique<Node>();
    group->parent = m_root.get();
    group->isGroup = true;
    group->project = project;
    Node *made = group.get();
    beginInsertRows({}, place, place);
    m_root->children.push_back(std::move(group));
    endInsertRows();
    return made;
}

void ContainersModel::setRows(const QList<ContainerRow> &rows, double time)
{
    m_time = time;
    for (Node *node : std::as_const(m_nodes))
        node->row = {};
    for (const ContainerRow &row : rows) {
        if (Node *node = m_nodes.value(row.id))
            node->row = row;
    }
    tellChanged();
}

void ContainersModel::setTime(double time)
{
    m_time = time;
    tellChanged();
}

void ContainersModel::clearRows()
{
    for (Node *node : std::as_const(m_nodes))
        node->row = {};
    tellChanged();
}

void ContainersModel::setGrouped(bool grouped)
{
    if (grouped == m_isGrouped)
        return;
    QList<ContainerInfo> containers;
    QList<ContainerRow> rows;
    for (const Node *node : std::as_const(m_nodes)) {
        containers.append(node->info);
        rows.append(node->row);
        rows.last().id = node->info.id;
    }
    std::sort(containers.begin(), containers.end(),
              [](const ContainerInfo &a, const ContainerInfo &b) { return a.name < b.name; });
    setContainers({});
    m_isGrouped = grouped;
    setContainers(containers);
    setRows(rows, m_time);
}

void ContainersModel::tellChanged()
{
    const auto tell = [this](const Node *parent) {
        if (parent->children.empty())
            return;
        const QModelIndex above = indexOf(parent);
        Q_EMIT dataChanged(index(0, 0, above),
                           index(int(parent->children.size()) - 1, ColumnCount - 1, above));
    };
    tell(m_root.get());
    for (const auto &child : m_root->children)
        tell(child.get());
}

void ContainersModel::retranslate()
{
    m_icons.clear();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    tellChanged();
}

QModelIndex ContainersModel::index(int row, int column, const QModelIndex &parent) const
{
    const Node *above = nodeOf(parent);
    if (row < 0 || column < 0 || column >= ColumnCount || row >= int(above->children.size()) ||
        (parent.isValid() && parent.column() != 0))
        return {};
    return createIndex(row, column, above->children[size_t(row)].get());
}

QModelIndex ContainersModel::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexOf(nodeOf(index)->parent) : QModelIndex();
}

int ContainersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() && parent.column() != 0 ? 0 : int(nodeOf(parent)->children.size());
}

int ContainersModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

double ContainersModel::ownNumber(const Node &node, int column) const
{
    if (column == Uptime) {
        const bool isKnown = node.info.isUp() && m_time > 0;
        return isKnown ? std::max(0.0, m_time - node.info.started) : std::nan("");
    }
    if (column == Restarts)
        return node.info.restarts;
    if (column == OomKills) // docker tells only of the last run, whether
        return std::isnan(node.row.oomKills) && node.info.oomKilled ? 1 : node.row.oomKills;
    return rowNumber(node.row, column);
}

/// Of a project the sum, where a sum means something; of what is not told, nothing.
double ContainersModel::number(const Node &node, int column) const
{
    if (!node.isGroup)
        return ownNumber(node, column);
    if (!isSummable(column))
        return std::nan("");
    double sum = std::nan("");
    for (const auto &child : node.children) {
        const double value = ownNumber(*child, column);
        if (!std::isnan(value))
            sum = (std::isnan(sum) ? 0 : sum) + value;
    }
    return sum;
}

/// The kernel's own word first: it may have been changed since the container was made.
double ContainersModel::limit(const Node &node, int column) const
{
    if (node.isGroup)
        return std::nan("");
    const double counted = rowLimit(node.row, column);
    if (!std::isnan(counted))
        return counted;
    switch (column) {
    case Cpu:
        return node.info.cpuLimit;
    case Memory:
        return node.info.memoryLimit;
    case Processes:
        return node.info.processLimit;
    default:
        return std::nan("");
    }
}

QString ContainersModel::numberText(const Node &node, int column) const
{
    const double value = number(node, column);
    if (std::isnan(value))
        return node.isGroup || !node.info.isUp() ? QString() : u"–"_s;
    if (column == Uptime)
        return formattedDuration(value);
    const QString text = formatted(value * columnFactor(column), columnUnit(column));
    const double most = limit(node, column);
    if (!std::isfinite(most) || column == Processes)
        return text;
    //: a value and its limit ("120 MiB / 512 MiB")
    return filled(tr("%1 / %2"),
                  {text, formatted(most * columnFactor(column), columnUnit(column))});
}

QString ContainersModel::groupText(const Node &node, int column) const
{
    if (column == Name)
        return displayText(node.project.toUtf8(), 100);
    if (column == State) {
        const auto up = std::count_if(node.children.begin(), node.children.end(),
                                      [](const auto &child) { return child->info.isUp(); });
        //: containers of a project that run, and all of them
        return filled(tr("%1 of %2 up"),
                      {formatted(double(up), Remote::Unit::Count),
                       formatted(double(node.children.size()), Remote::Unit::Count)});
    }
    return isNumeric(column) ? numberText(node, column) : QString();
}

QString ContainersModel::text(const Node &node, int column) const
{
    if (node.isGroup)
        return groupText(node, column);
    switch (column) {
    case Name:
        return containerTitle(node.info);
    case State:
        return containerMark(node.info).word;
    case Image:
        return imageTitle(node.info);
    case Ports:
        return portsText(node.info);
    default:
        return numberText(node, column);
    }
}

QVariant ContainersModel::sortValue(const Node &node, int column) const
{
    if (column == State && !node.isGroup)
        return double(containerMark(node.info).rank);
    if (column == State)
        return -1.0;
    if (!isNumeric(column))
        return text(node, column).toCaseFolded();
    const double value = number(node, column);
    return std::isnan(value) ? -1.0 : value; // below all that is known
}

QString ContainersModel::toolTip(const Node &node, int column) const
{
    if (node.isGroup)
        return {};
    QStringList lines;
    if (column == Name)
        lines = {containerTitle(node.info), QString::fromLatin1(node.info.id)};
    else if (column == State)
        lines = stateLines(node.info, m_time);
    else if (column == Cpu || column == Memory || column == Processes)
        lines = limitLines(limit(node, column), number(node, column), column);
    else if (column == Image || column == Ports)
        lines = {text(node, column)};
    return lines.join(u'\n').toHtmlEscaped().replace(u'\n', u"<br>"_s);
}

QIcon ContainersModel::icon(const Node &node) const
{
    const ContainerMark mark = node.isGroup
                                   ? ContainerMark{u"containers"_s, {}, Widgets::Tone::Muted, 0}
                                   : containerMark(node.info);
    const QString key = mark.icon + QString::number(int(mark.tone));
    auto found = m_icons.find(key);
    if (found == m_icons.end())
        found = m_icons.insert(key, Widgets::themedIcon(mark.icon, mark.tone));
    return *found;
}

QVariant ContainersModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node &node = *nodeOf(index);
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(node, column);
    case Qt::ToolTipRole:
        return toolTip(node, column);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::DecorationRole:
        return column == (node.isGroup ? Name : State) ? QVariant(icon(node)) : QVariant();
    case Qt::ForegroundRole:
        return node.isGroup || !hasEnded(node.info.state)
                   ? QVariant()
                   : QVariant(Widgets::toneColor(Widgets::Tone::Muted, QGuiApplication::palette()));
    case Qt::FontRole: {
        QFont bold;
        bold.setBold(true);
        return node.isGroup ? QVariant(bold) : QVariant();
    }
    case SortRole:
        return sortValue(node, column);
    case ShareRole: {
        const double most = limit(node, column);
        const double share = number(node, column) / most;
        const bool hasBar = (column == Cpu || column == Memory) && std::isfinite(share) && most > 0;
        return hasBar ? QVariant(share) : QVariant();
    }
    case FilterRole:
        return node.isGroup
                   ? node.project
                   : QString(node.info.name + u'\n' + node.info.image + u'\n' + node.info.project +
                             u'\n' + node.info.service + u'\n' + QString::fromLatin1(node.info.id));
    case IdRole:
        return node.info.id;
    default:
        return {};
    }
}

bool ContainersModel::isNumeric(int column)
{
    return column >= Cpu && column <= Uptime;
}

QString ContainersModel::title(int column)
{
    const QString titles[ColumnCount] = {
        tr("Name"),     tr("State"),       tr("CPU"),       tr("Memory"),     tr("Throttled"),
        tr("Net in"),   tr("Net out"),     tr("Disk read"), tr("Disk write"), tr("PIDs"),
        tr("CPU wait"), tr("Memory wait"), tr("Disk wait"), tr("Restarts"),   tr("OOM kills"),
        tr("Up for"),   tr("Image"),       tr("Ports")};
    return column >= 0 && column < ColumnCount ? titles[column] : QString();
}

QVariant ContainersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::DisplayRole)
        return title(section);
    if (role == Qt::InitialSortOrderRole)
        return int(isNumeric(section) ? Qt::DescendingOrder : Qt::AscendingOrder);
    if (role == Qt::ToolTipRole)
        return columnMeaning(section).toHtmlEscaped().replace(u'\n', u"<br>"_s);
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (isNumeric(section) ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

} // namespace Clawtune
