// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/metrictile.h"

#include "remote/base/quote.h"
#include "ui/text/formatter.h"
#include "ui/text/texts.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Clawtune
{

namespace
{

constexpr double halfDay = 43'200;
constexpr double clockFrom = 1800; ///< seconds of the window

/// The latest value that is not after `end`.
double lastValue(const QList<QPointF> &points, double end)
{
    const auto after =
        std::upper_bound(points.begin(), points.end(), end,
                         [](double wanted, const QPointF &point) { return wanted < point.x(); });
    return after == points.begin() ? std::nan("") : std::prev(after)->y();
}

/// So much more at both ends that lines run on to the edges, whatever the history's resolution. A
/// live view has nothing after its end.
HistoryView withMargins(const HistoryView &view)
{
    using namespace std::chrono_literals;
    const std::chrono::seconds live = std::max<std::chrono::seconds>(2s, view.window / 50);
    const std::chrono::seconds margin =
        view.end == 0 ? live : std::max<std::chrono::seconds>(61s, live);
    if (view.end == 0)
        return {view.window + margin, 0};
    return {view.window + 2 * margin, view.end + double(margin.count())};
}

/// "User: time spent in programs" for each line, and the files they come from.
void describe(const TileSpec &spec, Widgets::ChartTile::Texts &texts)
{
    QStringList meanings;
    QStringList sources;
    for (const LineSpec &line : spec.lines) {
        const Remote::Metric *metric = Remote::findMetric(line.metric);
        if (line.meaning)
            meanings.append(line.meaning());
        if (!metric)
            continue;
        meanings.append(QCoreApplication::translate("Clawtune::Overview", "%1: %2")
                            .arg(markText(metric->name), markText(metric->meaning)));
        const QString source = QString::fromLatin1(metric->source);
        if (!sources.contains(source))
            sources.append(source);
    }
    // The legend says it with an arrow.
    meanings.append(QCoreApplication::translate(
        "Clawtune::Overview", "↑: the highest value, where a point stands for several seconds."));
    texts.meaning = meanings.join(u'\n');
    if (!sources.isEmpty())
        texts.source = QCoreApplication::translate("Clawtune::Overview", "Source: %1")
                           .arg(sources.join(u", "_s));
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
    texts.lowestTitle = QCoreApplication::translate("Clawtune::ChartFiles", "%1, lowest");
    texts.highestTitle = QCoreApplication::translate("Clawtune::ChartFiles", "%1, highest");
    describe(m_spec, texts);
    QList<Widgets::ChartLegend::Entry> entries;
    for (const LineSpec &line : m_spec.lines)
        entries.append({lineName(line), line.color});
    m_tile->setLines(entries);
    const Remote::Unit unit = m_spec.unit;
    m_tile->setTextMakers([unit](double value) { return formatted(value, unit); },
                          [this](double time) {
                              const bool isOtherDay = m_end - time > halfDay;
                              return formattedTime(time, isOtherDay);
                          },
                          [unit](double value) { return formattedRound(value, unit); });
    m_tile->chart().setTimeTickTexts(formattedTimeTick, timeZoneOffset);
    m_tile->setTexts(texts);
}

bool MetricTile::isAbout(const Remote::ThresholdRule &rule) const
{
    const bool isLine =
        std::any_of(m_spec.lines.begin(), m_spec.lines.end(),
                    [&](const LineSpec &line) { return rule.metric == line.metric; });
    return isLine || rule.metric == m_spec.headlineMetric || m_spec.thresholds.contains(rule.id);
}

bool MetricTile::isAbout(const Remote::ThresholdStatus &status) const
{
    const bool isOfOne = !m_spec.lines.isEmpty() && m_spec.lines.first().scope == Scope::Chosen;
    return isAbout(status.rule) && (!isOfOne || status.instance == m_instance);
}

/// A value that is not crossed is drawn only where it is plain which line it is for.
void MetricTile::showThresholds(const ThresholdWatch &watch)
{
    QList<Remote::ThresholdStatus> raised;
    for (const Remote::ThresholdStatus &status : watch.raised()) {
        if (isAbout(status))
            raised.append(status);
    }
    QList<Widgets::ChartLimit> limits;
    for (const Remote::ThresholdRule &rule : watch.rules()) {
        const bool isCrossed =
            std::any_of(raised.begin(), raised.end(), [&rule](const Remote::ThresholdStatus &one) {
                return one.rule.id == rule.id;
            });
        const bool isOwn = m_spec.lines.size() == 1 ? rule.metric == m_spec.lines.first().metric
                                                    : rule.metric == m_spec.headlineMetric;
        const bool isDrawn = isAbout(rule) && !m_spec.thresholds.contains(rule.id);
        if (rule.isOn && rule.whole.isEmpty() && isDrawn && (isCrossed || isOwn))
            limits.append({rule.value * m_spec.factor, rule.isUpper, isCrossed});
    }
    m_tile->chart().setLimits(limits);
    QStringList sentences;
    for (const Remote::ThresholdStatus &status : std::as_const(raised))
        sentences.append(thresholdSentence(status));
    m_tile->setAlert(raised.isEmpty() ? QString() : thresholdBrief(raised.first()),
                     sentences.join(u'\n'));
}

double MetricTile::headline(const Remote::MetricHistory &history, const HistoryView &view,
                            const QList<QList<QPointF>> &lines) const
{
    if (m_spec.headline == Headline::Metric)
        return valueAtEnd(history, {m_spec.headlineMetric, {}}, view);
    double result = std::nan("");
    for (const QList<QPointF> &line : lines) {
        const double value = lastValue(line, m_end);
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
    for (const QByteArray &disk : instancesIn(history, "disk.util", Scope::Disks, {}, view)) {
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

/// Live and short, "5 min ago" and "now" say it all and nothing moves but the lines; else a clock's
/// round times.
void MetricTile::showTimeAxis(const HistoryView &view)
{
    Widgets::TimeSeriesChart &chart = m_tile->chart();
    const auto window = double(view.window.count());
    const bool isLive = view.end == 0;
    const bool showsClock = !isLive || window >= clockFrom;
    chart.setWindow(window);
    chart.setTimeTicksShown(showsClock);
    const QString ago = QCoreApplication::translate("Clawtune::Overview", "%1 ago");
    chart.setEndTexts(showsClock ? QString() : ago.arg(formattedDuration(window)),
                      isLive ? QCoreApplication::translate("Clawtune::Overview", "now")
                             : QString());
}

void MetricTile::refresh(const Remote::MetricHistory &history, const HistoryView &view)
{
    const HistoryView wider = withMargins(view);
    QList<QList<QPointF>> lines;
    QList<QList<QPointF>> drawn;
    for (const LineSpec &line : m_spec.lines) {
        lines.append(linePoints(history, line, m_instance, m_spec.factor, wider));
        drawn.append(drawnPoints(history, line, m_instance, m_spec.factor, wider));
    }
    m_tile->chart().setDrawnData(drawn);
    m_end = view.end == 0 ? history.latestTime() : view.end;
    showTimeAxis(view);
    if (m_spec.topMetric)
        m_tile->chart().setTop(valueAtEnd(history, {m_spec.topMetric, {}}, view), m_spec.floor);
    m_tile->setData(lines, m_end);
    const FormattedParts parts = formattedParts(headline(history, view, lines), m_spec.unit);
    m_tile->setHeadline(parts.number, parts.unit, note(history, view));
}

} // namespace Clawtune
