// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/result.h"

#include <QImage>
#include <QList>
#include <QPointF>
#include <QStringList>

class QWidget;

namespace Clawtune
{

/// The points of a chart for a spreadsheet.
struct ChartTable {
    QStringList names;           ///< of the lines
    QList<QList<QPointF>> lines; ///< as a chart takes them; NaN: a gap
    QList<QList<QPointF>> drawn; ///< see TimeSeriesChart::setDrawnData(); may be empty
    QString unit;                ///< "bytes/s"; may be empty
    double from = 0;             ///< seconds since 1970, both included
    double to = 0;
};

/// A row an instant: time (ISO 8601 with zone), seconds since 1970, a number a line, and where
/// lines were drawn from more than that also its lowest and highest. UTF-8 with a byte order mark,
/// lines ended by CR LF, as spreadsheets expect it. Text can never be taken for a formula; numbers
/// have a point and all their digits; absent is empty.
QByteArray chartCsv(const ChartTable &table);
/// The same for the clipboard: columns separated by tabs.
QString chartText(const ChartTable &table);

/// A text as one cell of a CSV file: what a spreadsheet would run (= + - @ tab, line ends at its
/// beginning) is given an apostrophe, and quotes where they are needed.
QString csvCell(QString text, QChar separator = u',');

/// `widget` as it looks, twice as sharp, with a line above it that says of what and when.
QImage chartPicture(QWidget &widget, const QString &heading);

/// Whole or not at all. FileUnwritable, subject: the file.
Remote::Result<void> saveFile(const QString &fileName, const QByteArray &bytes);
Remote::Result<void> savePicture(const QString &fileName, const QImage &picture);

/// A text as (a part of) a file's name on any system.
QString fileNamePart(const QString &text);

} // namespace Clawtune
