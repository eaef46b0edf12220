// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/tilespec.h"

#include "remote/metrics/disks.h"
#include "remote/metrics/network.h"
#include "ui/text/texts.h"

#include <QCoreApplication>
#include <QMap>

#include <algorithm>
#include <cmath>

namespace Clawtune
{

namespace
{

QList<QByteArray> without(QList<QByteArray> names, bool (*isLeftOut)(const QByteArray &))
{
    names.removeIf([isLeftOut](const QByteArray &name) { return isLeftOut(name); });
    return names;
}

} // namespace

QString lineName(const LineSpec &line)
{
    if (line.name)
        return QCoreApplication::translate("Clawtune::Overview", line.name);
    const Remote::Metric *metric = Remote::findMetric(line.metric);
    Q_ASSERT(metric);
    return markText(metric->name);
}

QList<QByteArray> instancesIn(const Remote::MetricHistory &history, const QByteArray &metric,
                              Scope scope, const QByteArray &chosen, const HistoryView &view)
{
    const auto inView = [&] { return history.instances(metric, view.window, view.end); };
    switch (scope) {
    case Scope::Machine:
        return {QByteArray()};
    case Scope::Disks:
        return without(inView(), Remote::isStackedDisk);
    case Scope::Interfaces:
        return without(inView(), Remote::isVirtualInterface);
    case Scope::Chosen:
        return {chosen};
    case Scope::Every:
        return inView();
    }
    return {};
}

namespace
{

double joinedValue(double a, double b, Joining joining)
{
    if (std::isnan(a) || std::isnan(b))
        return std::isnan(a) ? b : a;
    return joining == Joining::Sum ? a + b : std::max(a, b);
}

/// Both ascend in x; done once for each disk and tick, so it goes along both instead of searching.
QList<QPointF> joinedTwo(const QList<QPointF> &a, const QList<QPointF> &b, Joining joining)
{
    QList<QPointF> joined;
    joined.reserve(std::max(a.size(), b.size()));
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < a.size() || j < b.size()) {
        if (j == b.size() || (i < a.size() && a.at(i).x() < b.at(j).x()))
            joined.append(a.at(i++));
        else if (i == a.size() || b.at(j).x() < a.at(i).x())
            joined.append(b.at(j++));
        else {
            joined.append({a.at(i).x(), joinedValue(a.at(i).y(), b.at(j).y(), joining)});
            ++i;
            ++j;
        }
    }
    return joined;
}

} // namespace

QList<QPointF> joinedPoints(const QList<QList<QPointF>> &parts, Joining joining)
{
    QList<QPointF> joined = parts.value(0);
    for (qsizetype part = 1; part < parts.size(); ++part)
        joined = joinedTwo(joined, parts.at(part), joining);
    return joined;
}

QList<QPointF> linePoints(const Remote::MetricHistory &history, const LineSpec &line,
                          const QByteArray &chosen, double factor, const HistoryView &view)
{
    QList<QList<QPointF>> parts;
    for (const QByteArray &instance : instancesIn(history, line.metric, line.scope, chosen, view))
        parts.append(history.points({line.metric, instance}, view.window, view.end));
    QList<QPointF> points = joinedPoints(parts, line.joining);
    if (factor != 1) {
        for (QPointF &point : points)
            point.ry() *= factor;
    }
    return points;
}

namespace
{

QList<Remote::HistoryPoint> joinedBuckets(const Remote::MetricHistory &history,
                                          const LineSpec &line, const QList<QByteArray> &instances,
                                          const HistoryView &view)
{
    const auto join = [&line](double one, double other) {
        return line.joining == Joining::Sum ? one + other : std::max(one, other);
    };
    QMap<double, Remote::HistoryPoint> joined;
    for (const QByteArray &instance : instances) {
        const auto points = history.buckets({line.metric, instance}, view.window, view.end);
        for (const Remote::HistoryPoint &point : points) {
            const auto known = joined.find(point.time);
            if (known == joined.end() || std::isnan(known->mean))
                joined.insert(point.time, point);
            else if (!std::isnan(point.mean))
                *known = {point.time, join(known->mean, point.mean), join(known->low, point.low),
                          join(known->high, point.high)};
        }
    }
    return joined.values();
}

} // namespace

QList<QPointF> drawnPoints(const Remote::MetricHistory &history, const LineSpec &line,
                           const QByteArray &chosen, double factor, const HistoryView &view)
{
    const QList<QByteArray> instances = instancesIn(history, line.metric, line.scope, chosen, view);
    QList<Remote::HistoryPoint> points;
    if (instances.size() == 1)
        points = history.buckets({line.metric, instances.first()}, view.window, view.end);
    else
        points = joinedBuckets(history, line, instances, view);
    const bool isMore = std::any_of(points.begin(), points.end(),
                                    [](const auto &point) { return point.low < point.high; });
    QList<QPointF> drawn;
    if (!isMore)
        return drawn;
    drawn.reserve(4 * points.size());
    for (const Remote::HistoryPoint &point : std::as_const(points)) {
        drawn.append({point.time, point.mean * factor});
        if (!(point.low < point.high))
            continue;
        drawn.append({point.time, point.low * factor});
        drawn.append({point.time, point.high * factor});
        drawn.append({point.time, point.mean * factor});
    }
    return drawn;
}

double valueAtEnd(const Remote::MetricHistory &history, const Remote::MetricKey &key,
                  const HistoryView &view)
{
    if (view.end == 0)
        return history.latest(key);
    return history.valueAt(key, view.end);
}

} // namespace Clawtune
