// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/postgresql/querystatsmodel.h"

#include "remote/base/quote.h"
#include "ui/text/filled.h"
#include "ui/text/formatter.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::displayText;
using Remote::QueryStats;
using Remote::Unit;

namespace
{

constexpr int statementLength = 300;
constexpr int toolTipLength = 1'500;

/// Sum of the counters that the view has; NaN if it has none of them.
double counters(const QueryStats &stats, std::initializer_list<const char *> names)
{
    double sum = std::nan("");
    for (const char *name : names) {
        const auto found = stats.counters.constFind(name);
        if (found != stats.counters.constEnd())
            sum = (std::isnan(sum) ? 0 : sum) + *found;
    }
    return sum;
}

Unit unitOf(int column)
{
    switch (column) {
    case QueryStatsModel::Share:
        return Unit::Share;
    case QueryStatsModel::Total:
    case QueryStatsModel::Mean:
        return Unit::Milliseconds;
    case QueryStatsModel::Wal:
        return Unit::Bytes;
    default:
        return Unit::Count;
    }
}

} // namespace

QueryStatsModel::QueryStatsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void QueryStatsModel::setReport(Remote::QueryReport report)
{
    beginResetModel();
    m_report = std::move(report);
    m_largestShare = 0;
    for (const QueryStats &stats : std::as_const(m_report.rows))
        m_largestShare = std::max(m_largestShare, stats.share);
    endResetModel();
}

bool QueryStatsModel::isColumnUseful(int column) const
{
    if (column < BlocksRead || column > Wal)
        return true;
    return std::any_of(
        m_report.rows.begin(), m_report.rows.end(),
        [this, column](const QueryStats &stats) { return value(stats, column).toDouble() > 0; });
}

void QueryStatsModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int QueryStatsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_report.rows.size());
}

int QueryStatsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant QueryStatsModel::value(const QueryStats &stats, int column) const
{
    switch (column) {
    case Share:
        return stats.share;
    case Total:
        return stats.totalMs;
    case Mean:
        return stats.meanMs;
    case Calls:
        return stats.calls;
    case Rows:
        return stats.rows;
    case BlocksRead:
        return counters(stats, {"shared_blks_read", "local_blks_read"});
    case TempBlocks:
        return counters(stats, {"temp_blks_read", "temp_blks_written"});
    case Wal:
        return counters(stats, {"wal_bytes"});
    case Database:
        return stats.database;
    case Statement:
        return stats.query;
    default:
        return {};
    }
}

QString QueryStatsModel::text(const QueryStats &stats, int column) const
{
    if (isNumeric(column))
        return formatted(value(stats, column).toDouble(), unitOf(column));
    if (column == Database)
        return displayText(stats.database.toUtf8(), 100);
    if (stats.queryId.isEmpty())
        return tr("Statement of another user, hidden");
    return displayText(stats.query.left(4 * statementLength).simplified().toUtf8(),
                       statementLength);
}

QString QueryStatsModel::toolTip(const QueryStats &stats, int column) const
{
    if (column != Statement)
        return {};
    const QString statement = displayText(stats.query.toUtf8(), toolTipLength, true);
    const QString role = filled(tr("Role %1"), {displayText(stats.user.toUtf8(), 100)});
    const QString lines = role + u'\n' + statement;
    return lines.toHtmlEscaped().replace(u'\n', u"<br>"_s);
}

QVariant QueryStatsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QueryStats &stats = m_report.rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(stats, index.column());
    case Qt::ToolTipRole:
        return toolTip(stats, index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isNumeric(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case SortRole: {
        const QVariant raw = value(stats, index.column());
        // What is not known sorts below everything that is.
        return raw.typeId() == QMetaType::Double && std::isnan(raw.toDouble()) ? QVariant(-1.0)
                                                                               : raw;
    }
    case ShareRole:
        return index.column() == Share && m_largestShare > 0 ? stats.share / m_largestShare
                                                             : QVariant();
    case FilterRole:
        return QString(stats.query + u'\n' + stats.database + u'\n' + stats.user + u'\n' +
                       stats.queryId);
    default:
        return {};
    }
}

QVariant QueryStatsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const QString titles[ColumnCount] = {
        tr("Load"),        tr("Total"),        tr("Mean"), tr("Calls"),    tr("Rows"),
        tr("Blocks read"), tr("Temp. blocks"), tr("WAL"),  tr("Database"), tr("Statement")};
    const QString sources[ColumnCount] = {tr("Share of the time of all statements"),
                                          u"total_exec_time"_s,
                                          u"mean_exec_time"_s,
                                          u"calls"_s,
                                          u"rows"_s,
                                          u"shared_blks_read + local_blks_read"_s,
                                          u"temp_blks_read + temp_blks_written"_s,
                                          u"wal_bytes"_s,
                                          u"dbid"_s,
                                          u"query"_s};
    if (role == Qt::DisplayRole)
        return titles[section];
    if (role == Qt::ToolTipRole)
        return section == Share ? sources[section]
                                : QString(u"pg_stat_statements: "_s + sources[section]);
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (isNumeric(section) ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

} // namespace Clawtune
