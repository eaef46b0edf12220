// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/chartfiles.h"

#include "ui/text/formatter.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QMap>
#include <QPainter>
#include <QSaveFile>
#include <QWidget>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::Error;
using Remote::ErrorCode;
using Remote::Result;

namespace
{

constexpr double sharpness = 2;
constexpr int margin = 8;

struct Cell {
    double mean = std::nan("");
    double low = std::nan("");
    double high = std::nan("");

    /// The mean comes first, then what is drawn besides it.
    void add(double value)
    {
        if (std::isnan(mean))
            mean = low = high = value;
        low = std::min(low, value);
        high = std::max(high, value);
    }
};

using Rows = QMap<double, QList<Cell>>;

Rows rowsOf(const ChartTable &table, bool hasRange)
{
    Rows rows;
    for (qsizetype line = 0; line < table.names.size(); ++line) {
        const QList<QPointF> drawn = hasRange ? table.drawn.value(line) : QList<QPointF>();
        const QList<QPointF> points = drawn.isEmpty() ? table.lines.value(line) : drawn;
        for (const QPointF &point : points) {
            if (point.x() < table.from || point.x() > table.to || !std::isfinite(point.y()))
                continue;
            QList<Cell> &cells = rows[point.x()];
            cells.resize(table.names.size());
            cells[line].add(point.y());
        }
    }
    return rows;
}

QString number(double value)
{
    return std::isfinite(value) ? QString::number(value, 'g', QLocale::FloatingPointShortest)
                                : QString();
}

QString headOf(const ChartTable &table, bool hasRange, QChar separator)
{
    const auto cell = [separator](const QString &text) { return csvCell(text, separator); };
    QStringList head{
        cell(QCoreApplication::translate("Clawtune::ChartFiles", "Time")),
        cell(QCoreApplication::translate("Clawtune::ChartFiles", "Seconds since 1970"))};
    for (const QString &line : table.names) {
        //: a line of a chart and its unit, as the head of a column
        const QString name = table.unit.isEmpty()
                                 ? line
                                 : QCoreApplication::translate("Clawtune::ChartFiles", "%1 (%2)")
                                       .arg(line, table.unit);
        head.append(cell(name));
        if (!hasRange)
            continue;
        head.append(
            cell(QCoreApplication::translate("Clawtune::ChartFiles", "%1, lowest").arg(name)));
        head.append(
            cell(QCoreApplication::translate("Clawtune::ChartFiles", "%1, highest").arg(name)));
    }
    return head.join(separator);
}

QString joined(const ChartTable &table, QChar separator, const QString &lineEnd)
{
    const bool hasRange = std::any_of(table.drawn.begin(), table.drawn.end(),
                                      [](const QList<QPointF> &line) { return !line.isEmpty(); });
    const Rows rows = rowsOf(table, hasRange);
    QString text = headOf(table, hasRange, separator) + lineEnd;
    for (auto row = rows.cbegin(); row != rows.cend(); ++row) {
        QStringList cells{isoTime(row.key()), QString::number(row.key(), 'f', 3)};
        for (const Cell &cell : row.value()) {
            cells.append(number(cell.mean));
            if (hasRange)
                cells << number(cell.low) << number(cell.high);
        }
        text += cells.join(separator) + lineEnd;
    }
    return text;
}

} // namespace

QString csvCell(QString text, QChar separator)
{
    // Spreadsheets look past spaces at the beginning, too.
    const QString begin = text.trimmed();
    const bool isFormula = !begin.isEmpty() && u"=+-@"_s.contains(begin.front());
    const bool isControl = !text.isEmpty() && u"\t\r\n"_s.contains(text.front());
    if (isFormula || isControl)
        text.prepend(u'\'');
    if (separator != u',') {
        for (const QChar c : {u'\t', u'\r', u'\n'})
            text.replace(c, u' ');
        return text;
    }
    const bool needsQuotes = std::any_of(text.begin(), text.end(), [](QChar c) {
        return c == u',' || c == u'"' || c == u'\r' || c == u'\n';
    });
    return needsQuotes ? u'"' + text.replace(u"\""_s, u"\"\""_s) + u'"' : text;
}

QByteArray chartCsv(const ChartTable &table)
{
    return "\xef\xbb\xbf" + joined(table, u',', u"\r\n"_s).toUtf8();
}

QString chartText(const ChartTable &table)
{
    return joined(table, u'\t', u"\n"_s);
}

QImage chartPicture(QWidget &widget, const QString &heading)
{
    const int head = widget.fontMetrics().height() + margin;
    const QSize size(widget.width() + 2 * margin, widget.height() + head + 2 * margin);
    QImage picture(size * sharpness, QImage::Format_RGB32);
    picture.setDevicePixelRatio(sharpness);
    picture.fill(widget.palette().color(QPalette::Window));
    QPainter painter(&picture);
    painter.setFont(widget.font());
    painter.setPen(widget.palette().color(QPalette::WindowText));
    const QRect place(2 * margin, margin, size.width() - 4 * margin, head - margin);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                     widget.fontMetrics().elidedText(heading, Qt::ElideRight, place.width()));
    widget.render(&painter, QPoint(margin, margin + head));
    return picture;
}

Result<void> saveFile(const QString &fileName, const QByteArray &bytes)
{
    QSaveFile file(fileName);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return Error{ErrorCode::FileUnwritable, fileName, file.errorString().toUtf8()};
}

Result<void> savePicture(const QString &fileName, const QImage &picture)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !picture.save(&buffer, "PNG"))
        return Error{ErrorCode::FileUnwritable, fileName, "PNG"};
    return saveFile(fileName, bytes);
}

QString fileNamePart(const QString &text)
{
    QString name;
    for (const QChar c : text.left(60)) {
        const bool isPlain = c.isLetterOrNumber() || c == u'-' || c == u'_';
        if (isPlain)
            name += c;
        else if (!name.endsWith(u'-'))
            name += u'-';
    }
    while (name.endsWith(u'-'))
        name.chop(1);
    return name.isEmpty() ? u"chart"_s : name;
}

} // namespace Clawtune
