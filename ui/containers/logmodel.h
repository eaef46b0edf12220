// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/containers/logline.h"

#include <QAbstractTableModel>

#include <deque>

namespace Clawtune
{

/// Lines of a log, oldest first, at most `mostLines`: the oldest go as new ones come. Finds words
/// in them. Which stream a line is of is told by a sign and a colour.
class LogModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogModel)
public:
    enum Column { Stream, Time, Text, ColumnCount };
    static constexpr int mostLines = 50'000;

    explicit LogModel(QObject *parent = nullptr);

    void append(const QList<Remote::LogLine> &lines);
    void clear();
    /// Lines that went because there were too many.
    [[nodiscard]] qint64 droppedCount() const { return m_dropped; }
    [[nodiscard]] qsizetype longestLine() const { return m_longest; } ///< characters

    /// Looks for it in the text of each line, in upper or lower case; empty: for nothing.
    void setSearch(const QString &text);
    [[nodiscard]] int hitCount() const { return int(m_hits.size()); }
    /// Row of the next hit behind `row` (before it, `backwards`), round the end; -1: no hit.
    [[nodiscard]] int nextHit(int row, bool backwards) const;
    /// Which hit a row is, from 1; 0: none.
    [[nodiscard]] int hitNumber(int row) const;

    /// One line as it is copied and saved: time, stream, text.
    [[nodiscard]] QString lineText(int row) const;
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    void drop(int count);
    void look(int from);
    [[nodiscard]] QVariant colour(const Remote::LogLine &line, int column) const;

    std::deque<Remote::LogLine> m_lines;
    QString m_search;
    std::deque<qint64> m_hits; ///< numbers of lines since the beginning, ascending
    qint64 m_dropped = 0;
    qsizetype m_longest = 0;
};

} // namespace Clawtune
