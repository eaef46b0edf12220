// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/containers/logmodel.h"

#include "ui/text/formatter.h"
#include "widgets/theme.h"
#include "widgets/themedicon.h"

#include <QDateTime>
#include <QFontDatabase>
#include <QGuiApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::LogLine;

namespace
{

constexpr double nanosecond = 1e-9;

} // namespace

LogModel::LogModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void LogModel::append(const QList<LogLine> &lines)
{
    if (lines.isEmpty())
        return;
    const qsizetype skipped = std::max(qsizetype(0), lines.size() - mostLines);
    const int count = int(lines.size() - skipped);
    drop(std::max(0, int(m_lines.size()) + count - mostLines));
    m_dropped += skipped;
    const int first = int(m_lines.size());
    beginInsertRows({}, first, first + count - 1);
    for (qsizetype i = skipped; i < lines.size(); ++i) {
        m_lines.push_back(lines.at(i));
        m_longest = std::max(m_longest, lines.at(i).text.size());
    }
    look(first);
    endInsertRows();
}

void LogModel::drop(int count)
{
    if (count <= 0)
        return;
    beginRemoveRows({}, 0, count - 1);
    m_lines.erase(m_lines.begin(), m_lines.begin() + count);
    m_dropped += count;
    while (!m_hits.empty() && m_hits.front() < m_dropped)
        m_hits.pop_front();
    endRemoveRows();
}

void LogModel::clear()
{
    beginResetModel();
    m_lines.clear();
    m_hits.clear();
    m_dropped = 0;
    m_longest = 0;
    endResetModel();
}

void LogModel::setSearch(const QString &text)
{
    if (text == m_search)
        return;
    m_search = text;
    m_hits.clear();
    look(0);
    if (!m_lines.empty())
        Q_EMIT dataChanged(index(0, Text), index(rowCount() - 1, Text), {Qt::BackgroundRole});
}

void LogModel::look(int from)
{
    if (m_search.isEmpty())
        return;
    for (size_t row = size_t(from); row < m_lines.size(); ++row) {
        if (m_lines[row].text.contains(m_search, Qt::CaseInsensitive))
            m_hits.push_back(m_dropped + qint64(row));
    }
}

int LogModel::nextHit(int row, bool backwards) const
{
    if (m_hits.empty())
        return -1;
    const qint64 at = m_dropped + row;
    if (backwards) {
        const auto before = std::lower_bound(m_hits.begin(), m_hits.end(), at);
        const qint64 hit = before == m_hits.begin() ? m_hits.back() : *std::prev(before);
        return int(hit - m_dropped);
    }
    const auto behind = std::upper_bound(m_hits.begin(), m_hits.end(), at);
    return int((behind == m_hits.end() ? m_hits.front() : *behind) - m_dropped);
}

int LogModel::hitNumber(int row) const
{
    const qint64 at = m_dropped + row;
    const auto found = std::lower_bound(m_hits.begin(), m_hits.end(), at);
    return found != m_hits.end() && *found == at ? int(found - m_hits.begin()) + 1 : 0;
}

QString LogModel::lineText(int row) const
{
    const LogLine &line = m_lines[size_t(row)];
    const QString time = line.time == 0
                             ? u"-"_s
                             : QDateTime::fromMSecsSinceEpoch(line.time / 1'000'000, Qt::UTC)
                                   .toString(Qt::ISODateWithMs);
    return time + (line.isError ? u" stderr "_s : u" stdout "_s) + line.text;
}

void LogModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_lines.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant LogModel::colour(const LogLine &line, int column) const
{
    const QPalette palette = QGuiApplication::palette();
    if (column == Time)
        return Widgets::toneColor(Widgets::Tone::Muted, palette);
    return line.isError ? QVariant(Widgets::toneColor(Widgets::Tone::Bad, palette)) : QVariant();
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LogLine &line = m_lines[size_t(index.row())];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        if (column == Stream)
            return line.isError ? u"!"_s : QString();
        if (column == Time)
            return line.time == 0 ? QString() : formattedTime(double(line.time) * nanosecond, true);
        return line.text;
    case Qt::AccessibleTextRole:
        return column == Stream ? (line.isError ? tr("standard error") : tr("standard output"))
                                : data(index, Qt::DisplayRole);
    case Qt::ToolTipRole:
        return column == Stream && line.isError ? tr("Written to standard error") : QString();
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (column == Stream ? Qt::AlignHCenter : Qt::AlignLeft));
    case Qt::FontRole:
        return column == Text ? QVariant(QFontDatabase::systemFont(QFontDatabase::FixedFont))
                              : QVariant();
    case Qt::ForegroundRole:
        return colour(line, column);
    case Qt::BackgroundRole:
        if (column == Text && hitNumber(index.row()) > 0) {
            QColor mark = Widgets::toneColor(Widgets::Tone::Caution, QGuiApplication::palette());
            mark.setAlphaF(0.25F);
            return mark;
        }
        return {};
    default:
        return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString titles[ColumnCount] = {QString(), tr("Time"), tr("Line")};
    return section >= 0 && section < ColumnCount ? titles[section] : QVariant();
}

} // namespace Clawtune
