// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/base/quote.h"
#include "remote/changes/changeplan.h"

#include <algorithm>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace Remote
{

namespace
{

constexpr int contextLines = 3;
constexpr int longestLine = 2000;             ///< characters shown of one
constexpr qsizetype largestFile = 512 * 1024; ///< bytes; beyond, the file is only named
constexpr int mostEdits = 1500;               ///< beyond, all old lines go and all new ones come

enum class Side { Both, Old, New };

struct Line {
    Side side;
    int oldIndex; ///< of the line, or of the next one
    int newIndex;
};

QByteArrayList linesOf(const std::optional<QByteArray> &content)
{
    if (!content || content->isEmpty())
        return {};
    QByteArrayList lines = content->split('\n');
    if (lines.last().isEmpty())
        lines.removeLast();
    else
        lines.last() += "\n\\ No newline at end of file";
    return lines;
}

/// Myers' greedy walk: per number of edits the furthest row on each diagonal. Empty when the two
/// differ by more than mostEdits.
std::vector<std::vector<int>> furthestRows(const QByteArrayList &before,
                                           const QByteArrayList &after)
{
    const int rows = int(before.size());
    const int columns = int(after.size());
    const int most = std::min(rows + columns, mostEdits);
    std::vector<std::vector<int>> trace;
    std::vector<int> furthest(std::size_t(2 * most + 3), 0);
    const auto at = [most](int diagonal) { return std::size_t(diagonal + most + 1); };
    for (int edits = 0; edits <= most; ++edits) {
        trace.push_back(furthest);
        for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
            const bool down =
                diagonal == -edits ||
                (diagonal != edits && furthest[at(diagonal - 1)] < furthest[at(diagonal + 1)]);
            int row = down ? furthest[at(diagonal + 1)] : furthest[at(diagonal - 1)] + 1;
            while (row < rows && row - diagonal < columns && before[row] == after[row - diagonal])
                ++row;
            furthest[at(diagonal)] = row;
            if (row >= rows && row - diagonal >= columns)
                return trace;
        }
    }
    return {};
}

QList<Line> wholesale(int rows, int columns)
{
    QList<Line> lines;
    for (int row = 0; row < rows; ++row)
        lines.append({Side::Old, row, 0});
    for (int column = 0; column < columns; ++column)
        lines.append({Side::New, rows, column});
    return lines;
}

/// The way back through what furthestRows() saw, as one line per row and column.
QList<Line> difference(const QByteArrayList &before, const QByteArrayList &after)
{
    int row = int(before.size());
    int column = int(after.size());
    const auto trace = furthestRows(before, after);
    if (trace.empty())
        return wholesale(row, column);
    const int most = std::min(row + column, mostEdits);
    const auto at = [most](int diagonal) { return std::size_t(diagonal + most + 1); };
    QList<Line> lines;
    for (int edits = int(trace.size()) - 1; edits >= 0; --edits) {
        const std::vector<int> &furthest = trace[std::size_t(edits)];
        const int diagonal = row - column;
        const bool down =
            diagonal == -edits ||
            (diagonal != edits && furthest[at(diagonal - 1)] < furthest[at(diagonal + 1)]);
        const int fromDiagonal = down ? diagonal + 1 : diagonal - 1;
        const int fromRow = edits == 0 ? 0 : furthest[at(fromDiagonal)];
        const int fromColumn = edits == 0 ? 0 : fromRow - fromDiagonal;
        while (row > fromRow && column > fromColumn)
            lines.append({Side::Both, --row, --column});
        if (edits > 0 && down)
            lines.append({Side::New, row, --column});
        else if (edits > 0)
            lines.append({Side::Old, --row, column});
    }
    std::reverse(lines.begin(), lines.end());
    return lines;
}

QString shown(char mark, const QByteArray &line)
{
    return QChar::fromLatin1(mark) + displayText(line, longestLine, true);
}

QString range(int start, int count)
{
    // As diff -u: an empty range is named by the line before it, a single line has no count.
    const QString first = QString::number(count == 0 ? start : start + 1);
    return count == 1 ? first : first + u',' + QString::number(count);
}

struct Hunk {
    qsizetype from;
    qsizetype to; ///< behind the last
};

QList<Hunk> hunksOf(const QList<Line> &lines)
{
    QList<Hunk> hunks;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines[i].side == Side::Both)
            continue;
        const qsizetype from = std::max<qsizetype>(0, i - contextLines);
        const qsizetype to = std::min<qsizetype>(lines.size(), i + 1 + contextLines);
        if (!hunks.isEmpty() && from <= hunks.last().to)
            hunks.last().to = to;
        else
            hunks.append({from, to});
    }
    return hunks;
}

void appendHunk(QStringList &out, const Hunk &hunk, const QList<Line> &lines,
                const QByteArrayList &before, const QByteArrayList &after)
{
    int removed = 0;
    int added = 0;
    QStringList body;
    for (qsizetype i = hunk.from; i < hunk.to; ++i) {
        const Line &line = lines[i];
        removed += line.side != Side::New;
        added += line.side != Side::Old;
        if (line.side == Side::New)
            body.append(shown('+', after[line.newIndex]));
        else
            body.append(shown(line.side == Side::Old ? '-' : ' ', before[line.oldIndex]));
    }
    const Line &first = lines[hunk.from];
    out.append(u"@@ -"_s + range(first.oldIndex, removed) + u" +"_s + range(first.newIndex, added) +
               u" @@"_s);
    out += body;
}

bool isBinary(const std::optional<QByteArray> &content)
{
    return content && (content->contains('\0') || content->size() > largestFile);
}

void appendFile(QStringList &out, const FileChange &file)
{
    const QString path = displayText(file.path, 1000);
    const QString from = file.before ? u"a"_s + path : u"/dev/null"_s;
    const QString to = file.after ? u"b"_s + path : u"/dev/null"_s;
    if (file.before == file.after)
        return;
    if (isBinary(file.before) || isBinary(file.after)) {
        out.append(u"Binary files "_s + from + u" and "_s + to + u" differ"_s);
        return;
    }
    out.append(u"--- "_s + from);
    out.append(u"+++ "_s + to);
    const QByteArrayList before = linesOf(file.before);
    const QByteArrayList after = linesOf(file.after);
    const QList<Line> lines = difference(before, after);
    const QList<Hunk> hunks = hunksOf(lines);
    for (const Hunk &hunk : hunks)
        appendHunk(out, hunk, lines, before, after);
}

} // namespace

QString unifiedDiff(const ChangePlan &plan, int maximumLines)
{
    QStringList out;
    for (const ChangeStep &step : plan.steps) {
        if (step.file && out.size() <= maximumLines)
            appendFile(out, *step.file);
    }
    if (out.size() > maximumLines) {
        out = out.mid(0, maximumLines);
        out.append(u"…"_s);
    }
    return out.isEmpty() ? QString() : out.join(u'\n') + u'\n';
}

} // namespace Remote
