// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/postgresql/planmodel.h"

#include "remote/base/quote.h"
#include "ui/text/filled.h"
#include "ui/text/formatter.h"
#include "ui/text/texts.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::displayText;
using Remote::PlanNode;
using Remote::Unit;

namespace
{

QVariant optionalValue(const std::optional<double> &value)
{
    return value ? QVariant(*value) : QVariant();
}

QStringList warningsOf(const PlanNode &node)
{
    QStringList lines;
    for (const Remote::Phrase &warning : node.warnings)
        lines.append(phraseText(warning));
    return lines;
}

} // namespace

PlanModel::PlanModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void PlanModel::setPlan(Remote::Plan plan)
{
    beginResetModel();
    m_plan = std::move(plan);
    m_entries.clear();
    m_largestCost = 0;
    if (!m_plan.root.type.isEmpty())
        addEntry(m_plan.root, -1, 0);
    endResetModel();
}

void PlanModel::addEntry(const PlanNode &node, qsizetype parent, int row)
{
    const auto self = qsizetype(m_entries.size());
    m_entries.push_back({&node, parent, row, {}});
    m_largestCost = std::max(m_largestCost, node.totalCost);
    if (parent >= 0)
        m_entries[size_t(parent)].children.push_back(self);
    for (qsizetype child = 0; child < node.children.size(); ++child)
        addEntry(node.children.at(child), self, int(child));
}

void PlanModel::retranslate()
{
    beginResetModel();
    endResetModel();
}

const PlanModel::Entry &PlanModel::entry(const QModelIndex &index) const
{
    return m_entries[size_t(index.internalId())];
}

QModelIndex PlanModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const qsizetype place = parent.isValid() ? entry(parent).children[size_t(row)] : 0;
    return createIndex(row, column, quintptr(place));
}

QModelIndex PlanModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || entry(child).parent < 0)
        return {};
    const qsizetype place = entry(child).parent;
    return createIndex(m_entries[size_t(place)].row, 0, quintptr(place));
}

int PlanModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return m_entries.empty() ? 0 : 1;
    return parent.column() == 0 ? int(entry(parent).children.size()) : 0;
}

int PlanModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant PlanModel::value(const PlanNode &node, int column) const
{
    switch (column) {
    case Node:
        return node.title;
    case OwnTime:
        return optionalValue(node.exclusiveMs);
    case ActualRows:
        return node.actualRows ? QVariant(*node.actualRows * node.loops.value_or(1)) : QVariant();
    case PlannedRows:
        return node.planRows * std::max(1.0, node.loops.value_or(1));
    case Blocks:
        return optionalValue(node.exclusiveBlocks);
    case Cost:
        return node.totalCost;
    case Notes:
        return warningsOf(node).join(u'\n');
    default:
        return {};
    }
}

QString PlanModel::nodeText(const PlanNode &node) const
{
    QString text = node.title;
    if (!node.relation.isEmpty())
        text = filled(tr("%1 on %2"), {node.title, node.relation});
    if (!node.subplanName.isEmpty())
        text.prepend(node.subplanName + u": "_s);
    return displayText(text.toUtf8(), 200);
}

QString PlanModel::text(const PlanNode &node, int column) const
{
    if (column == Node)
        return nodeText(node);
    if (column == Notes)
        return warningsOf(node).join(u" · "_s);
    if (node.loops.value_or(1) == 0 && column != PlannedRows && column != Cost)
        return column == OwnTime ? tr("never run") : QString();
    const QVariant raw = value(node, column);
    const Unit unit = column == OwnTime ? Unit::Milliseconds
                      : column == Cost  ? Unit::None
                                        : Unit::Count;
    return raw.isValid() ? formatted(raw.toDouble(), unit) : QString();
}

/// Own time against the whole where the statement ran, else cost, which includes all below. A LIMIT
/// costs less than what it cuts short, so the largest cost is not always the root's.
QVariant PlanModel::share(const PlanNode &node, int column) const
{
    if (column == OwnTime && node.exclusiveMs && m_plan.root.inclusiveMs.value_or(0) > 0)
        return *node.exclusiveMs / *m_plan.root.inclusiveMs;
    if (column == Cost && !m_plan.analyzed && m_largestCost > 0)
        return node.totalCost / m_largestCost;
    return {};
}

QVariant PlanModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PlanNode &node = *entry(index).node;
    const bool isText = index.column() == Node || index.column() == Notes;
    switch (role) {
    case Qt::DisplayRole:
        return text(node, index.column());
    case Qt::ToolTipRole: {
        const QString full =
            index.column() == Notes
                ? warningsOf(node).join(u'\n')
                : displayText(QString(nodeText(node) + u'\n' + node.condition).toUtf8(), 1'000,
                              true);
        return isText ? full.trimmed().toHtmlEscaped().replace(u'\n', u"<br>"_s) : QString();
    }
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isText ? Qt::AlignLeft : Qt::AlignRight));
    case SortRole:
        return value(node, index.column());
    case ShareRole:
        return share(node, index.column());
    default:
        return {};
    }
}

QVariant PlanModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const bool isText = section == Node || section == Notes;
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (isText ? Qt::AlignLeft : Qt::AlignRight));
    if (role == Qt::ToolTipRole && section == OwnTime)
        return tr("Time in this node alone, without the nodes below it");
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[ColumnCount] = {tr("Node"),         tr("Own time"), tr("Rows"),
                                         tr("Planned rows"), tr("Blocks"),   tr("Cost"),
                                         tr("Notes")};
    return titles[section];
}

} // namespace Clawtune
