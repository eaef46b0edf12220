// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/chartaccessible.h"

#include "widgets/timeserieschart.h"

#include <cmath>

namespace Widgets
{

ChartAccessible::ChartAccessible(TimeSeriesChart *chart)
    : QAccessibleWidget(chart, QAccessible::Chart)
{
}

void ChartAccessible::install()
{
    static const bool isInstalled = [] {
        QAccessible::installFactory([](const QString &, QObject *object) -> QAccessibleInterface * {
            auto *chart = qobject_cast<TimeSeriesChart *>(object);
            return chart ? new ChartAccessible(chart) : nullptr;
        });
        return true;
    }();
    Q_UNUSED(isInstalled)
}

const TimeSeriesChart *ChartAccessible::chart() const
{
    return static_cast<const TimeSeriesChart *>(widget());
}

void *ChartAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::ValueInterface)
        return static_cast<QAccessibleValueInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

QVariant ChartAccessible::currentValue() const
{
    const QList<double> values = chart()->shownValues();
    for (qsizetype line = 0; line < values.size(); ++line) {
        if (chart()->isLineShown(line) && std::isfinite(values.at(line)))
            return values.at(line);
    }
    return {};
}

/// What was measured cannot be set.
void ChartAccessible::setCurrentValue(const QVariant &) {}

QVariant ChartAccessible::maximumValue() const
{
    return chart()->top();
}

QVariant ChartAccessible::minimumValue() const
{
    return 0.;
}

QVariant ChartAccessible::minimumStepSize() const
{
    return {};
}

} // namespace Widgets
