// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/journal/journalmodel.h"

#include "remote/base/quote.h"
#include "ui/text/formatter.h"
#include "ui/text/texts.h"
#include "widgets/themedicon.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::ChangeState;

ChangeMark changeMark(ChangeState state)
{
    switch (state) {
    case ChangeState::Pending:
        return {u"apply"_s, Widgets::Tone::Accent};
    case ChangeState::Held:
        return {u"clock"_s, Widgets::Tone::Caution};
    case ChangeState::Done:
        return {u"pass"_s, Widgets::Tone::Good};
    case ChangeState::RollingBack:
        return {u"undo"_s, Widgets::Tone::Accent};
    case ChangeState::RolledBack:
        return {u"partial"_s, Widgets::Tone::Caution};
    case ChangeState::Undone:
        return {u"undo"_s, Widgets::Tone::Muted};
    case ChangeState::Broken:
        return {u"fail"_s, Widgets::Tone::Bad};
    case ChangeState::Unchanged:
    case ChangeState::Refused:
        break;
    }
    return {u"not-applicable"_s, Widgets::Tone::Muted};
}

QString itemTitle(const QByteArray &item)
{
    const Remote::Check *check = Remote::findCheck(item);
    return check ? markText(check->title) : Remote::displayText(item, 100);
}

JournalModel::JournalModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

int JournalModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int JournalModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString JournalModel::text(const Remote::JournalEntry &entry, int column)
{
    switch (column) {
    case TimeColumn:
        return formattedTime(double(entry.time), true);
    case ItemColumn:
        return itemTitle(entry.item);
    case StateColumn:
        return stateText(entry.state);
    default:
        return Remote::displayText(entry.user.toUtf8(), 100);
    }
}

QVariant JournalModel::raw(const Remote::JournalEntry &entry, int column)
{
    switch (column) {
    case TimeColumn:
        return entry.time;
    case StateColumn:
        return int(entry.state);
    default:
        return text(entry, column);
    }
}

QVariant JournalModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Remote::JournalEntry &entry = m_entries[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, index.column());
    case Qt::ToolTipRole:
        return QString::fromUtf8(entry.change).toHtmlEscaped();
    case Qt::DecorationRole: {
        const ChangeMark mark = changeMark(entry.state);
        return index.column() == StateColumn ? QVariant(Widgets::themedIcon(mark.icon, mark.tone))
                                             : QVariant();
    }
    case SortRole:
        return raw(entry, index.column());
    case ChangeRole:
        return entry.change;
    default:
        return {};
    }
}

QVariant JournalModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case ItemColumn:
        return tr("Item");
    case StateColumn:
        return tr("State");
    case UserColumn:
        return tr("User");
    default:
        return {};
    }
}

void JournalModel::setEntries(const QList<Remote::JournalEntry> &entries)
{
    const auto isKnown = [this](const Remote::JournalEntry &entry) {
        return !m_entries.isEmpty() && entry.change == m_entries.first().change;
    };
    const auto known = std::find_if(entries.begin(), entries.end(), isKnown);
    const qsizetype added = known - entries.begin();
    const bool isGrown =
        known != entries.end() &&
        std::equal(known, entries.end(), m_entries.begin(), m_entries.end(),
                   [](const auto &a, const auto &b) { return a.change == b.change; });
    if (!isGrown) {
        beginResetModel();
        m_entries = entries;
        endResetModel();
        return;
    }
    if (added > 0) {
        beginInsertRows({}, 0, int(added) - 1);
        m_entries = entries.first(added) + m_entries;
        endInsertRows();
    }
    m_entries = entries;
    Q_EMIT dataChanged(index(int(added), 0), index(rowCount() - 1, ColumnCount - 1));
}

void JournalModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_entries.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

const Remote::JournalEntry *JournalModel::entry(int row) const
{
    return row >= 0 && row < m_entries.size() ? &m_entries[row] : nullptr;
}

int JournalModel::row(const QByteArray &change) const
{
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(),
                     [&change](const auto &entry) { return entry.change == change; });
    return found == m_entries.end() ? -1 : int(found - m_entries.begin());
}

} // namespace Clawtune
