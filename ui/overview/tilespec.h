// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/metrichistory.h"
#include "widgets/palette.h"
#include "widgets/scale.h"

#include <limits>

namespace Clawtune
{

/// Which instances of a metric a line takes in.
enum class Scope {
    Machine,    ///< the metric has no instances
    Disks,      ///< every disk that is not made of others
    Interfaces, ///< every interface that leads outside
    Chosen,     ///< the one that the page shows
    Every,      ///< all there are
};

/// How the instances of one line become one number.
enum class Joining { Sum, Highest };

/// One line of a tile: mostly a row of the metric catalogue, which also gives its name and meaning.
struct LineSpec {
    const char *metric;
    Widgets::SeriesColor color;
    Scope scope = Scope::Machine;
    Joining joining = Joining::Sum;
    const char *name = nullptr; ///< shorter than the metric's own; else nullptr
    /// What it means and where it is from, of a line that is no row of the catalogue and has a name
    /// here; else nullptr.
    QString (*meaning)() = nullptr;
};

/// What a line is called, in the chosen language.
[[nodiscard]] QString lineName(const LineSpec &line);

/// What the large number of a tile is.
enum class Headline {
    Metric, ///< `headlineMetric`
    FirstLine,
    SumOfLines,
    HighestLine,
};

/// One tile of the Overview as data: what it shows, not how.
struct TileSpec {
    const char *title; ///< QT_TRANSLATE_NOOP("Clawtune::Overview", …)
    QList<LineSpec> lines;
    Remote::Unit unit;
    double factor = 1; ///< from the metric's unit to `unit`
    Widgets::Counting counting = Widgets::Counting::Decimal;
    double top = std::numeric_limits<double>::quiet_NaN(); ///< fixed end of the axis
    double floor = 1;                                      ///< least end of the axis
    Headline headline = Headline::FirstLine;
    const char *headlineMetric = nullptr;
    const char *topMetric = nullptr; ///< the axis ends at this metric's value, said in the note
    /// Of something that not every server has; shown where this one has it.
    bool isOptional = false;
    /// The busiest disk is named beside the large number.
    bool namesBusiestDisk = false;
    /// Rules told here besides those of its own metrics.
    QList<QByteArray> thresholds{};
};

/// The tiles of the Summary, most important first.
const QList<TileSpec> &summaryTiles();
/// The tiles of one core, of one disk and of one interface.
const QList<TileSpec> &coreTiles();
const QList<TileSpec> &diskTiles();
const QList<TileSpec> &networkTiles();

/// Which part of the history is looked at. `end` 0: up to now.
struct HistoryView {
    std::chrono::seconds window{300};
    double end = 0;
};

/// The points of a line, its instances joined; `chosen` is the instance of Scope::Chosen.
QList<QPointF> linePoints(const Remote::MetricHistory &history, const LineSpec &line,
                          const QByteArray &chosen, double factor, const HistoryView &view);
/// The same for drawing: at each x where it differs from the mean also the lowest and the highest
/// value, the mean first and last. Of several instances these are the sums (or the highest) of
/// theirs, so the true ones lie between. Empty where it would be the same as linePoints().
QList<QPointF> drawnPoints(const Remote::MetricHistory &history, const LineSpec &line,
                           const QByteArray &chosen, double factor, const HistoryView &view);
/// A metric's value at the end of the view; NaN when there is none.
double valueAtEnd(const Remote::MetricHistory &history, const Remote::MetricKey &key,
                  const HistoryView &view);
/// Sums or highest values of points that share their x; where only some have a value, of those.
QList<QPointF> joinedPoints(const QList<QList<QPointF>> &parts, Joining joining);
/// Instances of a metric within a scope that have a value in view, also those that have vanished.
QList<QByteArray> instancesIn(const Remote::MetricHistory &history, const QByteArray &metric,
                              Scope scope, const QByteArray &chosen, const HistoryView &view);

} // namespace Clawtune
