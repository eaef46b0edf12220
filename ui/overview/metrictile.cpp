// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/metrictile.h"

#include "remote/base/quote.h"
#include "ui/text/formatter.h"
#include "ui/text/texts.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Clawtune
{

namespace
{

double lastValue(const QList<QPointF> &points)
{
    return points.isEmpty() ? std::nan("") : points.constLast().y();
}

/// Round numbers need no decimals that are only zeros: "75 %", not "75.0 %".
QString tickText(double value, Remote::Unit unit)
{
    QString text = formatted(value, unit);
    const qsizetype point = text.indexOf(QLocale().decimalPoint());
    if (point < 0)
        return text;
    qsizetype end = point + 1;
    while (end < text.size() && text.at(end).isDigit())
        ++end;
    qsizetype last = end;
    while (last > point + 1 && text.at(last - 1) == u'0')
        --last;
    if (last == point + 1)
        last = point;
    return text.remove(last, end - last);
}

/// "User: time spent in programs" for each line, and the files they come from.
void describe(const TileSpec &spec, Widgets::ChartTile::Texts &texts)
{
    QStringList meanings;
    QStringList sources;
    for (const LineSpec &line : spec.lines) {
        const Remote::Metric *metric = Remote::findMetric(line.metric);
        if (!metric)
            continue;
        meanings.append(QCoreApplication::translate("Clawtune::Overview", "%1: %2")
                            .arg(markText(metric->name), markText(metric->meaning)));
        const QString source = QString::fromLatin1(metric->source);
        if (!sources.contains(source))
            sources.append(source);
    }
    texts.meaning = meanings.join(u'\n');
    texts.source =
        QCoreApplication::translate("Clawtune::Overview", "Source: %1").arg(sources.join(u", "_s));
}

} // namespace

MetricTile::MetricTile(const TileSpec &spec, Widgets::HoverGroup *group, QWidget *parent)
    : QObject(parent)
    , m_spec(spec)
    , m_tile(new Widgets::ChartTile(parent))
{
    m_tile->chart().setHoverGroup(group);
    m_tile->chart().setCounting(spec.counting);
    m_tile->chart().setTop(spec.top, spec.floor);
    retranslate();
}

void MetricTile::retranslate()
{
    Widgets::ChartTile::Texts texts;
    texts.title = QCoreApplication::translate("Clawtune::Overview", m_spec.title);
    texts.timeTitle = QCoreApplication::translate("Clawtune::Overview", "Time");
    texts.tableTitle = QCoreApplication::translate("Clawtune::Overview", "Show as table");
    describe(m_spec, texts);
    QList<Widgets::ChartLegend::Entry> entries;
    for (const LineSpec &line : m_spec.lines) {
        const Remote::Metric *metric = Remote::findMetric(line.metric);
        Q_ASSERT(metric);
        entries.append({line.name ? QCoreApplication::translate("Clawtune::Overview", line.name)
                                  : markText(metric->name),
                        line.color});
    }
    m_tile->setLines(entries);
    const Remote::Unit unit = m_spec.unit;
    m_tile->setTextMakers([unit](double value) { return formatted(value, unit); },
                          [](double time) { return formattedTime(time); },
                          [unit](double value) { return tickText(value, unit); });
    m_tile->setTexts(texts);
}

double MetricTile::headline(const Remote::MetricHistory &history, const HistoryView &view,
                            const QList<QList<QPointF>> &lines) const
{
    if (m_spec.headline == Headline::Metric)
        return valueAtEnd(history, {m_spec.headlineMetric, {}}, view);
    double result = std::nan("");
    for (const QList<QPointF> &line : lines) {
        const double value = lastValue(line);
        if (std::isnan(result))
            result = value;
        else if (!std::isnan(value) && m_spec.headline == Headline::SumOfLines)
            result += value;
        else if (!std::isnan(value) && m_spec.headline == Headline::HighestLine)
            result = std::max(result, value);
        if (m_spec.headline == Headline::FirstLine)
            return result;
    }
    return result;
}

QString MetricTile::note(const Remote::MetricHistory &history, const HistoryView &view) const
{
    if (m_spec.topMetric) {
        const double top = valueAtEnd(history, {m_spec.topMetric, {}}, view);
        //: beside the memory in use: the total
        return std::isnan(top) ? QString()
                               : QCoreApplication::translate("Clawtune::Overview", "of %1")
                                     .arg(formatted(top, m_spec.unit));
    }
    if (!m_spec.namesBusiestDisk)
        return {};
    QByteArray busiest;
    double highest = 0;
    for (const QByteArray &disk : instancesIn(history, "disk.util", Scope::Disks, {})) {
        const double share = valueAtEnd(history, {"disk.util", disk}, view);
        if (share > highest) {
            highest = share;
            busiest = disk;
        }
    }
    if (busiest.isEmpty())
        return {};
    //: a disk's name and the share of time in which it is busy
    return QCoreApplication::translate("Clawtune::Overview", "%1 %2 busy")
        .arg(Remote::displayText(busiest, 32), formatted(highest, Remote::Unit::Share));
}

void MetricTile::refresh(const Remote::MetricHistory &history, const HistoryView &view)
{
    QList<QList<QPointF>> lines;
    QList<QList<QPointF>> drawn;
    for (const LineSpec &line : m_spec.lines) {
        lines.append(linePoints(history, line, m_instance, m_spec.factor, view));
        drawn.append(drawnPoints(history, line, m_instance, m_spec.factor, view));
    }
    Widgets::TimeSeriesChart &chart = m_tile->chart();
    chart.setDrawnData(drawn);
    chart.setWindow(double(view.window.count()));
    const QString ago = QCoreApplication::translate("Clawtune::Overview", "%1 ago");
    chart.setEndTexts(ago.arg(formattedDuration(double(view.window.count()))),
                      view.end == 0 ? QCoreApplication::translate("Clawtune::Overview", "now")
                                    : formattedTime(view.end));
    if (m_spec.topMetric)
        chart.setTop(valueAtEnd(history, {m_spec.topMetric, {}}, view), m_spec.floor);
    m_tile->setData(lines, view.end == 0 ? history.latestTime() : view.end);
    const FormattedParts parts = formattedParts(headline(history, view, lines), m_spec.unit);
    m_tile->setHeadline(parts.number, parts.unit, note(history, view));
}

} // namespace Clawtune
